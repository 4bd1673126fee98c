"""How the index stands in its file: the tables, and entries as rows and back.

SQLite does not notice a letter that the disk changed, so every row has a sum of its own, and one that does not add up
is not believed.
"""

from __future__ import annotations

import json
import sqlite3
import unicodedata
import zlib
from datetime import date, datetime

import learnlog
from learnlog.journal.summary import Summary
from learnlog.light import TYPE_CHECKING, NamedTuple
from learnlog.search.facets import Facet, facets_of

if TYPE_CHECKING:
    from typing import Any

    from learnlog.journal.planned import PlannedAction

_SCHEMA = 7
"""Raise it when what is kept changes, or what a summary says."""

# How text is folded depends on the Unicode that Python knows.
VERSION = f"{_SCHEMA} {learnlog.__version__} {unicodedata.unidata_version}"

TABLES = """
CREATE TABLE about (version TEXT NOT NULL, folders TEXT NOT NULL, drafts TEXT NOT NULL, calm INTEGER NOT NULL);
CREATE TABLE entries (
    key INTEGER PRIMARY KEY, path TEXT NOT NULL, stamp TEXT NOT NULL,
    id TEXT NOT NULL, unit TEXT NOT NULL, task TEXT NOT NULL, title TEXT NOT NULL, state TEXT NOT NULL,
    created TEXT NOT NULL, updated TEXT NOT NULL, happened_on TEXT NOT NULL, words INTEGER NOT NULL,
    excerpt TEXT NOT NULL, more TEXT NOT NULL, marks TEXT NOT NULL, sum INTEGER NOT NULL
);
CREATE INDEX by_path ON entries (path, stamp);
CREATE INDEX by_day ON entries (happened_on);
CREATE INDEX by_begun ON entries (substr(created, 1, 10));
CREATE INDEX by_ending ON entries (substr(id, -6));
CREATE TABLE texts (key INTEGER PRIMARY KEY, sum INTEGER NOT NULL, text BLOB NOT NULL);
CREATE TABLE facets (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL, number INTEGER NOT NULL,
    UNIQUE (kind, key, name)
);
CREATE TABLE marks (facet INTEGER NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (facet, entry)) WITHOUT ROWID;
CREATE TABLE actions (
    entry INTEGER NOT NULL, number INTEGER NOT NULL, day TEXT NOT NULL, action TEXT NOT NULL, sum INTEGER NOT NULL,
    PRIMARY KEY (entry, number)
) WITHOUT ROWID;
CREATE INDEX by_due ON actions (day);
CREATE TABLE others (
    path TEXT PRIMARY KEY, stamp TEXT NOT NULL, why TEXT NOT NULL, line INTEGER NOT NULL, entry TEXT,
    sum INTEGER NOT NULL
);
"""
"""``entries`` is what a list shows, ``texts`` what is searched, ``words`` its index; ``marks`` says which entry has
which facet, and ``facets`` how many have it; ``actions`` holds what is planned, with the day if it is still to be
done, ``others`` files that are no entries."""

WORDS = """
CREATE VIRTUAL TABLE words USING fts5 (
    said, signs, content='', columnsize=0, tokenize='ascii', prefix='1 2 3'
);
"""


NAMES = frozenset(
    {
        *(
            "about",
            "entries",
            "by_path",
            "by_day",
            "by_begun",
            "by_ending",
            "texts",
            "facets",
            "marks",
            "actions",
            "by_due",
            "others",
            "words",
        ),
        *("sqlite_autoindex_facets_1", "sqlite_autoindex_others_1"),
        *("words_data", "words_idx", "words_config"),
    }
)
"""Everything there is in a sound index. A view, a trigger or another table was put there by somebody else."""

EVERY = Facet("every", "")
"""Stands for every entry, so that all keys stand together. No facet to filter by, like ``stands``."""

_COLUMNS = "path, stamp, id, unit, task, title, state, created, updated, happened_on, words, excerpt, more, marks"
"""The columns of an entry that its sum is of."""

SELECT = f"SELECT key, {_COLUMNS}, sum FROM entries"
"""What :func:`unpacked` takes the rows of."""

_SEQUENCE_BITS = 13
LAST_IN_MOMENT = (1 << _SEQUENCE_BITS) - 1
_DIGITS = str.maketrans("0123456789abcdefghjkmnpqrstvwxyz", "0123456789abcdefghijklmnopqrstuv")


class Kept(NamedTuple):
    """A row of an entry, and what it says; None where it does not add up."""

    key: int
    path: str
    stamp: str
    summary: Summary | None


def key_wanted(entry_id: str) -> int:
    """Return the key an entry should have: its time, then as much of the rest of its id as fits.

    Keys sort as ids do, so that the newest entries are found at one end of every table.
    """
    number = int(entry_id[:13].translate(_DIGITS), 32)  # 65 bits, of which the first fifty are the time
    return number >> (15 - _SEQUENCE_BITS)


def moment_of(entry_id: str) -> tuple[int, int]:
    """Return the first and the last key of the entries begun in the same millisecond; none for what is no id."""
    try:
        first = int(entry_id[:10].translate(_DIGITS), 32) << _SEQUENCE_BITS
    except ValueError:
        return 1, 0
    return first, first + LAST_IN_MOMENT


def marked(summary: Summary) -> tuple[Facet, ...]:
    """Return the facets that are marked for an entry, those for finding it quickly among them."""
    stands = Facet("stands", f"{summary.unit}/{summary.task}/{summary.state}")
    return (EVERY, stands, *facets_of(summary))


def packed(key: int, path: str, stamp: str, one: Summary, marks: str) -> tuple[Any, ...]:
    """Return the row of an entry."""
    row = (
        *(path, stamp, one.id, one.unit, one.task, one.title, one.state, one.created.isoformat()),
        *(one.updated.isoformat(), one.happened_on.isoformat(), one.words, one.excerpt, _more(one), marks),
    )
    return (key, *row, sum_of(row))


def unpacked(row: tuple[Any, ...]) -> Kept:
    """Return what a row says that :data:`SELECT` gave."""
    key, *columns, total = row
    path, stamp, entry_id, unit, task, title, state, created, updated, happened_on, words, excerpt, more, _ = columns
    summary = None
    if total == sum_of(tuple(columns)):
        with_more = _with_more(more)
        summary = Summary(
            *(entry_id, unit, task, title, state, datetime.fromisoformat(created), datetime.fromisoformat(updated)),
            *(date.fromisoformat(happened_on), words, excerpt),
            **with_more,
        )
    return Kept(key, path, stamp, summary)


def packed_copy(one: Summary) -> str:
    """Return the summary of a copy as text."""
    return json.dumps(packed(0, "", "", one, "")[:-1])


def unpacked_copy(text: str) -> Summary | None:
    """Return the summary of a copy."""
    row = tuple(json.loads(text))
    return unpacked((*row, sum_of(row[1:]))).summary


def packed_actions(key: int, one: Summary) -> list[tuple[Any, ...]]:
    """Return the rows of the actions of an entry."""
    rows = []
    for number, action in enumerate(one.actions):
        day = action.by.isoformat() if action.by is not None and action.done is None else ""
        said = json.dumps(action.to_plain())
        rows.append((key, number, day, said, sum_of(said)))
    return rows


def unpacked_action(text: str) -> PlannedAction:
    """Return an action as its row says."""
    return _planned(json.loads(text))


def _planned(parts: list[Any]) -> PlannedAction:
    from learnlog.journal.planned import PlannedAction  # late: most entries plan nothing

    return PlannedAction.from_plain(parts)


def packed_text(text: str) -> bytes:
    """Return text to search in as it is kept: an entry's words, and its questions, which are much alike."""
    return zlib.compress(text.encode(errors="surrogatepass"), 1)


def unpacked_text(total: int, packed: bytes) -> str:
    """Return text to search in; raise DatabaseError where it does not add up."""
    if total != zlib.crc32(packed):
        raise sqlite3.DatabaseError("a text does not add up")
    return zlib.decompress(packed).decode(errors="surrogatepass")


def sum_of(value: object) -> int:
    """Return a checksum of a row, whatever damage has made of its kinds."""
    return zlib.crc32(repr(value).encode(errors="surrogatepass"))


def _more(one: Summary) -> str:
    actions = [action.to_plain() for action in one.actions]
    looks = [day.isoformat() for day in one.looks]
    chosen, rated = (one.chosen, one.chosen_names), (one.rated, one.rated_names)
    return json.dumps((one.tags, *chosen, *rated, one.has, actions, looks, one.outside), separators=(",", ":"))


def _with_more(more: str) -> dict[str, Any]:
    tags, chosen, chosen_names, rated, rated_names, has, actions, looks, outside = json.loads(more)
    return {
        "tags": tuple(tags),
        "chosen": tuple(chosen),
        "chosen_names": tuple(chosen_names),
        "rated": tuple(rated),
        "rated_names": tuple(rated_names),
        "has": tuple(has),
        "actions": tuple(map(_planned, actions)),
        "looks": tuple(date.fromisoformat(day) for day in looks),
        "outside": outside,
    }
