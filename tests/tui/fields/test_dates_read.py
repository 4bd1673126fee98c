"""Days as people write them."""

from __future__ import annotations

from datetime import date

import pytest

from learnlog.journal.days import full_date, read_date
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
        "23 November",
        "31/02/2026",
        "11/23/2026",
        "23 Movember 2026",
        "٢٣/١١/٢٠٢٦",
        "Tuesday 23 November 2026",
    ],
)
def test_what_is_no_day_is_not_guessed(text: str) -> None:
    assert read_date(text, TODAY) is None


def test_days_near_today() -> None:
    assert read_date("tomorrow", TODAY) == date(2026, 11, 24)
    assert read_date("yesterday", date(2026, 1, 1)) == date(2025, 12, 31)
    assert read_date("tomorrow", date.max) is None


def test_a_day_is_shown_with_its_weekday() -> None:
    assert full_date(date(2026, 11, 23)) == "Monday 23 November 2026"
