"""Home, and what holds on every screen: Tab, F1, the palette, the size of the window, keys that mean nothing."""

from __future__ import annotations

import threading
from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from inspect import cleandoc
from pathlib import Path
from typing import Any

import pytest
from textual.app import ComposeResult
from textual.command import CommandPalette
from textual.screen import Screen

from learnlog.errors import LearnlogError
from learnlog.journal.answers import Address, LineAnswer
from learnlog.opening import Opening
from learnlog.store.folders import Folders
from learnlog.tui.actions import ActionsScreen
from learnlog.tui.app import LearnlogApp
from learnlog.tui.choosing import ChangeProfile
from learnlog.tui.dialogs import MessageDialog, TagsDialog
from learnlog.tui.entry import EntryScreen
from learnlog.tui.fields.line_input import LineInput
from learnlog.tui.fields.prose_area import ProseArea
from learnlog.tui.help import HelpScreen, TooSmallScreen
from learnlog.tui.home import HomeScreen
from learnlog.tui.line import Line
from learnlog.tui.log import LogScreen
from learnlog.tui.navigation import OpenUnit
from learnlog.tui.odd_files import DamagedDialog
from learnlog.tui.picture import PictureScreen
from learnlog.tui.profile import ProfileScreen
from learnlog.tui.task import TaskScreen
from learnlog.tui.unit import UnitScreen
from learnlog.tui.welcome import WelcomeScreen
from learnlog.workspace import Workspace
from tests.tui.driving import PATIENCE, Clock, Trainee, keys_named, screen_text, sitting_down, until
from tests.variations import the_first

UNIT = "unit-5"


async def home(trainee: Trainee) -> None:
    await a_note(trainee)


async def unit(trainee: Trainee) -> None:
    await trainee.press("f3")
    await trainee.screen(UnitScreen).open("readings/video-clip")
    await trainee.settle()


async def task(trainee: Trainee) -> None:
    await trainee.open_task(UNIT, "task-5")
    await trainee.write("colleagues", ("Teaching assistant",))


async def prose(trainee: Trainee) -> None:
    await trainee.open_task(UNIT, "task-3")
    await trainee.jump("rationale")
    await trainee.write("rationale", "A line\n\nand another")


async def review(trainee: Trainee) -> None:
    await trainee.open_task(UNIT, "task-4")
    await trainee.review()


async def log(trainee: Trainee) -> None:
    await a_note(trainee)
    await trainee.press("f4")


async def entry(trainee: Trainee) -> None:
    await a_note(trainee)
    trainee.app.home.query("#right Line").first(Line).focus()
    await trainee.press("enter")


async def profile(trainee: Trainee) -> None:
    await trainee.press("p")


async def pictures(trainee: Trainee) -> None:
    await trainee.press("f12")
    await trainee.until(lambda: "1 of 6" in trainee.text)


async def tags(trainee: Trainee) -> None:
    await entry(trainee)
    await trainee.press("t")


async def a_note(trainee: Trainee) -> None:
    await trainee.press("f5")
    await trainee.write("title", "A quiet lunchtime")
    await trainee.write("text", "Nobody sat alone.")
    await trainee.press("escape")


SCREENS: dict[str, tuple[type[Screen[Any]], Callable[[Trainee], Awaitable[None]]]] = {
    "home": (HomeScreen, home),
    "task": (TaskScreen, task),
    "log": (LogScreen, log),
    "dialog": (TagsDialog, tags),
    "unit": (UnitScreen, unit),
    "prose": (TaskScreen, prose),
    "review": (TaskScreen, review),
    "entry": (EntryScreen, entry),
    "profile": (ProfileScreen, profile),
    "pictures": (PictureScreen, pictures),
}


@pytest.mark.parametrize("name", the_first(4, SCREENS))
async def test_what_holds_on_every_screen(tmp_path: Path, name: str) -> None:
    kind, go_there = SCREENS[name]
    async with sitting_down(tmp_path) as trainee:
        await go_there(trainee)
        trainee.screen(kind)
        await tab_goes_round(trainee)
        await f1_opens_its_own_help(trainee)
        await the_palette_has_every_action(trainee)
        await a_small_window_loses_nothing(trainee)
        await unknown_keys_do_nothing(trainee)


async def tab_goes_round(trainee: Trainee) -> None:
    """Tab comes to everything that can have the focus and back to the start; Shift+Tab the other way."""
    screen = trainee.app.screen
    chain, start = screen.focus_chain, screen.focused
    assert start is not None and start in chain
    visited = []
    for _ in chain:
        await trainee.pilot.press("tab")
        visited.append(screen.focused)
    assert screen.focused is start
    assert set(visited) == set(chain)
    await trainee.pilot.press("shift+tab")
    assert screen.focused is (visited[-2] if len(visited) > 1 else start)
    await trainee.pilot.press(*["shift+tab"] * (len(chain) - 1))
    assert screen.focused is start


async def f1_opens_its_own_help(trainee: Trainee) -> None:
    screen, focused = trainee.app.screen, trainee.app.focused
    await trainee.press("f1")
    shown = trainee.screen(HelpScreen)
    assert screen.HELP is not None
    title = cleandoc(screen.HELP).splitlines()[0].removeprefix("# ")
    assert title in trainee.text
    await trainee.press("f1")
    assert trainee.app.screen is screen is not shown and trainee.app.focused is focused


async def the_palette_has_every_action(trainee: Trainee) -> None:
    screen = trainee.app.screen
    offered = [command.title for command in trainee.app.get_system_commands(screen)]
    assert len(set(offered)) == len(offered)
    active = (one for one in screen.active_bindings.values() if one.binding.id and one.enabled)
    named = {one.binding.description for one in active}
    assert named <= set(offered)
    # What belongs to the whole app can be done on every screen but a dialog.
    if not screen.is_modal:
        assert {"Help", "Home", "Unit", "Log", "Actions", "New", "Quit", "About you", "Theme"} <= set(offered)
    await trainee.press("ctrl+p")
    trainee.screen(CommandPalette)
    await trainee.press("f1", "ctrl+p")
    assert sum(isinstance(one, CommandPalette) for one in trainee.app.screen_stack) == 1
    trainee.screen(HelpScreen)
    await trainee.press("escape", "escape")
    assert trainee.app.screen is screen


async def a_small_window_loses_nothing(trainee: Trainee) -> None:
    screen, focused, words = trainee.app.screen, trainee.app.focused, inputs(trainee)
    await trainee.pilot.resize_terminal(50, 15)
    await trainee.settle()
    trainee.screen(TooSmallScreen)
    for said in ("too small for learnlog", "60 × 20", "Your words are safe."):
        assert said in trainee.text
    await trainee.press("x", "escape", "enter", "f2")
    trainee.screen(TooSmallScreen)
    await trainee.pilot.resize_terminal(80, 24)
    await trainee.settle()
    assert (trainee.app.screen, trainee.app.focused, inputs(trainee)) == (screen, focused, words)


def inputs(trainee: Trainee) -> list[str]:
    screen = trainee.app.screen
    lines = [one.value for one in screen.query(LineInput)]
    return lines + [one.text for one in screen.query(ProseArea)]


async def unknown_keys_do_nothing(trainee: Trainee) -> None:
    screen, focused, words, text = trainee.app.screen, trainee.app.focused, inputs(trainee), trainee.text
    await trainee.press("f24", "ctrl+b", "ctrl+o", "f23")
    assert (trainee.app.screen, trainee.app.focused, inputs(trainee)) == (screen, focused, words)
    assert trainee.text == text


async def test_a_window_that_was_too_small_from_the_start(tmp_path: Path) -> None:
    async with sitting_down(tmp_path, size=(50, 15), welcome=True) as trainee:
        await trainee.pilot.resize_terminal(80, 24)
        await trainee.settle()
        trainee.screen(WelcomeScreen)
        await trainee.press("escape")
        assert not any(isinstance(one, TooSmallScreen) for one in trainee.app.screen_stack)
        trainee.screen(HomeScreen)


# -- Home


async def test_the_first_evening(tmp_path: Path) -> None:
    async with sitting_down(tmp_path, welcome=True) as trainee:
        trainee.screen(WelcomeScreen)
        assert keys_named(trainee.app) == ["Tab Next", "Escape Skip", "F1 Help"]
        await trainee.press("tab", "tab")
        assert keys_named(trainee.app)[0] == "Space Choose"
        await trainee.press("down", "space", "tab", "enter", "tab", "tab", "enter", "enter")
        assert (await trainee.app.opened()).workspace.settings.now.profile.area == "dyslexia"
        screen = trainee.screen(HomeScreen)
        assert keys_named(trainee.app)[0] == "Enter Open"
        assert screen.focused is not None and screen.focused.id == "go-on"
        assert trainee.says("#go-on").startswith("▸ Begin: Unit 5")
        assert any("Empty so far." in str(one.render()) for one in screen.query("#right .note"))
    async with sitting_down(tmp_path, welcome=True) as trainee:
        trainee.screen(HomeScreen)  # welcomed once is enough


async def test_about_you_is_asked_and_kept(tmp_path: Path) -> None:
    async with sitting_down(tmp_path) as trainee:
        await trainee.press("p")
        trainee.screen(ProfileScreen).query(LineInput).first().value = "Ada [b]Bold[/b]"
        await trainee.press("tab", "tab", "enter", "tab", "enter")
        assert trainee.says("#greeting") == "Hello, Ada [b]Bold[/b]."
        kept = (await trainee.app.opened()).workspace.settings.now.profile
        assert (kept.name, kept.setting, kept.area) == ("Ada [b]Bold[/b]", "", "autism")
        await trainee.press("p")
        trainee.screen(ProfileScreen).query(LineInput).first().value = "Nobody"
        await trainee.press("escape")
        assert trainee.says("#greeting") == "Hello, Ada [b]Bold[/b]."


async def test_the_keys_of_home_lead_everywhere_and_back(tmp_path: Path) -> None:
    async with sitting_down(tmp_path) as trainee:
        rooms = {
            "2": UnitScreen,
            "3": LogScreen,
            "5": PictureScreen,
            "f5": TaskScreen,
            "f3": UnitScreen,
            "f4": LogScreen,
        }
        for key, kind in rooms.items():
            await trainee.press(key)
            assert isinstance(trainee.app.screen, kind), key
        await trainee.press("1")
        assert trainee.screen(HomeScreen) and len(trainee.app.screen_stack) == 1
        await trainee.press("escape")
        trainee.screen(HomeScreen)


async def test_a_task_in_hand_shows_its_gaps(tmp_path: Path) -> None:
    async with sitting_down(tmp_path) as trainee:
        await trainee.open_task(UNIT, "task-3")
        await trainee.write("audience", "Tutors")
        gaps = len(trainee.gaps)
        await trainee.press("f2")
        assert f"draft, {gaps} gaps" in trainee.says(f"#task-{UNIT}-task-3")
        assert trainee.says("#go-on").startswith("▸ Continue: Task 3")
        assert "Task 3" in str(trainee.app.home.query("#right Line").first(Line).render())


async def test_what_is_due_leads_to_its_row(tmp_path: Path) -> None:
    clock = Clock()
    async with sitting_down(tmp_path, clock) as trainee:
        await trainee.open_task(UNIT, "task-5")
        await trainee.jump("begin")
        rows = ({"action": "Ask [b]first[/b]", "by": "20 November 2026"}, {"action": "Wait", "by": "1 May 2027"})
        await trainee.write("first-steps", rows)
        await trainee.press("f2")
        assert "Ask [b]first[/b]" in trainee.says("#due-0") and "overdue" in trainee.says("#due-0")
        assert not trainee.app.home.query("#due-1")
        assert "All 2 actions" in trainee.says("#all-actions")
        await trainee.choose_line("due-0")
        at_hand = trainee.screen(ActionsScreen).at_hand
        assert at_hand is not None and at_hand.what == "Ask [b]first[/b]"
        await trainee.press("enter")
        assert trainee.task.panel.where()[:2] == ("first-steps", "r1/action")


async def test_an_entry_of_a_month_ago_is_offered_again(tmp_path: Path) -> None:
    clock = Clock()
    async with sitting_down(tmp_path, clock) as trainee:
        await trainee.press("f5")
        await trainee.write("title", "A quiet lunchtime")
        await trainee.write("text", "Nobody sat alone today, and I do not know why it was so. " * 3)
        await trainee.press("f2")
        assert not trainee.app.home.query("#earlier")
    clock.now += timedelta(days=30)
    async with sitting_down(tmp_path, clock) as trainee:
        assert "A quiet lunchtime" in trainee.says("#earlier")
        await trainee.choose_line("earlier")
        shown = trainee.screen(EntryScreen).at_hand
        assert shown is not None and shown.title == "A quiet lunchtime"


async def test_a_file_that_cannot_be_read_is_named_and_the_rest_is_there(tmp_path: Path) -> None:
    async with sitting_down(tmp_path) as trainee:
        await a_note(trainee)
        overview = trainee.app.home.overview
        assert overview is not None
        path = trainee.entry_file(overview.recent[0].id)
    path.with_name(path.name.replace("5.toml", "6.toml")).write_bytes(b'format = 1\nid = "')
    async with sitting_down(tmp_path) as trainee:
        files = [str(one.render()) for one in trainee.app.home.query(".file")]
        assert len(files) == 1 and "6.toml, line 2" in files[0]
        assert "A quiet lunchtime" in trainee.text


async def test_settings_that_cannot_be_read_are_named_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_bytes(b"welcomed = maybe\n")
    async with sitting_down(tmp_path, welcome=True) as trainee:
        trainee.screen(HomeScreen)  # a welcome would look as if everything had been lost
        assert any("settings.toml" in str(one.render()) for one in trainee.app.home.query(".trouble"))
    assert (tmp_path / "settings.toml").read_bytes() == b"welcomed = maybe\n"


async def test_the_first_frame_is_home_as_it_was_left(tmp_path: Path) -> None:
    async with sitting_down(tmp_path) as trainee:
        await a_note(trainee)
        await trainee.press("ctrl+q")
    before = Opening(Folders.find(tmp_path, {}), Clock()).last_overview()
    assert before is not None and before.recent[0].title == "A quiet lunchtime"
    app = LearnlogApp(Opening(Folders.find(tmp_path, {}), Clock()))
    assert app.get_default_screen().overview == before  # type: ignore[attr-defined]


async def test_an_entry_from_another_window_is_seen_on_coming_home(tmp_path: Path) -> None:
    async with sitting_down(tmp_path) as trainee:
        await trainee.press("f4")
        workspace = (await trainee.app.opened()).workspace
        other = workspace.sittings.begin_free()
        other.write(LineAnswer(step="note", field="title", under="Your note", asked="A title", text="Elsewhere"))
        other.close()
        assert other.entry.answer(Address("note", "", "title")) is not None
        await trainee.press("f2")
        assert "Elsewhere" in str(trainee.app.home.query("#right Line").first(Line).render())


async def test_a_file_that_cannot_be_read_is_named_with_its_cause_at_80_columns(tmp_path: Path) -> None:
    name = "2026-11-22-task-4-01m85d65w04jd361ahwznmr22t.toml"
    folder = tmp_path / "a-folder-with-a-long-name-that-would-push-the-name-over-the-edge" / "entries" / "2026"
    folder.mkdir(parents=True)
    (folder / name).write_text('format = 1\ntitle = "', encoding="utf-8")
    async with sitting_down(folder.parents[1], size=(80, 24)) as trainee:
        assert f"! {name}, line 2" in trainee.text
        assert "It cannot be read: the quotation marks opened here are never closed." in trainee.text
        await trainee.press("f4", "enter")
        trainee.screen(DamagedDialog)
        assert f"{name}, line 2" in trainee.text
        assert "The quotation marks opened here are never closed." in trainee.text


async def test_outcomes_take_a_line_each(tmp_path: Path) -> None:
    async with sitting_down(tmp_path, size=(80, 24)) as trainee:
        await trainee.choose_line("task-unit-5-outcomes")
        await trainee.write("ratings", {"challenges": "beginning"})
        await trainee.press("f2")
        outcomes = trainee.app.home.query_one(".outcomes")
        assert outcomes.size.height == 3
        said = str(outcomes.render()).split("\n")
        assert said[0].startswith("◔ beginning → not rated  Consider some of the challenges")
        assert said[1].startswith("not rated yet            Understand that reviewing")


# -- the log that cannot be opened


class Refused(Opening):
    """An opening that fails as soon as it may."""

    def __init__(self, *args: Any, error: Exception, may: threading.Event) -> None:
        super().__init__(*args)
        self._error = error
        self._may = may

    def workspace(self) -> Workspace:
        self._may.wait(PATIENCE)
        raise self._error


@pytest.mark.parametrize("keys", [("enter",), ("ctrl+q",)])
async def test_a_log_that_cannot_be_opened_says_so_and_can_be_closed(tmp_path: Path, keys: tuple[str, ...]) -> None:
    may = threading.Event()
    error = LearnlogError("The units that come with learnlog are not there.", "Nothing you wrote is affected.")
    app = LearnlogApp(Refused(Folders.find(tmp_path, {}), error=error, may=may))
    async with app.run_test(size=(80, 24)) as pilot:
        # A room that is asked for before it is known must not keep every key waiting.
        app.post_message(OpenUnit())
        app.post_message(ChangeProfile())
        may.set()
        await until(pilot, lambda: isinstance(app.screen, MessageDialog))
        await pilot.pause()
        assert "Your log could not be opened" in screen_text(app)
        assert "The units that come with learnlog are not there." in screen_text(app)
        await pilot.press(*keys)
        await until(pilot, lambda: app.return_value is not None)
    assert app.return_value == 1


# -- the size of the window


@pytest.mark.parametrize(("size", "classes"), [((80, 24), {"-narrow", "-short"}), ((120, 40), {"-wide", "-tall"})])
async def test_a_screen_has_the_classes_of_its_size_before_its_first_frame(
    tmp_path: Path, size: tuple[int, int], classes: set[str]
) -> None:
    every = {"-narrow", "-short", "-wide", "-tall"}
    composed: list[set[str]] = []

    class Watched(HomeScreen):
        def compose(self) -> ComposeResult:
            composed.append(every & self.classes)
            yield from super().compose()

    async with sitting_down(tmp_path, size=size) as trainee:
        screen = Watched(None, date(2026, 11, 23))
        await trainee.app.push_screen(screen)
        assert composed == [classes]
        await trainee.settle()
        assert every & screen.classes == classes
    home = LearnlogApp(Opening(Folders.find(tmp_path, {})))
    async with home.run_test(size=size):
        assert every & home.home.classes == classes


async def test_the_review_is_shown_from_its_top(tmp_path: Path) -> None:
    async with sitting_down(tmp_path, size=(80, 24)) as trainee:
        await trainee.open_task(UNIT, "task-4")
        await trainee.review()
        assert "things are still missing. Enter goes there." in trainee.text
        assert trainee.app.focused is trainee.app.screen.query_one("#gaps")


async def test_the_line_to_go_on_is_seen_before_what_stands_below_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sitting_down(tmp_path) as trainee:
        await until(trainee.pilot, trainee.folders.home_picture.exists)
    frames: list[tuple[int, int]] = []

    def draw(screen: HomeScreen) -> None:
        frames.append((len(screen.query("#go-on")), len(screen.query("#columns > *"))))

    monkeypatch.setattr(HomeScreen, "_compositor_refresh", draw)
    async with sitting_down(tmp_path, size=(120, 40)) as trainee:
        await trainee.until(lambda: "Your log" in trainee.text)
    assert frames[0] == (1, 0)
    assert (1, 2) in frames
