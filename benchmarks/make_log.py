"""Makes a log of any size, through learnlog's own models and store.

``python -m benchmarks.make_log --entries N --home DIR`` makes one to look at.
"""

from __future__ import annotations

import argparse
import sys
from datetime import timedelta
from pathlib import Path

from benchmarks.entries import begun, filled, filled_to_prose
from learnlog.content.free import FREE_UNIT
from learnlog.content.task import Task
from learnlog.content.unit import Unit
from learnlog.errors import LearnlogError
from learnlog.journal.entry import Entry
from learnlog.journal.settings import Place
from learnlog.opening import now
from learnlog.store.files import Files
from learnlog.store.folders import Folders
from learnlog.store.format import dump_entry
from learnlog.store.ids import IdMaker
from learnlog.store.names import place_of
from learnlog.store.toml import TomlStore
from learnlog.store.units import bundled_units, load_catalog
from learnlog.workspace import Workspace

YEARS = 5
"""How far back the oldest entry of a large log lies; in a small one there is an entry every other day."""

STILL_TO_DO = 10
"""Entries at the end of the log whose actions are not done yet."""


class Unproven(Files):
    """The disk without waiting for it: a log made here can be made again."""

    def sync(self, handle: int) -> None:
        """Wait for nothing."""

    def sync_folder(self, path: Path) -> None:
        """Wait for nothing."""


def write_log(home: Path, entries: int) -> None:
    """Write a log that goes on in its newest entry, a draft. With no entries it has been welcomed, and no more."""
    workspace = _welcomed(home)
    if entries:
        newest = _write(workspace, entries)
        workspace.store.records.save_place(Place(room="task", unit=newest.unit, entry=newest.id))


def write_log_in_task(home: Path, entries: int) -> None:
    """Write a log that goes on in an empty box for long text, in the first task of the first unit."""
    workspace = _welcomed(home)
    _write(workspace, entries - 1)
    unit, task = _tasks(workspace)[0]
    moment = now()
    entry, step, asked = filled_to_prose(unit, task, begun(unit, task, IdMaker()(moment), moment))
    workspace.store.save(entry, "")
    place = Place(room="task", unit=unit.id, entry=entry.id, step=step, field=asked.address.field)
    workspace.store.records.save_place(place)


def main(argv: list[str] | None = None) -> int:
    """Write the log asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.make_log", description=__doc__)
    parser.add_argument("--entries", type=int, required=True, metavar="N")
    parser.add_argument("--home", type=Path, required=True, metavar="DIR", help="an empty folder, or none yet")
    options = parser.parse_args(argv)
    if options.home.exists() and any(options.home.iterdir()):
        parser.error(f"{options.home} is not empty")
    try:
        write_log(options.home, options.entries)
    except LearnlogError as error:
        print(error.message, file=sys.stderr)
        return 1
    return 0


def _welcomed(home: Path) -> Workspace:
    folders = Folders.find(home, {})
    catalog = load_catalog(bundled_units(), folders.units)
    workspace = Workspace(catalog, TomlStore(folders, Unproven()), now, IdMaker())
    workspace.settings.change(workspace.settings.now.model_copy(update={"welcomed": True}))
    return workspace


def _tasks(workspace: Workspace) -> list[tuple[Unit, Task]]:
    """Every task of every unit, and last the free entry."""
    units = (*workspace.catalog.units, FREE_UNIT)
    return [(unit, task) for unit in units for task in sorted(unit.tasks, key=lambda task: task.kind != "task")]


def _write(workspace: Workspace, entries: int) -> Entry:
    """Write entries that end now, one task after the other; return the newest, which is a draft like every second."""
    assert isinstance(workspace.store, TomlStore), "made above"
    files, folders = Unproven(), workspace.store.folders
    tasks = _tasks(workspace)
    end = now()
    new_id = IdMaker()  # a log of its own: one made before it in this process must not push its ids into the future
    apart = min(timedelta(days=2), timedelta(days=365 * YEARS) / max(entries, 1))
    for age in reversed(range(entries)):
        moment = end - age * apart
        unit, task = tasks[age % len(tasks)]
        entry = filled(unit, task, begun(unit, task, new_id(moment), moment), age, done=age >= STILL_TO_DO)
        newest = entry.completed_at(moment) if age % 2 else entry
        # Not by way of the store, which would bring its index up to date a hundred thousand times.
        files.write_durably(folders.entries / place_of(newest), dump_entry(newest), new=True)
    return newest


if __name__ == "__main__":
    sys.exit(main())
