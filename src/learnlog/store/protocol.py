"""What a journal store does, whatever it keeps the log in. Two implementations, one contract test suite."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection, Sequence
from typing import Protocol

from learnlog.errors import EntryMissing, EntryUnreadable
from learnlog.journal.entry import Entry
from learnlog.journal.handed_in import HandedIn
from learnlog.search.log_view import LogView
from learnlog.store.contents import Binned, Draft, DraftRef, HandIns, Listing, Opened, Version
from learnlog.store.records import Records

Progress = Callable[[int, int], None]
"""Called with how many files are read and how many there are."""


class CatchUp(Protocol):
    """Bringing what is known of the log's entries up to date with their files.

    Attributes:
        done: how many entries are known as they are now.
        total: how many there are; 0 while they are not counted yet.
    """

    done: int
    total: int

    def run(self) -> bool:
        """Look at every file, read what has changed, and return whether anything had. Call it in a thread.

        What it has found is there for :meth:`JournalStore.log_view` while it still goes on. It raises nothing.
        """

    def cancel(self) -> None:
        """Have :meth:`run` return as soon as it can. From any thread; what was found stays known."""


class Hold(Protocol):
    """The right to write in one entry, held until released."""

    def release(self) -> None:
        """Give it up. Releasing twice does no harm."""


class DraftStore(Protocol):
    """Text ahead of the saved entries, one draft for each entry and running app."""

    def keep(self, draft: Draft, *, durable: bool) -> None:
        """Keep a draft as this app's, replacing the one before. Durable means proven on disk before this returns."""

    def all(self) -> tuple[DraftRef, ...]:
        """Return every draft there is, by entry; those of entries that were never saved among them."""

    def read(self, ref: DraftRef) -> Draft:
        """Return a draft. EntryMissing; EntryUnreadable where it is damaged, or another entry's."""

    def of(self, entry_id: str) -> tuple[Draft, ...]:
        """Return the drafts of an entry that can be read, newest first."""
        found = []
        for ref in self.all():
            if ref.entry_id == entry_id:
                with contextlib.suppress(EntryUnreadable, EntryMissing):
                    found.append(self.read(ref))
        return tuple(sorted(found, key=lambda one: (one.number, one.written), reverse=True))

    def newest_of(self, entry_id: str) -> Draft | None:
        """Return the newest draft of an entry that can be read, or None."""
        return next(iter(self.of(entry_id)), None)

    def adopt(self, ref: DraftRef) -> None:
        """Go on with a draft that another app left behind: from now on it is this app's."""

    def drop(self, entry_id: str) -> None:
        """Forget this app's draft of an entry, after the entry was saved. No draft is no error."""

    def set_aside(self, ref: DraftRef) -> None:
        """Move a draft to the bin. No draft is no error."""


class UnsentStore(Protocol):
    """Follow-ups that are not added to their entries yet."""

    def keep(self, entry_id: str, text: str, *, durable: bool) -> None:
        """Keep a follow-up that is not added to its entry yet, replacing the one before; empty text forgets it.

        Durable means proven on the disk before this returns.
        """

    def text(self, entry_id: str) -> str:
        """Return the follow-up not added yet, empty if there is none. A damaged one raises EntryUnreadable."""

    def hold(self, entry_id: str) -> Hold:
        """Return the right to write a follow-up to an entry; EntryOpenElsewhere where another window has it."""


class VersionStore(Protocol):
    """The earlier versions of entries, to be read."""

    def versions(self, entry_id: str) -> tuple[Version, ...]:
        """Return the versions in the history of an entry, newest first."""

    def read(self, entry_id: str, version: Version) -> Opened:
        """Return an earlier version; EntryUnreadable where it is damaged or gone."""

    def like(self, entry_id: str, version: str) -> Entry | None:
        """Return the entry as it was in a version, given as ``save`` returned it; None where that was not kept."""

    def last_good(self, entry_id: str) -> tuple[Version, Opened] | None:
        """Return the newest version in the history that can be read, or None."""


class BinStore(Protocol):
    """What was deleted, set aside or put away."""

    def put(self, entry_id: str) -> None:
        """Move an entry, with its draft and its unsent follow-up, to the bin; EntryMissing."""

    def bring_back(self, entry_id: str) -> None:
        """Bring an entry back from the bin; EntryMissing."""

    def put_away(self, path: str) -> None:
        """Move a copy to the bin; EntryMissing where it is gone."""

    def all(self) -> tuple[Binned, ...]:
        """Return what is in the bin, the newest entry first. EntryUnreadable where the bin cannot be opened."""

    def take_out(self, name: str) -> None:
        """Take what was set aside or put away out of the bin, as a draft that waits or the copy it was; EntryMissing.

        Args:
            name: as ``all`` returned it.
        """

    def discard(self, name: str) -> None:
        """Delete what was set aside or put away from the bin for good; EntryMissing.

        Args:
            name: as ``all`` returned it.
        """


class JournalStore(Protocol):
    """Keeps entries, drafts, earlier versions, the bin, and the small files beside them.

    Every method may raise SaveFailed when the disk refuses, and nothing but errors of learnlog.errors.

    Attributes:
        session: eight hexadecimal digits that name this running app among all that write drafts.
        home: where the log is, for a person.
        drafts: text ahead of the saved entries.
        unsent: follow-ups that are not added yet.
        history: earlier versions of entries.
        bin: what was deleted, set aside or put away.
        records: settings, the place where the trainee stopped, and the like.
    """

    session: str
    home: str
    drafts: DraftStore
    unsent: UnsentStore
    history: VersionStore
    bin: BinStore
    records: Records

    def listing(self, progress: Progress | None = None, *, searchable: bool = True) -> Listing:
        """Return every saved entry as a list shows it. Unreadable files are named, never skipped.

        Args:
            searchable: whether the summaries hold the text to search in, which is nearly all of a large log.
        """

    def log_view(self) -> LogView:
        """Return what is known of the log's entries, with the words of drafts, as they were caught up last.

        It holds no entry, and costs next to nothing. Ask for it anew after a change.
        """

    def catch_up(self, pause: Callable[[], None] = lambda: None) -> CatchUp:
        """Return what brings what is known of the entries up to date.

        Args:
            pause: called between small portions of work, in the thread that works, so that others come to their turn.
        """

    def path_of(self, entry_id: str) -> str:
        """Return where an entry is kept; EntryMissing if there is none."""

    def load(self, entry_id: str) -> Opened:
        """Return the saved entry; EntryMissing or EntryUnreadable."""

    def is_caught_up(self) -> bool:
        """Return whether nothing was put into the log or taken out of it since it was caught up.

        A quick look, however large the log is; a file that was written over in place is found by :meth:`catch_up`.
        """

    def close(self) -> None:
        """Close what is kept open, such as a file on a disk that is to be taken away; it is opened when needed."""

    def tidy(self) -> None:
        """Put in order what a save that was cut short left behind; nothing that says something new is removed."""

    def newest(self) -> str:
        """Return the largest id of all entries and drafts; empty if there are none."""

    def save(self, entry: Entry, version: str, *, keep_old: bool = True) -> str:
        """Make the entry durable and return its new version.

        Args:
            version: as returned by ``load`` or the last ``save``; empty for a new entry.
            keep_old: whether the version it replaces goes into the history. It may be left out for one that the same
                sitting wrote a moment ago.

        Raises:
            EntryChanged: the file is not the one of that version; nothing was written.
            SaveFailed: the disk refused; the last saved version stands.
            SaveUnproven: the entry is saved, but the disk did not confirm it; saving again is safe.
        """

    def hold(self, entry_id: str) -> Hold:
        """Return the right to write in an entry; EntryOpenElsewhere where another window has it."""

    def in_use(self, entry_id: str) -> bool:
        """Return whether any window, this one too, has the right to write in an entry."""

    def as_left(self, entry_id: str) -> Entry:
        """Return an entry as its author last left it, draft included; EntryMissing or EntryUnreadable."""
        draft = self.drafts.newest_of(entry_id)
        return draft.entry if draft else self.load(entry_id).entry

    # Earlier versions

    def keep_version(self, entry_id: str) -> None:
        """Put a copy of the entry as it is saved now into the history, if it is not its newest version already.

        So the version before a change from outside learnlog is always there. EntryMissing or EntryUnreadable.
        """

    def mend(self, entry_id: str, version: Version) -> None:
        """Put an earlier version in the place of a file that cannot be read; that file is set aside and kept.

        Raises LearnlogError where the file can be read after all; EntryMissing; EntryUnreadable for the version.
        """

    def forget_versions(self, entry_id: str, keep: Collection[str]) -> int:
        """Delete the versions in the history of an entry for good, and return how many were there.

        Args:
            keep: versions that stay, given as ``save`` returned them.
        """

    # What was handed in

    def keep_hand_in(self, record: HandedIn, entries: Sequence[Entry]) -> HandedIn:
        """Keep that entries were handed in, in exactly these words, and return the record with their versions.

        The words go into the history, read-only, before the record does.
        """

    def hand_ins(self) -> HandIns:
        """Return everything that was handed in. A record that cannot be read is named and hides no other."""

    # Files that are copies

    def copy(self, path: str) -> Opened:
        """Return what a copy in a listing says; EntryMissing where it is gone; EntryUnreadable."""

    # Deleting for good

    def erase(self, entry_id: str) -> None:
        """Delete an entry for good: from the log, its history, its drafts, the bin and everything made of it.

        It cannot be undone. EntryMissing where there is nothing of it.
        """
