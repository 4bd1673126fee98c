"""One change to an answer, such as one rating or one cell, with everything else in it kept. Pure.

Every function takes the field as it is asked now and the answer there is, and returns the answer as it is then. An
answer to a field that was of another kind gives way to the new one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from learnlog.content.task import Column, RowsField, ScaleField
from learnlog.content.unit import Item
from learnlog.guide.model import Asked, OfferedRow
from learnlog.journal.answers import (
    Answer,
    ChoiceAnswer,
    ChoicesAnswer,
    Chosen,
    DateAnswer,
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
from learnlog.journal.numbering import Numbering
from learnlog.journal.remade import remade

A = TypeVar("A", bound=Answer)

Cell = str | date
"""What stands in a cell of a table."""


@dataclass(frozen=True)
class Added:
    """An answer with something new in it, and the id of that."""

    answer: Answer
    id: str


def line(asked: Asked, given: Answer | None, text: str) -> LineAnswer:
    """Return one line of text."""
    return remade(LineAnswer, given, **_about(asked), text=text)


def prose(asked: Asked, given: Answer | None, text: str) -> ProseAnswer:
    """Return a text of any length."""
    return remade(ProseAnswer, given, **_about(asked), text=text)


def day(asked: Asked, given: Answer | None, said: Cell) -> DateAnswer:
    """Return a day, or the words that are none yet."""
    known = isinstance(said, date)
    return remade(DateAnswer, given, **_about(asked), day=said if known else None, typed="" if known else said)


def choice(asked: Asked, given: Answer | None, option: str) -> ChoiceAnswer:
    """Return one option, by its id; none for an empty one. What was chosen already keeps its words."""
    old = given.chosen if isinstance(given, ChoiceAnswer) else None
    chosen = next(iter(_chosen(asked.options, [option], [old] if old else [])), None)
    return remade(ChoiceAnswer, given, **_about(asked), chosen=chosen)


def choices(asked: Asked, given: Answer | None, options: Iterable[str]) -> ChoicesAnswer:
    """Return several options, by their ids, in the order of the list. What was chosen already keeps its words."""
    old = given.chosen if isinstance(given, ChoicesAnswer) else ()
    return remade(ChoicesAnswer, given, **_about(asked), chosen=tuple(_chosen(asked.options, options, old)))


def _chosen(options: Sequence[Item], wanted: Iterable[str], old: Iterable[Chosen]) -> list[Chosen]:
    known = {one.id: one for one in old}
    every = {one.id: Chosen(id=one.id, name=one.name) for one in options}
    # What can no longer be chosen stands behind.
    order = [*every, *(one for one in known if one not in every)]
    asked_for = set(wanted)
    return [known.get(one) or every[one] for one in order if one in asked_for]


def rating(
    asked: Asked, given: Answer | None, item: Item, *, level: str | None = None, evidence: str | None = None
) -> ScaleAnswer:
    """Return the ratings with one of them changed; None leaves its level or its evidence as it is.

    They stand in the order of the items; ratings of items no longer asked for stay behind them.
    """
    spec = asked.spec
    assert isinstance(spec, ScaleField)
    ratings = {one.item: one for one in given.ratings} if isinstance(given, ScaleAnswer) else {}
    old = ratings.get(item.id)
    values: dict[str, Any] = {"item": item.id, "name": item.name}
    if spec.ends is not None:
        values["ends"] = tuple(item.texts.get(end, "") for end in spec.ends)
    if evidence is not None:
        values["evidence"] = evidence
    if level is not None:
        named = next((one for one in asked.levels if one.id == level), None)
        values |= {"level": level, "level_name": named.name if named else "", "mark": named.mark if named else ""}
    ratings[item.id] = remade(Rating, old, **values)
    said = {name: one for name, one in ratings.items() if one.level or one.evidence or one.model_extra}
    order = [one.id for one in asked.items]
    order += [name for name in said if name not in order]
    return remade(ScaleAnswer, given, **_about(asked), ratings=tuple(said[name] for name in order if name in said))


# -- people


def person(
    asked: Asked, given: Answer | None, person_id: str, *, role: str | None = None, alias: str | None = None
) -> PeopleAnswer:
    """Return the people with one of them changed; None leaves the role or the alias. Who has neither is taken out."""
    values = {name: said for name, said in (("role", role), ("alias", alias)) if said is not None}
    people = [remade(Person, one, **values) if one.id == person_id else one for one in _people(given)]
    return _with_people(asked, given, people)


def add_person(asked: Asked, given: Answer | None, role: str) -> Added:
    """Return the people with another one behind them."""
    new = Person(id=_people_ids(given).next(), role=role)
    return Added(_with_people(asked, given, [*_people(given), new]), new.id)


def without_person(asked: Asked, given: Answer | None, person_id: str) -> PeopleAnswer:
    """Return the people without one of them."""
    return _with_people(asked, given, [one for one in _people(given) if one.id != person_id])


def _people(given: Answer | None) -> tuple[Person, ...]:
    return given.people if isinstance(given, PeopleAnswer) else ()


def _people_ids(given: Answer | None) -> Numbering:
    numbered = given.numbered if isinstance(given, PeopleAnswer) else 0
    return Numbering("p", (one.id for one in _people(given)), numbered)


def _with_people(asked: Asked, given: Answer | None, people: Sequence[Person]) -> PeopleAnswer:
    kept = tuple(one for one in people if one.role or one.alias or one.model_extra)
    numbered = _people_ids(given).numbered(one.id for one in kept)
    return remade(PeopleAnswer, given, **_about(asked), people=kept, numbered=numbered)


# -- rows


def cell(asked: Asked, given: Answer | None, row_id: str, column: Column, said: Cell) -> RowsAnswer:
    """Return the rows with one cell changed; an empty one leaves no trace, and neither does a row of nothing else."""
    rows = []
    for one in _rows(given):
        if one.id == row_id:
            cells = {name: there for name, there in one.cells.items() if name != column.id}
            one = remade(Row, one, cells={**cells, column.id: said} if said != "" else cells)
        rows.append(one)
    return _with_rows(asked, given, rows=rows)


def add_row(asked: Asked, given: Answer | None, column: Column, said: Cell) -> Added:
    """Return the rows with another one behind them, in which one cell is filled."""
    new = Row(id=_row_ids(given).next(), cells={column.id: said})
    return Added(_with_rows(asked, given, rows=[*_rows(given), new]), new.id)


def take(asked: Asked, given: Answer | None, offer: OfferedRow) -> Added:
    """Return the rows with one made of an offer, which is declined no longer."""
    new = Row(id=_row_ids(given).next(), cells={offer.into: offer.name}, offered=offer.source)
    declined = [one for one in _declined(given) if one.offered != offer.source]
    return Added(_with_rows(asked, given, rows=[*_rows(given), new], declined=declined), new.id)


def decline(asked: Asked, given: Answer | None, offer: OfferedRow, reason: str) -> RowsAnswer:
    """Return the rows with an offer declined, for a reason, which may be empty so far."""
    old = next((one for one in _declined(given) if one.offered == offer.source), None)
    name = old.name if old else offer.name
    new = remade(Declined, old, offered=offer.source, name=name, reason=reason)
    declined = [new if one.offered == offer.source else one for one in _declined(given)]
    return _with_rows(asked, given, declined=declined if old else [*declined, new])


def leave_open(asked: Asked, given: Answer | None, source: str) -> RowsAnswer:
    """Return the rows with an offer, named by its source, that is neither taken nor declined any more."""
    return _with_rows(asked, given, declined=[one for one in _declined(given) if one.offered != source])


def without_row(asked: Asked, given: Answer | None, row_id: str) -> RowsAnswer:
    """Return the rows without one of them."""
    return _with_rows(asked, given, rows=[one for one in _rows(given) if one.id != row_id])


def _rows(given: Answer | None) -> tuple[Row, ...]:
    return given.rows if isinstance(given, RowsAnswer) else ()


def _declined(given: Answer | None) -> tuple[Declined, ...]:
    return given.declined if isinstance(given, RowsAnswer) else ()


def _row_ids(given: Answer | None) -> Numbering:
    return Numbering("r", (one.id for one in _rows(given)), given.numbered if isinstance(given, RowsAnswer) else 0)


def _with_rows(
    asked: Asked, given: Answer | None, *, rows: Sequence[Row] | None = None, declined: Sequence[Declined] | None = None
) -> RowsAnswer:
    spec = asked.spec
    assert isinstance(spec, RowsField)
    kept = _rows(given) if rows is None else tuple(rows)
    kept = tuple(one for one in kept if one.cells or one.offered or one.done or one.model_extra)
    return remade(
        RowsAnswer,
        given,
        **_about(asked),
        columns={column.id: column.label for column in spec.columns},
        actions=spec.actions,
        rows=kept,
        declined=_declined(given) if declined is None else tuple(declined),
        numbered=_row_ids(given).numbered(one.id for one in kept),
    )


def _about(asked: Asked) -> dict[str, Any]:
    """Return what every answer to a field carries: its address and the question as it is asked."""
    address = asked.address
    named = {"step": address.step, "item": address.item, "field": address.field}
    return {**named, "under": asked.under, "asked": asked.label}


def emptied(answer: Answer) -> Answer:
    """Return an answer of the same kind, to the same question, that says nothing."""
    values = {name: getattr(answer, name) for name in ("step", "item", "field", "under", "asked")}
    return type(answer).model_validate({**values, **({"text": ""} if answer.kind in ("line", "prose") else {})})
