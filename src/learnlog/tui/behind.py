"""What a screen does behind itself: in a worker, said plainly where it fails, and shown once however quick the keys."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, cast

from textual.screen import Screen

from learnlog.errors import LearnlogError

if TYPE_CHECKING:
    from textual.dom import DOMNode
    from textual.worker import WorkType

Doing = Callable[[], Awaitable[object]]
"""What is done in a worker."""


def work_behind(node: DOMNode, what: Doing, *, group: str, exclusive: bool = False) -> None:
    """Do something in a worker of a screen, a widget or the app.

    Args:
        node: whose worker it is; when it goes, what is not done yet is given up.
        what: makes what is waited for, once its turn comes. A coroutine made before, and given
            up before its turn, would never be awaited.
        group: the group of the worker.
        exclusive: whether workers of the same group are given up for it.
    """

    async def run() -> None:
        await what()

    # Its types do not tell a function that makes a coroutine from any other function.
    node.run_worker(cast("WorkType[None]", run), group=group, exclusive=exclusive)


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

    def run(self, what: Doing, *, showing: bool = False) -> None:
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

        work_behind(self._screen, run, group=self._group)
