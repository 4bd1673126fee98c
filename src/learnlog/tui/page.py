"""A page that is read from top to bottom: a column of comfortable width, scrolled with the usual keys."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.message import Message
from textual.widget import Widget

from learnlog.tui.choosing import TurnRuler
from learnlog.tui.manner import Manner, manner_of
from learnlog.tui.ruler import Ruler

OVERLAP = 2
"""Lines of the page before that stay in sight when a page is turned, so that the eye finds its place."""


class Page(VerticalScroll, inherit_bindings=False):
    """A scrolling column.

    Left and right are not bound, other than in Textual's own containers: they belong to whoever shows the page.

    Args:
        width: widest line, in characters; the one that is set for reading where there is none.
        tail: widgets to stand under everything else, such as the way on.
    """

    BINDINGS = [
        Binding("down,j", "line(1)", "Down", id="page.down", tooltip="One line down", show=False),
        Binding("up,k", "line(-1)", "Up", id="page.up", tooltip="One line up", show=False),
        Binding("pagedown", "leaf(1)", "Page down", id="page.page-down", tooltip="One page down", show=False),
        Binding("pageup", "leaf(-1)", "Page up", id="page.page-up", tooltip="One page up", show=False),
        Binding("home", "to_top", "Top", id="page.top", tooltip="To the beginning", show=False),
        Binding("end", "to_end", "End", id="page.end", tooltip="To the end", show=False),
        Binding("R", "ruler", "Ruler", id="page.ruler", tooltip="Marks the line you read; ↑ and ↓ move it", show=False),
    ]

    DEFAULT_CSS = """
    Page {
        align-horizontal: center;
        padding: 0 0 0 1;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        & > .page-column { height: auto; width: 100%; padding-right: 1; }
        & > .page-column > * { margin-bottom: 1; }
        &.-parted-2 > .page-column > * { margin-bottom: 2; }
        &.-parted-3 > .page-column > * { margin-bottom: 3; }
        &.-parted-4 > .page-column > * { margin-bottom: 4; }
    }
    """

    class Seen(Message):
        """The end of a page came into sight. Posted once for each page."""

        def __init__(self, page: Page) -> None:
            super().__init__()
            self.page = page

        @property
        def control(self) -> Page:
            """The page that was seen to its end."""
            return self.page

    def __init__(self, *, width: int | None = None, tail: Iterable[Widget] = (), classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self._column = Vertical(classes="page-column")
        self._width = width
        self._ruler = Ruler(self)
        self._tail = tuple(tail)
        self._seen = False
        self._wanted: int | None = None

    def compose(self) -> ComposeResult:
        """The column with what the page shows, and the tail."""
        # Now, not on mount: it would be laid out twice.
        self._fit(manner_of(self.app))
        with self._column:
            yield from self.compose_page()
            yield from self._tail

    def compose_page(self) -> ComposeResult:
        """What the page shows."""
        yield from ()

    def _fit(self, manner: Manner) -> None:
        self._column.styles.max_width = (self._width or manner.width) + 1  # with the space before the scrollbar
        for rows in (2, 3, 4):
            self.set_class(rows == manner.parting, f"-parted-{rows}")

    @property
    def at_end(self) -> bool:
        """Whether the end is in sight."""
        return self.max_scroll_y - self.scroll_y < 1

    @property
    def row(self) -> int:
        """The first row in sight, or the one the page is about to begin at."""
        return round(self.scroll_y) if self._wanted is None else self._wanted

    def begin_at(self, row: int) -> None:
        """Have the page begin at a row. Call it before the page is mounted."""
        self._wanted = row

    def on_mount(self) -> None:
        """Once the page has its height, go where it begins, and look whether all of it is in sight."""
        self._ruler.turn(manner_of(self.app).ruler)
        if self._wanted is not None:
            self.call_after_refresh(self.scroll_to, y=self._wanted, animate=False, on_complete=self._begun)
        self.call_after_refresh(self._look)

    def _begun(self) -> None:
        self._wanted = None
        self._ruler.find()

    def follow(self, manner: Manner) -> None:
        """Be as wide, and as far apart, as is set for reading; what was in sight stays about there."""
        above, height = self.scroll_y, self.virtual_size.height
        self._fit(manner)
        self._ruler.turn(manner.ruler)
        if above and height:
            self.call_after_refresh(lambda: self.scroll_to(y=above * self.virtual_size.height / height, animate=False))

    def on_resize(self) -> None:
        """A larger window may show the end."""
        self.call_after_refresh(self._look)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """See whether the end was reached."""
        super().watch_scroll_y(old_value, new_value)
        self._look()

    def _look(self) -> None:
        if not self._seen and self.is_attached and self._column.size.height and self.at_end:
            self._seen = True
            self.post_message(self.Seen(self))

    def action_line(self, lines: int) -> None:
        """Scroll by lines, or move the ruler to the next line or the one before."""
        if not (self._ruler.is_on and self._ruler.move(lines)):
            self.scroll_relative(y=lines, animate=False)

    def action_leaf(self, pages: int) -> None:
        """Scroll by pages."""
        self.scroll_relative(y=pages * max(self.scrollable_content_region.height - OVERLAP, 1), animate=False)
        self.call_after_refresh(self._ruler.find)

    def action_ruler(self) -> None:
        """Use the reading ruler, or put it away."""
        self.post_message(TurnRuler())

    def action_to_top(self) -> None:
        """Scroll to the beginning."""
        self.scroll_home(animate=False)
        self.call_after_refresh(self._ruler.find)

    def action_to_end(self) -> None:
        """Scroll to the end."""
        self.scroll_end(animate=False)
        self.call_after_refresh(self._ruler.find)
