"""What can be done with what is not simply an entry of the log: earlier versions, files that cannot be read, copies,
and the bin. Nothing here loses a word, but for what is deleted for good.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from learnlog.errors import EntryMissing, EntryUnreadable, LearnlogError
from learnlog.journal.compare import Key
from learnlog.journal.entry import Entry
from learnlog.journal.merge import Pick
from learnlog.journal.summarising import summarise
from learnlog.meeting import Meeting
from learnlog.store.names import id_in
from learnlog.store.protocol import Binned, Copy, JournalStore, Version

Forget = Callable[[str], tuple[str, ...]]
"""Removes an entry from the backups, and returns a sentence for each from which that was not possible."""


@dataclass(frozen=True)
class Past:
    """An earlier version of an entry.

    Attributes:
        version: which.
        entry: the entry as it was; None where that cannot be read any more.
        words: how many words it had.
    """

    version: Version
    entry: Entry | None
    words: int = 0


@dataclass(frozen=True)
class Damaged:
    """A file that cannot be read.

    Attributes:
        trouble: where it is, and why.
        good: the last version of it that can be read, if there is one.
    """

    trouble: EntryUnreadable
    entry_id: str = ""
    good: Past | None = None


@dataclass(frozen=True)
class Copied:
    """A copy, beside the entry it is of.

    Attributes:
        copy: where it is, and why it is not the entry itself.
        entry: what it says.
        meeting: the entry as it is saved, as mine, with the copy as theirs; None where the log has no such entry.
        version: of the entry as it is saved.
        known: whether it is just as an earlier version of the entry was.
    """

    copy: Copy
    entry: Entry
    meeting: Meeting | None = None
    version: str = ""
    known: bool = False


class Care:
    """Looks after one log.

    Args:
        store: the log.
        clock: the time now, with its offset.
        forget: removes an entry from the backups.
        fewer: is told where the log has a file less because the trainee wants it so.
        changed: is told after every change.
    """

    def __init__(
        self,
        store: JournalStore,
        clock: Callable[[], datetime],
        forget: Forget = lambda entry_id: (),
        fewer: Callable[[], None] = lambda: None,
        changed: Callable[[], None] = lambda: None,
    ) -> None:
        self._store = store
        self._clock = clock
        self._forget = forget
        self._fewer = fewer
        self._changed = changed

    # -- earlier versions

    def edited_outside(self, entry_id: str) -> bool:
        """Return whether something else has changed the entry since learnlog saved it."""
        with contextlib.suppress(EntryMissing, EntryUnreadable):
            return self._store.load(entry_id).outside
        return False

    def past(self, entry_id: str) -> tuple[Past, ...]:
        """Return the earlier versions of an entry, newest first, without those that are as it is now."""
        now = ""
        with contextlib.suppress(EntryMissing, EntryUnreadable):
            now = self._store.load(entry_id).version
        kept = [one for one in self._store.versions(entry_id) if not now.startswith(one.hash)]
        return tuple(self._past(entry_id, one) for one in kept)

    def _past(self, entry_id: str, version: Version) -> Past:
        try:
            entry = self._store.version(entry_id, version).entry
        except EntryUnreadable:
            return Past(version, None)
        return Past(version, entry, summarise(entry).words)

    def restore(self, entry_id: str, version: Version) -> Entry:
        """Make an earlier version the newest one. What the entry says now becomes a version, too.

        Raises EntryOpenElsewhere, EntryMissing, EntryUnreadable, EntryChanged, SaveFailed.
        """
        with self._held(entry_id):
            now = self._store.load(entry_id)
            entry = self._store.version(entry_id, version).entry.changed(updated=self._clock())
            self._store.save(entry, now.version)
        self._changed()
        return entry

    # -- files that cannot be read

    def damaged(self, trouble: EntryUnreadable) -> Damaged:
        """Return the last good version of a file that cannot be read, where there is one."""
        entry_id = id_in(trouble.path)
        try:
            # The file has to be the entry's own: one of two with the same id is but a copy.
            found = self._store.last_good(entry_id) if self._store.path_of(entry_id) == trouble.path else None
        except LearnlogError:
            found = None
        if found is None:
            return Damaged(trouble)
        version, opened = found
        return Damaged(trouble, entry_id, Past(version, opened.entry, summarise(opened.entry).words))

    def mend(self, damaged: Damaged) -> Entry:
        """Put the last good version in the place of a file that cannot be read, which is kept, too.

        Raises LearnlogError where the file can be read after all, and what the disk refuses.
        """
        assert damaged.good is not None and damaged.good.entry is not None, "there is a good version"
        with self._held(damaged.entry_id):
            self._store.mend(damaged.entry_id, damaged.good.version)
        self._changed()
        return damaged.good.entry

    # -- copies

    def copied(self, copy: Copy) -> Copied:
        """Return what a copy says beside its entry. EntryMissing where it is gone; EntryUnreadable."""
        theirs = self._store.copy(copy.path)
        entry_id = theirs.entry.id
        try:
            mine = self._store.load(entry_id)
        except EntryMissing:
            return Copied(copy, theirs.entry)
        known = theirs.version == mine.version or self._store.version_like(entry_id, theirs.version) is not None
        return Copied(copy, theirs.entry, Meeting.of(mine.entry, theirs.entry), mine.version, known)

    def take_in(self, copied: Copied, picks: Mapping[Key, Pick]) -> Entry:
        """Save what the entry and its copy become together, and put the copy away.

        Raises EntryChanged where the entry is another by now; EntryOpenElsewhere; SaveFailed.
        """
        entry_id = copied.entry.id
        with self._held(entry_id):
            if copied.meeting is None:
                entry = copied.entry
                self._store.save(entry, "")
            else:
                entry = copied.meeting.settled(picks).changed(updated=self._clock())
                self._store.save(entry, copied.version)
        self.put_away(copied.copy)
        return entry

    def put_away(self, copy: Copy) -> None:
        """Move a copy to the bin. EntryMissing where it is gone."""
        self._store.put_away(copy.path)
        self._fewer()
        self._changed()

    # -- the bin

    def binned(self) -> tuple[Binned, ...]:
        """Return what is in the bin, the newest entry first. EntryUnreadable where it cannot be opened."""
        return self._store.binned()

    def bring_back(self, binned: Binned) -> None:
        """Bring back an entry, or what was set aside or put away, to where it was. EntryMissing."""
        if binned.kind == "entry":
            self._store.unbin(binned.entry_id)
        else:
            self._store.take_out(binned.name)
        self._changed()

    def erase(self, binned: Binned) -> tuple[str, ...]:
        """Delete an entry that is in the bin for good, and return a sentence for each place that could not be reached.

        Raises LearnlogError where the entry is in the log as well; EntryMissing; SaveFailed.
        """
        entry_id = binned.entry_id
        with self._held(entry_id):
            with contextlib.suppress(EntryMissing):
                self._store.path_of(entry_id)
                raise LearnlogError(
                    "This entry is in your log as well.",
                    "Nothing was deleted.",
                    "Delete it there first; then everything of it can go for good.",
                )
            self._store.erase(entry_id)
        return self._forget(entry_id)

    @contextlib.contextmanager
    def _held(self, entry_id: str) -> Iterator[None]:
        """Hold the right to write in an entry. Raises EntryOpenElsewhere."""
        hold = self._store.hold(entry_id)
        try:
            yield
        finally:
            hold.release()
