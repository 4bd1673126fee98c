"""Setting text into lines for a terminal or a pipe: wrapping, underlining, aligned columns."""

from __future__ import annotations

from collections.abc import Sequence

from learnlog.text import cells, one_line

_BETWEEN = "  "


def underlined(text: str, sign: str) -> list[str]:
    """Return a heading: the text on one line, and a line of signs as long as it."""
    heading = one_line(text)
    return [heading, sign * max(cells(heading), 3)] if heading else []


def wrapped(text: str, width: int | None, first: str = "", rest: str = "") -> list[str]:
    """Return text as lines; its own line ends stay.

    Args:
        width: the widest line; None leaves lines as long as they are.
        first, rest: what stands before the first line, and before every other.
    """
    lines: list[str] = []
    for line in text.strip("\n").split("\n"):
        before = rest if lines else first
        if width is None or cells(before + line) <= width:
            lines.append((before + line).rstrip() if line.strip() else "")
        else:
            from textwrap import wrap  # late: a list wraps nothing

            lines += wrap(line, width, initial_indent=before, subsequent_indent=rest, break_long_words=False) or [""]
    return lines


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return rows as lines with their cells one under the other; the last cell of a row takes what it needs."""
    widths = [max(map(cells, column)) for column in zip(*(row[:-1] for row in rows), strict=True)]
    return [
        _BETWEEN.join([*(_padded(cell, width) for cell, width in zip(row, widths, strict=False)), row[-1]]).rstrip()
        for row in rows
    ]


def counted(number: int, one: str, many: str) -> str:
    """Return a number with its noun: ``1 entry``, ``2 entries``."""
    return f"{number:,} {one if number == 1 else many}"


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cells(text))
