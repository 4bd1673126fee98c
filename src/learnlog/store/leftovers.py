"""What a save that was cut short leaves behind: temporary files, and how they are put in order at the next start.

The words in such a file are in the draft or the history as well, as far as learnlog can tell. Where it cannot tell, the
file is kept as a copy that the trainee sees.
"""

from __future__ import annotations

import contextlib
import os
import re
import time
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from learnlog.errors import EntryUnreadable
from learnlog.journal.entry import Entry
from learnlog.store import format as form
from learnlog.store.binned import free_place
from learnlog.store.files import TEMPORARY, Files
from learnlog.store.folders import Folders
from learnlog.store.history import History
from learnlog.store.locks import writing
from learnlog.store.names import NAME, free_copy

_TEMPORARY = re.compile(rf"\.(?P<name>.+)\.[0-9a-f]{{8}}{re.escape(TEMPORARY)}\Z")

_A_DAY = 24 * 60 * 60
"""In seconds."""


def tidy(folders: Folders, files: Files) -> None:
    """Remove temporary files whose words stand elsewhere, and keep the others as copies beside their entries.

    Nobody is saving meanwhile: the lock of the log is held. What is written without that lock, such as a draft, is left
    alone for a day. Raises SaveFailed.
    """
    found: list[tuple[Path, str]] = []
    twice: list[Path] = []
    for file in _below(folders.entries):
        if name := _made_for(file):
            found.append((Path(file.path), name))
        elif _has_another_name(file) and NAME.match(file.name):
            twice.append(Path(file.path))
    beside = map(_inside, (folders.drafts, folders.hand_ins, folders.home, folders.cache))
    for file in chain(_below(folders.history), *beside):
        if (name := _made_for(file)) and _old(path := Path(file.path)):
            found.append((path, name))
    if not found and not twice:
        return
    history = History(folders.history, files)
    with writing(folders.locks / "log.lock", files):
        for path, name in found:
            if not _among_entries(path, folders):
                files.remove(path)
            else:
                _sort_out(path, path.with_name(name), folders, files, history)
        for path in twice:
            _part(path, files, history)


def _made_for(file: os.DirEntry[str]) -> str:
    """Return the name that a temporary file was made for; nothing where it is none."""
    # Most are none: a pattern would take longer to find that out than to list them.
    match = _TEMPORARY.fullmatch(file.name) if file.name.endswith(TEMPORARY) else None
    return match["name"] if match and not file.is_dir() else ""


def _below(folder: Path) -> Iterator[os.DirEntry[str]]:
    """Yield what is in the folders of a folder, one at a time: there are a hundred thousand in a log."""
    return chain.from_iterable(_inside(one.path) for one in _inside(folder))


def _inside(folder: str | Path) -> Iterator[os.DirEntry[str]]:
    """Yield what is in a folder; nothing where it is none, is gone or is closed to us."""
    with contextlib.suppress(OSError), os.scandir(folder) as listed:
        yield from listed


def _has_another_name(file: os.DirEntry[str]) -> bool:
    try:
        # Asked of the file itself: on Windows its folder does not know.
        return os.lstat(file.path).st_nlink > 1
    except OSError:
        return False


def _among_entries(path: Path, folders: Folders) -> bool:
    return path.parent.parent == folders.entries


def _old(path: Path) -> bool:
    try:
        return time.time() - path.lstat().st_mtime > _A_DAY
    except OSError:
        return False


def _sort_out(path: Path, entry: Path, folders: Folders, files: Files, history: History) -> None:
    """Keep what a temporary file beside an entry says, unless the entry or its history says it, or it says nothing."""
    try:
        raw = files.read(path, form.LIMIT)
    except (FileNotFoundError, EntryUnreadable):
        return
    named, said = NAME.match(entry.name), _whole(path, files)
    if said is not None:
        versions = history.versions(named["id"]) if named else ()
        known = [entry, *(history.path(said.id, one) for one in versions)]
        if all(_whole(one, files) != said for one in known):
            files.move(path, free_copy(entry))
            return
    elif raw.strip(b"\0 \t\r\n"):
        # Perhaps only cut short while it was written, perhaps somebody's half-mended file that was swapped out.
        files.move(path, free_place(folders.unreadable, entry.stem))
        return
    files.remove(path)


def _part(path: Path, files: Files, history: History) -> None:
    """Make two files of an entry and a version of it that are one: a program that writes in one would change both."""
    entry_id = path.stem[-26:]
    for version in history.versions(entry_id):
        kept = history.path(entry_id, version)
        with contextlib.suppress(OSError, EntryUnreadable):
            if kept.samefile(path):
                files.write_durably(kept, files.read(path, form.LIMIT))


def _whole(path: Path, files: Files) -> Entry | None:
    try:
        return form.parse_entry(files.read(path, form.LIMIT), str(path))[0]
    except (FileNotFoundError, EntryUnreadable):
        return None
