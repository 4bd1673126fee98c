"""Planned actions made ready for a calendar: those that have a day, each in its own words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from learnlog.export.document import Answer, Document, Part, Section, Text
from learnlog.journal.planned import PlannedAction
from learnlog.journal.summary import Summary
from learnlog.text import one_line


@dataclass(frozen=True)
class Dated:
    """An action on its day.

    Attributes:
        id: tells it from every other, and stays the same when anything else about it changes.
        day: by when it is to be done.
        what: what is to be done, one line.
        about: what it is for, who does it, how it will be known: a line each. What came of it stays in the log: a
            calendar is often kept on a server.
        title: of the entry it is in.
        done: the day it was ticked off.
        changed: when its entry was changed last.
        revision: grows with every change of the entry; a calendar goes by it where it has the action already.
    """

    id: str
    day: date
    what: str
    about: tuple[str, ...]
    title: str
    done: date | None
    changed: datetime
    revision: int


def dated(actions: Iterable[PlannedAction], entries: Sequence[Summary]) -> tuple[Dated, ...]:
    """Return the actions that have a day, in the order given.

    Args:
        entries: those they are in.
    """
    by_id = {one.id: one for one in entries}
    return tuple(_dated(one, one.by, by_id[one.entry]) for one in actions if one.by is not None and one.entry in by_id)


def _dated(action: PlannedAction, day: date, entry: Summary) -> Dated:
    seconds = int((entry.updated - entry.created).total_seconds())
    return Dated(
        action.key,
        day,
        one_line(action.what) or "A planned action",
        tuple(_about(action)),
        one_line(action.title),
        action.done,
        entry.updated,
        # Never below nothing, and never above what fits: a clock may have been wrong at either end.
        min(max(seconds, 0), 2**31 - 1),
    )


def _about(action: PlannedAction) -> Iterator[str]:
    lines = [
        ("For", action.about),
        ("Belongs to", action.value),
        ("Who", action.who),
        ("How we will know", action.success),
        *action.more,
    ]
    for label, text in lines:
        if one_line(text):
            yield f"{one_line(label)}: {one_line(text)}"


def to_look_through(actions: Sequence[Dated]) -> Document:
    """Return everything a calendar would say as a document, so that it can be looked through for names."""
    titles = dict.fromkeys(one.title for one in actions)
    return Document(
        "",
        (),
        tuple(
            Part(f"entry-{number}", title, sections=(Section("", tuple(_said(actions, title))),))
            for number, title in enumerate(titles)
        ),
    )


def _said(actions: Sequence[Dated], title: str) -> Iterator[Answer]:
    for one in actions:
        if one.title == title:
            yield Answer("", tuple(Text(text) for text in (one.what, *one.about)))
