"""Which old entry is worth going back to today, and what the trainee does not want to be reminded of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from learnlog.journal.base import Many, Record
from learnlog.journal.rhythm import how_long_ago
from learnlog.journal.summary import Summary
from learnlog.journal.terms import Term, add_days, add_months, term_of

A_WHILE = timedelta(days=28)
"""How old an entry is before it is offered: old enough to see with new eyes."""

SAYS_SOMETHING = 20
"""Words an entry has at least to be offered."""

ABOUT_A_MONTH = 3
"""Days to either side of the day a month ago that count for it."""


class Snoozed(Record):
    """An entry that is not brought back until a day."""

    entry: str
    until: date


class ComingBack(Record):
    """What the trainee does not want to be reminded of.

    Attributes:
        snoozed: entries to be left alone for a while.
        stopped: ids of entries that are not reviewed any more.
    """

    snoozed: Many[Snoozed] = ()
    stopped: Many[str] = ()

    def is_quiet(self, entry: str, today: date) -> bool:
        """Return whether an entry is not to be brought back today."""
        return any(one.entry == entry and today < one.until for one in self.snoozed)

    def snooze(self, entry: str, today: date) -> ComingBack:
        """Return it with an entry left alone for a month; what is over is forgotten."""
        others = tuple(one for one in self.snoozed if one.entry != entry and today < one.until)
        return self.model_copy(update={"snoozed": (*others, Snoozed(entry=entry, until=add_months(today, 1)))})

    def stop(self, entry: str) -> ComingBack:
        """Return it with the reviews of an entry ended."""
        return self.model_copy(update={"stopped": (*(one for one in self.stopped if one != entry), entry)})

    def without(self, entry: str) -> ComingBack:
        """Return it with nothing about an entry: it comes back as any other."""
        return self.model_copy(
            update={
                "snoozed": tuple(one for one in self.snoozed if one.entry != entry),
                "stopped": tuple(one for one in self.stopped if one != entry),
            }
        )


@dataclass(frozen=True)
class Offered:
    """An old entry to go back to, and why today, as the beginning of a sentence that ends in “you wrote”."""

    entry: Summary
    why: str


def days_of_today(today: date, oldest: date, terms: Sequence[Term]) -> Mapping[date, str]:
    """Return the earlier days that today recalls, each with why, the most telling first.

    They are this day in earlier years, the same day of an earlier term, and the days about a month ago.

    Args:
        today: the day it is.
        oldest: the day of the oldest entry.
        terms: the trainee's.
    """
    found: dict[date, str] = {}
    for years in range(1, today.year - oldest.year + 1):
        day = add_months(today, -12 * years)
        if day.day == today.day:  # 29 February has its day only every four years
            found[day] = "On this day a year ago" if years == 1 else f"On this day {years} years ago"
    now = term_of(today, terms)
    earlier = sorted((one for one in terms if now and one.first < now.first), key=lambda one: one.first, reverse=True)
    for term in earlier:
        day = add_days(term.first, (today - now.first).days) if now else term.first
        if day <= term.last:
            name = f"of “{term.name}”" if term.name.strip() else "of an earlier term"
            found.setdefault(day, f"On the same day {name}")
    month_ago = add_months(today, -1)
    for days in sorted(range(-ABOUT_A_MONTH, ABOUT_A_MONTH + 1), key=abs):
        found.setdefault(add_days(month_ago, days), "A month ago")
    return {day: why for day, why in found.items() if day <= add_days(today, -A_WHILE.days)}


def offered(
    recalled: Iterable[Summary], older: Iterable[Summary], days: Mapping[date, str], today: date, kept: ComingBack
) -> Offered | None:
    """Return the entry to offer today; None where there is none.

    Args:
        recalled: entries begun on one of the days that today recalls.
        older: entries old enough, the newest first, for where today recalls nothing.
        days: the days today recalls, the most telling first, each with why.
        today: the day it is.
        kept: what the trainee does not want to be reminded of.
    """

    def worth_it(one: Summary) -> bool:
        return one.words >= SAYS_SOMETHING and not kept.is_quiet(one.id, today)

    rank = {day: number for number, day in enumerate(days)}
    fitting = [one for one in recalled if one.created.date() in rank and worth_it(one)]
    if fitting:
        best = min(fitting, key=lambda one: (rank[one.created.date()], -one.words, one.id))
        return Offered(best, days[best.created.date()])
    old = (one for one in older if one.created.date() <= add_days(today, -A_WHILE.days) and worth_it(one))
    found = next(old, None)
    return Offered(found, how_long_ago(found.created.date(), today)) if found else None
