"""What is missing, in plain English: one rule per kind of field."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from learnlog.content.task import ChoicesField, PeopleField, RowsField, ScaleField
from learnlog.guide.model import Asked, Gap
from learnlog.journal.answers import (
    Answer,
    ChoiceAnswer,
    ChoicesAnswer,
    DateAnswer,
    LineAnswer,
    PeopleAnswer,
    ProseAnswer,
    RowsAnswer,
    ScaleAnswer,
)
from learnlog.journal.entry import Entry

Missing = Iterator[tuple[str, str]]
"""Pairs of the part of the field and the sentence."""

_NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_IRREGULAR = {"person": "people", "child": "children"}


def gaps_of(step_key: str, asked: Asked, entry: Entry) -> tuple[Gap, ...]:
    """Return what is missing from one field of an entry."""
    answer = entry.answer(asked.address)
    rule = _RULES[asked.spec.kind]
    return tuple(Gap(step_key, asked.address, part, text) for part, text in rule(asked, answer))


def number(count: int) -> str:
    """Return a small number as a word."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def _plural(count: int, word: str) -> str:
    if count == 1:
        return f"one {word}"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{number(count)} {word[:-1]}ies"
    return f"{number(count)} {_IRREGULAR.get(word, word + 's')}"


def _text(asked: Asked, answer: Answer | None) -> Missing:
    text = answer.text if isinstance(answer, (LineAnswer, ProseAnswer)) else ""
    if asked.spec.required and not text.strip():
        yield "", f"“{asked.label}” has no answer yet."


def _date(asked: Asked, answer: Answer | None) -> Missing:
    day = answer.day if isinstance(answer, DateAnswer) else None
    typed = answer.typed.strip() if isinstance(answer, DateAnswer) else ""
    if day is None and typed:
        yield "", f"“{typed}” is not a date learnlog can read; write it like 23 November 2026."
    elif day is None and asked.spec.required:
        yield "", f"“{asked.label}” has no date yet."


def _choice(asked: Asked, answer: Answer | None) -> Missing:
    chosen = answer.chosen if isinstance(answer, ChoiceAnswer) else None
    if chosen is None:
        if asked.spec.required:
            yield "", f"“{asked.label}”: nothing is chosen yet."
    elif chosen.id not in {option.id for option in asked.options}:
        yield "", f"“{asked.label}”: “{chosen.name}” can no longer be chosen; choose again."


def _choices(asked: Asked, answer: Answer | None) -> Missing:
    assert isinstance(asked.spec, ChoicesField)
    known = {option.id for option in asked.options}
    chosen = answer.chosen if isinstance(answer, ChoicesAnswer) else ()
    count = sum(1 for one in chosen if one.id in known)
    low, high = max(asked.spec.min, int(asked.spec.required)), asked.spec.max
    so_far = f"{number(count)} {'is' if count == 1 else 'are'} chosen"
    if low == high and count != low:
        yield "", f"“{asked.label}”: choose exactly {number(low)}; {so_far}."
    elif count < low:
        yield "", f"“{asked.label}”: choose at least {number(low)}; {so_far}."
    elif high is not None and count > high:
        yield "", f"“{asked.label}”: choose at most {number(high)}; {so_far}."


def _scale(asked: Asked, answer: Answer | None) -> Missing:
    spec = asked.spec
    assert isinstance(spec, ScaleField)
    ratings = {one.item: one for one in answer.ratings} if isinstance(answer, ScaleAnswer) else {}
    levels = {level.id: level for level in asked.levels}
    for item in asked.items:
        rating = ratings.get(item.id)
        level = levels.get(rating.level) if rating else None
        if level is None:
            if spec.required:
                yield item.id, f"“{item.name}” is not rated yet."
        elif spec.evidence_required and not level.off_scale and not (rating and rating.evidence.strip()):
            yield item.id, f"“{item.name}” is rated {level.name}, but the evidence is missing."


def _people(asked: Asked, answer: Answer | None) -> Missing:
    spec = asked.spec
    assert isinstance(spec, PeopleField)
    people = [one for one in answer.people if one.shown.strip()] if isinstance(answer, PeopleAnswer) else []
    named = sum(1 for one in people if one.role.strip())
    low = max(spec.min, int(spec.required))
    if named < low:
        yield "", f"“{asked.label}”: name at least {_plural(low, spec.person)} by role; {number(named)} so far."
    if spec.max is not None and len(people) > spec.max:
        yield "", f"“{asked.label}”: at most {_plural(spec.max, spec.person)}."
    for one in people:
        if not one.role.strip():
            yield one.id, f"“{one.alias}” has no role yet."


def _rows(asked: Asked, answer: Answer | None) -> Missing:
    spec = asked.spec
    assert isinstance(spec, RowsField)
    rows = answer.rows if isinstance(answer, RowsAnswer) else ()
    declined = {one.offered: one for one in answer.declined} if isinstance(answer, RowsAnswer) else {}
    taken = {row.offered for row in rows}
    for offer in asked.offers:
        refusal = declined.get(offer.source)
        if offer.source in taken:
            continue
        if refusal is None:
            if spec.offer is not None and spec.offer.optional:
                continue
            yield offer.source, f"“{offer.name}” ({offer.because}): add it as {_a(spec.row)} or say why not."
        elif not refusal.reason.strip():
            yield offer.source, f"“{offer.name}” was declined, but the reason is missing."
    low = max(spec.min, int(spec.required))
    if len(rows) < low:
        yield "", f"“{asked.label}”: write at least {_plural(low, spec.row)}."
    for index, row in enumerate(rows, start=1):
        for column in spec.columns:
            cell = row.cells.get(column.id, "")
            if column.required and not str(cell).strip():
                yield row.id, f"{spec.row.capitalize()} {index}: “{column.label}” is empty."
            elif column.kind == "date" and isinstance(cell, str) and cell.strip():
                yield row.id, f"{spec.row.capitalize()} {index}: “{cell}” is not a date learnlog can read."


def _a(word: str) -> str:
    return f"an {word}" if word[:1] in "aeiou" else f"a {word}"


_RULES: dict[str, Callable[[Asked, Answer | None], Missing]] = {
    "line": _text,
    "prose": _text,
    "date": _date,
    "choice": _choice,
    "choices": _choices,
    "scale": _scale,
    "people": _people,
    "rows": _rows,
}
