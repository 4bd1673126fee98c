"""An action in full: by when it is to be done, in words."""

from __future__ import annotations

from datetime import date

import pytest

from learnlog.journal.actions import planned_actions
from learnlog.tui.action_detail import said_day
from tests.planned import planned, row

DAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2026, 11, 20), "in 7 days"),
        (date(2026, 11, 26), "tomorrow"),
        (DAY, "today"),
        (date(2026, 11, 28), "yesterday, overdue"),
        (date(2026, 11, 30), "3 days ago, overdue"),
        (date(2027, 1, 1), "5 weeks ago, overdue"),
        (date(2036, 12, 3), "10 years ago, overdue"),
    ],
)
def test_how_far_a_day_is_away_is_said_as_anywhere_else(today: date, said: str) -> None:
    (action,) = planned_actions(planned(row("r1", "Hold the talk", by=DAY)))
    assert said_day(action, today) == f"Friday 27 November 2026, {said}"
