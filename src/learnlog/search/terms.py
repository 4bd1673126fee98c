"""One thing that must occur in a text, and where the things that were searched for stand in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache

from learnlog.light import NamedTuple
from learnlog.text import folded

_WORD = re.compile(r"[^\W_]+")

Spans = list[tuple[int, int]]
"""Stretches of a text, each as start and end, in order, none overlapping."""


def words_of(text: str) -> list[str]:
    """Return the words of folded text, in order: every run of letters and digits. Scan and index both go by this."""
    return _WORD.findall(text)


class Term(NamedTuple):
    """One thing that must occur: words next to each other, folded.

    Attributes:
        words: the words, or one run of signs.
        whole: whether the last word must end where the text's word ends.
        signs: whether it has no letter or digit and is looked for as it stands.
    """

    words: tuple[str, ...]
    whole: bool = False
    signs: bool = False

    def found_in(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where this term stands in folded text, as start and end."""
        # Looking for the words themselves first and at what stands before them second lets re jump from hit to hit.
        for hit in _pattern(self).finditer(text):
            start = hit.start()
            if self.signs or not start or not text[start - 1].isalnum():
                yield start, hit.end()

    def is_in(self, text: str) -> bool:
        """Return whether it occurs in folded text."""
        # The plain test of a word in a text is by far the fastest, and turns most texts away.
        return all(word in text for word in self.words) and next(self.found_in(text), None) is not None


@lru_cache(maxsize=256)
def _pattern(term: Term) -> re.Pattern[str]:
    between = r"[\W_]+".join(re.escape(word) for word in term.words)
    return re.compile(between + r"(?![^\W_])" if term.whole else between)


def spans_of(terms: Iterable[Term], text: str) -> Spans:
    """Return where terms stand in a text as it is shown.

    Folding can make a text longer or shorter; the places returned are those of the text that was given.
    """
    if not text:
        return []
    haystack = folded(text)
    hits = sorted(hit for term in terms for hit in term.found_in(haystack))
    if not hits:
        return []
    origin = _Origin(text)
    merged: Spans = []
    for begin, finish in hits:
        start, end = origin.of(begin), origin.end_of(finish)
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


class _Origin:
    """Which character of a text a character of its folded form came from.

    Folding goes character by character, so it is enough to remember the characters that do not fold to exactly one;
    between them the distance stays the same.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        # For every such character and the one after it: its place in the folded text, and in the text.
        self._places: list[int] = [0]
        self._shifts: list[tuple[int, int, bool]] = [(0, 0, False)]
        if text.isascii():
            return
        place = 0
        for index, character in enumerate(text):
            length = 1 if character.isascii() else _folded_length(character)
            if length != 1:
                if length:
                    self._add(place, index, spread=True)
                self._add(place + length, index + 1, spread=False)
            place += length

    def _add(self, place: int, index: int, *, spread: bool) -> None:
        self._places.append(place)
        self._shifts.append((place, index, spread))

    def of(self, place: int) -> int:
        """Return the character that the folded text's character at ``place`` came from."""
        begin, index, spread = self._shifts[bisect_right(self._places, place) - 1]
        return index if spread else index + place - begin

    def end_of(self, place: int) -> int:
        """Return where the text goes on after the folded text's first ``place`` characters, accents included."""
        end = self.of(place - 1) + 1
        while end < len(self._text) and not self._text[end].isascii() and not _folded_length(self._text[end]):
            end += 1
        return end


@lru_cache(maxsize=4096)
def _folded_length(character: str) -> int:
    return len(folded(character))
