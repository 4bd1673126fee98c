"""Saving a picture: the folder and the name of the file are shown before anything is written."""

from __future__ import annotations

import asyncio
from datetime import date
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Button, Static

from learnlog.errors import LearnlogError
from learnlog.handing_in import folder_named, put
from learnlog.picture.facts import Picture
from learnlog.picture.svg import to_svg
from learnlog.picturing import file_name
from learnlog.text import normalise, one_line
from learnlog.tui.behind import work_behind
from learnlog.tui.dialogs import Dialog
from learnlog.tui.fields.line_input import LineInput
from learnlog.tui.fields.push import Push


class SavePictureDialog(Dialog[str]):
    """Writes a picture into a folder; gives back the folder once it is there.

    Args:
        picture: what is drawn.
        folder: where it goes unless another is named.
        today: the day, for the name of the file.
    """

    HELP = """
    # Save a picture

    The picture is written as an SVG file, which any browser and most word processors can show and print, in grey too.
    Everything it shows also stands in it in words, for screen readers.

    It holds the unit's words and numbers, and nothing that you wrote. A file that is there already is never replaced
    unless you say so.
    """

    DEFAULT_CSS = """
    SavePictureDialog {
        & .dialog-label { color: $text-muted; margin-top: 1; }
        & #save-name, & #save-said { height: auto; margin-top: 1; }
        & #save-said { display: none; }
        & #save-said.-shown { display: block; }
        & #save-said.-trouble { color: $warning; }
    }
    """

    def __init__(self, picture: Picture, folder: str, today: date) -> None:
        super().__init__(f"Save: {picture.title}")
        self._picture = picture
        self._folder = folder
        self._file = file_name(picture, today)
        self._over: Path | None = None
        self._written = ""

    def compose_question(self) -> ComposeResult:
        """The folder, the name of the file, and two ways out."""
        yield Static("Into the folder", classes="dialog-label")
        yield LineInput(self._folder, bare=True)
        yield Static(Content(f"As {one_line(self._file)}"), id="save-name")
        yield Static("", id="save-said", markup=False)
        with Horizontal(id="dialog-buttons"):
            yield Push("Save it", id="save-write")
            yield Push("Close", id="dialog-no")

    def on_mount(self) -> None:
        """Enter saves it where it is proposed."""
        self.query_one("#save-write").focus()

    async def action_never_mind(self) -> None:
        """Close."""
        self.dismiss(self._written or None)

    @on(LineInput.Changed)
    def _another(self) -> None:
        self._over = None
        self.query_one("#save-write", Push).label = Content("Save it")

    @on(LineInput.Submitted)
    @on(Button.Pressed, "#save-write")
    def _press_write(self, event: LineInput.Submitted | Button.Pressed) -> None:
        event.stop()
        work_behind(self, self._write, group="save", exclusive=True)

    async def _write(self) -> None:
        folder = normalise(self.query_one(LineInput).value).strip()
        try:
            place = folder_named(folder or self._folder)
        except LearnlogError as error:
            self._say(error.message)
            return
        path = place / self._file
        button = self.query_one("#save-write", Push)
        try:
            data = await asyncio.to_thread(to_svg, self._picture)
            await asyncio.to_thread(put, data, path, over=self._over == path)
        except FileExistsError:
            self._over = path
            self._say("There is a file of this name already, and it was left as it is.")
            button.label = Content("Replace it")
            button.focus()
        except LearnlogError as error:
            self._say(error.message)
        else:
            self._over, self._written = None, folder
            button.label = Content("Save it")
            self._say(f"Saved: {path}", trouble=False)
            self.query_one("#dialog-no").focus()

    def _say(self, text: str, *, trouble: bool = True) -> None:
        said = self.query_one("#save-said", Static)
        said.update(Content(one_line(text)))
        said.add_class("-shown")
        said.set_class(trouble, "-trouble")
