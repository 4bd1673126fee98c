"""Queries and filters over a whole list."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from learnlog.journal.summary import Summary
from learnlog.search import ANY, NOTHING_ASKED, Filters, parse, scan
from learnlog.text import folded

NOW = datetime(2026, 11, 23, 19, 2, tzinfo=UTC)
TODAY = NOW.date()
FIRST = Summary(
    id="1" * 26,
    unit="unit-5",
    task="task-2",
    title="Two values",
    state="draft",
    created=NOW,
    updated=NOW,
    happened_on=TODAY,
    words=3,
    excerpt="",
    tags=("autism",),
    chosen=("inclusion",),
    searchable=folded("Two values: the crèche"),
)
SECOND = FIRST._replace(id="0" * 26, unit="", task="free", state="complete", tags=(), chosen=(), searchable="a walk")
OLD = SECOND._replace(happened_on=date(2025, 11, 30))
AUGUST = SECOND._replace(happened_on=date(2026, 8, 1))
ALL = (FIRST, SECOND, AUGUST, OLD)


def test_nothing_asked_is_everything_in_its_order() -> None:
    assert scan(ALL, NOTHING_ASKED, ANY, today=TODAY) == ALL
    assert not ANY
    assert not NOTHING_ASKED


@pytest.mark.parametrize(
    ("filters", "left"),
    [
        (Filters(task=("unit-5", "task-2")), (FIRST,)),
        (Filters(task=("", "free")), (SECOND, AUGUST, OLD)),
        (Filters(state="draft"), (FIRST,)),
        (Filters(tag="autism"), (FIRST,)),
        (Filters(chosen="inclusion"), (FIRST,)),
        (Filters(period="month"), (FIRST, SECOND)),
        (Filters(period="year"), (FIRST, SECOND, AUGUST)),
        (Filters(period="year", state="draft", tag="autism"), (FIRST,)),
        (Filters(state="draft", tag="dyslexia"), ()),
    ],
)
def test_filters(filters: Filters, left: tuple[Summary, ...]) -> None:
    assert scan(ALL, NOTHING_ASKED, filters, today=TODAY) == left


def test_words_and_filters_together() -> None:
    assert scan(ALL, parse("walk"), Filters(period="month"), today=TODAY) == (SECOND,)
    assert scan(ALL, parse("creche"), today=TODAY) == (FIRST,)
