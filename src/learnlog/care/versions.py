"""Earlier versions of an entry: which there are and why, one made the newest, all of them deleted for good."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from learnlog.care.holding import held
from learnlog.errors import EntryMissing, EntryUnreadable, LearnlogError
from learnlog.journal.entry import Entry
from learnlog.journal.handed_in import HandedIn
from learnlog.journal.readback import long_moment
from learnlog.journal.reasons import reason
from learnlog.journal.summarising import summarise
from learnlog.store.contents import Version
from learnlog.store.protocol import JournalStore

ForgetPast = Callable[[str, Sequence[str]], tuple[str, ...]]
"""Removes the earlier versions of an entry from the backups, but for those with these hashes, and returns a sentence
for each from which that was not possible."""

OUTSIDE = "Changed outside learnlog"
"""Why a version was kept whose file something else had written."""


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


class Versions:
    """The earlier versions of the entries of one log.

    Args:
        store: the log.
        clock: the time now, with its offset.
        forget_past: removes the earlier versions of an entry from the backups.
        changed: is told after every change.
    """

    def __init__(
        self, store: JournalStore, clock: Callable[[], datetime], forget_past: ForgetPast, changed: Callable[[], None]
    ) -> None:
        self._store = store
        self._clock = clock
        self._forget_past = forget_past
        self._changed = changed

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
        with held(self._store, entry_id):
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
        with held(self._store, entry_id):
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
