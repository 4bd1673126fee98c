"""Two states of one answer made into one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from learnlog.journal.answers import Answer, PeopleAnswer, RowsAnswer
from learnlog.journal.base import Record
from learnlog.journal.threeway import CLASH, chosen, chosen_keys
from learnlog.journal.unite import united

_AROUND = frozenset({"under", "asked", "numbered"})
"""Fields that are not what was answered."""

Later = Callable[[Any, Any], Any]
"""Returns one of two values: that of the side which was changed later."""


@dataclass(frozen=True)
class Sides:
    """An answer both sides changed, each in its own way; None where a side took it away.

    Attributes:
        both: what it is if both are kept, where that makes sense.
    """

    mine: Answer | None
    theirs: Answer | None
    both: Answer | None = None


def merge_answer(
    base: Answer | None, mine: Answer | None, theirs: Answer | None, later: Later
) -> Answer | Sides | None:
    """Return the answer that stands, None where it was taken away, or both sides where they clash.

    What was answered is one thing, however much it holds. How it was asked is another and never clashes: where it
    differs, the question is that of the later side. Keys this version does not know are kept from both.
    """
    plain = chosen(base, mine, theirs)
    if plain is not CLASH:
        return plain
    if mine is None or theirs is None:
        return _where_one_is_gone(base, mine, theirs)
    around, clashing = _around(base, mine, theirs, later)
    ours = _with(mine, {**around, **{name: one for name, (one, _) in clashing.items()}})
    others = _with(theirs, {**around, **{name: other for name, (_, other) in clashing.items()}})
    value = chosen(answered(base), answered(mine), answered(theirs))
    if value is CLASH or clashing:
        can_unite = not (mine.empty or theirs.empty or clashing)
        return Sides(ours, others, united(base, ours, others) if can_unite else None)
    if answered(mine) == answered(theirs):
        newer: Answer = later(ours, others)
        return newer
    return ours if value == answered(mine) else others


def answered(answer: Answer | None) -> tuple[type[Answer], dict[str, Any]] | None:
    """Return what was answered, without how it was asked; None for nothing. Equal means: the same answer."""
    if answer is None or answer.empty:
        return None
    fields = type(answer).model_fields.keys() - _AROUND
    return type(answer), {name: getattr(answer, name) for name in fields}


def unknown(record: Record | None) -> dict[str, Any]:
    """Return the keys of a record that this version does not know."""
    return dict(record.model_extra or {}) if record is not None else {}


def _where_one_is_gone(base: Answer | None, mine: Answer | None, theirs: Answer | None) -> Answer | Sides | None:
    value = chosen(_in_full(base), _in_full(mine), _in_full(theirs))
    if value is CLASH:
        return Sides(mine, theirs)
    if value is None:
        return None
    return mine if value == _in_full(mine) else theirs


def _in_full(answer: Answer | None) -> object:
    said, extra = answered(answer), unknown(answer)
    return (said, extra) if said or extra else None


def _around(
    base: Answer | None, mine: Answer, theirs: Answer, later: Later
) -> tuple[dict[str, Any], dict[str, tuple[Any, Any]]]:
    """Return all that stands but the answer itself, and the unknown keys that clash with the value of each side."""
    around, clashing = chosen_keys(unknown(base), unknown(mine), unknown(theirs))
    ours, others = (mine.under, mine.asked), (theirs.under, theirs.asked)
    words = chosen((base.under, base.asked) if base is not None else None, ours, others)
    around["under"], around["asked"] = later(ours, others) if words is CLASH else words
    numbers = [one.numbered if isinstance(one, (PeopleAnswer, RowsAnswer)) else 0 for one in (mine, theirs)]
    return {**around, "numbered": max(numbers)}, clashing


def _with(answer: Answer, around: dict[str, Any]) -> Answer:
    fields = {name: getattr(answer, name) for name in type(answer).model_fields}
    if "numbered" not in fields:
        around = {name: value for name, value in around.items() if name != "numbered"}
    kept = {name: value for name, value in around.items() if value is not None}
    return type(answer).model_validate({**fields, **kept})
