"""The neutral document: what is handed in, as plain pieces in order, before any format gives it a look.

It knows nothing of units, tasks or files. Every text in it is just as it was written, line ends as ``\\n``; making it
safe for Markdown, HTML or whatever else is the work of the format. What may stand in the same place is told apart by
its ``kind``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeVar

from learnlog.export.slides import Deck

C = TypeVar("C")

NOT_ANSWERED = "Not answered."
"""What stands where nothing was written. Nothing is left out because it is empty."""

FULL, EMPTY = "●", "○"
"""One sign of a drawn bar for each level up to the one that was given, and for each one beyond it."""


@dataclass(frozen=True)
class Text:
    """What somebody wrote, of any length."""

    text: str
    kind: Literal["text"] = "text"


@dataclass(frozen=True)
class Points:
    """Several short things, such as what was chosen."""

    points: tuple[str, ...]
    kind: Literal["points"] = "points"


@dataclass(frozen=True)
class Missing:
    """Something that was asked and has no answer yet, or not a whole one."""

    text: str = NOT_ANSWERED
    kind: Literal["missing"] = "missing"


@dataclass(frozen=True)
class Table:
    """Rows of text under headings.

    Attributes:
        headings: one for each column.
        rows: as long as the headings, each; a cell may have several lines.
        actions: whether the rows are things to do.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    actions: bool = False
    kind: Literal["table"] = "table"


@dataclass(frozen=True)
class Rated:
    """One thing on a scale.

    Attributes:
        name: what is rated.
        ends: for a continuum, the words at its left and right end.
        level: in words; empty where it is not rated.
        place: from 1, which of the levels it is; 0 where it is none of them, such as “not seen”.
        evidence: what the rating rests on.
    """

    name: str
    level: str
    place: int = 0
    evidence: str = ""
    ends: tuple[str, str] | None = None


@dataclass(frozen=True)
class Ratings:
    """Things placed on the same scale.

    Attributes:
        levels: the words of the scale from its low or left end to the other, without those that say nothing.
        rated: the things.
        then_and_now: where everything was rated twice: the second time, in the same order; else nothing.
    """

    levels: tuple[str, ...]
    rated: tuple[Rated, ...]
    then_and_now: tuple[Rated, ...] = ()
    kind: Literal["ratings"] = "ratings"

    @property
    def with_evidence(self) -> bool:
        """Whether anything is said about why."""
        return any(one.evidence for one in (*self.rated, *self.then_and_now))


def rows_of(
    ratings: Ratings, named: Callable[[Rated], C], level: Callable[[Rated], C], said: Callable[[str], C]
) -> tuple[tuple[str, ...], list[tuple[C, ...]]]:
    """Return ratings as the headings and the rows of a table.

    Args:
        named, level, said: make a cell of what is rated, of where it stands on the scale, of the evidence.
    """
    if ratings.then_and_now:
        pairs = zip(ratings.rated, ratings.then_and_now, strict=True)
        return ("", "Then", "Now"), [(named(one), level(one), level(other)) for one, other in pairs]
    if ratings.with_evidence:
        return ("", "Rating", "Evidence"), [(named(one), level(one), said(one.evidence)) for one in ratings.rated]
    return ("", "Rating"), [(named(one), level(one)) for one in ratings.rated]


def as_table(ratings: Ratings) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Return ratings as headings and rows of text, for want of a drawing with a bar of signs in front of each level."""
    levels = len(ratings.levels)
    headings, rows = rows_of(ratings, _named, lambda one: _level(one, levels), str)
    return headings, tuple(rows)


def _named(rated: Rated) -> str:
    return f"{rated.name}: {rated.ends[0]} – {rated.ends[1]}" if rated.ends else rated.name


def _level(rated: Rated, levels: int) -> str:
    bar = FULL * rated.place + EMPTY * (levels - rated.place) if rated.place else ""
    return f"{bar} {rated.level or 'not rated'}".strip()


@dataclass(frozen=True)
class TemplateRow:
    """One row of a form of two columns.

    Attributes:
        heading, guidance: what the left column says.
        text: what was written into the right one; empty where nothing was.
    """

    heading: str
    guidance: str
    text: str


@dataclass(frozen=True)
class Template:
    """A form of two columns, as the unit has it.

    Attributes:
        name_label, name: whom it is about.
        heading: over the right column.
        rows: from top to bottom.
    """

    name_label: str
    name: str
    heading: str
    rows: tuple[TemplateRow, ...]
    kind: Literal["template"] = "template"


Block = Text | Points | Missing | Table | Ratings | Template


@dataclass(frozen=True)
class Answer:
    """A question, and what was answered.

    Attributes:
        asked: the question as it was asked; empty where there was none.
        blocks: the answer, in order.
    """

    asked: str
    blocks: tuple[Block, ...]
    kind: Literal["answer"] = "answer"


@dataclass(frozen=True)
class Added:
    """Something added later: a follow-up, or what a reader said.

    Attributes:
        about: when, and who where that is somebody else.
        text: the words.
    """

    about: str
    text: str
    kind: Literal["added"] = "added"


@dataclass(frozen=True)
class Fact:
    """One line of what is to be known about a document or a part of it."""

    label: str
    value: str


@dataclass(frozen=True)
class Section:
    """A step of a task, or what was added to it later.

    Attributes:
        title: empty where the part has but one.
        content: answers or additions, in order.
    """

    title: str
    content: tuple[Answer | Added, ...]


@dataclass(frozen=True)
class Heading:
    """A heading as a format writes it: ``level`` 1 is the document's own, 4 a question."""

    level: int
    text: str


@dataclass(frozen=True)
class Part:
    """One chapter: an entry, the outcomes, the reading done.

    Attributes:
        id: unique in the document; lower-case letters, digits and hyphens.
        title: its heading.
        facts: what is to be known about it.
        sections: what it says.
    """

    id: str
    title: str
    facts: tuple[Fact, ...] = ()
    sections: tuple[Section, ...] = ()

    def pieces(self) -> Iterator[Heading | Block]:
        """Yield what stands below the part's own heading and its facts, from top to bottom."""
        for section in self.sections:
            if section.title:
                yield Heading(3, section.title)
            for one in section.content:
                heading = one.about if isinstance(one, Added) else one.asked
                if heading.strip():
                    yield Heading(4, heading)
                yield from (Text(one.text),) if isinstance(one, Added) else one.blocks


@dataclass(frozen=True)
class Document:
    """A whole document.

    Attributes:
        title: what it is.
        facts: the cover: who, where, what, when.
        parts: its chapters, in order.
        decks: presentations made of the same answers; formats of slides write these and nothing else.
    """

    title: str
    facts: tuple[Fact, ...]
    parts: tuple[Part, ...]
    decks: tuple[Deck, ...] = ()

    def answers(self) -> Iterator[tuple[Part, Section, Answer]]:
        """Yield every answer with the part and the section it stands in."""
        for part in self.parts:
            for section in part.sections:
                for one in section.content:
                    if isinstance(one, Answer):
                        yield part, section, one
