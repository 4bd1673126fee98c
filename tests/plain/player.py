"""Somebody who answers whatever is asked, by what was printed since they last typed; what they typed is kept."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from learnlog.opening import Opening
from learnlog.plain.app import conversation
from learnlog.plain.talk import Talk
from learnlog.store.folders import Folders

BEGUN = datetime(2026, 11, 25, 14, 2, 11, tzinfo=UTC)

Player = Callable[[str], str | None]
"""Returns a line for what was printed since the last one; None to hang up."""


class Clock:
    """A time that goes on a second each time somebody looks."""

    def __init__(self) -> None:
        self.now = BEGUN

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@dataclass
class Conversation:
    """A conversation that is over.

    Attributes:
        code: the exit code.
        said: everything that was printed.
        typed: everything that was typed, line by line.
    """

    code: int
    said: str
    typed: list[str] = field(default_factory=list)

    @property
    def flat(self) -> str:
        """What was printed as one line, however it was wrapped."""
        return " ".join(self.said.split())


def hold(home: Path, player: Player, *, resume: bool = False, edit: Callable[[str], str] | None = None) -> Conversation:
    """Hold a conversation about a log in this process."""
    return hold_with(Opening(Folders.find(home, {}), Clock()), player, resume=resume, edit=edit)


def hold_with(
    opening: Opening,
    player: Player,
    *,
    resume: bool = False,
    edit: Callable[[str], str] | None = None,
    echo: bool = False,
) -> Conversation:
    """Hold a conversation about a log that is opened in a way of its own; with ``echo``, what is typed stands in it."""
    out, typed, seen = io.StringIO(), [], 0

    def read() -> str | None:
        nonlocal seen
        since, seen = out.getvalue()[seen:], len(out.getvalue())
        line = player(since)
        if line is not None:
            typed.append(line)
            if echo:
                out.write(f"{line}\n")
        return line

    talk = Talk(read, lambda text: void(out.write(text)))
    code = conversation(opening, talk, edit, resume=resume)
    return Conversation(code, out.getvalue(), typed)


def void(_: object) -> None:
    """Give nothing back."""


def script(lines: Iterable[str]) -> Player:
    """Type these lines, whatever is asked; then hang up."""
    rest = iter(lines)
    return lambda said: next(rest, None)


class Answering:
    """Goes from Home into tasks, answers every question of each until it is complete, then quits.

    Args:
        tasks: the words that name them in the list of tasks.
        welcome: whether there is a welcome to skip first.
    """

    def __init__(self, *tasks: str, welcome: bool = True) -> None:
        self._first = ["back"] if welcome else []
        self._tasks = list(tasks)
        self._offers = self._texts = self._asked = 0
        self._more = False

    def __call__(self, said: str) -> str | None:
        if self._first:
            return self._first.pop(0)
        self._asked += 1
        assert self._asked < 600, said
        question = said.rstrip().rsplit("\n", 1)[-1]
        if "“complete” marks it complete" in said:
            return "complete"
        if question.startswith("Which one?"):
            return self._tasks.pop(0)
        if question.startswith("What next?"):
            assert "still missing" not in said, said
            return "tasks" if self._tasks else "quit"
        return self._answer(said, question)

    def _answer(self, said: str, question: str) -> str:
        if "Enter alone adds no " in said and "First" not in said:
            return ""
        if question == "Your text:":
            self._texts += 1
            return f"What I saw, number {self._texts}: a pupil asked first, and somebody waited."
        if question == "Line:":
            self._more = not self._more
            return "A second line." if self._more else "."
        assert question == "Your answer:", said
        if "Offer " in said:
            self._offers += 1
            return "2" if self._offers % 2 else "1"
        if "Why not" in said:
            return "Others are at it already."
        if "by role, never by full name" in said:
            if "At least" in said:
                return "Teaching assistant"
            return "" if "Another" in said else "Form tutor"
        if "Enter alone adds no" in said:
            return "Ask two pupils what helps them"
        if "1 takes the alias" in said:
            return "1"
        if "Choose exactly two" in said:
            return "1 2"
        if "Type all the numbers" in said:
            return "1"
        if "Write a day like" in said:
            return "3 December 2026"
        if "Enter takes" in said:
            return ""
        if re.search(r"^1\.? ", said, re.MULTILINE):
            return "1"
        return f"A line about it, {self._asked}"
