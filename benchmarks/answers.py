"""What a modern terminal answers when a program asks about it: pure functions from a query to the bytes sent back."""

from __future__ import annotations

SYNCHRONISED_OUTPUT = 2026
KNOWN_MODES = frozenset({1, 7, 25, 1000, 1002, 1003, 1004, 1006, 1049, 2004, SYNCHRONISED_OUTPUT})
"""Modes reported as known and off, unless the program has set them."""


def answer(kind: str, first: int, modes: set[int], kitty: int, size: tuple[int, int], cursor: tuple[int, int]) -> str:
    """Return the answer to a control sequence, empty for one that is no question.

    Args:
        kind: what stands around the numbers, such as ``?$p``.
        first: the first number, 0 where there is none.
        modes: private modes that are set.
        kitty: flags of the kitty keyboard protocol in force.
        size: columns and lines.
        cursor: column and line, from 0.
    """
    columns, lines = size
    if kind == "?$p":
        state = 1 if first in modes else 2 if first in KNOWN_MODES else 0
        return f"\x1b[?{first};{state}$y"
    if kind in ("n", "?n") and first == 6:
        prefix = kind.removesuffix("n")
        return f"\x1b[{prefix}{cursor[1] + 1};{min(cursor[0], columns - 1) + 1}R"
    fixed = {
        ("c", 0): "\x1b[?62;22c",
        (">c", 0): "\x1b[>1;10;0c",
        (">q", 0): "\x1bP>|learnlog-benchmarks\x1b\\",
        ("?u", 0): f"\x1b[?{kitty}u",
        ("n", 5): "\x1b[0n",
        ("t", 14): f"\x1b[4;{lines * 20};{columns * 10}t",
        ("t", 16): "\x1b[6;20;10t",
        ("t", 18): f"\x1b[8;{lines};{columns}t",
    }
    return fixed.get((kind, first), "")
