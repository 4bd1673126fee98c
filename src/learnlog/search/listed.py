"""A log held in memory: searched by going through every entry, one after the other.

It is what there is without an index, and what the index is compared with.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import islice
from operator import itemgetter
from typing import overload

from learnlog.errors import EntryUnreadable
from learnlog.journal.planned import PlannedAction
from learnlog.journal.summary import Copy, Summary
from learnlog.search.facets import FacetCount, counted
from learnlog.search.filters import ANY, Filters
from learnlog.search.log_view import Found, LogView
from learnlog.search.query import NOTHING_ASKED, Query, matches
from learnlog.search.relevance import is_best_first, rank


def scan(entries: Iterable[Summary], query: Query, filters: Filters = ANY, *, today: date) -> tuple[Summary, ...]:
    """Return the entries that match, in the order they came in."""
    query = query.narrow(filters)
    return tuple(one for one in entries if matches(query, one, today)) if query else tuple(entries)


class ListedFound(Found):
    """Entries found, all of them at hand."""

    def __init__(self, entries: Sequence[Summary], query: Query, *, best_first: bool) -> None:
        self._entries = entries
        self.query = query
        self.best_first = best_first

    @cached_property
    def _places(self) -> dict[str, int]:
        return {one.id: place for place, one in enumerate(self._entries)}

    def __len__(self) -> int:
        return len(self._entries)

    @overload
    def __getitem__(self, index: int) -> Summary: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Summary]: ...

    def __getitem__(self, index: int | slice) -> Summary | Sequence[Summary]:
        """Return one entry, or those of a slice."""
        if isinstance(index, slice):
            return tuple(one.unsearchable() for one in self._entries[index])
        return self._entries[index].unsearchable()

    def first(self, number: int) -> ListedFound:
        """Return the first so many of them."""
        return ListedFound(self._entries[:number], self.query, best_first=self.best_first)

    def place_of(self, entry_id: str) -> int | None:
        """Return the place of an entry, None where it is not among them."""
        return self._places.get(entry_id)

    def ids(self) -> Iterator[str]:
        """Yield the ids of all of them in order."""
        return (one.id for one in self._entries)


@dataclass(frozen=True)
class Listed(LogView):
    """A log of which every entry is at hand, newest first; see :class:`learnlog.search.log_view.LogView`."""

    entries: tuple[Summary, ...] = ()
    unreadable: tuple[EntryUnreadable, ...] = ()
    copies: tuple[Copy, ...] = ()
    note: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether every file of the log has been looked at."""
        return True

    @property
    def total(self) -> int:
        """How many entries there are."""
        return len(self.entries)

    @cached_property
    def ahead(self) -> frozenset[str]:
        """Ids of the entries whose newest words stand only in a draft."""
        return frozenset(one.id for one in self.entries if one.ahead)

    @cached_property
    def _by_id(self) -> dict[str, Summary]:
        return {one.id: one for one in self.entries}

    def find(self, query: Query, today: date, *, best_first: bool | None = None) -> Found:
        """Return the entries that a query asks for."""
        found = scan(self.entries, query, today=today)
        best = is_best_first(query, len(found), best_first)
        if best:
            found = tuple(sorted(found, key=lambda one: rank(query, one), reverse=True))
        return ListedFound(found, query, best_first=best)

    def glance(self, query: Query, today: date, number: int, *, best_first: bool | None = None) -> tuple[Found, bool]:
        """Return the first so many entries that a query asks for, and whether there are more."""
        found = self.find(query, today, best_first=best_first)
        assert isinstance(found, ListedFound)
        return found.first(number), len(found) > number

    def ending(self, ids: Iterable[str], least: int) -> int:
        """Return how many characters of the end of these ids tell each from every other there is."""
        size = least
        every = [one.id for one in self.entries]
        while any(sum(1 for other in every if other.endswith(one[-size:])) > 1 for one in ids):
            size += 1
        return size

    def entry(self, entry_id: str) -> Summary | None:
        """Return an entry by its id, None where there is none."""
        one = self._by_id.get(entry_id)
        return one.unsearchable() if one else None

    def facets(self) -> tuple[FacetCount, ...]:
        """Return what there is to filter by, counted."""
        return counted(self.entries)

    def of_task(self, unit: str, task: str) -> Found:
        """Return the entries of a task, newest first."""
        return ListedFound(tuple(self._of(unit, task)), NOTHING_ASKED, best_first=False)

    @property
    def actions_total(self) -> int:
        """How many planned actions there are, done or not."""
        return sum(len(one.actions) for one in self.entries)

    def all_actions(self) -> tuple[PlannedAction, ...]:
        """Return every planned action, those of the newest entry first."""
        return tuple(action for one in self.entries for action in one.actions)

    def actions_due(self, until: date, number: int) -> tuple[PlannedAction, ...]:
        """Return the earliest actions not done that are due by a day."""
        every = (action for one in self.entries for action in one.actions if action.done is None)
        due = [(action.by, action) for action in every if action.by is not None and action.by <= until]
        due.sort(key=itemgetter(0))
        return tuple(action for day, action in due if day <= due[min(number, len(due)) - 1][0])

    def newest_of(self, unit: str, task: str, state: str = "") -> Summary | None:
        """Return the newest entry of a task, in a state if one is given; None where there is none."""
        of_task = (one for one in self._of(unit, task) if state in ("", one.state))
        return next((one.unsearchable() for one in of_task), None)

    def count_of(self, unit: str, task: str) -> int:
        """Return how many entries a task has."""
        return sum(1 for _ in self._of(unit, task))

    def earlier(self, until: date, words: int, number: int) -> tuple[Summary, ...]:
        """Return the newest entries begun on a day or before it, with at least so many words; at most so many."""
        old = (one for one in self.entries if one.created.date() <= until and one.words >= words)
        return tuple(one.unsearchable() for one in islice(old, number))

    def begun_on(self, days: Collection[date]) -> tuple[Summary, ...]:
        """Return the entries begun on one of these days, newest first."""
        return tuple(one.unsearchable() for one in self.entries if one.created.date() in days)

    def oldest(self) -> Summary | None:
        """Return the entry begun first; None where there is none."""
        return self.entries[-1].unsearchable() if self.entries else None

    def _of(self, unit: str, task: str) -> Iterator[Summary]:
        return (one for one in self.entries if (one.unit, one.task) == (unit, task))
