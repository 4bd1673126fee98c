"""What is handed in: which entries are meant, the document made of them, what its file is called.

The one way from a log to a document, for the command line and for the screens.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from learnlog.content.unit import Unit
from learnlog.errors import EntryMissing, EntryUnreadable, LearnlogError
from learnlog.export.building import Author, of_entries, of_unit
from learnlog.export.document import Document
from learnlog.export.formats import Format
from learnlog.export.names import Sought
from learnlog.journal.entry import Entry
from learnlog.store.files import Files
from learnlog.workspace import Workspace


@dataclass(frozen=True)
class HandIn:
    """A document, what to call it, and what could not be put into it.

    Attributes:
        name: how its files begin; never a title, nor anything else that somebody wrote.
        entries: how many entries are in it.
        unreadable: entries that belong into it and cannot be read.
    """

    document: Document
    name: str
    entries: int
    unreadable: tuple[EntryUnreadable, ...] = ()

    def file_name(self, written_as: Format, today: date) -> str:
        """Return the name to propose for its file in a format."""
        return f"learnlog-{self.name}-{today.isoformat()}{written_as.suffix}"


def unit_to_hand_in(workspace: Workspace, unit: Unit) -> HandIn:
    """Return a whole unit, with every task, begun or not. Raises SaveFailed where the log cannot be listed."""
    listing = workspace.listing(searchable=False)
    entries, unreadable = _read(workspace, [one.id for one in listing.entries if one.unit == unit.id])
    document = of_unit(unit, entries, workspace.read_screens(unit.id), _author(workspace))
    return HandIn(document, unit.id, len(entries), (*listing.unreadable, *unreadable))


def task_to_hand_in(workspace: Workspace, unit: Unit, task_id: str) -> HandIn:
    """Return every entry of one task, the one that happened first at the beginning.

    Raises:
        LearnlogError: there is none yet.
    """
    listing = workspace.listing(searchable=False)
    entries, unreadable = _read(workspace, [one.id for one in workspace.entries_of(listing, unit.id, task_id)])
    if not entries and not unreadable:
        raise LearnlogError(f"Nothing is written yet for “{unit.task(task_id).name}”.", "", "")
    return HandIn(_of(workspace, entries), task_id, len(entries), (*listing.unreadable, *unreadable))


def entries_to_hand_in(workspace: Workspace, ids: list[str]) -> HandIn:
    """Return the entries with these ids, in that order. Raises EntryMissing and EntryUnreadable."""
    entries = [workspace.read_entry(one) for one in ids]
    name = entries[0].task if len(entries) == 1 else f"{len(entries)}-entries"
    return HandIn(_of(workspace, entries), name, len(entries))


def log_to_hand_in(workspace: Workspace) -> HandIn:
    """Return every entry there is, the one that happened first at the beginning."""
    listing = workspace.listing(searchable=False)
    entries, unreadable = _read(workspace, [one.id for one in listing.entries])
    return HandIn(_of(workspace, entries), "log", len(entries), (*listing.unreadable, *unreadable))


def usual_folder(workspace: Workspace) -> str:
    """Return where documents go: the folder named last, else the system's own for documents, else the home folder."""
    if workspace.settings.hand_in_folder:
        return workspace.settings.hand_in_folder
    from platformdirs import user_documents_path

    with contextlib.suppress(OSError, RuntimeError, KeyError):
        documents = user_documents_path()
        return str(documents if documents.is_dir() else Path.home())
    return ""


def sought(workspace: Workspace) -> Sought:
    """Return what to look for in a document before it is handed in: the trainee's list of names, and the setting."""
    return Sought(workspace.settings.names, workspace.profile.setting, workspace.today)


def put(data: bytes, path: Path, *, over: bool = False, files: Files | None = None) -> None:
    """Put what was written into a file, whole or not at all.

    Args:
        over: whether a file that is there may be replaced.

    Raises:
        FileExistsError: there is one, and it may not.
        SaveFailed: the disk refused; nothing half-written is left.
    """
    if not over and path.exists():
        raise FileExistsError(str(path))
    (files or Files()).write_durably(path, data, new=not over)


def _of(workspace: Workspace, entries: list[Entry]) -> Document:
    return of_entries([(one, workspace.unit(one.unit) if one.unit else None) for one in entries], _author(workspace))


def _author(workspace: Workspace) -> Author:
    areas = {one.id: one.name for one in workspace.areas}
    return Author(workspace.profile, areas.get(workspace.profile.area, ""), workspace.today)


def _read(workspace: Workspace, ids: list[str]) -> tuple[list[Entry], list[EntryUnreadable]]:
    entries: list[Entry] = []
    unreadable: list[EntryUnreadable] = []
    for one in ids:
        try:
            entries.append(workspace.read_entry(one))
        except EntryUnreadable as error:
            unreadable.append(error)
        except EntryMissing:  # moved to the bin by another window, just now
            continue
    return sorted(entries, key=lambda one: (one.happened_on, one.id)), unreadable
