"""What the corner of the screen says about words being written."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import get_args

import pytest

from learnlog.status import Kind, Status

NOW = datetime(2026, 11, 23, 19, 2, 11, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "line"),
    [
        (NOW, "Saved 19:02:11"),
        (NOW - timedelta(days=1), "Saved 22 Nov 19:02"),
        (NOW - timedelta(days=365), "Saved 23 Nov 2025"),
    ],
)
def test_an_earlier_day_is_named(at: datetime, line: str) -> None:
    assert Status("saved", at, today=NOW.date()).line == line
    assert len(line) <= 19  # the room it has on the screen


def test_only_what_the_disk_has_to_be_asked_again_is_trouble() -> None:
    assert [kind for kind in get_args(Kind) if Status(kind).trouble] == ["unproven", "failed"]
