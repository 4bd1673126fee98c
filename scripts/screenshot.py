"""Make the pictures in the README and in the first pages of the manual: ``python -m scripts.screenshot``.

learnlog itself draws them, in a terminal of its own making, from the log in ``scripts/sample_log.py``. They are SVG
files without anything to be fetched, and come out the same on every machine.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from textual.screen import Screen

from learnlog.opening import Opening
from learnlog.store.folders import Folders
from learnlog.tui.app import LearnlogApp
from scripts import sample_log

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "screenshots"
SIZE = (120, 40)

WAYS = {
    "home": (),
    "task": ("enter",),
    "review": ("enter", "ctrl+r"),
    "unit": ("f3",),
    "log": ("f4",),
    "actions": ("f10",),
    "picture": ("f12",),
    "welcome": (),
}
"""The pictures, and the keys that lead from Home to what they show."""

_WITHOUT_A_LOG = ("welcome",)

_FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
_FAMILY = re.compile(r"font-family: Fira Code[^;]*;\s*font-size: 20px;")
_MONOSPACED = """font-family: 'DejaVu Sans Mono', Menlo, Consolas, 'Cascadia Mono', monospace;
        font-size: 20.26px;"""


async def picture(opening: Opening, keys: tuple[str, ...]) -> str:
    """Return what learnlog shows after some keys, each of which opens a room, as SVG."""
    app = LearnlogApp(opening)
    app.animation_level = "none"
    async with app.run_test(size=SIZE) as pilot:
        await _until(lambda: app.home.overview is not None)
        await app.opened()
        for key in keys:
            left = _place(app)
            await pilot.press(key)
            await _until(partial(_is_elsewhere, app, left))
        await pilot.pause()
        await pilot.wait_for_scheduled_animations()
        return self_contained(app.export_screenshot(title="learnlog", simplify=True))


def self_contained(svg: str) -> str:
    """Return a picture that fetches no font, keeps its spaces in every viewer, and is the same each time."""
    svg = svg.replace("<svg ", '<svg xml:space="preserve" ', 1)
    svg = _FAMILY.sub(_MONOSPACED, _FONTS.sub("", svg))
    return re.sub(r"terminal-\d+", "terminal", svg)


def _place(app: LearnlogApp) -> tuple[Screen[object], str]:
    """Return the screen and, of a task, the step."""
    return app.screen, getattr(app.screen, "key", "")


def _is_elsewhere(app: LearnlogApp, left: tuple[Screen[object], str]) -> bool:
    return _place(app) != left


def _nothing_yet(home: Path) -> Opening:
    """Return the way to a log in which nothing is written."""
    return Opening(Folders.find(home / "log", {}), lambda: sample_log.NOW)


async def _until(true: Callable[[], bool]) -> None:
    for _ in range(1000):
        if true():
            return
        await asyncio.sleep(0.01)
    raise TimeoutError("the screen did not come")


async def _take(names: list[str], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        with tempfile.TemporaryDirectory() as home:
            opening = _nothing_yet(Path(home)) if name in _WITHOUT_A_LOG else sample_log.write(Path(home))
            svg = await picture(opening, WAYS[name])
        (folder / f"{name}.svg").write_text(svg, encoding="utf-8", newline="\n")
        print(folder / f"{name}.svg")


def main() -> None:
    """Take the pictures that are asked for, or all of them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(WAYS))
    parser.add_argument("--to", type=Path, default=FOLDER, metavar="FOLDER")
    options = parser.parse_args()
    unknown = [name for name in options.names if name not in WAYS]
    if unknown:
        parser.error(f"there is no picture called {unknown[0]}")
    # Whatever the terminal can show that they are made in.
    os.environ.update(COLORTERM="truecolor", LC_ALL="C.UTF-8", NO_COLOR="")
    asyncio.run(_take(options.names or list(WAYS), options.to))


if __name__ == "__main__":
    main()
