"""The last picture of Home, kept so that the next start can show it at once, and a way to tell whether it is true.

The first frame of the app comes from here: this module imports no model and reads no entry.
"""

from __future__ import annotations

import contextlib
import zlib
from collections.abc import Iterable
from pathlib import Path

from learnlog.errors import EntryUnreadable, SaveFailed
from learnlog.store.files import Files
from learnlog.store.folders import Folders

_LIMIT = 1_000_000


def stamp(folders: Folders, extra: Iterable[Path] = ()) -> str:
    """Return a short text that changes when the log does: when entries, drafts, hand-ins or the bin gain, lose or
    replace a file, or settings, place or read screens are saved.

    An editor that changes a file in place leaves no trace in its folder, so a picture with an equal stamp may still
    be a little old; it is good for a first look, until the log itself has been listed.

    Args:
        extra: further files or folders that matter, such as those of the units.
    """
    years: list[Path] = []
    with contextlib.suppress(OSError):
        years = sorted(folders.entries.iterdir())
    watched = (
        *(folders.entries, *years, folders.drafts, folders.bin, folders.units, folders.hand_ins),
        *(folders.settings, folders.place, folders.read, folders.coming_back),
        *extra,
    )
    return " ".join(_trace(path) for path in watched)


def load(folders: Folders, files: Files | None = None) -> str | None:
    """Return the text kept last, or None where there is none, it cannot be read, or is not as it was kept."""
    try:
        kept, _, text = (files or Files()).read(folders.home_picture, _LIMIT).partition(b"\n")
        return text.decode() if kept == _sum(text) else None
    except (OSError, EntryUnreadable, UnicodeDecodeError):
        return None


def save(folders: Folders, text: str, files: Files | None = None) -> bool:
    """Keep a text for the next start. Returns whether it was kept; a cache that cannot be written is no error."""
    try:
        raw = text.encode(errors="replace")
        (files or Files()).write_quickly(folders.home_picture, _sum(raw) + b"\n" + raw)
    except SaveFailed:
        return False
    return True


def _sum(raw: bytes) -> bytes:
    return b"%08x" % zlib.crc32(raw)


def _trace(path: Path) -> str:
    try:
        found = path.stat()
    except OSError:
        return f"{path.name}:-"
    return f"{path.name}:{found.st_mtime_ns:x}.{found.st_size:x}"
