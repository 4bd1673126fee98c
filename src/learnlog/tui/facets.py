"""What a log can be narrowed by, in words and counted: for the filter line, and for completion in the search box."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from learnlog.search import Choice, Choices, FacetCount
from learnlog.text import one_line
from learnlog.tui.periods import months_and_years
from learnlog.workspace import Workspace

_MOST = 40
"""More of a kind than this are no longer a list to choose from; the most frequent are kept."""

_STATES = {"draft": "drafts", "complete": "complete"}

_HAS = {
    "action": "an action to do",
    "done": "an action done",
    "follow-up": "a follow-up",
    "comment": "a comment of your tutor’s",
    "unanswered": "a comment not answered yet",
    "people": "people in it",
    "draft": "words not saved yet",
    "tag": "a tag",
    "rating": "a rating",
    "outside": "a change from outside learnlog",
}

_NUMBER = re.compile(r"\D*(\d+)")


def choices_of(workspace: Workspace, facets: Iterable[FacetCount], today: date) -> Choices:
    """Return what entries with these facets can be narrowed by. A kind with nothing to choose between is not there."""
    found: dict[str, list[Choice]] = {}
    for one in facets:
        of_kind = found.setdefault(one.kind, [])
        if len(of_kind) < _MOST:
            of_kind.append(_choice(workspace, one))
    if found:
        found.update(dict.fromkeys(("on", "before", "after"), months_and_years(today)))
    return found


def _choice(workspace: Workspace, one: FacetCount) -> Choice:
    value, words = one.key, one.name or one.key
    match one.kind:
        case "task":
            value, words = _task(workspace, one)
        case "state":
            words = _STATES.get(one.key, words)
        case "has":
            words = _HAS.get(one.key, words)
        case "unit":
            unit = workspace.catalog.unit(one.key)
            words = unit.name if unit else words
    return Choice(value, one_line(words), one.number)


def _task(workspace: Workspace, one: FacetCount) -> tuple[str, str]:
    """How a task is asked for, by its number where it has one, and what it is called."""
    unit_id, _, task_id = one.key.rpartition("/")
    unit = workspace.catalog.unit(unit_id)
    task = next((task for task in unit.tasks if task.id == task_id), None) if unit else None
    number = _NUMBER.fullmatch(task_id)
    return number[1] if number else task_id, task.name if task else one.name or task_id
