"""Opening entries for writing: one at a time, and what a window left behind in one is asked about first."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual.app import App

from learnlog.errors import LearnlogError
from learnlog.tui.behind import Doing
from learnlog.tui.leaving import leave

if TYPE_CHECKING:
    from learnlog.sitting import Sitting
    from learnlog.tui.recovery import Recovery
    from learnlog.workspace import Workspace


class Sittings:
    """Opens sittings on task screens. What it needs for that is imported when the first is opened.

    Args:
        app: on whose stack.
        workspace: which opens the entries.
    """

    def __init__(self, app: App[int], workspace: Workspace) -> None:
        self._app = app
        self._workspace = workspace

    async def begin(self, unit: str, task: str, step: str = "") -> bool:
        """Begin another entry for a task. Where that cannot be, say why and return False; so do all of these."""
        return await self._sit(partial(self._workspace.sittings.begin, unit, task), step=step)

    async def begin_free(self) -> bool:
        """Begin a free entry."""
        return await self._sit(self._workspace.sittings.begin_free)

    async def edit(
        self, entry: str, step: str = "", field: str = "", part: str = "", cursor: tuple[int, int] | None = None
    ) -> bool:
        """Open an entry for writing, or ask first what becomes of words left behind in it."""
        if await asyncio.to_thread(self._workspace.sittings.waiting, entry):
            again = partial(self.edit, entry, step, field, part, cursor)
            if await self._recovery().ask_before(entry, again):
                return True
        how = partial(self._workspace.sittings.open, entry)
        return await self._sit(how, step=step, field=field, part=part, cursor=cursor)

    async def ask_about_drafts(self, then: Doing) -> None:
        """Ask about all words that windows left behind; ``then`` follows unless some are recovered."""
        # What asks is a screen like any other: it is loaded where there is something to ask.
        if await asyncio.to_thread(self._workspace.sittings.waiting):
            await self._recovery().ask_all(then)
        else:
            await then()

    def _recovery(self) -> Recovery:
        from learnlog.tui.recovery import Recovery

        return Recovery(self._app, self._workspace, self._open_draft)

    async def _open_draft(self, entry: str) -> None:
        place = await asyncio.to_thread(lambda: self._workspace.bookmarks.place)
        how = partial(self._workspace.sittings.open, entry)
        if place is None or place.room != "task" or place.entry != entry:
            await self._sit(how)
            return
        await self._sit(how, step=place.step, field=place.field, part=place.part, cursor=place.at)

    async def _sit(
        self,
        how: Callable[[], Sitting],
        *,
        step: str = "",
        field: str = "",
        part: str = "",
        cursor: tuple[int, int] | None = None,
    ) -> bool:
        from learnlog.tui.task import TaskScreen

        # One entry at a time: the one in front is saved and closed before another is opened.
        if isinstance(self._app.screen, TaskScreen) and not await leave(self._app):
            return False
        try:
            sitting = await asyncio.to_thread(how)
        except LearnlogError as error:
            self._app.notify(error.message, severity="warning", timeout=12, markup=False)
            return False
        await self._app.push_screen(
            TaskScreen(self._workspace, sitting, step=step, field=field, part=part, cursor=cursor)
        )
        return True
