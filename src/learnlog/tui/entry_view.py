"""An entry as it reads: what it is, what was asked and answered, and what was added later."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from textual.app import ComposeResult
from textual.containers import ScrollableContainer, Vertical
from textual.content import Content

from learnlog.journal.answers import Address
from learnlog.journal.entry import Comment, Entry
from learnlog.journal.readback import ReadAnswer, about_comment, long_date, long_moment, read_back
from learnlog.search import Query
from learnlog.text import one_line, visible
from learnlog.tui.hits import HitCounter
from learnlog.tui.manner import Manner, manner_of
from learnlog.tui.marks import MARKS
from learnlog.tui.read_passage import ReadPassage
from learnlog.tui.tables import Table
from learnlog.tui.typeset import HEADING, Paragraph, Passage, Piece

_IN = "  "
"""What was answered stands this far in from what was asked."""

_ASIDE = "  ┃ "
"""Stands before a comment on an answer, so that nobody takes it for part of it."""

_AROUND = 2
"""Lines that are to be in sight above and below a hit."""

WIDEST = 112
"""The widest an entry is shown, where it has a table that needs more than a line of text."""


class EntryView(Vertical):
    """Draws an entry. It scrolls with whatever holds it.

    It takes one widget for each section, so that a long entry opens at once.

    Args:
        entry: what to draw.
        marks: a query whose words to mark.
        gaps: sentences about what is missing, by the field they belong to; shown under its answer, and at the end
            for fields that have none.
        home: the unit it belongs to, in words.
        handed_in: when it was handed in and as what, in words, newest first.
        hit: the number of the hit that is looked at, from 0; None to look at none.

    Attributes:
        hit: the same.
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

    def __init__(
        self,
        entry: Entry,
        marks: Query | None = None,
        gaps: Mapping[Address, Sequence[str]] | None = None,
        *,
        home: str = "",
        handed_in: Sequence[str] = (),
        hit: int | None = None,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self.entry = entry
        self.hit = hit
        self._marks = HitCounter(marks)
        self._gaps = gaps or {}
        self._home = home
        self._handed_in = tuple(handed_in)
        self._tables: list[Table] = []

    def compose(self) -> ComposeResult:
        """The head, the sections, what was added later."""
        manner = manner_of(self.app)
        head = ReadPassage(list(self._head()), classes="entry-head")
        head.styles.max_width = manner.width
        sections = list(self._sections())
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
        return self._marks.count

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

    # -- pieces

    def _said(self, text: str, style: str = "") -> Content:
        """What was written, made safe to show, with the query's words marked."""
        return self._marks.mark(Content.styled(visible(text), style))

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
        if self._handed_in:
            before = len(self._handed_in) - 1
            times = f", and {'once' if before == 1 else f'{before} times'} before" if before else ""
            handed_in = Content.styled(f"Handed in {one_line(self._handed_in[0])}{times}", "$text-muted")
            yield Paragraph(handed_in, close=True)
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
        if self.entry.own_follow_ups:
            yield [self._heading("Followed up"), *self._followed_up()]
        if self.entry.other_comments:
            yield [self._heading("Comments"), *self._comments(self.entry.other_comments)]

    def _heading(self, title: str) -> Piece:
        return Paragraph(self._said(one_line(title), HEADING), heading=True)

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
        yield from self._comments(self.entry.comments_on(answer.address), _ASIDE)
        yield from _missing(self._gaps.get(answer.address, ()))

    def _not_answered(self, answered: set[Address]) -> list[Piece]:
        return [piece for address, texts in self._gaps.items() if address not in answered for piece in _missing(texts)]

    def _followed_up(self) -> Iterator[Piece]:
        for one in self.entry.own_follow_ups:
            yield Paragraph(Content.styled(long_moment(one.written), "$text-muted"))
            yield Paragraph(self._said(one.text.strip("\n")), _IN, _IN, close=True)

    def _comments(self, comments: Sequence[Comment], edge: str = "") -> Iterator[Piece]:
        """Comments, each with what was written in answer to it, apart from what the trainee answered by their edge."""
        for one in comments:
            about = one_line(about_comment(one))
            if one.asked and self.entry.answer(one.address) is None:
                about += f", on “{one_line(one.asked)}”"
            yield Paragraph(Content.styled(about, "$primary"), edge, edge)
            yield Paragraph(self._said(one.text.strip("\n")), edge + _IN, edge + _IN, close=True)
            for reply in self.entry.replies_to(one):
                when = Content.styled(f"In reply, {long_moment(reply.written)}", "$text-muted")
                yield Paragraph(when, edge + _IN, edge + _IN, close=True)
                yield Paragraph(self._said(reply.text.strip("\n")), edge + 2 * _IN, edge + 2 * _IN, close=True)


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
