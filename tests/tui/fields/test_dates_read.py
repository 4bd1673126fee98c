"""Days as people write them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from learnlog.journal.days import full_date, in_the_past, read_date
from learnlog.journal.readback import long_date
from tests.tui.fields.harness import TODAY


@pytest.mark.parametrize(
    "text",
    [
        "23 November 2026",
        " 23  nov 2026 ",
        "23rd November, 2026",
        "Monday 23 November 2026",
        "mon 23 Nov. 2026",
        "23/11/2026",
        "23.11.2026",
        "23/11/26",
        "23. 11. 2026",
        "2026-11-23",
        "today",
        "Today",
    ],
)
def test_a_day_is_understood_as_people_write_it(text: str) -> None:
    assert read_date(text, TODAY) == date(2026, 11, 23)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "31 November",
        "Friday 23 November",
        "23 Movember",
        "23/",
        "32/11",
        "11/23",
        "31/02/2026",
        "11/23/2026",
        "23 Movember 2026",
        "٢٣/١١/٢٠٢٦",
        "Tuesday 23 November 2026",
    ],
)
def test_what_is_no_day_is_not_guessed(text: str) -> None:
    assert read_date(text, TODAY) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("23 November", date(2026, 11, 23)),
        ("11 Dec", date(2026, 12, 11)),
        ("11th dec.", date(2026, 12, 11)),
        ("Fri 11 Dec", date(2026, 12, 11)),
        ("11/12", date(2026, 12, 11)),
        ("11.12.", date(2026, 12, 11)),
        ("20 Nov", date(2026, 11, 20)),
        ("3 Jan", date(2027, 1, 3)),
        ("1 June", date(2026, 6, 1)),
        ("29 Feb", date(2028, 2, 29)),
    ],
)
def test_a_day_without_a_year_is_the_nearest_one(text: str, day: date) -> None:
    assert read_date(text, TODAY) == day


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.integers(0, 365))
def test_a_day_without_a_year_is_the_last_one_where_it_is_past(today: date, ago: int) -> None:
    day = today - timedelta(days=ago)
    assume((day.month, day.day) not in ((2, 29), (today.month, today.day)))
    assert read_date(long_date(day).rpartition(" ")[0], today, in_the_past(today)) == day
    assert read_date(f"{today.day}/{today.month}", today, in_the_past(today)) == today


def test_what_is_past_begins_with_the_first_day_there_is() -> None:
    assert in_the_past(date.min) == date.min and in_the_past(date(2027, 7, 2)) == date(2027, 1, 1)


def test_a_day_without_a_year_near_the_end_of_time() -> None:
    assert read_date("11 Dec", date.max) == date(9999, 12, 11)
    assert read_date("11 Dec", date.min) is None


def test_days_near_today() -> None:
    assert read_date("tomorrow", TODAY) == date(2026, 11, 24)
    assert read_date("yesterday", date(2026, 1, 1)) == date(2025, 12, 31)
    assert read_date("tomorrow", date.max) is None


def test_a_day_is_shown_with_its_weekday() -> None:
    assert full_date(date(2026, 11, 23)) == "Monday 23 November 2026"
