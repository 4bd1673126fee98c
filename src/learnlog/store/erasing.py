"""Deleting an entry for good: every file that holds its words, and every cache made of them.

What is removed is gone from learnlog's own files. That a disk may keep old blocks for a while is beyond any program;
SECURITY.md says what helps.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from learnlog.errors import EntryMissing, EntryUnreadable
from learnlog.store import format as form
from learnlog.store.files import Files
from learnlog.store.folders import Folders
from learnlog.store.index import Index
from learnlog.store.names import names_in


def erase(folders: Folders, files: Files, entry_id: str) -> None:
    """Remove all of an entry. What refers to it last goes first, so that a second try finds what a first one left.

    Raises:
        EntryMissing: there is nothing of it.
        SaveFailed: the disk refused; what is left still counts as the entry.
    """
    found = list(_files_of(folders, files, entry_id))
    if not found:
        raise EntryMissing(entry_id)
    with Index(folders.index, files) as index:
        index.erase(entry_id)
    files.remove(folders.home_picture)
    for path in found:
        files.remove(path)
    folder = folders.history / entry_id
    if folder.is_dir():
        files.remove_folder(folder)


def _files_of(folders: Folders, files: Files, entry_id: str) -> Iterator[Path]:
    for folder in (folders.history / entry_id, folders.drafts, folders.bin, folders.unreadable, *_years(folders)):
        for name in _all_names(folder):
            path = folder / name
            if folder.name == entry_id or entry_id in name or _says(files, path, entry_id):
                yield path


def _years(folders: Folders) -> list[Path]:
    return [folders.entries, *(folders.entries / name for name in names_in(folders.entries))]


def _all_names(folder: Path) -> list[str]:
    """Return the names of the files in a folder, half-written ones too."""
    try:
        with os.scandir(folder) as listed:
            return sorted(one.name for one in listed if not one.is_dir(follow_symlinks=False))
    except (FileNotFoundError, NotADirectoryError):
        return []


def _says(files: Files, path: Path, entry_id: str) -> bool:
    """Return whether a file without the id in its name has it inside: a sync program may have given it any name."""
    if "toml" not in path.name.casefold():
        return False
    try:
        return entry_id.encode() in files.read(path, form.LIMIT)
    except (FileNotFoundError, EntryUnreadable):
        return False
