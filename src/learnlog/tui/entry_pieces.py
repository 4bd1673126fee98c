"""What an entry says, piece by piece: what it is, what was asked and answered, and what was added later."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from textual.content import Content

from learnlog.journal.answers import Address
from learnlog.journal.entry import Comment, Entry
from learnlog.journal.readback import ReadAnswer, about_comment, long_date, long_moment, read_back
from learnlog.search import Query
from learnlog.text import one_line, visible
from learnlog.tui.hits import HitCounter
from learnlog.tui.manner import Manner
from learnlog.tui.marks import MARKS
from learnlog.tui.pieces import Paragraph, Piece, Rule
from learnlog.tui.tables import Table
from learnlog.tui.typeset import HEADING, Typeset

_IN = "  "
"""What was answered stands this far in from what was asked."""

_ASIDE = "  ┃ "
"""Stands before a comment on an answer, so that nobody takes it for part of it."""

WIDEST = 112
"""The widest an entry is shown, where it has a table that needs more than a line of text."""


@dataclass(frozen=True)
class _Gap:
    """A blank line more than stands between any two pieces."""

    close: bool = True

    def lines(self, width: int) -> list[Content]:
        """Return the one line."""
        return [Content("")]


class EntryPieces:
    """The pieces of an entry, in order. It is read once, from the top.

    Args:
        entry: which.
        marks: a query whose words to mark.
        gaps: sentences about what is missing, by the field they belong to; shown under its answer, and at the end
            for fields that have none.
        home: the unit it belongs to, in words.
        handed_in: when it was handed in and as what, in words, newest first.
    """

    def __init__(
        self,
        entry: Entry,
        marks: Query | None = None,
        gaps: Mapping[Address, Sequence[str]] | None = None,
        *,
        home: str = "",
        handed_in: Sequence[str] = (),
    ) -> None:
        self.entry = entry
        self._marks = HitCounter(marks)
        self._gaps = gaps or {}
        self._home = home
        self._handed_in = tuple(handed_in)

    @property
    def hits(self) -> int:
        """How many places of what was read so far have what is searched for."""
        return self._marks.count

    def _said(self, text: str, style: str = "") -> Content:
        """What was written, made safe to show, with the query's words marked."""
        return self._marks.mark(Content.styled(visible(text), style))

    def head(self) -> Iterator[Piece]:
        """What the entry is."""
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

    def sections(self) -> Iterator[list[Piece]]:
        """What was written in it, a list for each section, and what was added later."""
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

    def in_one(self, manner: Manner) -> Typeset:
        """Return all of it as one text, with a line under the head and some space between the sections."""
        pieces: list[Piece] = [*self.head(), Rule(close=True)]
        for number, section in enumerate(self.sections()):
            pieces += [_Gap(), *section] if number else section
        return Typeset(pieces, manner.width, manner)

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
