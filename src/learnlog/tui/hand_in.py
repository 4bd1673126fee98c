"""Handing in: which format, which folder, and then where the document is."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from textual import on
from textual.app import App, ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option

from learnlog.content.unit import Unit
from learnlog.errors import LearnlogError
from learnlog.export.formats import FORMATS, Format
from learnlog.export.names import Find, Sought, find_names, replaced
from learnlog.export.slides import to_mend
from learnlog.handing_in import HandIn, entries_to_hand_in, put, sought, unit_to_hand_in, usual_folder
from learnlog.text import normalise, one_line
from learnlog.tui.dialogs import Dialog, lines
from learnlog.tui.fields.line_input import LineInput
from learnlog.tui.fields.push import Push
from learnlog.tui.names import FoundDialog
from learnlog.tui.typeset import Passage
from learnlog.workspace import Workspace


@dataclass(frozen=True)
class Written:
    """A document that was handed in: its file, the folder as it was asked for, and what its slides still lack."""

    path: Path
    folder: str
    to_mend: tuple[str, ...] = ()


class HandInDialog(Dialog[Written]):
    """Asks for format and folder, shows the name of the file, and writes it; gives back where it is.

    Args:
        title: what is handed in.
        make: returns it; called in a thread, because a large log takes a while.
        folder: where it goes unless another is named.
        sought: what may tell who somebody is.
        chosen: the format to begin with, by its id.
    """

    HELP = """
    # Handing in

    learnlog writes a document that your tutor can read without it: every question, every answer, and "not answered"
    where there is none. The file is made on this computer and sent to nobody.

    ↑ and ↓ go through the formats, Enter or Space chooses one. Tab goes on to the folder and to the buttons. A file
    that is there already is never replaced unless you say so.

    Read it through for names of real people before you send it.
    """

    DEFAULT_CSS = """
    HandInDialog {
        & #hand-in-name, & #hand-in-state { height: auto; margin-top: 1; }
        & #hand-in-formats { max-height: 30vh; }
        & .dialog-label { color: $text-muted; margin-top: 1; }
        & #hand-in-state { color: $warning; display: none; }
        & #hand-in-state.-shown { display: block; }
    }
    """

    def __init__(
        self,
        title: str,
        make: Callable[[], HandIn],
        folder: str,
        sought: Sought,
        chosen: str = next(iter(FORMATS)),
    ) -> None:
        super().__init__(f"Hand in: {title}")
        self._make = make
        self._folder = folder
        self._sought = sought
        self._chosen = FORMATS[chosen]
        self._found: HandIn | None = None
        self._finds: tuple[Find, ...] = ()
        self._by: Mapping[str, str] | None = None
        self._over: Path | None = None

    def compose_question(self) -> ComposeResult:
        """The formats, the folder, the name of the file, and two ways out."""
        yield OptionList(*self._options(), id="hand-in-formats", markup=False)
        yield Static("Into the folder", classes="dialog-label")
        yield LineInput(self._folder, bare=True)
        yield Static(Content("Reading your entries …"), id="hand-in-name")
        yield Static("", id="hand-in-state", markup=False)
        with Horizontal(id="dialog-buttons"):
            yield Push("Write it", id="hand-in-write")
            yield Push("Cancel", id="dialog-no")

    def _options(self) -> list[Option]:
        return [
            Option(Content(f"{'(x)' if one is self._chosen else '( )'} {one.name}: {one.about}"), id=one.id)
            for one in self._formats
        ]

    @property
    def _formats(self) -> list[Format]:
        """The formats there is something to write in. Whether there are slides shows when the entries are read."""
        return [one for one in FORMATS.values() if not one.slides or (self._found and one.suits(self._found.document))]

    async def on_mount(self) -> None:
        """Begin at the format; read the entries meanwhile."""
        formats = self.query_one(OptionList)
        formats.highlighted = self._formats.index(self._chosen)
        formats.focus()
        self.run_worker(self._read(), group="reading")

    async def _read(self) -> None:
        try:
            found = await asyncio.to_thread(self._make)
            self._finds = await asyncio.to_thread(find_names, found.document, self._sought)
            at = self._formats[self.query_one(OptionList).highlighted or 0]
            self._found = found
            self.query_one(OptionList).set_options(self._options())
            self.query_one(OptionList).highlighted = self._formats.index(at)
        except LearnlogError as error:
            self._say(error.message)
        self._show_name()

    def _show_name(self) -> None:
        if self._found is None:
            return
        count = "1 entry" if self._found.entries == 1 else f"{self._found.entries} entries"
        said = f"{self._found.file_name(self._chosen, self._sought.today)}\n{count} in it."
        if unreadable := len(self._found.unreadable):
            left = "One file cannot be read and is" if unreadable == 1 else f"{unreadable} files cannot be read and are"
            said += f" {left} left out; your log (F4) says which."
        if self._finds:
            number = len({one.text for one in self._finds})
            said += (
                f" {number} {'text' if number == 1 else 'texts'} in it may tell who somebody is; you are asked first."
            )
        if self._chosen.slides and any(to_mend(deck) for deck in self._found.document.decks):
            said += " Not every slide is ready; which, is said once it is written."
        self.query_one("#hand-in-name", Static).update(Content(one_line(said.replace("\n", " · "))))

    def _say(self, text: str) -> None:
        state = self.query_one("#hand-in-state", Static)
        state.update(Content(one_line(text)))
        state.set_class(bool(text), "-shown")

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._chosen = FORMATS[event.option.id or ""]
        at = event.option_index
        event.option_list.set_options(self._options())
        event.option_list.highlighted = at
        self._forget_trouble()
        self._show_name()

    @on(LineInput.Changed)
    def _forget_trouble(self) -> None:
        self._over = None
        self._say("")
        self.query_one("#hand-in-write", Push).label = Content("Write it")

    @on(LineInput.Submitted)
    @on(Button.Pressed, "#hand-in-write")
    def _write(self, event: LineInput.Submitted | Button.Pressed) -> None:
        event.stop()
        if self._found is None:
            return
        if self._finds and self._by is None:
            self.app.push_screen(FoundDialog(self._finds), self._decided)
            return
        self.run_worker(self._written(self._found, self._chosen), group="writing", exclusive=True)

    def _decided(self, by: Mapping[str, str] | None) -> None:
        """Go on with what the trainee said about names; None is back to the question."""
        if by is not None and self._found is not None:
            self._by = by
            self.run_worker(self._written(self._found, self._chosen), group="writing", exclusive=True)

    async def _written(self, found: HandIn, written_as: Format) -> None:
        folder = normalise(self.query_one(LineInput).value).strip()
        try:
            place = Path(folder or self._folder).expanduser()
        except RuntimeError:  # “~somebody” who does not exist
            place = Path(folder)
        if not place.is_dir():
            self._say(f"There is no folder {place}. Nothing was written. Name another, or make it first.")
            return
        path = place / found.file_name(written_as, self._sought.today)
        button = self.query_one("#hand-in-write", Push)
        button.disabled = True
        self._say("Writing …")
        try:
            document = await asyncio.to_thread(replaced, found.document, self._by or {})
            made = await asyncio.to_thread(written_as.write, document)
            await asyncio.to_thread(put, made.data, path, over=self._over == path)
        except FileExistsError:
            self._over = path
            self._say("There is a file of this name already, and it was left as it is.")
            button.label = Content("Replace it")
        except LearnlogError as error:
            self._say(error.message)
        else:
            decks = document.decks if written_as.slides else ()
            self.dismiss(Written(path, folder, tuple(one for deck in decks for one in to_mend(deck))))
        finally:
            button.disabled = False
            button.focus()


class WrittenDialog(Dialog[None]):
    """Says where the document is, and opens it or its folder.

    Args:
        path: the file.
        open_path: shows a file or a folder in the program the system has for it.
        to_mend: what its slides still lack, in sentences.
    """

    HELP = """
    # Handed in

    The document is on this computer, in the folder named here; nothing was sent. Open it to see it as your tutor will,
    or open the folder to attach the file to a message.
    """

    def __init__(self, path: Path, open_path: Callable[[Path], object], to_mend: Sequence[str] = ()) -> None:
        super().__init__("Your document is written")
        self._to_mend = tuple(to_mend)
        self._path = path
        self._open_path = open_path

    def compose_question(self) -> ComposeResult:
        """Its place, and three buttons."""
        with VerticalScroll(id="dialog-text", can_focus=False):
            mend = "\n".join(("\n\nBefore you show it:", *self._to_mend)) if self._to_mend else ""
            yield Passage(lines(f"{self._path.name}\n\nIt is in {self._path.parent}{mend}"))
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
        self._open_path(self._path if event.button.id == "written-open" else self._path.parent)


class HandingIn:
    """Asks how to hand in, and then says where the document is.

    Args:
        app, workspace: where to ask, and what is handed in.
    """

    def __init__(self, app: App[Any], workspace: Workspace) -> None:
        self._app = app
        self._workspace = workspace

    def unit(self, unit: Unit) -> None:
        """Hand in a whole unit."""
        self._ask(unit.name, partial(unit_to_hand_in, self._workspace, unit))

    def entries(self, ids: Sequence[str], title: str) -> None:
        """Hand in some entries, in the order given."""
        self._ask(title, partial(entries_to_hand_in, self._workspace, list(ids)))

    def _ask(self, title: str, make: Callable[[], HandIn]) -> None:
        folder = usual_folder(self._workspace)

        def done(written: Written | None) -> None:
            if written is None:
                return
            if written.folder and written.folder != folder:
                self._keep(written.folder)
            self._app.push_screen(
                WrittenDialog(written.path, lambda path: self._app.open_url(path.as_uri()), written.to_mend)
            )

        self._app.push_screen(HandInDialog(title, make, folder, sought(self._workspace)), done)

    def _keep(self, folder: str) -> None:
        """Begin with this folder the next time. Failing to is no loss."""
        settings = self._workspace.settings.model_copy(update={"hand_in_folder": folder})
        with contextlib.suppress(LearnlogError):
            self._workspace.change_settings(settings)
