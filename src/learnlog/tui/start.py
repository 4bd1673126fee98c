"""From the first frame to the first thing done: the log is opened behind it, and what is to be asked is asked.

What that takes is imported when it is begun: the first frame waits for none of it.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
from typing import TYPE_CHECKING

from learnlog.errors import LearnlogError
from learnlog.text import one_line, visible
from learnlog.tui.navigation import GoOn

if TYPE_CHECKING:
    from learnlog.opening import Opening
    from learnlog.tui.opened_log import OpenedLog
    from learnlog.tui.real_cursor import RealCursorApp


class Start:
    """Opens the log once, and tells whoever waits for it.

    Args:
        app: the app, which may be closed meanwhile.
        opening: the log to open.
        resume: whether to go straight on where the trainee stopped, instead of to Home.

    Attributes:
        log: what there is once the log is open; None until then, and where it cannot be opened.
        refusal: why it could not be opened, for the terminal learnlog leaves.
    """

    def __init__(self, app: RealCursorApp[int], opening: Opening, *, resume: bool) -> None:
        self._app = app
        self._opening = opening
        self._resume = resume
        self._known = asyncio.Event()
        self._error: Exception | None = None
        self.log: OpenedLog | None = None
        self.refusal = ""

    async def opened(self) -> OpenedLog:
        """Return the log, once it is open. Raises the error that says why, where that cannot be."""
        await self._known.wait()
        if self.log is None:
            assert self._error is not None, "either is known"
            raise self._error
        return self.log

    async def open(self) -> None:
        """Open the log, bring Home up to date, and begin."""
        try:
            workspace = await asyncio.to_thread(self._opening.workspace)
        except Exception as error:
            # Whoever waits for the log must hear of it: a room that was asked for meanwhile keeps every key waiting.
            self._error = error
            self._known.set()
            if not isinstance(error, LearnlogError):
                raise
            self._say_closed(error)
            return
        _heed_garbage()
        from learnlog.tui.opened_log import OpenedLog

        self.log = log = OpenedLog(self._app, self._opening, workspace)
        self._known.set()
        if self._app.is_running:  # else it was closed while the log was being opened
            await self._arrive(log)

    async def _arrive(self, log: OpenedLog) -> None:
        from learnlog.tui.arrival import Arrival
        from learnlog.tui.comfort import use

        workspace = log.workspace
        workspace.backing_up.tell = self._tell
        use(self._app, workspace.settings.now)
        self._app.theme_changed_signal.subscribe(self._app, lambda theme: log.own.change(theme=theme.name))
        for said in workspace.settings.outside.troubles:
            self._app.notify(said, severity="warning", timeout=20)
        await log.keyboard.load()
        view = await log.surveying.survey()
        await Arrival(self._app, workspace, log.surveying.survey, self._begin).look(view)

    async def _begin(self) -> None:
        """Do what is done by itself once the log is open."""
        from learnlog.editing import left_behind

        log = await self.opened()
        log.surveying.begin()
        for place in await asyncio.to_thread(left_behind, self._opening.folders.drafts):
            said = f"A text was open in your editor when learnlog was ended. What the editor had saved is in {place}"
            self._app.notify(said, severity="warning", timeout=30, markup=False)
        if self._resume:
            self._app.post_message(GoOn())
        else:
            await log.rooms.sittings.ask_about_drafts(self._welcome)

    async def _welcome(self) -> None:
        log = await self.opened()
        if log.workspace.settings.is_first_time:
            log.own.welcome()

    def _tell(self, text: str) -> None:
        """Tell something from another thread. Whoever has closed learnlog by now need not hear it."""
        with contextlib.suppress(RuntimeError):
            self._app.call_from_thread(
                self._app.notify, one_line(text), title="Backup", severity="warning", timeout=20, markup=False
            )

    def _say_closed(self, error: LearnlogError) -> None:
        """Say why the log cannot be opened, and close when that is read."""
        from learnlog.tui.dialogs import MessageDialog

        self.refusal = visible(error.message)
        self._app.push_screen(
            MessageDialog("Your log could not be opened", "\n".join(error.lines)), lambda _: self._app.action_quit()
        )


def _heed_garbage() -> None:
    """Look for garbage from now on, where opening went without, but never among what is loaded by now.

    All of that stays to the end, and looking through it takes a tenth of a second, in which a key would wait.
    """
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
