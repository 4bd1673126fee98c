"""What was handed in: the list of it, an entry as it was then, and what has changed in it since."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial
from typing import Any

from textual import on
from textual.app import App, ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from learnlog.errors import EntryMissing, EntryUnreadable
from learnlog.handed_in import as_handed_in
from learnlog.journal.compare import compare
from learnlog.journal.entry import Entry
from learnlog.journal.handed_in import HandedIn
from learnlog.journal.readback import long_moment
from learnlog.store.contents import HandIns
from learnlog.text import one_line
from learnlog.tui.as_it_was import AsItWasScreen
from learnlog.tui.behind import Behind
from learnlog.tui.compare import Action, CompareScreen
from learnlog.tui.compare_part import Side
from learnlog.tui.dialogs import Dialog, MessageDialog, PickDialog
from learnlog.tui.key_names import key_on
from learnlog.tui.pointed import PointedList
from learnlog.workspace import Workspace

_NONE = (
    "Nothing was handed in yet. {} writes a document for your tutor; what is in it is then kept as it was, and listed "
    "here."
)
_GONE = "These words are no longer there: the entry was deleted for good, or its history is damaged."


class HandInsDialog(Dialog[HandedIn]):
    """What was handed in; gives back the one to look at.

    Args:
        title: of what.
        records: newest first.
        unreadable: records that cannot be read.
        at: which of them to begin at.
    """

    HELP = """
    # Handed in

    Everything you handed in, the newest first, in the words it had then. ↑ and ↓ move, **Enter** shows an entry as it
    was, to read only; there you can compare it with what it says now. What was handed in is never changed.
    """

    def __init__(
        self, title: str, records: Sequence[HandedIn], unreadable: Sequence[EntryUnreadable] = (), at: int = 0
    ) -> None:
        super().__init__(title)
        self._records = records
        self._unreadable = unreadable
        self._at = at

    def compose_question(self) -> ComposeResult:
        """The list, newest first, and what cannot be read at its end."""
        yield Static("Enter shows it as it was.", classes="dialog-note")
        yield PointedList(
            *(Option(_line(one)) for one in self._records),
            *(Option(Content(f"! {one_line(one.happened)}"), disabled=True) for one in self._unreadable),
            markup=False,
        )

    def on_mount(self) -> None:
        """Begin where the trainee was."""
        options = self.query_one(OptionList)
        options.highlighted = self._at if self._records else None
        options.focus()

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self._records[event.option_index])


class HandedInRoom:
    """Shows what was handed in, an entry of it as it was, and what has changed since.

    Args:
        app, workspace: where to show it, and the log.
    """

    def __init__(self, app: App[Any], workspace: Workspace) -> None:
        self._app = app
        self._workspace = workspace
        self._behind = Behind(app.screen, "handed in")

    def show(self, entry: str = "", unit: str = "") -> None:
        """Show the hand-ins of an entry, or of a whole unit, or all there are."""
        self._behind.run(partial(self._list, entry, unit, 0), showing=True)

    async def _list(self, entry: str, unit: str, at: int) -> None:
        known = await asyncio.to_thread(self._workspace.hand_ins)
        records = _of(known, entry, unit)
        if not records and not known.unreadable:
            self._app.push_screen(MessageDialog("Handed in", _NONE.format(key_on(self._app.screen, "home.hand-in"))))
            return

        def chosen(one: HandedIn | None) -> None:
            if one is not None:
                again = partial(self._list, entry, unit, records.index(one))
                self._behind.run(partial(self._open, one, entry, again))

        self._app.push_screen(HandInsDialog("Handed in", records, known.unreadable, at), chosen)

    async def _open(self, record: HandedIn, entry: str, again: partial[Any]) -> None:
        """Show the entry that is meant; of several the trainee picks one."""
        meant = [one.entry for one in record.entries if entry in ("", one.entry)]
        found = await asyncio.to_thread(lambda: {one: as_handed_in(self._workspace, record, one) for one in meant})
        if len(found) == 1:
            self._show(record, next(iter(found.values())), again)
            return
        titles = [(one, then.title or "Untitled" if then else "(deleted for good)") for one, then in found.items()]

        def picked(one: str | None) -> None:
            if one is None:
                self._behind.run(again)
            else:
                self._show(record, found[one], partial(self._open, record, entry, again))

        self._app.push_screen(PickDialog(f"Handed in {record.said}", titles, ""), picked)

    def _show(self, record: HandedIn, then: Entry | None, again: partial[Any]) -> None:
        if then is None:
            self._app.push_screen(MessageDialog("Handed in", _GONE), lambda _: self._behind.run(again))
            return

        def decided(action: str | None) -> None:
            here = partial(self._shown, record, then, again)
            self._behind.run(partial(self._compare, record, then, here) if action else again)

        note = f"As you handed it in on {record.said}, in your own words. It can only be read."
        compare_it = Action("compare", "What changed since")
        self._app.push_screen(AsItWasScreen(then, "as it was handed in", note, [compare_it]), decided)

    async def _shown(self, record: HandedIn, then: Entry, again: partial[Any]) -> None:
        self._show(record, then, again)

    async def _compare(self, record: HandedIn, then: Entry, again: partial[Any]) -> None:
        try:
            now = await asyncio.to_thread(self._workspace.read_entry, then.id)
        except EntryMissing:
            missing = MessageDialog("Handed in", "This entry is no longer in your log, so there is nothing to compare.")
            self._app.push_screen(missing, lambda _: self._behind.run(again))
            return
        sides = Side("As you handed it in", long_moment(record.made)), Side("Now", long_moment(now.updated))
        self._app.push_screen(CompareScreen(now.title, sides, compare(then, now)), lambda _: self._behind.run(again))


def _of(known: HandIns, entry: str, unit: str) -> tuple[HandedIn, ...]:
    if entry:
        return known.of_entry(entry)
    return known.of_unit(unit) if unit else known.records


def _line(one: HandedIn) -> Content:
    entries = "1 entry" if len(one.entries) == 1 else f"{len(one.entries)} entries"
    about = Content.styled(f"  {entries}, {one_line(one.file)}", "$text-muted")
    return Content("\n").join([Content(one_line(one.said)), about])
