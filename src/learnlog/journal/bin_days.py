"""Since when things are in the bin, and when they have been there long enough."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from learnlog.journal.base import Many, Record
from learnlog.journal.terms import add_days

DAYS_KEPT = 30
"""How many days things stay in the bin."""


class Since(Record):
    """Something in the bin, and the day it was first seen there."""

    name: str
    day: date


class BinDays(Record):
    """Since when things are in the bin.

    Attributes:
        looked: the last day on which learnlog was opened and looked.
        since: by what names a thing: the id of an entry, else the name of its file.
    """

    looked: date | None = None
    since: Many[Since] = ()

    def day_of(self, name: str) -> date | None:
        """Return since when something is in the bin; None where that is not known yet."""
        return next((one.day for one in self.since if one.name == name), None)

    def without(self, name: str) -> BinDays:
        """Return it with nothing about something: if it is in the bin, it has just come there."""
        return self.model_copy(update={"since": tuple(one for one in self.since if one.name != name)})

    def seen(self, names: Collection[str], today: date) -> BinDays:
        """Return it with exactly these things; what is new has come today.

        A day to come means that the clock was wrong then, or is now. It is kept, so that nothing goes too soon, until
        learnlog is opened on a second day before it.
        """
        second = self.looked is not None and self.looked < today
        known = {one.name: one for one in self.since if one.day <= today or not second}
        since = tuple(known.get(name) or Since(name=name, day=today) for name in sorted(set(names)))
        return self.model_copy(update={"since": since})


@dataclass(frozen=True)
class Looked:
    """What a look into the bin at a start finds.

    Attributes:
        days: to be kept.
        going: what is deleted for good now, by its name.
        soon: what goes at a start on another day.
    """

    days: BinDays
    going: tuple[str, ...] = ()
    soon: tuple[str, ...] = ()


def last_day(since: date) -> date:
    """Return the day until which something stays in the bin."""
    return add_days(since, DAYS_KEPT)


def look(days: BinDays, names: Collection[str], today: date, stay: Collection[str] = ()) -> Looked:
    """Return what is deleted today and what goes next.

    Nothing goes that was not told on an earlier day on which learnlog was opened. So a clock that is wrong once deletes
    nothing, and nobody who comes back after the summer finds it gone.

    Args:
        names: what is in the bin.
        today: the day it is.
        stay: what never goes by itself.
    """
    seen = days.seen(names, today)
    over = [one for one in seen.since if last_day(one.day) <= today and one.name not in stay]
    told = days.looked if days.looked is not None and days.looked < today else None
    going = tuple(one.name for one in over if told is not None and last_day(one.day) <= told)
    soon = tuple(one.name for one in over if one.name not in going)
    return Looked(seen.model_copy(update={"looked": today}), going, soon)
