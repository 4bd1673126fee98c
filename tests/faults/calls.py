"""The calls of one save, as strace tells them."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

_CALL = re.compile(r"^\d+\s+(\w+)\(", re.MULTILINE)
_OTHERS = frozenset({"mmap", "munmap", "mprotect", "mremap", "sendto", "recvfrom"})
"""Those of memory, which strace counts with files, and those by which the writer talks to the test."""


class Point(NamedTuple):
    """One call: its name, and how many of this name there are up to it."""

    call: str
    number: int


def points(trace: str) -> list[Point]:
    """Return the calls of a trace in their order, as far as they are those of a save."""
    counts: Counter[str] = Counter()
    found = []
    for call in _CALL.findall(trace):
        counts[call] += 1
        if call not in _OTHERS:
            found.append(Point(call, counts[call]))
    return found
