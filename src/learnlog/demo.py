"""A log to look at: a trainee called Ada, who has worked through Unit 5 in one autumn.

It is fiction. Its pupils, colleagues and school stand for nobody. It comes with learnlog as the files of a log, for
whoever wants to see what a worked unit looks like, for the pictures in the documentation and for tests.
"""

from __future__ import annotations

import importlib.resources
from datetime import UTC, datetime
from pathlib import Path

from learnlog.errors import LearnlogError
from learnlog.journal.entry import Entry
from learnlog.journal.settings import Settings
from learnlog.opening import Opening
from learnlog.store.files import Files
from learnlog.store.folders import Folders
from learnlog.store.format import LIMIT, parse_entry, parse_record

UNIT = "unit-5"

EVENING = datetime(2026, 11, 24, 22, 10, tzinfo=UTC)
"""When Ada stopped writing: a little after the last thing in the log."""


def sample_folder() -> Path:
    """Return the folder of the sample log: in an installed wheel inside the package, in a checkout beside the units."""
    package = Path(str(importlib.resources.files("learnlog")))
    inside = package / "sample"
    return inside if inside.is_dir() else package.resolve().parents[1] / "data" / "sample"


def sample_entries() -> tuple[Entry, ...]:
    """Return every entry of the sample log, oldest first. Raises LearnlogError where it did not come along."""
    files = Files()
    paths = sorted(sample_folder().rglob("????-??-??-*.toml"))
    if not paths:
        raise LearnlogError("The sample log is missing.", "Nothing was written.", "Install learnlog again.")
    entries = [parse_entry(files.read(path, LIMIT), str(path))[0] for path in paths]
    return tuple(sorted(entries, key=lambda one: one.id))


def write_demo(folders: Folders) -> int:
    """Write the sample log into an empty folder, or one that is not there yet, and return how many entries it has.

    Raises:
        LearnlogError: there is something in the folder, which stays as it is.
        SaveFailed: the disk refused. What was written by then is a log with fewer entries.
    """
    home = folders.home
    if home.exists() and (not home.is_dir() or any(home.iterdir())):
        raise LearnlogError(
            f"{home} is not empty." if home.is_dir() else f"{home} is no folder.",
            "Nothing was written, and what is there stays as it is.",
            "Name an empty folder, or one that is not there yet.",
        )
    entries = sample_entries()
    raw = Files().read(sample_folder() / "settings.toml", LIMIT)
    workspace = Opening(folders, lambda: EVENING).workspace()
    for entry in entries:
        workspace.store.save(entry, "")
    workspace.settings.change(parse_record(Settings, raw, "settings.toml"))
    unit = workspace.catalog.unit(UNIT)
    for screen in unit.screens() if unit else ():
        if screen.place.startswith("readings/"):
            workspace.bookmarks.mark_read(UNIT, screen.place)
    return len(entries)
