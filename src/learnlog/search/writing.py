"""A query as it is written: filters put into it and taken out of it, so that a search box and plain controls agree."""

from __future__ import annotations

from learnlog.search.filters import Filter
from learnlog.search.query import pieces


def written(kind: str, value: str) -> str:
    """Return a filter as it is written, such as ``tag:autism`` or ``tag:"speech therapy"``."""
    plain = value.replace('"', "'")
    # Whole, in quotes: or a tag would stand for every tag that begins with it.
    bare = kind in ("task", "state", "has", "before", "after", "on") and plain.isprintable() and " " not in plain
    return f"{kind}:{plain}" if bare else f'{kind}:"{plain}"'


def filters_in(text: str, kind: str, *, negated: bool = False) -> tuple[Filter, ...]:
    """Return the filters of a kind that a query as it is written asks for, in order.

    Args:
        negated: those with a hyphen, which leave entries out, instead of those without.
    """
    found = (one.filter for one in pieces(text) if one.negated == negated)
    return tuple(one for one in found if one is not None and one.kind == kind)


def with_filter(text: str, kind: str, value: str = "") -> str:
    """Return a query as it is written with this one filter of its kind; with no value, with none of it.

    Those with a hyphen stay beside a value, and go with the rest where there is to be none. Everything else in it stays
    as it was typed. The filter goes where the first of its kind stood, else to the end.
    """
    of_kind = [one for one in pieces(text) if one.filter is not None and one.filter.kind == kind]
    old = [one for one in of_kind if not one.negated or not value]
    new = written(kind, value) if value else ""
    for piece in reversed(old):
        put = new if piece is old[0] else ""
        before, after = text[: piece.start], text[piece.end :]
        text = f"{before}{put}{after}" if put else f"{before.rstrip()} {after.lstrip()}".strip()
    if not old and new:
        # A phrase that is still open would swallow it.
        quote = '"' if text.count('"') % 2 else ""
        text = f"{text.rstrip()}{quote} {new}".strip()
    return text
