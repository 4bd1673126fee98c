"""What a trainee is told or asked once, when the log is open and before anything is done in it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Literal

from textual import on
from textual.app import App, ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Button

from learnlog.store.protocol import Listing
from learnlog.store.watch import LogGone
from learnlog.tui.dialogs import Dialog, lines
from learnlog.tui.fields.push import Push
from learnlog.tui.typeset import Passage
from learnlog.workspace import Workspace

Answer = Literal["again", "as it is", "close"]


class AlarmDialog(Dialog[Answer]):
    """The log has vanished or mostly emptied. Nothing is done in it before the trainee has decided.

    Escape looks again, which changes nothing.
    """

    HELP = """
    # Your log is not as it was

    learnlog remembers how many entries your log had. Now most of them are missing, and learnlog has not deleted them.

    The usual reasons: a drive that is not connected, a synced folder that is not loaded yet, or a folder that was
    moved. Put that right and press **Look again**.

    **Go on with what is here** is for when you have taken the entries away yourself. Nothing more is deleted by it.

    In a terminal, `learnlog restore` lists the backups and shows what each of them would bring back.
    """

    def __init__(self, gone: LogGone) -> None:
        super().__init__("Your log is not as it was" if gone.now else "Your log is not there")
        self._gone = gone

    def compose_question(self) -> ComposeResult:
        """What is missing, and three ways out."""
        with VerticalScroll(id="dialog-text", can_focus=False):
            yield Passage(lines("\n\n".join((self._gone.happened, self._gone.means, self._gone.do))))
        with Horizontal(id="dialog-buttons"):
            yield Push("Look again", id="again")
            yield Push("Go on with what is here", id="as-it-is")
            yield Push("Close learnlog", id="close")

    def on_mount(self) -> None:
        """Enter looks again."""
        self.query_one("#again").focus()

    @on(Button.Pressed)
    def _choose(self, event: Button.Pressed) -> None:
        event.stop()
        chosen: dict[str | None, Answer] = {"as-it-is": "as it is", "close": "close"}
        self.dismiss(chosen.get(event.button.id, "again"))

    async def action_never_mind(self) -> None:
        """Look again."""
        self.dismiss("again")


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
        survey: Callable[[], Awaitable[Listing]],
        then: Callable[[], Awaitable[None]],
    ) -> None:
        self._app = app
        self._workspace = workspace
        self._survey = survey
        self._then = then

    async def look(self, listing: Listing) -> None:
        """Ask about a log that has vanished until that is settled; then tell what is to be told once, and go on.

        Args:
            listing: the log as it was listed.
        """
        gone = await asyncio.to_thread(self._workspace.look_after, listing)
        if gone is not None:
            self._app.push_screen(AlarmDialog(gone), partial(self._decided, listing))
            return
        if note := await asyncio.to_thread(self._workspace.privacy_note):
            self._app.notify(note, title="Who can read your log", severity="warning", timeout=30, markup=False)
        await self._then()

    def _decided(self, listing: Listing, answer: Answer | None) -> None:
        if answer == "close":
            self._app.exit(0)
        else:
            self._app.run_worker(self._look_again(listing, accept=answer == "as it is"), group="opening")

    async def _look_again(self, listing: Listing, *, accept: bool) -> None:
        if accept:
            await asyncio.to_thread(self._workspace.accept_log, listing)
        await self.look(await self._survey())
