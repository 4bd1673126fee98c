"""A query over a whole list, one entry after the other."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from learnlog.journal.summary import Summary
from learnlog.search.filters import ANY, Filters
from learnlog.search.query import Query, matches


def scan(entries: Iterable[Summary], query: Query, filters: Filters = ANY, *, today: date) -> tuple[Summary, ...]:
    """Return the entries that match, in the order they came in."""
    if filters:
        entries = (one for one in entries if filters.accept(one, today))
    if query:
        entries = (one for one in entries if matches(query, one))
    return tuple(entries)
