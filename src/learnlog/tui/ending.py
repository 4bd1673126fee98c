"""The end of the app: everything is saved first, whether a key, the terminal or the system ends it."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import threading
from functools import partial

from textual.app import App

from learnlog.tui.behind import work_behind
from learnlog.tui.leaving import save_all
from learnlog.tui.start import Start

LAST_RESORT = 2.0
"""Seconds the screen has to close after a signal, before the process ends without it."""

LAST_PATIENCE = 10.0
"""Seconds a backup may still take once the screen is closed."""


class Ending:
    """Ends the app.

    Args:
        app: which.
        start: knows what has been opened by then, if anything.
    """

    def __init__(self, app: App[int], start: Start) -> None:
        self._app = app
        self._start = start

    async def quit(self) -> None:
        """Save everything, keep how Home stands now for the next first frame, and close."""
        if not await self._save():
            return  # the room that cannot save says so, and how to close all the same
        if self._start.log is not None:
            await self._start.log.surveying.end()
        if self._start.refusal:
            self._app.exit(1, message=self._start.refusal)
        else:
            self._app.exit(0)

    def finish(self) -> None:
        """Let the backup of the day be made to its end, once the screen is gone."""
        if self._start.log is not None:
            self._start.log.workspace.backing_up.finish(LAST_PATIENCE)

    def heed_signals(self) -> None:
        """Save when the terminal is closed or the system ends us; Textual alone would lose the words."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None:
                # Windows has neither a SIGHUP nor handlers in its loop; a closed window there ends the console.
                with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                    loop.add_signal_handler(number, self._by_signal, 128 + int(number))

    def _by_signal(self, code: int) -> None:
        work_behind(self._app, partial(self._end_for_good, code), group="end")

    async def _end_for_good(self, code: int) -> None:
        if self._start.log is not None:
            await self._start.log.end_editor()
        await self._save()
        self._app.exit(code)
        # With the terminal gone, closing the screen can wait for ever on writes nobody reads. All is saved by now.
        last_resort = threading.Timer(LAST_RESORT, os._exit, (code,))
        last_resort.daemon = True
        last_resort.start()

    async def _save(self) -> bool:
        if self._start.log is None:
            return True
        await self._start.log.own.settle()
        return await save_all(self._app)
