"""What waits until the hands rest is done once, and again where it was asked for meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, cast

from textual.widget import Widget

from learnlog.tui.resting import Resting


class Worked:
    """Stands for a widget that has workers."""

    is_attached = True

    def __init__(self) -> None:
        self.workers: list[asyncio.Task[None]] = []

    def run_worker(self, work: Callable[[], Coroutine[Any, Any, None]], **_: object) -> None:
        self.workers.append(asyncio.ensure_future(work()))


async def test_what_is_asked_for_often_is_done_once_and_again_if_it_was_asked_for_while_it_was_done() -> None:
    widget, done, again = Worked(), list[int](), [True]

    async def do() -> None:
        done.append(len(done))
        if again.pop():
            again.append(False)
            resting.later(0)

    resting = Resting(cast("Widget", widget), do)
    for _ in range(5):
        resting.later(0.01)
    assert done == []
    await widget.workers[0]
    assert done == [0, 1]
    assert len(widget.workers) == 1


async def test_nothing_is_begun_for_what_is_taken_away_and_a_fault_leaves_it_usable() -> None:
    widget, tried = Worked(), list[int]()

    async def do() -> None:
        tried.append(1)
        raise ValueError

    resting = Resting(cast("Widget", widget), do)
    resting.later(0)
    (fault,) = await asyncio.gather(widget.workers[0], return_exceptions=True)
    assert isinstance(fault, ValueError)
    resting.later(0)
    assert len(widget.workers) == 2
    await asyncio.gather(widget.workers[1], return_exceptions=True)
    widget.is_attached = False
    resting.later(0)
    assert len(widget.workers) == 2 and len(tried) == 2
