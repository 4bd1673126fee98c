"""The table of planned actions: a row each, in columns that fit the window."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import DataTable

from learnlog.journal.action_list import Order, State, state_of
from learnlog.journal.days import short_date
from learnlog.journal.planned import PlannedAction
from learnlog.text import one_line
from learnlog.tui.pointed import PointedTable

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

_LEAST = 12

SAID: dict[State, str] = {"overdue": "! overdue", "due": "due", "later": "later", "no day": "no day", "done": "✓ done"}
"""How an action stands, in words and with a mark where it matters."""

TO_DO, TICKED = "☐", "✓"


class ActionTable(PointedTable, inherit_bindings=False):
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

    def __init__(self, today: date, *, id: str | None = None) -> None:
        super().__init__(cursor_type="row", zebra_stripes=False, id=id)
        self._today = today
        self._actions: tuple[PlannedAction, ...] = ()
        self._order: Order = "day"
        self._backwards = False
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

    def show(self, actions: Sequence[PlannedAction], order: Order, *, backwards: bool, highlight: str = "") -> None:
        """Show these actions in this order, with the cursor on one of them, else where it was."""
        at = self.cursor_row
        self._actions, self._order, self._backwards = tuple(actions), order, backwards
        self._draw()
        found = next((number for number, one in enumerate(self._actions) if one.key == highlight), at)
        self.move_cursor(row=max(0, min(found, len(self._actions) - 1)))
        self.post_message(self.Pointed())

    def on_resize(self) -> None:
        """The columns fit the window that is there now."""
        if self._drawn != self._fits:
            at = self.cursor_row
            self._draw()
            self.move_cursor(row=at)

    @property
    def _fits(self) -> tuple[int, bool]:
        return self.size.width, self.app.size.width >= _ROOMY

    def _draw(self) -> None:
        self._drawn = width, roomy = self._fits
        widest = {column: wide for column, wide in (_WIDE if roomy else _NARROW).items() if self._says(column)}
        cells = {column: [self._cell(action, column) for action in self._actions] for column in ("what", *widest)}
        needed = {column: self._needed(column, cells[column]) for column in widest}
        widths = {column: min(wide, needed[column]) for column, wide in widest.items()}
        # Every column has a space on either side, and the bar on the right takes one.
        first = max(width - sum(widths.values()) - 2 * (len(widths) + 1) - 1, _LEAST)
        self.clear(columns=True)
        for column, wide in {"what": first, **widths}.items():
            self.add_column(self._heading(column), width=wide, key=column)
        for row in zip(*cells.values(), strict=True):
            self.add_row(*map(_one_line, row))

    def _says(self, column: Order) -> bool:
        """Whether a column says anything of any action; who and by when are always asked for."""
        about = "about" if self._drawn[1] else "concerns"
        named = {"about": about, "value": "value"}.get(column, "")
        return not named or any(str(getattr(one, named)).strip() for one in self._actions)

    def _needed(self, column: Order, cells: Sequence[Text]) -> int:
        """Return the columns that a column takes, its heading with the mark of the order in it."""
        return max(len(_HEADINGS[column]) + 2, max((cell.cell_len for cell in cells), default=0))

    def _heading(self, column: Order) -> Text:
        mark = (" ▼" if self._backwards else " ▲") if column == self._order else ""
        return Text(f"{_HEADINGS[column]}{mark}")

    def _cell(self, action: PlannedAction, column: Order) -> Text:
        state = state_of(action, self._today)
        if column == "what":
            mark = TICKED if action.done else TO_DO
            return Text(f"{mark} {one_line(action.what) or '(nothing written)'}")
        if column == "state":
            return Text(SAID[state], style="bold" if state == "overdue" else "")
        if column == "day":
            day = short_date(action.by, self._today) if action.by else one_line(action.by_typed)
            return Text(day or "–")
        about = action.about if self._drawn[1] else action.concerns
        said = {"about": about, "value": action.value, "who": action.who}
        return Text(one_line(said.get(column, "")) or "–")

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


def _one_line(text: Text) -> Text:
    text.no_wrap, text.overflow = True, "ellipsis"
    return text
