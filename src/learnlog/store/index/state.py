"""What changes when a file is put into a folder of the log, or taken out of it. Cheap to look at, however many.

A file that is written over in place changes no folder. That shows when every file is looked at.
"""

from __future__ import annotations

import os
import re
import time
import zlib
from functools import lru_cache

from learnlog.store.folders import Folders

DRAFT = "draft"
"""Stands for the folder of an entry that is nothing but a draft so far."""

_CALM = 2_000_000_000
"""Nanoseconds after which a folder that has not changed is taken to be as it was listed."""

_DRAFT = r"(?P<id>[0-9a-hjkmnp-tv-z]{26})\.(?P<session>[0-9a-f]{8})\.toml\Z"


def folders_now(folders: Folders) -> str:
    """Return what changes when a file is put into the folders of entries, or taken out of them; never empty."""
    entries = folders.entries_text
    found = [_times(entries)]
    try:
        # What has just changed may change again without looking any other way: clocks of disks are coarse.
        calm = time.time_ns() - os.lstat(entries).st_ctime_ns > _CALM
        names = _names_known(entries, found[0]) if calm else _names_in(entries)
        found += [f"{name} {_times(os.path.join(entries, name))}" for name in names]  # noqa: PTH118
    except OSError:
        found.append("shut")
    return "\n".join(found)


def _names_in(folder: str) -> tuple[str, ...]:
    return tuple(sorted(os.listdir(folder)))  # noqa: PTH208


@lru_cache(maxsize=8)
def _names_known(folder: str, times: str) -> tuple[str, ...]:
    """Return what is in a folder that looks so; it is listed again when it looks another way. Raises OSError."""
    return _names_in(folder)


def drafts_in(folder: str | os.PathLike[str]) -> dict[str, list[tuple[str, str, str]]]:
    """Return the drafts there are, by the ids of their entries: of each the session, its file's name and its stamp.

    Raises OSError where the folder cannot be read.
    """
    found: dict[str, list[tuple[str, str, str]]] = {}
    try:
        listed = os.scandir(folder)
    except FileNotFoundError:
        return {}
    with listed:
        for file in listed:
            named = re.match(_DRAFT, file.name)
            if named:
                try:
                    known = file.stat(follow_symlinks=False)
                except OSError:
                    continue
                stamp = f"{known.st_size}.{known.st_mtime_ns}.{known.st_ino}"
                found.setdefault(named["id"], []).append((named["session"], file.name, stamp))
    return {entry_id: sorted(found[entry_id]) for entry_id in sorted(found)}


def drafts_state(drafts: dict[str, list[tuple[str, str, str]]]) -> str:
    """Return what changes when a draft does. It says nothing of which drafts there are."""
    return f"{zlib.crc32(repr(drafts).encode()):x}.{len(drafts)}"


def _times(path: str) -> str:
    try:
        known = os.lstat(path)
    except OSError:
        return "-"
    return f"{known.st_mtime_ns}.{known.st_ctime_ns}.{known.st_ino}"
