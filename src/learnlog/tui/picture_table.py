"""The facts of a picture as a table whose cells are wrapped to fit the window."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text
from textual.binding import Binding

from learnlog.picture.facts import Picture
from learnlog.text import one_line
from learnlog.tui.pointed import PointedTable

_NARROWEST = 8
_PADDING = 2
"""Columns around each cell."""


class FactsTable(PointedTable, inherit_bindings=False):
    """Shows the facts of one picture. Enter, and what goes to another picture, belong to whoever shows it."""

    BINDINGS = [
        Binding("down,j", "cursor_down", "Down", show=False),
        Binding("up,k", "cursor_up", "Up", show=False),
        Binding("pagedown,space", "page_down", "Page down", show=False),
        Binding("pageup", "page_up", "Page up", show=False),
        Binding("home", "scroll_top", "Top", show=False),
        Binding("end", "scroll_bottom", "End", show=False),
    ]

    DEFAULT_CSS = """
    FactsTable {
        height: 1fr; margin: 1 1 0 2; background: transparent; scrollbar-size-vertical: 1; overflow-x: hidden;
    }
    """

    def __init__(self) -> None:
        super().__init__(cursor_type="row", zebra_stripes=True)
        self._picture: Picture | None = None
        self._room = 0

    def show(self, picture: Picture) -> None:
        """Show another picture's facts."""
        self._picture = picture
        self._fill()

    def on_resize(self) -> None:
        """Wrap the cells for another width."""
        if self.size.width != self._room:
            self._fill()

    def _fill(self) -> None:
        picture, self._room = self._picture, self.size.width
        if picture is None or not self._room:
            return
        row = self.cursor_row
        self.clear(columns=True)
        head = [one_line(one) for one in picture.head]
        rows = [[one_line(cell) for cell in row] for row in picture.rows]
        if picture.empty:
            head, rows = ["Nothing to show yet"], [[one_line(picture.to_do)]]
        widths = fitted(head, rows, self._room - 1)
        for title, width in zip(head, widths, strict=True):
            self.add_column(Text(title), width=width)
        for cells in rows:
            self.add_row(*(Text(cell) for cell in cells), height=None)
        self.move_cursor(row=min(row, max(len(rows) - 1, 0)))


def fitted(head: Sequence[str], rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """Return widths at which columns fit side by side: each as wide as it likes, the widest giving way first."""
    widths = [max(map(cell_len, column)) for column in zip(head, *rows, strict=True)]
    room -= _PADDING * len(widths)
    while sum(widths) > room and max(widths) > _NARROWEST:
        widths[widths.index(max(widths))] -= 1
    return widths
