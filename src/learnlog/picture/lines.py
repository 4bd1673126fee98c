"""Lines of text with roles: what a terminal can show of a picture, in colour or without.

What a line says never rests on a role: without them every fact is there still.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from learnlog.text import cells, one_line

Role = Literal["", "title", "strong", "muted", "bar"]
"""What a stretch of a line is, for whoever gives it a colour."""


@dataclass(frozen=True)
class Span:
    """A stretch of one line."""

    text: str
    role: Role = ""


Line = tuple[Span, ...]

BLANK: Line = ()


def plain(line: Line) -> str:
    """Return a line as text alone."""
    return "".join(span.text for span in line).rstrip()


def wrap(text: str, width: int) -> list[str]:
    """Return text as lines of at most so many columns, broken between words; a longer word is broken where it must be.

    At least one line, and at least one character in each.
    """
    lines: list[str] = [""]
    for word in one_line(text).split():
        for piece in _pieces(word, width):
            longer = f"{lines[-1]} {piece}" if lines[-1] else piece
            if cells(longer) <= width or not lines[-1]:
                lines[-1] = longer
            else:
                lines.append(piece)
    return lines


def _pieces(word: str, width: int) -> Iterator[str]:
    while cells(word) > width:
        end = 1
        while end < len(word) and cells(word[: end + 1]) <= width:
            end += 1
        yield word[:end]
        word = word[end:]
    if word:
        yield word


def padded(text: str, width: int) -> str:
    """Return text with spaces behind it up to a width."""
    return text + " " * max(width - cells(text), 0)


def paragraph(text: str, width: int, role: Role = "") -> Iterator[Line]:
    """Yield text wrapped."""
    yield from ((Span(one, role),) for one in wrap(text, width))


def beside(columns: Sequence[tuple[Sequence[Span], int]], between: str = "  ") -> Iterator[Line]:
    """Yield columns side by side, each a line a span and with its width; short ones are filled with space."""
    height = max(len(spans) for spans, _ in columns)
    for number in range(height):
        line: list[Span] = []
        for at, (spans, width) in enumerate(columns):
            span = spans[number] if number < len(spans) else Span("")
            if at:
                line.append(Span(between))
            line.append(Span(padded(span.text, width), span.role))
        yield tuple(line)


def flow(things: Sequence[str], width: int, role: Role = "", between: str = "   ") -> Iterator[Line]:
    """Yield short things in rows, each kept whole as long as it fits."""
    row = ""
    for thing in things:
        longer = f"{row}{between}{thing}" if row else thing
        if row and cells(longer) > width:
            yield from paragraph_of(row, width, role)
            row = thing
        else:
            row = longer
    if row:
        yield from paragraph_of(row, width, role)


def paragraph_of(row: str, width: int, role: Role) -> Iterator[Line]:
    """Yield a row as it is, or wrapped where it is too wide."""
    if cells(row) <= width:
        yield (Span(row, role),)
    else:
        yield from paragraph(row, width, role)
