"""Entries full of varied text, made by asking the guide what a task asks. Nothing here knows a particular task."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from benchmarks.prose import paragraphs
from learnlog.content.free import FREE_UNIT
from learnlog.content.task import ChoicesField, Column, Task
from learnlog.content.unit import Unit
from learnlog.guide import Asked, Guide
from learnlog.journal.answers import (
    Address,
    Answer,
    ChoiceAnswer,
    ChoicesAnswer,
    Chosen,
    DateAnswer,
    LineAnswer,
    ProseAnswer,
    Rating,
    Row,
    RowsAnswer,
    ScaleAnswer,
)
from learnlog.journal.entry import Entry

WORDS = 280
"""Words of long text in each entry, shared among its boxes: about 2 KB."""

LINE_WORDS = 6
"""Words of a single line."""


def begun(unit: Unit, task: Task, entry_id: str, moment: datetime) -> Entry:
    """Return a new entry for a task, with nothing in it yet."""
    free = unit.id == FREE_UNIT.id
    return Entry(
        id=entry_id,
        unit="" if free else unit.id,
        unit_version="" if free else unit.version,
        task=task.id,
        title=task.title if free else task.name,
        created=moment,
        updated=moment,
        happened_on=moment.date(),
    )


def filled(unit: Unit, task: Task, entry: Entry, number: int, done: bool, words: int = WORDS) -> Entry:
    """Return an entry with every field answered, as far as it can be without people.

    Args:
        number: another number gives other text.
        done: whether its actions are done.
        words: of long text.
    """
    boxes = max(1, sum(asked.spec.kind == "prose" for step in Guide(unit, task, entry).steps for asked in step.fields))
    seen: set[Address] = set()
    # An answer can bring further steps and fields, so the guide is asked again after each.
    while (asked := _next(Guide(unit, task, entry), seen)) is not None:
        seen.add(asked.address)
        answer = _answer(asked, entry.created.date(), number * 100 + len(seen), words // boxes, done)
        if answer is not None:
            entry = entry.with_answer(answer)
    title = next((one.text for one in entry.answers if isinstance(one, LineAnswer) and one.field == "title"), "")
    return entry.changed(title=title, tags=("observed",)) if title and not entry.unit else entry


def filled_to_prose(unit: Unit, task: Task, entry: Entry) -> tuple[Entry, str, Asked]:
    """Return an entry answered up to the first long text, with the key of the step that asks for that, and the field.

    LookupError where the task asks for no long text.
    """
    seen: set[Address] = set()
    while (asked := _next(guide := Guide(unit, task, entry), seen)) is not None:
        if asked.spec.kind == "prose":
            return entry, next(step.key for step in guide.steps if asked in step.fields), asked
        seen.add(asked.address)
        answer = _answer(asked, entry.created.date(), len(seen), WORDS, done=True)
        if answer is not None:
            entry = entry.with_answer(answer)
    raise LookupError(f"{task.id} asks for no long text")


def _next(guide: Guide, seen: set[Address]) -> Asked | None:
    return next((asked for step in guide.steps for asked in step.fields if asked.address not in seen), None)


def _answer(asked: Asked, day: date, seed: int, words: int, done: bool) -> Answer | None:
    spec = asked.spec
    about = {**asked.address._asdict(), "under": asked.under, "asked": asked.label}
    match spec.kind:
        case "line":
            return LineAnswer(**about, text=_line(seed))
        case "prose":
            return ProseAnswer(**about, text=paragraphs(words, seed))
        case "date":
            return DateAnswer(**about, day=day)
        case "choice" if asked.options:
            return ChoiceAnswer(**about, chosen=_chosen(asked, seed, 1)[0])
        case "choices" if asked.options and isinstance(spec, ChoicesField):
            return ChoicesAnswer(**about, chosen=_chosen(asked, seed, max(spec.min, 1)))
        case "scale" if asked.levels:
            return ScaleAnswer(**about, ratings=_ratings(asked, seed))
        case "rows":
            columns = {column.id: column.label for column in spec.columns}
            cells = {column.id: _cell(column, day, seed) for column in spec.columns if column.kind != "choice"}
            row = Row(id="1", cells=cells, done=day + timedelta(days=7) if spec.actions and done else None)
            return RowsAnswer(**about, columns=columns, actions=spec.actions, rows=(row,))
    return None


def _chosen(asked: Asked, seed: int, count: int) -> tuple[Chosen, ...]:
    places = sorted((seed + step) % len(asked.options) for step in range(min(count, len(asked.options))))
    return tuple(Chosen(id=asked.options[place].id, name=asked.options[place].name) for place in places)


def _ratings(asked: Asked, seed: int) -> tuple[Rating, ...]:
    ratings: list[Rating] = []
    for place, item in enumerate(asked.items):
        level = asked.levels[(seed + place) % len(asked.levels)]
        ratings.append(Rating(item=item.id, name=item.name, level=level.id, level_name=level.name, mark=level.mark))
    return tuple(ratings)


def _cell(column: Column, day: date, seed: int) -> str | date:
    return day + timedelta(days=14) if column.kind == "date" else _line(seed + len(column.id))


def _line(seed: int) -> str:
    return " ".join(paragraphs(1, seed).split()[:LINE_WORDS])
