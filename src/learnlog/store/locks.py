"""Locks between windows of learnlog, on the same machine or on a shared disk.

The system drops them when a program ends, however it ends, so a crash never leaves an entry locked. The files they
need stay, empty: removing one that another window is just opening would let both through.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from learnlog.errors import EntryOpenElsewhere, SaveFailed
from learnlog.store.causes import plain_cause
from learnlog.store.files import FILE_MODE, Files

if TYPE_CHECKING:
    from filelock import BaseFileLock

_PATIENCE = 10.0
"""How long to wait for another window to finish a save, in seconds. One takes a few thousandths."""


class FileHold:
    """The right to write in one entry, as a lock on a file."""

    def __init__(self, lock: BaseFileLock) -> None:
        self._lock = lock

    def release(self) -> None:
        """Give it up. Releasing twice does no harm."""
        with contextlib.suppress(OSError):
            self._lock.release(force=True)


def hold(path: Path, files: Files) -> FileHold:
    """Return a lock on a file, taken at once or not at all.

    Raises:
        EntryOpenElsewhere: another window has it.
        SaveFailed: the disk refuses locks, so nothing here could be saved either.
    """
    lock = _lock(path, files)
    try:
        lock.acquire(blocking=False)
    except TimeoutError:
        raise EntryOpenElsewhere from None
    except OSError as error:
        raise SaveFailed(plain_cause(error)) from error
    return FileHold(lock)


@contextlib.contextmanager
def writing(path: Path, files: Files) -> Iterator[None]:
    """Keep every other window from changing files of the log while the block runs. Raises SaveFailed."""
    lock = _lock(path, files)
    try:
        lock.acquire(timeout=_PATIENCE, poll_interval=0.005)
    except TimeoutError:
        raise SaveFailed("another learnlog window is busy with the log") from None
    except OSError as error:
        raise SaveFailed(plain_cause(error)) from error
    try:
        yield
    finally:
        FileHold(lock).release()


def _lock(path: Path, files: Files) -> BaseFileLock:
    # Imported late: listing and reading need no lock, and it costs as much as half of their other imports.
    from filelock import FileLock

    files.make_folder(path.parent)
    # A save runs in a worker thread and a hold is given up by whichever thread closes the entry.
    return FileLock(path, mode=FILE_MODE, thread_local=False)
