"""Two texts, told apart word by word.

Lines are matched first, then sentences within the lines that changed, then words within those: a long text with a few
changes costs little, and what moved by a line is not taken for new.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Change = Literal["same", "gone", "new"]

MOST_UNITS = 4_000
"""More lines, sentences or words than this on one side are not matched one by one; all of them count as changed."""

MOST_PAIRS = 2_000_000
"""Neither are texts in which so many pairs are alike, such as one word written ten thousand times."""

_LINES = re.compile(r"[^\n]*\n|[^\n]+")
_SENTENCES = re.compile(r".+?(?:[.!?…][\"'”’)]?\s+|\n\s*|\Z)", re.DOTALL)
_SIGN = r"""[.,;:!?…"'“”‘’«»()\[\]{}/–—]"""
_LETTERS = rf"""(?:(?!{_SIGN})\S)+"""
# A sign is a unit of its own, so that a full stop that moved makes no word new; within a word, as in “don’t” or “1.5”,
# it belongs to it. Every unit keeps the space behind it, so that together they are the text; it is matched without.
_WORDS = re.compile(rf"\n|(?:{_LETTERS}(?:[.,:'’/]{_LETTERS})*|{_SIGN})[^\S\n]*|[^\S\n]+")
_ANY_WORD = re.compile(rf"{_LETTERS}|\n")
_LEVELS = (_LINES, _SENTENCES, _WORDS)


@dataclass(frozen=True)
class Span:
    """A stretch of one side: the ``same`` as on the other, or only here (``gone`` before, ``new`` after)."""

    text: str
    change: Change


Spans = tuple[Span, ...]


def told_apart(before: str, after: str) -> tuple[Spans, Spans]:
    """Return both texts in spans; those of a side, put together, are exactly its text.

    Spaces are not compared: texts that differ in them alone have no span that is gone or new.
    """
    teller = _Teller()
    teller.tell(before, after, 0)
    return tuple(teller.before), tuple(teller.after)


class _Teller:
    """Collects the spans of both sides, from the beginning to the end."""

    def __init__(self) -> None:
        self.before: list[Span] = []
        self.after: list[Span] = []
        self._pairs_left = MOST_PAIRS

    def tell(self, before: str, after: str, level: int) -> None:
        """Tell two stretches apart, by the units of this level and finer ones."""
        if before == after:
            self._same(before, after)
        elif not before or not after or level == len(_LEVELS):
            self._changed(before, after)
        else:
            self._tell_units(_LEVELS[level].findall(before), _LEVELS[level].findall(after), level)

    def _tell_units(self, before: list[str], after: list[str], level: int) -> None:
        ours, theirs = [_matched(unit) for unit in before], [_matched(unit) for unit in after]
        head = _alike(ours, theirs)
        tail = _alike(ours[head:][::-1], theirs[head:][::-1])
        self._same("".join(before[:head]), "".join(after[:head]))
        self._tell_middle(
            before[head : len(before) - tail],
            after[head : len(after) - tail],
            ours[head : len(ours) - tail],
            theirs[head : len(theirs) - tail],
            level,
        )
        self._same("".join(before[len(before) - tail :]), "".join(after[len(after) - tail :]))

    def _tell_middle(
        self, before: list[str], after: list[str], ours: Sequence[str], theirs: Sequence[str], level: int
    ) -> None:
        if not self._affordable(ours, theirs):
            self._changed("".join(before), "".join(after))
            return
        blocks = [
            (tag == "equal", "".join(before[i1:i2]), "".join(after[j1:j2]))
            for tag, i1, i2, j1, j2 in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
        ]
        for same, gone, new in _without_islands(blocks):
            if same:
                self._same(gone, new)
            else:
                self.tell(gone, new, level + 1)

    def _affordable(self, ours: Sequence[str], theirs: Sequence[str]) -> bool:
        if max(len(ours), len(theirs)) > MOST_UNITS:
            return False
        there = Counter(theirs)
        self._pairs_left -= sum(there[unit] for unit in ours)
        return self._pairs_left >= 0

    def _same(self, before: str, after: str) -> None:
        _add(self.before, before, "same")
        _add(self.after, after, "same")

    def _changed(self, before: str, after: str) -> None:
        _add(self.before, before, "gone")
        _add(self.after, after, "new")


def _matched(unit: str) -> str:
    """A unit as it is compared: without the spaces around it, but a line break stays one."""
    return unit.strip() or ("\n" if "\n" in unit else " ")


def _alike(ours: Sequence[str], theirs: Sequence[str]) -> int:
    """Return how many units at the beginning are alike."""
    count = 0
    for one, other in zip(ours, theirs, strict=False):
        if one != other:
            break
        count += 1
    return count


def _without_islands(blocks: list[tuple[bool, str, str]]) -> list[tuple[bool, str, str]]:
    """Return blocks with lone signs between two changes, such as a comma, counted to the change."""
    found: list[tuple[bool, str, str]] = []
    for at, (same, gone, new) in enumerate(blocks):
        is_island = same and 0 < at < len(blocks) - 1 and not _ANY_WORD.search(gone)
        if found and not found[-1][0] and (is_island or not same):
            _, gone_before, new_before = found.pop()
            gone, new, same = gone_before + gone, new_before + new, False
        found.append((same, gone, new))
    return found


def _add(spans: list[Span], text: str, change: Change) -> None:
    if not text:
        return
    if spans and spans[-1].change == change:
        text = spans.pop().text + text
    spans.append(Span(text, change))
