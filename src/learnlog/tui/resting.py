"""What can wait until the hands rest: done once, a moment after it was last asked for."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from time import monotonic

from textual.widget import Widget

from learnlog.tui.behind import work_behind

RESTS = 0.08
"""Seconds without another key after which somebody has arrived where they wanted: holding a key down is quicker."""

TYPES = 0.2
"""The same while somebody types."""


class Resting:
    """Does something when the hands rest.

    Args:
        widget: whose worker does it.
        do: what is to be done. It is never cancelled, and never begun again before it has ended.
    """

    def __init__(self, widget: Widget, do: Callable[[], Awaitable[None]]) -> None:
        self._widget = widget
        self._do = do
        self._wanted = 0
        self._due = 0.0
        self._waiting = False

    def later(self, seconds: float = RESTS) -> None:
        """Have it done so many seconds from now, and not before that, whatever was asked earlier."""
        self._wanted += 1
        self._due = monotonic() + seconds
        if not self._waiting and self._widget.is_attached:
            self._waiting = True
            work_behind(self._widget, self._until_done, group="resting")

    async def _until_done(self) -> None:
        done = 0
        try:
            while done != self._wanted:
                while (left := self._due - monotonic()) > 0:
                    await asyncio.sleep(left)
                done = self._wanted
                await self._do()
        finally:
            self._waiting = False
