"""The first frame waits for nothing that it doesn't show."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SRC = Path(__file__).resolve().parents[1] / "src"

LATE = {"pydantic", "tomllib", "sqlite3", "filelock", "ulid", "markdown_it", "learnlog.content", "learnlog.journal"}
"""What takes long to load, and is loaded behind the first frame."""

TEXTUAL = {"textual", "rich"}

_DRAW_HOME = """
import asyncio, sys, threading
from pathlib import Path
from learnlog.errors import LearnlogError
from learnlog.opening import Opening
from learnlog.overview import DueLine, EntryLine, GoOn, OutcomeLine, Overview, TaskLine, UnitLine
from learnlog.store.folders import Folders
from learnlog.tui.app import LearnlogApp

looked = threading.Event()
found = []

class NeverOpened(Opening):
    def last_overview(self):
        task, outcome = TaskLine("task-1", "Task 1", "task", "draft", 2), OutcomeLine("To know", "2 partly")
        entry = EntryLine("01", "Task 1", "today", "draft", 7)
        due = DueLine("01", "step", "field", "row", "Ask", "Friday", True)
        unit = UnitLine("unit-5", "Unit 5", 2, 18, (task,), (outcome,))
        return Overview(GoOn("Continue", "Task 1"), "Ada", True, (unit,), (due,), (entry,), entry, 9)

    def workspace(self):
        looked.wait()
        raise LearnlogError("Enough.")

async def main():
    app = LearnlogApp(NeverOpened(Folders.find(Path(sys.argv[1]), {})))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert "Continue" in str(app.screen.query_one("#go-on").render())
        found.extend(sys.modules)
        looked.set()

asyncio.run(main())
"""

_NAME_THEM = """
import sys
print(*(globals().get("found") or sys.modules), sep="\\n")
"""


def loaded(code: str, *arguments: str) -> set[str]:
    """Return the modules loaded when some code has run in a fresh Python; those in its ``found``, if it has one."""
    done = subprocess.run(
        [sys.executable, "-c", code + _NAME_THEM, *arguments],
        env={**os.environ, "PYTHONPATH": str(SRC)},
        check=False,
        text=True,
        capture_output=True,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def test_importing_the_app_loads_no_model() -> None:
    assert loaded("import learnlog.tui.app") & LATE == set()


def test_home_is_drawn_before_any_model_is_loaded(tmp_path: Path) -> None:
    modules = loaded(_DRAW_HOME, str(tmp_path))
    assert "learnlog.tui.home" in modules
    assert modules & LATE == set()


@pytest.mark.parametrize("module", ["learnlog.cli", "learnlog.opening", "learnlog.survey", "learnlog.workspace"])
def test_what_stands_beside_the_screens_loads_none(module: str) -> None:
    assert loaded(f"import {module}") & TEXTUAL == set()


def test_the_command_line_is_ready_before_any_model() -> None:
    assert loaded("import learnlog.cli") & LATE == set()
