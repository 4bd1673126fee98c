"""What is done to the action at hand in the Actions room, and taken back again."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Any, Protocol

from textual.screen import Screen

from learnlog.acting import Done, pass_on, people_for, postpone, take_back, tick, untick
from learnlog.errors import LearnlogError
from learnlog.journal.actions import planned_actions
from learnlog.journal.planned import PlannedAction
from learnlog.text import shorten
from learnlog.tui.action_dialogs import PersonDialog, PostponeDialog, TickDialog
from learnlog.tui.behind import Behind, work_behind
from learnlog.tui.key_names import key_on
from learnlog.workspace import Workspace

_LONGEST = 40


class Show(Protocol):
    """Shows an action that was changed."""

    def __call__(self, action: PlannedAction, now: Sequence[PlannedAction], *, go_to: bool) -> None:
        """Show it.

        Args:
            action: as it was before.
            now: all actions of its entry.
            go_to: whether the cursor goes to it, wherever that is by now.
        """


class ActionChanges:
    """Changes actions, one at a time, and remembers how to take each change back.

    Args:
        screen: where questions are asked and things are said.
        workspace: the log.
        show: shows what was changed.
    """

    def __init__(self, screen: Screen[Any], workspace: Workspace, show: Show) -> None:
        self._screen = screen
        self._workspace = workspace
        self._show = show
        self._done: list[Done] = []
        self._one_change = asyncio.Lock()
        self._asking = Behind(screen, "asking")

    @property
    def can_take_back(self) -> bool:
        """Whether anything was done that can be taken back."""
        return bool(self._done)

    def tick(self, action: PlannedAction) -> None:
        """Tick an action off, asking what came of it; or have one that is ticked to do again."""
        if action.done is None:
            dialog = TickDialog(action, partial(tick, self._workspace, action))
            self._screen.app.push_screen(dialog, lambda done: self._did(done, "Done."))
            return

        async def again() -> None:
            done = await asyncio.to_thread(untick, self._workspace, action)
            self._did(done, "It is to do again. What you said of it stays in its entry.")

        self._change(again)

    def postpone(self, action: PlannedAction) -> None:
        """Ask for another day."""
        dialog = PostponeDialog(action, self._workspace.today, partial(postpone, self._workspace, action))
        self._screen.app.push_screen(dialog, lambda done: self._did(done, "It has another day."))

    def pass_on(self, action: PlannedAction, others: Sequence[str]) -> None:
        """Ask who does it, and offer the people its entry names and ``others``."""

        async def ask() -> None:
            known = await asyncio.to_thread(people_for, self._workspace, action, others)
            dialog = PersonDialog(action, known, partial(pass_on, self._workspace, action))
            self._screen.app.push_screen(dialog, lambda done: self._did(done, "It is kept who does it."))

        self._asking.run(ask, showing=True)

    def take_back(self) -> None:
        """Take back what was done last; again, what was done before that."""

        async def back() -> None:
            if not self._done:
                return
            done = self._done[-1]
            entry = await asyncio.to_thread(take_back, self._workspace, done)
            self._done.remove(done)
            if self._screen.is_attached:
                # What told how to take it back is no longer true.
                self._screen.app.clear_notifications()
                self._show(done.action, planned_actions(entry), go_to=True)
                self._say(f"“{shorten(done.action.what, _LONGEST)}” is as it was before it was {done.what}.")

        self._change(back)

    def _did(self, done: Done | None, said: str) -> None:
        if done is not None:
            self._done.append(done)
            if self._screen.is_attached:
                self._show(done.action, done.now, go_to=False)
                # Only the last thing done can be taken back with one key, so nothing else says so any more.
                self._screen.app.clear_notifications()
                undo = key_on(self._screen, "actions.undo")
                self._say(f"{said} {_said_otherwise(done)}{undo} takes it back.")

    def _change(self, how: Callable[[], Awaitable[None]]) -> None:
        async def run() -> None:
            async with self._one_change:
                try:
                    await how()
                except LearnlogError as error:
                    self._screen.notify(error.message, severity="warning", timeout=12, markup=False)

        work_behind(self._screen, run, group="change")

    async def settled(self) -> None:
        """Return when nothing is being changed any more."""
        async with self._one_change:
            return

    def _say(self, message: str) -> None:
        self._screen.notify(message, timeout=6, markup=False)


def _said_otherwise(done: Done) -> str:
    """Return what the action says by now, where somebody wrote in its entry after it was shown here."""
    now = next((one.what for one in done.now if one.key == done.action.key), done.action.what)
    return "" if now == done.action.what else f"It was written anew elsewhere: “{shorten(now, _LONGEST)}”. "
