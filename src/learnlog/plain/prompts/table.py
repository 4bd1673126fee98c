"""Prompts of the kind ``rows``: what is offered, the cells of every row, then whether there is another row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from learnlog.content.task import Column, RowsField
from learnlog.guide import Asked, OfferedRow, answering
from learnlog.guide.gaps import number
from learnlog.journal.answers import Answer, Declined, Row, RowsAnswer
from learnlog.journal.days import full_date
from learnlog.journal.readback import long_date
from learnlog.plain.picking import picked
from learnlog.plain.prompts.prompt import ANOTHER, Pick, Prompt, Taken, choose, of_kind
from learnlog.plain.prompts.words import A_DAY, day_or_words, unread
from learnlog.text import one_line, shorten

REASON = "/reason"
"""After the source of an offer, names the reason for declining it as a part."""


def rows(asked: Asked, answer: Answer | None, today: date) -> tuple[Prompt, ...]:
    """Ask about every offer and every row, then for another row."""
    spec = asked.spec
    assert isinstance(spec, RowsField)
    given = of_kind(RowsAnswer, answer)
    there = given.rows if given is not None else ()
    declined = {one.offered: one for one in given.declined} if given is not None else {}
    taken = {one.offered: one for one in there}
    places = {one.id: place for place, one in enumerate(there, start=1)}
    prompts: list[Prompt] = []
    for at, offer in enumerate(asked.offers, start=1):
        # A row stands where its offer stood, so that whoever takes one comes to the next after it.
        if row := taken.get(offer.source):
            prompts += _of_row(asked, spec, answer, row, places[row.id], today)
        else:
            where = f"Offer {at} of {len(asked.offers)}"
            prompts += _of_offer(asked, spec, answer, offer, declined.get(offer.source), where)
    standing = {one.source for one in asked.offers}
    for refusal in declined.values():
        if refusal.offered not in standing and refusal.offered not in taken:
            prompts.append(_no_longer_offered(asked, answer, refusal))
    for row in there:
        if row.offered not in standing:
            prompts += _of_row(asked, spec, answer, row, places[row.id], today)
    prompts.append(_another(asked, spec, answer, len(there), today))
    return tuple(prompts)


def _of_offer(
    asked: Asked, spec: RowsField, answer: Answer | None, offer: OfferedRow, old: Declined | None, where: str
) -> Iterator[Prompt]:
    a_row = _a(one_line(spec.row))
    picks = (Pick("take", f"add it as {a_row}"), Pick("decline", "decline it, and say why"))

    def decide(typed: str) -> Taken:
        if picked(picks, typed).id == "take":
            added = answering.take(asked, answer, offer)
            order = [f"{added.id}/{column.id}" for column in _in_order(spec) if column.id != offer.into]
            return Taken(added.answer, order[0] if order else None, told="It is added.")
        reason = old.reason if old else ""
        return Taken(answering.decline(asked, answer, offer, reason), offer.source + REASON)

    because = f" ({one_line(offer.because)})" if offer.because else ""
    yield Prompt(
        asked,
        offer.source,
        f"{where}: “{offer.name}”{because}",
        decide,
        has="declined" if old else "",
        picks=picks,
        free=False,
        clear=(lambda: answering.leave_open(asked, answer, offer.source)) if old else None,
    )
    if old is not None:
        yield Prompt(
            asked,
            offer.source + REASON,
            f"Why not “{offer.name}”?",
            lambda typed: Taken(answering.decline(asked, answer, offer, typed.strip())),
            has=one_line(old.reason),
            counts=False,
        )


def _no_longer_offered(asked: Asked, answer: Answer | None, old: Declined) -> Prompt:
    """Declined earlier and offered no more: still told, because it was written."""
    offer = OfferedRow(old.offered, old.name, "", "")
    return Prompt(
        asked,
        old.offered,
        f"Declined earlier, and no longer offered: “{old.name}”. Why not?",
        lambda typed: Taken(answering.decline(asked, answer, offer, typed.strip())),
        has=one_line(old.reason),
        remove=(f"“{old.name}”", lambda: answering.leave_open(asked, answer, old.offered)),
        counts=False,
    )


def _in_order(spec: RowsField) -> tuple[Column, ...]:
    """Return the columns in the order they are asked: first what opens a row."""
    opening = _opening(spec)
    return (opening, *(one for one in spec.columns if one is not opening))


def _opening(spec: RowsField) -> Column:
    """Return the column that is asked for a new row: what a row must have, else its first."""
    required = [one for one in spec.columns if one.required and one.kind != "choice"]
    words = [one for one in spec.columns if one.kind in ("line", "prose")]
    return (required or words or list(spec.columns))[0]


def _of_row(
    asked: Asked, spec: RowsField, answer: Answer | None, row: Row, place: int, today: date
) -> Iterator[Prompt]:
    name = f"{one_line(spec.row).capitalize()} {place}"
    told = next((shorten(str(cell), 40) for cell in row.cells.values() if str(cell).strip()), "")
    remove = (f"{spec.row} {place}, “{told}”", lambda: answering.without_row(asked, answer, row.id))
    for column in _in_order(spec):
        value = row.cells.get(column.id, "")
        done = f", done {long_date(row.done)}" if row.done else ""
        yield _cell(
            asked,
            column,
            f"{row.id}/{column.id}",
            f"{name}{done}: {column.label}",
            value,
            lambda said, column=column: Taken(answering.cell(asked, answer, row.id, column, said)),  # type: ignore[misc]
            today,
            remove,
        )


def _another(asked: Asked, spec: RowsField, answer: Answer | None, there: int, today: date) -> Prompt:
    column = _opening(spec)
    low = max(spec.min, int(spec.required))
    row = one_line(spec.row)
    asks = f" At least {number(low)} asked for, {number(there)} so far." if there < low else ""

    def add(said: str | date) -> Taken:
        if said == "":  # a long text that was begun and taken back
            return Taken(answering.without_row(asked, answer, ""))
        added = answering.add_row(asked, answer, column, said)
        rest = [f"{added.id}/{one.id}" for one in _in_order(spec)[1:]]
        return Taken(added.answer, rest[0] if rest else ANOTHER)

    says = f"{'Another' if there else 'First'} {row}: {column.label}{asks}"
    return _cell(asked, column, ANOTHER, says, "", add, today, None, counts=there < low)


def _cell(
    asked: Asked,
    column: Column,
    part: str,
    says: str,
    value: str | date,
    keep: Callable[[str | date], Taken],
    today: date,
    remove: tuple[str, Callable[[], Answer]] | None,
    *,
    counts: bool = False,
) -> Prompt:
    """Return what asks for a cell, whatever the kind of its column.

    Args:
        keep: makes the answer with another value in the cell.
        counts: as for a prompt.
    """
    adds = part == ANOTHER
    picks: tuple[Pick, ...] = ()
    if column.kind == "choice":
        names = list(dict.fromkeys(one.name for one in asked.column_options.get(column.id, ())))
        gone = [Pick(value, value, "no longer among the choices")] if isinstance(value, str) and value else []
        picks = (*(Pick(one, one) for one in names), *(one for one in gone if one.name not in names))

    def take(typed: str) -> Taken:
        if column.kind == "choice":
            return keep(picked(picks, typed).id)
        if column.kind != "date":
            return keep(typed if column.kind == "prose" else typed.strip())
        said = day_or_words(typed, today)
        made = keep(said)
        if isinstance(said, date):
            return Taken(made.answer, made.then, full_date(said))
        return Taken(made.answer, made.then if adds else part, unread(said))

    how = {"date": A_DAY, "choice": choose(picks)}.get(column.kind, "")
    return Prompt(
        asked,
        part,
        says,
        take,
        has=full_date(value) if isinstance(value, date) else value if column.kind == "prose" else one_line(value),
        picks=picks,
        free=column.kind != "choice",
        long=column.kind == "prose",
        how=" ".join(filter(None, (how, f"Enter alone adds no {one_line(_row(asked))}." if adds else ""))),
        clear=None if adds or not value else lambda: keep("").answer,
        remove=remove,
        counts=counts,
    )


def _row(asked: Asked) -> str:
    assert isinstance(asked.spec, RowsField)
    return asked.spec.row


def _a(word: str) -> str:
    return f"an {word}" if word[:1].lower() in "aeiou" else f"a {word}"
