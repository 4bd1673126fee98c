"""Words that a window left behind, in one line."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from learnlog.recovery import Waiting
from learnlog.store.contents import Draft
from tests.entries import entry


@pytest.mark.parametrize(
    ("words", "today", "said"),
    [
        (1, date(2026, 11, 23), "Task 3, 1 word from 14:02"),
        (3_007, date(2026, 11, 23), "Task 3, 3,007 words from 14:02"),
        (214, date(2026, 11, 24), "Task 3, 214 words from 23 Nov, 14:02"),
        (214, date(2027, 11, 24), "Task 3, 214 words from 23 Nov 2026, 14:02"),
    ],
)
def test_what_was_left_behind_stands_in_one_line(words: int, today: date, said: str) -> None:
    draft = Draft(entry(), datetime(2026, 11, 23, 14, 2, tzinfo=UTC), "")
    assert Waiting(draft, "Task 3", words, None).line(today) == said
