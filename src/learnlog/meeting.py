"""Words that are being written, and what stands in their entry's file by now: two states that are to become one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from learnlog.errors import EntryMissing
from learnlog.journal.compare import Key
from learnlog.journal.entry import Entry
from learnlog.journal.merge import Clash, Merged, Pick, merge
from learnlog.store.protocol import JournalStore


@dataclass(frozen=True)
class Meeting:
    """Two states of one entry.

    Attributes:
        mine: with the words that are being written.
        theirs: as the file has it now; None where the file is gone.
        version: of theirs; empty where it is gone.
        merged: what comes of both; None where there is nothing to merge with.
    """

    mine: Entry
    theirs: Entry | None = None
    version: str = ""
    merged: Merged | None = None

    @classmethod
    def of(cls, mine: Entry, theirs: Entry, version: str = "", base: Entry | None = None) -> Meeting:
        """Return two states of an entry; ``base`` is what both began from, where it is known."""
        return cls(mine, theirs, version, merge(base, mine, theirs))

    @property
    def clashes(self) -> tuple[Clash, ...]:
        """What both sides changed, each in its own way."""
        return self.merged.clashes if self.merged else ()

    def settled(self, picks: Mapping[Key, Pick]) -> Entry:
        """Return the one entry both become, with every clash as it was decided."""
        return self.merged.settled(picks) if self.merged else self.mine

    def leaves_out(self, picks: Mapping[Key, Pick]) -> bool:
        """Return whether a decision leaves any of my words out."""
        return "theirs" in picks.values()


def meet(store: JournalStore, mine: Entry, base: Entry | None) -> Meeting:
    """Return my words beside what the file of their entry holds now. Raises EntryUnreadable.

    Args:
        base: the entry both began from, where it is known.
    """
    try:
        opened = store.load(mine.id)
    except EntryMissing:
        return Meeting(mine)
    return Meeting.of(mine, opened.entry, opened.version, base)
