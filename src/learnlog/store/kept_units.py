"""Units as they were read last, so that a start need not read and check them again.

A unit is some forty files of TOML and Markdown, and most of what it takes to read them is looking for faults. Where
nothing in its folder has changed since it was found to have none, neither is that work done nor what it needs loaded:
a tenth of a second and two megabytes at every start. The file is a cache; without it everything only takes longer.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from pydantic import ValidationError

import learnlog
from learnlog.content.unit import Unit
from learnlog.errors import EntryUnreadable, FileRefused, SaveFailed
from learnlog.store.files import Files

LIMIT = 20_000_000
"""Bytes. Unit 5 takes 150,000."""

STILL_WARM = 3_000_000_000
"""Nanoseconds since a unit was last changed, below which it is not kept: another change might leave the same stamp."""


class KeptUnits:
    """Units by their folders, in one file of the cache.

    Args:
        path: the file. It is read with the first unit asked for.
        files: the disk.
        clock: nanoseconds since 1970, as file systems count them.
    """

    def __init__(self, path: Path, files: Files | None = None, clock: Callable[[], int] = time.time_ns) -> None:
        self._path = path
        self._files = files or Files()
        self._clock = clock
        self._found: dict[str, tuple[str, bytes]] | None = None
        self._used: dict[str, tuple[str, bytes]] = {}

    def unit(self, folder: Path, read: Callable[[Path], Unit]) -> Unit:
        """Return the unit in a folder: as it was kept, or, where something in the folder has changed, as ``read`` says.

        Args:
            read: reads and checks the unit in a folder; what it raises is raised, and nothing is kept.
        """
        if self._found is None:
            self._found = self._load()
        place, (stamp, changed) = str(folder.absolute()), _stamp(folder)
        kept_stamp, kept = self._found.get(place, ("", b""))
        if stamp and stamp == kept_stamp and (unit := _unit(kept)) is not None:
            self._used[place] = (stamp, kept)
            return unit
        unit = read(folder)
        if stamp and self._clock() - changed > STILL_WARM and _stamp(folder)[0] == stamp:
            self._used[place] = (stamp, unit.model_dump_json(by_alias=True).encode())
        return unit

    def save(self) -> None:
        """Keep the units asked for, and no others, if they are not those kept before. Failing to is no loss."""
        if self._found is not None and self._used != self._found:
            lines = [line for place, (stamp, unit) in self._used.items() for line in (_head(place, stamp), unit)]
            rest = b"\n".join(lines)
            try:
                self._files.write_quickly(self._path, _seal(rest) + b"\n" + rest)
            except SaveFailed:
                return
        self._found, self._used = None, {}

    def _load(self) -> dict[str, tuple[str, bytes]]:
        try:
            seal, _, rest = self._files.read(self._path, LIMIT).partition(b"\n")
        except (FileNotFoundError, EntryUnreadable, FileRefused):
            return {}
        if seal != _seal(rest):
            return {}
        lines = rest.split(b"\n")
        try:
            heads = [json.loads(line) for line in lines[::2]]
            return {place: (stamp, unit) for (place, stamp), unit in zip(heads, lines[1::2], strict=True)}
        except (ValueError, TypeError):  # anybody can write a checksum
            return {}


def _head(place: str, stamp: str) -> bytes:
    return json.dumps([place, stamp]).encode()


def _unit(kept: bytes) -> Unit | None:
    try:
        return Unit.model_validate_json(kept)
    except ValidationError:
        return None


def _seal(rest: bytes) -> bytes:
    """Return the first line of the file: which learnlog made it, and a checksum of all that follows.

    Another learnlog may read the same files otherwise, and between two versions of it so may every change to its code.
    """
    code = (Path(learnlog.__file__).parent / "content").glob("*.py")
    newest = max((file.stat().st_mtime_ns for file in code), default=0)
    return f"{learnlog.__version__} {newest} {hashlib.sha256(rest).hexdigest()}".encode()


def _stamp(folder: Path) -> tuple[str, int]:
    """Return a text that changes when anything in a unit's folder does, and when anything in it was changed last.

    The text is empty where the folder cannot be looked through.
    """
    try:
        found = [(path, path.stat()) for path in _inside(folder)]
    except OSError:
        return "", 0
    traces = [f"{path}\0{one.st_mtime_ns} {one.st_ctime_ns} {one.st_size} {one.st_ino}" for path, one in found]
    text = "\n".join(traces).encode("utf-8", "surrogateescape")
    return hashlib.sha256(text).hexdigest(), max((one.st_mtime_ns for _, one in found), default=0)


def _inside(folder: Path) -> Iterator[Path]:
    """Yield a folder, everything in it, and everything in the folders in it: no unit goes deeper."""
    yield folder
    for name in sorted(os.listdir(folder)):  # noqa: PTH208 - names are what is needed
        path = folder / name
        yield path
        if path.is_dir():
            yield from (path / inner for inner in sorted(os.listdir(path)))  # noqa: PTH208
