"""Which backups there are in a folder, told by their names and a look inside."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from learnlog.errors import ArchiveRefused, EntryUnreadable
from learnlog.store.archive import opened
from learnlog.store.collecting import BACKUP
from learnlog.store.names import NAME, names_in


class Backup(NamedTuple):
    """A backup as a list shows it.

    Attributes:
        entries: how many entries are in it; None where it cannot be read.
        size: in bytes.
        fault: why it cannot be read, without a full stop.
        daily: whether it is one of those learnlog makes, and removes, by itself.
    """

    path: Path
    day: date
    entries: int | None
    size: int
    fault: str = ""
    daily: bool = True


def looked_at(path: Path) -> Backup:
    """Return what a backup is, by its name and a look inside."""
    named = BACKUP.match(path.name)
    day = date.fromisoformat(named["day"]) if named else date.min
    daily = named is not None and not named["by_hand"]
    entries, size, fault = None, 0, ""
    try:
        size = path.lstat().st_size
        with opened(path, proven=False) as archive:
            entries = sum(map(is_entry, archive.names))
    except ArchiveRefused as error:
        fault = error.cause
    except OSError:
        fault = "it is gone"
    return Backup(path, day, entries, size, fault, daily)


def is_entry(name: str) -> bool:
    """Return whether a file of a backup is a saved entry, by its name."""
    top, *inner = name.split("/")
    named = NAME.match(inner[-1]) if top == "entries" and len(inner) == 2 else None
    return named is not None and named["year"] == inner[0]


def backups_in(place: Path) -> list[Path]:
    """Return the backups in a folder; none where it cannot be read. Links are passed over."""
    try:
        names = names_in(place)
    except EntryUnreadable:
        return []
    return [place / name for name in names if _is_day(name) and not (place / name).is_symlink()]


def _is_day(name: str) -> bool:
    named = BACKUP.match(name)
    try:
        return named is not None and bool(date.fromisoformat(named["day"]))
    except ValueError:
        return False


def free_name(place: Path, now: datetime) -> Path:
    """Return a path in a folder that no backup has yet, for one made by hand now."""
    stem = f"learnlog-{now.date().isoformat()}"
    names = (f"{stem}.zip", f"{stem}-{now:%H%M}.zip", *(f"{stem}-{now:%H%M}-{number}.zip" for number in range(2, 1000)))
    return next(path for name in names if not (path := place / name).exists())
