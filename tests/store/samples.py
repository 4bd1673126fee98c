"""Entries for tests of the store."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from learnlog.journal.answers import Answer, ProseAnswer
from learnlog.journal.entry import Entry
from learnlog.store.ids import IdMaker

from .. import entries
from ..entries import NOON as NOON

_make_id = IdMaker()


def new_id(minutes: int = 0) -> str:
    return _make_id(NOON + timedelta(minutes=minutes))


def prose(text: str, field: str = "text") -> ProseAnswer:
    return ProseAnswer(step="note", field=field, under="Your note", asked="What do you want to keep?", text=text)


def entry(*answers: Answer, **values: Any) -> Entry:
    """An entry of Unit 5, like no other."""
    home = {"id": new_id(), "unit": "unit-5", "unit_version": "1.0", "task": "task-2"}
    return entries.entry(*answers, **{**home, **values})
