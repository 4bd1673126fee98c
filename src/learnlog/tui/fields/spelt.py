"""Unknown words of a text area: looked up behind the typing, and underlined."""

from __future__ import annotations

import asyncio

from rich.style import Style
from rich.text import Text
from textual.timer import Timer
from textual.widgets import TextArea

from learnlog.spelling import Found, Speller
from learnlog.tui.behind import work_behind

LOOK_AFTER = 0.4
"""Seconds from a change to looking its words up: no key waits for that."""

_UNDERLINED = Style(underline=True)


class Spelt:
    """What is known of the words of one area.

    Args:
        area: whose words they are; ``draw`` has it drawn anew.
    """

    def __init__(self, area: TextArea) -> None:
        self._area = area
        self._speller: Speller | None = None
        self._seen = 0
        self._waiting: Timer | None = None

    @property
    def on(self) -> bool:
        """Whether words are looked up."""
        return self._speller is not None

    def use(self, speller: Speller | None) -> None:
        """Look words up with a speller from now on, or no longer."""
        if speller is not self._speller:
            self._speller = speller
            self._draw()
        self.look_soon()

    def look_soon(self) -> None:
        """Look up what is new, when nothing more is typed for a moment."""
        if self._speller is not None and self._area.is_attached:
            if self._waiting is not None:
                self._waiting.stop()
            self._waiting = self._area.set_timer(LOOK_AFTER, self._look)

    def mark(self, row: int, text: str, line: Text) -> None:
        """Underline what is unknown in a line, but for a word the cursor is at the end of: it may not be whole."""
        if self._speller is None:
            return
        for start, end, _ in self._speller.unknown(text):
            if not (self._area.has_focus and self._area.cursor_location == (row, end)):
                line.stylize(_UNDERLINED, start, end)

    def _look(self) -> None:
        self._waiting = None
        work_behind(self._area, self._look_up, group="spelling", exclusive=True)

    async def _look_up(self) -> None:
        speller = self._speller
        if speller is not None:
            lines = self._area.text.split("\n")
            await asyncio.to_thread(speller.look_up, lines)
            if speller.changes != self._seen:
                self._seen = speller.changes
                self._draw()

    def _draw(self) -> None:
        self._area.notify_style_update()
        self._area.refresh()


def next_unknown(speller: Speller, lines: list[str], row: int, column: int) -> tuple[int, Found] | None:
    """Return the first unknown word at or behind a place, going round at the end of the text, and its line.

    All words must have been looked up.
    """
    order = [*range(row, len(lines)), *range(row + 1)]
    for turn, at in enumerate(order):
        for one in speller.unknown(lines[at]):
            if turn or one.end > column:
                return at, one
    return None
