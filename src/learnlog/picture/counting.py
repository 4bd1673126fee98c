"""The facts of the pictures that count: entries and words by week, and how far a unit is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from learnlog.content.task import Task
from learnlog.content.unit import Unit
from learnlog.journal.summary import Summary
from learnlog.picture.counts import Progress, Stands, Week, Weeks

YEAR = 53
"""Weeks that are drawn: this one and the fifty-two before it."""


def weeks_of(entries: Iterable[Summary], today: date) -> Weeks:
    """Return what was written by week, over a year up to today.

    An entry counts, with all its words, in the week of the day it is about.
    """
    this = _monday(today)
    mondays = [this - timedelta(weeks=ago) for ago in reversed(range(YEAR)) if this.toordinal() > 7 * ago]
    counted = {monday: [0, 0] for monday in mondays}
    earlier = later = 0
    for one in entries:
        monday = _monday(one.happened_on)
        if monday in counted:
            counted[monday][0] += 1
            counted[monday][1] += one.words
        elif monday < this:
            earlier += 1
        else:
            later += 1
    weeks = tuple(Week(monday, *counts) for monday, counts in counted.items())
    return Weeks(name="weeks", title="Entries and words by week", weeks=weeks, earlier=earlier, later=later)


def progress_of(unit: Unit, read: Iterable[str], states: Mapping[str, str]) -> Progress:
    """Return how far a unit is.

    Args:
        read: places of its order that were read.
        states: ``not started``, ``draft`` or ``complete`` by the id of each task and activity.
    """
    screens = unit.screens()
    readings = {screen.place for screen in screens if not isinstance(screen.shows, Task)}
    return Progress(
        name="progress",
        title="How far you are",
        unit=unit.id,
        unit_name=unit.name,
        read=len(readings & set(read)),
        screens=len(readings),
        tasks=tuple(Stands(one.name, one.kind, states.get(one.id, "not started")) for one in unit.tasks),
    )


def _monday(day: date) -> date:
    """Return the first day of a week; of the very first week there is, its first day that is a date."""
    return date.fromordinal(max(1, day.toordinal() - day.weekday()))
