"""The first frame waits for nothing that it doesn't show."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from learnlog.store.kept_units import KeptUnits
from learnlog.store.units import bundled_units, load_catalog

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
        due = DueLine("01", "01/step/field/row", "Ask", "2026-11-27", "27 Nov")
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

_OPEN_THE_LOG = """
import asyncio, sys
from pathlib import Path
from learnlog.opening import Opening
from learnlog.store.folders import Folders
from learnlog.tui.app import LearnlogApp

found = []

async def main():
    folders = Folders.find(Path(sys.argv[1]), {})
    folders.home.mkdir()
    folders.settings.write_text("welcomed = true")
    app = LearnlogApp(Opening(folders))
    async with app.run_test(size=(120, 40)) as pilot:
        async with asyncio.timeout(60):
            while not folders.home_picture.exists():
                await pilot.pause(0.01)
            await app.workers.wait_for_complete()
        found.extend(sys.modules)

asyncio.run(main())
"""

WHAT_ASKS = {"learnlog.tui.dialogs", "learnlog.tui.fields", "learnlog.tui.recovery", "textual.widgets._text_area"}
"""What a question needs, and is loaded only where one is asked."""

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


_OPEN_AGAIN = """
import sys
from pathlib import Path
from learnlog.store.kept_units import KeptUnits
from learnlog.store.units import bundled_units, load_catalog
assert load_catalog(bundled_units(), None, KeptUnits(Path(sys.argv[1]))).units
"""

READERS_OF_UNITS = {"markdown_it", "tomllib", "learnlog.content.parse", "learnlog.content.check"}
"""What reads a unit and looks for faults in it."""


def test_importing_the_app_loads_no_model() -> None:
    assert loaded("import learnlog.tui.app") & LATE == set()


def test_home_is_drawn_before_any_model_is_loaded(tmp_path: Path) -> None:
    modules = loaded(_DRAW_HOME, str(tmp_path))
    assert "learnlog.tui.home" in modules
    assert modules & LATE == set()


def test_home_asks_nothing_and_loads_nothing_to_ask_with(tmp_path: Path) -> None:
    modules = loaded(_OPEN_THE_LOG, str(tmp_path / "log"))
    assert "learnlog.tui.arrival" in modules
    assert modules & WHAT_ASKS == set()


def test_what_reads_units_is_loaded_only_where_one_has_changed(tmp_path: Path) -> None:
    assert loaded(_OPEN_AGAIN, str(tmp_path / "units.json")) >= READERS_OF_UNITS
    load_catalog(bundled_units(), None, KeptUnits(tmp_path / "units.json", clock=lambda: time.time_ns() + 10**12))
    assert loaded(_OPEN_AGAIN, str(tmp_path / "units.json")) & READERS_OF_UNITS == set()


@pytest.mark.parametrize("module", ["learnlog.cli", "learnlog.opening", "learnlog.survey", "learnlog.workspace"])
def test_what_stands_beside_the_screens_loads_none(module: str) -> None:
    assert loaded(f"import {module}") & TEXTUAL == set()


def test_the_command_line_is_ready_before_any_model() -> None:
    assert loaded("import learnlog.cli") & LATE == set()
