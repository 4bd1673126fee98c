"""Taking a tutor's comments in: which file, what it would bring, and then what came in."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from textual import on
from textual.app import App, ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option

from learnlog.commenting import ON_THE_WHOLE, Brought, files_for_comments, look_at, take_in
from learnlog.errors import LearnlogError
from learnlog.handing_in import usual_folder
from learnlog.text import normalise, one_line, shorten, visible
from learnlog.tui.behind import Behind
from learnlog.tui.dialogs import Dialog, MessageDialog
from learnlog.tui.fields.line_input import LineInput
from learnlog.tui.fields.push import Push
from learnlog.tui.key_names import key_on
from learnlog.tui.navigation import LogChanged
from learnlog.tui.pointed import PointedList
from learnlog.tui.typeset import HEADING, Paragraph, Passage, Piece
from learnlog.workspace import Workspace


class CommentsFileDialog(Dialog[Path]):
    """Which file of comments; gives back its path.

    Args:
        files: those that were found where they usually are, newest first.
        trouble: why the one that was named last cannot be read.
        named: that one.
    """

    HELP = """
    # Taking comments in

    When your tutor has filled in the file for comments, put it anywhere on this computer and name it here, or choose
    it in the list, if it is in the folder you hand in from or among your downloads. learnlog shows what it would bring
    before anything comes in. Your own answers are never changed.
    """

    DEFAULT_CSS = """
    CommentsFileDialog {
        & .dialog-label { color: $text-muted; margin-top: 1; }
        & OptionList { max-height: 8; }
        & #comments-trouble { color: $warning; height: auto; margin-top: 1; display: none; }
        & #comments-trouble.-shown { display: block; }
    }
    """

    def __init__(self, files: Sequence[Path], trouble: str = "", named: str = "") -> None:
        super().__init__("Take in comments from which file?")
        self._files = files
        self._trouble = trouble
        self._named = named

    def compose_question(self) -> ComposeResult:
        """The files there are, a place for another, and two ways on."""
        if self._files:
            yield PointedList(*(Option(_file_line(one)) for one in self._files), markup=False)
        yield Static("The file, with its folder" if not self._files else "Or another", classes="dialog-label")
        yield LineInput(self._named, bare=True)
        trouble = Static(Content(visible(self._trouble)), id="comments-trouble")
        trouble.set_class(bool(self._trouble), "-shown")
        yield trouble
        with Horizontal(id="dialog-buttons"):
            yield Push("Look at it", id="comments-look")
            yield Push("Cancel", id="dialog-no")

    def on_mount(self) -> None:
        """Begin at the newest file, or where one is named."""
        (self.query_one(LineInput) if self._named or not self._files else self.query_one(OptionList)).focus()

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self._files[event.option_index])

    @on(LineInput.Submitted)
    @on(Button.Pressed, "#comments-look")
    def _look(self, event: LineInput.Submitted | Button.Pressed) -> None:
        event.stop()
        # A file that is dragged into a terminal comes with quotation marks around its name.
        named = normalise(self.query_one(LineInput).value).strip().strip("'\"")
        options = self.query(OptionList)
        if named:
            try:
                self.dismiss(Path(named).expanduser())
            except RuntimeError:  # “~somebody” who does not exist
                self.dismiss(Path(named))
        elif options and options.first().highlighted is not None:
            self.dismiss(self._files[options.first().highlighted or 0])


class BroughtDialog(Dialog[bool]):
    """What a file of comments would bring; gives back whether it is to come in.

    Args:
        brought: all of it.
    """

    HELP = """
    # What would come in

    Each comment with the question it is about. **!** are comments that belong to nothing in this log; they stay in the
    file. What came in before does not come in again.
    """

    DEFAULT_CSS = """
    BroughtDialog #dialog-text { padding-left: 1; &:focus { outline-left: heavy $border; } }
    """

    def __init__(self, brought: Brought) -> None:
        super().__init__(f"Comments by {brought.by or 'a reader without a name'}")
        self._brought = brought

    def compose_question(self) -> ComposeResult:
        """The comments, and ways on."""
        with VerticalScroll(id="dialog-text"):
            yield Passage(list(_told(self._brought)))
        with Horizontal(id="dialog-buttons"):
            if self._brought.new:
                yield Push("Take them in", id="brought-take")
            yield Push("Cancel" if self._brought.new else "Close", id="dialog-no")

    def on_mount(self) -> None:
        """Enter takes them in."""
        self.query(Push).first().focus()

    @on(Button.Pressed, "#brought-take")
    def _take(self, event: Button.Pressed) -> None:
        event.stop()
        self.dismiss(True)


class TakingComments:
    """Asks for a file of comments, shows what it would bring, and takes it in.

    Args:
        app, workspace: where to ask, and the log.
    """

    def __init__(self, app: App[Any], workspace: Workspace) -> None:
        self._app = app
        self._workspace = workspace
        self._behind = Behind(app.screen, "taking comments")

    def ask(self) -> None:
        """Ask for the file."""
        self._behind.run(self._ask, showing=True)

    async def _ask(self, trouble: str = "", named: str = "") -> None:
        files = await asyncio.to_thread(files_for_comments, Path(usual_folder(self._workspace) or "."))

        def chosen(path: Path | None) -> None:
            if path is not None:
                self._behind.run(partial(self._look_at, path))

        self._app.push_screen(CommentsFileDialog(files, trouble, named), chosen)

    async def _look_at(self, path: Path) -> None:
        try:
            brought = await asyncio.to_thread(look_at, self._workspace, path)
        except FileNotFoundError:
            await self._ask(f"There is no file {one_line(str(path))}.", str(path))
            return
        except LearnlogError as error:
            await self._ask("\n".join(error.lines), str(path))
            return

        def decided(take: bool | None) -> None:
            if take:
                self._behind.run(partial(self._take_in, brought))

        self._app.push_screen(BroughtDialog(brought), decided)

    async def _take_in(self, brought: Brought) -> None:
        taken = await asyncio.to_thread(take_in, self._workspace, brought)
        self._app.post_message(LogChanged())
        count = len(taken.taken)
        said = f"{'1 comment stands' if count == 1 else f'{count} comments stand'} beside what they are about."
        if taken.troubles:
            troubles = "\n".join(dict.fromkeys(one.message for one in taken.troubles))
            text = f"{said}\n\nThe others did not come in; take the file in again then.\n{troubles}"
            self._app.push_screen(MessageDialog("Not all comments came in", text))
        else:
            said += f" They are on the entries' pages; {key_on(self._app.screen, 'entry.comments')} answers one."
            self._app.notify(said, timeout=10, markup=False)


def _told(brought: Brought) -> Iterator[Piece]:
    title = None
    for one in brought.new:
        if one.title != title:
            title = one.title
            yield Paragraph(Content.styled(one_line(title) or "Untitled", HEADING))
        yield Paragraph(Content.styled(one_line(one.comment.asked or ON_THE_WHOLE), "$text-muted"))
        yield Paragraph(Content(visible(one.comment.text)), "  ", "  ", close=True)
    for stray in brought.strays:
        where = f"line {stray.line}, " if stray.line else ""
        said = f"{where}“{shorten(stray.text, 60)}” finds no place: {one_line(stray.why)}."
        yield Paragraph(Content.styled(said, "$warning"), "! ", "  ")
    if brought.known:
        are = "1 comment is" if brought.known == 1 else f"{brought.known} comments are"
        yield Paragraph(Content(f"{are} in your log already."))
    if not (brought.new or brought.known or brought.strays):
        yield Paragraph(Content("There is no comment in this file."))


def _file_line(path: Path) -> Content:
    folder = Content.styled(f"  {one_line(str(path.parent))}", "$text-muted")
    return Content("\n").join([Content(one_line(path.name)), folder])
