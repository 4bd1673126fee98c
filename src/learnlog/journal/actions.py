"""Planned actions: every row of every action plan of an entry, and what can be done to one of them.

They are plain data, so that a list of all of them can be kept and shown without reading an entry again. A change goes
to the entry itself: its row is the one place where an action stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import astuple, dataclass, fields
from datetime import date, datetime
from typing import Any, NamedTuple

from learnlog.errors import LearnlogError
from learnlog.journal.answers import (
    Address,
    Answer,
    ChoiceAnswer,
    ChoicesAnswer,
    PeopleAnswer,
    Row,
    RowsAnswer,
    ScaleAnswer,
)
from learnlog.journal.comments import FollowUp
from learnlog.journal.entry import Entry
from learnlog.text import one_line, shorten

WHAT, ABOUT, WHO, BY, SUCCESS = "action", "about", "who", "by", "success"
"""The columns of a plan that mean something here. Whatever else a plan has is shown under its own heading."""

_DONE = "Done: "
_LONGEST_NAME = 120


class Spot(NamedTuple):
    """Where an action stands in its entry: the answer and the row."""

    address: Address
    row: str

    @property
    def name(self) -> str:
        """What names it in a follow-up: ``step/field/row``, or ``step/item/field/row``."""
        return f"{self.address}/{self.row}"


@dataclass(frozen=True)
class PlannedAction:
    """A row of an action plan.

    Attributes:
        entry, unit, task, title: the entry it is in.
        step, item, field, row: where it stands there.
        under: the title of the step.
        what: what is to be done.
        about: the characteristic or area it is for, if the plan asks for one.
        value: what that belongs to, such as one of the values or headings of the unit; empty where nothing says so.
        who: by role, as written.
        by: the day; None while there is none.
        by_typed: what was written where the day belongs and is none.
        success: how it will be known that it worked.
        more: further columns, each heading with its words.
        done: the day it was ticked off.
        outcome: what came of it, as said then.
    """

    entry: str
    unit: str
    task: str
    title: str
    step: str
    item: str
    field: str
    row: str
    under: str = ""
    what: str = ""
    about: str = ""
    value: str = ""
    who: str = ""
    by: date | None = None
    by_typed: str = ""
    success: str = ""
    more: tuple[tuple[str, str], ...] = ()
    done: date | None = None
    outcome: str = ""

    @property
    def spot(self) -> Spot:
        """Where it stands in its entry."""
        return Spot(Address(self.step, self.item, self.field), self.row)

    @property
    def step_key(self) -> str:
        """The key of its step, such as ``plan`` or ``plan/respect``."""
        return self.spot.address.step_key

    @property
    def key(self) -> str:
        """What tells it from every other action of a log."""
        return f"{self.entry}/{self.spot.name}"

    @property
    def concerns(self) -> str:
        """What it is for, in the words there are: the characteristic, else the value."""
        return self.about or self.value

    def to_plain(self) -> list[Any]:
        """Return it as JSON can hold it."""
        return [one.isoformat() if isinstance(one, date) else one for one in astuple(self)]

    @classmethod
    def from_plain(cls, parts: list[Any]) -> PlannedAction:
        """Return what :meth:`to_plain` was made of. Raises ValueError or TypeError for anything else."""
        given = dict(zip((one.name for one in fields(cls)), parts, strict=True))
        for day in ("by", "done"):
            given[day] = date.fromisoformat(given[day]) if given[day] else None
        given["more"] = tuple((heading, text) for heading, text in given["more"])
        return cls(**given)


# -- what is planned


def planned_actions(entry: Entry) -> tuple[PlannedAction, ...]:
    """Return every action of an entry, in the order of its answers.

    Those of a step that is no longer asked are among them: what was planned with somebody does not end there.
    """
    plans = [answer for answer in entry.answers if isinstance(answer, RowsAnswer) and answer.actions]
    if not plans:
        return ()
    values = _Values(entry)
    return tuple(_planned(entry, plan, row, values) for plan in plans for row in plan.rows)


def _planned(entry: Entry, plan: RowsAnswer, row: Row, values: _Values) -> PlannedAction:
    texts = {column: cell for column, cell in row.cells.items() if isinstance(cell, str) and cell.strip()}
    # A plan of other columns says what is to be done in the first of them that holds words.
    order = [*plan.columns, *(column for column in row.cells if column not in plan.columns)]
    rest = [column for column in order if column in texts and column not in (WHAT, ABOUT, WHO, BY, SUCCESS)]
    named = next((one for one in (WHAT, *rest, ABOUT) if one in texts), "")
    by = row.cells.get(BY)
    spot = Spot(plan.address, row.id)
    return PlannedAction(
        *(entry.id, entry.unit, entry.task, entry.title),
        *(plan.step, plan.item, plan.field, row.id),
        under=plan.under,
        what=texts.get(named, ""),
        about=texts.get(ABOUT, "") if named != ABOUT else "",
        value=values.of(plan, row),
        who=texts.get(WHO, ""),
        by=by if isinstance(by, date) else None,
        by_typed=texts.get(BY, ""),
        success=texts.get(SUCCESS, ""),
        more=tuple(_more(plan, row, named)),
        done=row.done,
        outcome=_outcome(entry, spot, row.done) if row.done else "",
    )


def _more(plan: RowsAnswer, row: Row, named: str) -> Iterator[tuple[str, str]]:
    for column, heading in plan.columns.items():
        cell = row.cells.get(column, "")
        if column not in (WHAT, ABOUT, WHO, BY, SUCCESS, named) and str(cell).strip():
            yield heading, cell if isinstance(cell, str) else cell.isoformat()


def _outcome(entry: Entry, spot: Spot, since: date) -> str:
    """Return what was said when it was ticked: all but the line that names the action."""
    said = [one.text for one in entry.follow_ups if one.action == spot.name and one.written.date() >= since]
    first, _, rest = (said[-1] if said else "").partition("\n")
    return rest if first.startswith(_DONE) else "\n".join(part for part in (first, rest) if part)


class _Values:
    """What the rounds of an entry are called: the values or headings that steps were repeated for."""

    def __init__(self, entry: Entry) -> None:
        chosen: dict[str, str] = {}
        self._under: dict[str, str] = {}
        self._rated: dict[str, str] = {}
        self._choices: dict[str, str] = {}
        for answer in entry.answers:
            self._under.setdefault(answer.item, answer.under)
            if isinstance(answer, ChoiceAnswer) and answer.chosen is not None:
                chosen.setdefault(answer.chosen.id, answer.chosen.name)
                self._choices.setdefault(answer.address.step_key, answer.chosen.id)
            elif isinstance(answer, ChoicesAnswer):
                for one in answer.chosen:
                    chosen.setdefault(one.id, one.name)
            elif isinstance(answer, ScaleAnswer) and answer.item:
                for rating in answer.ratings:
                    self._rated.setdefault(one_line(rating.name).casefold(), answer.item)
        self._names = {item: chosen.get(item) or under for item, under in self._under.items() if item}

    def of(self, plan: RowsAnswer, row: Row) -> str:
        """Return what a row belongs to, in words: by its offer, its round, what it is about, or a choice beside it."""
        offered = row.offered.split("/")
        about = one_line(str(row.cells.get(ABOUT, ""))).casefold()
        candidates = (
            offered[1] if len(offered) == 4 else "",  # step/item/field/rated
            plan.item,
            self._rated.get(about, ""),
            self._choices.get(plan.address.step_key, ""),
        )
        return next((self._names[one] for one in candidates if one in self._names), "")


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
    said = FollowUp(written=moment, text=f"{_DONE}{name}\n{outcome.strip()}", action=spot.name)
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
