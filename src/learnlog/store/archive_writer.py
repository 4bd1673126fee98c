"""Zip archives of a log, written whole or not at all, and never in a way that would not be read again."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import zipfile
import zlib
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from learnlog.errors import SaveUnproven
from learnlog.store.archive import EARLIEST, RATIO, SMALL, opened
from learnlog.store.causes import plain_cause, saving
from learnlog.store.disk import FILE_MODE, open_new
from learnlog.store.files import TEMPORARY, Files


class Put(NamedTuple):
    """A file for an archive: its name there, with forward slashes, and what it holds."""

    name: str
    data: bytes


def write_archive(path: Path, contents: Iterable[Put], now: datetime, files: Files, *, new: bool = True) -> None:
    """Write an archive so that it is there whole, proven readable and on the disk, or not at all.

    One file at a time is held in memory.

    Args:
        contents: in the order they are to have.
        now: the date given to every file in it.
        new: refuse to take the place of a file that is there.

    Raises:
        SaveFailed: the disk refused; there is nothing new at ``path``.
        SaveUnproven: it is in place, but the disk did not confirm that it would outlast a power cut.
        ArchiveRefused: it would not be read again, so it was not put in place.
    """
    temporary = path.with_name(f".{path.name}.{os.urandom(4).hex()}{TEMPORARY}")
    with saving():
        handle = open_new(temporary, os.O_RDWR)
        try:
            try:
                _fill(_Sink(handle, files), contents, now)
                files.sync(handle)
            finally:
                os.close(handle)
            with opened(temporary):
                pass
            if new and os.path.lexists(path):
                raise FileExistsError(errno.EEXIST, "exists", str(path))
            files.rename(temporary, path)
        except BaseException:
            with contextlib.suppress(OSError):
                temporary.unlink()
            raise
    try:
        files.sync_folder(path.parent)
    except OSError as error:
        raise SaveUnproven(plain_cause(error)) from error


class _Sink:
    """A new file as the zip library wants it, written by way of the disk that tests can make fail."""

    def __init__(self, handle: int, files: Files) -> None:
        self._handle = handle
        self._files = files

    def write(self, data: bytes, /) -> int:
        rest = memoryview(data)
        while rest:
            rest = rest[self._files.write(self._handle, rest) :]
        return len(data)

    def tell(self) -> int:
        return os.lseek(self._handle, 0, os.SEEK_CUR)

    def seek(self, place: int, whence: int = os.SEEK_SET) -> int:
        return os.lseek(self._handle, place, whence)

    def flush(self) -> None:
        """Nothing is held back."""

    def close(self) -> None:
        """Whoever opened the file closes it."""


def _fill(sink: _Sink, contents: Iterable[Put], now: datetime) -> None:
    # The format knows the years from 1980 to 2107; a clock that is further off must not stop a backup.
    moment = now if 1980 <= now.year <= 2107 else EARLIEST
    with zipfile.ZipFile(sink, "w", allowZip64=False) as archive:
        for name, data in contents:
            info = zipfile.ZipInfo(name, moment.timetuple()[:6])
            info.create_system = 3
            info.external_attr = (stat.S_IFREG | FILE_MODE) << 16
            info.compress_type = zipfile.ZIP_STORED if _packs_too_well(data) else zipfile.ZIP_DEFLATED
            archive.writestr(info, data)


def _packs_too_well(data: bytes) -> bool:
    return len(data) > SMALL and len(data) > RATIO // 2 * len(zlib.compress(data))
