"""The entry beside the list: read a moment after its row was highlighted, with what was searched for in sight."""

from __future__ import annotations

import asyncio

from textual.content import Content
from textual.selection import Selection
from textual.strip import Strip
from textual.visual import RenderOptions

from learnlog.care.odd_files import Damaged
from learnlog.errors import EntryUnreadable, LearnlogError
from learnlog.journal.entry import Entry
from learnlog.journal.readback import long_moment
from learnlog.journal.summary import Copy, Summary
from learnlog.search import NOTHING_ASKED, Query
from learnlog.store.contents import Binned
from learnlog.text import visible
from learnlog.tui.at_hand import home_of
from learnlog.tui.entry_pieces import WIDEST, EntryPieces
from learnlog.tui.lines import Lines
from learnlog.tui.manner import PLAIN, Manner, manner_of
from learnlog.tui.pieces import Paragraph
from learnlog.tui.rows import ListedRow
from learnlog.tui.typeset import Typeset, strip_of
from learnlog.workspace import Workspace

_AROUND = 2
"""Lines that are to be in sight below a hit."""


class Preview(Lines):
    """Shows one row of the list as it reads.

    It is one widget that draws lines: to put widgets in and take others out at every row would make the next key wait.

    Args:
        workspace: the log.
    """

    DEFAULT_CSS = """
    Preview {
        border-left: solid $border-blurred;
        padding: 1 2 0 2;
        overflow-x: hidden;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        &:focus { border-left: heavy $border; }
    }
    """

    def __init__(self, workspace: Workspace, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.entry: Entry | None = None
        self._workspace = workspace
        self._shown: tuple[ListedRow | None, Query] = (None, NOTHING_ASKED)
        self._typeset = Typeset([])
        self._manner = PLAIN

    def on_mount(self) -> None:
        """Be set as everything is."""
        self._manner = manner_of(self.app)

    def follow(self, manner: Manner) -> None:
        """Be set in this manner from now on."""
        self._manner = manner
        self._typeset = self._typeset.again(manner.width, manner)
        self._set_length()
        self.refresh()

    async def show(self, row: ListedRow | None, query: Query = NOTHING_ASKED) -> None:
        """Show a row, with a query's words marked. While there is no room for a preview nothing is read."""
        wanted = (row, query)
        if not self.display or wanted == self._shown:
            return
        width = self._width
        entry, typeset = await asyncio.to_thread(self._read, row, query, width)
        if not self.is_attached:
            return
        self._shown, self.entry, self._typeset = wanted, entry, typeset
        self._set_length()
        hit = typeset.hit_lines(self._width).get(0)
        height = self.scrollable_content_region.height
        # The first hit is to be in sight, with some lines around it.
        self.scroll_to(y=0 if hit is None or hit < height - _AROUND else hit - height // 3, animate=False)

    def _read(self, row: ListedRow | None, query: Query, width: int) -> tuple[Entry | None, Typeset]:
        """Return an entry, and what there is to show, set into lines already: a key must not wait for that."""
        entry, typeset = self._page(row, query)
        typeset.lines(width)
        return entry, typeset

    def _page(self, row: ListedRow | None, query: Query) -> tuple[Entry | None, Typeset]:
        try:
            match row:
                case None:
                    return None, Typeset([])
                case EntryUnreadable():
                    return None, _trouble(row, last_good(self._workspace.care.files.damaged(row)))
                case Copy():
                    pieces = EntryPieces(
                        self._workspace.care.files.copied(row).entry, home=f"A copy of an entry: {row.why}"
                    )
                case Binned() if row.entry is None:
                    return None, _trouble(row.trouble)
                case Binned(entry=Entry() as entry):
                    pieces = EntryPieces(entry, home="In the bin")
                case Summary():
                    entry = self._workspace.read_entry(row.id)
                    pieces = EntryPieces(entry, query, home=home_of(self._workspace, entry))
        except LearnlogError as error:
            return None, _trouble(error)
        return pieces.entry, pieces.in_one(self._manner)

    # -- drawing

    @property
    def _width(self) -> int:
        return max(min(self.scrollable_content_region.width, WIDEST), 1)

    def _set_length(self) -> None:
        self.set_length(len(self._typeset.lines(self._width)))

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        width, style = self.scrollable_content_region.width, self.visual_style
        at, lines = y + self.scroll_offset.y, self._typeset.lines(self._width)
        if at >= len(lines):
            return Strip.blank(width, style.rich_style)
        selection = self.text_selection
        selected = self.screen.get_visual_style("screen--selection") if selection is not None else None
        strip = strip_of(lines[at], at, style, RenderOptions(self._get_style, {}, selection, selected))
        return strip.adjust_cell_length(width, style.rich_style)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return what is selected with the mouse, as it stands on the screen."""
        return selection.extract(self._typeset.at(self._width).plain), "\n"

    def on_resize(self) -> None:
        """Set the lines for the room there is now."""
        self._set_length()


def _trouble(error: LearnlogError | None, more: str = "") -> Typeset:
    said = "\n".join((*(error.lines if error else ()), *((more,) if more else ())))
    return Typeset([Paragraph(Content.styled(visible(said), "$warning"))], PLAIN.width)


def last_good(damaged: Damaged) -> str:
    """Return what there is to say of the last good version of a file that cannot be read."""
    good = damaged.good
    if good is None or good.entry is None:
        return "There is no earlier version of it here. “learnlog restore” looks through the backups."
    words = "1 word" if good.words == 1 else f"{good.words:,} words"
    return f"Its last good version is there: {long_moment(good.entry.updated)}, {words}. Enter shows it."
