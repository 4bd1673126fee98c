"""Locks between windows of learnlog, on the same machine or on a shared disk.

The system drops them when a program ends, however it ends, so a crash never leaves an entry locked. The files they
need stay, empty: removing one that another window is just opening would let both through.
"""

from __future__ import annotations

import contextlib
import errno
import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from learnlog.errors import EntryOpenElsewhere, SaveFailed
from learnlog.store.causes import plain_cause
from learnlog.store.disk import FILE_MODE, open_or_make
from learnlog.store.files import Files

_PATIENCE = 10.0
"""How long to wait for another window to finish a save, in seconds. One takes a few thousandths."""

_POLL = 0.005
"""How long to wait before asking again, in seconds."""

_BUSY = "another learnlog window is busy with the log"


class FileHold:
    """The right to write in one entry, as a lock on a file.

    Args:
        release: gives the lock up.
    """

    def __init__(self, release: Callable[[], object]) -> None:
        self._release: Callable[[], object] | None = release

    def release(self) -> None:
        """Give it up. Releasing twice does no harm."""
        release, self._release = self._release, None
        if release is not None:
            with contextlib.suppress(OSError):
                release()


def hold(path: Path, files: Files) -> FileHold:
    """Return a lock on a file, taken at once or not at all.

    Raises:
        EntryOpenElsewhere: another window has it.
        SaveFailed: the disk refuses locks, so nothing here could be saved either.
    """
    files.make_folder(path.parent)
    try:
        held = _taken(path)
    except OSError as error:
        raise SaveFailed(plain_cause(error)) from error
    if held is None:
        raise EntryOpenElsewhere
    return held


class Turns:
    """Lets one thread of one window at a time change files of the log.

    Args:
        path: the file that is locked.
        files: the disk.
    """

    def __init__(self, path: Path, files: Files) -> None:
        self._path = path
        self._files = files
        # Threads of one window wait for each other without asking the disk again and again.
        self._threads = threading.Lock()

    @contextlib.contextmanager
    def mine(self) -> Iterator[None]:
        """Wait for a turn, and keep everybody else out while the block runs. Raises SaveFailed."""
        if not self._threads.acquire(timeout=_PATIENCE):
            raise SaveFailed(_BUSY)
        try:
            self._files.make_folder(self._path.parent)
            held = self._wait()
            try:
                yield
            finally:
                held.release()
        finally:
            self._threads.release()

    def _wait(self) -> FileHold:
        until = time.monotonic() + _PATIENCE
        try:
            while (held := _taken(self._path)) is None:
                if time.monotonic() > until:
                    raise SaveFailed(_BUSY)
                time.sleep(_POLL)
        except OSError as error:
            raise SaveFailed(plain_cause(error)) from error
        return held


def writing(path: Path, files: Files) -> contextlib.AbstractContextManager[None]:
    """Keep every other window from changing files of the log while the block runs. Raises SaveFailed."""
    return Turns(path, files).mine()


def _taken(path: Path) -> FileHold | None:
    """Return a lock on a file, or None where another has it. Raises OSError where the disk refuses."""
    # Imported late: listing and reading need no lock, and it costs as much as half of their other imports.
    from filelock import lock_descriptor

    handle = open_or_make(path)
    try:
        # A seventh of the time of a FileLock, which looks where the path leads, and who forks, and waits by itself.
        taken = lock_descriptor(handle, blocking=False)
    except OSError as error:
        os.close(handle)
        if error.errno == errno.ENOSYS:
            return _taken_by_name(path)
        raise
    if not taken:
        os.close(handle)
        return None
    return FileHold(lambda: os.close(handle))  # the lock goes with it


def _taken_by_name(path: Path) -> FileHold | None:
    """Do the same on a disk that knows no locks: there a file that exists is one."""
    from filelock import FileLock, Timeout

    # A save runs in a worker thread and a hold is given up by whichever thread closes the entry.
    lock = FileLock(path, mode=FILE_MODE, thread_local=False)
    try:
        lock.acquire(blocking=False)
    except Timeout:
        return None
    return FileHold(lambda: lock.release(force=True))
