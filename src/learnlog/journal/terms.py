"""The trainee's own terms: when they begin and end, and what to go by where none are known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from pydantic import model_validator

from learnlog.journal.base import Record, Text
from learnlog.journal.days import read_date
from learnlog.journal.readback import long_date

MONTHS_A_TERM = 4
"""How long a term is taken to be, from the same day of one to the next, where the trainee named none."""

MONTHS_OF_HOLIDAYS = 3
"""How long holidays are at most. What lies longer between two terms that were named holds one that was not."""


class Term(Record):
    """A term, from its first day to its last."""

    name: Text = ""
    first: date
    last: date

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.last < self.first:
            raise ValueError("a term ends on its first day or later")
        return self


def in_order(terms: Sequence[Term]) -> tuple[Term, ...]:
    """Return terms as they follow each other."""
    return tuple(sorted(terms, key=lambda one: (one.first, one.last)))


def term_of(day: date, terms: Sequence[Term]) -> Term | None:
    """Return the term a day is in; None in the holidays, or where none is known."""
    return next((one for one in in_order(terms) if one.first <= day <= one.last), None)


def next_term(day: date, terms: Sequence[Term]) -> Term | None:
    """Return the first term that begins after a day.

    None where none is known, or only a later one: where a whole term has room before it, that one was not named.
    """
    found = next((one for one in in_order(terms) if one.first > day), None)
    now = term_of(day, terms)
    until = add_months(now.last, MONTHS_OF_HOLIDAYS) if now else add_months(day, MONTHS_A_TERM)
    return found if found and found.first <= until else None


def in_holidays(day: date, terms: Sequence[Term]) -> bool:
    """Return whether a day lies between two terms that are known and follow each other."""
    ended = max((one.last for one in terms if one.last < day), default=None)
    following = next_term(day, terms)
    if ended is None or following is None or term_of(day, terms) is not None:
        return False
    return following.first <= add_months(ended, MONTHS_OF_HOLIDAYS)


def add_months(day: date, months: int) -> date:
    """Return the same day some months later, or earlier; the last of the month where it has no such day.

    A day out of the calendar is its first or last day.
    """
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= years <= date.max.year:
        return date.max if months > 0 else date.min
    # The last day of a month is the one before the first of the next.
    following = date(years + month // 11, (month + 1) % 12 + 1, 1) if (years, month) != (date.max.year, 11) else None
    last = (following - timedelta(days=1)).day if following else 31
    return date(years, month + 1, min(day.day, last))


def add_days(day: date, days: int) -> date:
    """Return the day so many days later, or the last there is."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


_BETWEEN = re.compile(r"\s+(?:to|until|till)\s+|\s*[–—]\s*|\s+-\s+", re.IGNORECASE)
"""What stands between the first day of a term and its last."""


@dataclass(frozen=True)
class NoTerm:
    """A line that says no term: which, counted from 1, and why."""

    line: int
    why: str


def read_terms(text: str, today: date, before: Sequence[Term] = ()) -> tuple[tuple[Term, ...], tuple[NoTerm, ...]]:
    """Return the terms a text says, one on a line, and the lines that say none.

    A line is a name, the first day and the last: ``Autumn: 2 September 2026 to 18 December 2026``. A year may be
    written at either, or at none: terms follow each other, and so do the days without one.

    Args:
        today: to understand days without a year; the first of them is the nearest.
        before: the terms as they were; what they hold besides is kept where name or days are the same.
    """
    terms: list[Term] = []
    wrong: list[NoTerm] = []
    near = today
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        found = _read_term(line.strip(), today, near)
        if found is None:
            wrong.append(NoTerm(number, "it needs a first and a last day, such as 2 Sep 2026 to 18 Dec 2026"))
        elif found[2] < found[1]:
            wrong.append(NoTerm(number, f"{long_date(found[2])} is before {long_date(found[1])}"))
        else:
            terms.append(_like_before(Term(name=found[0], first=found[1], last=found[2]), before))
            near = found[2]
    return in_order(terms), tuple(wrong)


def write_terms(terms: Sequence[Term]) -> str:
    """Return terms as a text to change, one on a line."""
    lines = []
    for one in in_order(terms):
        name = " ".join(one.name.split())
        lines.append(f"{name}: {said_days(one)}" if name else said_days(one))
    return "\n".join(lines)


def said_days(term: Term) -> str:
    """Return a term's days: 2 September 2026 to 18 December 2026."""
    return f"{long_date(term.first)} to {long_date(term.last)}"


def _read_term(line: str, today: date, near: date) -> tuple[str, date, date] | None:
    for between in reversed(list(_BETWEEN.finditer(line))):
        words, ends = line[: between.start()].split(), line[between.end() :]
        # The name comes first, and may end in a number: the longest end that is a day is the day.
        for at in range(len(words)):
            days = _read_days(" ".join(words[at:]), ends, today, near)
            if days is not None:
                return " ".join(words[:at]).rstrip(" :,=-–—"), *days
    return None


def _read_days(begins: str, ends: str, today: date, near: date) -> tuple[date, date] | None:
    """Return a first and a last day. One without a year goes by the other: “5 January to 26 March 2027”."""
    last = read_date(ends, today, near)
    first = read_date(begins, today, near) or (read_date(begins, today, last) if last else None)
    last = read_date(ends, today, first) if first else None
    return (read_date(begins, today, last) or first, last) if first and last else None


def _like_before(term: Term, before: Sequence[Term]) -> Term:
    """Return a term with what one of these held besides, if they are the same."""
    same = next((one for one in before if one.name == term.name and term.name), None)
    same = same or next((one for one in before if (one.first, one.last) == (term.first, term.last)), None)
    return same.model_copy(update=dict(term)) if same else term
