"""The file of the index: opened, made, and thrown away where it is of no use."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import stat
import weakref
from _thread import RLock  # as functools does: loading threading takes longer than opening the index
from collections.abc import Callable, Iterator

from learnlog.errors import SaveFailed
from learnlog.light import TYPE_CHECKING
from learnlog.store.files import Files
from learnlog.store.index.schema import NAMES, TABLES, VERSION, WORDS

if TYPE_CHECKING:
    from pathlib import Path
    from typing import TypeVar

    T = TypeVar("T")

# Another window is busy with the file, or the disk is full or read-only: the file itself is sound.
_FILE_IS_SOUND = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_INTERRUPT,
    }
)

_SETTINGS = (
    # Words of deleted entries must not linger in the file.
    "PRAGMA secure_delete = ON",
    # Nor in a file of SQLite's own somewhere else, which it makes when it packs this one.
    "PRAGMA temp_store = MEMORY",
    # Nothing is written before it is committed, so that others can read until then.
    "PRAGMA cache_spill = OFF",
    "PRAGMA synchronous = NORMAL",
)

MADE_AGAIN = "The index of your log is being made again; until then, what is found is what is known so far."
NOT_KEPT = "The index of your log cannot be kept here, so finding goes through every entry and takes longer."
BUSY = "Another program has the index of your log, so finding goes through every entry and takes longer."
WITHOUT_FTS5 = "This Python cannot keep an index of your log, so finding goes through every entry and takes longer."


class Database:
    """The file of the index. It may be used from several threads, one at a time.

    Nothing raises but what is said to: where the file cannot be used, work is not done and gives None.

    Attributes:
        opened: how often the file was opened, each time perhaps another one.
        trouble: why the file could not be used the last time, as a sentence for a person; empty where it could.
    """

    def __init__(self, path: str | os.PathLike[str], files: Files) -> None:
        self._path = os.fspath(path)
        self._files = files
        self._connection: sqlite3.Connection | None = None
        self._opened_as: tuple[int, int] | None = None
        self._lock = RLock()
        self.opened = 0
        self.trouble = ""

    def __enter__(self) -> Database:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; it is opened again when it is needed."""
        with self._lock:
            if self._connection:
                with contextlib.suppress(sqlite3.Error):
                    self._connection.close()
            self._connection = None

    def attempt(self, work: Callable[[sqlite3.Connection], T]) -> T | None:
        """Do something with the file and return what it returns; None where that cannot be done.

        A damaged file is removed, and another made with the next attempt.
        """
        with self._lock:
            try:
                found = work(self._connected())
            except sqlite3.Error as error:
                self.close()
                self._note(error)
            except (UnicodeError, ValueError, TypeError, OverflowError, MemoryError, KeyError, IndexError):
                # Python's own, where what SQLite quotes from a damaged file is no text, or a length in it no length;
                # and ours, where a row makes no sense.
                self.throw_away()
            except SaveFailed:
                self.close()
                self.trouble = NOT_KEPT
            else:
                if self.trouble != MADE_AGAIN:  # that is so until everything is known again
                    self.trouble = ""
                return found
            return None

    @contextlib.contextmanager
    def changing(self, connection: sqlite3.Connection) -> Iterator[None]:
        """Do several changes in one, committed at the end; none of them where one fails."""
        # Begun by hand, so that two windows never both begin by reading and then want to write.
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            with contextlib.suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
            raise

    def throw_away(self) -> None:
        """Remove the file, which is of no use; another is made when it is needed."""
        self.trouble = MADE_AGAIN
        self.close()
        with contextlib.suppress(SaveFailed):
            self.remove()

    def remove(self) -> None:
        """Remove the file, and what SQLite had begun to write beside it. Raises SaveFailed."""
        self.close()
        for path in (self._path, *self._beside()):
            self._files.remove(_path(path))

    @property
    def is_clean(self) -> bool:
        """Whether nothing that SQLite has begun to write stands beside the file."""
        return not any(map(os.path.lexists, self._beside()))

    def _connected(self) -> sqlite3.Connection:
        if self._connection is not None and self._opened_as != self._identity():
            self.close()  # another window has thrown it away and made it anew
        if self._connection is None:
            try:
                self._connection = self._open()
            except sqlite3.Error as error:
                self._note(error)
                if self._identity() is not None:
                    raise
                self._connection = self._open()  # the damaged file was removed: begin afresh
        return self._connection

    def _identity(self) -> tuple[int, int] | None:
        try:
            known = os.lstat(self._path)
        except OSError:
            return None
        return known.st_dev, known.st_ino

    def _open(self) -> sqlite3.Connection:
        # Not where it is there already: closing a file by hand takes SQLite's locks on it away.
        if not _is_ordinary(self._path):
            self._files.make_private(_path(self._path))
        connection = sqlite3.connect(self._path, timeout=1, isolation_level=None, check_same_thread=False)
        try:
            for setting in _SETTINGS:
                connection.execute(setting)
            if not connection.execute("SELECT 1 FROM sqlite_master").fetchone():
                self._make(connection)
            names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
            version = connection.execute("SELECT version FROM about").fetchone()
            if version != (VERSION,) or names != NAMES:
                raise sqlite3.DatabaseError("another version")
        except BaseException:
            connection.close()
            raise
        self._opened_as = self._identity()
        self.opened += 1
        weakref.finalize(self, connection.close)
        return connection

    def _make(self, connection: sqlite3.Connection) -> None:
        with self.changing(connection):
            if connection.execute("SELECT 1 FROM sqlite_master").fetchone():
                return  # another window was quicker
            for command in (*TABLES.split(";")[:-1], WORDS):
                connection.execute(command)
            connection.execute("INSERT INTO about VALUES (?, '', '', 0)", (VERSION,))

    def _note(self, error: sqlite3.Error) -> None:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_INTERRUPT):
            self.trouble = BUSY
        elif code in _FILE_IS_SOUND:
            self.trouble = NOT_KEPT
        elif "no such module" in str(error):
            self.trouble = WITHOUT_FTS5
        else:
            self.throw_away()

    def _beside(self) -> list[str]:
        return [self._path + ending for ending in ("-journal", "-wal", "-shm")]


def _is_ordinary(path: str) -> bool:
    try:
        return stat.S_ISREG(os.lstat(path).st_mode)
    except OSError:
        return False


def _path(text: str) -> Path:
    from pathlib import Path  # late: an index that is as it should be is opened without

    return Path(text)
