"""What another program changed in its place while learnlog was closed is seen on Home, too, and that the day turned."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from learnlog.store.folders import Folders
from learnlog.store.toml import TomlStore
from tests.planned import planned, row
from tests.tui.driving import Clock, sitting_down, until
from tests.tui.log_room import SlowJob, entry_id, note


async def test_a_file_that_was_changed_in_its_place_is_seen_without_a_key(tmp_path: Path) -> None:
    store = TomlStore(Folders.find(tmp_path, {}))
    store.save(note(1, "As it was"), "")
    store.catch_up(lambda: None).run()
    path = Path(store.path_of(entry_id(1)))
    with path.open("r+b") as file:  # no folder is touched by this
        changed = path.read_bytes().replace(b"As it was", b"Seen anew")
        file.write(changed)
    assert store.is_caught_up() and store.log_view().entry(entry_id(1)).title == "As it was"  # type: ignore[union-attr]
    async with sitting_down(tmp_path, size=(120, 40)) as trainee:
        await trainee.until(lambda: "Seen anew" in trainee.text)


async def test_what_changes_outside_while_home_is_in_front_is_seen_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("learnlog.tui.looking.OFTEN", 0.0)
    async with sitting_down(tmp_path, size=(120, 40)) as trainee:
        await trainee.until(lambda: "Empty so far" in trainee.text)
        TomlStore(Folders.find(tmp_path, {})).save(note(1, "Written elsewhere"), "")
        await trainee.until(lambda: "Written elsewhere" in trainee.text)


async def test_a_room_is_not_kept_waiting_by_the_look_that_home_takes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("learnlog.tui.looking.OFTEN", 0.0)
    jobs: list[SlowJob] = []

    def catch_up(pause: Callable[[], None] = lambda: None) -> SlowJob:
        jobs.append(SlowJob(threading.Event()))
        return jobs[-1]

    async with sitting_down(tmp_path) as trainee:
        log = await trainee.app.opened()
        log.workspace.catch_up = catch_up  # type: ignore[method-assign]
        await until(trainee.pilot, lambda: len(jobs) == 1)
        await trainee.press("f3")
        assert jobs[0].go.is_set(), "it ended without waiting for the files"
        await trainee.pilot.press("f2")
        await until(trainee.pilot, lambda: len(jobs) == 2)
        jobs[1].go.set()


async def test_home_is_of_the_new_day_when_it_stays_open_over_midnight(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("learnlog.tui.looking.OFTEN", 0.0)
    clock = Clock()
    TomlStore(Folders.find(tmp_path, {})).save(planned(row("r1", "Ask every pupil", by=clock.now.date())), "")
    async with sitting_down(tmp_path, clock, size=(120, 40)) as trainee:
        await trainee.until(lambda: "☐ 23 Nov  Ask every pupil" in trainee.text)
        assert "Monday 23 November 2026" in trainee.text
        clock.on(hours=5)
        await trainee.until(lambda: "Tuesday 24 November 2026" in trainee.text)
        assert "☐ overdue 23 Nov  Ask every pupil" in trainee.text


async def test_home_is_of_the_day_on_which_one_comes_back_to_it(tmp_path: Path) -> None:
    clock = Clock()
    async with sitting_down(tmp_path, clock, size=(120, 40)) as trainee:
        await trainee.press("f3")
        clock.on(hours=5)
        await trainee.press("f2")
        await trainee.until(lambda: "Tuesday 24 November 2026" in trainee.text)
