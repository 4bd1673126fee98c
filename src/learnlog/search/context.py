"""The words around the first hit, on one line."""

from __future__ import annotations

from collections.abc import Iterable

from learnlog.search.query import Query, spans
from learnlog.text import one_line

_BEFORE = 0.35
"""How much of the line stands before the hit."""


def context(query: Query, texts: Iterable[str], width: int) -> str:
    """Return the words around the first hit of a query, cut to a width at words; empty where there is no hit.

    Args:
        texts: where to look, in this order.
        width: characters of the line.
    """
    for text in texts:
        hits = spans(query, text)
        if hits:
            return _around(text, *hits[0], width)
    return ""


def _around(text: str, start: int, end: int, width: int) -> str:
    before, hit, after = (text[:start][-width:], text[start:end][:width], text[end:][:width])
    # One line of the three, each folded by itself, so that the hit is not lost.
    left = one_line(before) + (" " if before[-1:].isspace() else "")
    middle = one_line(hit)
    right = (" " if after[:1].isspace() else "") + one_line(after)
    if start <= width and len(left) + len(middle) + len(right) <= width and end + width >= len(text):
        return (left + middle + right).strip()
    room = max(int((width - len(middle)) * _BEFORE), 0)
    if len(left) > room or start > width:
        left = "…" + left[-room:].partition(" ")[2] if " " in left[-room:] else "…"
    room = max(width - len(left) - len(middle), 0)
    if len(right) > room or end + width < len(text):
        right = right[: room - 1].rpartition(" ")[0] + "…" if room > 1 else "…"
    return (left + middle + right).strip()
