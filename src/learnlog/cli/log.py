"""``learnlog list``: the log as lines or as JSON. It needs no unit and no front end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from learnlog.cli.layout import aligned
from learnlog.cli.output import complain, progress, say, say_json
from learnlog.errors import UsageError
from learnlog.journal.summary import Summary
from learnlog.opening import now
from learnlog.store.folders import Folders
from learnlog.store.protocol import Listing
from learnlog.store.toml import TomlStore
from learnlog.store.watch import Watch
from learnlog.store.whole import whole_log
from learnlog.text import folded, one_line, shorten

_SHORTEST_ENDING = 6
"""Characters of an id to show, as long as no two entries end alike."""

_LONGEST_TITLE = 100


@dataclass(frozen=True)
class Wanted:
    """Which entries to list; None asks nothing."""

    task: str | None = None
    state: str | None = None
    unit: str | None = None
    tag: str | None = None
    number: int | None = None

    def accepts(self, one: Summary) -> bool:
        """Return whether an entry is wanted, whatever its place in the list."""
        return (
            (self.task is None or one.task == self.task)
            and (self.state is None or one.state == self.state)
            and (self.unit is None or (one.unit or "free") == self.unit)
            and (self.tag is None or folded(self.tag) in map(folded, one.tags))
        )


def list_entries(folders: Folders, wanted: Wanted, *, as_json: bool) -> int:
    """Print the entries that are wanted, newest first, then name what cannot be read; return the exit code."""
    log = read_log(folders)
    gone = Watch(folders, now).alarm(log.files)
    found = [one for one in log.entries if wanted.accepts(one)][: wanted.number]
    if not found:
        _check_asked(folders, wanted, log)
    if as_json:
        say_json([_as_data(one, log) for one in found])
    elif found:
        size = _ending([one.id for one in log.entries])
        say("\n".join(aligned([_row(one, size, log) for one in found])))
    elif log.entries:
        complain("No entry is like that.")
    elif not (log.unreadable or log.copies or gone):
        complain(f"There is no entry yet in {folders.home}.")
    for error in log.unreadable:
        complain(one_line(error.message))
    for copy in log.copies:
        complain(one_line(f"{copy.path}: {copy.why}. It was left as it is; the Log of the app shows and compares it."))
    if gone:
        complain(one_line(gone.message))
    return 1 if log.unreadable or gone else 0


def read_log(folders: Folders) -> Listing:
    """Return every entry without the text to search in, those that are only drafts so far among them."""
    if not (folders.entries.is_dir() or folders.drafts.is_dir()):
        return Listing()  # without making a cache in a folder that may be a slip of the finger
    return whole_log(TomlStore(folders), progress, searchable=False)


def _check_asked(folders: Folders, wanted: Wanted, log: Listing) -> None:
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
    for what, asked, known in (
        ("unit", wanted.unit, [*(unit.id for unit in units), *(one.unit for one in log.entries if one.unit)]),
        ("task", wanted.task, [*tasks, *(one.task for one in log.entries)]),
    ):
        if asked is not None and asked not in known:
            known_here = ", ".join(dict.fromkeys(map(one_line, known)))
            raise UsageError(f"There is no {what} “{one_line(asked)}”.", "", f"Known here: {known_here}.")


def _row(one: Summary, size: int, log: Listing) -> tuple[str, ...]:
    words = f"{one.words:>5} {'word' if one.words == 1 else 'words'}"
    tags = [f"#{one_line(tag)}" for tag in one.tags]
    notes = ["[not saved yet]"] if one.id in log.ahead else []
    last = "  ".join([shorten(one.title, _LONGEST_TITLE) or "(no title)", *tags, *notes])
    return one.id[-size:], one.happened_on.isoformat(), one.state, words, last


def _ending(ids: list[str]) -> int:
    """Return how many characters of the end of an id tell each entry from the others."""
    size = _SHORTEST_ENDING
    while len({one[-size:] for one in ids}) < len(ids):
        size += 1
    return size


def _as_data(one: Summary, log: Listing) -> dict[str, Any]:
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
        "not_saved_yet": one.id in log.ahead,
        "edited_outside": one.outside,
    }
