"""Aliases to propose wherever somebody is asked for, so that nobody has to think one up: Pupil A, Pupil B, …"""

from __future__ import annotations

from collections.abc import Collection
from itertools import count
from string import ascii_uppercase


def next_alias(who: str, taken: Collection[str] = ()) -> str:
    """Return the first alias that is free.

    Args:
        who: what somebody is, such as ``pupil``.
        taken: aliases that are given already.
    """
    called = who[:1].upper() + who[1:]
    letters = (f"{called} {letter}" for letter in ascii_uppercase)
    numbers = (f"{called} {number}" for number in count(1))
    given = set(taken)
    return next(alias for aliases in (letters, numbers) for alias in aliases if alias not in given)
