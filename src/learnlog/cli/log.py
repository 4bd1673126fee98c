"""``learnlog list``: the log as lines or as JSON. It needs no unit and no front end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from learnlog.cli.known import Known
from learnlog.cli.layout import aligned
from learnlog.cli.output import complain, say, say_json
from learnlog.errors import UsageError
from learnlog.journal.summary import Summary
from learnlog.light import TYPE_CHECKING, NamedTuple
from learnlog.search.filters import Filter
from learnlog.search.log_view import Found, LogView
from learnlog.search.query import Query
from learnlog.store.folders import Folders
from learnlog.text import folded, one_line, shorten

if TYPE_CHECKING:
    from typing import Any

_SHORTEST_ENDING = 6
"""Characters of an id to show, as long as no two entries end alike."""

_LONGEST_TITLE = 100


class Wanted(NamedTuple):
    """Which entries to list; None asks nothing."""

    task: str | None = None
    state: str | None = None
    unit: str | None = None
    tag: str | None = None
    number: int | None = None

    @property
    def query(self) -> Query:
        """What to ask for."""
        asked = (
            ("task", self.task and folded(self.task), "whole"),
            ("state", self.state, "key"),
            ("unit", self.unit, "key"),
            ("tag", self.tag and folded(self.tag), "whole"),
        )
        return Query(filters=tuple(Filter(kind, value, rule) for kind, value, rule in asked if value is not None))  # type: ignore[arg-type]


def list_entries(folders: Folders, wanted: Wanted, *, as_json: bool) -> int:
    """Print the entries that are wanted, newest first, then name what cannot be read; return the exit code."""
    known = Known(folders)
    found = _found(known, wanted)
    if not known.is_true_of([one.id for one in found]):
        known.catch_up()
        found = _found(known, wanted)
    if not found:
        _check_asked(folders, wanted, known.view)
    if as_json:
        say_json([as_data(one) for one in found])
    elif found:
        say("\n".join(rows(known.view, found)))
    elif known.view.total:
        complain("No entry is like that.")
    elif not (known.view.unreadable or known.view.copies or known.gone):
        complain(f"There is no entry yet in {folders.home}.")
    known.complain()
    return known.code


def rows(view: LogView, found: Sequence[Summary]) -> list[str]:
    """Return entries as lines, their columns one under the other."""
    size = view.ending([one.id for one in found], _SHORTEST_ENDING)
    return aligned([_row(one, size) for one in found])


def as_data(one: Summary) -> dict[str, Any]:
    """Return an entry as data for JSON."""
    return {
        "id": one.id,
        "unit": one.unit,
        "task": one.task,
        "title": one.title,
        "state": one.state,
        "happened_on": one.happened_on.isoformat(),
        "created": one.created.isoformat(),
        "updated": one.updated.isoformat(),
        "words": one.words,
        "tags": list(one.tags),
        "chosen": list(one.chosen),
        "excerpt": one.excerpt,
        "actions": [
            {"step": due.step_key, "field": due.field, "row": due.row, "text": due.what, "by": due.by.isoformat()}
            for due in one.actions
            if due.by is not None and due.done is None
        ],
        "not_saved_yet": one.ahead,
        "edited_outside": one.outside,
    }


def _found(known: Known, wanted: Wanted) -> Found | tuple[Summary, ...]:
    today = date.today()
    if wanted.number is None:
        return known.view.find(wanted.query, today)
    return tuple(known.view.glance(wanted.query, today, wanted.number)[0])


def _check_asked(folders: Folders, wanted: Wanted, view: LogView) -> None:
    """Tell a task or unit without entries from one that does not exist. Loads the units, so only when in doubt."""
    if wanted.task is None and wanted.unit is None:
        return
    from learnlog.content.free import FREE_UNIT
    from learnlog.store.units import bundled_units, load_catalog

    catalog = load_catalog(bundled_units(), folders.units)
    if catalog.broken:  # what they hold cannot be told
        return
    units = (*catalog.units, FREE_UNIT)
    tasks = [task.id for unit in units if wanted.unit in (None, unit.id) for task in unit.tasks]
    there = [(one.kind, one.key.rpartition("/")[2]) for one in view.facets()]
    for what, asked, known in (
        ("unit", wanted.unit, [*(unit.id for unit in units), *(key for kind, key in there if kind == "unit")]),
        ("task", wanted.task, [*tasks, *(key for kind, key in there if kind == "task")]),
    ):
        if asked is not None and asked not in known:
            known_here = ", ".join(dict.fromkeys(map(one_line, known)))
            raise UsageError(f"There is no {what} “{one_line(asked)}”.", "", f"Known here: {known_here}.")


def _row(one: Summary, size: int) -> tuple[str, ...]:
    words = f"{one.words:>5} {'word' if one.words == 1 else 'words'}"
    tags = [f"#{one_line(tag)}" for tag in one.tags]
    notes = ["[not saved yet]"] if one.ahead else []
    last = "  ".join([shorten(one.title, _LONGEST_TITLE) or "(no title)", *tags, *notes])
    return one.id[-size:], one.happened_on.isoformat(), one.state, words, last
