"""A table of any number of rows, whose cells are made only where they are seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.text import Text
from textual._two_way_dict import TwoWayDict
from textual.coordinate import Coordinate
from textual.geometry import clamp
from textual.widgets.data_table import Row, RowKey

from learnlog.tui.pointed import PointedTable


@dataclass(frozen=True)
class Heading:
    """A column of the table.

    Attributes:
        key: what names it.
        label: what stands on top of it.
        width: its columns of the terminal.
    """

    key: str
    label: str
    width: int


class LongTable(PointedTable, inherit_bindings=False):
    """A table of rows of one line each, in columns of given widths.

    Textual's table is given every cell of every row, and measures each before anything is drawn: seconds for some
    thousand rows. This one is told how many rows there are, and asks for the cells of a row when it draws it. So there
    is never a time at which some rows are there and others are still to come.
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(cursor_type="row", zebra_stripes=False, id=id)
        self._rows: list[tuple[RowKey, Row]] = []

    def cells_of(self, row: int) -> Sequence[Text]:
        """Return the cells of a row."""
        raise NotImplementedError

    def get_row_at(self, row_index: int) -> list[Text]:
        """Return the cells of a row, as Textual asks for them when it draws it."""
        cells = list(self.cells_of(row_index))
        for cell in cells:
            cell.no_wrap, cell.overflow = True, "ellipsis"
        return cells

    def lay_out(self, headings: Sequence[Heading], rows: int, *, cursor: int, moved: int = 0) -> None:
        """Take other columns and rows, and draw them.

        Args:
            headings: the columns.
            rows: how many rows there are from now on.
            cursor: the row that has the cursor; the last one where there are not so many.
            moved: by how many rows what stands there comes lower than before. It stays where it was on the screen, as
                far as there is anything above and below.
        """
        top = self.scroll_y + moved
        # Textual counts the lines of all rows once more before it takes them away.
        self.rows.clear()
        self.clear(columns=True)
        for heading in headings:
            self.add_column(Text(heading.label), width=heading.width, key=heading.key)
        self._have_rows(rows)
        self.scroll_to(y=clamp(top, 0, self.max_scroll_y), animate=False, force=True, immediate=True)
        at = Coordinate(clamp(cursor, 0, max(rows - 1, 0)), 0)
        if at == self.cursor_coordinate:
            self._scroll_cursor_into_view()
        self.cursor_coordinate = at

    def _have_rows(self, number: int) -> None:
        """Have so many rows, all alike: what Textual's table would come to if they were added one by one."""
        for _ in range(len(self._rows), number):
            key = RowKey()
            self._rows.append((key, Row(key, 1)))
        self.rows.update(self._rows[:number])
        self._data.update((key, {}) for key in self.rows)
        self._row_locations = TwoWayDict(dict(zip(self.rows, range(number), strict=True)))
        self._update_count += 1
        self._update_dimensions(())
