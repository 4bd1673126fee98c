"""The one way in and out: lines for a person, and lines from one.

What is printed is wrapped at words and holds no character that could drive a terminal; a question waits for one line.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable

from learnlog.text import cells, one_line, visible

WIDTH = 78
"""Columns. Lines are as long wherever they go, so that what is read in a pipe is what is read in a terminal."""


class Leaving(Exception):
    """Somebody goes elsewhere, or has gone: whoever holds something saves it on the way."""


class Back(Leaving):
    """To where they came from."""


class ToHome(Leaving):
    """To Home."""


class Quit(Leaving):
    """Out of learnlog."""


class InputEnded(Leaving):
    """No line will come any more. ``asked`` says what was asked last."""

    def __init__(self, asked: str) -> None:
        super().__init__(asked)
        self.asked = asked


class OutputGone(Leaving):
    """Nobody is there any more to read what is printed."""


class Stopped(Leaving):
    """A signal asked learnlog to end. ``number`` says which."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class Talk:
    """A conversation by lines.

    Args:
        read: returns the next line without its end, or None where none will come.
        write: prints text at once. Raises OSError where nobody reads it.
        echoed: whether who types sees it, and so the end of their line; else learnlog ends the line of its question.
    """

    def __init__(self, read: Callable[[], str | None], write: Callable[[str], None], *, echoed: bool = True) -> None:
        self._read = read
        self._write = write
        self.echoed = echoed
        self._gap = True

    def say(self, *texts: str, first: str = "", rest: str = "") -> None:
        """Print texts, each on lines of its own; line ends in them stay.

        Args:
            first, rest: what stands before the first line of each, and before every other.
        """
        for text in texts:
            for line in wrapped(text, first, rest):
                self._out(f"{line}\n")
            self._gap = False

    def space(self) -> None:
        """Print an empty line, unless there is one already."""
        if not self._gap:
            self._out("\n")
            self._gap = True

    def title(self, text: str) -> None:
        """Print what follows is about, after an empty line. It is a line of plain words like any other."""
        self.space()
        self.say(one_line(text))

    def items(self, items: Iterable[str], first: int = 1) -> None:
        """Print things to choose from, each with its number before it."""
        for number, item in enumerate(items, first):
            lead = f"{number}. "
            self.say(item, first=lead, rest=" " * len(lead))

    def ask(self, question: str) -> str:
        """Ask for a line and return it as it was typed, without its end. Raises InputEnded, Stopped."""
        self._out(f"{visible(question)} ")
        line = self._read()
        if line is None or not self.echoed:
            self._out("\n")
        self._gap = False
        if line is None:
            raise InputEnded(question.rstrip(" :?"))
        return line

    def _out(self, text: str) -> None:
        try:
            self._write(text)
        except (OSError, ValueError) as error:  # a closed stream says it with ValueError
            raise OutputGone from error


def wrapped(text: str, first: str = "", rest: str = "", width: int = WIDTH) -> list[str]:
    """Return text as lines that fit; its own line ends stay, and what has no blank in it stays whole."""
    lines: list[str] = []
    for line in visible(text).strip("\n").split("\n"):
        before = rest if lines else first
        if cells(before + line) <= width:
            lines.append((before + line).rstrip())
        else:
            lines += textwrap.wrap(
                line,
                width,
                initial_indent=before,
                subsequent_indent=rest,
                break_long_words=False,
                break_on_hyphens=False,
                expand_tabs=False,
            ) or [""]
    return lines


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: ``1 entry``, ``2 entries``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
