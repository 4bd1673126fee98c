"""Stretches of time to choose from."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnlog.search.filters import filter_of
from learnlog.tui.periods import CHOOSE, Period, days_of, period_of, periods, said_of

TODAY = date(2026, 11, 23)


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_each_period_is_one_that_a_search_understands_and_is_recognised_again(today: date) -> None:
    for key, one in periods(today).items():
        assert all(filter_of(name, value) for name, value in one.values.items() if value)
        assert period_of(one, today) == key
        assert said_of(one, today) == one.words


def test_other_times_are_said_as_they_are_asked_for() -> None:
    assert said_of(Period(""), TODAY) == ""
    assert said_of(Period("", after="2026-01", before="2026-03"), TODAY) == "after 2026-01, before 2026-03"
    assert period_of(Period("", on="2024"), TODAY) == CHOOSE


@pytest.mark.parametrize(
    ("now", "first", "last"),
    [
        (Period("", after="2026-01-31", before="2026-03-01"), date(2026, 2, 1), date(2026, 2, 28)),
        (Period("", after="2025-12", before="2026"), date(2026, 1, 1), date(2025, 12, 31)),
        (Period("", after="2025", before="nonsense"), date(2026, 1, 1), None),
        (Period("", after="9999", before="0001"), None, None),
    ],
)
def test_the_days_of_a_search_stand_in_the_dialog(now: Period, first: date | None, last: date | None) -> None:
    assert days_of(now) == (first, last)
