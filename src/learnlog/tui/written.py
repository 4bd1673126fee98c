"""Where the document is that was handed in, and ways to see it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static

from learnlog.text import one_line
from learnlog.tui.behind import work_behind
from learnlog.tui.dialogs import Dialog, lines
from learnlog.tui.fields.push import Push
from learnlog.tui.typeset import Passage


@dataclass(frozen=True)
class Written:
    """A document that was handed in.

    Attributes:
        path: its file.
        folder: as it was asked for.
        comments: the file for comments that goes with it, if there is one.
        told: what is to be known of it, a sentence each: what the format could not do, what could not be done besides.
    """

    path: Path
    folder: str
    comments: Path | None = None
    told: tuple[str, ...] = ()


class WrittenDialog(Dialog[None]):
    """Says where the document is, and opens it or its folder.

    Args:
        written: the files.
        open_path: shows a file or a folder in the program the system has for it, and says why where it cannot.
        title: over it.
    """

    HELP = """
    # Handed in

    The document is on this computer, in the folder named here; nothing was sent. Open it to see it as your tutor will,
    or open the folder to attach the file to a message.
    """

    BINDINGS = [Binding("escape", "never_mind", "Close", id="dialog.cancel", tooltip="Back to where you were")]

    DEFAULT_CSS = """
    WrittenDialog {
        & #written-state { color: $warning; height: auto; margin-top: 1; display: none; }
        & #written-state.-shown { display: block; }
    }
    """

    def __init__(
        self, written: Written, open_path: Callable[[Path], str], title: str = "Your document is written"
    ) -> None:
        super().__init__(title)
        self._written = written
        self._open_path = open_path

    def compose_question(self) -> ComposeResult:
        """Its place, and three buttons."""
        path, comments = self._written.path, self._written.comments
        said = f"{path.name}\n\nIt is in {path.parent}"
        if comments is not None:
            said += f"\n\nSend {comments.name} along: your tutor can write comments into it with any text editor."
        said += "".join(f"\n\n{one}" for one in self._written.told)
        with VerticalScroll(id="dialog-text", can_focus=False):
            yield Passage(lines(said))
        yield Static("", id="written-state", markup=False)
        with Horizontal(id="dialog-buttons"):
            yield Push("Close", id="dialog-no")
            yield Push("Open it", id="written-open")
            yield Push("Open its folder", id="written-folder")

    def on_mount(self) -> None:
        """Enter closes."""
        self.query_one("#dialog-no").focus()

    @on(Button.Pressed, "#written-open, #written-folder")
    def _open(self, event: Button.Pressed) -> None:
        event.stop()
        path = self._written.path
        wanted = path if event.button.id == "written-open" else path.parent
        work_behind(self, partial(self._opened, wanted), group="opening", exclusive=True)

    async def _opened(self, path: Path) -> None:
        state = self.query_one("#written-state", Static)
        state.update(Content("Opening …"))
        state.add_class("-shown")
        trouble = await asyncio.to_thread(self._open_path, path)
        state.update(Content(one_line(trouble)) if trouble else Content("It was opened in another window."))
