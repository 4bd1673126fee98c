"""With a keyboard alone: every control is reached and seen, and no key does harm, whichever it is and wherever."""

from __future__ import annotations

import importlib
import pkgutil
import random
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.geometry import Region
from textual.pilot import Pilot
from textual.widget import Widget

import learnlog.tui
from learnlog.journal.answers import ProseAnswer
from learnlog.store.whole import whole_log
from learnlog.tui.app import LearnlogApp
from learnlog.tui.real_cursor import pointer_of
from tests.tui.driving import settled, until
from tests.tui.seeing.situations import SITUATIONS, only, sample
from tests.tui.test_snapshots import Log, Shot, ask, leave, show
from tests.variations import the_first

SIZES = ((120, 40), (80, 24))

USUAL = ("prose", "log")
"""The screens that are looked at in every run."""

OTHERS = tuple(shot.name for one in SITUATIONS for shot in one.shots if shot.name not in USUAL)


class Handled(LearnlogApp):
    """learnlog, where nothing leaves the test."""

    CSS_PATH = str(Path(learnlog.tui.__file__).with_name("app.tcss"))

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Open nothing."""


@pytest.fixture
def log(tmp_path: Path) -> Log:
    return sample(tmp_path)


async def lead(pilot: Pilot[Any], log: Log, shot: Shot) -> None:
    """Lead from wherever the app is to what a shot shows."""
    await leave(pilot)
    await show(pilot, log, shot)


async def opened(pilot: Pilot[Any]) -> None:
    app = pilot.app
    assert isinstance(app, LearnlogApp)
    await until(pilot, lambda: app.home.overview is not None)
    await settled(pilot)


# -- Tab and Shift+Tab


def drawn(app: LearnlogApp) -> list[list[tuple[str, bool, bool, bool]]]:
    """Return every cell of the screen without its colours: sign, bold, underlined, reversed."""
    lines = []
    for strip in app.screen._compositor.render_strips():
        line = []
        for text, style, _ in strip:
            said = style or Style.null()
            line += [(sign, bool(said.bold), bool(said.underline), bool(said.reverse)) for sign in text]
        lines.append(line)
    return lines


def within(cells: list[list[tuple[str, bool, bool, bool]]], region: Region) -> list[Any]:
    return [line[region.x : region.right] for line in cells[region.y : region.bottom]]


def comes_after(one: Widget, other: Widget) -> bool:
    """Whether a widget stands where reading comes to it after another: below it, or beside it to the right."""
    ancestors = list(one.ancestors_with_self)
    if one in other.ancestors:
        return True
    common = next(node for node in other.ancestors_with_self if node in ancestors)
    mine, theirs = _child_of(common, one).region, _child_of(common, other).region
    return theirs.y >= mine.bottom or theirs.x >= mine.right


def _child_of(parent: DOMNode, widget: Widget) -> Widget:
    path = list(widget.ancestors_with_self)
    child = path[path.index(parent) - 1] if widget is not parent else widget
    assert isinstance(child, Widget)
    return child


async def walk(pilot: Pilot[Any], where: str) -> None:
    """Go all the way round with Tab, and back with Shift+Tab."""
    app = pilot.app
    assert isinstance(app, LearnlogApp)
    chain = list(app.screen.focus_chain)
    stops: list[tuple[Widget, Region, list[Any]]] = []
    for _ in range(len(chain) + 1):
        focused = app.screen.focused
        if focused is not None and focused not in [stop for stop, _, _ in stops]:
            region = app.screen.find_widget(focused).visible_region
            assert region.area, f"{where}: {focused} has the focus and cannot be seen"
            assert region.contains(*pointer_of(focused)) or focused.max_scroll_y, (
                f"{where}: the cursor at {pointer_of(focused)} is in {focused} {region} {focused.scroll_offset}"
            )
            stops.append((focused, region, drawn(app)))
        await pilot.press("tab")
        await pilot.pause()
    missed = [one for one in chain if one not in [stop for stop, _, _ in stops]]
    assert not missed, f"{where}: Tab never came to {missed}"
    for (one, region, cells), (other, _, others) in zip(stops, [*stops[1:], *stops[:1]], strict=True):
        if one is other:
            continue
        if other.region.y >= 0 and within(cells, region) == within(others, region):
            raise AssertionError(f"{where}: {one} looks the same with the focus and without")
    order = [one for one in chain if one in app.screen.focus_chain]
    for one, other in pairwise(order):
        assert comes_after(one, other), f"{where}: {other} {other.region} comes after {one} {one.region}"
    at = app.screen.focused
    back = []
    for _ in range(len(chain)):
        await pilot.press("shift+tab")
        back.append(app.screen.focused)
    assert app.screen.focused is at, f"{where}: Shift+Tab goes all the way round"
    assert set(back) == set(chain), f"{where}: Shift+Tab comes to every control"


@pytest.mark.parametrize("size", the_first(1, SIZES[::-1]))
@pytest.mark.parametrize("names", the_first(1, [USUAL, OTHERS]), ids=["usual", "others"])
async def test_every_control_is_reached_in_order_and_seen(
    tmp_path: Path, names: tuple[str, ...], size: tuple[int, int]
) -> None:
    troubles = []
    for number, situation in enumerate(only(names)):
        (home := tmp_path / str(number)).mkdir()
        log = situation.begin(home)
        app = Handled(log.opening)
        app.animation_level = "none"
        async with app.run_test(size=size) as pilot:
            await opened(pilot)
            for shot in situation.shots:
                if size in shot.sizes:
                    await lead(pilot, log, shot)
                    try:
                        await walk(pilot, shot.name)
                    except AssertionError as trouble:
                        troubles.append(str(trouble).split("\n")[0])
    assert not troubles, "\n".join(troubles)


# -- every key everywhere


def keymap() -> list[str]:
    """Return every key that means something anywhere in learnlog, but for the one that ends it."""
    for module in pkgutil.walk_packages(learnlog.tui.__path__, "learnlog.tui."):
        importlib.import_module(module.name)
    keys: set[str] = set()
    for kind in _kinds(DOMNode):
        if kind.__module__.startswith("learnlog."):
            own: list[BindingType] = kind.__dict__.get("BINDINGS", [])
            keys.update(binding.key for binding in Binding.make_bindings(own))
    return sorted(keys - {"ctrl+q"})


def _kinds(kind: type[Any]) -> Iterable[type[Any]]:
    yield kind
    for below in kind.__subclasses__():
        yield from _kinds(below)


def everything_kept(home: Path) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(home.rglob("*.toml")))


STORMED = ("prose", "home", "reading", "rate", "plan", "review with gaps", "log", "entry", "actions", "present",
           "pictures", "take in", "follow-up", "help", "settings", "two versions that clash")  # fmt: skip
"""One screen of each kind."""


async def near(pilot: Pilot[Any], log: Log, shot: Shot) -> None:
    """Lead to about what a shot shows: after some keys it may show something else there."""
    app = pilot.app
    assert isinstance(app, LearnlogApp)
    for _ in range(9):
        if app.screen is not app.home:
            await pilot.press("escape")
    await ask(app, log, shot)
    await settled(pilot)
    if shot.keys:
        await pilot.press(*shot.keys)
        await settled(pilot)


async def storm(log: Log, name: str, most: int) -> None:
    """Press at most so many keys, in an order by chance, on a screen; nothing crashes, and every word is kept."""
    store = log.opening.workspace().store
    written = [
        line.text
        for entry in whole_log(store).entries
        for line in store.load(entry.id).entry.answers
        if isinstance(line, ProseAnswer) and line.text.strip()
    ]
    assert len(written) > 5
    keys = keymap()
    assert {"f1", "ctrl+o", "alt+s", "escape", "x"} <= set(keys)
    shot = next(one for situation in SITUATIONS for one in situation.shots if one.name == name)
    app = Handled(log.opening)
    app.animation_level = "none"
    async with app.run_test(size=(100, 30)) as pilot:
        await opened(pilot)
        await near(pilot, log, shot)
        screen = type(app.screen)
        for key in random.Random(name).sample(keys, min(len(keys), most)):
            await pilot.press(key)
            if type(app.screen) is not screen:
                await settled(pilot)
                await near(pilot, log, shot)
        await settled(pilot)
        assert app._exception is None
    kept = everything_kept(log.opening.folders.home)
    for text in written:
        assert text.split("\n")[0][:40] in kept, f"lost: {text}"


async def test_keys_by_chance_do_no_harm_where_one_writes(log: Log) -> None:
    await storm(log, "prose", 30)


@pytest.mark.parametrize("name", the_first(0, STORMED))
async def test_every_key_pressed_on_every_screen_does_no_harm(log: Log, name: str) -> None:
    await storm(log, name, 1000)
