"""Every room as a picture in each theme, and the main ones in the smallest window learnlog can be read in."""

from __future__ import annotations

from pathlib import Path

import pytest

from learnlog.store.whole import whole_log
from learnlog.tui.help import SMALLEST
from learnlog.tui.theme import PALETTES, Palette
from scripts import sample_log
from tests.tui.test_snapshots import SHOTS, WIDE, Compare, Log, Shot, take

ROOMS = [
    shot
    for shot in SHOTS
    if shot.name
    in (
        "home",
        "reading",
        "rate",
        "prose",
        "log",
        "entry",
        "actions",
        "pictures",
        "facts as a table",
        "present",
        "tick",
        "settings",
        "keys",
        "help",
    )
]
MAIN = [shot for shot in ROOMS if shot.name in ("home", "reading", "rate", "log", "entry", "actions", "settings")]

pytestmark = pytest.mark.whole


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Log:
    # Where the log is stands on the settings, and must be the same in every run.
    monkeypatch.setenv("HOME", str(tmp_path))
    opening = sample_log.write(tmp_path / "log")
    entries = whole_log(opening.workspace().store).entries
    return Log(opening, {one.task: one.id for one in entries})


@pytest.mark.parametrize("palette", PALETTES[1:], ids=lambda one: one.name)
@pytest.mark.parametrize("shot", ROOMS, ids=lambda one: one.name.replace(" ", "-"))
def test_room(snap_compare: Compare, log: Log, shot: Shot, palette: Palette) -> None:
    workspace = log.opening.workspace()
    workspace.settings.change(workspace.settings.now.model_copy(update={"theme": palette.name}))
    take(snap_compare, log, shot, WIDE)


@pytest.mark.parametrize("shot", MAIN, ids=lambda one: one.name.replace(" ", "-"))
def test_small_room(snap_compare: Compare, log: Log, shot: Shot) -> None:
    take(snap_compare, log, shot, SMALLEST)
