"""Putting entries into the index, and taking them out of it."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from zlib import crc32

from learnlog.journal.summary import Summary
from learnlog.light import TYPE_CHECKING, NamedTuple
from learnlog.search.facets import Facet
from learnlog.store.index.finding import indexed
from learnlog.store.index.schema import (
    EVERY,
    LAST_IN_MOMENT,
    SELECT,
    key_wanted,
    marked,
    moment_of,
    packed,
    packed_actions,
    packed_text,
    unpacked,
    unpacked_text,
)

if TYPE_CHECKING:
    from typing import Any

    Row = tuple[Any, ...]

_PUT_ENTRY = f"INSERT INTO entries VALUES ({', '.join('?' * 16)})"
_CHANGE_ENTRY = f"REPLACE INTO entries VALUES ({', '.join('?' * 16)})"
_PUT_WORDS = "INSERT INTO words (rowid, said, signs) VALUES (?, ?, ?)"
_DELETE_WORDS = "INSERT INTO words (words, rowid, said, signs) VALUES ('delete', ?, ?, ?)"
_DELETE_REST = (
    "DELETE FROM actions WHERE entry = ?",
    "DELETE FROM texts WHERE key = ?",
    "DELETE FROM entries WHERE key = ?",
)


class Item(NamedTuple):
    """An entry to keep: the path and the stamp of its file, and what it says."""

    path: str
    stamp: str
    summary: Summary


class Writing:
    """One change of the index, made of several; inside a transaction.

    Args:
        connection: the open file, in which a transaction has begun.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._facets: dict[Facet, int] = {}
        self._numbers: Counter[int] = Counter()
        self._words: list[tuple[str, tuple[int, str, str]]] = []

    def put(self, items: Iterable[Item]) -> None:
        """Keep entries; each takes the place of what was kept under its id."""
        # In the order of their keys: the index of the words is written in one go then.
        for item in sorted(items, key=lambda one: one.summary.id):
            row = self._row_of(item.summary.id)
            if row is not None:
                self._change(row, item)
            else:
                self._insert(self._new_key(item.summary.id), item)
        self._finish()

    def forget(self, paths: Iterable[str]) -> None:
        """Drop what is kept of files that are gone."""
        select = f"{SELECT} WHERE path = ?"
        rows = [row for path in paths for row in self._connection.execute(select, (path,)).fetchall()]
        for row in sorted(rows):
            self._take_out(row)
        self._finish()

    def forget_entry(self, entry_id: str) -> None:
        """Drop what is kept of an entry."""
        row = self._row_of(entry_id)
        if row is not None:
            self._take_out(row)
            self._finish()

    def pack(self) -> None:
        """Leave nothing in the index of the words of what is not kept any more."""
        self._connection.execute("INSERT INTO words (words) VALUES ('optimize')")

    def entries(self) -> int:
        """Return how many entries are kept."""
        row = self._connection.execute("SELECT number FROM facets WHERE kind = ?", (EVERY.kind,)).fetchone()
        return int(row[0]) if row else 0

    def _row_of(self, entry_id: str) -> Row | None:
        select = f"{SELECT} WHERE key BETWEEN ? AND ? AND id = ?"
        found: Row | None = self._connection.execute(select, (*moment_of(entry_id), entry_id)).fetchone()
        return found

    def _insert(self, key: int, item: Item) -> None:
        path, stamp, one = item
        facets = sorted(map(self._facet, marked(one)))
        row = packed(key, path, stamp, one, " ".join(map(str, facets)))
        text = packed_text(one.searchable)
        self._connection.execute(_PUT_ENTRY, row)
        self._connection.execute("INSERT INTO texts VALUES (?, ?, ?)", (key, crc32(text), text))
        self._words.append((_PUT_WORDS, (key, *indexed(one.searchable))))
        self._connection.executemany("INSERT INTO marks VALUES (?, ?)", [(facet, key) for facet in facets])
        if one.actions:
            self._connection.executemany("INSERT INTO actions VALUES (?, ?, ?, ?, ?)", packed_actions(key, one))
        self._numbers.update(facets)

    def _change(self, row: Row, item: Item) -> None:
        """Put what an entry says now in the place of what it said; raise as :meth:`_take_out` does.

        Most saves add some words and change nothing one filters by, so the marks and what is planned mostly stay.
        """
        key, marks, was = row[0], row[-2], _believed(row)
        path, stamp, one = item
        if marked(was) != marked(one) or was.actions != one.actions:
            self._take_out(row)
            self._insert(key, item)
            return
        self._words.append((_DELETE_WORDS, (key, *indexed(self._text_of(key)))))
        self._words.append((_PUT_WORDS, (key, *indexed(one.searchable))))
        text = packed_text(one.searchable)
        self._connection.execute("UPDATE texts SET sum = ?, text = ? WHERE key = ?", (crc32(text), text, key))
        self._connection.execute(_CHANGE_ENTRY, packed(key, path, stamp, one, marks))

    def _take_out(self, row: Row) -> str:
        """Take everything of an entry out and return its text. What does not add up cannot be taken out, and raises."""
        key, marks = row[0], row[-2]
        _believed(row)
        text = self._text_of(key)
        # From an index that keeps no text a row is deleted by saying its words once more.
        self._words.append((_DELETE_WORDS, (key, *indexed(text))))
        facets = [int(one) for one in marks.split()]
        self._connection.executemany("DELETE FROM marks WHERE facet = ? AND entry = ?", [(one, key) for one in facets])
        self._numbers.subtract(facets)
        for delete in _DELETE_REST:
            self._connection.execute(delete, (key,))
        return text

    def _text_of(self, key: int) -> str:
        row = self._connection.execute("SELECT sum, text FROM texts WHERE key = ?", (key,)).fetchone()
        if row is None:
            raise sqlite3.DatabaseError("a text is missing")
        return unpacked_text(*row)

    def _facet(self, facet: Facet) -> int:
        found = self._facets.get(facet)
        if found is None:
            select = "SELECT id FROM facets WHERE kind = ? AND key = ? AND name = ?"
            row = self._connection.execute(select, facet).fetchone()
            if row is None:
                put = "INSERT INTO facets (kind, key, name, number) VALUES (?, ?, ?, 0) RETURNING id"
                row = self._connection.execute(put, facet).fetchone()
            found = self._facets[facet] = int(row[0])
        return found

    def _finish(self) -> None:
        """Put in the words, and say how many entries have each facet by now; one that none has is not kept.

        The words come one after the other, with nothing else between them: FTS5 writes what it has of them whenever
        another statement may have to be undone by itself, and each time that makes one more piece to be merged.
        """
        for statement, row in self._words:
            self._connection.execute(statement, row)
        self._words.clear()
        changed = [(by, facet) for facet, by in self._numbers.items() if by]
        self._connection.executemany("UPDATE facets SET number = number + ? WHERE id = ?", changed)
        if any(by <= 0 for by in self._numbers.values()):  # none: it came and went in one go
            self._connection.execute("DELETE FROM facets WHERE number <= 0")
            self._facets.clear()
        self._numbers.clear()

    def _new_key(self, entry_id: str) -> int:
        """Return a key for a new entry, such that keys sort as ids do."""
        first, last = moment_of(entry_id)
        wanted = key_wanted(entry_id)
        rows = self._connection.execute("SELECT id, key FROM entries WHERE key BETWEEN ? AND ?", (first, last))
        others = sorted(rows.fetchall())
        below = max((key for other, key in others if other < entry_id), default=first - 1)
        above = min((key for other, key in others if other > entry_id), default=last + 1)
        if below < wanted < above:
            return wanted
        if above - below < 2:
            self._spread([other for other, _ in others], first)
            return self._new_key(entry_id)
        # Many entries of one moment come one after the other, so the most room is left behind the last.
        return below + 1 + (above - below - 2) // (2 if above <= last else 16)

    def _spread(self, ids: Sequence[str], first: int) -> None:
        """Give the entries of one moment keys with room between them."""
        step = LAST_IN_MOMENT // (len(ids) + 1)
        if step < 2:
            raise sqlite3.DatabaseError("too many entries of one moment")
        items: list[Item] = []
        for row in [self._row_of(one) for one in ids]:
            assert row is not None, "it was just there"
            summary = unpacked(row).summary
            text = self._take_out(row)
            assert summary is not None, "it was taken out"
            items.append(Item(row[1], row[2], summary._replace(searchable=text)))
        for number, item in enumerate(items, 1):
            self._insert(first + number * step, item)


def _believed(row: Row) -> Summary:
    """Return what a row says; raise where it does not add up."""
    summary = unpacked(row).summary
    if summary is None:
        raise sqlite3.DatabaseError("a row does not add up")
    return summary
