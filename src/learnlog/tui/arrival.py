"""What a trainee is told or asked once, when the log is open and before anything is done in it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING

from textual.app import App

from learnlog.emptying import look_into_bin
from learnlog.search.log_view import LogView
from learnlog.tui.behind import work_behind
from learnlog.workspace import Workspace

if TYPE_CHECKING:
    from learnlog.tui.alarm import Answer


class Arrival:
    """What happens between an open log and the first thing done in it.

    Args:
        app, workspace: where to ask, and about what.
        survey: lists the log again, and shows Home as it stands then.
        then: called once everything is settled.
    """

    def __init__(
        self,
        app: App[int],
        workspace: Workspace,
        survey: Callable[[], Awaitable[LogView]],
        then: Callable[[], Awaitable[None]],
    ) -> None:
        self._app = app
        self._workspace = workspace
        self._survey = survey
        self._then = then

    async def look(self, view: LogView) -> None:
        """Ask about a log that has vanished until that is settled; then tell what is to be told once, and go on.

        Args:
            view: what is known of the log.
        """
        gone = await asyncio.to_thread(self._workspace.look_after, view)
        if gone is not None:
            from learnlog.tui.alarm import AlarmDialog

            self._app.push_screen(AlarmDialog(gone), partial(self._decided, view))
            return
        if emptied := (await asyncio.to_thread(look_into_bin, self._workspace)).said:
            self._app.notify(emptied, title="Bin", timeout=20, markup=False)
        if note := await asyncio.to_thread(self._workspace.privacy_note):
            self._app.notify(note, title="Who can read your log", severity="warning", timeout=30, markup=False)
        await self._then()

    def _decided(self, view: LogView, answer: Answer | None) -> None:
        if answer == "close":
            self._app.exit(0)
        else:
            work_behind(self._app, partial(self._look_again, view, accept=answer == "as it is"), group="opening")

    async def _look_again(self, view: LogView, *, accept: bool) -> None:
        if accept:
            await asyncio.to_thread(self._workspace.accept_log, view)
        await self.look(await self._survey())
