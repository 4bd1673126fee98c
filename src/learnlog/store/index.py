"""A cache of what a list shows of every entry, so that a large log opens at once.

It holds nothing that is not in the entries, and is made again whenever it is missing, damaged, or of another
version. Whatever SQLite may say, the log can be listed: without the index it only takes longer. SQLite does not notice
a letter that the disk changed, so every row has a sum of its own, and one that does not add up is not believed.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
import zlib
from collections.abc import Callable, Iterable
from dataclasses import astuple, fields
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import learnlog
from learnlog.errors import SaveFailed
from learnlog.journal.summary import DueAction, Summary
from learnlog.store.files import Files

T = TypeVar("T")

_SCHEMA = 4
_VERSION = f"{_SCHEMA} {learnlog.__version__} {' '.join(one.name for one in fields(Summary))}"
"""Raise the number when what a summary says changes and its attributes do not."""

_ABOUT = "CREATE TABLE IF NOT EXISTS about (version TEXT NOT NULL)"
_ENTRIES = """
CREATE TABLE IF NOT EXISTS entries (
    path TEXT PRIMARY KEY, stamp TEXT NOT NULL,
    id TEXT NOT NULL, unit TEXT NOT NULL, task TEXT NOT NULL, title TEXT NOT NULL, state TEXT NOT NULL,
    created TEXT NOT NULL, updated TEXT NOT NULL, happened_on TEXT NOT NULL, words INTEGER NOT NULL,
    excerpt TEXT NOT NULL, tags TEXT NOT NULL, chosen TEXT NOT NULL, actions TEXT NOT NULL,
    others TEXT NOT NULL, outside INTEGER NOT NULL, sum INTEGER NOT NULL,
    searchable_sum INTEGER NOT NULL, searchable TEXT NOT NULL
)
"""
# The text to search in is most of the file. It stands last in a row, so that SQLite need not read it for the rest.
_GET_ALL = """
SELECT path, stamp, id, unit, task, title, state, created, updated, happened_on, words,
    excerpt, tags, chosen, actions, others, outside, sum, searchable_sum, searchable FROM entries
"""
_GET_REST = _GET_ALL.replace(" searchable FROM", " '' FROM")
_SAY_VERSION = "INSERT INTO about SELECT ? WHERE NOT EXISTS (SELECT 1 FROM about)"
_PUT = f"INSERT OR REPLACE INTO entries VALUES ({', '.join('?' * 20)})"

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


class Known(NamedTuple):
    """What the index holds of a file: the stamp it had when it was read, and the summary, still as a row."""

    stamp: str
    row: tuple[Any, ...]

    def summary(self) -> Summary | None:
        """Return the summary, or None where the row makes no sense."""
        try:
            return _summary(self.row)
        except (ValueError, TypeError):
            return None


class Index:
    """The index while it is open. Only :meth:`erase` raises: a broken index knows nothing and forgets what it gets."""

    def __init__(self, path: Path, files: Files) -> None:
        self._path = path
        self._files = files
        self._connection: sqlite3.Connection | None = None

    def __enter__(self) -> Index:
        self._connect()
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def known(self, *, searchable: bool = True) -> dict[str, Known]:
        """Return everything the index holds, by the path of the file; the text to search in only where wanted."""
        select = _GET_ALL if searchable else _GET_REST

        def fetch() -> dict[str, Known]:
            rows = self._connection.execute(select) if self._connection else ()
            return {row[0]: Known(row[1], row[2:]) for row in rows if self._adds_up(row, searchable=searchable)}

        known = self._try(fetch)
        if known is None:
            self._connect()
        return known or {}

    def fault(self) -> str:
        """Return what is wrong with the file of the index, empty where nothing is."""

        def check() -> str:
            if self._connection is None:
                return "it cannot be opened"
            said = str(self._connection.execute("PRAGMA integrity_check(1)").fetchone()[0])
            return "" if said == "ok" else said

        found = self._try(check)
        return "it cannot be read" if found is None else found

    def put(self, found: Iterable[tuple[str, str, Summary]]) -> None:
        """Keep summaries, each with the path and stamp of its file, and make that durable."""

        def insert() -> None:
            self._change(_PUT, [_row(*one) for one in found])

        self._try(insert)

    def forget(self, paths: Iterable[str]) -> None:
        """Drop what is held of files that are gone."""

        def delete() -> None:
            self._change("DELETE FROM entries WHERE path = ?", [(path,) for path in paths])

        self._try(delete)

    def erase(self, entry_id: str) -> None:
        """Leave no trace of an entry in the file; where that cannot be done, remove the file. SaveFailed."""

        def delete() -> bool:
            if self._connection is None:
                return False
            self._connection.execute("DELETE FROM entries WHERE id = ?", (entry_id,))
            # A row that does not add up may be this entry's under another id.
            whole = all(self._adds_up(row, searchable=True) for row in self._connection.execute(_GET_ALL))
            # What was overwritten long ago, by an older version of a row, may still stand in a free page.
            self._connection.execute("VACUUM")
            return whole

        cleaned = self._try(delete)
        self._close()
        # What SQLite had begun to write stands beside the file until it is done.
        if not cleaned or any(path.exists() for path in self._beside()):
            for path in (self._path, *self._beside()):
                self._files.remove(path)

    def _adds_up(self, row: tuple[Any, ...], *, searchable: bool) -> bool:
        """Return whether a row is as it was put in; without its last column, where that was not asked for."""
        *shown, shown_sum, text_sum, text = row
        return shown_sum == _sum(tuple(shown)) and (not searchable or text_sum == _sum(text))

    def _change(self, command: str, rows: list[tuple[Any, ...]]) -> None:
        if self._connection and rows:
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.executemany(command, rows)
            self._connection.execute("COMMIT")

    def _connect(self) -> None:
        self._connection = self._try(self._open)
        if self._connection is None and not self._path.exists():
            self._connection = self._try(self._open)  # the damaged file was removed: begin afresh

    def _open(self) -> sqlite3.Connection:
        self._files.make_private(self._path)
        # Transactions are begun by hand, so that two windows never both begin by reading and then want to write.
        connection = sqlite3.connect(self._path, timeout=1, isolation_level=None)
        try:
            # Words of deleted entries must not linger in the file.
            connection.execute("PRAGMA secure_delete = ON")
            # Nor in a file of SQLite's own somewhere else, which it makes when it packs this one.
            connection.execute("PRAGMA temp_store = MEMORY")
            if not connection.execute("SELECT 1 FROM sqlite_master").fetchone():
                connection.execute("BEGIN IMMEDIATE")
                connection.execute(_ABOUT)
                connection.execute(_ENTRIES)
                connection.execute(_SAY_VERSION, (_VERSION,))
                connection.execute("COMMIT")
            if connection.execute("SELECT version FROM about").fetchone() != (_VERSION,):
                raise sqlite3.DatabaseError("another version")
        except BaseException:
            connection.close()
            raise
        return connection

    def _try(self, work: Callable[[], T]) -> T | None:
        try:
            return work()
        except sqlite3.Error as error:
            self._close()
            if getattr(error, "sqlite_errorcode", 0) & 0xFF not in _FILE_IS_SOUND:
                self._remove()
        except (UnicodeError, OverflowError, MemoryError):
            # Python's own, where what SQLite quotes from a damaged file is no text, or a length in it no length.
            self._close()
            self._remove()
        except SaveFailed:
            self._close()
        return None

    def _close(self) -> None:
        if self._connection:
            with contextlib.suppress(sqlite3.Error):
                self._connection.close()
        self._connection = None

    def _remove(self) -> None:
        for path in (self._path, *self._beside()):
            with contextlib.suppress(SaveFailed):
                self._files.remove(path)

    def _beside(self) -> list[Path]:
        return [self._path.with_name(self._path.name + ending) for ending in ("-journal", "-wal", "-shm")]


def _row(path: str, stamp: str, summary: Summary) -> tuple[Any, ...]:
    shown = (
        *(path, stamp, summary.id, summary.unit, summary.task, summary.title, summary.state),
        *(summary.created.isoformat(), summary.updated.isoformat(), summary.happened_on.isoformat(), summary.words),
        *(summary.excerpt, json.dumps(summary.tags), json.dumps(summary.chosen)),
        json.dumps([astuple(action) for action in summary.actions], default=date.isoformat),
        json.dumps([summary.chosen_names, summary.rated, summary.rated_names, summary.has]),
        int(summary.outside),
    )
    return (*shown, _sum(shown), _sum(summary.searchable), summary.searchable)


def _sum(value: object) -> int:
    """Return a checksum of a value, or of a row of them, whatever damage has made of their kinds."""
    said = value if isinstance(value, str) else repr(value)
    return zlib.crc32(said.encode(errors="surrogatepass"))


def _summary(row: tuple[Any, ...]) -> Summary:
    (entry_id, unit, task, title, state, created, updated, happened_on, words, *rest) = row
    (excerpt, tags, chosen, actions, others, outside, _, _, searchable) = rest
    return Summary(
        *(entry_id, unit, task, title, state, datetime.fromisoformat(created), datetime.fromisoformat(updated)),
        *(date.fromisoformat(happened_on), words, excerpt, _texts(tags), _texts(chosen)),
        () if actions == "[]" else tuple(_action(one) for one in json.loads(actions)),
        *(searchable, bool(outside), *(tuple(one) for one in json.loads(others))),
    )


def _texts(text: str) -> tuple[str, ...]:
    return () if text == "[]" else tuple(json.loads(text))


def _action(parts: list[str]) -> DueAction:
    entry, step, field, row, text, by = parts
    return DueAction(entry, step, field, row, text, date.fromisoformat(by))
