"""Reading and writing single files so that a crash, a full disk or a power cut leaves the old file or the new one.

Nothing here knows what is in a file. All is made of the single calls of :class:`learnlog.store.disk.Disk`. Tests put a
subclass of :class:`Files` in its place, in which those calls fail that they want.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Callable

from learnlog.errors import EntryUnreadable, SaveFailed, SaveUnproven
from learnlog.light import TYPE_CHECKING
from learnlog.store.causes import plain_cause, saving
from learnlog.store.disk import (
    FILE_MODE,
    FOLDER_MODE,
    SEALED_MODE,
    Disk,
    close_quietly,
    open_new,
    open_or_make,
    read_ordinary,
)

if TYPE_CHECKING:
    from pathlib import Path

TEMPORARY = ".tmp"
"""How the name of a half-written file ends; it begins with a dot. Whoever lists a folder passes over such names."""

_NO_LINKS = frozenset({errno.EPERM, errno.ENOSYS, errno.EMLINK, errno.EOPNOTSUPP, errno.EINVAL, errno.EXDEV})
_NO_SWAP = frozenset({errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP, errno.EPERM, errno.EXDEV})


class Files(Disk):
    """The disk, as the store uses it. All errors are those of :mod:`learnlog.errors` unless said otherwise."""

    def read(self, path: str | os.PathLike[str], limit: int) -> bytes:
        """Return the bytes of an ordinary file; see :func:`learnlog.store.disk.read_ordinary`."""
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
            close_quietly(open_or_make(path))

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
        handle = open_new(path, os.O_WRONLY)
        try:
            rest = memoryview(data)
            while rest:
                written = self.write(handle, rest)
                if written == 0:
                    raise OSError(errno.EIO, "nothing was written")
                rest = rest[written:]
            if durable:
                self.sync(handle)
        except BaseException:
            close_quietly(handle)
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
