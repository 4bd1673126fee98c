"""The two ends of a continuum, in words, side by side."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from learnlog.text import one_line

_BETWEEN = "  ↔  "


class Ends(Widget):
    """What the left end and the right end of a continuum stand for."""

    DEFAULT_CSS = """
    Ends { height: auto; color: $text-muted; padding-left: 2; }
    """

    def __init__(self, left: str, right: str) -> None:
        super().__init__()
        self._left = Content(one_line(left))
        self._right = Content(one_line(right))

    def _lines(self, width: int) -> list[Content]:
        half = max((width - len(_BETWEEN)) // 2, 8)
        left, right = self._left.wrap(half), self._right.wrap(half)
        blank = Content("")
        lines = []
        for at in range(max(len(left), len(right))):
            first = left[at] if at < len(left) else blank
            second = right[at] if at < len(right) else blank
            between = _BETWEEN if at == 0 else " " * len(_BETWEEN)
            lines.append(Content.assemble(first.pad_right(half - first.cell_length), between, second))
        return lines

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the longer end takes."""
        return len(self._lines(width))

    def render(self) -> Content:
        """The ends."""
        return Content("\n").join(self._lines(self.content_size.width))
