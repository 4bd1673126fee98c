"""What a list of entries shows, in order: files first that are no entries, then entries, fetched as they are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, overload

from learnlog.errors import EntryUnreadable
from learnlog.journal.summary import Copy, Summary
from learnlog.store.contents import Binned

ListedRow = Summary | EntryUnreadable | Copy | Binned
"""What a row stands for: an entry, a file that is not one, a copy of one, or something in the bin."""

GONE = "gone"
"""The state of an entry that was found and is no longer there."""


class Entries(Protocol):
    """Entries in an order, however many: nothing is fetched that nobody looks at."""

    def __len__(self) -> int:
        """How many there are."""

    def __getitem__(self, index: int, /) -> Summary:
        """Return one of them."""

    def place_of(self, entry_id: str) -> int | None:
        """Return where an entry is; None where it is not among them."""


class Rows(Sequence[ListedRow]):
    """Rows of a list.

    Args:
        files: what is on top of the entries.
        entries: the entries below.
    """

    def __init__(self, files: Sequence[ListedRow] = (), entries: Entries | None = None) -> None:
        self._files = files
        self._entries = entries
        self._length = len(files) + (len(entries) if entries is not None else 0)

    def __len__(self) -> int:
        """How many rows there are."""
        return self._length

    @overload
    def __getitem__(self, index: int) -> ListedRow: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[ListedRow]: ...

    def __getitem__(self, index: int | slice) -> ListedRow | Sequence[ListedRow]:
        """Return a row, or several."""
        if isinstance(index, slice):
            return [self[one] for one in range(*index.indices(self._length))]
        if index < len(self._files) or self._entries is None:
            return self._files[index]
        return self._entries[index - len(self._files)]

    def place_of(self, key: str) -> int | None:
        """Return which row has a :func:`key_of`; None where none has."""
        for index, row in enumerate(self._files):
            if key_of(row) == key:
                return index
        place = self._entries.place_of(key) if self._entries is not None and key else None
        return None if place is None else len(self._files) + place

    @property
    def first(self) -> int | None:
        """The row to begin at: the first entry, else the first of all; None without any."""
        above = len(self._files)
        return above if self._length > above else 0 if self._length else None


def key_of(row: ListedRow | None) -> str:
    """Return what names a row for good: an entry's id, a file's path, a name in the bin; empty for no row."""
    if row is None:
        return ""
    match row:
        case EntryUnreadable() | Copy():
            return row.path
        case Binned():
            return row.name
        case _:
            return row.id
