"""A screen is laid out at the window's own size, whatever sizes it had a moment ago."""

from __future__ import annotations

import importlib
import pkgutil

from textual import events
from textual.app import App
from textual.geometry import Size
from textual.screen import Screen

import learnlog.tui
from learnlog.tui.sized import Sized

NOW, BEFORE = Size(80, 24), Size(40, 12)


class Counting(Sized, Screen[None]):
    """Counts how often it is laid out."""

    def __init__(self) -> None:
        super().__init__()
        self.laid_out = 0

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:
        self.laid_out += 1
        super()._refresh_layout(size, scroll)


class Window(App[None]):
    def get_default_screen(self) -> Screen[None]:
        return Counting()


async def test_two_sizes_on_their_way_do_not_take_turns_for_ever() -> None:
    async with Window().run_test(size=NOW) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, Counting)
        for size in (BEFORE, NOW, BEFORE, NOW):
            screen.post_message(events.Resize(size, size))
            screen.call_later(lambda: None)  # as any key does, so that the later size does not replace the earlier
        await pilot.pause()
        assert screen.size == NOW
        assert screen.laid_out < 10


async def test_the_window_has_another_size() -> None:
    async with Window().run_test(size=NOW) as pilot:
        await pilot.resize_terminal(*BEFORE)
        await pilot.pause()
        assert pilot.app.screen.size == BEFORE


def test_every_screen_heeds_one_size() -> None:
    screens: set[type] = set()
    for module in pkgutil.walk_packages(learnlog.tui.__path__, "learnlog.tui."):
        if module.name.endswith(".steady_driver"):
            continue  # for Linux and macOS alone, and no screen
        names = vars(importlib.import_module(module.name)).values()
        screens |= {one for one in names if isinstance(one, type) and issubclass(one, Screen)}
    ours = {one for one in screens if one.__module__.startswith("learnlog.")}
    assert len(ours) > 10
    assert [one for one in ours if not issubclass(one, Sized)] == []
