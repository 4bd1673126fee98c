"""What text is set of: paragraphs, things in a row, rules; and the room between them and between their lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from textual.content import Content

from learnlog.tui.manner import Manner
from learnlog.tui.tables import RULE, Table

ABOVE_HEADING, BELOW_HEADING = 2, 1
"""Rows that big headings have besides what parts paragraphs."""

_EDGES = {"│": "│", "┃": "┃", "┼": "│"}
"""What goes on between two lines that are set apart."""


class Piece(Protocol):
    """Something that can be set into lines.

    Attributes:
        close: whether it stands directly under the piece before, with no blank line between.
    """

    @property
    def close(self) -> bool:
        """Whether no blank line stands before it."""

    def lines(self, width: int) -> list[Content]:
        """Return its lines, none wider than ``width``."""


@dataclass(frozen=True)
class Paragraph:
    """Text with a hanging indent: ``first`` stands before its first line, ``rest`` before every other.

    A ``heading`` can be given more room around it.
    """

    content: Content
    first: str = ""
    rest: str = ""
    close: bool = False
    heading: bool = False

    def lines(self, width: int) -> list[Content]:
        """Return the wrapped lines."""
        room = max(width - len(self.rest), 8)
        wrapped = [line.rstrip() for line in self.content.wrap(room)]
        return [Content(self.rest if number else self.first) + line for number, line in enumerate(wrapped)]


@dataclass(frozen=True)
class Flow:
    """Short things in a row, each kept whole as long as it fits: a line is broken between them."""

    things: tuple[Content, ...]
    first: str = ""
    rest: str = ""
    close: bool = False

    def lines(self, width: int) -> list[Content]:
        """Return the rows."""
        between = Content("   ")
        room = max(width - len(self.rest), 8)
        rows: list[Content] = []
        for thing in self.things:
            if rows and rows[-1].cell_length + len(between) + thing.cell_length <= room:
                rows[-1] = rows[-1] + between + thing
            else:
                rows.extend(line.rstrip() for line in thing.wrap(room))
        return [Content(self.rest if number else self.first) + row for number, row in enumerate(rows)]


@dataclass(frozen=True)
class Rule:
    """A line across."""

    close: bool = False

    def lines(self, width: int) -> list[Content]:
        """Return the one line."""
        return [Content.styled("─" * width, RULE)]


def room_above(piece: Piece, before: Piece | None, manner: Manner) -> int:
    """Return how many blank rows stand above a piece; ``before`` is the piece before it, None at the beginning."""
    heading = isinstance(piece, Paragraph) and piece.heading and manner.big_headings
    if before is None:
        return ABOVE_HEADING if heading else 0
    if piece.close:
        return manner.line_spacing - 1
    after = isinstance(before, Paragraph) and before.heading and manner.big_headings
    return manner.parting + ABOVE_HEADING * heading + BELOW_HEADING * after


def set_apart(piece: Piece, lines: list[Content], manner: Manner) -> list[Content]:
    """Return a piece's lines with blank rows between them where lines are spaced; its edges go on through those."""
    blank = manner.line_spacing - 1
    if not blank:
        return lines
    found = lines[:1]
    for line in lines[1:]:
        found += [_between(piece, found[-1])] * blank
        found.append(line)
    return found


def _between(piece: Piece, line: Content) -> Content:
    match piece:
        case Paragraph() | Flow():
            return Content(piece.rest.rstrip())
        case Table():
            signs = [" "] * len(line)
            for start, end, style in line.spans:
                if style == RULE:
                    signs[start:end] = [_EDGES.get(sign, " ") for sign in line.plain[start:end]]
            return Content.styled("".join(signs).rstrip(), RULE)
        case _:
            return Content("")
