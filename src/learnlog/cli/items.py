"""Files of an archive as a command lists them before it does anything: entries by line, everything else as a sum."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from learnlog.cli.layout import aligned, counted, wrapped
from learnlog.cli.output import width
from learnlog.store.comparing import Item, Kind
from learnlog.text import one_line, shorten

_LONGEST_TITLE = 100
INDENT = "  "
"""Before what stands under a heading."""

_NOUNS = {
    Kind.ENTRY: ("entry", "entries"),
    Kind.VERSION: ("earlier version of an entry", "earlier versions of entries"),
    Kind.DRAFT: ("draft", "drafts"),
    Kind.HAND_IN: ("record of a hand-in", "records of hand-ins"),
    Kind.UNIT: ("file of a unit", "files of units"),
    Kind.RECORD: ("file of settings", "files of settings"),
    Kind.OTHER: ("other file", "other files"),
}


def listed(heading: str, items: Sequence[Item]) -> list[str]:
    """Return what a plan does with some files: what has a title line by line, everything else as a sum."""
    if not items:
        return []
    entries = [one for one in items if one.kind is Kind.ENTRY or one.title]
    rows = [_entry(one) for one in sorted(entries, key=lambda one: one.entry_id, reverse=True)]
    others = summed([one for one in items if one not in entries])
    return [
        "",
        *flowing(heading),
        *(INDENT + line for line in aligned(rows) if rows),
        *(flowing(others, INDENT) if others else []),
    ]


def _entry(one: Item) -> tuple[str, ...]:
    day = one.day.isoformat() if one.day else ""
    return day, counted(one.words, "word", "words"), shorten(one.title, _LONGEST_TITLE) or "(no title)"


def summed(items: Sequence[Item]) -> str:
    """Return how many files there are of each kind, in words; nothing for none."""
    numbers = Counter(one.kind for one in items)
    return ", ".join(counted(numbers[kind], *nouns) for kind, nouns in _NOUNS.items() if numbers[kind])


def flowing(text: str, indent: str = "") -> list[str]:
    """Return text that anybody may have written as lines that fit."""
    return wrapped(one_line(text), width(), indent, indent)
