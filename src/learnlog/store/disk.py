"""Single calls to the system: each that can fail, and files opened so that nothing can lead elsewhere.

:mod:`learnlog.store.files` is made of them.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
import time

from learnlog.errors import EntryUnreadable, FileRefused
from learnlog.light import TYPE_CHECKING
from learnlog.store.causes import plain_cause

if TYPE_CHECKING:
    from pathlib import Path

FOLDER_MODE = 0o700
FILE_MODE = 0o600
SEALED_MODE = 0o400

# Missing on Windows, where they are not needed: a 0 changes nothing.
_NO_FOLLOW: int = getattr(os, "O_NOFOLLOW", 0)
_NO_BLOCK: int = getattr(os, "O_NONBLOCK", 0)
_BINARY: int = getattr(os, "O_BINARY", 0)
_CLOSE_ON_EXEC: int = getattr(os, "O_CLOEXEC", 0)

_BUSY_ON_WINDOWS = frozenset({5, 32, 33})
_TRIES = 20
_NO_FOLDER_SYNC = frozenset({errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP, errno.EBADF})


class Disk:
    """The calls that can fail, one method each, so that a test can make any of them fail. All raise OSError."""

    def write(self, handle: int, data: memoryview) -> int:
        """Write some of the bytes and return how many."""
        return os.write(handle, data)

    def sync(self, handle: int) -> None:
        """Wait until a file's bytes are on the disk itself."""
        if sys.platform == "darwin":
            # There, fsync stops at the drive's own memory.
            import fcntl

            with contextlib.suppress(OSError):
                fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
                return
        os.fsync(handle)

    def sync_folder(self, path: Path) -> None:
        """Wait until the names in a folder are on the disk; does nothing where the system has no such call."""
        if sys.platform == "win32":
            return
        handle = os.open(path, os.O_RDONLY | _CLOSE_ON_EXEC)
        try:
            os.fsync(handle)
        except OSError as error:
            if error.errno not in _NO_FOLDER_SYNC:
                raise
        finally:
            close_quietly(handle)

    def replace(self, old: Path, new: Path) -> None:
        """Give a file another name in one step, in place of what had that name."""
        os.replace(old, new)  # noqa: PTH105 - the call meant, by its name

    def rename(self, old: Path, new: Path) -> None:
        """Replace, and try again for a while where another program has the file open."""
        for left in reversed(range(_TRIES)):
            try:
                self.replace(old, new)
                return
            except OSError as error:
                # A virus scanner or a sync program holds a fresh file open for a moment.
                if getattr(error, "winerror", None) not in _BUSY_ON_WINDOWS or not left:
                    raise
                self.pause(0.05)

    def swap(self, one: Path, other: Path) -> None:
        """Give each of two files the other's name in one step; see :func:`learnlog.store.exchange.swap`."""
        # Imported late: reading needs no such call, and ctypes takes some time to load.
        from learnlog.store.exchange import swap

        swap(one, other)

    def link(self, old: Path, new: Path) -> None:
        """Give a file a second name, which must be free."""
        os.link(old, new)

    def restrict(self, folder: Path) -> None:
        """Let only the owner enter a folder. Some disks keep no such rights, and say nothing about it."""
        folder.chmod(FOLDER_MODE)

    def pause(self, seconds: float) -> None:
        """Wait before another try."""
        time.sleep(seconds)


def read_ordinary(path: str | os.PathLike[str], limit: int) -> bytes:
    """Return the bytes of an ordinary file.

    Links are not followed and pipes not waited for, so nothing placed in the log by another program can lead
    elsewhere or stop the app.

    Raises:
        FileNotFoundError: there is nothing at this path.
        EntryUnreadable: it is no ordinary file, or is larger than ``limit`` bytes.
        FileRefused: the disk refuses.
    """
    try:
        handle = os.open(path, os.O_RDONLY | _NO_FOLLOW | _NO_BLOCK | _BINARY | _CLOSE_ON_EXEC)
        try:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise EntryUnreadable(str(path), "it is not an ordinary file")
            found = bytearray()
            while len(found) <= limit:
                piece = os.read(handle, 1 << 20)
                if not piece:
                    return bytes(found)
                found += piece
        finally:
            close_quietly(handle)
    except FileNotFoundError:
        raise
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise EntryUnreadable(str(path), "it is a link to somewhere else") from error
        raise FileRefused(str(path), plain_cause(error)) from error
    raise EntryUnreadable(str(path), f"it is larger than {limit // 1_000_000} MB, which no entry is")


def open_new(path: str | os.PathLike[str], access: int) -> int:
    """Return a descriptor of a new file, which only its owner can read, whatever the umask; OSError.

    Args:
        access: ``os.O_WRONLY`` or ``os.O_RDWR``.
    """
    handle = os.open(path, access | os.O_CREAT | os.O_EXCL | _NO_FOLLOW | _BINARY | _CLOSE_ON_EXEC, FILE_MODE)
    try:
        if hasattr(os, "fchmod"):
            os.fchmod(handle, FILE_MODE)  # whatever the umask took away
    except BaseException:
        close_quietly(handle)
        with contextlib.suppress(OSError):
            os.unlink(path)  # noqa: PTH108 - the path may be text
        raise
    return handle


def open_or_make(path: str | os.PathLike[str]) -> int:
    """Return a descriptor of a file that a library is to work with, and is made if need be; OSError."""
    return os.open(path, os.O_RDWR | os.O_CREAT | _NO_FOLLOW | _NO_BLOCK | _BINARY | _CLOSE_ON_EXEC, FILE_MODE)


def close_quietly(handle: int) -> None:
    """Close a file that was only read, or has failed already."""
    # The error of closing what was only read, or has failed already, says nothing about anybody's words.
    with contextlib.suppress(OSError):
        os.close(handle)
