"""The earlier versions of an entry: which there are, how each differs from the entry now, and one made the newest."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from learnlog.care import Past
from learnlog.journal.compare import compare
from learnlog.journal.entry import Entry
from learnlog.journal.readback import long_moment
from learnlog.text import one_line
from learnlog.tui.behind import Behind
from learnlog.tui.compare import Action, CompareScreen, Decision
from learnlog.tui.compare_part import Side
from learnlog.tui.dialogs import Dialog, MessageDialog
from learnlog.tui.marks import MARKS, NOTHING_YET
from learnlog.workspace import Workspace


class VersionsDialog(Dialog[Past]):
    """The earlier versions of an entry; gives back the one to compare with the entry as it is now.

    Args:
        title: of the entry.
        past: its earlier versions, newest first.
        at: which of them to begin at.
    """

    HELP = """
    # Earlier versions

    learnlog keeps an entry as it was each time you go back to it, and before anything else changes it. ↑ and ↓ move,
    **Enter** shows how a version differs from the entry now, and there you can restore it. Nothing is lost by that:
    what the entry says now becomes a version, too.
    """

    def __init__(self, title: str, past: Sequence[Past], at: int = 0) -> None:
        super().__init__(f"Earlier versions: {title}")
        self._past = past
        self._at = at

    def compose_question(self) -> ComposeResult:
        """The list, newest first."""
        yield Static("Enter compares one with the entry as it is now.", classes="dialog-note")
        yield OptionList(*(Option(_line(one), disabled=one.entry is None) for one in self._past), markup=False)

    def on_mount(self) -> None:
        """Begin where the trainee was."""
        options = self.query_one(OptionList)
        options.highlighted = self._at
        options.focus()

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._past[event.option_index])


class Versions:
    """Shows the earlier versions of an entry, compares one, and restores it.

    Args:
        screen: where it is asked.
        workspace: the log.
        restored: told of the entry as it is then.
    """

    def __init__(self, screen: Screen[None], workspace: Workspace, restored: Callable[[Entry], None]) -> None:
        self._screen = screen
        self._workspace = workspace
        self._restored = restored
        self._behind = Behind(screen, "versions")

    def show(self, entry_id: str) -> None:
        """Show the versions of an entry."""
        self._behind.run(partial(self._list, entry_id, 0), showing=True)

    async def _list(self, entry_id: str, at: int) -> None:
        entry = await asyncio.to_thread(self._workspace.read_entry, entry_id)
        past = await asyncio.to_thread(self._workspace.care.past, entry_id)
        if not past:
            self._screen.app.push_screen(MessageDialog("Earlier versions", _NONE))
            return

        def chosen(one: Past | None) -> None:
            if one is not None:
                self._compare(entry, one, past.index(one))

        self._screen.app.push_screen(VersionsDialog(entry.title, past, at), chosen)

    def _compare(self, now: Entry, past: Past, at: int) -> None:
        assert past.entry is not None, "what cannot be read cannot be chosen"

        def decided(decision: Decision | None) -> None:
            self._behind.run(partial(self._restore, now.id, past) if decision else partial(self._list, now.id, at))

        screen = CompareScreen(
            now.title,
            (Side("Earlier", long_moment(past.entry.updated)), Side("Now", long_moment(now.updated))),
            compare(past.entry, now),
            actions=[Action("restore", "Restore the earlier version")],
            note="Nothing is lost by restoring: what the entry says now becomes a version of it, too.",
        )
        self._screen.app.push_screen(screen, decided)

    async def _restore(self, entry_id: str, past: Past) -> None:
        entry = await asyncio.to_thread(self._workspace.care.restore, entry_id, past.version)
        then = long_moment(past.entry.updated) if past.entry else "that day"
        said = f"Your entry is again as it was on {then}. What it said before is among its versions (v)."
        self._screen.notify(said, timeout=10, markup=False)
        self._restored(entry)


_NONE = (
    "There is no earlier version of this entry yet. One is kept each time you go back to an entry and change it, and "
    "before anything else changes it."
)


def _line(one: Past) -> Content:
    if one.entry is None:
        return Content(f"! Version {one.version.number} is damaged and cannot be read")
    words = "1 word" if one.words == 1 else f"{one.words:,} words"
    mark = MARKS.get(one.entry.state, NOTHING_YET)
    return Content.assemble(
        f"{mark} {long_moment(one.entry.updated)}", (f"  {words}, {one_line(one.entry.state)}", "$text-muted")
    )
