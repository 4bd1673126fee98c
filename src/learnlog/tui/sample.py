"""A piece of reading that shows what settings do to it, while they are being chosen."""

from __future__ import annotations

import asyncio

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from learnlog.content.free import FREE_UNIT
from learnlog.content.reading import Prose, Reading
from learnlog.tui.behind import work_behind
from learnlog.tui.reading import ReadingView

_TEXT = """\
## How reading looks

This is how the unit reads with these settings: its colours, its width and the room between its lines. Choose what
lets your eyes go from line to line without effort.

A second paragraph shows the room between two of them, and **words that matter** stand out like this.

- a point of a list,
- and one more.
"""


_READING = Reading(
    id="sample",
    title="How reading looks",
    part="Settings",
    key_points=("It is set as the unit is.",),
    blocks=(Prose(markdown=_TEXT),),
)


class SamplePage(ReadingView):
    """The text itself: a reading like those of the unit, so that it is set as they are. It is looked at, not entered.

    Args:
        width: widest line, in characters.
    """

    can_focus = False

    def __init__(self, width: int) -> None:
        super().__init__(FREE_UNIT, _READING, width=width, key_points=False)


class Sample(Vertical):
    """A sample of reading, made anew when its settings change.

    Args:
        width: widest line, in characters.
    """

    DEFAULT_CSS = """
    Sample {
        height: auto;
        & > SamplePage { height: auto; max-height: 24; }
        & > .sample-note { height: auto; color: $text-muted; padding: 0 1; }
    }
    """

    def __init__(self, width: int) -> None:
        super().__init__()
        self._width = width
        self._anew = False
        self._showing = asyncio.Lock()

    def compose(self) -> ComposeResult:
        """What there is too little room for, and the text."""
        yield Static(classes="sample-note")
        yield SamplePage(width=self._width)

    def on_resize(self) -> None:
        """Say so where the width that is chosen finds no room here."""
        room = self.size.width - 3
        note = f"There is room for {room} characters here; the unit has more." if 0 < room < self._width else ""
        line = self.query_one(".sample-note", Static)
        line.update(Content(note))
        line.display = bool(note)

    def show(self, width: int) -> None:
        """Show the text as settings have it now."""
        self._width = width
        self._anew = True
        work_behind(self, self._show, group="sample")

    async def _show(self) -> None:
        # One at a time, and none is ever cancelled: Textual 8.2.8 ends the whole app where what waits for a widget to
        # be removed is cancelled.
        async with self._showing:
            if not self._anew or not self.is_attached:
                return
            self._anew = False
            with self.app.batch_update():
                await self.query(SamplePage).remove()
                await self.mount(SamplePage(width=self._width))
            self.on_resize()
