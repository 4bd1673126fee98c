"""When an entry is to be looked at again: from how often, when it was looked at, and the trainee's terms."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import get_args

from learnlog.content.reviews import Every
from learnlog.journal.entry import Entry
from learnlog.journal.summary import days_looked
from learnlog.journal.terms import MONTHS_A_TERM, Term, add_days, add_months, in_holidays, next_term

EVERY: tuple[Every, ...] = get_args(Every)
"""Every rhythm there is, the shortest first."""

IN_WORDS: dict[Every, str] = {
    "day": "every day",
    "week": "every week",
    "fortnight": "every two weeks",
    "month": "every month",
    "term": "every term",
    "year": "every year",
}

_DAYS: dict[Every, int] = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS: dict[Every, int] = {"month": 1, "term": MONTHS_A_TERM, "year": 12}

_EARLY = 4
"""A look counts for a review to come where no more than this part of the time to it is left."""

_SATURDAY = 5


@dataclass(frozen=True)
class Due:
    """When an entry is to be looked at next.

    Attributes:
        every: for which rhythm; where several fall together, the longest.
        day: when.
        last: when it was looked at last, for whatever rhythm.
    """

    every: Every
    day: date
    last: date


def looks(entry: Entry) -> tuple[date, ...]:
    """Return the days an entry was looked at: when it was written, then its follow-ups, in order.

    It counts as written when it was completed, and a draft when it was changed last. An answer to a comment is no look.
    """
    written = entry.completed if entry.state == "complete" and entry.completed else entry.updated
    since = (one.written.date() for one in entry.follow_ups if not one.to)
    return days_looked(written.date(), since)


def next_look(every: Every, day: date, terms: Sequence[Term]) -> date:
    """Return the day for the next look after one on a day, always a later one.

    Reviews wait for a weekday, and for the end of holidays where the trainee's terms say when that is.
    """
    if every in _DAYS:
        there = add_days(day, _DAYS[every])
    elif every == "term" and (term := next_term(day, terms)) is not None:
        there = term.first
    else:
        there = add_months(day, _MONTHS[every])
    if there.weekday() >= _SATURDAY:
        there = add_days(there, 7 - there.weekday())
    if in_holidays(there, terms) and (term := next_term(there, terms)) is not None:
        there = term.first
    return there


def next_due(rhythms: Collection[Every], looked: Sequence[date], terms: Sequence[Term] = ()) -> Due | None:
    """Return which review comes next; None without a rhythm.

    A look counts for the shortest rhythm at once, and for a longer one when its time has come or nearly so: who looks
    every day has not done the review of the term by that.

    Args:
        rhythms: how often; several at once if the trainee chose several.
        looked: the days of the looks, the first being when it was written.
        terms: the trainee's.
    """
    ordered = [one for one in EVERY if one in rhythms]
    if not ordered or not looked:
        return None
    first, *later = sorted(looked)
    last = dict.fromkeys(ordered, first)
    due = {one: next_look(one, first, terms) for one in ordered}
    for day in later:
        for one in ordered:
            left, whole = due[one] - day, due[one] - last[one]
            if left * _EARLY <= whole:
                # A little early is as good as on the day.
                last[one], due[one] = day, next_look(one, max(day, due[one]), terms)
            elif one == ordered[0]:
                last[one], due[one] = day, next_look(one, day, terms)
    soonest = min(due.values())
    every = next(one for one in reversed(ordered) if due[one] == soonest)
    return Due(every, soonest, max(looked))


def without_terms(rhythms: Collection[Every], day: date, terms: Sequence[Term]) -> bool:
    """Return whether a review of the term goes by about four months, because no later term is known."""
    return "term" in rhythms and next_term(day, terms) is None


def how_long_ago(day: date, today: date) -> str:
    """Return how long ago a day is, in words for a line: today, yesterday, 5 days ago, 3 weeks ago."""
    days = (today - day) // timedelta(days=1)
    if days <= 0:
        return "today"
    if days == 1:
        return "yesterday"
    if days < 14:
        return f"{days} days ago"
    months = (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)
    if months < 2:  # two months are 59 days or more, and up to 62
        return f"{days // 7} weeks ago"
    return f"{months} months ago" if months < 24 else f"{months // 12} years ago"
