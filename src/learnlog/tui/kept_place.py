"""Keeps where the trainee is while they only move about, so that a power cut comes back to the very place."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from textual.widget import Widget

from learnlog.tui.behind import work_behind

EVERY = 0.5
"""Seconds between two looks at the place. A key costs nothing; moving on for a minute writes a small file 120 times."""


class KeptPlace:
    """Looks where the trainee is now and then, and has it kept where that is another place than before.

    Args:
        owner: the screen; the looking ends with it.
        where: returns the place, or None while there is none to keep.
        keep: writes the place where the trainee is now.
    """

    def __init__(
        self, owner: Widget, where: Callable[[], object | None], keep: Callable[[], Awaitable[object]]
    ) -> None:
        self._owner = owner
        self._where = where
        self._keep = keep
        self._kept: object | None = None

    def begin(self) -> None:
        """Look from now on."""
        self._owner.set_interval(EVERY, self._look)

    def _look(self) -> None:
        place = self._where() if self._owner.is_attached else None
        if place is not None and place != self._kept:
            self._kept = place
            work_behind(self._owner, self._keep_now, group="place")

    async def _keep_now(self) -> None:
        await self._keep()
