"""An entry as it reads: what it is, what was asked and answered, and what was added later."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import ScrollableContainer, Vertical

from learnlog.tui.entry_pieces import WIDEST, EntryPieces
from learnlog.tui.manner import Manner, manner_of
from learnlog.tui.read_passage import ReadPassage
from learnlog.tui.tables import Table
from learnlog.tui.typeset import Passage

_AROUND = 2
"""Lines that are to be in sight above and below a hit."""


class EntryView(Vertical):
    """Draws an entry. It scrolls with whatever holds it.

    It takes one widget for each section, so that a long entry opens at once.

    Args:
        pieces: what to draw.
        hit: the number of the hit that is looked at, from 0; None to look at none.

    Attributes:
        entry: which entry that is.
        hit: as above.
    """

    DEFAULT_CSS = """
    EntryView {
        height: auto;
        & > Passage { height: auto; margin-bottom: 2; }
        &.-parted-3 > Passage { margin-bottom: 3; }
        &.-parted-4 > Passage { margin-bottom: 4; }
        & > .entry-head { margin-bottom: 1; border-bottom: solid $border-blurred; }
    }
    """

    def __init__(self, pieces: EntryPieces, *, hit: int | None = None, id: str | None = None) -> None:
        super().__init__(id=id)
        self.entry = pieces.entry
        self.hit = hit
        self._pieces = pieces
        self._tables: list[Table] = []

    def compose(self) -> ComposeResult:
        """The head, the sections, what was added later."""
        manner = manner_of(self.app)
        head = ReadPassage(list(self._pieces.head()), classes="entry-head")
        head.styles.max_width = manner.width
        sections = list(self._pieces.sections())
        self._tables = [piece for pieces in sections for piece in pieces if isinstance(piece, Table)]
        # Now, not on mount: it would be laid out twice.
        self._fit(manner)
        yield head
        for pieces in sections:
            yield ReadPassage(pieces, measure=manner.width)

    def on_mount(self) -> None:
        """Mark the hit it was made to look at."""
        if self.hit is not None:
            self.look_at(self.hit)

    def follow(self, manner: Manner) -> None:
        """Be as wide, and as far apart, as is set for reading. A table that needs more has it where there is room."""
        self._fit(manner)
        for passage in self.query_children(ReadPassage):
            if passage.has_class("entry-head"):
                passage.styles.max_width = manner.width
            else:
                passage.measure(manner.width)

    def _fit(self, manner: Manner) -> None:
        wide = any(not table.fits(manner.width) for table in self._tables)
        self.styles.max_width = max(manner.width, WIDEST) if wide else manner.width
        for rows in (3, 4):
            self.set_class(rows == manner.parting, f"-parted-{rows}")

    @property
    def hits(self) -> int:
        """How many places there are where what is searched for stands, once the entry is drawn."""
        return self._pieces.hits

    def line_of(self, hit: int) -> int | None:
        """Return the line of this view that a hit begins on, once it is laid out; None where it is not there."""
        for passage in self.query_children(Passage):
            line = passage.typeset.hit_lines(passage.content_size.width).get(hit)
            if line is not None:
                return passage.virtual_region.y + line
        return None

    def bring_into_sight(self, hit: int) -> None:
        """Scroll what holds this view so that a hit is in sight, with some lines around it; not where it is already."""
        holder, line = self.parent, self.line_of(hit)
        if line is None or not isinstance(holder, ScrollableContainer):
            return
        line += self.virtual_region.y
        height, top = holder.scrollable_content_region.height, holder.scroll_offset.y
        around = min(_AROUND, (height - 1) // 2)
        if not top + (around if top else 0) <= line < top + height - around:
            holder.scroll_to(y=max(line - height // 3, 0), animate=False)

    def look_at(self, hit: int) -> None:
        """Mark a hit as the one that is looked at, and no other."""
        self.hit = hit
        for passage in self.query_children(Passage):
            passage.look_at(hit)
