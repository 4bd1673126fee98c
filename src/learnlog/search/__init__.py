"""Finding entries. Pure: a query and filters over summaries, and where a query's words stand in a text.

``query`` says what text means as a query and what it matches, ``filters`` narrows by what an entry is about,
``scan`` goes through a whole list.
"""

from learnlog.search.filters import ANY, Filters, Period
from learnlog.search.query import NOTHING_ASKED, Query, Term, matches, parse, spans
from learnlog.search.scan import scan

__all__ = ["ANY", "NOTHING_ASKED", "Filters", "Period", "Query", "Term", "matches", "parse", "scan", "spans"]
