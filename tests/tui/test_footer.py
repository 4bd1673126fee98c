"""The footer names whole keys, nothing twice, as many as fit; a key is called the same wherever it is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.binding import Binding
from textual.color import Color

from learnlog.tui.footer import KeyFooter, Named, fitting
from learnlog.tui.help import HelpScreen
from learnlog.tui.key_names import key_name
from learnlog.tui.query_box import QueryBox
from tests.tui import comparing
from tests.tui.driving import Trainee, keys_named, sitting_down
from tests.tui.seeing.measure import strips
from tests.variations import the_first

UNIT = "unit-5"


def named(*described: str) -> list[Named]:
    """Keys that take 8 columns each, by id and description with a slash between."""
    pairs = [one.split("/") for one in described]
    return [Named(Binding("x", id_, words, id=id_), "x", True, "") for id_, words in pairs]


def ids(kept: list[Named]) -> list[str | None]:
    return [one.binding.id for one in kept]


def test_what_fits_is_named_in_its_order() -> None:
    keys = named("a/Alphas", "b/Betass", "app.help/Helpme")
    assert ids(fitting(keys, 27)) == ["a", "b", "app.help"]
    assert ids(fitting(keys, 26)) == ["a", "app.help"]
    assert ids(fitting(keys, 1)) == ["app.help"]


def test_nothing_is_said_twice() -> None:
    assert ids(fitting(named("log.new/New", "app.free/New"), 80)) == ["log.new"]


def test_what_holds_everywhere_goes_before_what_can_be_spared_and_that_before_the_last() -> None:
    keys = named("a/Alphas", "b/Betass", "c/Gammas", "app.home/Homeee", "app.unit/Unitss", "app.free/Neww  ")
    assert ids(fitting(keys, 45, ("b",))) == ["a", "b", "c", "app.home", "app.unit"]
    assert ids(fitting(keys, 36, ("b",))) == ["a", "b", "c", "app.home"]
    assert ids(fitting(keys, 27, ("b",))) == ["a", "c", "app.home"]
    assert ids(fitting(keys, 18, ("b",))) == ["a", "c"]
    assert ids(fitting(keys, 45, ("b",), leads=True)) == ["a", "c", "app.home", "app.unit", "app.free"]


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("f1", "F1"),
        ("f12", "F12"),
        ("ctrl+q", "Ctrl+Q"),
        ("ctrl+pagedown", "Ctrl+PageDown"),
        ("shift+tab", "Shift+Tab"),
        ("escape", "Escape"),
        ("enter", "Enter"),
        ("slash", "/"),
        ("question_mark", "?"),
        ("left", "←"),
        ("f", "f"),
        ("n", "n"),
        ("1", "1"),
    ],
)
def test_a_key_is_called_as_it_stands_on_the_keyboard(key: str, name: str) -> None:
    assert key_name(key) == name


# -- on the screens


async def home(trainee: Trainee) -> None:
    await trainee.press("f2")


async def unit(trainee: Trainee) -> None:
    await trainee.press("f3")


async def contents(trainee: Trainee) -> None:
    await trainee.press("f3", "c")


async def ratings(trainee: Trainee) -> None:
    await trainee.open_task(UNIT, "task-4")
    await trainee.next()


async def task(trainee: Trainee) -> None:
    await trainee.open_task(UNIT, "task-3")


async def a_note(trainee: Trainee) -> None:
    await trainee.press("f5")
    await trainee.write("title", "A quiet lunchtime")
    await trainee.press("escape")


async def log(trainee: Trainee) -> None:
    await a_note(trainee)
    await trainee.press("f4")


async def entry(trainee: Trainee) -> None:
    await log(trainee)
    await trainee.press("enter")


ROOMS = {one.__name__: one for one in (home, unit, contents, ratings, task, log, entry)}


def footer(trainee: Trainee) -> tuple[Named, ...]:
    return trainee.app.screen.query_one(KeyFooter).shown


@pytest.mark.parametrize("name", the_first(3, ["home", "task", "log", "unit", "contents", "ratings", "entry"]))
async def test_at_80_columns_whole_keys_and_none_twice_and_the_help_calls_each_as_the_footer_does(
    tmp_path: Path, name: str
) -> None:
    async with sitting_down(tmp_path, size=(80, 24)) as trainee:
        await ROOMS[name](trainee)
        keys = footer(trainee)
        last = trainee.text.rstrip().split("\n")[-1].split("  ")[0].rstrip()
        assert last.startswith(" ".join(f"{one.name} {one.binding.description}" for one in keys))
        assert sum(one.width for one in keys) <= 80
        words = [one.binding.description for one in keys]
        assert len(set(words)) == len(words)
        assert "Help" in words
        if name == "log":
            assert {"Read", "Search", "Show only", "New", "Edit", "Home"} <= set(words)
        await trainee.pilot.resize_terminal(200, 40)
        await trainee.settle()
        told = HelpScreen(trainee.app.screen)._text
        named = [line.split("|")[1].replace(",", " ").split() for line in told.split("\n") if line.startswith("|")]
        known = {word for one in named for word in one} | set(told.replace("*", " ").replace(".", " ").split())
        for one in footer(trainee):
            assert set(one.name.split()) <= known, one.name


async def test_a_wider_window_names_more_keys(tmp_path: Path) -> None:
    async with sitting_down(tmp_path, size=(80, 24)) as trainee:
        await log(trainee)
        before = len(footer(trainee))
        await trainee.pilot.resize_terminal(160, 40)
        await trainee.settle()
        assert len(footer(trainee)) > before


async def test_tab_is_named_where_a_step_has_another_field(tmp_path: Path) -> None:
    async with sitting_down(tmp_path, size=(80, 24)) as trainee:
        await trainee.open_task(UNIT, "task-1")
        assert "Tab Next field" not in keys_named(trainee.app), "it asks one thing"
        await trainee.press("tab")
        assert not trainee.task.panel.has_focus_within, "it leads on all the same"
        await trainee.press("f5")
        assert "Tab Next field" in keys_named(trainee.app)
        assert trainee.field("title").has_focus_within
        await trainee.press("tab")
        assert trainee.field("text").has_focus_within


async def test_the_list_of_commands_calls_them_the_same(tmp_path: Path) -> None:
    async with sitting_down(tmp_path) as trainee:
        commands = {one.title: one.help for one in trainee.app.get_system_commands(trainee.app.screen)}
        assert commands["Help"].endswith("(F1)")
        assert commands["Quit"].endswith("(Ctrl+Q)")


async def test_a_key_that_cannot_be_pressed_now_is_told_by_a_colour_of_the_theme_and_by_its_weight() -> None:
    app = comparing.Comparer(comparing.settling())
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        drawn = {
            segment.text.strip(): segment.style
            for segment in strips(app)[-1]
            if segment.style is not None and segment.text.strip()
        }
        disabled = Color.parse(app.theme_variables["text-disabled"]).rich_color
        for text, bold, off in (("m", True, False), ("Mine", False, False), ("b", False, True), ("Both", False, True)):
            style = drawn[text]
            assert bool(style.bold) is bold and not style.dim, text
            assert (style.color == disabled) is off, f"{text}: {style}"


async def test_a_click_presses_the_key_and_the_mouse_on_it_says_what_it_does(tmp_path: Path) -> None:
    async with sitting_down(tmp_path, size=(80, 24)) as trainee:
        await log(trainee)
        line, bar = trainee.text.rstrip().split("\n")[-1], trainee.app.screen.query_one(KeyFooter)
        at = line.index("/ Search")
        await trainee.pilot.hover(KeyFooter, offset=(at + 3, 0))
        assert bar.tooltip == "Search everything you wrote"
        await trainee.pilot.hover(KeyFooter, offset=(79, 0))
        assert bar.tooltip is None
        await trainee.pilot.click(KeyFooter, offset=(at + 3, 0))
        await trainee.settle()
        assert isinstance(trainee.app.focused, QueryBox)


@pytest.mark.parametrize("columns", [120, 80])
async def test_home_names_the_keys_to_the_other_rooms(tmp_path: Path, columns: int) -> None:
    async with sitting_down(tmp_path, size=(columns, 24)) as trainee:
        named = keys_named(trainee.app)
        assert {"Enter Open", "F3 Unit", "F4 Log", "h Hand in", "F1 Help"} <= set(named)
        assert "F2 Home" not in named, "one is there"
