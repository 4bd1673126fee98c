"""What a screen does behind itself: in a worker, said plainly where it fails, and shown once however quick the keys."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from textual.screen import Screen

from learnlog.errors import LearnlogError


class Behind:
    """Does things behind a screen.

    Args:
        screen: where it is said when something cannot be done.
        group: the group of its workers.
    """

    def __init__(self, screen: Screen[Any], group: str) -> None:
        self._screen = screen
        self._group = group
        self._showing = False

    def run(self, what: Callable[[], Awaitable[None]], *, showing: bool = False) -> None:
        """Do something behind the screen; of two keys that show the same in a hurry, the second does nothing."""
        if showing and self._showing:
            return
        self._showing = showing

        async def run() -> None:
            try:
                await what()
            except LearnlogError as error:
                self._screen.notify(error.message, severity="warning", timeout=12, markup=False)
            finally:
                self._showing = False

        self._screen.run_worker(run(), group=self._group)
