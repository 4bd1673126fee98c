"""How a paste comes into an input, and what becomes of its text first."""

from __future__ import annotations

import unicodedata
from typing import Any

from textual import events
from textual.app import App

from learnlog.text import normalise, writable

LONGEST_LINE = 4000
"""Characters in a line that an input still draws quickly at every key; about 650 words without a new line."""

LARGEST = 1_000_000
"""Characters that an input of many lines takes: some 170,000 words, a fifth of what a file of the log may hold."""

LARGEST_ON_ONE_LINE = 20_000
"""Characters that an input of one line takes. It works all of them out anew at every key."""

_JOINER = "\u200d"
_CLINGING = frozenset((_JOINER, "\u200c", *map(chr, range(0xFE00, 0xFE10)), *map(chr, range(0x1F3FB, 0x1F400))))
_LONGEST_LETTER = 40
"""Characters; an emoji of a family has eleven."""


class TakesPaste:
    """Gives every paste, the terminal's and the app's own, to one method of an input. Stands before Textual's class."""

    app: App[Any]

    def on_paste(self, event: events.Paste) -> None:
        """Take what the terminal pastes, in place of what Textual's input would do with it."""
        event.prevent_default()
        event.stop()
        self.insert_pasted(event.text)

    def action_paste(self) -> None:
        """Paste what was last copied in the app."""
        self.insert_pasted(self.app.clipboard)

    def insert_pasted(self, text: str) -> None:
        """Put pasted text, not cleaned yet, where the cursor is."""
        raise NotImplementedError


def several_lines(text: str) -> str:
    """Return pasted text for an input of many lines: clean line ends, no control characters but tabs.

    Nor is there anything that nobody sees and no language needs, such as soft hyphens.
    """
    return writable(normalise(text))


def single_line(text: str) -> str:
    """Return pasted text for an input of one line: its lines joined by spaces, without control characters."""
    lines = (line.strip() for line in several_lines(text).replace("\t", " ").split("\n"))
    kept = [line for line in lines if line]
    # One line is taken as it is: a space copied at its end may be meant.
    return " ".join(kept) if "\n" in normalise(text) else several_lines(text).replace("\t", " ")


def broken(text: str, longest: int = LONGEST_LINE) -> str:
    """Return text with a line end in place of a space wherever a line would be longer than ``longest``.

    Where there is no space for so long, a line end comes in between two letters. No other character is changed.
    """
    return "\n".join(_broken_line(line, longest) for line in text.split("\n"))


def too_large(pasted: str, there: int, largest: int) -> str:
    """Return why a paste is not taken, as a message for the trainee; nothing if it is.

    Args:
        pasted: its text.
        there: how many characters stay in the input beside it.
        largest: how many the input takes.
    """
    if there + len(pasted) <= largest:
        return ""
    beside = f" beside the {there:,} that stand here" if there else ""
    return (
        f"Not pasted: it is {len(pasted):,} characters long{beside}, and this field takes {largest:,}. "
        "Nothing you have written was changed. Paste it in parts, or keep it in a file of its own."
    )


def _broken_line(line: str, longest: int) -> str:
    pieces: list[str] = []
    start = 0
    while len(line) - start > longest:
        at = line.rfind(" ", start + 1, start + longest + 1)
        if at < 0:
            at = _between_letters(line, start + 1, start + longest)
        pieces.append(line[start:at])
        start = at + (line[at] == " ")
    return "\n".join((*pieces, line[start:]))


def _between_letters(line: str, first: int, last: int) -> int:
    """Return the last place up to ``last`` where no accent, joiner or shape is parted from its letter."""
    for at in range(last, max(first, last - _LONGEST_LETTER), -1):
        if line[at - 1] != _JOINER and not unicodedata.combining(line[at]) and line[at] not in _CLINGING:
            return at
    return last
