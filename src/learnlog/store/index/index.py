"""The index as the store uses it: kept, forgotten, compared and erased from."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence

from learnlog.journal.summary import Summary
from learnlog.light import TYPE_CHECKING, NamedTuple
from learnlog.store.index.database import Database
from learnlog.store.index.schema import (
    SELECT,
    Kept,
    moment_of,
    packed_copy,
    sum_of,
    unpacked,
    unpacked_copy,
    unpacked_text,
)

if TYPE_CHECKING:
    from typing import Any

    from learnlog.store.index.writing import Item, Writing

_MOST_PIECES = 1_999
"""Pieces of the index of words that stand beside one another. FTS5 has room for one more, to merge them into."""

_CROWDED = 1_500
"""Pieces that are merged before more are put in. A batch makes one, or some if it is large."""

_PIECES = """
WITH RECURSIVE pieces (piece) AS (
    SELECT min(segid) FROM words_idx
    UNION ALL SELECT (SELECT min(segid) FROM words_idx WHERE segid > piece) FROM pieces WHERE piece IS NOT NULL
) SELECT count(piece) FROM pieces
"""

_PORTION = 500
"""Pages, of some 4 kB, that are merged in one go: what a few hundredths of a second are enough for."""

_PACKED_AT_ONCE = 2_000
"""Entries. The index of so many is packed whenever one of them is gone, so that none of its words lingers."""


class Other(NamedTuple):
    """A file of the log that is no entry: where, its stamp, why; of a copy what it says, else the line."""

    path: str
    stamp: str
    why: str
    line: int = 0
    entry: Summary | None = None


class State(NamedTuple):
    """What was seen of the log's folders when the index was last compared with every file.

    Attributes:
        folders, drafts: what changes when a file is put there or taken away; empty where nothing was compared yet.
        calm: whether there was no alarm about the log as a whole.
    """

    folders: str
    drafts: str
    calm: bool


class Span(NamedTuple):
    """What the log's folders were like before a change, and after it, if it was the only one."""

    before: str
    after: str


NOBODY = Span("", "")
"""The span of a change that says nothing about the folders."""


class Index(Database):
    """The file of the index. A broken one knows nothing and forgets what it gets; only :meth:`erase` raises."""

    def __enter__(self) -> Index:
        return self

    # What is known

    def stamps(self, folder: str) -> dict[str, str]:
        """Return the stamps of the files kept of a folder, by path; the paths begin with the folder's name."""
        select = "SELECT path, stamp FROM entries WHERE path > ? AND path < ?"
        rows = self.attempt(lambda connection: connection.execute(select, (f"{folder}/", f"{folder}0")).fetchall())
        return dict(rows or ())

    def folders(self) -> list[str]:
        """Return the folders of which files are kept."""

        def fetch(connection: sqlite3.Connection) -> list[str]:
            found: list[str] = []
            after = ""
            select = "SELECT path FROM entries WHERE path > ? ORDER BY path LIMIT 1"
            while row := connection.execute(select, (after,)).fetchone():
                found.append(row[0].partition("/")[0])
                after = f"{found[-1]}0"  # behind all that begin with the folder and a slash
            return found

        return self.attempt(fetch) or []

    def path_of(self, entry_id: str) -> str:
        """Return the path kept of an entry; empty where none is."""
        return self.paths_of([entry_id]).get(entry_id, "")

    def paths_of(self, ids: Iterable[str]) -> dict[str, str]:
        """Return the paths kept of entries, by id; those of which none is kept are left out."""
        select = "SELECT path FROM entries WHERE key BETWEEN ? AND ? AND id = ?"

        def fetch(connection: sqlite3.Connection) -> dict[str, str]:
            rows = ((one, connection.execute(select, (*moment_of(one), one)).fetchone()) for one in ids)
            return {one: row[0] for one, row in rows if row is not None}

        return self.attempt(fetch) or {}

    def files_of(self, ids: Sequence[str]) -> list[tuple[str, str]]:
        """Return the paths and stamps kept of entries."""
        select = "SELECT path, stamp FROM entries WHERE key BETWEEN ? AND ? AND id = ?"

        def fetch(connection: sqlite3.Connection) -> list[tuple[str, str]]:
            rows = (connection.execute(select, (*moment_of(one), one)).fetchone() for one in ids)
            return [row for row in rows if row is not None]

        return self.attempt(fetch) or []

    def others(self) -> dict[str, Other]:
        """Return the files kept that are no entries, by path; those that do not add up are left out."""
        select = "SELECT path, stamp, why, line, entry, sum FROM others"

        def fetch(connection: sqlite3.Connection) -> dict[str, Other]:
            found = {}
            for path, stamp, why, line, entry, total in connection.execute(select).fetchall():
                if total == sum_of((path, why, line, entry, stamp)):
                    found[path] = Other(path, stamp, why, line, unpacked_copy(entry) if entry else None)
            return found

        return self.attempt(fetch) or {}

    def state(self) -> State:
        """Return what was seen last of the log's folders."""
        row = self.attempt(lambda connection: connection.execute("SELECT folders, drafts, calm FROM about").fetchone())
        return State(row[0], row[1], bool(row[2])) if row else State("", "", False)

    def all(self, *, searchable: bool) -> list[Kept] | None:
        """Return all entries, those that do not add up without what they say; None where the index cannot be read.

        Args:
            searchable: whether they come with the text to search in.
        """

        def fetch(connection: sqlite3.Connection) -> list[Kept]:
            kept = [self._believed(row) for row in connection.execute(SELECT).fetchall()]
            if not searchable:
                return kept
            return [_with_text(connection, one) for one in kept]

        return self.attempt(fetch)

    def fault(self) -> str:
        """Return what is wrong with the file of the index, empty where nothing is. It looks at every byte."""

        def check(connection: sqlite3.Connection) -> str:
            said = str(connection.execute("PRAGMA integrity_check(1)").fetchone()[0])
            if said != "ok":
                return said
            connection.execute("INSERT INTO words (words) VALUES ('integrity-check')")
            return "" if self._adds_up(connection) else "rows do not add up"

        found = self.attempt(check)
        return "it cannot be read" if found is None else found

    # Changes

    def put_off_merging(self) -> None:
        """Do not merge what is written of the words with what was written before, until :meth:`merge`.

        Where many batches are put in one after the other, they would be merged again and again: half of the time.
        """
        self._say_when_to_merge(0, _MOST_PIECES)

    @property
    def is_merging_put_off(self) -> bool:
        """Whether it is: many entries are being put in, or were when learnlog was killed."""
        select = "SELECT v FROM words_config WHERE k = 'automerge'"
        return self.attempt(lambda connection: connection.execute(select).fetchone()) == (0,)

    @property
    def is_crowded(self) -> bool:
        """Whether what was put off must be merged before much more is put in: FTS5 would say that the disk is full."""
        found = self.attempt(lambda connection: connection.execute(_PIECES).fetchone())
        return found is not None and found[0] >= _CROWDED

    def merge(self, breathe: Callable[[], None]) -> None:
        """Merge all that was put off, in small portions, and from now on as it comes.

        Args:
            breathe: called between two portions; what it raises leaves the rest to be merged another time.
        """

        def merge(connection: sqlite3.Connection) -> bool:
            before = connection.total_changes
            connection.execute("INSERT INTO words (words, rank) VALUES ('merge', ?)", (_PORTION,))
            return connection.total_changes - before >= 2  # so says SQLite that there may be more

        while self.attempt(merge):
            breathe()
        self._say_when_to_merge(4, 16)  # FTS5's own

    def _say_when_to_merge(self, some: int, all_at_once: int) -> None:
        def say(connection: sqlite3.Connection) -> None:
            with self.changing(connection):
                for name, pieces in (("automerge", some), ("crisismerge", all_at_once)):
                    connection.execute("INSERT INTO words (words, rank) VALUES (?, ?)", (name, pieces))

        self.attempt(say)

    def put(self, items: list[Item], span: Span = NOBODY) -> bool:
        """Keep entries, commit that, and return whether it was done; ``span`` as for :meth:`forget`."""
        return self._write(lambda writing: writing.put(items), span) if items else True

    def forget(self, paths: Iterable[str], span: Span = NOBODY) -> bool:
        """Drop what is kept of files that are gone, and return whether it was done.

        Args:
            span: what the log's folders were like before the change that is kept, and after it. Where they were like
                that when the index was last compared with every file, it need not be compared for this change.
        """
        gone = list(paths)

        def forget(writing: Writing) -> None:
            writing.forget(gone)
            if gone and writing.entries() <= _PACKED_AT_ONCE:
                writing.pack()

        return self._write(forget, span) if gone or span != NOBODY else True

    def put_others(self, others: Iterable[Other]) -> None:
        """Keep exactly these files that are no entries."""
        rows = []
        for one in others:
            row = (one.path, one.why, one.line, packed_copy(one.entry) if one.entry else None, one.stamp)
            rows.append((one.path, one.stamp, one.why, one.line, row[3], sum_of(row)))

        def put(connection: sqlite3.Connection) -> None:
            with self.changing(connection):
                connection.execute("DELETE FROM others")
                connection.executemany("INSERT INTO others VALUES (?, ?, ?, ?, ?, ?)", rows)

        self.attempt(put)

    def seen(self, state: State) -> None:
        """Remember what was seen of the log's folders."""

        def put(connection: sqlite3.Connection) -> None:
            known = connection.execute("SELECT folders, drafts, calm FROM about").fetchone()
            if known != (*state[:2], int(state.calm)):
                connection.execute("UPDATE about SET folders = ?, drafts = ?, calm = ?", state)

        self.attempt(put)

    def erase(self, entry_id: str) -> None:
        """Leave no trace of an entry in the file; where that cannot be done, remove the file. SaveFailed."""
        self._cleaned(lambda writing: writing.forget_entry(entry_id))

    def clean(self) -> None:
        """Leave no trace in the file of what is not in the log any more. Raises as :meth:`erase` does."""
        self._cleaned(lambda writing: None)

    def _cleaned(self, change: Callable[[Writing], None]) -> None:
        from learnlog.store.index.writing import Writing

        def clean(connection: sqlite3.Connection) -> bool:
            with self.changing(connection):
                writing = Writing(connection)
                change(writing)
                writing.pack()
                # Copies of entries may be among them; they are read again.
                connection.execute("DELETE FROM others")
                connection.execute("UPDATE about SET folders = 'cleaned' WHERE folders <> ''")
            # A row that does not add up may be this entry's under another id.
            whole = self._adds_up(connection)
            # What was overwritten long ago, by an older version of a row, may still stand in a free page.
            connection.execute("VACUUM")
            return whole

        cleaned = self.attempt(clean)
        self.close()
        if not cleaned or not self.is_clean:
            self.remove()

    def _write(self, change: Callable[[Writing], None], span: Span) -> bool:
        from learnlog.store.index.writing import Writing  # late: who only reads puts nothing in

        def write(connection: sqlite3.Connection) -> bool:
            with self.changing(connection):
                change(Writing(connection))
                if span != NOBODY:
                    connection.execute("UPDATE about SET folders = ? WHERE folders = ?", (span.after, span.before))
            return True

        return bool(self.attempt(write))

    def _believed(self, row: tuple[Any, ...]) -> Kept:
        return unpacked(row)

    def _adds_up(self, connection: sqlite3.Connection) -> bool:
        """Return whether all rows and texts are as they were put in."""
        for row in connection.execute(SELECT):
            if unpacked(row).summary is None:
                return False
        for total, text in connection.execute("SELECT sum, text FROM texts"):
            unpacked_text(total, text)
        return True


def _with_text(connection: sqlite3.Connection, kept: Kept) -> Kept:
    if kept.summary is None:
        return kept
    row = connection.execute("SELECT sum, text FROM texts WHERE key = ?", (kept.key,)).fetchone()
    try:
        text = unpacked_text(*row)
    except (TypeError, sqlite3.DatabaseError):  # missing, or it does not add up
        return kept._replace(summary=None)
    return kept._replace(summary=kept.summary._replace(searchable=text))
