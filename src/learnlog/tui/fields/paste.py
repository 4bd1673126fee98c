"""What becomes of pasted text before an input takes it."""

from __future__ import annotations

from learnlog.text import normalise

LONGEST_LINE = 4000
"""Characters in a line that an input still draws quickly at every key; about 650 words without a new line."""

_DROPPED = dict.fromkeys(code for code in (*range(0x20), *range(0x7F, 0xA0)) if code not in (0x09, 0x0A))


def several_lines(text: str) -> str:
    """Return pasted text for an input of many lines: clean line ends, and no control characters but tabs."""
    return normalise(text).translate(_DROPPED)


def single_line(text: str) -> str:
    """Return pasted text for an input of one line: its lines joined by spaces, without control characters."""
    lines = (line.strip() for line in several_lines(text).replace("\t", " ").split("\n"))
    kept = [line for line in lines if line]
    # One line is taken as it is: a space copied at its end may be meant.
    return " ".join(kept) if "\n" in normalise(text) else several_lines(text).replace("\t", " ")


def broken(text: str, longest: int = LONGEST_LINE) -> str:
    """Return text with a line end in place of a space wherever a line would be longer than ``longest``.

    Every word stays as it was. A line without spaces stays long.
    """
    return "\n".join(_broken_line(line, longest) for line in text.split("\n"))


def longest_line(text: str) -> int:
    """Return the length of the longest line."""
    return max(map(len, text.split("\n")))


def _broken_line(line: str, longest: int) -> str:
    pieces: list[str] = []
    start = 0
    while len(line) - start > longest:
        at = line.rfind(" ", start + 1, start + longest + 1)
        if at < 0:
            at = line.find(" ", start + longest + 1)
        if at < 0:
            break
        pieces.append(line[start:at])
        start = at + 1
    return "\n".join((*pieces, line[start:]))
