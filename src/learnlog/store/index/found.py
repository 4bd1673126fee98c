"""What the index found: keys, and the entries they stand for, fetched as they are looked at."""

from __future__ import annotations

from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from operator import neg

from learnlog.journal.summary import Summary
from learnlog.light import TYPE_CHECKING, overload
from learnlog.search.log_view import Found
from learnlog.search.query import Query
from learnlog.store.index.database import Database
from learnlog.store.index.schema import SELECT, moment_of, unpacked

if TYPE_CHECKING:
    from typing import Any

    from learnlog.store.index.finding import Keys

    Row = tuple[Any, ...]

PAGE = 64
"""Entries fetched together."""

_PAGES_KEPT = 16
_NOWHEN = datetime(1, 1, 1, tzinfo=UTC)


class IndexFound(Found):
    """Entries found by the index, as keys; see :class:`learnlog.search.log_view.Found`."""

    def __init__(self, paging: Database, keys: Keys, query: Query, *, best_first: bool) -> None:
        self._paging = paging
        self._keys = keys
        self.query = query
        self.best_first = best_first
        self._pages: OrderedDict[int, list[Summary]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._keys)

    @overload
    def __getitem__(self, index: int) -> Summary: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Summary]: ...

    def __getitem__(self, index: int | slice) -> Summary | Sequence[Summary]:
        """Return one entry, or those of a slice."""
        if isinstance(index, slice):
            return tuple(self[place] for place in range(*index.indices(len(self))))
        place = index + len(self) if index < 0 else index
        if not 0 <= place < len(self):
            raise IndexError(index)
        return self._page(place // PAGE)[place % PAGE]

    def place_of(self, entry_id: str) -> int | None:
        """Return the place of an entry, None where it is not among them."""
        select = "SELECT key FROM entries WHERE key BETWEEN ? AND ? AND id = ?"
        rows = fetched(self._paging, select, *moment_of(entry_id), entry_id)
        if not rows:
            return None
        ((key,),) = rows
        if not self.best_first:
            return _place_in(self._keys, key)
        return self._keys.index(key) if key in self._keys else None

    def ids(self) -> Iterator[str]:
        """Yield the ids of all of them in order."""
        for start in range(0, len(self._keys), 500):
            keys = self._keys[start : start + 500]
            select = f"SELECT key, id FROM entries WHERE key IN ({', '.join('?' * len(keys))})"
            known: dict[int, str] = dict(fetched(self._paging, select, *keys))
            yield from (known[key] for key in keys if key in known)

    def _page(self, number: int) -> list[Summary]:
        page = self._pages.get(number)
        if page is None:
            page = self._pages[number] = self._summaries(self._keys[number * PAGE : (number + 1) * PAGE])
            if len(self._pages) > _PAGES_KEPT:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        return page

    def _summaries(self, keys: Keys) -> list[Summary]:
        rows = fetched(self._paging, f"{SELECT} WHERE key IN ({', '.join('?' * len(keys))})", *keys)
        known = {one.key: one.summary for one in map(unpacked, rows)}
        return [known.get(key) or _gone(key) for key in keys]


def fetched(database: Database, select: str, *values: object) -> list[Row]:
    """Return all rows at once, so that nothing goes on being read: it would keep others from writing."""
    return database.attempt(lambda connection: connection.execute(select, values).fetchall()) or []


def _place_in(keys: Keys, key: int) -> int | None:
    """Return the place of a key among keys that fall."""
    at = bisect_left(keys, -key, key=neg)
    return at if at < len(keys) and keys[at] == key else None


def _gone(key: int) -> Summary:
    """Return what stands for an entry that was there when it was found, and is not there any more."""
    return Summary(str(key), "", "", "", "gone", _NOWHEN, _NOWHEN, _NOWHEN.date(), 0, "")
