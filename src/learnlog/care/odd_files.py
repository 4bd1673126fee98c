"""Files of a log that are not simply its entries: those that cannot be read, and copies that another program made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from learnlog.care.holding import held
from learnlog.care.versions import Past
from learnlog.errors import EntryMissing, EntryUnreadable, LearnlogError
from learnlog.journal.compare import Key
from learnlog.journal.entry import Entry
from learnlog.journal.merge import Pick
from learnlog.journal.summarising import summarise
from learnlog.journal.summary import Copy
from learnlog.meeting import Meeting
from learnlog.store.names import id_in
from learnlog.store.protocol import JournalStore


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


class OddFiles:
    """What can be done with such files of one log.

    Args:
        store: the log.
        clock: the time now, with its offset.
        fewer: is told where the log has a file less because the trainee wants it so.
        changed: is told after every change.
    """

    def __init__(
        self, store: JournalStore, clock: Callable[[], datetime], fewer: Callable[[], None], changed: Callable[[], None]
    ) -> None:
        self._store = store
        self._clock = clock
        self._fewer = fewer
        self._changed = changed

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
        with held(self._store, damaged.entry_id):
            self._store.mend(damaged.entry_id, damaged.good.version)
        self._changed()
        return damaged.good.entry

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
        with held(self._store, entry_id):
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
