"""A walk through every screen, in every state a widget can be in, that notes what is drawn on what.

``python -m tests.tui.seeing.walk`` writes down what it found.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Collection
from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.selection import SELECT_ALL
from textual.widget import Widget
from textual.widgets import Button, Input, TextArea, Tooltip

from learnlog.store.whole import whole_log
from learnlog.tui.app import LearnlogApp
from learnlog.tui.navigation import (
    HandIn,
    KeepCopy,
    LeaveAlone,
    OpenBin,
    OpenHandIns,
    ReadEntry,
    ShowThenAndNow,
    TakeComments,
    TakeIn,
)
from learnlog.tui.theme import theme
from scripts import sample_log
from tests.tui.driving import screen_text, settled, until
from tests.tui.seeing.measure import drawn
from tests.tui.seeing.tracer import KNOWN, TRACER, Named, named
from tests.tui.test_snapshots import SHOTS, WIDE, Log, Shot

VERSIONS = Shot("versions", (WIDE,), "Task 1", lambda log: ReadEntry(log.ids["task-1"]), ("v",), "Versions")

ALL = (*(shot for shot in SHOTS if shot.name != "too small"), VERSIONS)


class Walk:
    """One app, led from screen to screen.

    Attributes:
        found: every pair that was drawn, with where it was first.
    """

    def __init__(self, app: LearnlogApp, log: Log, pilot: Pilot[Any]) -> None:
        self.app = app
        self.log = log
        self.pilot = pilot
        self.found: dict[Named, str] = {}
        self._seen: set[object] = set()

    async def look(self, where: str) -> None:
        """Note what is drawn now."""
        await self.pilot.pause()
        for pair, place in drawn(self.app).items():
            if (one := named(pair)) is not None:
                self.found.setdefault(one, f"{where}: {place}")

    async def through(self, shots: Collection[Shot]) -> None:
        """Go to what each picture shows, and back Home."""
        for shot in shots:
            if shot.asks is not None:
                self.app.post_message(shot.asks(self.log))
                await until(self.pilot, lambda: self.app.screen is not self.app.home)
            await until(self.pilot, lambda shot=shot: shot.shown in screen_text(self.app))  # type: ignore[misc]
            if shot.keys:
                await self.pilot.press(*shot.keys)
                await until(self.pilot, lambda shot=shot: shot.then in screen_text(self.app))  # type: ignore[misc]
            await settled(self.pilot)
            await self.look(shot.name)
            await self.every_state(shot.name)
            while len(self.app.screen_stack) > 1:
                await self.pilot.press("escape")
                await settled(self.pilot)

    async def in_front_of_home(self) -> None:
        """Go to what stands in front of Home, and back."""
        app, entry = self.app, self.log.ids["task-1"]
        actions = (app.action_profile, app.action_names, app.action_terms, app.action_backups)
        for action in actions:
            await action()
            await self._in_front(action.__name__)
        app.action_change_theme()
        await self._in_front("themes")
        for message in (
            HandIn(),
            OpenHandIns(),
            OpenBin(),
            TakeComments(),
            KeepCopy(),
            TakeIn(),
            ShowThenAndNow(entry, "Task 1"),
            LeaveAlone(entry, review=False),
        ):
            app.post_message(message)
            await self._in_front(type(message).__name__)

    async def _in_front(self, where: str) -> None:
        await settled(self.pilot)
        await self.look(where)
        await self.every_state(where)
        while len(self.app.screen_stack) > 1:
            await self.pilot.press("escape")
            await settled(self.pilot)

    async def every_state(self, where: str) -> None:
        """Look at each kind of widget with the focus, under the mouse, selected and disabled."""
        screen = self.app.screen
        before = self.app.focused
        for widget in list(screen.query("*")):
            kind = (type(widget), frozenset(widget.classes - {"-textual-system"}))
            if kind in self._seen or not widget.display or not widget.is_attached:
                continue
            self._seen.add(kind)
            if widget.focusable:
                screen.set_focus(widget)
                await self.look(f"{where}, with the focus")
                await self._select(widget, where)
                screen.set_focus(before)
                await self.look(f"{where}, without the focus")
            widget.mouse_hover = True
            await self.look(f"{where}, under the mouse")
            widget.mouse_hover = False
            if isinstance(widget, Button) and widget.variant == "default":
                widget.disabled = True
                await self.look(f"{where}, disabled")
                widget.disabled = False
                screen.set_focus(before)

    async def _select(self, widget: Widget, where: str) -> None:
        if isinstance(widget, Input):
            widget.action_select_all()
        elif isinstance(widget, TextArea):
            widget.select_all()
        else:
            return
        await self.look(f"{where}, selected")

    async def what_comes_and_goes(self) -> None:
        """Look at notifications, a tooltip, text selected with the mouse, and the list of commands."""
        for severity in ("information", "warning", "error"):
            self.app.notify("What is said.", title="Title", severity=severity)
        await settled(self.pilot)
        await self.look("notifications")
        self.app.clear_notifications()
        tooltip = self.app.screen.get_child_by_type(Tooltip)
        tooltip.display = True
        tooltip.update("What a key does")
        await self.look("tooltip")
        tooltip.display = False
        self.app.screen.selections = {one: SELECT_ALL for one in self.app.screen.query("*") if one.allow_select}
        await self.look("selected with the mouse")
        self.app.screen.clear_selection()
        await self.pilot.press("ctrl+p")
        await until(self.pilot, lambda: "Hand in" in screen_text(self.app))
        await self.look("commands")
        await self.pilot.press(*"back")
        await until(self.pilot, lambda: "Hand in" not in screen_text(self.app))
        await until(self.pilot, lambda: "Backups" in screen_text(self.app))
        await self.look("commands")
        await self.pilot.press("escape")
        await until(self.pilot, lambda: self.app.screen is self.app.home)


async def walk(folder: Path, shots: Collection[Shot] = ALL) -> dict[Named, str]:
    """Walk through a sample log.

    Args:
        folder: an empty one, for the log.
        shots: where to go.

    Returns:
        Every pair that was drawn, with where it was first.
    """
    opening = sample_log.write(folder / "log")
    log = Log(opening, {one.task: one.id for one in whole_log(opening.workspace().store).entries})
    app = LearnlogApp(opening)
    app.animation_level = "none"
    async with app.run_test(size=WIDE, notifications=True, tooltips=True) as pilot:
        await until(pilot, lambda: app.home.overview is not None)
        await settled(pilot)
        app.register_theme(theme(TRACER))
        app.theme = TRACER.name
        one = Walk(app, log, pilot)
        await one.look("home")
        await one.what_comes_and_goes()
        await one.through(shots)
        if len(shots) == len(ALL):
            await one.in_front_of_home()
    return one.found


def main() -> None:
    """Write down every pair there is."""
    with tempfile.TemporaryDirectory() as folder:
        found = asyncio.run(walk(Path(folder)))
    for one, where in found.items():
        if not one.is_of_the_palette:
            print("no colour of the palette:", *one, where)
    KNOWN.write_text("".join(f"{' '.join(one)}\n" for one in sorted(found)), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
