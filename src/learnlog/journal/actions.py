"""Planned actions: every row of every action plan of an entry, and what can be done to one of them.

A change goes to the entry itself: its row is the one place where an action stands.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from learnlog.errors import LearnlogError
from learnlog.journal.answers import Answer, PeopleAnswer, Row, RowsAnswer
from learnlog.journal.comments import FollowUp
from learnlog.journal.entry import Entry
from learnlog.journal.planned import BY, DONE, WHO, PlannedAction, Spot, planned_in
from learnlog.text import shorten

_LONGEST_NAME = 120


# -- what is planned


def planned_actions(entry: Entry) -> tuple[PlannedAction, ...]:
    """Return every action of an entry, in the order of its answers; see :func:`learnlog.journal.planned.planned_in`."""
    if not any(isinstance(answer, RowsAnswer) and answer.actions and answer.rows for answer in entry.answers):
        return ()
    return planned_in(entry.model_dump())


def people_of(entry: Entry) -> tuple[str, ...]:
    """Return the people an entry names, as its plan would show them."""
    people = (one.shown for answer in entry.answers if isinstance(answer, PeopleAnswer) for one in answer.people)
    return tuple(dict.fromkeys(one for one in people if one.strip()))


# -- what can be done to one


def ticked(entry: Entry, spot: Spot, outcome: str, moment: datetime) -> Entry:
    """Return the entry with an action done on the day of ``moment``.

    Args:
        outcome: what came of it, added as a follow-up that names the action; nothing is added where it is empty.

    Raises LearnlogError where it is done already, or cannot be found.
    """
    row = _row(entry, spot)
    if row.done is not None:
        raise LearnlogError(
            "This action was ticked already, perhaps in another window.", "Nothing was changed.", "Read its entry."
        )
    changed = _with(entry, spot, lambda row: row.model_copy(update={"done": moment.date()}))
    if not outcome.strip():
        return changed
    name = shorten(_planned_at(entry, spot).what, _LONGEST_NAME) or "an action"
    said = FollowUp(written=moment, text=f"{DONE}{name}\n{outcome.strip()}", action=spot.name)
    return changed.changed(follow_ups=(*changed.follow_ups, said))


def unticked(entry: Entry, spot: Spot, since: datetime | None = None) -> Entry:
    """Return the entry with an action to be done again.

    Args:
        since: takes back what was said of it at that moment, too. Without it every follow-up stays.
    """
    changed = _with(entry, spot, lambda row: row.model_copy(update={"done": None}))
    if since is None:
        return changed
    moment = since.replace(microsecond=0)
    kept = tuple(one for one in entry.follow_ups if (one.action, one.written) != (spot.name, moment))
    return changed.changed(follow_ups=kept)


def done_on(entry: Entry, spot: Spot, day: date) -> Entry:
    """Return the entry with an action done on a day, and nothing said of it: what was said before still stands."""
    return _with(entry, spot, lambda row: row.model_copy(update={"done": day}))


def postponed(entry: Entry, spot: Spot, by: date | str) -> Entry:
    """Return the entry with an action due on another day, or on what was written in place of one.

    Raises LearnlogError where its plan asks for no day.
    """
    return _with(entry, _asked(entry, spot, BY, "day"), lambda row: _with_cell(row, BY, by))


def passed_on(entry: Entry, spot: Spot, who: str) -> Entry:
    """Return the entry with an action for somebody else. Raises LearnlogError where its plan names nobody."""
    return _with(entry, _asked(entry, spot, WHO, "person"), lambda row: _with_cell(row, WHO, who))


def cell_of(entry: Entry, spot: Spot, column: str) -> date | str:
    """Return what stands in a column of an action, empty for nothing."""
    return _row(entry, spot).cells.get(column, "")


def _with_cell(row: Row, column: str, cell: date | str) -> Row:
    others = {name: value for name, value in row.cells.items() if name != column}
    if cell == "":
        return row.model_copy(update={"cells": others})
    # In its own place, where it has one.
    return row.model_copy(update={"cells": {**row.cells, column: cell}})


def _asked(entry: Entry, spot: Spot, column: str, what: str) -> Spot:
    plan = entry.answer(spot.address)
    row = _row(entry, spot)
    if isinstance(plan, RowsAnswer) and column not in plan.columns and column not in row.cells:
        raise LearnlogError(f"The plan of this action asks for no {what}.", "Nothing was changed.", "")
    return spot


def _planned_at(entry: Entry, spot: Spot) -> PlannedAction:
    return next(one for one in planned_actions(entry) if one.spot == spot)


def _row(entry: Entry, spot: Spot) -> Row:
    plan = entry.answer(spot.address)
    rows = plan.rows if isinstance(plan, RowsAnswer) and plan.actions else ()
    found = [row for row in rows if row.id == spot.row]
    if len(found) > 1:
        raise LearnlogError(
            "Two actions of this plan have the same id, so it cannot be told which is meant.",
            "Nothing was changed.",
            "Give one of them another id in the file of the entry.",
        )
    if not found:
        raise LearnlogError(
            "This action is no longer in its saved entry.",
            "Nothing was changed.",
            "It may have been taken out, or stand in words that are not saved yet: open its entry.",
        )
    return found[0]


def _with(entry: Entry, spot: Spot, change: Callable[[Row], Row]) -> Entry:
    """Return the entry with one row changed; every answer stays in its place."""
    old = _row(entry, spot)
    plan = entry.answer(spot.address)
    assert isinstance(plan, RowsAnswer), "the row was found in it"
    new: Answer = plan.model_copy(update={"rows": tuple(change(row) if row is old else row for row in plan.rows)})
    return entry.changed(answers=tuple(new if answer is plan else answer for answer in entry.answers))
