"""Handing in: which format, which folder, and then where the document is."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option

from learnlog.errors import LearnlogError
from learnlog.export.formats import FORMATS, Format
from learnlog.export.names import Find, Sought, find_names
from learnlog.handing_in import Finished, HandIn, folder_named, write
from learnlog.store.protocol import Progress
from learnlog.text import normalise, one_line
from learnlog.tui.behind import work_behind
from learnlog.tui.compare import CompareScreen
from learnlog.tui.compare_part import Side
from learnlog.tui.dialogs import Dialog
from learnlog.tui.fields.line_input import LineInput
from learnlog.tui.fields.push import Push
from learnlog.tui.hand_in_words import HELP, there_already, to_be_written
from learnlog.tui.key_names import key_on
from learnlog.tui.names import FoundDialog
from learnlog.tui.pointed import MarkedList
from learnlog.tui.written import Written

Make = Callable[[Progress], HandIn]
"""Returns what is handed in, and says meanwhile how many entries are read. Called in a thread."""

Finish = Callable[[HandIn, Format, Path, Mapping[str, str], bool], Finished]
"""Does what goes with a document that was handed in, and with its names replaced; the last says whether there is to be
a file for comments. Called in a thread."""


class HandInDialog(Dialog[Written]):
    """Asks for format and folder, shows the name of the file, and writes it; gives back where it is.

    Args:
        title: what is handed in.
        make: returns it.
        folder: where it goes unless another is named.
        sought: what may tell who somebody is.
        finish: keeps that it was handed in.
        chosen: the format to begin with, by its id.
    """

    HELP = HELP

    BINDINGS = [
        Binding(
            "f2,alt+c", "changes", "What changed", id="hand-in.changes", tooltip="What changed since it was handed in"
        ),
    ]

    DEFAULT_CSS = """
    HandInDialog {
        & #hand-in-name, & #hand-in-state { height: auto; margin-top: 1; }
        & OptionList { max-height: 30vh; }
        & .dialog-label { color: $text-muted; margin-top: 1; }
        & #hand-in-since { height: auto; display: none; }
        & #hand-in-since.-shown { display: block; }
        & #hand-in-state { color: $warning; display: none; }
        & #hand-in-state.-shown { display: block; }
        & #hand-in-more { height: 1; margin-top: 1; }
        & #hand-in-changes { display: none; }
        & #hand-in-changes.-shown { display: block; }
        &.-short > #dialog-box { padding: 0 2; }
        &.-short.-troubled #hand-in-name, &.-short.-troubled #hand-in-since { display: none; }
        &.-short OptionList { max-height: 4; }
        &.-short #dialog-title { margin-bottom: 0; }
        &.-short #hand-in-more, &.-short .dialog-label { margin-top: 0; }
    }
    """

    def __init__(
        self,
        title: str,
        make: Make,
        folder: str,
        sought: Sought,
        finish: Finish = lambda found, written_as, path, by, for_comment: Finished(),
        chosen: str = next(iter(FORMATS)),
    ) -> None:
        super().__init__(f"Hand in: {title}")
        self._make = make
        self._folder = folder
        self._sought = sought
        self._finish = finish
        self._chosen = FORMATS[chosen]
        self._found: HandIn | None = None
        self._finds: tuple[Find, ...] = ()
        self._by: Mapping[str, str] | None = None
        self._over: Path | None = None
        self._for_comment = False
        self._progress = (0, 0)

    def compose_question(self) -> ComposeResult:
        """The formats, the folder, the name of the file, what goes with it, and two ways out."""
        yield MarkedList(*self._options(), id="hand-in-formats", markup=False)
        yield Static("Into the folder", classes="dialog-label")
        yield LineInput(self._folder, bare=True)
        yield Static(Content("Reading your entries …"), id="hand-in-name")
        yield Static("", id="hand-in-since", markup=False)
        yield Static("", id="hand-in-state", markup=False)
        with Horizontal(id="hand-in-more"):
            yield Push(self._comments_label, id="hand-in-comments")
            yield Push("What changed", id="hand-in-changes")
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

    @property
    def _comments_label(self) -> str:
        return f"[{'x' if self._for_comment else ' '}] With a file for comments"

    async def on_mount(self) -> None:
        """Begin at the format; read the entries meanwhile."""
        formats = self.query_one(OptionList)
        formats.highlighted = self._formats.index(self._chosen)
        formats.focus()
        work_behind(self, self._read, group="reading")

    # -- what is handed in

    async def _read(self) -> None:
        ticking = self.set_interval(0.1, self._say_progress)
        try:
            found = await asyncio.to_thread(self._make, self._note_progress)
            self._progress = (0, 0)
            self.query_one("#hand-in-name", Static).update(Content("Looking for names …"))
            self._finds = await asyncio.to_thread(find_names, found.document, self._sought)
            at = self._formats[self.query_one(OptionList).highlighted or 0]
            self._found = found
            self.query_one(OptionList).set_options(self._options())
            self.query_one(OptionList).highlighted = self._formats.index(at)
        except LearnlogError as error:
            self.query_one("#hand-in-name", Static).update(Content("There is nothing to write."))
            self._say(error.message)
        finally:
            ticking.stop()
        self._show_name()
        if self._found is not None and self._found.since is not None:
            since = self.query_one("#hand-in-since", Static)
            since.update(Content(one_line(self._found.since.said)))
            since.add_class("-shown")
            self.query_one("#hand-in-changes").set_class(self._found.since.changed, "-shown")
            self.refresh_bindings()

    def _note_progress(self, done: int, total: int) -> None:
        """Called in the thread that reads; the dialog looks at it now and then."""
        self._progress = (done, total)

    def _say_progress(self) -> None:
        done, total = self._progress
        if total:
            self.query_one("#hand-in-name", Static).update(f"Reading your entries: {done:,} of {total:,}")

    def _show_name(self) -> None:
        if self._found is None:
            return
        said = to_be_written(self._found, self._chosen, self._finds, self._sought.today)
        self.query_one("#hand-in-name", Static).update(Content(one_line(said)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done now."""
        if action == "changes":
            return self._found is not None and self._found.since is not None and self._found.since.changed
        return super().check_action(action, parameters)

    @on(Button.Pressed, "#hand-in-changes")
    def action_changes(self) -> None:
        """Show what has changed since it was handed in last."""
        since = self._found.since if self._found else None
        if since is None:
            return
        sides = Side("As you handed it in"), Side("Now")
        title = since.entries[0].now.title if len(since.entries) == 1 else f"{len(since.entries)} entries"
        self.app.push_screen(CompareScreen(title, sides, since.parts, note=since.said))

    # -- how it is written

    def _say(self, text: str) -> None:
        state = self.query_one("#hand-in-state", Static)
        state.update(Content(one_line(text)))
        state.set_class(bool(text), "-shown")
        self.set_class(bool(text), "-troubled")  # where there is no room for all of it, this goes before the rest

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._chosen = FORMATS[event.option.id or ""]
        at = event.option_index
        event.option_list.set_options(self._options())
        event.option_list.highlighted = at
        self.query_one("#hand-in-comments", Push).disabled = not self._chosen.for_reading
        self._forget_trouble()
        self._show_name()

    @on(Button.Pressed, "#hand-in-comments")
    def _with_comments(self, event: Button.Pressed) -> None:
        event.stop()
        self._for_comment = not self._for_comment
        self.query_one("#hand-in-comments", Push).label = Content(self._comments_label)
        self._forget_trouble()

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
        self._begin_writing(self._found)

    def _decided(self, by: Mapping[str, str] | None) -> None:
        """Go on with what the trainee said about names; None is back to the question."""
        if by is not None and self._found is not None:
            self._by = by
            self._begin_writing(self._found)

    def _begin_writing(self, found: HandIn) -> None:
        work_behind(self, partial(self._written, found, self._chosen), group="writing", exclusive=True)

    async def _written(self, found: HandIn, written_as: Format) -> None:
        named = normalise(self.query_one(LineInput).value).strip()
        try:
            folder = folder_named(named or self._folder)
        except LearnlogError as error:
            self._say(error.message)
            return
        path, by = folder / found.file_name(written_as, self._sought.today), self._by or {}
        for_comment = self._for_comment and written_as.for_reading
        button = self.query_one("#hand-in-write", Push)
        button.disabled = True
        self._say("Writing …")
        try:
            how = partial(write, found, written_as, path, by, over=self._over == path, for_comment=for_comment)
            told = await asyncio.to_thread(how)
        except FileExistsError as error:
            self._over = path
            self._say(there_already(path, Path(error.args[0]), partial(key_on, self, "home.comments")))
            button.label = Content("Replace it")
        except LearnlogError as error:
            self._say(error.message)
        else:
            done = Finished()
            if written_as.for_reading:
                done = await asyncio.to_thread(self._finish, found, written_as, path, by, for_comment)
            self.dismiss(Written(path, named, done.comments, (*told, *done.troubles)))
        finally:
            button.disabled = False
            button.focus()
