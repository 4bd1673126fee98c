"""A Textual app with one list of rows drawn line by line: the floor for moving in the Log room."""

from __future__ import annotations

import sys

from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

_HIGH = 2


class Rows(ScrollView, can_focus=True):
    """So many rows of two lines, one of them highlighted.

    Args:
        count: how many.
    """

    BINDINGS = [Binding("down", "move(1)"), Binding("up", "move(-1)")]

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count
        self.at = 0

    def on_mount(self) -> None:
        """Take the size of all rows."""
        self.virtual_size = Size(0, self.count * _HIGH)

    def render_line(self, y: int) -> Strip:
        """One line of a row."""
        index, line = divmod(y + self.scroll_offset.y, _HIGH)
        text = f"Row {index + 1} of {self.count}" if line == 0 else "and what there is to say of it"
        style = Style(reverse=index == self.at)
        return Strip([Segment(text.ljust(self.size.width), style)], self.size.width)

    def action_move(self, step: int) -> None:
        """Highlight another row."""
        before, self.at = self.at, max(0, min(self.at + step, self.count - 1))
        for index in (before, self.at):
            self.refresh_lines(index * _HIGH, _HIGH)
        self.scroll_to_region(Region(0, self.at * _HIGH, self.size.width, _HIGH), animate=False, immediate=True)


class Listing(App[None]):
    """Shows the rows."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count

    def compose(self) -> ComposeResult:
        """One widget."""
        yield Rows(self.count)


if __name__ == "__main__":
    Listing(int(sys.argv[1])).run()
