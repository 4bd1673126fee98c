"""Finding entries. Pure: a query over the entries' summaries, and where its words stand in a text.

``query`` says what text means as a query and what it matches, ``filters`` and ``facets`` what entries can be narrowed
by, ``completing`` what one could type on, ``relevance`` which hit comes first, ``log_view`` what a front end asks of a
log, and ``listed`` answers it from memory. The store answers the same from an index.

Each name is loaded when it is first asked for: a command that answers from the index needs few of them.
"""

from __future__ import annotations

from learnlog.light import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    from learnlog.search.completing import Choice, Choices, Offer, offers, settled
    from learnlog.search.facets import Facet, FacetCount, facets_of
    from learnlog.search.filters import ANY, NAMES, Filter, Filters
    from learnlog.search.listed import Listed, scan
    from learnlog.search.log_view import Found, LogView
    from learnlog.search.query import NOTHING_ASKED, Piece, Query, matches, parse, pieces, spans
    from learnlog.search.terms import Term
    from learnlog.search.writing import filters_in, with_filter, written

__all__ = [
    "ANY",
    "NAMES",
    "NOTHING_ASKED",
    "Choice",
    "Choices",
    "Facet",
    "FacetCount",
    "Filter",
    "Filters",
    "Found",
    "Listed",
    "LogView",
    "Offer",
    "Piece",
    "Query",
    "Term",
    "facets_of",
    "filters_in",
    "matches",
    "offers",
    "parse",
    "pieces",
    "scan",
    "settled",
    "spans",
    "with_filter",
    "written",
]

_PLACES = {
    "completing": ("Choice", "Choices", "Offer", "offers", "settled"),
    "facets": ("Facet", "FacetCount", "facets_of"),
    "filters": ("ANY", "NAMES", "Filter", "Filters"),
    "listed": ("Listed", "scan"),
    "log_view": ("Found", "LogView"),
    "query": ("NOTHING_ASKED", "Piece", "Query", "matches", "parse", "pieces", "spans"),
    "terms": ("Term",),
    "writing": ("filters_in", "with_filter", "written"),
}


def __getattr__(name: str) -> Any:
    module = next((module for module, names in _PLACES.items() if name in names), None)
    if module is None:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{module}"), name)
