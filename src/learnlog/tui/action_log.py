"""The actions of the log as they are now: read in a thread, and read again where an entry changes outside the room."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import Any

from textual.screen import Screen

from learnlog.errors import LearnlogError
from learnlog.journal.action_list import ActionList
from learnlog.journal.planned import PlannedAction
from learnlog.tui.looking import Looking
from learnlog.workspace import Workspace


class ActionLog:
    """Every action there is, kept true while a screen is in front.

    Args:
        screen: whose workers it uses, and where it is said when the log cannot be read.
        workspace: the log.
        show: told whenever the actions were read and are others than before, and the first time.

    Attributes:
        now: the actions, none before they were read.
        is_read: whether they were.
    """

    def __init__(self, screen: Screen[Any], workspace: Workspace, show: Callable[[], None]) -> None:
        self._screen = screen
        self._workspace = workspace
        self._show = show
        self.now = ActionList((), workspace.today)
        self.is_read = False
        self._stale = True
        self._job = workspace.catch_up()
        self._looking = Looking(screen, self._look)

    def follow(self) -> None:
        """Read them, and from now on whatever changes outside."""
        self._looking.start()

    def rest(self) -> None:
        """Read nothing any more: another room is in front, in which anything may be changed."""
        self._stale = True
        self._looking.stop()

    def heard(self) -> None:
        """Take note that somebody is here."""
        self._looking.heard()

    def changed(self, entry: str, actions: Sequence[PlannedAction]) -> None:
        """Take the actions of one entry as they are by now."""
        self.now = self.now.with_entry(entry, actions)

    def leave(self) -> None:
        """Bring the log no further up to date."""
        self._job.cancel()

    async def _look(self) -> None:
        try:
            if self._stale:
                # What is known by now first: to look at every file takes longer.
                await self._read()
                await asyncio.to_thread(self.now.look_at_words)
            self._job = self._workspace.catch_up()
            if await asyncio.to_thread(self._job.run) or self.now.today != self._workspace.today:
                await self._read()
        except LearnlogError as error:
            self._screen.notify(error.message, severity="warning", timeout=12, markup=False)

    async def _read(self) -> None:
        before = self.now
        actions = await asyncio.to_thread(lambda: self._workspace.current_view().all_actions())
        if self.now is not before:
            self._stale = True
            self._looking.now()  # one was changed here meanwhile: what was read may be older
            return
        self._stale = False
        today = self._workspace.today
        if self.is_read and (actions, today) == (before.actions, before.today):
            return
        self.now, self.is_read = ActionList(actions, today), True
        if self._screen.is_attached:
            self._show()
