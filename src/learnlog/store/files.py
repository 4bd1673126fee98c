"""Reading and writing single files so that a crash, a full disk or a power cut leaves the old file or the new one.

Nothing here knows what is in a file. Tests put a subclass of :class:`Files` in its place that fails where they want.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from learnlog.errors import EntryUnreadable, SaveFailed

FOLDER_MODE = 0o700
FILE_MODE = 0o600
TEMPORARY = ".tmp"
"""How the name of a half-written file ends; it begins with a dot. Whoever lists a folder passes over such names."""

# Missing on Windows, where they are not needed: a 0 changes nothing.
_NO_FOLLOW: int = getattr(os, "O_NOFOLLOW", 0)
_NO_BLOCK: int = getattr(os, "O_NONBLOCK", 0)
_BINARY: int = getattr(os, "O_BINARY", 0)
_CLOSE_ON_EXEC: int = getattr(os, "O_CLOEXEC", 0)

_CAUSES = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EROFS: "the disk can only be read, not written",
    errno.EACCES: "the folder or the file can only be read, or not even that",
    errno.EPERM: "the folder or the file can only be read, or not even that",
    errno.EIO: "the disk reports a fault",
    errno.ENOENT: "the folder is no longer there",
    errno.ENODEV: "the disk is no longer there",
    errno.ENXIO: "the disk is no longer there",
    errno.ESTALE: "the disk is no longer there",
    errno.ENOTDIR: "a file stands where a folder should be",
    errno.EISDIR: "a folder stands where the file should be",
    errno.EEXIST: "another file has that name already",
    errno.ELOOP: "a link stands where the file should be",
    errno.ENAMETOOLONG: "the name of the folder is too long",
    errno.EFBIG: "the file is larger than this disk allows",
    errno.EMFILE: "too many files are open",
    errno.ENFILE: "too many files are open",
    errno.ENOLCK: "this disk cannot lock files",
    errno.ENOSYS: "this disk cannot do what a safe save needs",
}

_BUSY_ON_WINDOWS = frozenset({5, 32, 33})
_TRIES = 20
_NO_LINKS = frozenset({errno.EPERM, errno.ENOSYS, errno.EMLINK, errno.EOPNOTSUPP, errno.EINVAL, errno.EXDEV})
_NO_FOLDER_SYNC = frozenset({errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP, errno.EBADF})


def plain_cause(error: OSError) -> str:
    """Return what went wrong with the disk, in plain English and without a full stop."""
    if getattr(error, "winerror", None) in (32, 33):
        return "another program has the file open"
    return _CAUSES.get(error.errno or 0, "the disk refused it")


class Files:
    """The disk, as the store uses it. All errors are those of :mod:`learnlog.errors` unless said otherwise."""

    def read(self, path: Path, limit: int) -> bytes:
        """Return the bytes of an ordinary file.

        Links are not followed and pipes not waited for, so nothing placed in the log by another program can lead
        elsewhere or stop the app.

        Raises:
            FileNotFoundError: there is nothing at this path.
            EntryUnreadable: it is no ordinary file, is larger than ``limit`` bytes, or the disk refuses.
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
                _close_quietly(handle)
        except FileNotFoundError:
            raise
        except OSError as error:
            cause = "it is a link to somewhere else" if error.errno == errno.ELOOP else plain_cause(error)
            raise EntryUnreadable(str(path), cause) from error
        raise EntryUnreadable(str(path), f"it is larger than {limit // 1_000_000} MB, which no entry is")

    def write_durably(self, path: Path, data: bytes, *, new: bool = False) -> None:
        """Put a file in place so that it is there, whole, even after a power cut that follows at once.

        In order: a temporary file in the same folder, its bytes, fsync, then it takes the place of ``path`` in one
        step, then fsync of the folder. Folders that are missing are made.

        Args:
            new: refuse to take the place of a file that is there.

        Raises:
            SaveFailed: the disk refused. ``path`` is as it was, unless only the last fsync failed: then the new file
                may be in place without being proven on the disk.
        """
        self._write(path, data, durable=True, new=new)

    def write_quickly(self, path: Path, data: bytes) -> None:
        """Put a file in place in one step, but leave it to the system when it reaches the disk.

        Survives a crash of learnlog; a power cut may lose it. Raises SaveFailed.
        """
        self._write(path, data, durable=False, new=False)

    def make_folder(self, path: Path) -> None:
        """Make a folder, and those above it, where missing; only the owner can enter them. Raises SaveFailed."""
        with saving():
            self._make_folder(path)

    def move(self, old: Path, new: Path) -> None:
        """Move a file to another folder, durably. Nothing is overwritten: ``new`` must be free. Raises SaveFailed."""
        with saving():
            self._make_folder(new.parent)
            if os.path.lexists(new):
                raise FileExistsError(errno.EEXIST, "exists", str(new))
            self.rename(old, new)
            # The new name first: after a power cut the file may then be found twice, never nowhere.
            self.sync_folder(new.parent)
            self.sync_folder(old.parent)

    def make_private(self, path: Path) -> None:
        """Make an empty file where there is none, before a library makes one open to others. Raises SaveFailed."""
        with saving():
            self._make_folder(path.parent)
            flags = os.O_RDWR | os.O_CREAT | _NO_FOLLOW | _NO_BLOCK | _BINARY | _CLOSE_ON_EXEC
            _close_quietly(os.open(path, flags, FILE_MODE))

    def remove(self, path: Path) -> None:
        """Remove a file; one that is not there is no error. Raises SaveFailed."""
        with saving(), contextlib.suppress(FileNotFoundError):
            path.unlink()

    # The calls that can fail, one method each, so that a test can make any of them fail. All raise OSError.

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
            _close_quietly(handle)

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

    def link(self, old: Path, new: Path) -> None:
        """Give a file a second name, which must be free."""
        os.link(old, new)

    def pause(self, seconds: float) -> None:
        """Wait before another try."""
        time.sleep(seconds)

    def _write(self, path: Path, data: bytes, *, durable: bool, new: bool) -> None:
        temporary = path.with_name(f".{path.name}.{os.urandom(4).hex()}{TEMPORARY}")
        with saving():
            self._make_folder(path.parent)
            try:
                self._fill(temporary, data, durable=durable)
                if new:
                    self._give_free_name(temporary, path)
                else:
                    self.rename(temporary, path)
            except BaseException:
                with contextlib.suppress(OSError):
                    temporary.unlink()
                raise
            if durable:
                self.sync_folder(path.parent)

    def _fill(self, path: Path, data: bytes, *, durable: bool) -> None:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_FOLLOW | _BINARY | _CLOSE_ON_EXEC, FILE_MODE)
        try:
            if hasattr(os, "fchmod"):
                os.fchmod(handle, FILE_MODE)  # whatever the umask took away
            rest = memoryview(data)
            while rest:
                written = self.write(handle, rest)
                if written == 0:
                    raise OSError(errno.EIO, "nothing was written")
                rest = rest[written:]
            if durable:
                self.sync(handle)
        except BaseException:
            _close_quietly(handle)
            raise
        os.close(handle)  # some network disks report a failed write only here

    def _give_free_name(self, temporary: Path, path: Path) -> None:
        # A link is the one way on every Unix to take a name only if it is free.
        try:
            self.link(temporary, path)
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            if os.path.lexists(path):
                raise FileExistsError(errno.EEXIST, "exists", str(path)) from None
            self.rename(temporary, path)
        else:
            temporary.unlink()

    def _make_folder(self, path: Path) -> None:
        if path.is_dir():
            return
        self._make_folder(path.parent)
        try:
            path.mkdir(FOLDER_MODE)
        except FileExistsError:
            if not path.is_dir():
                raise NotADirectoryError(errno.ENOTDIR, "not a folder", str(path)) from None
            return  # another window was quicker
        path.chmod(FOLDER_MODE)
        self.sync_folder(path.parent)


@contextlib.contextmanager
def saving() -> Iterator[None]:
    """Turn the system's refusals inside the block into SaveFailed with a plain cause."""
    try:
        yield
    except OSError as error:
        raise SaveFailed(plain_cause(error)) from error


def _close_quietly(handle: int) -> None:
    # The error of closing what was only read, or has failed already, says nothing about anybody's words.
    with contextlib.suppress(OSError):
        os.close(handle)
