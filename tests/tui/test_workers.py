"""Workers are given what to do, never a coroutine already made: one given up before its turn is never awaited."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from textual.app import App

import learnlog.tui
from learnlog.tui.behind import work_behind

SOURCES = sorted(Path(learnlog.tui.__file__).parent.rglob("*.py"))


async def test_what_is_given_up_before_its_turn_was_never_begun() -> None:
    done: list[str] = []

    async def look(which: str) -> None:
        done.append(which)

    app: App[None] = App()
    async with app.run_test() as pilot:
        # No turn of the loop lies between the two.
        work_behind(app, lambda: look("first"), group="looks", exclusive=True)
        work_behind(app, lambda: look("second"), group="looks", exclusive=True)
        await pilot.pause()
    gc.collect()
    assert done == ["second"]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_every_worker_is_begun_in_one_place(path: Path) -> None:
    begins = ".run_worker(" in path.read_text(encoding="utf-8")
    assert begins == (path.name == "behind.py")
