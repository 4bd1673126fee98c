"""What the index knows of the log, as a front end asks for it."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Collection, Iterable
from datetime import date

from learnlog.errors import EntryUnreadable
from learnlog.journal.summary import Copy, Summary
from learnlog.light import TYPE_CHECKING, NamedTuple
from learnlog.search.facets import KINDS as FACETS
from learnlog.search.facets import Facet, FacetCount, in_order
from learnlog.search.filters import Filters
from learnlog.search.log_view import Found, LogView
from learnlog.search.query import NOTHING_ASKED, Query
from learnlog.search.relevance import FEW, MOST, is_best_first, rank
from learnlog.store.index.database import MADE_AGAIN, Database
from learnlog.store.index.finding import keys_of, newest_of_many
from learnlog.store.index.found import IndexFound, fetched
from learnlog.store.index.schema import (
    EVERY,
    SELECT,
    moment_of,
    sum_of,
    unpacked,
    unpacked_action,
    unpacked_copy,
    unpacked_text,
)

if TYPE_CHECKING:
    from typing import Any

    from learnlog.journal.planned import PlannedAction
    from learnlog.store.index.finding import Keys

    Row = tuple[Any, ...]


class Connections(NamedTuple):
    """The file of the index, opened twice: a search that takes its time must not keep a page waiting that is drawn."""

    finding: Database
    paging: Database


class IndexView(LogView):
    """The log as the index knows it; see :class:`learnlog.search.log_view.LogView`.

    Args:
        connections: the file of the index.
        note: a sentence for a person about the index, if there is one to tell.
        was_whole: whether every file was looked at once; if the index does not know of it, it is being made again.
    """

    def __init__(self, connections: Connections, note: str = "", *, was_whole: bool = False) -> None:
        self._connections = connections
        self._note = note
        self._was_whole = was_whole

    @property
    def note(self) -> str:
        """A sentence for a person where finding goes another way than usual; else empty."""
        said = self._note or self._connections.finding.trouble or self._connections.paging.trouble
        return said or (MADE_AGAIN if self._was_whole and not self.is_whole else "")

    @property
    def is_whole(self) -> bool:
        """Whether every file of the log has been looked at; the file of the index may be a new one."""
        rows = self._rows("SELECT folders FROM about")
        return bool(rows and rows[0][0])

    @property
    def total(self) -> int:
        """How many entries there are."""
        return self._number_of(EVERY)

    @property
    def unreadable(self) -> tuple[EntryUnreadable, ...]:
        """Files that cannot be read, by path."""
        return tuple(EntryUnreadable(path, why, line) for path, why, line, entry in self._others() if entry is None)

    @property
    def copies(self) -> tuple[Copy, ...]:
        """Files that are but copies of entries, by path."""
        found = [(path, why, unpacked_copy(entry)) for path, why, _, entry in self._others() if entry is not None]
        return tuple(Copy(path, one, why) for path, why, one in found if one is not None)

    @property
    def ahead(self) -> frozenset[str]:
        """Ids of the entries whose newest words stand only in a draft."""
        select = (
            "SELECT e.id FROM facets f JOIN marks m ON m.facet = f.id JOIN entries e ON e.key = m.entry "
            "WHERE f.kind = 'has' AND f.key = 'draft'"
        )
        return frozenset(row[0] for row in self._rows(select))

    def find(self, query: Query, today: date, *, best_first: bool | None = None) -> Found:
        """Return the entries that a query asks for."""

        def find(connection: sqlite3.Connection) -> tuple[Keys, bool]:
            keys = keys_of(connection, query, today)
            best = is_best_first(query, len(keys), best_first)
            return (_ranked(connection, query, keys) if best else keys), best

        keys, best = self._connections.finding.attempt(find) or (array("q"), False)
        return IndexFound(self._connections.paging, keys, query, best_first=best)

    def glance(self, query: Query, today: date, number: int, *, best_first: bool | None = None) -> tuple[Found, bool]:
        """Return the first so many entries that a query asks for, and whether there are more."""

        def glance(connection: sqlite3.Connection) -> tuple[Keys, bool, bool]:
            if not query.terms:
                keys = keys_of(connection, query, today, number + 1)
                return keys[:number], False, len(keys) > number
            limit = max(number, MOST if best_first else FEW) + 1
            newest = newest_of_many(connection, query, today, number, limit)
            if newest is not None:
                return newest, False, True
            keys = keys_of(connection, query, today, limit)
            best = is_best_first(query, len(keys), best_first)
            return (_ranked(connection, query, keys) if best else keys)[:number], best, len(keys) > number

        keys, best, more = self._connections.finding.attempt(glance) or (array("q"), False, False)
        return IndexFound(self._connections.paging, keys, query, best_first=best), more

    def ending(self, ids: Iterable[str], least: int) -> int:
        """Return how many characters of the end of these ids tell each from every other there is."""
        size = least
        wanted = tuple(ids)
        for start in range(0, len(wanted), 500):
            part = wanted[start : start + 500]
            where = f"substr(id, -6) IN ({', '.join('?' * len(part))})"
            alike: dict[str, list[str]] = {}
            for (other,) in self._rows(f"SELECT id FROM entries WHERE {where}", *(one[-6:] for one in part)):
                alike.setdefault(other[-6:], []).append(other)
            for one in part:
                others = [other for other in alike.get(one[-6:], ()) if other != one]
                while any(other.endswith(one[-size:]) for other in others):
                    size += 1
        return size

    def entry(self, entry_id: str) -> Summary | None:
        """Return an entry by its id, None where there is none."""
        return self._one(f"{SELECT} WHERE key BETWEEN ? AND ? AND id = ?", *moment_of(entry_id), entry_id)

    def facets(self) -> tuple[FacetCount, ...]:
        """Return what there is to filter by, counted."""
        rows = self._rows("SELECT kind, key, name, number FROM facets WHERE number > 0")
        return in_order((Facet(*facet), number) for *facet, number in rows if facet[0] in FACETS)

    def of_task(self, unit: str, task: str) -> Found:
        """Return the entries of a task, newest first."""
        return self.find(NOTHING_ASKED.narrow(Filters(task=(unit, task))), date.min, best_first=False)

    @property
    def actions_total(self) -> int:
        """How many planned actions there are, done or not."""
        rows = self._rows("SELECT COUNT(*) FROM actions")
        return rows[0][0] if rows else 0

    def all_actions(self) -> tuple[PlannedAction, ...]:
        """Return every planned action, those of the newest entry first."""
        return self._actions("ORDER BY entry DESC, number")

    def actions_due(self, until: date, number: int) -> tuple[PlannedAction, ...]:
        """Return the earliest actions not done that are due by a day."""
        last = "SELECT day FROM actions WHERE day BETWEEN '0' AND ? ORDER BY day LIMIT 1 OFFSET ?"
        which = f"WHERE day BETWEEN '0' AND coalesce(({last}), ?) ORDER BY day, entry DESC, number"
        return self._actions(which, until.isoformat(), number - 1, until.isoformat())

    def _actions(self, which: str, *values: object) -> tuple[PlannedAction, ...]:
        rows = self._rows(f"SELECT action, sum FROM actions {which}", *values)
        return tuple(unpacked_action(action) for action, total in rows if sum_of(action) == total)

    def newest_of(self, unit: str, task: str, state: str = "") -> Summary | None:
        """Return the newest entry of a task, in a state if one is given; None where there is none."""
        kind, key = ("stands", f"{unit}/{task}/{state}") if state else ("task", f"{unit}/{task}")
        # One facet after the other, where a task went by several titles: of each the last mark is found at once.
        ids = [row[0] for row in self._rows("SELECT id FROM facets WHERE kind = ? AND key = ?", kind, key)]
        if not ids:
            return None
        select = "SELECT MAX(entry) FROM marks WHERE facet = ?"
        newest = [row[0] for one in ids for row in self._rows(select, one) if row[0] is not None]
        return self._one(f"{SELECT} WHERE key = ?", max(newest)) if newest else None

    def count_of(self, unit: str, task: str) -> int:
        """Return how many entries a task has."""
        rows = self._rows("SELECT SUM(number) FROM facets WHERE kind = 'task' AND key = ?", f"{unit}/{task}")
        return rows[0][0] or 0 if rows else 0

    def earlier(self, until: date, words: int, number: int) -> tuple[Summary, ...]:
        """Return the newest entries begun on a day or before it, with at least so many words; at most so many."""
        where = "+substr(created, 1, 10) <= ? AND words >= ? ORDER BY key DESC LIMIT ?"
        return self._many(f"{SELECT} WHERE {where}", until.isoformat(), words, number)

    def begun_on(self, days: Collection[date]) -> tuple[Summary, ...]:
        """Return the entries begun on one of these days, newest first."""
        wanted = [day.isoformat() for day in days]
        where = f"substr(created, 1, 10) IN ({', '.join('?' * len(wanted))}) ORDER BY key DESC"
        return self._many(f"{SELECT} WHERE {where}", *wanted)

    def oldest(self) -> Summary | None:
        """Return the entry begun first; None where there is none."""
        return self._one(f"{SELECT} ORDER BY key LIMIT 1")

    def _number_of(self, facet: Facet) -> int:
        rows = self._rows("SELECT SUM(number) FROM facets WHERE kind = ? AND key = ?", facet.kind, facet.key)
        return rows[0][0] or 0 if rows else 0

    def _others(self) -> list[tuple[str, str, int, str | None]]:
        rows = self._rows("SELECT path, why, line, entry, stamp, sum FROM others ORDER BY path")
        return [row[:4] for row in rows if sum_of(row[:5]) == row[5]]

    def _many(self, select: str, *values: object) -> tuple[Summary, ...]:
        found = (unpacked(row).summary for row in self._rows(select, *values))
        return tuple(one for one in found if one is not None)

    def _one(self, select: str, *values: object) -> Summary | None:
        rows = self._rows(select, *values)
        return unpacked(rows[0]).summary if rows else None

    def _rows(self, select: str, *values: object) -> list[Row]:
        return fetched(self._connections.paging, select, *values)


def _ranked(connection: sqlite3.Connection, query: Query, keys: Keys) -> Keys:
    """Return keys best first."""
    ranks: list[tuple[tuple[int, int, str], int]] = []
    for start in range(0, len(keys), 500):
        part = keys[start : start + 500]
        places = ", ".join("?" * len(part))
        texts = {
            key: unpacked_text(total, text)
            for key, total, text in connection.execute(
                f"SELECT key, sum, text FROM texts WHERE key IN ({places})", part
            )
        }
        for row in connection.execute(f"{SELECT} WHERE key IN ({places})", part).fetchall():
            kept = unpacked(row)
            if kept.summary is not None:
                with_text = kept.summary._replace(searchable=texts.get(kept.key, ""))
                ranks.append((rank(query, with_text), kept.key))
    return array("q", (key for _, key in sorted(ranks, reverse=True)))
