"""What was searched for, marked in what is shown; on a page each hit has a number, to go from one to the next."""

from __future__ import annotations

from textual.content import Content, Span
from textual.style import Style

from learnlog.search import Query, spans

_NUMBER = "hit"

_AT_HAND = "bold reverse"
"""The hit one has gone to: dark and light change places, so that it stands out in any colours and without any."""


def marked(content: Content, query: Query | None, *, plain: bool = False) -> Content:
    """Return content with a query's words marked.

    Args:
        plain: mark by weight and line alone, where the background has a colour of its own.
    """
    return _marked(content, spans(query, content.plain), plain=plain) if query else content


def _marked(content: Content, places: list[tuple[int, int]], *, plain: bool = False) -> Content:
    style = "bold underline" if plain else "bold underline $accent"
    return content.add_spans([Span(start, end, style) for start, end in places])


class HitCounter:
    """Marks a query's words in one text after another, and numbers the hits from 0 in the order they come.

    Args:
        query: whose words; without one nothing is marked.

    Attributes:
        count: how many hits there are so far.
    """

    def __init__(self, query: Query | None) -> None:
        self._query = query
        self.count = 0

    def mark(self, content: Content) -> Content:
        """Return content with its hits marked and numbered."""
        if not self._query or not (places := spans(self._query, content.plain)):
            return content
        first, self.count = self.count, self.count + len(places)
        # The number goes with the letters wherever they are wrapped to.
        numbers = [
            Span(start, end, Style.from_meta({_NUMBER: first + index})) for index, (start, end) in enumerate(places)
        ]
        return _marked(content, places).add_spans(numbers)


def hits_on(line: Content) -> list[tuple[int, int, int]]:
    """Return the numbered hits on a line: number, start and end. One that is broken stands on two lines."""
    found: list[tuple[int, int, int]] = []
    for start, end, style in line.spans:
        if isinstance(style, Style) and (number := style.meta.get(_NUMBER)) is not None:
            found.append((int(number), start, end))
    return found


def at_hand(line: Content, hit: int) -> Content:
    """Return a line with the hit of that number, if it is there, marked as the one that is looked at."""
    for number, start, end in hits_on(line):
        if number == hit:
            line = line.stylize(_AT_HAND, start, end)
    return line
