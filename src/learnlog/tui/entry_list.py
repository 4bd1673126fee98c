"""The list of entries: two lines each, drawn only where they are seen, so that its length costs nothing."""

from __future__ import annotations

from collections.abc import Collection

from textual import events
from textual.binding import Binding
from textual.cache import LRUCache
from textual.content import Content
from textual.geometry import Offset
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.visual import RenderOptions

from learnlog.search import NOTHING_ASKED, Query
from learnlog.tui.hits import marked
from learnlog.tui.lines import Lines
from learnlog.tui.row_words import said_of
from learnlog.tui.rows import ListedRow, Rows, key_of
from learnlog.tui.typeset import strip_of

_LINES = 2
_MARGIN = 4
_BEYOND = 4
"""This part of the rows there is room for comes into sight beyond one that was not."""


class EntryList(Lines, can_focus=True):
    """Entries to choose from. It draws rows itself; there is no widget for a row."""

    BINDINGS = [
        Binding("enter", "select", "Read", id="list.read", tooltip="Read the whole entry"),
        Binding("up,k", "cursor(-1)", "Up", id="list.up", show=False, tooltip="The entry above"),
        Binding("down,j", "cursor(1)", "Down", id="list.down", show=False, tooltip="The entry below"),
        Binding("pageup", "page(-1)", "Page up", id="list.page-up", show=False, tooltip="A screenful up"),
        Binding("pagedown", "page(1)", "Page down", id="list.page-down", show=False, tooltip="A screenful down"),
        Binding("home", "first", "First", id="list.first", show=False, tooltip="The newest entry"),
        Binding("end", "last", "Last", id="list.last", show=False, tooltip="The oldest entry"),
    ]

    COMPONENT_CLASSES = {"entry-list--row", "entry-list--hover", "entry-list--highlighted"}

    DEFAULT_CSS = """
    EntryList {
        height: 1fr;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        & > .entry-list--hover { background: $surface; }
        & > .entry-list--highlighted {
            background: $block-cursor-blurred-background;
            color: $block-cursor-blurred-foreground;
        }
        &:focus > .entry-list--highlighted {
            background: $block-cursor-background;
            color: $block-cursor-foreground;
        }
    }
    """

    highlighted: reactive[int | None] = reactive(None, repaint=False)
    """The row the keys act on; None where there is no row."""

    class Highlighted(Message):
        """Another row has the highlight, or the row that has it changed; None when there is no row."""

        def __init__(self, row: ListedRow | None) -> None:
            super().__init__()
            self.row = row

    class Selected(Message):
        """A row was chosen with Enter, or with a click on the highlighted one."""

        def __init__(self, row: ListedRow) -> None:
            super().__init__()
            self.row = row

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows = Rows()
        self._told = False
        self._at_hand: tuple[int, ListedRow] | None = None
        self._query = NOTHING_ASKED
        self._chosen: frozenset[str] = frozenset()
        self._hovered: int | None = None
        self._drawn: LRUCache[tuple[int, int, str], list[Strip]] = LRUCache(256)

    @property
    def row(self) -> ListedRow | None:
        """The highlighted row."""
        index = self.highlighted
        if index is None:
            return None
        # Every key asks for it several times over, and the entries are fetched.
        if self._at_hand is None or self._at_hand[0] != index:
            self._at_hand = (index, self._rows[index])
        return self._at_hand[1]

    @property
    def pointer(self) -> Offset:
        """The beginning of the highlighted row."""
        return Offset(0, (self.highlighted or 0) * _LINES - int(self.scroll_y))

    @property
    def neighbour(self) -> str:
        """The :func:`key_of` of the row that takes the highlight when the highlighted one goes; empty without one."""
        if self.highlighted is None:
            return ""
        index = self.highlighted + 1 if self.highlighted + 1 < len(self._rows) else self.highlighted - 1
        return key_of(self._rows[index]) if index >= 0 else ""

    def show(
        self,
        rows: Rows,
        query: Query = NOTHING_ASKED,
        *,
        highlight: str = "",
        near: int | None = None,
        chosen: Collection[str] = (),
    ) -> None:
        """Show rows with a query's words marked.

        The row that has the highlight before and after stays where it is on the screen, whatever comes or goes above;
        but at the top of the list what comes there is seen.

        Args:
            rows: what to show.
            query: whose words to mark.
            highlight: the :func:`key_of` of the row to highlight.
            near: where that is not there, the row to highlight; by default the first entry.
            chosen: ids of the entries that are marked.
        """
        before, was_at, self._told = self.row, self.highlighted, True
        self._chosen = frozenset(chosen)
        self._rows, self._query, self._at_hand = rows, query, None
        self._hovered = None
        self._forget_drawn()
        self.set_length(len(rows) * _LINES)
        to = rows.place_of(highlight) if highlight else None
        if to is None:
            to = rows.first if near is None else self.validate_highlighted(near)
        self.set_reactive(EntryList.highlighted, to)
        sees_top = to is not None and self._sees_top_and(to)
        if to is not None and was_at is not None and key_of(self.row) == key_of(before) and not sees_top:
            self.scroll_to(y=self.scroll_offset.y + (to - was_at) * _LINES, animate=False, force=True, immediate=True)
        self._scroll_to_highlighted()
        if self.row != before:
            self.post_message(self.Highlighted(self.row))

    def choose(self, chosen: Collection[str]) -> None:
        """Show these entries as marked, by their ids, and no others."""
        self._chosen = chosen if isinstance(chosen, frozenset) else frozenset(chosen)
        self._forget_drawn()

    def expect_rows(self) -> None:
        """Take the focus though there is no row yet: some are about to come."""
        self._told = False

    def allow_focus(self) -> bool:
        """Whether the focus may come here: not where it is known that there is no row."""
        return super().allow_focus() and (bool(self._rows) or self.has_focus or not self._told)

    # -- drawing

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        index, line = divmod(y + self.scroll_offset.y, _LINES)
        width = self.scrollable_content_region.width
        if index >= len(self._rows):
            return Strip.blank(width, self.get_visual_style("entry-list--row").rich_style)
        return self._strips(index, width)[line]

    def _strips(self, index: int, width: int) -> list[Strip]:
        how = "highlighted" if index == self.highlighted else "hover" if index == self._hovered else "row"
        # The focus changes the colours of the highlighted row, and its edge.
        key = (index, width, f"{how} {self.has_focus}")
        strips = self._drawn.get(key)
        if strips is None:
            style = self.get_visual_style("entry-list--row", f"entry-list--{how}")
            options = RenderOptions(self._get_style, {}, None, None)
            strips = [
                strip_of(line.truncate(width, ellipsis=True), y, style, options).adjust_cell_length(
                    width, style.rich_style
                )
                for y, line in enumerate(self._two_lines(self._rows[index], plain=how == "highlighted"))
            ]
            self._drawn[key] = strips
        return strips

    def _two_lines(self, row: ListedRow, *, plain: bool) -> tuple[Content, Content]:
        """Two lines. The highlighted row is drawn plain: it has two colours of its own, so parts differ in weight."""
        edge = " " if not plain else "▌" if self.has_focus else "▏"
        mark, hue, title, about = said_of(row, self.scrollable_content_region.width - _MARGIN)
        return (
            Content.assemble(
                f"{edge} ",
                (mark, "" if plain else hue),
                " [x] " if self._chosen and key_of(row) in self._chosen else " ",
                marked(Content.styled(title, "bold"), self._query, plain=plain),
            ),
            Content.assemble(
                f"{edge}   ",
                marked(Content.styled(about, "" if plain else "$text-muted"), self._query, plain=plain),
            ),
        )

    def _forget_drawn(self) -> None:
        self._drawn.clear()
        self.refresh()

    def notify_style_update(self) -> None:
        """Draw everything again in the new colours."""
        super().notify_style_update()
        self._forget_drawn()

    def on_resize(self) -> None:
        """Keep the highlighted row in sight."""
        self._forget_drawn()
        self._scroll_to_highlighted()

    # -- moving

    def watch_highlighted(self, old: int | None, new: int | None) -> None:
        """Draw the two rows that changed, and say which is highlighted now."""
        for index in (old, new):
            self._refresh_row(index)
        self._scroll_to_highlighted()
        self.post_message(self.Highlighted(self.row))

    def validate_highlighted(self, index: int | None) -> int | None:
        """Keep the highlight on a row."""
        if index is None or not self._rows:
            return None
        return max(0, min(index, len(self._rows) - 1))

    def _refresh_row(self, index: int | None) -> None:
        if index is not None:
            self.refresh_lines(index * _LINES, _LINES)

    def _scroll_to_highlighted(self) -> None:
        """Have the highlighted row in sight; where it was not, have some of those beyond it in sight, too.

        Whoever moves on sees what comes next, and the whole list is drawn anew at every few rows instead of at each.
        """
        if self.highlighted is None or not self.is_mounted:
            return
        height, top, row = self.scrollable_content_region.height, self.scroll_offset.y, self.highlighted * _LINES
        beyond = height // _LINES // _BEYOND * _LINES
        if row < top:
            top = row - beyond
        elif row + _LINES > top + height:
            top = row + _LINES + beyond - height
        else:
            return
        self.scroll_to(y=top, animate=False, force=True, immediate=True)

    def _sees_top_and(self, index: int) -> bool:
        """Return whether the top of the list is in sight, and a row with it."""
        return self.scroll_offset.y == 0 and (index + 1) * _LINES <= self.scrollable_content_region.height

    def action_cursor(self, step: int) -> None:
        """Highlight the row above (-1) or below (1)."""
        self.highlighted = (self.highlighted or 0) + step

    def action_page(self, direction: int) -> None:
        """Move a screenful up (-1) or down (1)."""
        self.action_cursor(direction * max(1, self.size.height // _LINES - 1))

    def action_first(self) -> None:
        """Highlight the newest entry."""
        self.highlighted = 0

    def action_last(self) -> None:
        """Highlight the oldest entry."""
        self.highlighted = len(self._rows) - 1

    def action_select(self) -> None:
        """Choose the highlighted row."""
        if self.row is not None:
            self.post_message(self.Selected(self.row))

    # -- the mouse

    def _row_at(self, event: events.MouseEvent) -> int | None:
        offset = event.get_content_offset(self)
        index = -1 if offset is None else (offset.y + self.scroll_offset.y) // _LINES
        return index if 0 <= index < len(self._rows) else None

    def on_click(self, event: events.Click) -> None:
        """Highlight a row; choose the one that is highlighted already."""
        index = self._row_at(event)
        if index is None:
            return
        if index == self.highlighted:
            self.action_select()
        self.highlighted = index

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show which row a click would take."""
        self._hover(self._row_at(event))

    def on_leave(self) -> None:
        """The mouse is elsewhere."""
        self._hover(None)

    def _hover(self, index: int | None) -> None:
        if index != self._hovered:
            old, self._hovered = self._hovered, index
            self._refresh_row(old)
            self._refresh_row(index)
