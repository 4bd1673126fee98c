"""What Home shows, as plain data: small enough to be kept in the cache and drawn before anything else is loaded.

This module imports nothing but the standard library, because the first frame waits for it.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from typing import Any

SHAPE = 7
"""Raised when a field below changes, so that a picture kept by another version is not used."""


@dataclass(frozen=True)
class TaskLine:
    """A task or activity on Home. ``state`` is ``not started``, ``draft`` or ``complete``; ``entry`` its latest."""

    id: str
    name: str
    kind: str
    state: str
    gaps: int = 0
    entry: str = ""
    entries: int = 0


@dataclass(frozen=True)
class OutcomeLine:
    """A learning outcome with its rating at the start and now, in words and marks; empty where not rated."""

    text: str
    then: str = ""
    now: str = ""


@dataclass(frozen=True)
class UnitLine:
    """A unit on Home: how much of it is read, its tasks, its outcomes, and when it was handed in last, in words."""

    id: str
    name: str
    read: int
    screens: int
    tasks: tuple[TaskLine, ...] = ()
    outcomes: tuple[OutcomeLine, ...] = ()
    handed_in: str = ""


@dataclass(frozen=True)
class DueLine:
    """An action that is due: the entry it is in, what tells it from every other, its words, the day (ISO, in words)."""

    entry: str
    key: str
    text: str
    day: str
    by: str


@dataclass(frozen=True)
class ReviewLine:
    """An entry that is to be looked at again: what to say of it, and how often it is, in words."""

    entry: str
    text: str
    often: str


@dataclass(frozen=True)
class EntryLine:
    """An entry among the last ones, or the old one worth going back to."""

    id: str
    title: str
    when: str
    state: str
    words: int
    excerpt: str = ""


@dataclass(frozen=True)
class WaitingLine:
    """Words a window left behind, to be recovered or set aside: the id of their entry, and what to say of them."""

    entry: str
    text: str


@dataclass(frozen=True)
class FileLine:
    """A file of the log that is no entry: its path, what it is called, and what to say of it."""

    path: str
    name: str
    text: str


@dataclass(frozen=True)
class GoOn:
    """Where Enter on Home leads: a verb (``Begin`` or ``Continue``) and the place in words."""

    verb: str
    where: str


@dataclass(frozen=True)
class Overview:
    """Everything on Home.

    Attributes:
        go_on: the line that is focused.
        trouble: what is wrong and can be named, such as a broken unit, each one sentence or more; a first line of its
            own names the file.
        files: files of the log that cannot be read, and copies of entries.
        due: actions that are overdue or due soon, as many as there is room for.
        actions: how many there are at all.
        earlier: an entry of about a month ago or longer, to go back to.
        earlier_why: why this one today, as the beginning of a sentence that ends in “you wrote”.
        reviews: entries whose review is due, and ``more_reviews`` how many more there are.
        waiting: drafts that windows left behind when they ended without saving.
        theme: the name of the colours chosen in the settings, so that the first frame has them.
    """

    go_on: GoOn
    name: str = ""
    welcomed: bool = False
    units: tuple[UnitLine, ...] = ()
    due: tuple[DueLine, ...] = ()
    recent: tuple[EntryLine, ...] = ()
    earlier: EntryLine | None = None
    entries: int = 0
    theme: str = ""
    trouble: tuple[str, ...] = ()
    waiting: tuple[WaitingLine, ...] = ()
    files: tuple[FileLine, ...] = ()
    actions: int = 0
    earlier_why: str = ""
    reviews: tuple[ReviewLine, ...] = ()
    more_reviews: int = 0

    def to_json(self) -> str:
        """Return it as JSON, for the cache."""
        return json.dumps({"shape": SHAPE, **asdict(self)}, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Overview | None:
        """Return what ``to_json`` wrote, or None for anything else."""
        try:
            data = json.loads(text)
            if data.pop("shape") != SHAPE:
                return None
            return cls(
                go_on=GoOn(**data.pop("go_on")),
                units=tuple(_unit(unit) for unit in data.pop("units")),
                due=tuple(DueLine(**line) for line in data.pop("due")),
                recent=tuple(EntryLine(**line) for line in data.pop("recent")),
                earlier=EntryLine(**earlier) if (earlier := data.pop("earlier")) else None,
                reviews=tuple(ReviewLine(**line) for line in data.pop("reviews")),
                trouble=tuple(data.pop("trouble")),
                files=tuple(FileLine(**line) for line in data.pop("files")),
                waiting=tuple(WaitingLine(**line) for line in data.pop("waiting")),
                **{name: value for name, value in data.items() if name in {field.name for field in fields(cls)}},
            )
        except (ValueError, KeyError, TypeError, AttributeError):
            return None


def _unit(data: dict[str, Any]) -> UnitLine:
    return UnitLine(
        **{
            **data,
            "tasks": tuple(TaskLine(**line) for line in data["tasks"]),
            "outcomes": tuple(OutcomeLine(**line) for line in data["outcomes"]),
        }
    )
