"""Bringing back what a backup holds: first a plan that changes nothing, then the act.

What is in the log and can be read stays. Nothing is overwritten unless its bytes are kept elsewhere first: an earlier
version goes to the history, a file that cannot be read to the folder for such files.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from learnlog.errors import (
    ArchiveRefused,
    EntryChanged,
    EntryOpenElsewhere,
    EntryUnreadable,
    LearnlogError,
    SaveFailed,
    SaveUnproven,
)
from learnlog.store import format as form
from learnlog.store.archive import opened
from learnlog.store.binned import free_place
from learnlog.store.collecting import LEFT_OUT
from learnlog.store.comparing import Comparer, Fate, Item, Kind
from learnlog.store.files import Files
from learnlog.store.folders import Folders
from learnlog.store.history import History
from learnlog.store.locks import hold, writing
from learnlog.store.names import free_copy


class Plan(NamedTuple):
    """What restoring a backup would do.

    Attributes:
        items: every file of the backup that belongs to a log, in its order.
        left_out: the note of what was not put into the backup when it was made; mostly nothing.
    """

    backup: Path
    items: tuple[Item, ...]
    left_out: str = ""

    def of(self, *fates: Fate) -> tuple[Item, ...]:
        """Return the files that have one of these fates."""
        return tuple(one for one in self.items if one.fate in fates)

    def changes(self, *, older: bool = False) -> tuple[Item, ...]:
        """Return the files that restoring would put in place."""
        return tuple(one for one in self.items if one.comes_back or (older and one.can_go_back))


class Kept(NamedTuple):
    """A file that was not put in place after all, and why, without a full stop."""

    item: Item
    cause: str


class Restored(NamedTuple):
    """What was put in place, and what was not."""

    done: tuple[Item, ...]
    kept: tuple[Kept, ...]


def plan_restore(backup: Path, folders: Folders, files: Files | None = None) -> Plan:
    """Compare a backup with the log and say what restoring it would do. Changes nothing.

    Raises:
        FileNotFoundError: there is no such file.
        ArchiveRefused: it is damaged, dangerous, or no backup of a log.
        EntryUnreadable: a folder of the log cannot be looked into.
    """
    comparer = Comparer(folders, files or Files())
    with opened(backup) as archive:
        found = (comparer.item(name, archive.read(name)) for name in archive.names)
        items = tuple(item for item in found if item is not None)
        left_out = archive.read(LEFT_OUT).decode(errors="replace") if LEFT_OUT in archive.names else ""
    if not items:
        raise ArchiveRefused(str(backup), "it is no backup of a learning log")
    return Plan(backup, items, left_out)


def restore(plan: Plan, folders: Folders, files: Files | None = None, *, older: bool = False) -> Restored:
    """Do what a plan says. What has changed since it was made is left alone and named.

    Args:
        older: put the backup's version in place of entries that differ, too; today's goes to the history first.

    Raises:
        FileNotFoundError: the backup is gone.
        ArchiveRefused: it can no longer be read; what was put in place before that stays.
    """
    act = _Act(folders, files or Files())
    done: list[Item] = []
    kept: list[Kept] = []
    changes = plan.changes(older=older)
    with opened(plan.backup) as archive:
        for item in changes:
            act.look_at(item, archive.read(item.name) if item.name in archive.names else b"")
        for item in changes:
            try:
                act.put(item, archive.read(item.name) if item.name in archive.names else b"")
            except LearnlogError as error:
                kept.append(Kept(item, cause_of(error)))
                if not isinstance(error, SaveUnproven):
                    continue
            done.append(item)
    return Restored(tuple(done), tuple(kept))


class _Act:
    """Puts files in place, one at a time, each under the locks that a save takes."""

    def __init__(self, folders: Folders, files: Files) -> None:
        self._folders = folders
        self._files = files
        self._comparer = Comparer(folders, files)
        self._history = History(folders.history, files)

    def look_at(self, item: Item, raw: bytes) -> None:
        """Learn what the log has, before the first file comes back: a draft goes with the entry that was missing."""
        self._comparer.item(item.name, raw)

    def put(self, item: Item, raw: bytes) -> None:
        """Put one file in place. Raises EntryOpenElsewhere, EntryChanged or SaveFailed."""
        lock = hold(self._folders.locks / f"{item.entry_id}.lock", self._files) if item.entry_id else None
        try:
            with writing(self._folders.locks / "log.lock", self._files):
                if self._comparer.item(item.name, raw) != item:
                    raise EntryChanged
                self._put(item, raw)
        finally:
            if lock is not None:
                lock.release()

    def _put(self, item: Item, raw: bytes) -> None:
        if item.fate is Fate.DIFFERENT and item.present is not None:
            self._go_back(item, item.present, raw)
            return
        if item.fate is Fate.UNREADABLE and item.present is not None:
            self._files.move(item.present, free_place(self._folders.unreadable, item.present.stem))
        self._files.write_durably(item.target, raw, new=True)
        if item.kind is Kind.HAND_IN:
            self._files.permit(item.target, write=False)

    def _go_back(self, item: Item, present: Path, raw: bytes) -> None:
        now = self._files.read(present, form.LIMIT)

        def expected(path: Path) -> bool:
            return self._files.read(path, form.LIMIT) == now

        with self._history.keeping(item.entry_id, now, present):
            self._files.write_over(present, raw, expected, lambda: free_copy(present))


def cause_of(error: LearnlogError) -> str:
    """Return why a file was not put in place, without a full stop."""
    match error:
        case SaveUnproven():
            return f"it is in place, but the disk did not confirm it ({error.cause})"
        case SaveFailed() | EntryUnreadable() | ArchiveRefused():
            return error.cause
        case EntryOpenElsewhere():
            return "it is open in another learnlog window; close it there first"
        case EntryChanged():
            return "it has changed since it was compared"
        case _:
            return error.happened.rstrip(".")
