"""What an entry can be filtered by, beside its words and its day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from learnlog.journal.summary import HAS, Summary
from learnlog.light import NamedTuple

FREE = "free"
"""Stands for the unit of an entry that has none."""

KINDS = ("task", "unit", "value", "state", "tag", "rating", "has")
"""The kinds of facets, in the order in which they are offered."""

EVERY_HAS = (*HAS, "tag", "rating", "outside")
"""Everything an entry can be said to have."""


class Facet(NamedTuple):
    """Something an entry can be filtered by.

    Attributes:
        kind: one of :data:`KINDS`.
        key: what tells it from others of its kind: for a task ``unit/task``, for a value or a rating its id, for a tag
            the tag.
        name: its words, for a person; empty where they are not known or are the key.
    """

    kind: str
    key: str
    name: str = ""


class FacetCount(NamedTuple):
    """A facet, and how many entries have it."""

    kind: str
    key: str
    name: str
    number: int


def facets_of(summary: Summary) -> tuple[Facet, ...]:
    """Return all facets of an entry, each once."""
    return tuple(dict.fromkeys(_facets_of(summary)))


def _facets_of(one: Summary) -> Iterator[Facet]:
    unit = one.unit or FREE
    # The title of a free entry is its writer's own; of a task it is the task's.
    yield Facet("task", f"{one.unit}/{one.task}", one.title if one.unit else "")
    yield Facet("unit", unit)
    yield Facet("state", one.state)
    for tag in one.tags:
        yield Facet("tag", tag)
    for key, name in zip_longest(one.chosen, one.chosen_names, fillvalue=""):
        yield Facet("value", key, name)
    for key, name in zip_longest(one.rated, one.rated_names, fillvalue=""):
        yield Facet("rating", key, name)
    for has in one.has:
        yield Facet("has", has)
    for has, there in (("tag", one.tags), ("rating", one.rated), ("outside", one.outside)):
        if there:
            yield Facet("has", has)


def counted(entries: Iterable[Summary]) -> tuple[FacetCount, ...]:
    """Return the facets of entries, counted, as :func:`in_order` gives them."""
    numbers = Counter(facet for one in entries for facet in facets_of(one))
    return in_order((facet, count) for facet, count in numbers.items())


def in_order(numbers: Iterable[tuple[Facet, int]]) -> tuple[FacetCount, ...]:
    """Return counted facets by kind, the most frequent first; one with several names once, under the commonest."""
    found: dict[tuple[str, str], FacetCount] = {}
    for facet, count in sorted(numbers, key=lambda one: (-one[1], one[0])):
        first = found.setdefault((facet.kind, facet.key), FacetCount(*facet, 0))
        found[facet.kind, facet.key] = first._replace(number=first.number + count, name=first.name or facet.name)
    return tuple(sorted(found.values(), key=lambda one: (KINDS.index(one.kind), -one.number, one.key)))
