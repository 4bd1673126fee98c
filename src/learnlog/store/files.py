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
from collections.abc import Callable

from learnlog.errors import EntryUnreadable, FileRefused, SaveFailed, SaveUnproven
from learnlog.light import TYPE_CHECKING
from learnlog.store.causes import plain_cause, saving

if TYPE_CHECKING:
    from pathlib import Path

FOLDER_MODE = 0o700
FILE_MODE = 0o600
SEALED_MODE = 0o400
TEMPORARY = ".tmp"
"""How the name of a half-written file ends; it begins with a dot. Whoever lists a folder passes over such names."""

# Missing on Windows, where they are not needed: a 0 changes nothing.
_NO_FOLLOW: int = getattr(os, "O_NOFOLLOW", 0)
_NO_BLOCK: int = getattr(os, "O_NONBLOCK", 0)
_BINARY: int = getattr(os, "O_BINARY", 0)
_CLOSE_ON_EXEC: int = getattr(os, "O_CLOEXEC", 0)

_BUSY_ON_WINDOWS = frozenset({5, 32, 33})
_TRIES = 20
_NO_LINKS = frozenset({errno.EPERM, errno.ENOSYS, errno.EMLINK, errno.EOPNOTSUPP, errno.EINVAL, errno.EXDEV})
_NO_SWAP = frozenset({errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP, errno.EPERM, errno.EXDEV})
_NO_FOLDER_SYNC = frozenset({errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP, errno.EBADF})


class Files:
    """The disk, as the store uses it. All errors are those of :mod:`learnlog.errors` unless said otherwise."""

    def read(self, path: str | os.PathLike[str], limit: int) -> bytes:
        """Return the bytes of an ordinary file; see :func:`read_ordinary`."""
        return read_ordinary(path, limit)

    def write_durably(self, path: Path, data: bytes, *, new: bool = False) -> None:
        """Put a file in place so that it is there, whole, even after a power cut that follows at once.

        In order: a temporary file in the same folder, its bytes, fsync, then it takes the place of ``path`` in one
        step, then fsync of the folder. Folders that are missing are made.

        Args:
            new: refuse to take the place of a file that is there.

        Raises:
            SaveFailed: the disk refused, and ``path`` is as it was.
            SaveUnproven: the new file is in place, but the disk did not confirm that it would outlast a power cut.
        """
        self._write_durably(path, data, self._give_free_name if new else self.rename)

    def write_over(self, path: Path, data: bytes, expected: Callable[[Path], bool], aside: Callable[[], Path]) -> bool:
        """Put a file durably in the place of one that is there, and lose nothing if that is another than expected.

        In order as in :meth:`write_durably`. Where the system can swap two names in one step, the file that was
        replaced is looked at afterwards, and one that is not the expected one is kept under another name. Elsewhere it
        is gone, so look before, too.

        Args:
            expected: whether the file at a path is the one that was to be replaced.
            aside: returns a free path beside it for one that is not.

        Returns:
            Whether the file replaced was the expected one, as far as the system can tell.

        Raises:
            SaveFailed: as for :meth:`write_durably`; also where there is no file to replace.
            SaveUnproven: likewise.
        """
        swapped: list[Path] = []

        def put(temporary: Path, path: Path) -> None:
            try:
                self.swap(temporary, path)
            except OSError as error:
                if error.errno not in _NO_SWAP:
                    raise
                self.rename(temporary, path)
            else:
                swapped.append(temporary)

        as_expected = True
        try:
            self._write_durably(path, data, put)
        finally:
            # From here on nothing may fail: the new file is in place.
            for old in swapped:
                as_expected = self._dispose(old, expected, aside)
        return as_expected

    def write_quickly(self, path: Path, data: bytes) -> None:
        """Put a file in place in one step, but leave it to the system when it reaches the disk.

        Survives a crash of learnlog; a power cut may lose it. Raises SaveFailed.
        """
        self._write(path, data, self.rename, durable=False)

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

    def name_again(self, old: Path, new: Path) -> bool:
        """Give a file a second name, durably, which takes no room on the disk. The name must be free.

        Returns whether that is possible on this disk. Raises SaveFailed.
        """
        with saving():
            self._make_folder(new.parent)
            try:
                self.link(old, new)
            except OSError as error:
                if error.errno not in _NO_LINKS:
                    raise
                return False
            self.sync_folder(new.parent)
            return True

    def make_private(self, path: Path) -> None:
        """Make an empty file where there is none, before a library makes one open to others. Raises SaveFailed."""
        with saving():
            self._make_folder(path.parent)
            flags = os.O_RDWR | os.O_CREAT | _NO_FOLLOW | _NO_BLOCK | _BINARY | _CLOSE_ON_EXEC
            _close_quietly(os.open(path, flags, FILE_MODE))

    def remove(self, path: Path) -> None:
        """Remove a file; one that is not there is no error. Raises SaveFailed."""
        with saving(), contextlib.suppress(FileNotFoundError):
            if sys.platform == "win32":
                self.permit(path, write=True)  # there, what cannot be written cannot be removed either
            path.unlink()

    def permit(self, path: Path, *, write: bool) -> None:
        """Let the owner write in a file, or only read it. A disk that keeps no such rights is no error."""
        with contextlib.suppress(OSError):
            path.chmod(FILE_MODE if write else SEALED_MODE)

    def remove_folder(self, path: Path) -> None:
        """Remove an empty folder; one that is not there is no error. Raises SaveFailed."""
        with saving(), contextlib.suppress(FileNotFoundError):
            path.rmdir()

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

    def _write_durably(self, path: Path, data: bytes, put: Callable[[Path, Path], None]) -> None:
        try:
            self._write(path, data, put, durable=True)
        except SaveUnproven:
            raise
        except SaveFailed as error:
            # What the system said is one thing, what stands there now is the truth.
            with contextlib.suppress(FileNotFoundError, EntryUnreadable):
                if self.read(path, len(data)) == data:
                    raise SaveUnproven(error.cause) from error
            raise

    def _write(self, path: Path, data: bytes, put: Callable[[Path, Path], None], *, durable: bool) -> None:
        temporary = path.with_name(f".{path.name}.{os.urandom(4).hex()}{TEMPORARY}")
        with saving():
            self._make_folder(path.parent)
            try:
                self._fill(temporary, data, durable=durable)
                put(temporary, path)
            except BaseException:
                with contextlib.suppress(OSError):
                    temporary.unlink()
                raise
            if durable:
                try:
                    self.sync_folder(path.parent)
                except OSError as error:
                    raise SaveUnproven(plain_cause(error)) from error

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
            # The file has its name. What is left over goes at the next start.
            with contextlib.suppress(OSError):
                temporary.unlink()

    def _dispose(self, old: Path, expected: Callable[[Path], bool], aside: Callable[[], Path]) -> bool:
        """Remove a file that was replaced, or keep it where it is not the expected one. Returns whether it was."""
        known = False
        with contextlib.suppress(OSError, EntryUnreadable):
            known = expected(old)
        # What cannot be removed or named now still stands under its temporary name, and is found at the next start.
        with contextlib.suppress(OSError):
            if known:
                old.unlink()
            else:
                self.rename(old, aside())
        return known

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
        self.restrict(path)
        self.sync_folder(path.parent)


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
            _close_quietly(handle)
    except FileNotFoundError:
        raise
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise EntryUnreadable(str(path), "it is a link to somewhere else") from error
        raise FileRefused(str(path), plain_cause(error)) from error
    raise EntryUnreadable(str(path), f"it is larger than {limit // 1_000_000} MB, which no entry is")


def open_to_lock(path: str | os.PathLike[str]) -> int:
    """Return a descriptor of a file that is there to be locked, and is made if need be; OSError."""
    return os.open(path, os.O_RDWR | os.O_CREAT | _NO_FOLLOW | _NO_BLOCK, FILE_MODE)


def _close_quietly(handle: int) -> None:
    # The error of closing what was only read, or has failed already, says nothing about anybody's words.
    with contextlib.suppress(OSError):
        os.close(handle)
