"""The question asked where the log is no longer what it was; it is loaded only where there is reason to ask."""

from __future__ import annotations

from typing import Literal

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Button

from learnlog.store.watch import LogGone
from learnlog.tui.dialogs import Dialog, lines
from learnlog.tui.fields.push import Push
from learnlog.tui.typeset import Passage

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
