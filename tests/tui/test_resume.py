"""Closing anywhere and opening again lands on the same screen, step, field and cursor; so does being ended."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from learnlog.guide import REVIEW
from learnlog.journal.answers import Answer
from learnlog.tui import autosave, kept_place
from learnlog.tui.contents import Contents
from learnlog.tui.entry_list import EntryList
from learnlog.tui.fields.prose import ProseWidget
from learnlog.tui.home import HomeScreen
from learnlog.tui.line import Line
from learnlog.tui.log import LogScreen
from learnlog.tui.recovery import RecoverDialog
from learnlog.tui.task import TaskScreen
from learnlog.tui.unit import UnitScreen
from tests.tui.driving import Clock, Trainee, sitting_down
from tests.variations import the_first

UNIT = "unit-5"

PROSE = "Eleven choices.\n\nNine of them\nwere about a pen."

Stop = Callable[[Trainee], Awaitable[None]]


async def close(trainee: Trainee) -> None:
    """Close learnlog as the footer says."""
    await trainee.press("ctrl+q")


async def drop(trainee: Trainee) -> None:
    """End it as a power cut does, two seconds after the last key: no screen is left, nothing is closed.

    The lock goes with the process, so here it must be given up by hand.
    """
    screen = trainee.app.screen
    if isinstance(screen, (TaskScreen, UnitScreen)):
        await trainee.until(lambda: screen.kept_place._kept == screen._where_in_front())
    if isinstance(screen, TaskScreen):
        await trainee.until(lambda: screen._autosave._durable is None)
        hold = screen.sitting._hold
        assert hold is not None
        hold.release()
    await trainee.settle()


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Prove drafts sooner than in two seconds, and look at the place sooner, so that no test waits for that."""
    monkeypatch.setattr(autosave, "durable_after", lambda within: 0.1)
    monkeypatch.setattr(kept_place, "EVERY", 0.05)


STOPS = pytest.mark.parametrize("stop", the_first(1, [close, drop]))


async def on_home(trainee: Trainee, *words: str) -> None:
    """Look at Home after opening again, and go on with Enter; words left behind are recovered with another."""
    home = trainee.screen(HomeScreen)
    assert home.focused is not None and home.focused.id == "go-on"
    line = trainee.says("#go-on")
    assert line.startswith("▸ Continue: ")
    for word in words:
        assert word in line
    await trainee.pilot.press("enter")
    await trainee.until(lambda: trainee.app.screen is not home)
    dialog = trainee.app.screen
    if isinstance(dialog, RecoverDialog):
        await trainee.press("enter")
        await trainee.until(lambda: trainee.app.screen not in (home, dialog))


# -- in a task


@dataclass(frozen=True)
class Spot:
    """A place in a task: how to get there, where it is, and how Home names it.

    Attributes:
        also_dropped: whether, back there, one more key is typed and learnlog is then ended without being closed.
    """

    step: str
    field: str
    part: str
    cursor: tuple[int, int]
    words: str
    write: Any
    also_dropped: bool = False


SPOTS = {
    "task-3": (
        Spot("occasion", "audience", "", (0, 11), "Task 3, step 1 of 11, Audience and date", "Form tutors in Year 8"),
        Spot("occasion", "date", "", (0, 2), "Task 3, step 1 of 11, Audience and date", "9 December"),
        Spot("rationale", "rationale", "", (3, 5), "step 2 of 11, The rationale", PROSE, also_dropped=True),
    ),
    "task-5": (Spot("pupil", "area", "moderate-learning", (0, 0), "The pupil or group", "moderate-learning"),),
    "task-2": (
        Spot("choose", "values", "inclusion", (0, 0), "step 1 of 5, Choose two values", ("respect", "inclusion")),
        Spot(
            "extent/inclusion",
            "ratings",
            "economic-life",
            (0, 0),
            "Task 2, step 3 of 5, Rate: Inclusion",
            {"economic-life": "weak", "lifelong-learning": ("strong", "The taster day")},
        ),
        Spot(
            "extent/inclusion",
            "ratings",
            "lifelong-learning/evidence",
            (0, 4),
            "Rate: Inclusion",
            {},
            also_dropped=True,
        ),
        Spot(
            "plan",
            "colleagues",
            "p2/alias",
            (0, 3),
            "Task 2, step 4 of 5, A plan with colleagues",
            (("Teaching assistant", ""), ("Form tutor", "Mr H")),
        ),
        Spot(
            "plan",
            "actions",
            "r2/action",
            (0, 2),
            "A plan with colleagues",
            ({"about": "choices", "action": "Ask first"}, {"action": "Wait", "by": "4 December"}),
            also_dropped=True,
        ),
        Spot("plan", "actions", "r1/who", (0, 0), "A plan with colleagues", ()),
    ),
}
"""Every kind of field, and what in it."""

IN_PROSE = SPOTS["task-3"][2]


@pytest.mark.parametrize("task", the_first(2, SPOTS))
async def test_in_a_task_every_kind_of_field_is_found_again(tmp_path: Path, task: str) -> None:
    before: Spot | None = None
    written: tuple[Answer, ...] = ()
    for spot in (*SPOTS[task], None):
        async with sitting_down(tmp_path) as trainee:
            if before is None:
                await trainee.open_task(UNIT, task)
            else:
                await stands_at(trainee, before, written)
            if spot is not None:
                await go_to(trainee, spot)
                written = trainee.task.sitting.entry.answers
                await close(trainee)
        if spot is not None and spot.also_dropped:
            async with sitting_down(tmp_path) as trainee:
                await stands_at(trainee, spot, written)
                await trainee.press("!")
                await drop(trainee)
                written = trainee.task.sitting.entry.answers
            spot = replace(spot, cursor=(spot.cursor[0], spot.cursor[1] + 1))
        before = spot


async def go_to(trainee: Trainee, spot: Spot) -> None:
    """Write something, and stand in the middle of it."""
    if trainee.key != spot.step:
        await trainee.jump(spot.step)
    await trainee.write(spot.field, spot.write)
    trainee.field(spot.field).go_to(spot.part, spot.cursor)
    await trainee.settle()
    assert trainee.task.panel.where() == (spot.field, spot.part, spot.cursor)


async def stands_at(trainee: Trainee, spot: Spot, written: tuple[Answer, ...]) -> None:
    """Go on from Home, and look whether this is where one stood, and whether all is there."""
    await on_home(trainee, spot.words)
    assert trainee.key == spot.step
    assert trainee.task.panel.where() == (spot.field, spot.part, spot.cursor)
    assert trainee.task.sitting.entry.answers == written
    assert not trainee.task.read_only


@STOPS
async def test_the_review_is_found_again(tmp_path: Path, stop: Stop) -> None:
    async with sitting_down(tmp_path) as trainee:
        await trainee.open_task(UNIT, "task-3")
        await trainee.write("audience", "Tutors")
        await trainee.review()
        await stop(trainee)
    async with sitting_down(tmp_path) as trainee:
        await on_home(trainee, "step 11 of 11, Review")
        assert trainee.key == REVIEW


async def test_words_typed_into_the_middle_go_on_in_the_middle(tmp_path: Path) -> None:
    async with sitting_down(tmp_path) as trainee:
        await trainee.open_task(UNIT, "task-3")
        await go_to(trainee, IN_PROSE)
        await close(trainee)
    async with sitting_down(tmp_path) as trainee:
        await on_home(trainee)
        await trainee.press("!")
        rationale = trainee.field("rationale")
        assert isinstance(rationale, ProseWidget)
        assert rationale.area.text == "Eleven choices.\n\nNine of them\nwere !about a pen."


async def test_going_on_at_once_skips_home(tmp_path: Path) -> None:
    async with sitting_down(tmp_path) as trainee:
        await trainee.open_task(UNIT, "task-3")
        await go_to(trainee, IN_PROSE)
        await close(trainee)
    async with sitting_down(tmp_path, resume=True) as trainee:
        await trainee.until(lambda: not trainee.task.arriving)
        assert trainee.key == "rationale"
        assert trainee.task.panel.where() == ("rationale", "", (3, 5))


async def test_what_was_brought_back_is_said(tmp_path: Path) -> None:
    clock = Clock()
    async with sitting_down(tmp_path, clock) as trainee:
        await trainee.open_task(UNIT, "task-3")
        await trainee.write("audience", "Tutors")
        await drop(trainee)
    clock.on(hours=2)
    async with sitting_down(tmp_path, clock) as trainee:
        await on_home(trainee)
        assert trainee.says("#banner") == "Brought back what you had typed at 19:02."
        await trainee.next()
        assert not trainee.task.query_one("#banner").has_class("-shown")


async def test_home_counts_the_task_of_words_that_are_only_a_draft(tmp_path: Path) -> None:
    """What was typed before a power cut is a draft on Home, too, not a task that was never begun."""
    async with sitting_down(tmp_path) as trainee:
        await trainee.open_task(UNIT, "task-3")
        await trainee.write("audience", "Tutors")
        entry_id = trainee.task.sitting.entry.id
        await drop(trainee)
    async with sitting_down(tmp_path) as trainee:
        assert "draft" in trainee.says(f"#task-{UNIT}-task-3")
        trainee.app.screen.query_one(f"#task-{UNIT}-task-3", Line).action_choose()
        await trainee.until(lambda: isinstance(trainee.app.screen, RecoverDialog))
        await trainee.press("enter")
        await trainee.until(lambda: isinstance(trainee.app.screen, TaskScreen))
        assert trainee.task.sitting.entry.id == entry_id


# -- elsewhere


@STOPS
async def test_the_unit_opens_at_the_same_row_of_the_same_screen(tmp_path: Path, stop: Stop) -> None:
    async with sitting_down(tmp_path) as trainee:
        await trainee.press("f3")
        room = trainee.screen(UnitScreen)
        await room.open("readings/case-study")
        await trainee.settle()
        await trainee.press("pagedown", "down", "down")
        row = room.where().cursor[0]
        assert row > 10
        await stop(trainee)
    async with sitting_down(tmp_path) as trainee:
        await on_home(trainee, "reading “Case study 1: Celine”")
        room = trainee.screen(UnitScreen)
        assert room.place == "readings/case-study"
        assert room.where().cursor[0] == row


@STOPS
async def test_the_contents_open_at_the_same_line(tmp_path: Path, stop: Stop) -> None:
    async with sitting_down(tmp_path) as trainee:
        await trainee.press("f3", "c", "down", "down", "down")
        there = trainee.screen(UnitScreen).query_one(Contents).under_cursor
        assert there != trainee.screen(UnitScreen).place
        await stop(trainee)
    async with sitting_down(tmp_path) as trainee:
        await on_home(trainee, "reading “")
        contents = trainee.screen(UnitScreen).query_one(Contents)
        assert trainee.has_focus(contents) and contents.under_cursor == there
        await trainee.press("c")
        assert trainee.screen(UnitScreen).place == "readings/outcomes"


async def test_in_a_task_the_cursor_that_only_moved_is_found_again_after_a_power_cut(tmp_path: Path) -> None:
    async with sitting_down(tmp_path) as trainee:
        await trainee.open_task(UNIT, "task-3")
        await go_to(trainee, IN_PROSE)
        await close(trainee)
    async with sitting_down(tmp_path) as trainee:
        await on_home(trainee)
        await trainee.press("up", "left")
        there = trainee.task.panel.where()
        assert there == ("rationale", "", (2, 4))
        await drop(trainee)
    async with sitting_down(tmp_path) as trainee:
        await on_home(trainee)
        assert trainee.task.panel.where() == there


async def test_moving_about_writes_the_place_seldom(tmp_path: Path) -> None:
    async with sitting_down(tmp_path) as trainee:
        await trainee.press("f3")
        room = trainee.screen(UnitScreen)
        await trainee.until(lambda: room.kept_place._kept == room._where_in_front())
        kept: list[object] = []
        there: list[object] = [1]

        async def keep() -> None:
            kept.append(there[-1])

        looking = kept_place.KeptPlace(room, lambda: there[-1], keep)
        for place in range(2, 200):
            there.append(place)
        looking._look()
        looking._look()
        await trainee.settle()
        assert kept == [199]


async def test_the_log_opens_at_the_same_entry(tmp_path: Path) -> None:
    async with sitting_down(tmp_path) as trainee:
        for title in ("The first", "The second", "The third"):
            await trainee.press("f5")
            await trainee.write("title", title)
            await trainee.press("escape")
        await trainee.press("f4", "down")
        entries = trainee.screen(LogScreen).query_one(EntryList)
        assert getattr(entries.row, "title", "") == "The second"
        await close(trainee)
    async with sitting_down(tmp_path) as trainee:
        await on_home(trainee, "your log")
        entries = trainee.screen(LogScreen).query_one(EntryList)
        assert getattr(entries.row, "title", "") == "The second"


async def test_the_log_is_found_again_after_a_power_cut(tmp_path: Path) -> None:
    async with sitting_down(tmp_path) as trainee:
        await trainee.press("f5")
        await trainee.write("title", "The first")
        await trainee.press("escape", "f4")
        trainee.screen(LogScreen)
        await drop(trainee)
    async with sitting_down(tmp_path) as trainee:
        assert "your log" in trainee.says("#go-on")


async def test_a_free_entry_is_found_again(tmp_path: Path) -> None:
    async with sitting_down(tmp_path) as trainee:
        await trainee.press("f5")
        await trainee.write("title", "A quiet lunchtime")
        await trainee.write("text", "Nobody sat alone today.\n\nI wonder why.")
        trainee.field("text").go_to("", (2, 8))
        await trainee.settle()
        await close(trainee)
    async with sitting_down(tmp_path) as trainee:
        await on_home(trainee, "A quiet lunchtime")
        assert trainee.task.panel.where() == ("text", "", (2, 8))


async def test_a_new_entry_in_which_nothing_was_written_is_no_place(tmp_path: Path) -> None:
    async with sitting_down(tmp_path) as trainee:
        await trainee.open_task(UNIT, "task-3")
        await trainee.next()
        await close(trainee)
    async with sitting_down(tmp_path) as trainee:
        assert trainee.says("#go-on").startswith("▸ Begin: Unit 5")


async def test_an_entry_that_is_gone_is_no_place(tmp_path: Path) -> None:
    async with sitting_down(tmp_path) as trainee:
        await trainee.open_task(UNIT, "task-3")
        await trainee.write("audience", "Tutors")
        entry_id = trainee.task.sitting.entry.id
        await close(trainee)
        trainee.entry_file(entry_id).unlink()
    async with sitting_down(tmp_path) as trainee:
        assert trainee.says("#go-on").startswith("▸ Begin: Unit 5")
        await trainee.press("enter")
        assert trainee.screen(UnitScreen).place == "readings/outcomes"
