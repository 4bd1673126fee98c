"""What colleagues said of a presentation, gathered: all strengths together, and all there is to develop."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from learnlog.content.task import Task
from learnlog.journal.answers import Address, RowsAnswer
from learnlog.journal.entry import Entry


@dataclass(frozen=True)
class Voice:
    """What somebody said, by role."""

    who: str
    said: str


@dataclass(frozen=True)
class Gathered:
    """Everything colleagues said, in the order it was typed in.

    Attributes:
        strengths: under ``strong``, the heading as the trainee read it.
        next_steps: under ``develop``.
        silent: roles of those of whom nothing is written yet.
    """

    strong: str
    strengths: tuple[Voice, ...]
    develop: str
    next_steps: tuple[Voice, ...]
    silent: tuple[str, ...]

    @property
    def empty(self) -> bool:
        """Whether nobody has said anything yet."""
        return not (self.strengths or self.next_steps)


def gathered(entry: Entry, task: Task) -> Gathered | None:
    """Return what colleagues said of an entry's presentation; None where its task asks for nothing of the kind."""
    spec = task.deck.evaluations if task.deck is not None else None
    if spec is None:
        return None
    step, _, field = spec.field.partition(".")
    answer = entry.answer(Address(step, "", field))
    rows = answer.rows if isinstance(answer, RowsAnswer) else ()
    headings = {
        column.id: column.label
        for one in task.steps
        for asked in one.fields
        if (one.id, asked.id) == (step, field)
        for column in getattr(asked, "columns", ())
    }

    def voices(column: str) -> Iterator[Voice]:
        for row in rows:
            if said := str(row.cells.get(column, "")).strip():
                yield Voice(str(row.cells.get(spec.who, "")).strip() or "Somebody", said)

    silent = (
        str(row.cells.get(spec.who, "")).strip()
        for row in rows
        if not any(str(row.cells.get(column, "")).strip() for column in (spec.strength, spec.develop))
    )
    return Gathered(
        headings.get(spec.strength, ""),
        tuple(voices(spec.strength)),
        headings.get(spec.develop, ""),
        tuple(voices(spec.develop)),
        tuple(filter(None, silent)),
    )
