"""Planned actions into a calendar: the folder, names of real people first, and then where the file is."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Button, Static

from learnlog.acting import ForCalendar, calendar_name, check_calendar, for_calendar, write_calendar
from learnlog.errors import LearnlogError
from learnlog.handing_in import folder_named, put, sought, usual_folder
from learnlog.journal.action_list import Wanted, arranged
from learnlog.text import normalise, one_line
from learnlog.tui.behind import Behind, work_behind
from learnlog.tui.desktop import open_path
from learnlog.tui.dialogs import Dialog, MessageDialog, lines
from learnlog.tui.fields.line_input import LineInput
from learnlog.tui.fields.push import Push
from learnlog.tui.key_names import key_on
from learnlog.tui.names import FoundDialog
from learnlog.tui.typeset import Passage
from learnlog.tui.written import Written, WrittenDialog
from learnlog.workspace import Workspace

_WHAT = (
    "One file, made on this computer and sent nowhere. Open it, and your calendar takes the actions in, each on its "
    "day. Write it again later: what the calendar has already is brought up to date."
)
_THERE = "There is a file of this name already, and it was left as it is."


class CalendarDialog(Dialog[Written]):
    """Writes actions into a file for calendars; gives back where it is.

    Args:
        found: what goes into it.
        name: of the file.
        folder: where it goes unless another is named.
        make: returns the file, with these texts replaced. Called in a thread.
    """

    HELP = """
    # Into your calendar

    learnlog writes the actions that have a day into one file (.ics) that every calendar can take in. Each stands in
    it as a to-do and as an event of that day, for no calendar shows everything. Ticked ones are in it as done.

    learnlog sends nothing anywhere, but your calendar may: what you wrote about what came of an action is not in the
    file, and what may tell who somebody is, is shown first, as when you hand something in.
    """

    DEFAULT_CSS = """
    CalendarDialog {
        & .dialog-label { color: $text-muted; margin-top: 1; }
        & #calendar-name { height: auto; margin-top: 1; }
        & #calendar-state { height: auto; color: $warning; margin-top: 1; display: none; }
        & #calendar-state.-shown { display: block; }
    }
    """

    def __init__(self, found: ForCalendar, name: str, folder: str, make: Callable[[Mapping[str, str]], bytes]) -> None:
        super().__init__("Into your calendar")
        self._found = found
        self._file_name = name
        self._folder = folder
        self._make = make
        self._by: Mapping[str, str] | None = None
        self._over: Path | None = None

    def compose_question(self) -> ComposeResult:
        """What it is, the folder, the name of the file, and two ways out."""
        yield Passage(lines(_WHAT))
        yield Static("Into the folder", classes="dialog-label")
        yield LineInput(self._folder, bare=True)
        yield Static(Content(self._said), id="calendar-name")
        yield Static("", id="calendar-state", markup=False)
        with Horizontal(id="dialog-buttons"):
            yield Push("Write it", id="calendar-write")
            yield Push("Cancel", id="dialog-no")

    @property
    def _said(self) -> str:
        number, undated = len(self._found.actions), self._found.undated
        said = f"{one_line(self._file_name)} · {number:,} {'action' if number == 1 else 'actions'} in it."
        if undated:
            said += f" {undated:,} without a day {'is' if undated == 1 else 'are'} left out."
        if self._found.finds:
            count = len({one.text for one in self._found.finds})
            said += f" {count} {'text' if count == 1 else 'texts'} in it may tell who somebody is; you are asked first."
        return said

    def on_mount(self) -> None:
        """Begin at the folder."""
        self.query_one(LineInput).focus()

    def _say(self, text: str) -> None:
        state = self.query_one("#calendar-state", Static)
        state.update(Content(one_line(text)))
        state.set_class(bool(text), "-shown")

    @on(LineInput.Changed)
    def _another(self) -> None:
        self._over = None
        self._say("")
        self.query_one("#calendar-write", Push).label = Content("Write it")

    @on(LineInput.Submitted)
    @on(Button.Pressed, "#calendar-write")
    def _write(self, event: LineInput.Submitted | Button.Pressed) -> None:
        event.stop()
        if self._found.finds and self._by is None:
            self.app.push_screen(FoundDialog(self._found.finds), self._decided)
        else:
            self._begin(self._by or {})

    def _decided(self, by: Mapping[str, str] | None) -> None:
        """Go on with what the trainee said about names; None is back to the question."""
        if by is not None:
            self._by = by
            self._begin(by)

    def _begin(self, by: Mapping[str, str]) -> None:
        work_behind(self, partial(self._written, by), group="writing", exclusive=True)

    async def _written(self, by: Mapping[str, str]) -> None:
        folder = normalise(self.query_one(LineInput).value).strip()
        try:
            place = folder_named(folder or self._folder)
        except LearnlogError as error:
            self._say(error.message)
            return
        path, button = place / self._file_name, self.query_one("#calendar-write", Push)
        button.disabled = True
        try:
            data = await asyncio.to_thread(self._make, by)
            await asyncio.to_thread(put, data, path, over=self._over == path)
        except FileExistsError:
            self._over = path
            self._say(_THERE)
            button.label = Content("Replace it")
        except LearnlogError as error:
            self._say(error.message)
        else:
            self.dismiss(Written(path, folder))
        finally:
            button.disabled = False
            if self._over:
                button.focus()


class IntoCalendar:
    """Asks where to, writes the file, and says where it is.

    Args:
        screen, workspace: where to ask, and the log.
    """

    def __init__(self, screen: Screen[Any], workspace: Workspace) -> None:
        self._screen = screen
        self._workspace = workspace
        self._behind = Behind(screen, "calendar")

    def ask(self, wanted: Wanted) -> None:
        """Write those actions that are wanted; where that is everything to do, ticked ones as well.

        A calendar that has them already hears of it so.
        """
        self._behind.run(partial(self._ask, wanted if wanted.narrowed else Wanted("all")), showing=True)

    async def _ask(self, wanted: Wanted) -> None:
        check_calendar()
        workspace = self._workspace
        view = await asyncio.to_thread(workspace.current_view)
        actions = arranged(view.all_actions(), wanted, workspace.today)
        found = await asyncio.to_thread(for_calendar, actions, view, sought(workspace))
        app = self._screen.app
        if not found.actions:
            text = "None of these actions has a day yet, so there is nothing for a calendar."
            text += f" {key_on(self._screen, 'actions.postpone')} gives one a day."
            app.push_screen(MessageDialog("Into your calendar", text))
            return

        def written(one: Written | None) -> None:
            if one is not None:
                app.push_screen(WrittenDialog(one, open_path, "Your calendar file is written"))

        make = partial(write_calendar, workspace, found)
        folder = usual_folder(workspace)
        app.push_screen(CalendarDialog(found, calendar_name(workspace.today), folder, make), written)
