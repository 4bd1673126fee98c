"""Entries, and a unit, for tests of the store."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from learnlog.journal.answers import Answer, ProseAnswer
from learnlog.journal.entry import Entry
from learnlog.store.folders import Folders
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


def put_unit(folders: Folders) -> None:
    """Put files of a unit of one's own, ``mine``, into a log; nothing reads what is in them."""
    for name in ("unit.toml", "tasks/task-1.toml"):
        (folders.units / "mine" / name).parent.mkdir(parents=True, exist_ok=True)
        (folders.units / "mine" / name).write_text(name)
