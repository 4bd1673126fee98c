"""Which of a few hits comes first. One rule for the scan and for the index.

Hits in the title weigh most, then how much of the text the hits are; of two alike the newer comes first.
"""

from __future__ import annotations

from learnlog.journal.summary import Summary
from learnlog.search.query import Query
from learnlog.text import folded

FEW = 200
"""So many hits are put best first by themselves; more of them newest first, as a log is read."""

MOST = 2000
"""More than this are put newest first even where the best first are asked for: it would take seconds."""

_SHORT = 400
"""Characters. Texts shorter than this are not taken for better because they are short."""


def is_best_first(query: Query, hits: int, asked: bool | None) -> bool:
    """Return whether so many hits of a query are put best first.

    Args:
        asked: whether that was asked for; None where nothing was.
    """
    return bool(query.terms) and asked is not False and hits <= (MOST if asked else FEW)


def rank(query: Query, summary: Summary) -> tuple[int, int, str]:
    """Return what to sort by, largest first; the entry's text to search in must be there."""
    title, text = folded(summary.title), summary.searchable
    in_title = sum(1 for term in query.terms if term.is_in(title))
    hits = sum(sum(1 for _ in term.found_in(text)) for term in query.terms)
    return in_title, hits * 1_000_000 // (_SHORT + len(text)), summary.id
