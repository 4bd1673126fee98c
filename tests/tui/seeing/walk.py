"""A walk through every screen, in every state a widget can be in, that notes what is drawn on what.

``python -m tests.tui.seeing.walk`` writes down what it found.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from textual.pilot import Pilot
from textual.selection import SELECT_ALL
from textual.widget import Widget
from textual.widgets import Button, Input, TextArea, Tooltip

from learnlog.status import Kind, Status
from learnlog.tui.app import LearnlogApp
from learnlog.tui.footer import KeyFooter
from learnlog.tui.theme import theme
from learnlog.tui.trail import Trail
from tests.tui.driving import screen_text, settled, until
from tests.tui.seeing.measure import drawn
from tests.tui.seeing.situations import SITUATIONS, Situation
from tests.tui.seeing.tracer import KNOWN, REACHED, TRACER, Named, named
from tests.tui.test_snapshots import WIDE, Log, Shot, leave, show

STATUSES: tuple[Kind, ...] = get_args(Kind)
"""What can be true about saving."""


class Walk:
    """One app, led from screen to screen.

    Attributes:
        found: every pair that was drawn, with where it was first.
        reached: every kind of screen that was in front.
    """

    def __init__(self, app: LearnlogApp, log: Log, pilot: Pilot[Any]) -> None:
        self.app = app
        self.log = log
        self.pilot = pilot
        self.found: dict[Named, str] = {}
        self.reached: set[str] = set()
        self._seen: set[object] = set()

    async def look(self, where: str) -> None:
        """Note what is drawn now."""
        await self.pilot.pause()
        for pair, place in drawn(self.app).items():
            if (one := named(pair)) is not None:
                self.found.setdefault(one, f"{where}: {place}")

    async def through(self, shots: Collection[Shot]) -> None:
        """Look at what is in front at the beginning, then go to what each shot shows, and back Home."""
        await self._look_closely("at the beginning")
        for shot in shots:
            # Narrow and wide, a screen is laid out in other ways; each is looked at as its first picture is taken.
            await self.pilot.resize_terminal(*shot.sizes[0])
            await show(self.pilot, self.log, shot)
            await self._look_closely(shot.name)

    async def _look_closely(self, where: str) -> None:
        await settled(self.pilot)
        self.reached.add(type(self.app.screen).__name__)
        await self.look(where)
        await self.every_state(where)
        await self.pilot.resize_terminal(*WIDE)
        await leave(self.pilot)

    async def every_state(self, where: str) -> None:
        """Look at each kind of widget with the focus, under the mouse, selected and disabled."""
        screen = self.app.screen
        before = self.app.focused
        for widget in list(screen.query("*")):
            # The same widget stands on another ground elsewhere.
            kind = (type(screen), type(widget), frozenset(widget.classes - {"-textual-system"}))
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
            if isinstance(widget, Trail):
                await self._every_status(widget, where)

    async def _every_status(self, trail: Trail, where: str) -> None:
        for kind in STATUSES:
            trail.show_status(Status(kind))
            await self.look(f"{where}, {kind}")

    async def _select(self, widget: Widget, where: str) -> None:
        if isinstance(widget, Input):
            widget.action_select_all()
        elif isinstance(widget, TextArea):
            widget.select_all()
        else:
            return
        await self.look(f"{where}, selected")

    async def what_comes_and_goes(self) -> None:
        """Look at notifications, a tooltip, text selected and a key under the mouse, and the list of commands."""
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
        await self.pilot.hover(KeyFooter, offset=(1, 0))
        await self.look("a key under the mouse")
        await self.pilot.press("ctrl+p")
        await until(self.pilot, lambda: "Hand in" in screen_text(self.app))
        self.reached.add(type(self.app.screen).__name__)
        await self.look("commands")
        await self.pilot.press(*"back")
        await until(self.pilot, lambda: "Hand in" not in screen_text(self.app))
        await until(self.pilot, lambda: "Backups" in screen_text(self.app))
        await self.look("commands")
        await self.pilot.press("escape")
        await until(self.pilot, lambda: self.app.screen is self.app.home)


@dataclass(frozen=True)
class Found:
    """What a walk came upon.

    Attributes:
        pairs: every pair that was drawn, with where it was first.
        screens: every kind of screen.
    """

    pairs: dict[Named, str] = field(default_factory=dict)
    screens: set[str] = field(default_factory=set)


async def walk(folder: Path, situations: Collection[Situation] = SITUATIONS) -> Found:
    """Walk through situations.

    Args:
        folder: an empty one, for the logs.
        situations: where to go.
    """
    found = Found()
    for number, situation in enumerate(situations):
        (home := folder / str(number)).mkdir()
        log = situation.begin(home)
        app = LearnlogApp(log.opening)
        app.animation_level = "none"
        async with app.run_test(size=WIDE, notifications=True, tooltips=True) as pilot:
            await until(pilot, lambda app=app: app.home.overview is not None)  # type: ignore[misc]
            await settled(pilot)
            app.register_theme(theme(TRACER))
            app.theme = TRACER.name
            one = Walk(app, log, pilot)
            await one.through(situation.shots)
            await one.what_comes_and_goes()
        found.pairs.update({pair: where for pair, where in one.found.items() if pair not in found.pairs})
        found.screens.update(one.reached)
    return found


def main() -> None:
    """Write down every pair there is, and every screen that was reached."""
    with tempfile.TemporaryDirectory() as folder:
        found = asyncio.run(walk(Path(folder)))
    for one, where in found.pairs.items():
        if not one.is_of_the_palette:
            print("no colour of the palette:", *one, where)
    lines = sorted(" ".join(one) for one in found.pairs)
    for path, written in ((KNOWN, lines), (REACHED, sorted(found.screens))):
        path.write_text("".join(f"{one}\n" for one in written), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
