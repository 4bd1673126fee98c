"""An entry as it reads: what it is, what was asked and answered, and what was added later."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from learnlog.journal.answers import Address
from learnlog.journal.entry import Entry
from learnlog.journal.readback import ReadAnswer, long_date, long_moment, read_back
from learnlog.search import Query, spans
from learnlog.text import one_line, visible
from learnlog.tui.entry_list import marked
from learnlog.tui.marks import MARKS
from learnlog.tui.tables import Table
from learnlog.tui.typeset import HEADING, Paragraph, Passage, Piece

_IN = "  "
"""What was answered stands this far in from what was asked."""

MEASURE = 78
"""The longest line of text. A table that needs more has it where there is room."""


class EntryView(Vertical):
    """Draws an entry. It scrolls with whatever holds it.

    It takes one widget for each section, so that a long entry opens at once.

    Args:
        entry: what to draw.
        marks: a query whose words to mark.
        gaps: sentences about what is missing, by the field they belong to; shown under its answer, and at the end
            for fields that have none.
        home: the unit it belongs to, in words.
    """

    DEFAULT_CSS = """
    EntryView {
        height: auto;
        max-width: 78;
        &.-wide { max-width: 112; }
        & > Passage { height: auto; margin-bottom: 2; }
        & > .entry-head { max-width: 78; margin-bottom: 1; border-bottom: solid $border-blurred; }
    }
    """

    def __init__(
        self,
        entry: Entry,
        marks: Query | None = None,
        gaps: Mapping[Address, Sequence[str]] | None = None,
        *,
        home: str = "",
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self.entry = entry
        self._marks = marks
        self._gaps = gaps or {}
        self._home = home

    def compose(self) -> ComposeResult:
        """The head, the sections, what was added later."""
        yield Passage(list(self._head()), classes="entry-head")
        sections = list(self._sections())
        self.set_class(any(_is_wide(piece) for pieces in sections for piece in pieces), "-wide")
        for pieces in sections:
            yield Passage(pieces, measure=MEASURE)

    def hit_line(self) -> int | None:
        """Return the line of the first marked word in this view, once it is laid out; None without one."""
        if not self._marks:
            return None
        for passage in self.query_children(Passage):
            text = passage.typeset.at(passage.content_size.width).plain
            hits = spans(self._marks, text)
            if hits:
                return passage.virtual_region.y + text.count("\n", 0, hits[0][0])
        return None

    # -- pieces

    def _said(self, text: str, style: str = "") -> Content:
        """What was written, made safe to show, with the query's words marked."""
        return marked(Content.styled(visible(text), style), self._marks)

    def _head(self) -> Iterator[Piece]:
        entry = self.entry
        yield Paragraph(self._said(one_line(entry.title) or "Untitled", HEADING))
        if self._home:
            yield Paragraph(Content.styled(one_line(self._home), "$text-muted"), close=True)
        yield Paragraph(Content(" · ".join(_facts(entry))))
        written = f"Begun {long_moment(entry.created)}"
        if entry.updated != entry.created:
            written += f" · changed {long_moment(entry.updated)}"
        yield Paragraph(Content.styled(written, "$text-muted"), close=True)
        if entry.tags:
            tags = Content("  ").join(self._said(f"#{one_line(tag)}") for tag in entry.tags)
            yield Paragraph(tags, close=True)

    def _sections(self) -> Iterator[list[Piece]]:
        sections = read_back(self.entry)
        for section in sections:
            pieces: list[Piece] = [self._heading(section.title or "Notes")]
            for answer in section.answers:
                pieces += self._answer(answer)
            yield pieces
        missing = self._not_answered({answer.address for section in sections for answer in section.answers})
        if missing:
            yield [self._heading("Still missing"), *missing]
        elif not sections:
            yield [Paragraph(Content.styled("Nothing is written here yet.", "$text-muted"))]
        if self.entry.follow_ups:
            added = [(long_moment(one.written), one.text) for one in self.entry.follow_ups]
            yield [self._heading("Followed up"), *self._added(added)]
        if self.entry.comments:
            added = [(_signed(one.by, one.written), one.text) for one in self.entry.comments]
            yield [self._heading("Comments"), *self._added(added)]

    def _heading(self, title: str) -> Piece:
        return Paragraph(self._said(one_line(title), HEADING))

    def _answer(self, answer: ReadAnswer) -> Iterator[Piece]:
        asked = answer.asked.strip()
        if asked:
            yield Paragraph(self._said(asked, "$text-muted"))
        # Without a question above it the answer keeps its own distance.
        close = bool(asked)
        for paragraph in answer.paragraphs:
            yield Paragraph(self._said(paragraph.strip("\n")), _IN, _IN, close)
            close = True
        for point in answer.points:
            yield Paragraph(self._said(one_line(point)), f"{_IN}• ", f"{_IN}  ", close)
            close = True
        if answer.table and answer.table.rows:
            head = tuple(self._said(one_line(heading)) for heading in answer.table.headings)
            rows = tuple(tuple(self._said(cell.strip("\n")) for cell in row) for row in answer.table.rows)
            yield Table(head, rows)
        yield from _missing(self._gaps.get(answer.address, ()))

    def _not_answered(self, answered: set[Address]) -> list[Piece]:
        return [piece for address, texts in self._gaps.items() if address not in answered for piece in _missing(texts)]

    def _added(self, dated: list[tuple[str, str]]) -> Iterator[Piece]:
        for when, text in dated:
            yield Paragraph(Content.styled(when, "$text-muted"))
            yield Paragraph(self._said(text.strip("\n")), _IN, _IN, close=True)


def _is_wide(piece: Piece) -> bool:
    return isinstance(piece, Table) and not piece.fits(MEASURE)


def _missing(texts: Sequence[str]) -> Iterator[Piece]:
    for text in texts:
        yield Paragraph(Content.styled(visible(text), "$warning"), f"{_IN}! ", f"{_IN}  ", close=True)


def _facts(entry: Entry) -> list[str]:
    state = "Complete" if entry.state == "complete" else "Draft"
    if entry.completed is not None and entry.state == "complete":
        state = f"Complete since {long_date(entry.completed.date())}"
    facts = [f"{MARKS[entry.state]} {state}", f"happened on {long_date(entry.happened_on)}"]
    if entry.hours:
        facts.append(f"{entry.hours:g} hour{'' if entry.hours == 1 else 's'}")
    return facts


def _signed(by: str, written: datetime) -> str:
    return f"{one_line(by)}, {long_moment(written)}" if by.strip() else long_moment(written)
