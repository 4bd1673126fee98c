"""What can be done with what is not simply an entry of the log: earlier versions, files that cannot be read, copies,
and the bin. Nothing here loses a word, but for what is deleted for good.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from learnlog.errors import EntryMissing, EntryUnreadable, LearnlogError
from learnlog.journal.compare import Key
from learnlog.journal.entry import Entry
from learnlog.journal.handed_in import HandedIn
from learnlog.journal.merge import Pick
from learnlog.journal.readback import long_moment
from learnlog.journal.reasons import reason
from learnlog.journal.summarising import summarise
from learnlog.journal.summary import Copy
from learnlog.meeting import Meeting
from learnlog.store.contents import Binned, Version
from learnlog.store.names import id_in
from learnlog.store.protocol import JournalStore

Forget = Callable[[str], tuple[str, ...]]
"""Removes an entry from the backups, and returns a sentence for each from which that was not possible."""

ForgetPast = Callable[[str, Sequence[str]], tuple[str, ...]]
"""Removes the earlier versions of an entry from the backups, but for those with these hashes; returns as above."""


@dataclass(frozen=True)
class Past:
    """An earlier version of an entry.

    Attributes:
        version: which.
        entry: the entry as it was; None where that cannot be read any more.
        words: how many words it had.
        why: why it was kept, in words.
        handed_in: as what it was handed in, such as “Word”, and when, newest first.
    """

    version: Version
    entry: Entry | None
    words: int = 0
    why: str = ""
    handed_in: tuple[str, ...] = ()


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


OUTSIDE = "Changed outside learnlog"
"""Why a version was kept whose file something else had written."""


class Care:
    """Looks after one log.

    Args:
        store: the log.
        clock: the time now, with its offset.
        forget: removes an entry from the backups.
        forget_past: removes the earlier versions of an entry from the backups.
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
        forget_past: ForgetPast = lambda entry_id, keep: (),
    ) -> None:
        self._store = store
        self._clock = clock
        self._forget = forget
        self._forget_past = forget_past
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
        handed_in = self._store.hand_ins().of_entry(entry_id)
        found: list[Past] = []
        earlier: list[Entry] = []
        for version in reversed(self._store.history.versions(entry_id)):
            past = self._past(entry_id, version, earlier, handed_in)
            if past.entry is not None:
                earlier.insert(0, past.entry)
            found.append(past)
        return tuple(one for one in reversed(found) if not now or not now.startswith(one.version.hash))

    def _past(self, entry_id: str, version: Version, earlier: Sequence[Entry], handed_in: Sequence[HandedIn]) -> Past:
        try:
            opened = self._store.history.read(entry_id, version)
        except EntryUnreadable:
            return Past(version, None)
        why = OUTSIDE if opened.outside else reason(opened.entry, earlier)
        said = tuple(one.said for one in handed_in if one.version_of(entry_id).startswith(version.hash))
        return Past(version, opened.entry, summarise(opened.entry).words, why, said)

    def why_now(self, entry: Entry, past: Sequence[Past]) -> str:
        """Return why an entry is as it is now, in words, after the versions in its history."""
        return reason(entry, [one.entry for one in past if one.entry is not None])

    def restore(self, entry_id: str, version: Version) -> Entry:
        """Make an earlier version the newest one. What the entry says now becomes a version, too.

        Raises EntryOpenElsewhere, EntryMissing, EntryUnreadable, EntryChanged, SaveFailed.
        """
        with self._held(entry_id):
            now = self._store.load(entry_id)
            entry = self._store.history.read(entry_id, version).entry.changed(updated=self._clock())
            self._store.save(entry, now.version)
            with contextlib.suppress(LearnlogError):
                self._store.keep_version(entry_id)
        self._changed()
        return entry

    def forgettable(self, entry_id: str) -> tuple[tuple[Past, ...], int]:
        """Return the earlier versions that :meth:`forget_past` deletes, newest first, and how many it leaves.

        What was handed in is left: it is what somebody else has, and goes only with the entry.
        """
        past = self.past(entry_id)
        gone = tuple(one for one in past if not one.handed_in)
        return gone, len(past) - len(gone)

    def forget_past(self, entry_id: str) -> tuple[str, ...]:
        """Delete the earlier versions of an entry for good, but for those that were handed in; from backups, too.

        Returns a sentence for each place that could not be reached. Raises EntryOpenElsewhere, SaveFailed.
        """
        with self._held(entry_id):
            records = self._store.hand_ins()
            if records.unreadable:
                raise LearnlogError(
                    "A record of what you handed in cannot be read, so nobody can tell which versions were.",
                    "Nothing was deleted.",
                    "“learnlog doctor” names the file.",
                )
            keep = [one.version_of(entry_id) for one in records.of_entry(entry_id)]
            with contextlib.suppress(EntryMissing, EntryUnreadable):
                # With a copy of what it says now, what is changed outside learnlog can still be told.
                keep.append(self._store.load(entry_id).version)
            self._store.forget_versions(entry_id, keep)
        return self._forget_past(entry_id, keep)

    # -- files that cannot be read

    def damaged(self, trouble: EntryUnreadable) -> Damaged:
        """Return the last good version of a file that cannot be read, where there is one."""
        entry_id = id_in(trouble.path)
        try:
            # The file has to be the entry's own: one of two with the same id is but a copy.
            found = self._store.history.last_good(entry_id) if self._store.path_of(entry_id) == trouble.path else None
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
        known = theirs.version == mine.version or self._store.history.like(entry_id, theirs.version) is not None
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
        self._store.bin.put_away(copy.path)
        self._fewer()
        self._changed()

    # -- the bin

    def binned(self) -> tuple[Binned, ...]:
        """Return what is in the bin, the newest entry first. EntryUnreadable where it cannot be opened."""
        return self._store.bin.all()

    def bring_back(self, binned: Binned) -> None:
        """Bring back an entry, or what was set aside or put away, to where it was. EntryMissing."""
        if binned.kind == "entry":
            self._store.bin.bring_back(binned.entry_id)
        else:
            self._store.bin.take_out(binned.name)
        self._changed()

    def erase(self, binned: Binned) -> tuple[str, ...]:
        """Delete an entry that is in the bin for good, and return a sentence for each place that could not be reached.

        Raises LearnlogError where the entry is in the log as well; EntryMissing; SaveFailed.
        """
        self.erase_here(binned)
        return self._forget(binned.entry_id)

    def erase_here(self, binned: Binned) -> None:
        """Delete an entry that is in the bin for good, but not from backups. Raises as :meth:`erase` does."""
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

    @contextlib.contextmanager
    def _held(self, entry_id: str) -> Iterator[None]:
        """Hold the right to write in an entry. Raises EntryOpenElsewhere."""
        hold = self._store.hold(entry_id)
        try:
            yield
        finally:
            hold.release()


def consequences(gone: Sequence[Past], stay: int) -> str:
    """Return what deleting the earlier versions of an entry means, in words.

    Args:
        gone: what goes, newest first.
        stay: how many versions stay, because they were handed in.
    """
    days = [long_moment(one.entry.updated) for one in gone if one.entry is not None]
    one = len(gone) == 1
    span = f", of {days[0]}" if days and one else f", from {days[-1]} to {days[0]}" if days else ""
    lines = [
        f"{'1 earlier version goes' if one else f'{len(gone)} earlier versions go'}{span}. "
        f"Nobody can bring {'it' if one else 'them'} back, or tell any more what was changed since.",
        "",
        "• The entry stays as it is now.",
    ]
    if stay:
        were = "1 version was" if stay == 1 else f"{stay} versions were"
        lines.append(f"• {were} handed in: what your tutor has stays here, too. It goes only with the entry.")
    lines += [
        f"• {'It is' if one else 'They are'} taken out of the backups that are within reach. Each backup still has the "
        "entry as it was on its day; deleting the whole entry for good takes that out, too.",
        "• What you copied elsewhere yourself is beyond learnlog.",
    ]
    return "\n".join(lines)
