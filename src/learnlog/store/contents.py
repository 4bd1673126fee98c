"""What a journal store holds, as it hands it out: entries as they stand, drafts, versions, lists of them, the bin."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, NamedTuple

from learnlog.errors import EntryUnreadable
from learnlog.journal.entry import Entry
from learnlog.journal.handed_in import HandedIn
from learnlog.journal.summary import Copy, Summary


@dataclass(frozen=True)
class Opened:
    """An entry as it stands on disk.

    Attributes:
        version: what a later save compares with: the hash of the file's bytes; empty for one never saved.
        outside: whether it was edited outside learnlog since learnlog last wrote it.
    """

    entry: Entry
    version: str
    outside: bool = False


class DraftRef(NamedTuple):
    """Which draft: of which entry, written by which running app."""

    entry_id: str
    session: str


@dataclass(frozen=True)
class Draft:
    """Text ahead of the saved entry.

    Attributes:
        entry: the entry with it.
        written: when that was.
        base: the version of the saved entry it was written over; empty for an entry never saved.
        session: which running app wrote it; a store writes its own, whatever is said here.
        number: larger than that of every draft of the entry that was there before; the store's to give, too.
    """

    entry: Entry
    written: datetime
    base: str
    session: str = field(default="", compare=False)
    number: int = field(default=0, compare=False)

    @property
    def ref(self) -> DraftRef:
        """What names this draft."""
        return DraftRef(self.entry.id, self.session)


class Version(NamedTuple):
    """An earlier version of an entry: its number, which only grows, and the first 16 digits of its bytes' SHA-256."""

    number: int
    hash: str


@dataclass(frozen=True)
class Listing:
    """The whole log as a list shows it, newest first, and every file that cannot be read or is but a copy.

    Attributes:
        ahead: ids of the entries whose newest words stand only in a draft.
    """

    entries: tuple[Summary, ...] = ()
    unreadable: tuple[EntryUnreadable, ...] = ()
    ahead: frozenset[str] = frozenset()
    copies: tuple[Copy, ...] = ()

    @property
    def files(self) -> int:
        """How many files the log has, readable or not, entries that are only drafts so far among them."""
        return len(self.entries) + len(self.unreadable) + len(self.copies)


@dataclass(frozen=True)
class HandIns:
    """Everything that was handed in, newest first, and every record of it that cannot be read."""

    records: tuple[HandedIn, ...] = ()
    unreadable: tuple[EntryUnreadable, ...] = ()

    def of_entry(self, entry_id: str) -> tuple[HandedIn, ...]:
        """Return those that an entry was in, newest first."""
        return tuple(one for one in self.records if one.version_of(entry_id))

    def of_unit(self, unit_id: str) -> tuple[HandedIn, ...]:
        """Return those of a whole unit, newest first."""
        return tuple(one for one in self.records if one.unit == unit_id)


BinnedKind = Literal["entry", "aside", "copy"]


@dataclass(frozen=True)
class Binned:
    """Something in the bin.

    Attributes:
        name: what names it there.
        kind: ``entry`` an entry that was deleted; ``aside`` a draft that was set aside; ``copy`` a copy put away.
        entry_id: of which entry; empty where its file does not say.
        entry: what it says, with the draft that went along; None where it cannot be read.
        trouble: why it cannot be read, if so.
        since: the day it came there; None where nobody has looked yet.
        stays: whether it never goes by itself.
    """

    name: str
    kind: BinnedKind
    entry_id: str
    entry: Entry | None
    trouble: EntryUnreadable | None = None
    since: date | None = None
    stays: bool = False
