"""Locks between windows of learnlog, on the same machine or on a shared disk.

The system drops them when a program ends, however it ends, so a crash never leaves an entry locked. The files they
need stay, empty: removing one that another window is just opening would let both through.
"""

from __future__ import annotations

import contextlib
import threading
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

_BUSY = "another learnlog window is busy with the log"


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
    files.make_folder(path.parent)
    lock = _lock(path)
    try:
        lock.acquire(blocking=False)
    except TimeoutError:
        raise EntryOpenElsewhere from None
    except OSError as error:
        raise SaveFailed(plain_cause(error)) from error
    return FileHold(lock)


class Turns:
    """Lets one thread of one window at a time change files of the log.

    Args:
        path: the file that is locked.
        files: the disk.
    """

    def __init__(self, path: Path, files: Files) -> None:
        self._path = path
        self._files = files
        self._threads = threading.Lock()
        # Made once: making one takes as long as locking it. It lets every thread in that shares it, hence the other.
        self._windows: BaseFileLock | None = None

    @contextlib.contextmanager
    def mine(self) -> Iterator[None]:
        """Wait for a turn, and keep everybody else out while the block runs. Raises SaveFailed."""
        if not self._threads.acquire(timeout=_PATIENCE):
            raise SaveFailed(_BUSY)
        try:
            lock = self._windows = self._windows or _lock(self._path)
            self._files.make_folder(self._path.parent)
            try:
                lock.acquire(timeout=_PATIENCE, poll_interval=0.005)
            except TimeoutError:
                raise SaveFailed(_BUSY) from None
            except OSError as error:
                raise SaveFailed(plain_cause(error)) from error
            try:
                yield
            finally:
                FileHold(lock).release()
                if lock.is_locked:  # the system refused, and this one is good for nothing any more
                    self._windows = None
        finally:
            self._threads.release()


def writing(path: Path, files: Files) -> contextlib.AbstractContextManager[None]:
    """Keep every other window from changing files of the log while the block runs. Raises SaveFailed."""
    return Turns(path, files).mine()


def _lock(path: Path) -> BaseFileLock:
    # Imported late: listing and reading need no lock, and it costs as much as half of their other imports.
    from filelock import FileLock

    # A save runs in a worker thread and a hold is given up by whichever thread closes the entry.
    return FileLock(path, mode=FILE_MODE, thread_local=False)
