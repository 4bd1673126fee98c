"""A screen that others are looking at, too: nothing of the writer's own is to appear on it."""

from __future__ import annotations

from collections.abc import Callable

from textual.screen import Screen

from learnlog.tui.sized import Sized


class Undisturbed(Sized, Screen[None]):
    """A screen on which nothing is said in passing; what is to be said waits until it is left."""

    def __init__(self) -> None:
        super().__init__()
        self._held_back: list[Callable[[], None]] = []

    def hold_back(self, say: Callable[[], None]) -> None:
        """Say something when the screen is left."""
        self._held_back.append(say)

    def on_unmount(self) -> None:
        """Say now what was held back."""
        for say in self._held_back:
            self.app.call_later(say)
