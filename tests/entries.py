"""The entry every test begins with, where it does not matter what it is about."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from learnlog.journal.answers import Answer
from learnlog.journal.entry import Entry

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def entry(*answers: Answer, begun: datetime = NOON, **values: Any) -> Entry:
    """Return a draft begun and last changed at one time, with some values of its own."""
    defaults: dict[str, Any] = {
        "id": "01jd0000000000000000000000",
        "task": "task-1",
        "title": "A title",
        "created": begun,
        "updated": begun,
        "happened_on": begun.date(),
        "answers": answers,
    }
    return Entry(**{**defaults, **values})
