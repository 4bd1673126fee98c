"""One row of a table as a card: an input for every column."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button, Input, Static, TextArea

from learnlog.content.task import Column
from learnlog.content.unit import Item
from learnlog.journal.answers import Row
from learnlog.journal.readback import long_date
from learnlog.text import one_line
from learnlog.tui.fields.base import remade
from learnlog.tui.fields.choice import NOTHING_YET
from learnlog.tui.fields.day_input import DayInput
from learnlog.tui.fields.line_input import LineInput
from learnlog.tui.fields.picker import Pick, Picker
from learnlog.tui.fields.prose_area import ProseArea
from learnlog.tui.fields.push import Push

Cell = LineInput | ProseArea | DayInput | Picker


class RowCard(Vertical):
    """A row. Cells of columns that are no longer asked for are kept, unseen.

    Args:
        row: as it begins; its id is the card's part.
        columns: of the table.
        options: of the columns of kind choice.
        today: says which day it is.
        read_only: cannot be changed.
    """

    DEFAULT_CSS = """
    RowCard {
        layout: grid;
        grid-size: 2;
        grid-columns: 22 1fr;
        grid-rows: auto;
        height: auto;
        border: round $border-blurred;
        border-title-color: $text-muted;
        padding: 0 1;
        margin-bottom: 1;
        &:focus-within { border: heavy $border; border-title-color: $foreground; border-title-style: bold; }
        & > .cell-label { color: $text-muted; padding-right: 1; }
        & > .-across { column-span: 2; }
    }
    """

    class Changed(Message):
        """Something in the row changed."""

    class Removed(Message):
        """The row is to be taken out."""

        def __init__(self, card: RowCard) -> None:
            super().__init__()
            self.card = card

    def __init__(
        self,
        row: Row,
        columns: tuple[Column, ...],
        options: Mapping[str, tuple[Item, ...]],
        *,
        today: Callable[[], date] = date.today,
        read_only: bool = False,
    ) -> None:
        super().__init__()
        self._row = row
        self._columns = columns
        self._read_only = read_only
        self._today = today
        self.cells: dict[str, Cell] = {}
        for column in columns:
            self.cells[column.id] = self._cell(column, row.cells.get(column.id, ""), options.get(column.id, ()))
        self._said = self._texts()

    def _cell(self, column: Column, value: str | date, options: tuple[Item, ...]) -> Cell:
        if column.kind == "date":
            return DayInput(value, today=self._today, bare=True, read_only=self._read_only)
        text = long_date(value) if isinstance(value, date) else value
        if column.kind == "prose":
            return ProseArea(text, short=True, read_only=self._read_only)
        if column.kind == "choice":
            return Picker(_picks(options, text), text, nothing=NOTHING_YET, read_only=self._read_only)
        return LineInput(text, bare=True, read_only=self._read_only)

    def compose(self) -> ComposeResult:
        """A line or a block for each column, then the way to take the row out."""
        for column in self._columns:
            cell = self.cells[column.id]
            across = column.kind == "prose"
            if len(self._columns) == 1:
                across = True
            else:
                label = Content(one_line(column.label))
                yield Static(label, classes="cell-label -across" if across else "cell-label")
            yield cell.set_class(across, "-across")
        if not self._read_only:
            yield Push("Remove", classes="-across")

    def titled(self, name: str, place: int) -> None:
        """Show what the row is called and its place in the table."""
        done = f" · done {long_date(self._row.done)}" if self._row.done else ""
        self.border_title = Content(f"{one_line(name).capitalize()} {place}{done}")

    @property
    def row_id(self) -> str:
        """The row's id."""
        return self._row.id

    @property
    def offered(self) -> str:
        """The offer it was taken from."""
        return self._row.offered

    @property
    def row(self) -> Row | None:
        """The row as it stands; None for a new one in which nothing is written."""
        shown = {column.id for column in self._columns}
        cells: dict[str, Any] = {name: cell for name, cell in self._row.cells.items() if name not in shown}
        for name in self.cells:
            value = self._value(name)
            if value != "":
                cells[name] = value
        if not (cells or self._row.offered or self._row.done or self._row.model_extra):
            return None
        return remade(Row, self._row, cells=cells)

    def _value(self, name: str) -> str | date:
        cell, old = self.cells[name], self._row.cells.get(name, "")
        value: str | date
        if isinstance(cell, DayInput):
            value = cell.value
        elif isinstance(cell, Picker):
            value = cell.chosen
        else:
            value = cell.text if isinstance(cell, ProseArea) else cell.value
        # A day in a column that takes text by now stays a day until it is changed.
        return old if isinstance(old, date) and value == long_date(old) else value

    def offer(self, options: Mapping[str, tuple[Item, ...]]) -> None:
        """Take over the options of the columns; what is chosen stays, even if it is none of them."""
        for name, cell in self.cells.items():
            if isinstance(cell, Picker):
                cell.offer(_picks(options.get(name, ()), cell.chosen))

    # -- changes

    def _texts(self) -> dict[str, str]:
        return {name: cell.value for name, cell in self.cells.items() if isinstance(cell, LineInput)} | {
            name: cell.text for name, cell in self.cells.items() if isinstance(cell, DayInput)
        }

    @on(Input.Changed)
    def _typed(self, message: Input.Changed) -> None:
        message.stop()
        texts = self._texts()
        if texts != self._said:
            self._said = texts
            self.post_message(self.Changed())

    @on(TextArea.Changed)
    @on(Picker.Picked)
    def _written(self, message: Message) -> None:
        message.stop()
        self.post_message(self.Changed())

    @on(Button.Pressed)
    def _remove(self, message: Button.Pressed) -> None:
        message.stop()
        self.post_message(self.Removed(self))

    # -- places

    def input(self, column_id: str) -> Widget | None:
        """Return what takes the focus for a column."""
        cell = self.cells.get(column_id)
        return cell.input if isinstance(cell, DayInput) else cell

    @property
    def target(self) -> Widget | None:
        """Where the focus goes when the row is gone to: what it lacks, or else its first cell."""
        lacking = (one.id for one in self._columns if one.required and not str(self._value(one.id)).strip())
        unread = (
            name
            for name, cell in self.cells.items()
            if isinstance(cell, DayInput) and cell.text.strip() and cell.day is None
        )
        wanted = next(lacking, "") or next(unread, "") or self._columns[0].id
        return self.input(wanted)


def _picks(options: tuple[Item, ...], chosen: str) -> list[Pick]:
    """Return options as picks, known by their names, and what was chosen and is none of them behind."""
    names = list(dict.fromkeys(option.name for option in options))
    picks = [Pick(name, name) for name in names]
    if chosen and chosen not in names:
        picks.append(Pick(chosen, f"{chosen} (no longer among the choices)"))
    return picks
