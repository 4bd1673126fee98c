"""What a save that was cut short leaves behind: temporary files, and how they are put in order at the next start.

The words in such a file are in the draft or the history as well, as far as learnlog can tell. Where it cannot tell, the
file is kept as a copy that the trainee sees.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

from learnlog.errors import EntryUnreadable
from learnlog.journal.entry import Entry
from learnlog.store import format as form
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
    found = [one for one in _temporaries(folders) if _among_entries(one[0], folders) or _old(one[0])]
    if not found:
        return
    history = History(folders.history, files)
    with writing(folders.locks / "log.lock", files):
        for path, name in found:
            if _among_entries(path, folders) and _worth_keeping(path, name, files, history):
                files.move(path, free_copy(path.with_name(name)))
            else:
                files.remove(path)


def _temporaries(folders: Folders) -> Iterator[tuple[Path, str]]:
    """Yield every temporary file with the name it was made for."""
    for folder, pattern in (
        (folders.entries, "*/.*"),
        (folders.history, "*/.*"),
        (folders.drafts, ".*"),
        (folders.home, ".*"),
        (folders.cache, ".*"),
    ):
        for path in folder.glob(pattern + TEMPORARY):
            if (match := _TEMPORARY.fullmatch(path.name)) and not path.is_dir():
                yield path, match["name"]


def _among_entries(path: Path, folders: Folders) -> bool:
    return path.parent.parent == folders.entries


def _old(path: Path) -> bool:
    try:
        return time.time() - path.lstat().st_mtime > _A_DAY
    except OSError:
        return False


def _worth_keeping(path: Path, name: str, files: Files, history: History) -> bool:
    """Return whether a file among the entries says something that neither the entry nor its history says."""
    entry = _whole(path, files)
    named = NAME.match(name)
    if entry is None or named is None:
        return False  # cut short while it was written: the words are still in the draft
    known = [path.with_name(name), *(history.path(named["id"], one) for one in history.versions(named["id"]))]
    return all(_whole(one, files) != entry for one in known)


def _whole(path: Path, files: Files) -> Entry | None:
    try:
        return form.parse_entry(files.read(path, form.LIMIT), str(path))[0]
    except (FileNotFoundError, EntryUnreadable):
        return None
