"""Both of two answers to the same question, put into one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from learnlog.journal.answers import (
    Answer,
    ChoicesAnswer,
    Declined,
    LineAnswer,
    PeopleAnswer,
    Person,
    ProseAnswer,
    Rating,
    Row,
    RowsAnswer,
    ScaleAnswer,
)
from learnlog.journal.base import Record
from learnlog.journal.numbering import Numbering
from learnlog.journal.threeway import CLASH, chosen, chosen_keys, numbered, woven

N = TypeVar("N", Person, Row)


def united(base: Answer | None, mine: Answer, theirs: Answer) -> Answer | None:
    """Return an answer that holds what both say, mine first, or None where it can only be one of the two.

    Texts stand one after the other. Of choices, people, rows and declined offers every one stays that either side
    has; what both changed in a row or a person, each in its own way, becomes two. Ratings can be united as long as no
    item is placed on two levels.

    Args:
        base: what both began from, if it is known: it tells which side changed a row.
        mine, theirs: what the two sides made of it. Everything but what is united is mine's.
    """
    match mine, theirs:
        case ProseAnswer(), ProseAnswer():
            return mine.model_copy(update={"text": _joined(mine.text, theirs.text, "\n\n")})
        case LineAnswer(), LineAnswer():
            return mine.model_copy(update={"text": _joined(mine.text, theirs.text, " / ")})
        case ChoicesAnswer(), ChoicesAnswer():
            chosen_before = base.chosen if isinstance(base, ChoicesAnswer) else ()
            every = {one.id: one for one in (*theirs.chosen, *mine.chosen)}
            order = woven(*([one.id for one in side] for side in (chosen_before, mine.chosen, theirs.chosen)))
            return mine.model_copy(update={"chosen": tuple(every[id_] for id_ in order)})
        case PeopleAnswer(), PeopleAnswer():
            people_before = base.people if isinstance(base, PeopleAnswer) else ()
            numbers = _numbers("p", (*mine.people, *theirs.people), mine, theirs)
            people = _all(people_before, mine.people, theirs.people, numbers)
            return mine.model_copy(update={"people": people, "numbered": numbers.numbered(one.id for one in people)})
        case ScaleAnswer(), ScaleAnswer():
            return _ratings(base if isinstance(base, ScaleAnswer) else None, mine, theirs)
        case RowsAnswer(), RowsAnswer():
            return _rows(base if isinstance(base, RowsAnswer) else None, mine, theirs)
        case _:
            return None


def _joined(mine: str, theirs: str, between: str) -> str:
    if theirs in mine:
        return mine
    return theirs if mine in theirs else f"{mine}{between}{theirs}"


def _rows(base: RowsAnswer | None, mine: RowsAnswer, theirs: RowsAnswer) -> RowsAnswer:
    numbers = _numbers("r", (*mine.rows, *theirs.rows), mine, theirs)
    rows = _all(base.rows if base else (), mine.rows, theirs.rows, numbers)
    return mine.model_copy(
        update={
            "columns": {**theirs.columns, **mine.columns} if set(theirs.columns) - set(mine.columns) else mine.columns,
            "actions": mine.actions or theirs.actions,
            "rows": rows,
            "declined": _declined(mine.declined, theirs.declined),
            "numbered": numbers.numbered(row.id for row in rows),
        }
    )


def _declined(mine: Sequence[Declined], theirs: Sequence[Declined]) -> tuple[Declined, ...]:
    found = numbered(mine, lambda one: one.offered)
    for key, one in numbered(theirs, lambda one: one.offered).items():
        known = found.setdefault(key, one)
        found[key] = known.model_copy(update={"reason": _joined(known.reason, one.reason, " / ")})
    return tuple(found.values())


def _ratings(base: ScaleAnswer | None, mine: ScaleAnswer, theirs: ScaleAnswer) -> ScaleAnswer | None:
    before, ours, others = (
        numbered(side, lambda rating: rating.item)
        for side in (base.ratings if base else (), mine.ratings, theirs.ratings)
    )
    found: list[Rating] = []
    for key in woven(list(before), list(ours), list(others)):
        one, other = ours.get(key), others.get(key)
        if one is None or other is None:
            found.append(one or others[key])
            continue
        rating = _rating(before.get(key), one, other)
        if rating is None:
            return None
        found.append(rating)
    return mine.model_copy(update={"ratings": tuple(found)})


def _rating(base: Rating | None, mine: Rating, theirs: Rating) -> Rating | None:
    """Return one rating with the evidence of both, or None where they place it on two levels."""
    placed = chosen(base.level if base else "", mine.level, theirs.level)
    if placed is CLASH and mine.level and theirs.level:
        return None
    level = theirs if (placed is not CLASH and placed == theirs.level) or not mine.level else mine
    evidence = chosen(base.evidence if base else "", mine.evidence, theirs.evidence)
    return mine.model_copy(
        update={
            "level": level.level,
            "level_name": level.level_name,
            "mark": level.mark,
            "evidence": _joined(mine.evidence, theirs.evidence, "\n") if evidence is CLASH else evidence,
            **(theirs.model_extra or {}),
            **(mine.model_extra or {}),
        }
    )


def _numbers(letter: str, items: Iterable[Person | Row], *sides: PeopleAnswer | RowsAnswer) -> Numbering:
    return Numbering(letter, (one.id for one in items), max(side.numbered for side in sides))


def _all(base: Sequence[N], mine: Sequence[N], theirs: Sequence[N], numbers: Numbering) -> tuple[N, ...]:
    """Return everyone on either side; what is one in name and two in what it says gets another id for theirs."""
    before, ours, others = (numbered(side, lambda one: one.id) for side in (base, mine, theirs))
    found: list[N] = []
    for key in woven(list(before), list(ours), list(others)):
        one, other = ours.get(key), others.get(key)
        if one is None or other is None:
            found.append(one or others[key])
            continue
        together = _record(before.get(key), one, other)
        found += [one, other.model_copy(update={"id": numbers.next()})] if together is None else [together]
    return tuple(found)


def _record(base: N | None, mine: N, theirs: N) -> N | None:
    """Return one record with the changes of both, or None where they touch the same of it."""
    stands, clashes = chosen_keys(*(_flat(one) if one is not None else {} for one in (base, mine, theirs)))
    if clashes:
        return None
    cells = {key.removeprefix(_CELL): stands.pop(key) for key in list(stands) if key.startswith(_CELL)}
    return type(mine).model_validate({"id": mine.id, **stands, **({"cells": cells} if isinstance(mine, Row) else {})})


_CELL = "cells\n"
"""Begins the name of a cell among the names of a row, which hold no line break."""


def _flat(record: Record) -> Mapping[str, object]:
    """Return everything a record says by name, each cell on its own; its id goes without saying, as what is empty."""
    said = {name: value for name, value in dict(record).items() if name != "id" and value not in (None, "")}
    cells = said.pop("cells", {})
    return {**said, **{f"{_CELL}{column}": cell for column, cell in cells.items()}}
