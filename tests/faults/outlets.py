"""Everything learnlog shows, looked at key by key: is any of it raw, or a button made of somebody's text?

``python -m tests.faults.outlets HOME KEYS`` prints what it finds. With ``--unfiltered`` it looks at the mutant whose
``visible`` does nothing.
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from textual.filter import LineFilter
from textual.message import Message
from textual.pilot import Pilot

from learnlog.opening import Opening
from learnlog.store.folders import Folders
from learnlog.tui import app as app_module
from learnlog.tui.app import LearnlogApp
from learnlog.tui.navigation import EditEntry, OpenUnit, ReadEntry
from tests.tui.driving import Clock, settled
from tests.units import UNIT_ID

from .hostile import MARKUP, hostile_entry, raw_in, task_entry

_SIGNS = frozenset("␛␦␇␡")
"""What hostile text is shown by: where one of them stands, something was filtered."""


class Watched(LearnlogApp):
    """The app without a browser to open, and without its last look at every line: what would come so far is a finding.

    Attributes:
        addresses: the addresses a browser was to open.
    """

    CSS_PATH = str(Path(app_module.__file__).with_name("app.tcss"))  # a relative one is looked for beside this file

    def __init__(self, opening: Opening) -> None:
        super().__init__(opening)
        self.addresses: list[str] = []

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Note the address."""
        self.addresses.append(url)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Every filter but the one for what slipped past all others."""
        return [one for one in super().get_line_filters() if one is not self._looks[0]]


class Lookout:
    """Looks at everything an app shows.

    Attributes:
        wrong: each thing raw or acted on, once.
        outlets: the kinds of widgets in which hostile text stood as it should, and how often.
        screens: the screens seen.
    """

    def __init__(self, app: Watched) -> None:
        self._app = app
        self.wrong: dict[str, None] = {}
        self.outlets: Counter[str] = Counter()
        self.screens: set[str] = set()

    def look(self, after: str) -> None:
        """Look at the screen in front as it is drawn, and at what it would show next."""
        app, screen = self._app, self._app.screen
        self.screens.add(type(screen).__name__)
        strips = screen._compositor.render_strips()
        for strip in strips:
            for segment in strip:
                self._judge(segment.text, after, "on the screen")
                if "app.quit" in str(segment.style.meta.get("@click", "") if segment.style else ""):
                    self.wrong[f"{after}: a button made of text: {segment.text}"] = None
        rows = [strip.text for strip in strips]
        for widget, (region, clip) in screen._compositor.visible_widgets.items():
            shown = region.intersection(clip)
            inside = "".join(row[shown.x : shown.right] for row in rows[shown.y : shown.bottom])
            if _SIGNS & set(inside) and not widget.children:
                self.outlets[type(widget).__name__] += 1
            if widget.tooltip is not None:
                self._judge_source(widget.tooltip, after, "tooltip")
        for notice in app._notifications:
            self._judge(notice.message + notice.title, after, "in a notification")
            if notice.markup:
                self._judge_source(notice.message, after, "notification")
        for title in (app.title, app.sub_title, screen.title, screen.sub_title):
            self._judge(title or "", after, "in a title")
        for url in app.addresses:
            self._judge(url, after, "in an address")
            if not url.startswith(("https://", "http://")):
                self.wrong[f"{after}: opened {url}"] = None

    def _judge_source(self, source: object, after: str, where: str) -> None:
        """Judge what is shown later, and would be taken for markup where it is a plain text."""
        self._judge(str(source), after, f"in a {where}")
        if isinstance(source, str) and MARKUP[:10] in source:
            self.wrong[f"{after}: markup in a {where}: {source[:80]}"] = None

    def _judge(self, text: str, after: str, where: str) -> None:
        if raw := raw_in(text):
            self.wrong[f"{after}: {' '.join(sorted(set(raw)))} {where} of {type(self._app.screen).__name__}"] = None


_PLACES = ("readings/welcome", "readings/why-listen", "readings/habits", "tasks/notice", "activities/before-and-now")
WAY: tuple[str | Message, ...] = (
    *("tab", "enter", "n", "a", "p", "f1", "escape", "ctrl+p", "escape", "escape"),  # the words left behind, compared
    *("escape", "escape", "p", "tab", "tab", "escape", "f1", "escape", "ctrl+p", "escape", "tab", "tab", "down"),
    *(OpenUnit(UNIT_ID, place) for place in _PLACES),
    *("c", "down", "up", "escape", "f3", "n", "n", "tab", "o", "y", "tab", "enter", "f1", "escape", "f2"),
    *("f4", "down", "enter", "f", "escape", "t", "escape", "ctrl+p", "escape", "escape", "d", "u"),
    *("s", "enter", "escape", *("right", "enter", "escape") * 4, "x", "slash", "a", "escape", "down", "x"),
    *("end", "up", "h", "tab", "tab", "escape", "d", "b", "down", "enter", "escape", "d", "escape", "u"),
    *("f2", "end", "up", "enter", "escape"),
    *("f12", *("n", "enter", "escape") * 4, "t", *("n",) * 6, "t", "s", "tab", "escape", "f1", "escape", "f2"),
    ReadEntry(hostile_entry(10).id),
    *("e", "escape", "f", "escape", "t", "escape", "escape"),
    EditEntry(task_entry(12).id, "begin"),
    *("f6", "f6", "tab", "tab", "tab", "tab", "f8", "ctrl+r", "ctrl+p"),
    *("escape", "tab", "tab", "f7", "f9", "down", "f2"),
    ReadEntry(hostile_entry(15).id),
    EditEntry(hostile_entry(15).id),
    "escape",
    EditEntry(hostile_entry(13).id),
    *("tab", "tab", "tab", "enter", "f2"),
)
"""Keys, and wishes to go somewhere as links and lists make them, that lead through every room."""

_KEYS = (
    *("tab", "shift+tab", "enter", "enter", "space", "escape", "up", "down", "left", "right", "home", "end"),
    *(
        "pagedown",
        "f1",
        "f2",
        "f3",
        "f4",
        "f5",
        "f6",
        "f7",
        "f8",
        "f9",
        "f12",
        "ctrl+p",
        "ctrl+r",
        "ctrl+s",
        "backspace",
    ),
    *"abcdefmnpstuxy",
)


def any_keys(number: int, seed: int) -> list[str]:
    """Return so many keys, as a cat on the keyboard would press them."""
    return random.Random(seed).choices(_KEYS, k=number)


async def walked(folders: Folders, way: Sequence[str | Message]) -> Lookout:
    """Go a way through the app and look at everything after each step."""
    app = Watched(Opening(folders, Clock()))
    lookout = Lookout(app)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settled(pilot)
        lookout.look("at the start")
        for number, step in enumerate(way):
            await _go(pilot, step)
            lookout.look(f"step {number} ({step if isinstance(step, str) else type(step).__name__})")
    return lookout


async def _go(pilot: Pilot[Any], step: str | Message) -> None:
    if isinstance(step, str):
        await pilot.press(step)
    else:
        pilot.app.post_message(step)
        await pilot.pause()
    await settled(pilot)


if __name__ == "__main__":
    if "--unfiltered" in sys.argv:
        from . import unfiltered  # noqa: F401 - leaves the filter out
    found = asyncio.run(walked(Folders.find(Path(sys.argv[1]), {}), WAY[: int(sys.argv[2])]))
    print(json.dumps(list(found.wrong)))
