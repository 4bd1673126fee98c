"""What comes back by itself, left alone: for a month, or for good."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import Any

from textual.app import App

from learnlog.returning import looked_at, snooze, stop_reviews
from learnlog.tui.behind import Behind
from learnlog.tui.dialogs import PickDialog
from learnlog.tui.key_names import key_on
from learnlog.tui.navigation import LogChanged
from learnlog.workspace import Workspace

_A_MONTH = ("month", "Leave it alone for a month")
_OLD = (_A_MONTH, ("off", "Show me no old entries on Home any more"))
_REVIEW = (
    ("looked", "I have looked at it; there is nothing to add"),
    _A_MONTH,
    ("stop", "It is not reviewed any more"),
)
_SAID = {
    "month": "It is left alone for a month.",
    "off": "No old entries come to Home any more. “Terms and coming back” under About you ({}) brings them again.",
    "looked": "That is noted in the entry, with today's date. The next review is set.",
    "stop": "It is not reviewed any more. {} on the entry takes its reviews up again.",
}
_NAMED = {"off": "home.profile", "stop": "entry.reviews"}
"""The binding whose key is named there. To look for one of another screen loads every screen."""


class LeavingAlone:
    """Asks how long something is to be left alone, and keeps it.

    Args:
        app, workspace: where to ask, and the log.
    """

    def __init__(self, app: App[Any], workspace: Workspace) -> None:
        self._app = app
        self._workspace = workspace
        self._behind = Behind(app.screen, "leaving alone")

    def ask(self, entry: str, review: bool) -> None:
        """Ask about an entry whose review is due, or an old one."""

        def picked(what: str | None) -> None:
            if what is not None:
                self._behind.run(partial(self._keep, what, entry))

        title = "This review" if review else "Old entries on Home"
        self._app.push_screen(PickDialog(title, _REVIEW if review else _OLD, ""), picked)

    async def _keep(self, what: str, entry: str) -> None:
        await asyncio.to_thread(self._kept, what, entry)
        named = _NAMED.get(what)
        said = _SAID[what].format(key_on(self._app.screen, named) if named else "")
        self._app.notify(said, timeout=8, markup=False)
        self._app.post_message(LogChanged())

    def _kept(self, what: str, entry: str) -> None:
        """Keep what was picked. Raises LearnlogError."""
        workspace = self._workspace
        if what == "month":
            snooze(workspace, entry)
        elif what == "stop":
            stop_reviews(workspace, entry)
        elif what == "looked":
            looked_at(workspace, entry)
        elif workspace.settings.trouble is not None:
            raise workspace.settings.trouble
        else:
            workspace.settings.change(workspace.settings.now.model_copy(update={"look_back": False}))
