"""What is asked once the log is open: a log that has vanished is an alarm, not a fresh start."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from learnlog.store.folders import Folders
from learnlog.store.toml import TomlStore
from learnlog.tui.alarm import AlarmDialog
from tests.store.samples import entry, new_id, prose
from tests.tui.driving import Trainee, screen_text, sitting_down

ENTRIES = 4


def fill(folders: Folders) -> None:
    store = TomlStore(folders)
    for number in range(ENTRIES):
        store.save(entry(prose("Words."), id=new_id(number)), "")


async def vanished(trainee: Trainee) -> AlarmDialog:
    await trainee.until(lambda: isinstance(trainee.app.screen, AlarmDialog))
    screen = trainee.app.screen
    assert isinstance(screen, AlarmDialog)
    return screen


async def test_a_log_that_vanished_is_an_alarm_until_it_is_there_again(tmp_path: Path) -> None:
    folders = Folders.find(tmp_path / "log", {})
    fill(folders)
    async with sitting_down(tmp_path / "log") as trainee:
        await trainee.until(lambda: folders.seen.exists())
    away = tmp_path / "away"
    shutil.move(folders.entries, away)
    async with sitting_down(tmp_path / "log") as trainee:
        await vanished(trainee)
        said = screen_text(trainee.app)
        assert "Your log is not there" in said and f"had {ENTRIES} entries" in said and "deleted nothing" in said
        await trainee.press("escape")
        await vanished(trainee)
        shutil.move(away, folders.entries)
        await trainee.press("enter")
        await trainee.until(lambda: not isinstance(trainee.app.screen, AlarmDialog))
    assert len(TomlStore(folders).listing().entries) == ENTRIES


@pytest.mark.parametrize("button", ["as-it-is", "close"])
async def test_the_trainee_decides_whether_to_go_on_without_it(tmp_path: Path, button: str) -> None:
    folders = Folders.find(tmp_path / "log", {})
    fill(folders)
    async with sitting_down(tmp_path / "log") as trainee:
        await trainee.until(lambda: folders.seen.exists())
    shutil.rmtree(folders.entries)
    async with sitting_down(tmp_path / "log") as trainee:
        dialog = await vanished(trainee)
        dialog.query_one(f"#{button}").focus()
        await trainee.press("enter")
        await trainee.until(lambda: not isinstance(trainee.app.screen, AlarmDialog))
    async with sitting_down(tmp_path / "log") as trainee:
        await trainee.until(lambda: isinstance(trainee.app.screen, AlarmDialog) == (button == "close"))
