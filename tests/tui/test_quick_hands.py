"""Hands quicker than the screen: what is pressed or clicked before it has caught up."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, Static

from learnlog.tui.app import LearnlogApp
from learnlog.tui.fields.line_input import LineInput
from learnlog.tui.fields.prose_area import ProseArea
from learnlog.tui.line import Line
from learnlog.tui.navigation import BeginFreeEntry, BeginTask
from learnlog.tui.orderly import OrderlyApp
from learnlog.tui.search_box import SearchBox
from learnlog.tui.step import StepPanel
from learnlog.tui.task import TaskScreen
from scripts import sample_log
from tests.tui.driving import sitting_down
from tests.tui.log_room import screen_text, settled


async def until(pilot: Pilot[Any], true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not true():
        assert time.monotonic() < deadline, screen_text(pilot.app)
        await asyncio.sleep(0.01)
    await settled(pilot)


async def test_a_press_on_a_line_that_has_just_gone_does_nothing(tmp_path: Path) -> None:
    app = LearnlogApp(sample_log.write(tmp_path))
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: bool(app.home.query("#task-unit-5-task-2")))
        line = app.home.query_one("#task-unit-5-task-2", Line)
        x, y = line.region.x + 3, line.region.y
        with app.batch_update():
            await line.remove()
            assert app.screen.get_widget_at(x, y)[0] is line, "it can still be hit"
            for kind in (events.MouseDown, events.MouseMove, events.MouseUp):
                await app.on_event(kind(None, x, y, 0, 0, 1, False, False, False))
        await settled(pilot)
        assert app.screen is app.home


async def test_next_right_after_a_choice_goes_to_the_step_it_brings_about(tmp_path: Path) -> None:
    app = LearnlogApp(sample_log.write(tmp_path))
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: app.home.overview is not None)
        await app.opened()
        app.post_message(BeginTask(sample_log.UNIT, "task-2"))
        await until(pilot, lambda: "› [ ] Respect" in screen_text(app))
        screen = app.screen
        assert isinstance(screen, TaskScreen)
        await pilot.press("space", "down", "down", "space")
        # Without the time it takes to write the choice into the draft.
        await screen.action_next()
        await settled(pilot)
        assert screen.key == "extent/respect"
        await pilot.press("ctrl+q")


async def test_a_page_of_no_commands_is_turned_without_harm(tmp_path: Path) -> None:
    async with sitting_down(tmp_path) as trainee:
        await trainee.press("ctrl+p", "z", "z", "z", "z", "pageup", "pagedown", "enter", "escape")
        assert trainee.app.is_running


def burst(app: App[Any], *keys: str) -> None:
    """Press keys so quickly that all of them wait before the first is looked at."""
    for key in keys:
        app.post_message(events.Key(key, key if len(key) == 1 else None))


@pytest.mark.parametrize("on", ["tab", "enter"])
async def test_what_is_typed_right_after_leaving_a_field_stands_in_the_next(tmp_path: Path, on: str) -> None:
    async with sitting_down(tmp_path) as trainee:
        await trainee.press("f5")
        await trainee.until(lambda: isinstance(trainee.app.focused, LineInput))
        burst(trainee.app, "a", on, "b", "shift+tab", "c")
        title, text = trainee.app.screen.query_one(LineInput), trainee.app.screen.query_one(ProseArea)
        await trainee.until(lambda: (title.value, text.text) == ("ac", "b"))


async def test_a_key_with_alt_writes_no_letter(tmp_path: Path) -> None:
    async with sitting_down(tmp_path) as trainee:
        trainee.app.post_message(BeginFreeEntry())
        await trainee.until(lambda: bool(trainee.app.screen.query(ProseArea)))
        for field in (trainee.one("LineInput", LineInput), trainee.one("ProseArea", ProseArea)):
            field.focus()
            await trainee.settle()
            # Textual's parser hands the letter on with the key.
            trainee.app.post_message(events.Key("alt+x", "x"))
            trainee.app.post_message(events.Key("y", "y"))
            await trainee.settle()
        assert trainee.one("LineInput", LineInput).value == trainee.one("ProseArea", ProseArea).text == "y"


async def test_a_paste_right_after_tab_stands_in_the_next_field(tmp_path: Path) -> None:
    async with sitting_down(tmp_path) as trainee:
        await trainee.press("f5")
        await trainee.until(lambda: isinstance(trainee.app.focused, LineInput))
        burst(trainee.app, "a", "tab")
        trainee.app.post_message(events.Paste("b"))
        title, text = trainee.app.screen.query_one(LineInput), trainee.app.screen.query_one(ProseArea)
        await trainee.until(lambda: (title.value, text.text) == ("a", "b"))


async def test_a_search_typed_right_after_its_key_is_searched_for(tmp_path: Path) -> None:
    app = LearnlogApp(sample_log.write(tmp_path))
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: app.home.overview is not None)
        await pilot.press("f4")
        await until(pilot, lambda: bool(app.screen.query("EntryList:focus")))
        burst(app, "slash", "s", "e", "n")
        await until(pilot, lambda: app.screen.query_one(SearchBox).value == "sen")
        await pilot.press("ctrl+q")


class Deaf(Static, can_focus=True):
    """Hears one key and is busy with it until it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.let_go = asyncio.Event()

    async def on_key(self) -> None:
        await self.let_go.wait()


class Desk(OrderlyApp[None]):
    def compose(self) -> ComposeResult:
        yield Deaf()
        yield Input()


async def test_a_widget_that_never_comes_back_does_not_hold_the_keys_for_ever() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        deaf, line = app.query_one(Deaf), app.query_one(Input)
        deaf.focus()
        await pilot.pause()
        burst(app, "home", "b")
        line.focus()
        while line.value != "b":
            await asyncio.sleep(0.01)
        deaf.let_go.set()


async def test_what_is_typed_or_pasted_as_a_task_appears_is_written_in_it(tmp_path: Path) -> None:
    app = LearnlogApp(sample_log.write(tmp_path))
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: app.home.overview is not None)
        await app.opened()
        app.post_message(BeginFreeEntry())
        app.post_message(events.Paste("A whole"))
        for letter in " walk":
            app.post_message(events.Key("space" if letter == " " else letter, letter))
        await until(pilot, lambda: isinstance(app.screen, TaskScreen) and not app.screen.arriving)
        (title, _) = app.screen.query("LineInput, ProseArea")
        assert isinstance(title, LineInput)
        await until(pilot, lambda: title.value == "A whole walk")
        await pilot.press("ctrl+q")


class NeverThere(Screen[None]):
    """A screen that never says that it has its focus."""

    arriving = True

    def compose(self) -> ComposeResult:
        yield Input()


class Waiting(OrderlyApp[None]):
    """Shows a screen that keeps everybody waiting."""

    def on_mount(self) -> None:
        self.push_screen(NeverThere())


async def test_keys_wait_for_a_screen_no_longer_than_they_must(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("learnlog.tui.orderly.ARRIVAL", 0.1)
    app = Waiting()
    async with app.run_test() as pilot:
        app.post_message(events.Key("a", "a"))
        await until(pilot, lambda: app.screen.query_one(Input).value == "a")


async def test_what_has_the_focus_only_until_another_field_gets_it_is_not_scrolled_to(tmp_path: Path) -> None:
    async with sitting_down(tmp_path) as trainee:
        await trainee.press("f5")
        panel, area = trainee.app.screen.query_one(StepPanel), trainee.app.screen.query_one(ProseArea)
        area.focus()
        await trainee.settle()
        shown: list[str] = []
        area.scroll_visible = lambda **_: shown.append("the long text")  # type: ignore[method-assign]
        panel.go_to()
        panel._show_focus()
        assert area.has_focus and shown == [], "the title is still to get it"
        await trainee.settle()
        assert isinstance(trainee.app.focused, LineInput)
        area.focus()
        await trainee.settle()
        panel._show_focus()
        assert shown[-1:] == ["the long text"]
