"""The reading ruler: it marks the line being read, and goes from line to line of a page."""

from __future__ import annotations

from textual.containers import ScrollableContainer
from textual.widget import Widget

from learnlog.tui.read_passage import ReadPassage

AROUND = 3
"""Rows that stay in sight above and below the ruler."""


class Ruler:
    """The ruler of one page.

    Args:
        page: what scrolls; the ruler goes over every :class:`ReadPassage` in it, from top to bottom.
    """

    def __init__(self, page: ScrollableContainer) -> None:
        self._page = page
        self._on = False
        self._at: tuple[ReadPassage, int] | None = None

    @property
    def is_on(self) -> bool:
        """Whether it is used."""
        return self._on

    def turn(self, on: bool) -> None:
        """Begin to use it, at the first line in sight, or put it away."""
        self._on = on
        self._lift()
        if on:
            self._page.call_after_refresh(self.find)

    def find(self) -> None:
        """Lay it on the first line in sight, unless it is on a line in sight already."""
        if not self._on or (self._at is not None and self._at in self._in_sight()):
            return
        self._lay(next(iter(self._in_sight()), None))

    def move(self, by: int) -> bool:
        """Go to the next line (1) or the one before (-1). Returns whether there is one."""
        if self._at is None or self._at not in self._in_sight():
            before = self._at
            self.find()
            return self._at != before
        places = self._places()
        at = places.index(self._at) + by
        if not 0 <= at < len(places):
            return False
        self._lay(places[at])
        return True

    def _places(self) -> list[tuple[ReadPassage, int]]:
        return [(one, line) for one in self._page.query(ReadPassage) if one.display for line in one.readable()]

    def _in_sight(self) -> list[tuple[ReadPassage, int]]:
        top = round(self._page.scroll_y)
        bottom = top + self._page.scrollable_content_region.height
        return [place for place in self._places() if top <= self._row(place) < bottom]

    def _row(self, place: tuple[ReadPassage, int]) -> int:
        passage, line = place
        row = passage.gutter.top + line
        widget: Widget | None = passage
        while isinstance(widget, Widget) and widget is not self._page:
            row += widget.virtual_region.y
            widget = widget.parent if isinstance(widget.parent, Widget) else None
        return row

    def _lift(self) -> None:
        if self._at is not None and self._at[0].is_attached:
            self._at[0].rule(None)
        self._at = None

    def _lay(self, place: tuple[ReadPassage, int] | None) -> None:
        self._lift()
        if place is None:
            return
        self._at = place
        place[0].rule(place[1])
        row, height, top = self._row(place), self._page.scrollable_content_region.height, round(self._page.scroll_y)
        around = min(AROUND, (height - 1) // 2)
        if row < top + around:
            self._page.scroll_to(y=max(row - around, 0), animate=False)
        elif row >= top + height - around:
            self._page.scroll_to(y=row - height + around + 1, animate=False)
