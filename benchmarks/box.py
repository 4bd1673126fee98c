"""``python -m benchmarks.box LOG COLUMNSxROWS KEYS``: how large the text area is where these keys lead in learnlog.

The bare app's text area is made as large as learnlog's, whatever learnlog's screens look like by now.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from textual.widgets import TextArea

from learnlog.opening import Opening
from learnlog.store.folders import Folders
from learnlog.tui.app import LearnlogApp

PATIENCE = 30.0
"""Seconds to get there."""


async def box(log: Path, terminal: tuple[int, int], way: tuple[str, ...]) -> tuple[int, int]:
    """Return columns and rows of the text area, with its border, once it is as high as it gets."""
    app = LearnlogApp(Opening(Folders.find(log, {})))
    async with app.run_test(size=terminal) as pilot:
        async with asyncio.timeout(PATIENCE):
            while app.focused is None:
                await pilot.pause(0.05)
            await pilot.press(*way)
            while not isinstance(app.focused, TextArea):
                await pilot.pause(0.05)
            area = app.focused
            area.text = "\n".join("" for _ in range(100))
            await pilot.pause(0.1)
        return area.outer_size.width, area.outer_size.height


if __name__ == "__main__":
    columns, rows = (int(number) for number in sys.argv[2].split("x"))
    print("x".join(str(number) for number in asyncio.run(box(Path(sys.argv[1]), (columns, rows), tuple(sys.argv[3:])))))
