"""Ids for people and rows: a letter and a number, no number used twice."""

from __future__ import annotations

import re
from collections.abc import Iterable

_ID = re.compile(r"[a-z](\d{1,9})", re.ASCII)


class Numbering:
    """Gives ids out.

    Args:
        letter: what they begin with.
        ids: ids there are.
        numbered: the highest number known to have been given out earlier.
    """

    def __init__(self, letter: str, ids: Iterable[str], numbered: int = 0) -> None:
        self._letter = letter
        self._last = self._kept = max(numbered, _highest(ids))

    def next(self) -> str:
        """Return a new id."""
        self._last += 1
        return f"{self._letter}{self._last}"

    def numbered(self, ids: Iterable[str]) -> int:
        """Return what an answer with these ids must remember: 0, unless a higher number than theirs was ever kept."""
        highest = _highest(ids)
        self._kept = max(self._kept, highest)
        return self._kept if self._kept > highest else 0


def _highest(ids: Iterable[str]) -> int:
    return max((int(match[1]) for one in ids if (match := _ID.fullmatch(one))), default=0)
