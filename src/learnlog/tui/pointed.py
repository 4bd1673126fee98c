"""Lists and tables whose chosen line has a mark at its edge: a ground of another colour alone says too little."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.strip import Strip
from textual.widgets import DataTable, OptionList

POINTER = "▌"
"""The mark, where the list has the focus."""

RESTING = "▏"
"""The mark where it has not."""


def pointed(strip: Strip, mark: str) -> Strip:
    """Return a line with a mark in its first column, where nothing stands but a space."""
    segments = list(strip)
    if not segments or not segments[0].text.startswith(" "):
        return strip
    first = segments[0]
    begin = [Segment(mark, first.style)]
    if len(first.text) > 1:
        begin.append(Segment(first.text[1:], first.style))
    return Strip([*begin, *segments[1:]], strip.cell_length)


class PointedList(OptionList):
    """Textual's list of options, with a mark beside the highlighted one."""

    DEFAULT_CSS = """
    PointedList {
        padding: 0;
        & > .option-list--option { padding: 0 1; }
    }
    """

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        strip = super().render_line(y)
        line = self.scroll_offset.y + y
        if self.highlighted is None or line >= len(self._lines) or self._lines[line][0] != self.highlighted:
            return strip
        return pointed(strip, POINTER if self.has_focus or not self.can_focus else RESTING)


class MarkedList(PointedList):
    """A list whose lines carry a mark that Space sets, or Enter, while the list stays where it is.

    The footer says so: who moves to a line and goes on with Tab would otherwise take it for chosen.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space,enter", "select", "Choose", key_display="Space")]


class PointedTable(DataTable[Text]):
    """Textual's table, with a mark beside the row under the cursor."""

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        strip = super().render_line(y)
        head = self.header_height if self.show_header else 0
        if y < head or not self.show_cursor or not self.row_count:
            return strip
        try:
            row, _ = self._get_offsets(y + self.scroll_offset.y)
        except LookupError:
            return strip
        if self._row_locations.get(row) != self.cursor_row:
            return strip
        return pointed(strip, POINTER if self.has_focus else RESTING)
