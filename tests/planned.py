"""Entries with action plans, for tests of whatever lists them."""

from __future__ import annotations

from datetime import date
from typing import Any

from learnlog.journal.answers import (
    ChoicesAnswer,
    Chosen,
    PeopleAnswer,
    Person,
    Rating,
    Row,
    RowsAnswer,
    ScaleAnswer,
)
from learnlog.journal.entry import Entry
from tests.entries import entry

COLUMNS = {
    "about": "Characteristic",
    "action": "What we will do",
    "who": "Who",
    "by": "By when",
    "success": "How we will know",
}

PLAN = {"step": "plan", "field": "actions", "under": "A plan with colleagues", "asked": "What will you do?"}


def row(id: str, what: str = "", *, done: date | None = None, offered: str = "", **cells: str | date) -> Row:
    """A row, with whatever else is said in it."""
    return Row(id=id, cells={**({"action": what} if what else {}), **cells}, done=done, offered=offered)


def plan(*rows: Row, **values: Any) -> RowsAnswer:
    """An action plan."""
    return RowsAnswer(**{**PLAN, "columns": COLUMNS, "actions": True, "rows": rows, **values})


def values_chosen() -> ChoicesAnswer:
    """Two values, chosen."""
    chosen = (Chosen(id="respect", name="Respect"), Chosen(id="inclusion", name="Inclusion"))
    return ChoicesAnswer(step="values", field="two", under="Two values", asked="Which two?", chosen=chosen)


def rated() -> ScaleAnswer:
    """One characteristic of respect, rated weak."""
    ratings = (Rating(item="privacy", name="privacy and “personal space”", level="weak", level_name="weak"),)
    return ScaleAnswer(step="extent", item="respect", field="ratings", under="Respect here", ratings=ratings)


def colleagues(*roles: str) -> PeopleAnswer:
    """People by role."""
    people = tuple(Person(id=f"p{at}", role=role) for at, role in enumerate(roles, start=1))
    return PeopleAnswer(step="plan", field="who", under="A plan with colleagues", people=people)


def planned(*rows: Row, **values: Any) -> Entry:
    """An entry of Task 2 with an action plan, the values that were chosen, a rating, and colleagues."""
    own = {"unit": "unit-5", "task": "task-2", "title": "Task 2: Two values in your setting"}
    return entry(values_chosen(), rated(), colleagues("SENCO", "Teaching assistant"), plan(*rows), **{**own, **values})
