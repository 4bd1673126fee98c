"""Deleting an entry for good: every file that holds its words, every cache made of them, and every backup.

What is removed is gone from learnlog's own files. That a disk may keep old blocks for a while is beyond any program;
SECURITY.md says what helps.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from learnlog.errors import EntryMissing, EntryUnreadable
from learnlog.store import format as form
from learnlog.store.belonging import belongs_to, ids_named
from learnlog.store.files import Files
from learnlog.store.folders import Folders
from learnlog.store.hand_ins import HandInFiles
from learnlog.store.index import Index
from learnlog.store.records import Records

if TYPE_CHECKING:  # what writes archives is loaded where one is to be written
    from learnlog.store.backups import Backups, Uncleaned
    from learnlog.store.protocol import JournalStore


def delete_for_good(store: JournalStore, backups: Backups, entry_id: str) -> tuple[Uncleaned, ...]:
    """Remove an entry from the log, from everything made of it, and from every backup within reach.

    Nothing brings it back. Done again, it also removes what was out of reach the first time, such as a backup on a
    stick that was not plugged in.

    Returns:
        The backups it could not be removed from, and why.

    Raises:
        EntryMissing: there is nothing of it, not in the log nor in any backup that can be read.
        EntryOpenElsewhere: somebody is writing in it, or a follow-up to it; nothing was removed.
        SaveFailed: the disk refused; what is left still counts as the entry.
    """
    with contextlib.ExitStack() as held:
        for hold in (store.hold, store.unsent.hold):
            held.callback(hold(entry_id).release)
        in_backups = backups.holding(entry_id)
        try:
            store.erase(entry_id)
        except EntryMissing:
            if not in_backups:
                raise
        return backups.forget(entry_id)


def erase(folders: Folders, files: Files, index: Index, records: Records, entry_id: str) -> None:
    """Remove all of an entry but from backups.

    What refers to it goes first and its words go last, so that a second try finds what a first one left.

    Raises:
        EntryMissing: there is nothing of it.
        SaveFailed: the disk refused; what is left still counts as the entry.
    """
    found = files_of(folders, files, entry_id)
    if not found:
        raise EntryMissing(entry_id)
    with index:
        index.erase(entry_id)
    files.remove(folders.home_picture)
    records.forget(entry_id)
    HandInFiles(folders.hand_ins, files).forget(entry_id)
    for path in found:
        files.remove(path)
    folder = folders.history / entry_id
    if folder.is_dir():
        files.remove_folder(folder)


def files_of(folders: Folders, files: Files, entry_id: str) -> list[Path]:
    """Return every file of the log that holds words of an entry: saved, earlier, being typed, deleted, half-written."""
    earlier = folders.history / entry_id
    found = [*_files_in(earlier)]
    for place in (folders.drafts, folders.bin, folders.unreadable, folders.entries):
        found += [path for path in _files_in(place) if belongs_to(path.name, _bytes(files, path), entry_id)]
    return found


def ids_in(folders: Folders) -> set[str]:
    """Return the ids in the names of everything in the log: saved, earlier, being typed and deleted."""
    places = (folders.history, folders.drafts, folders.bin, folders.unreadable, folders.entries)
    return {
        found for place in places for path in _files_in(place) for found in ids_named(f"{path.parent.name}/{path.name}")
    }


def _files_in(folder: Path) -> Iterator[Path]:
    """Give the files in a folder and in those inside it, half-written ones too. Links are not followed."""
    for inside, folders, names in os.walk(folder):
        folders.sort()
        yield from (Path(inside) / name for name in sorted(names))


def _bytes(files: Files, path: Path) -> bytes:
    """Return what is in a file, nothing where it is gone or cannot be read."""
    try:
        return files.read(path, form.LIMIT)
    except (FileNotFoundError, EntryUnreadable):
        return b""
