"""When a file is still the one that was read."""

from __future__ import annotations

import os


def stamp_of(file: os.DirEntry[str] | str | os.PathLike[str]) -> str:
    """Return what changes when a file does; empty where it is gone."""
    try:
        known = file.stat(follow_symlinks=False) if isinstance(file, os.DirEntry) else os.lstat(file)
    except OSError:
        return ""
    # The number of the file and its change time, too: a sync program can set the other two back to what they were.
    return f"{known.st_size}.{known.st_mtime_ns}.{known.st_ctime_ns}.{known.st_ino}"
