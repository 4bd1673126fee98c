"""Which folder is proposed for what is handed in."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Button, Static

from learnlog.text import visible
from learnlog.tui.dialogs import Dialog
from learnlog.tui.fields.line_input import LineInput
from learnlog.tui.fields.push import Push


class FolderDialog(Dialog[str]):
    """Asks for a folder that is there; gives back its path, or nothing for the usual one.

    Args:
        folder: as it is chosen now; empty for the usual one.
    """

    HELP = """
    # Folder for documents

    Where documents go that you hand in, unless you name another folder then. Write the whole path of a folder that
    is there. Leave the line empty for the folder your system has for documents. Enter keeps it; Escape leaves
    everything as it was.
    """

    DEFAULT_CSS = """
    FolderDialog #folder-said { height: auto; color: $warning; margin-top: 1; display: none; }
    """

    def __init__(self, folder: str) -> None:
        super().__init__("Folder for documents")
        self._folder = folder

    def compose_question(self) -> ComposeResult:
        """The path, what is the matter with it, and two ways out."""
        yield Static("The whole path; empty: the folder your system has for documents", classes="dialog-note")
        yield LineInput(self._folder)
        yield Static(id="folder-said")
        with Horizontal(id="dialog-buttons"):
            yield Push("Keep", id="dialog-keep")
            yield Push("Cancel", id="dialog-no")

    def on_mount(self) -> None:
        """Begin at the path."""
        self.query_one(LineInput).focus()

    @on(LineInput.Submitted)
    @on(Button.Pressed, "#dialog-keep")
    async def _keep(self) -> None:
        folder = self.query_one(LineInput).value.strip()
        said = await asyncio.to_thread(_trouble_with, folder)
        if not said:
            self.dismiss(folder)
            return
        line = self.query_one("#folder-said", Static)
        line.update(Content(visible(said)))
        line.display = True


def _trouble_with(text: str) -> str:
    """Return why documents cannot go into a folder; nothing where they can. Call it in a thread: a disk may be slow."""
    if not text:
        return ""
    try:
        folder = Path(text).expanduser()
        if not folder.is_absolute():
            return "Write the whole path, from the root of the disk on."
        if not folder.is_dir():
            return f"There is no folder {folder}. Make it first, or plug in the disk it is on."
        if not os.access(folder, os.W_OK | os.X_OK):
            return f"Nothing can be written into {folder}. Choose another folder."
    except (OSError, ValueError, RuntimeError):
        return "That is no path. Write it as your system shows it."
    return ""
