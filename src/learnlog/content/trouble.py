"""What is wrong in a unit, as a check finds it: without the file it stands in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from learnlog.content.locate import KeyPath
from learnlog.content.slugs import twice
from learnlog.content.task import Column, Field, Option, Step


class Trouble(NamedTuple):
    """Where something is wrong, what, and what to mend."""

    at: KeyPath
    problem: str
    mend: str = ""


def called_alike(several: Sequence[Step | Field | Column | Option], at: KeyPath, what: str) -> Iterator[Trouble]:
    """Yield each of several things that is called as one before it."""
    for index, name in twice(one.id for one in several):
        yield Trouble((*at, index, "id"), f"Two {what}s are called “{name}”.", "Rename one of them.")
