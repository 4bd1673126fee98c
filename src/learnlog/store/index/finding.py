"""From a query to the keys of the entries it finds."""

from __future__ import annotations

import re
import sqlite3
import sys
from array import array
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice

from learnlog.light import TYPE_CHECKING, NamedTuple
from learnlog.search.facets import Facet
from learnlog.search.filters import Days, Filter
from learnlog.search.query import Query
from learnlog.search.terms import Term
from learnlog.store.index.schema import EVERY, unpacked_text

if TYPE_CHECKING:
    from typing import TypeAlias

    Keys: TypeAlias = array[int]

_MOST_TERMS = 40
"""More terms than this, or words in a phrase, are looked for in the texts of what the others find."""

_LONGEST = 2_000
"""Characters of a word that the index is asked for. It cuts words that are far longer."""

_MOST_READ = 60
"""Texts read to find which entries have only the beginning of a word that others have whole."""

_NO_WORD = re.compile(r"[^\w\x00-\x7f]+")


_ASCII_SIGNS = tuple(
    (chr(code), f"{code:x}") for code in range(128) if not chr(code).isalnum() and not chr(code).isspace()
)


def indexed(text: str) -> tuple[str, str]:
    """Return what the index of words is given of a folded text: its words, and its signs.

    The index takes a run of ASCII letters and digits and of anything beyond ASCII for a word. So signs beyond ASCII
    become blanks: then its words are those of :func:`learnlog.search.terms.words_of`. Every sign there is goes in once,
    by its number.
    """
    # Looked for one by one: there are few, and a set of all characters takes ten times as long to make.
    signs = [number for sign, number in _ASCII_SIGNS if sign in text]
    if text.isascii():
        return text, " ".join(signs)
    # Line by line, since nearly every line is ASCII and need not be gone through.
    lines = text.split("\n")
    beyond = sorted({sign for line in lines if not line.isascii() for sign in "".join(_NO_WORD.findall(line))})
    words = "\n".join([line if line.isascii() else _NO_WORD.sub(" ", line) for line in lines])
    return words, " ".join((*signs, *(f"{ord(sign):x}" for sign in beyond if not sign.isspace())))


class _Said(NamedTuple):
    """The terms of a query as the index is asked for them, and those that must be looked for in the texts as well."""

    match: str
    required: tuple[Term, ...]
    forbidden: tuple[Term, ...]


def newest_of_many(connection: sqlite3.Connection, query: Query, today: date, number: int, many: int) -> Keys | None:
    """Return the keys of the newest entries that a query finds, where it finds many: a common word.

    A word stands for all that begin with it, and the index puts all their entries together before it gives the first.
    A word as it stands gives its newest at once. So that is asked for, and the few entries in between that do not have
    it are read, whether they have a longer one.

    Args:
        number: how many to return.
        many: of how many it must be sure that they are found, at least one more than ``number``.

    Returns:
        As many keys as asked for, newest first; None where this is no quicker than :func:`keys_of`.
    """
    whole = query._replace(terms=tuple(term._replace(whole=True) for term in query.terms))
    keys = keys_of(connection, whole, today, many)
    if len(keys) < many:
        return None
    known = set(keys[:number])
    others = keys_of(connection, query._replace(terms=()), today, number + _MOST_READ + 1, keys[number - 1])
    if len(others) > number + _MOST_READ:
        return None
    said = _Said("", query.terms, ())
    found = (key for key in others if key in known or _is_in_text(connection, key, said))
    return array("q", islice(found, number))


def keys_of(connection: sqlite3.Connection, query: Query, today: date, limit: int = -1, since: int = 0) -> Keys:
    """Return the keys of the entries that a query finds, newest first.

    Args:
        limit: how many at most; below 0 all of them.
        since: the lowest key to look at.
    """
    said = _said(query)
    groups = [_ids(connection, group) for group in query.kinds()]
    if not all(groups):  # nothing in the log is like that
        return array("q")
    days = query.days(today)
    found = _Statement(said.match, groups, days)
    for stretches in days:
        found.during(stretches)
    without = _ids(connection, [one for one in query.without_filters if not one.is_day])
    if without:
        found.without(without)
    for stretch in query.days_without(today):
        found.not_during(stretch)
    if not query.terms and (never := _never(query.without)):
        found.never(never)
    if since:
        found.since(since)
    in_text = bool(said.required or said.forbidden)
    select, values = found.whole()
    keys = _fetched(connection, f"{select} LIMIT ?", (*values, -1 if in_text else limit))
    if not in_text:
        return keys
    keys = array("q", (key for key in keys if _is_in_text(connection, key, said)))
    return keys if limit < 0 else keys[:limit]


def _fetched(connection: sqlite3.Connection, select: str, values: Sequence[str | int]) -> Keys:
    """Return the keys that a statement with a LIMIT finds, in its order.

    They come as one text. For each row by itself SQLite lets go of the interpreter and has to wait until it gets it
    back, which for a hundred thousand rows takes seconds while another thread looks at the files of the log.
    """
    ((text,),) = connection.execute(f"SELECT group_concat(printf('%016x', key), '') FROM ({select})", values).fetchall()
    keys = array("q", bytes.fromhex(text or ""))
    if sys.byteorder == "little":
        keys.byteswap()
    return keys


class _Statement:
    """A SELECT of keys, newest first. What finds the fewest entries quickly leads it; the rest is asked of each."""

    def __init__(self, match: str, groups: Sequence[Sequence[int]], days: Sequence[object]) -> None:
        self._where: list[str] = []
        self._values: list[str | int] = []
        rest = sorted(groups, key=len)
        if match:
            self._from, self._key, self._distinct = "words", "words.rowid", ""
            self._and("words MATCH ?", match)
        elif days and not rest:
            self._from, self._key, self._distinct = "entries", "entries.key", ""
        else:
            leading = rest.pop(0) if rest else None
            self._from, self._key = "marks", "marks.entry"
            self._distinct = "DISTINCT " if leading is not None and len(leading) > 1 else ""
            if leading is None:
                self._and("marks.facet = (SELECT id FROM facets WHERE kind = ? AND key = ?)", EVERY.kind, EVERY.key)
            else:
                self._and(f"marks.facet IN ({_places(leading)})", *leading)
        for facets in rest:
            self._and(self._has(facets), *facets)

    def during(self, stretches: Iterable[Days]) -> None:
        """Only entries of one of these stretches of time."""
        days = [day for stretch in stretches for day in stretch]
        within = " OR ".join(["e.happened_on BETWEEN ? AND ?"] * (len(days) // 2))
        if self._from == "entries":
            self._and(f"({within.replace('e.', '')})", *days)
            return
        self._and(f"EXISTS (SELECT 1 FROM entries e WHERE e.key = {self._key} AND ({within}))", *days)

    def not_during(self, stretch: Days) -> None:
        """No entries of this stretch of time."""
        asked = f"SELECT 1 FROM entries e WHERE e.key = {self._key} AND e.happened_on BETWEEN ? AND ?"
        self._and(f"NOT EXISTS ({asked})", *stretch)

    def without(self, facets: Sequence[int]) -> None:
        """No entries with any of these facets."""
        self._and(f"NOT {self._has(facets)}", *facets)

    def never(self, match: str) -> None:
        """No entries in which any of this occurs."""
        self._and(f"{self._key} NOT IN (SELECT rowid FROM words WHERE words MATCH ?)", match)

    def since(self, key: int) -> None:
        """Only entries with this key and those that are newer."""
        self._and(f"{self._key} >= ?", key)

    def whole(self) -> tuple[str, list[str | int]]:
        """Return the statement and its values."""
        where = " AND ".join(self._where)
        select = f"SELECT {self._distinct}{self._key} AS key FROM {self._from} WHERE {where} ORDER BY {self._key} DESC"
        return select, self._values

    def _has(self, facets: Sequence[int]) -> str:
        return f"EXISTS (SELECT 1 FROM marks m WHERE m.facet IN ({_places(facets)}) AND m.entry = {self._key})"

    def _and(self, condition: str, *values: str | int) -> None:
        self._where.append(condition)
        self._values += values


def _ids(connection: sqlite3.Connection, filters: Sequence[Filter]) -> list[int]:
    """Return the facets that any of these filters accepts."""
    if not filters:
        return []
    kinds = sorted({one.kind for one in filters})
    known = connection.execute(f"SELECT id, kind, key, name FROM facets WHERE kind IN ({_places(kinds)})", kinds)
    return [found for found, *facet in known.fetchall() if any(one.accepts(Facet(*facet)) for one in filters)]


def _said(query: Query) -> _Said:
    asked = [_match(term) for term in query.terms[:_MOST_TERMS]]
    match = " AND ".join(asked)
    never = _never(query.without)
    if match and never:
        match = f"({match}) NOT ({never})"
    required = tuple(
        term for place, term in enumerate(query.terms) if place >= _MOST_TERMS or not _is_answered_by_index(term)
    )
    forbidden = tuple(
        term for place, term in enumerate(query.without) if place >= _MOST_TERMS or not _is_answered_by_index(term)
    )
    return _Said(match, required, forbidden)


def _never(terms: Sequence[Term]) -> str:
    return " OR ".join(_match(term) for term in terms[:_MOST_TERMS] if _is_answered_by_index(term))


def _match(term: Term) -> str:
    """Return what the index is asked for a term; it finds all that the term finds."""
    if term.signs:
        signs = sorted({f'"{ord(sign):x}"' for word in term.words for sign in word if _is_sign(sign)})
        return f"(signs : ({' AND '.join(signs)}))"
    words = [word[:_LONGEST] for word in term.words[:_MOST_TERMS]]
    is_cut = len(words) < len(term.words) or len(words[-1]) < len(term.words[-1])
    phrase = f'"{" ".join(words)}"'
    return f"(said : {phrase}{'' if term.whole and not is_cut else ' *'})"


def _is_answered_by_index(term: Term) -> bool:
    """Return whether the index finds exactly what the term finds, and not more."""
    return not term.signs and len(term.words) <= _MOST_TERMS and all(len(word) <= _LONGEST for word in term.words)


def _is_in_text(connection: sqlite3.Connection, key: int, said: _Said) -> bool:
    row = connection.execute("SELECT sum, text FROM texts WHERE key = ?", (key,)).fetchone()
    if row is None:
        return False
    text = unpacked_text(*row)
    return all(term.is_in(text) for term in said.required) and not any(term.is_in(text) for term in said.forbidden)


def _is_sign(character: str) -> bool:
    return not character.isalnum() and not character.isspace()


def _places(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
