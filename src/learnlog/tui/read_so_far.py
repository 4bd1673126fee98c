"""What was read of a unit, and where one is in it: kept behind the reading, in order."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual.widget import Widget

from learnlog.journal.settings import Place
from learnlog.tui.behind import work_behind

if TYPE_CHECKING:
    from learnlog.bookmarks import Bookmarks


class ReadSoFar:
    """Keeps it in the log, one write at a time, so that an older place never replaces a newer one.

    Args:
        owner: the screen whose workers it uses.
        bookmarks: where it is kept.
        unit: the id of the unit.

    Attributes:
        places: of the unit's order, those that were read.
    """

    def __init__(self, owner: Widget, bookmarks: Bookmarks, unit: str) -> None:
        self._owner = owner
        self._bookmarks = bookmarks
        self._unit = unit
        self._disk = asyncio.Lock()
        self.places: set[str] = set()

    async def load(self) -> None:
        """Ask the log what was read before."""
        self.places = set(await asyncio.to_thread(self._bookmarks.read_screens, self._unit))

    def mark(self, place: str) -> None:
        """Take note that a place was read."""
        self.places.add(place)
        self._behind(partial(self._bookmarks.mark_read, self._unit, place))

    def stop_at(self, place: Place) -> None:
        """Take note where the trainee is."""
        self._behind(partial(self._bookmarks.stop_at, place))

    async def stop_now(self, place: Place) -> None:
        """Take note where the trainee is, and wait until that is written."""
        await self._write(partial(self._bookmarks.stop_at, place))

    def _behind(self, work: Callable[[], None]) -> None:
        work_behind(self._owner, partial(self._write, work), group="disk")

    async def _write(self, work: Callable[[], None]) -> None:
        async with self._disk:
            await asyncio.to_thread(work)
