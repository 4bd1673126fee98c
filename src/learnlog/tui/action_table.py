"""The table of planned actions: a row each, in columns that fit the window."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import DataTable

from learnlog.journal.action_list import Order, state_of
from learnlog.journal.days import short_date
from learnlog.journal.planned import PlannedAction
from learnlog.text import one_line
from learnlog.tui.long_table import Heading, LongTable

_HEADINGS: dict[Order, str] = {
    "what": "What",
    "about": "What for",
    "value": "Value",
    "who": "Who",
    "day": "By",
    "state": "State",
}

# The widest each of them may be. The first takes what the others leave.
_NARROW: dict[Order, int] = {"about": 15, "who": 12, "day": 11, "state": 9}
_WIDE: dict[Order, int] = {"about": 22, "value": 15, "who": 20, "day": 11, "state": 9}
_ROOMY = 110
"""Columns of the window from which there is room for all of them."""

_LEAST = 16
_SPARED: tuple[Order, ...] = ("value", "about", "who")
"""What a window that is too narrow for all of them goes without, in turn: it stands in full below the table."""

SAID: dict[str, str] = {"overdue": "! overdue", "due": "due", "later": "later", "no day": "no day", "done": "✓ done"}
"""How an action stands, in words and with a mark where it matters."""

TO_DO, TICKED = "☐", "✓"
_NOTHING = "–"


class ActionTable(LongTable, inherit_bindings=False):
    """Actions, one a row.

    Nothing in a cell is markup, whoever wrote it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select_cursor", "Edit", id="actions.edit", tooltip="Open its entry at this action"),
        Binding("down,j", "cursor_down", "Next action", show=False),
        Binding("up,k", "cursor_up", "Action before", show=False),
        Binding("pageup", "page_up", "Page up", show=False),
        Binding("pagedown", "page_down", "Page down", show=False),
        Binding("home", "scroll_top", "First action", show=False),
        Binding("end", "scroll_bottom", "Last action", show=False),
    ]

    DEFAULT_CSS = """
    ActionTable {
        background: $background;
        height: 1fr;
        scrollbar-size-vertical: 1;
        overflow-x: hidden;
        &:focus { background-tint: transparent; }
        & > .datatable--header { background: $surface; color: $primary; }
        & > .datatable--even-row { background: $background; }
    }
    """

    class Pointed(Message):
        """Another action is under the cursor, or none."""

    class Chosen(Message):
        """The action under the cursor is to be opened."""

    class Ordered(Message):
        """The table is to be ordered by a column."""

        def __init__(self, order: Order) -> None:
            super().__init__()
            self.order = order

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._today = date.min
        self._actions: tuple[PlannedAction, ...] = ()
        self._order: Order = "day"
        self._backwards = False
        self._columns: tuple[Order, ...] = ()
        self._drawn: tuple[int, bool] = (0, False)

    @property
    def action(self) -> PlannedAction | None:
        """The action under the cursor."""
        return self._actions[self.cursor_row] if 0 <= self.cursor_row < len(self._actions) else None

    @property
    def neighbour(self) -> str:
        """The key of the action the cursor should go to when this one leaves the table."""
        after, before = self.cursor_row + 1, self.cursor_row - 1
        at = after if after < len(self._actions) else before
        return self._actions[at].key if 0 <= at < len(self._actions) else ""

    def show(
        self, actions: Sequence[PlannedAction], today: date, order: Order, *, backwards: bool, highlight: str = ""
    ) -> None:
        """Show actions, with the cursor on one of them, else where it was.

        Args:
            actions: which, in the order in which they stand.
            today: the day it is.
            order: what that order is.
            backwards: whether it is the other way round.
            highlight: the key of the one to have the cursor.
        """
        before, at = self.action, self.cursor_row
        as_before = (self._actions, self._today, self._order, self._backwards, self._drawn)
        self._actions, self._today = tuple(actions), today
        self._order, self._backwards = order, backwards
        found = self._place_of(highlight)
        cursor = at if found is None else found
        if as_before == (self._actions, self._today, self._order, self._backwards, self._fits):
            self.move_cursor(row=cursor)
        else:
            stays = before is not None and before.key == highlight
            self._draw(cursor, moved=cursor - at if stays else 0)
        self.post_message(self.Pointed())

    def _place_of(self, key: str) -> int | None:
        """Return where an action is. Of some thousand, only those of its entry are asked for their keys."""
        places = (at for at, one in enumerate(self._actions) if key.startswith(one.entry) and one.key == key)
        return next(places, None)

    def on_resize(self) -> None:
        """The columns fit the window that is there now."""
        if self._drawn != self._fits:
            self._draw(self.cursor_row)

    @property
    def _fits(self) -> tuple[int, bool]:
        return self.size.width, self.app.size.width >= _ROOMY

    def _draw(self, cursor: int, moved: int = 0) -> None:
        self._drawn = width, roomy = self._fits
        widths: dict[Order, int] = {}
        for column, wide in (_WIDE if roomy else _NARROW).items():
            # Of some thousand actions few say here what no other says, and only that is put into words and measured.
            said = {self._words(thing, column) for thing in {self._thing(one, column) for one in self._actions}}
            # Who does it and by when is always asked for; what it is for need not be.
            if column not in ("about", "value") or said - {_NOTHING}:
                # The mark of the order has room in every heading.
                widths[column] = min(wide, max(len(_HEADINGS[column]) + 2, *map(cell_len, said), 0))
        first = _left_by(widths, width)
        for spared in _SPARED:
            if first < _LEAST:
                widths.pop(spared, None)
                first = _left_by(widths, width)
        first = max(first, _LEAST)
        self._columns = ("what", *widths)
        headings = [Heading(one, self._heading(one), widths.get(one, first)) for one in self._columns]
        self.lay_out(headings, len(self._actions), cursor=cursor, moved=moved)

    def _heading(self, column: Order) -> str:
        mark = (" ▼" if self._backwards else " ▲") if column == self._order else ""
        return f"{_HEADINGS[column]}{mark}"

    def cells_of(self, row: int) -> Sequence[Text]:
        """Return the cells of an action."""
        return [self._cell(self._actions[row], column) for column in self._columns]

    def _cell(self, action: PlannedAction, column: Order) -> Text:
        if column == "what":
            return Text(f"{TICKED if action.done else TO_DO} {one_line(action.what) or '(nothing written)'}")
        thing = self._thing(action, column)
        return Text(self._words(thing, column), style="bold" if column == "state" and thing == "overdue" else "")

    def _thing(self, action: PlannedAction, column: Order) -> date | str:
        """Return what a column says of an action, as it stands there."""
        if column == "state":
            return state_of(action, self._today)
        if column == "day":
            return action.by or action.by_typed
        if column == "about":
            return action.concerns  # by which it is ordered, too
        return action.value if column == "value" else action.who

    def _words(self, thing: date | str, column: Order) -> str:
        """Return that in words."""
        if isinstance(thing, date):
            return short_date(thing, self._today)
        return SAID[thing] if column == "state" else one_line(thing) or _NOTHING

    # -- what the keys and the mouse do

    def on_data_table_row_highlighted(self, event: DataTable.RowHighlighted) -> None:
        """Say that the cursor moved."""
        event.stop()
        self.post_message(self.Pointed())

    def on_data_table_row_selected(self, event: DataTable.RowSelected) -> None:
        """Say that an action is to be opened."""
        event.stop()
        if self.action is not None:
            self.post_message(self.Chosen())

    def on_data_table_header_selected(self, event: DataTable.HeaderSelected) -> None:
        """Say by which column the table is to be ordered."""
        event.stop()
        order = next((one for one in _HEADINGS if one == event.column_key.value), None)
        if order is not None:
            self.post_message(self.Ordered(order))


def _left_by(widths: dict[Order, int], width: int) -> int:
    """Return what columns leave for the first: each has a space on either side, and the bar on the right takes one."""
    return width - sum(widths.values()) - 2 * (len(widths) + 1) - 1
