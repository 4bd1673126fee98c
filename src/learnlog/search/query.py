"""What a search means. Every text is a query: words that must all occur, "phrases" in quotes, ``-not``, and filters.

A word finds every word that begins with it, so that results come while it is typed; a phrase finds its words next to
each other, whatever stands between them, and ends at the end of a word once its quotes are closed. Case and accents
make no difference. What has no letter or digit, such as an arrow or an emoji, is looked for as it stands. A hyphen in
front of a word, a phrase or a filter finds the entries without it. Filters such as ``task:2`` or ``before:2026-03``
say what an entry must be: of several of one kind any will do, of different kinds all must hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from learnlog.journal.summary import Summary
from learnlog.light import TYPE_CHECKING, NamedTuple
from learnlog.search.facets import Facet, facets_of
from learnlog.search.filters import Days, Filter, Filters, filter_of
from learnlog.search.terms import Spans, Term, spans_of, words_of
from learnlog.text import folded

if TYPE_CHECKING:
    from typing import TypeVar

    T = TypeVar("T")

_QUOTES = str.maketrans("“”„«»", '"""""')
_PIECE = re.compile(
    r"(?P<minus>(?<!\S)-(?=[^\s-]))?(?:(?P<name>[^\W\d_]+):(?=\S))?"
    r'(?:"(?P<phrase>[^"]*)(?P<closed>"?)|(?P<bare>[^\s"]+))'
)
_ASCII_SIGNS = r"[!-/:-@\[-`{-~]+\Z"


class Piece(NamedTuple):
    """One piece of a query as it is written.

    Attributes:
        start, end: where it stands in the text.
        negated: whether a hyphen in front of it asks for entries without it.
        filter: the filter it is, if so.
        term: the words it is, if so.
    """

    start: int
    end: int
    negated: bool
    filter: Filter | None
    term: Term | None


class Query(NamedTuple):
    """What is searched for. Empty when nothing is; then everything matches.

    Attributes:
        terms: what must occur; these are the hits that can be marked.
        without: what must not.
        filters: what entries must be about.
        without_filters: what they must not be about.
    """

    terms: tuple[Term, ...] = ()
    without: tuple[Term, ...] = ()
    filters: tuple[Filter, ...] = ()
    without_filters: tuple[Filter, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.terms or self.without or self.filters or self.without_filters)

    def narrow(self, filters: Filters) -> Query:
        """Return the query that asks for these filters as well."""
        return self._replace(filters=_once((*self.filters, *filters.each()))) if filters else self

    def __and__(self, other: Query) -> Query:
        """Return the query that asks for all that either asks for."""
        return Query(
            _once((*self.terms, *other.terms)),
            _once((*self.without, *other.without)),
            _once((*self.filters, *other.filters)),
            _once((*self.without_filters, *other.without_filters)),
        )

    def kinds(self) -> list[tuple[Filter, ...]]:
        """Return the filters that ask for something else than a time, those of a kind together: any of them will do."""
        return _by_kind(one for one in self.filters if not one.is_day)

    def days(self, today: date) -> list[tuple[Days, ...]]:
        """Return the stretches of time asked for: of each group any will do, and all groups must hold."""
        groups = _by_kind(one for one in self.filters if one.is_day)
        return [tuple(one.days(today) for one in group) for group in groups]

    def days_without(self, today: date) -> list[Days]:
        """Return the stretches of time in which no entry must lie."""
        return [one.days(today) for one in self.without_filters if one.is_day]


NOTHING_ASKED = Query()
"""The query that everything matches."""


def parse(text: str) -> Query:
    """Return what a text means as a query; every text means something."""
    found = tuple(pieces(text))
    terms = [(one.term, one.negated) for one in found if one.term is not None]
    filters = [(one.filter, one.negated) for one in found if one.filter is not None]
    return Query(
        _once(one for one, negated in terms if not negated),
        _once(one for one, negated in terms if negated),
        _once(one for one, negated in filters if not negated),
        _once(one for one, negated in filters if negated),
    )


def _once(said: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(said))


def pieces(text: str) -> Iterator[Piece]:
    """Yield the pieces of a query as it is written, in order; empty quotes are one as well."""
    plain = text.translate(_QUOTES)
    at = 0
    while found := _PIECE.search(plain, at):
        piece = _piece(found)
        yield piece
        at = piece.end


def _piece(found: re.Match[str]) -> Piece:
    phrase, closed, bare, name = found["phrase"], bool(found["closed"]), found["bare"], found["name"]
    start, end = found.span()
    negated = found["minus"] is not None
    if name:
        asked = filter_of(name, phrase if bare is None else bare, whole=bare is None and closed)
        if asked is not None:
            return Piece(start, end, negated, asked, None)
        if bare is None:
            # No filter: the name is a word, and the phrase the next piece.
            word = f"{name}:"
            return Piece(start, found.end("name") + 1, negated, None, _term(word, whole=False))
        bare = f"{name}:{bare}"
    if negated and bare is not None and re.match(_ASCII_SIGNS, bare):
        # “->” is an arrow, and not the entries without “>”.
        return Piece(start, end, False, None, _term(f"-{bare}", whole=False))
    return Piece(start, end, negated, None, _term(phrase if bare is None else bare, whole=closed))


def _term(text: str, *, whole: bool) -> Term | None:
    said = folded(text)
    words = tuple(words_of(said))
    if words:
        return Term(words, whole=whole)
    return Term((said.strip(),), signs=True) if said.strip() else None


def matches(query: Query, summary: Summary, today: date) -> bool:
    """Return whether an entry, whose text to search in is there, is what the query asks for as of a day."""
    if query.filters or query.without_filters:
        facets = facets_of(summary)
        if not all(_has_any(group, facets) for group in query.kinds()):
            return False
        if _has_any((one for one in query.without_filters if not one.is_day), facets):
            return False
        day = summary.happened_on.isoformat()
        if not all(any(first <= day <= last for first, last in group) for group in query.days(today)):
            return False
        if any(first <= day <= last for first, last in query.days_without(today)):
            return False
    text = summary.searchable
    return all(term.is_in(text) for term in query.terms) and not any(term.is_in(text) for term in query.without)


def spans(query: Query, text: str) -> Spans:
    """Return where the query's terms stand in a text as it is shown: start and end, in order, none overlapping."""
    return spans_of(query.terms, text) if query.terms else []


def _has_any(filters: Iterator[Filter] | tuple[Filter, ...], facets: tuple[Facet, ...]) -> bool:
    return any(one.accepts(facet) for one in filters for facet in facets)


def _by_kind(filters: Iterator[Filter]) -> list[tuple[Filter, ...]]:
    in_order = sorted(filters, key=lambda one: one.kind)
    return [tuple(group) for _, group in groupby(in_order, key=lambda one: one.kind)]
