"""Ids: made of words, given twice, or misspelt."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_APOSTROPHES = re.compile("['’‘ʼ]")
_NOT_WORDS = re.compile(r"[^a-z0-9]+")


def slug(words: str) -> str:
    """Return words as an id: lower case, accents dropped, a hyphen for whatever stands between; may be empty.

    ``1. Children’s aspirations`` becomes ``1-childrens-aspirations``.
    """
    plain = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", words.casefold()))
    letters = "".join(character for character in plain if not unicodedata.combining(character))
    return _NOT_WORDS.sub("-", letters).strip("-")


def is_id(text: str) -> bool:
    """Whether a text can be an id as it stands."""
    return len(text) <= 60 and _ID.fullmatch(text) is not None


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word most like a misspelt one; empty if none is."""
    found = difflib.get_close_matches(word, sorted(set(known)), n=1, cutoff=0.6)
    return found[0] if found else ""


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """Return what to mend where a word is not known: the nearest known one, else all of them, else ``otherwise``."""
    several = sorted(set(known))
    if close := nearest(word, several):
        return f"Did you mean “{close}”?"
    if several and len(several) <= 20:
        return f"Known here: {', '.join(several)}."
    return otherwise


def twice(names: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Yield every name that stood before, with its place."""
    seen: set[str] = set()
    for index, name in enumerate(names):
        if name in seen:
            yield index, name
        seen.add(name)
