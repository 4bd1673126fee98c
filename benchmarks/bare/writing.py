"""A Textual app with one text area, of the size given as COLUMNSxROWS: the floor for a key in a long reflection."""

from __future__ import annotations

import sys

from textual.app import App, ComposeResult
from textual.widgets import TextArea


class Writing(App[None]):
    """Shows an empty text area with the focus in it.

    Args:
        columns: width of the text area, its border included.
        rows: height of the text area, its border included.
    """

    def __init__(self, columns: int, rows: int) -> None:
        super().__init__()
        self.columns = columns
        self.rows = rows

    def compose(self) -> ComposeResult:
        """One widget."""
        area = TextArea(placeholder="Write here")
        area.styles.width = self.columns
        area.styles.height = self.rows
        yield area


if __name__ == "__main__":
    columns, rows = (int(number) for number in sys.argv[1].split("x"))
    Writing(columns, rows).run()
