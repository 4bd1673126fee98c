"""Where backups go: seen, changed with a clear answer, and one made now."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Button, Static

from learnlog.errors import LearnlogError
from learnlog.store.backup_folder import BackupFolder
from learnlog.text import visible
from learnlog.tui.behind import work_behind
from learnlog.tui.dialogs import Dialog
from learnlog.tui.fields.line_input import LineInput
from learnlog.tui.fields.push import Push


class BackupsDialog(Dialog[None]):
    """Shows where backups go, and changes it.

    Args:
        backups: of the log.
        folder: as it is chosen now; empty for beside the log.
        keep: keeps another folder. Raises LearnlogError where that cannot be.
    """

    HELP = """
    # Backups

    On every day you change something, learnlog puts your whole log into one file, and keeps the last fourteen.

    **A backup on the same disk does not help if that disk is lost.** Write the path of a folder on a stick, on another
    disk, or one that a sync program carries elsewhere. Whoever gets hold of it can read what you wrote. Leave the line
    empty to have backups beside your log.

    To bring something back, type `learnlog restore` in a terminal: it shows what would change before it does anything.
    """

    DEFAULT_CSS = """
    BackupsDialog {
        & #backups-standing { height: auto; margin-bottom: 1; }
        & #backups-said { height: auto; margin-top: 1; display: none; }
        & #backups-said.-shown { display: block; }
        & #backups-said.-trouble { color: $warning; }
    }
    """

    def __init__(self, backups: BackupFolder, folder: str, keep: Callable[[str], None]) -> None:
        super().__init__("Backups")
        self._backups = backups
        self._folder = folder
        self._keep = keep
        self._one_thing = asyncio.Lock()

    def compose_question(self) -> ComposeResult:
        """How it stands, the folder, what is to be said of it."""
        yield Static("Looking …", id="backups-standing")
        yield Static("Folder for backups, with its whole path; empty: beside your log", classes="dialog-note")
        yield LineInput(self._folder, placeholder="such as /media/stick/learnlog")
        yield Static(id="backups-said")
        with Horizontal(id="dialog-buttons"):
            yield Push("Keep", id="backups-keep")
            yield Push("Back up now", id="backups-now")
            yield Push("Close", id="dialog-no")

    def on_mount(self) -> None:
        """Begin at the folder."""
        self.query_one(LineInput).focus()
        self._run(self._look)

    @on(LineInput.Submitted)
    @on(Button.Pressed, "#backups-keep")
    def _press_keep(self) -> None:
        self._run(self._take)

    @on(Button.Pressed, "#backups-now")
    def _press_now(self) -> None:
        self._run(self._back_up)

    def _run(self, what: Callable[[], str]) -> None:
        """Do something in a thread, one at a time, and say what came of it."""

        async def run() -> None:
            async with self._one_thing:
                try:
                    said, trouble = await asyncio.to_thread(what), False
                except LearnlogError as error:
                    said, trouble = error.message, True
                standing = await asyncio.to_thread(self._backups.standing)
            if self.is_attached:
                self.query_one("#backups-standing", Static).update(Content(visible(standing)))
                line = self.query_one("#backups-said", Static)
                line.update(Content(visible(said)))
                line.set_class(bool(said), "-shown")
                line.set_class(trouble, "-trouble")

        work_behind(self, run, group="backups")

    # -- in a thread

    def _look(self) -> str:
        return ""

    def _take(self) -> str:
        folder = self.query_one(LineInput).value.strip()
        if trouble := self._backups.trouble(folder):
            raise LearnlogError(trouble, "Nothing was changed.")
        self._keep(folder)
        note = self._backups.make_daily()
        return note or "From now on backups go there; today's is there already."

    def _back_up(self) -> str:
        return self._backups.make()
