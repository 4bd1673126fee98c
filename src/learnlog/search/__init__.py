"""Finding entries. Pure: a query over the entries' summaries, and where its words stand in a text.

``query`` says what text means as a query and what it matches, ``filters`` and ``facets`` what entries can be narrowed
by, ``completing`` what one could type on, ``relevance`` which hit comes first, ``log_view`` what a front end asks of a
log, and ``listed`` answers it from memory. The store answers the same from an index.
"""

from learnlog.search.completing import Choice, Choices, Offer, offers, settled
from learnlog.search.facets import Facet, FacetCount, facets_of
from learnlog.search.filters import ANY, NAMES, Filter, Filters, Period
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
    "Period",
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
