"""Pictures of the rooms of an empty log, of one with a single entry, and of a large one; see ``test_snapshots``."""

from __future__ import annotations

import shutil
import threading
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from benchmarks.entries import begun, filled
from learnlog.opening import Opening
from learnlog.store.folders import Folders
from learnlog.store.ids import IdMaker
from learnlog.store.whole import whole_log
from learnlog.tui.navigation import OpenActions, OpenLog, OpenPictures
from scripts import sample_log
from tests.planned import planned, row
from tests.tui.log_room import SlowJob, entry_id, holding, room, screen_text, settled
from tests.tui.log_room import log as logged
from tests.tui.test_snapshots import (
    PATIENCE,
    SMALL,
    WIDE,
    Compare,
    Log,
    PicturedShell,
    Shot,
    take,
    until,
    welcomed,
)

BOTH = pytest.mark.parametrize("size", [WIDE, SMALL], ids=["120x40", "80x24"])


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Where the log is stands on some screens.
    monkeypatch.setenv("HOME", str(tmp_path))


@BOTH
def test_empty_log(snap_compare: Compare, tmp_path: Path, size: tuple[int, int]) -> None:
    take(
        snap_compare,
        welcomed(tmp_path),
        Shot("empty log", (), "Nothing is written here yet", lambda log: OpenLog()),
        size,
    )


def one_entry(tmp_path: Path) -> Log:
    """A log with Task 2 rated and complete, and nothing else."""
    log = welcomed(tmp_path)
    workspace, moment = log.opening.workspace(), sample_log.NOW - timedelta(days=1)
    unit = workspace.catalog.unit("unit-5")
    assert unit is not None
    task = next(one for one in unit.tasks if one.id == "task-2")
    entry = filled(unit, task, begun(unit, task, IdMaker()(moment), moment), 2, done=True)
    workspace.store.save(entry.completed_at(moment), "")
    return log


@BOTH
def test_log_of_one_entry(snap_compare: Compare, tmp_path: Path, size: tuple[int, int]) -> None:
    take(snap_compare, one_entry(tmp_path), Shot("one entry", (), "1 entry", lambda log: OpenLog()), size)


@BOTH
@pytest.mark.parametrize(("name", "shown"), [("task-2", "8 rated"), ("weeks", "53 weeks")], ids=["task-2", "weeks"])
def test_pictures_of_one_entry(
    snap_compare: Compare, tmp_path: Path, name: str, shown: str, size: tuple[int, int]
) -> None:
    take(snap_compare, one_entry(tmp_path), Shot(name, (), shown, lambda log: OpenPictures(name)), size)


@BOTH
def test_log_of_a_hundred_thousand_entries(snap_compare: Compare, size: tuple[int, int]) -> None:
    desk, _, app = room(*logged())
    one = whole_log(desk.store).entries[0]
    read = desk.read_entry(one.id)
    desk.read_entry = lambda entry_id: read  # type: ignore[method-assign]
    moments = [(number, one.created - timedelta(hours=100_000 - number)) for number in range(100_000, 0, -1)]
    holding(
        desk,
        [
            one._replace(id=entry_id(number), title=f"Entry {number:,}", created=at, happened_on=at.date())
            for number, at in moments
        ],
    )

    async def lead(pilot: Pilot[Any]) -> None:
        await until(pilot, lambda: "of 100,000 entries" in screen_text(pilot.app))
        await pilot.press("end", *["up"] * 7)
        await settled(pilot)

    assert snap_compare(PicturedShell(app._make), terminal_size=size, run_before=lead)


@BOTH
def test_no_actions(snap_compare: Compare, tmp_path: Path, size: tuple[int, int]) -> None:
    shot = Shot("no actions", (), "planned no actions yet", lambda log: OpenActions())
    take(snap_compare, welcomed(tmp_path), shot, size)


@BOTH
def test_one_action(snap_compare: Compare, tmp_path: Path, size: tuple[int, int]) -> None:
    log = welcomed(tmp_path)
    log.opening.workspace().store.save(planned(row("r1", "Ask every pupil")), "")
    take(snap_compare, log, Shot("one action", (), "1 without a day", lambda log: OpenActions()), size)


@BOTH
@pytest.mark.parametrize(
    ("name", "shown"),
    [("task-2", "Nothing is rated"), ("progress", "0 of"), ("weeks", "Nothing was written")],
    ids=["task-2", "progress", "weeks"],
)
def test_pictures_of_an_empty_log(
    snap_compare: Compare, tmp_path: Path, name: str, shown: str, size: tuple[int, int]
) -> None:
    take(snap_compare, welcomed(tmp_path), Shot(name, (), shown, lambda log: OpenPictures(name)), size)


_LARGE = 270
"""Entries, one every day and a half: more of each task than are counted, and more than a year of them."""


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A log in which every task and activity was gone through again and again, to be copied."""
    home = tmp_path_factory.mktemp("large") / "log"
    log = welcomed(home.parent)
    workspace, new_id = log.opening.workspace(), IdMaker()
    tasks = [(unit, task) for unit in workspace.catalog.units for task in unit.tasks]
    for number in range(_LARGE):
        unit, task = tasks[number % len(tasks)]
        moment = sample_log.NOW - timedelta(days=1.5 * (_LARGE - number))
        entry = filled(unit, task, begun(unit, task, new_id(moment), moment), number, done=True)
        workspace.store.save(entry.completed_at(moment) if number % 2 else entry, "")
    return home


@BOTH
@pytest.mark.parametrize(
    ("name", "shown"),
    [("task-4", "of more than"), ("continua", "─●─"), ("outcomes", "  then"), ("weeks", "entries before them")],
    ids=["task-4", "continua", "outcomes", "weeks"],
)
def test_pictures_of_a_large_log(
    snap_compare: Compare, large: Path, tmp_path: Path, name: str, shown: str, size: tuple[int, int]
) -> None:
    opening = Opening(Folders.find(shutil.copytree(large, tmp_path / "log"), {}), lambda: sample_log.NOW)
    take(snap_compare, Log(opening, {}), Shot(name, (), shown, lambda log: OpenPictures(name)), size)


@BOTH
def test_many_actions(snap_compare: Compare, tmp_path: Path, size: tuple[int, int]) -> None:
    log = welcomed(tmp_path)
    today, long = sample_log.NOW.date(), "Ask every pupil, one by one, whom they would like to sit beside. " * 6
    days = [today + timedelta(days=days) for days in range(-9, 60)]
    rows = [row(f"r{at}", f"Look again at group {at}", who="SENCO", by=day) for at, day in enumerate(days)]
    nasty = row("nasty", "[bold]not bold[/] [@click=app.quit]x[/]", who="[/]", about="[red]", by="after [b]Easter")
    first = row("first", long, who="Teaching assistant, Year 8, and the form tutor", by=days[0], about=long)
    log.opening.workspace().store.save(planned(first, *rows, nasty), "")
    shot = Shot("many actions", (), "overdue", lambda log: OpenActions(), ("end",), "after [b]Easter")
    take(snap_compare, log, shot if size == SMALL else replace(shot, keys=(), then=""), size)


@BOTH
def test_a_log_that_is_being_indexed(snap_compare: Compare, size: tuple[int, int]) -> None:
    desk, _, app = room(*logged())
    job = SlowJob(threading.Event(), 2310, 10_000)
    desk.catch_up = lambda pause=None: job  # type: ignore[method-assign]
    pictured = PicturedShell(app._make)
    pictured.taken = job.go.set  # the app ends when its threads have, and this one is held up for the picture

    async def lead(pilot: Pilot[Any]) -> None:
        deadline = time.monotonic() + PATIENCE
        while "2,310 of 10,000 indexed" not in screen_text(pictured) or (
            size == WIDE and "Nothing special." not in screen_text(pictured)
        ):
            assert time.monotonic() < deadline, screen_text(pictured)
            await pilot.pause()

    assert snap_compare(pictured, terminal_size=size, run_before=lead)
