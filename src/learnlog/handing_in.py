"""What is handed in: which entries are meant, the document made of them, what its file is called.

The one way from a log to a document, for the command line and for the screens.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from learnlog.commenting import beside, comment_file
from learnlog.content.unit import Unit
from learnlog.errors import EntryMissing, EntryUnreadable, LearnlogError, SaveFailed
from learnlog.export.building import Author, of_entries, of_unit
from learnlog.export.document import Document
from learnlog.export.formats import Format
from learnlog.export.names import Sought, replaced
from learnlog.handed_in import Since
from learnlog.journal.entry import Entry
from learnlog.search.query import NOTHING_ASKED
from learnlog.store.files import Files
from learnlog.store.protocol import Progress
from learnlog.workspace import Workspace


@dataclass(frozen=True)
class HandIn:
    """A document, what to call it, and what could not be put into it.

    Attributes:
        name: how its files begin; never a title, nor anything else that somebody wrote.
        entries: those that are in it, as they are in it.
        unreadable: entries that belong into it and cannot be read.
        unit: the id of the unit, where it is the whole of one.
        since: what has changed since it was handed in last, where somebody wants to know and it was.
    """

    document: Document
    name: str
    entries: tuple[Entry, ...] = ()
    unreadable: tuple[EntryUnreadable, ...] = ()
    unit: str = ""
    since: Since | None = None

    def file_name(self, written_as: Format, today: date) -> str:
        """Return the name to propose for its file in a format."""
        return f"learnlog-{self.name}-{today.isoformat()}{written_as.suffix}"


def unit_to_hand_in(workspace: Workspace, unit: Unit, progress: Progress | None = None) -> HandIn:
    """Return a whole unit, with every task, begun or not. Raises SaveFailed where the log cannot be listed."""
    view = workspace.current_view()
    every = view.find(NOTHING_ASKED, workspace.today)
    entries, unreadable = _read(workspace, [one.id for one in every if one.unit == unit.id], progress)
    document = of_unit(unit, entries, workspace.bookmarks.read_screens(unit.id), _author(workspace))
    return HandIn(document, unit.id, tuple(entries), (*view.unreadable, *unreadable), unit.id)


def task_to_hand_in(workspace: Workspace, unit: Unit, task_id: str) -> HandIn:
    """Return every entry of one task, the one that happened first at the beginning.

    Raises:
        LearnlogError: there is none yet.
    """
    view = workspace.current_view()
    entries, unreadable = _read(workspace, list(view.of_task(unit.id, task_id).ids()))
    if not entries and not unreadable:
        raise LearnlogError(f"Nothing is written yet for “{unit.task(task_id).name}”.", "", "")
    return HandIn(_of(workspace, entries), task_id, tuple(entries), (*view.unreadable, *unreadable))


def entries_to_hand_in(
    workspace: Workspace, ids: list[str], progress: Progress | None = None, *, in_time: bool = False
) -> HandIn:
    """Return the entries with these ids. Raises EntryMissing and EntryUnreadable.

    Args:
        in_time: whether the one that happened first stands first, and not in the order of the ids.
    """
    entries = [workspace.read_entry(one) for one in counted(ids, progress)]
    if in_time:
        entries.sort(key=lambda one: (one.happened_on, one.id))
    name = entries[0].task if len(entries) == 1 else f"{len(entries)}-entries"
    return HandIn(_of(workspace, entries), name, tuple(entries))


def log_to_hand_in(workspace: Workspace) -> HandIn:
    """Return every entry there is, the one that happened first at the beginning."""
    view = workspace.current_view()
    entries, unreadable = _read(workspace, list(view.find(NOTHING_ASKED, workspace.today).ids()))
    return HandIn(_of(workspace, entries), "log", tuple(entries), (*view.unreadable, *unreadable))


def usual_folder(workspace: Workspace) -> str:
    """Return where documents go: the folder named last, else the system's own for documents, else the home folder."""
    if workspace.settings.now.hand_in_folder:
        return workspace.settings.now.hand_in_folder
    from platformdirs import user_documents_path

    with contextlib.suppress(OSError, RuntimeError, KeyError):
        documents = user_documents_path()
        return str(documents if documents.is_dir() else Path.home())
    return ""


def folder_of(named: str) -> Path:
    """Return the folder that is named, with ~ for one's own; it need not be there."""
    try:
        return Path(named).expanduser()
    except (RuntimeError, ValueError):  # “~somebody” who does not exist, or cannot
        return Path(named)


def is_folder(path: Path) -> bool:
    """Return whether there is such a folder; what cannot be the name of one is none."""
    with contextlib.suppress(OSError, ValueError):
        return path.is_dir()
    return False


def folder_named(text: str) -> Path:
    """Return the folder that somebody named, with ~ for their own. Raises LearnlogError where there is none."""
    place = folder_of(text)
    if is_folder(place):
        return place
    raise LearnlogError(f"There is no folder {place}.", "Nothing was written.", "Name another, or make it first.")


def keep_folder(workspace: Workspace, folder: str) -> None:
    """Begin with this folder the next time. Failing to is no loss."""
    if folder and folder != workspace.settings.now.hand_in_folder:
        with contextlib.suppress(LearnlogError):
            workspace.settings.change(workspace.settings.now.model_copy(update={"hand_in_folder": folder}))


def sought(workspace: Workspace) -> Sought:
    """Return what to look for in a document before it is handed in: the trainee's list of names, and the setting."""
    return Sought(workspace.settings.now.names, workspace.settings.now.profile.setting, workspace.today)


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


def write(
    found: HandIn,
    written_as: Format,
    path: Path,
    by: Mapping[str, str],
    *,
    over: bool = False,
    for_comment: bool = False,
) -> tuple[str, ...]:
    """Write a document into its file, and return what the format has to tell of it, in sentences.

    Args:
        by: what is replaced in it, and with what.
        over: whether files that are there may be replaced.
        for_comment: whether a file for comments is to go with it: none that is there is replaced unasked either.

    Raises:
        FileExistsError: the file, or the one for comments, is there and may not be replaced; it names which.
        LearnlogError: the format cannot be written here, or the disk refused.
    """
    made = written_as.write(replaced(found.document, by))
    if for_comment and not over and beside(path).exists():
        raise FileExistsError(str(beside(path)))
    put(made.data, path, over=over)
    return made.told


def _of(workspace: Workspace, entries: list[Entry]) -> Document:
    return of_entries(
        [(one, workspace.catalog.unit(one.unit) if one.unit else None) for one in entries], _author(workspace)
    )


def _author(workspace: Workspace) -> Author:
    areas = {one.id: one.name for one in workspace.catalog.areas}
    return Author(workspace.settings.now.profile, areas.get(workspace.settings.now.profile.area, ""), workspace.today)


@dataclass(frozen=True)
class Finished:
    """What was done besides, once a document was written.

    Attributes:
        comments: the file for comments beside it; None where there is none.
        troubles: what could not be done, in sentences.
    """

    comments: Path | None = None
    troubles: tuple[str, ...] = ()


def finish(
    workspace: Workspace,
    found: HandIn,
    written_as: Format,
    path: Path,
    by: Mapping[str, str],
    *,
    for_comment: bool = False,
    files: Files | None = None,
) -> Finished:
    """Do what goes with a document that was handed in: keep that it was, and put a file for comments beside it.

    What is kept are the entries' own words, also where names were replaced in the document. Where something cannot be
    done the document stays, and it is said.

    Args:
        path: the file of the document.
        by: what was replaced in it, and with what.
        for_comment: whether there is to be a file for comments. One that is there is replaced.
    """
    troubles: list[str] = []
    comments = beside(path) if for_comment else None
    if comments is not None:
        try:
            put(comment_file(found.entries, by), comments, over=True, files=files)
        except SaveFailed as error:
            comments = None
            troubles.append(f"Its file for comments could not be written: {error.cause}.")
    try:
        workspace.keep_hand_in(
            found.entries, what=found.name, unit=found.unit, written_as=written_as.name, file=path.name
        )
    except SaveFailed as error:
        troubles.append(f"That it was handed in could not be kept: {error.cause}.")
    return Finished(comments, tuple(troubles))


def counted(ids: Sequence[str], progress: Progress | None) -> Iterator[str]:
    """Give ids one by one, and say how far that has come."""
    for number, one in enumerate(ids):
        if progress:
            progress(number, len(ids))
        yield one


def _read(
    workspace: Workspace, ids: list[str], progress: Progress | None = None
) -> tuple[list[Entry], list[EntryUnreadable]]:
    entries: list[Entry] = []
    unreadable: list[EntryUnreadable] = []
    for one in counted(ids, progress):
        try:
            entries.append(workspace.read_entry(one))
        except EntryUnreadable as error:
            unreadable.append(error)
        except EntryMissing:  # moved to the bin by another window, just now
            continue
    return sorted(entries, key=lambda one: (one.happened_on, one.id)), unreadable
