"""Between a key and the disk: when typed words go into the draft, and when that is proven.

A change is in the draft within a tenth of a second, without waiting for the disk to prove it, and proven within two
seconds, or as many as were chosen, however long the typing goes on. Both writes happen in a thread; a key never waits
for them.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Protocol

from textual.timer import Timer
from textual.widget import Widget

from learnlog.status import Status
from learnlog.tui.behind import work_behind

QUICK = 0.03
"""Seconds from a change to writing it into the draft.

A tenth of a second would do. But soon after a key its frame is drawn and the next key is still far, and a write that
meets a key takes some of the interpreter's time from it, though it waits for nothing.
"""

WITHIN = 2
"""Seconds within which words are proven on the disk where nothing else is chosen."""

RETRY = 3.0
"""Seconds until a write the disk refused is tried again."""


def durable_after(within: int) -> float:
    """Return the seconds to wait from the first change, so that it is proven within so many: the disk takes time."""
    return within - 0.5


class Written(Protocol):
    """What is written in: a sitting, or a follow-up. Every method is called in a worker thread."""

    def keep(self, *, durable: bool) -> Status:
        """Put the words where a crash cannot reach them and return what is true then."""

    def save(self) -> Status:
        """Put the words where they belong, proven, and return what is true then."""

    def close(self) -> Status:
        """Save, and give up the right to write."""


class Autosave:
    """Writes words behind the typing.

    Args:
        owner: the screen; its timers and workers are used, so all of it ends with the screen.
        written: what is written in.
        collect: puts what changed on the screen into what is written in; called with True, looks at every field for it.
        also: returns what else is to be written with them in the same thread: the place of the cursor.
        report: is told what is true about saving, each time that changes.
        within: returns the seconds within which words are to be proven. It is asked at each change, so what is chosen
            counts at once.
    """

    def __init__(
        self,
        owner: Widget,
        written: Written,
        *,
        collect: Callable[[bool], None],
        also: Callable[[], Callable[[], None]] | None = None,
        report: Callable[[Status], None],
        within: Callable[[], int] = lambda: WITHIN,
    ) -> None:
        self._owner = owner
        self._written = written
        self._collect = collect
        self._also = also
        self._report = report
        self._within = within
        self._quick: Timer | None = None
        self._durable: Timer | None = None
        self._writing = asyncio.Lock()

    def touch(self) -> None:
        """Something changed on the screen. Costs two comparisons while a write is already planned."""
        if self._quick is None:
            self._quick = self._owner.set_timer(QUICK, self._write_quickly)
        if self._durable is None:
            self._durable = self._owner.set_timer(durable_after(self._within()), self._write_durably)

    def settle_soon(self) -> None:
        """A field was left: prove what is planned now instead of later. Nothing is planned, nothing is done."""
        if self._durable is not None:
            self._write_durably()

    async def settle(self) -> Status:
        """Put every word on the screen into the draft, proven, and return what is true then."""
        self._stop()
        self._collect(True)
        return await self._keep(durable=True)

    async def save(self) -> Status:
        """Put every word into the entry's own file and return what is true then."""
        self._stop()
        self._collect(True)
        status = await self._write(self._written.save)
        self._told(status)
        return status

    async def close(self) -> Status:
        """Save, and give up the entry. Nothing is written after this."""
        self._stop()
        self._collect(True)
        return await self._write(self._written.close)

    async def keep_place(self) -> None:
        """Write what is to be written beside the words, though no word changed: somebody moved about."""
        if self._also:
            async with self._writing:
                await asyncio.to_thread(self._also())

    def _write_quickly(self) -> None:
        self._quick = None
        # Said here and not at the key, whose own frame would be the larger for it.
        self._report(Status("writing"))
        self._collect(False)
        work_behind(self._owner, partial(self._keep, durable=False), group="disk")

    def _write_durably(self) -> None:
        self._stop()
        self._collect(False)
        work_behind(self._owner, partial(self._keep, durable=True), group="disk")

    async def _keep(self, *, durable: bool) -> Status:
        status = await self._write(partial(self._written.keep, durable=durable))
        self._told(status)
        return status

    async def _write(self, how: Callable[[], Status]) -> Status:
        also = self._also() if self._also else None

        def write() -> Status:
            status = how()
            if also:
                also()
            return status

        async with self._writing:
            return await asyncio.to_thread(write)

    def _told(self, status: Status) -> None:
        self._report(status)
        if status.trouble and self._durable is None and self._owner.is_running:
            self._durable = self._owner.set_timer(RETRY, self._write_durably)

    def _stop(self) -> None:
        for timer in (self._quick, self._durable):
            if timer is not None:
                timer.stop()
        self._quick = self._durable = None
