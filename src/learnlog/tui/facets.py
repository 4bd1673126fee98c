"""What a log can be narrowed by: the tasks, states, tags and choices its entries have, in words and counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from learnlog.content.unit import Unit
from learnlog.journal.summary import Summary
from learnlog.text import one_line, shorten
from learnlog.workspace import Workspace

Options = dict[str, list[tuple[str, str]]]
"""For each facet its options: what names one, and its words. A facet with nothing to choose between is not there."""

_MOST = 40
"""More tags than this are no longer a list to choose from; the most frequent are kept."""


def facets(workspace: Workspace, entries: Iterable[Summary]) -> Options:
    """Return what these entries can be narrowed by."""
    tasks: Counter[tuple[str, str]] = Counter()
    tags: Counter[str] = Counter()
    chosen: Counter[tuple[str, str]] = Counter()
    states: Counter[str] = Counter()
    for one in entries:
        tasks[one.unit, one.task] += 1
        states[one.state] += 1
        tags.update(one.tags)
        chosen.update((one.unit, choice) for choice in one.chosen)
    units = {unit_id: workspace.unit(unit_id) for unit_id, _ in tasks}
    words = {unit_id: _words(unit) for unit_id, unit in units.items()}
    named: Counter[tuple[str, str]] = Counter()
    for (unit_id, choice), count in chosen.items():
        # Only what the unit lists by name: the ids of people and of single answers say nothing to anybody.
        if choice in words[unit_id]:
            named[choice, words[unit_id][choice]] += count
    found: Options = {
        "task": [(f"{unit}/{task}", _counted(_task(units[unit], task), n)) for (unit, task), n in tasks.most_common()],
        "state": [(id_, _counted(name, states[id_])) for id_, name in _STATES.items() if states[id_]],
        "tag": [(tag, _counted(tag, n)) for tag, n in tags.most_common(_MOST)],
        "chosen": [(id_, _counted(name, n)) for (id_, name), n in named.most_common()],
        "period": [("month", "this month"), ("year", "this year")] if tasks else [],
    }
    return {name: options for name, options in found.items() if options}


_STATES = {"draft": "drafts", "complete": "complete"}


def _counted(words: str, count: int) -> str:
    return f"{shorten(words, 50)} ({count:,})"


def _task(unit: Unit | None, task_id: str) -> str:
    task = next((one for one in unit.tasks if one.id == task_id), None) if unit else None
    return one_line(task.name if task else task_id)


def _words(unit: Unit | None) -> dict[str, str]:
    """Every name a unit gives to something that can be chosen from one of its lists."""
    if unit is None:
        return {}
    listed = [item for items in unit.lists.values() for item in items]
    return {item.id: item.name for item in (*listed, *unit.areas)}
