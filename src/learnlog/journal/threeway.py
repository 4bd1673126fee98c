"""What two sides made of the same beginning, where it can be told without asking anybody.

The rule is the same for a day, a text, a list or a whole answer: what only one side changed is taken from that side,
and what both made the same is that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum
from typing import Any, Final, TypeVar

T = TypeVar("T")
K = TypeVar("K")


class Undecided(Enum):
    """Stands for the value that nobody but the trainee can choose."""

    CLASH = "both sides changed it, each in its own way"


CLASH: Final = Undecided.CLASH


def chosen(base: T | None, mine: T, theirs: T) -> T | Undecided:
    """Return the value that stands, or ``CLASH``.

    Without a beginning, ``base`` is what is there when nothing was written: what is empty gives way.
    """
    if mine == theirs or theirs == base:
        return mine
    return theirs if mine == base else CLASH


def chosen_keys(
    base: Mapping[str, Any], mine: Mapping[str, Any], theirs: Mapping[str, Any]
) -> tuple[dict[str, Any], dict[str, tuple[Any, Any]]]:
    """Return a mapping of what stands, key by key, and the values of both sides of every key that clashes.

    A value of None stands for no value, on either side.
    """
    stands: dict[str, Any] = {}
    clashes: dict[str, tuple[Any, Any]] = {}
    for key in (*mine, *(key for key in theirs if key not in mine)):
        value = chosen(base.get(key), mine.get(key), theirs.get(key))
        if value is CLASH:
            clashes[key] = mine.get(key), theirs.get(key)
        elif value is not None:
            stands[key] = value
    return stands, clashes


def woven(base: Sequence[K], mine: Sequence[K], theirs: Sequence[K]) -> list[K]:
    """Return all that either side has, each once, in an order that follows both as far as they agree.

    The side that moved things about leads; what only the other has stands behind what it stands behind there.
    """
    lead, other = (theirs, mine) if list(mine) == list(base) else (mine, theirs)
    order = list(dict.fromkeys(lead))
    others = dict.fromkeys(other)
    place = 0
    for one in others:
        if one in order:
            place = order.index(one) + 1
            continue
        # Behind what the lead added there, too: mine, then theirs.
        while place < len(order) and order[place] not in others:
            place += 1
        order.insert(place, one)
        place += 1
    return order


def gathered(base: Sequence[T], mine: Sequence[T], theirs: Sequence[T]) -> list[T]:
    """Return what both have and what either added, each once; what either took out of the beginning stays out."""
    kept = [one for one in mine if one in theirs or one not in base]
    kept += [one for one in theirs if one not in mine and one not in base]
    return _once(kept)


def numbered(items: Iterable[T], name: Callable[[T], str]) -> dict[tuple[str, int], T]:
    """Return items by their names, the second of one name apart from the first."""
    found: dict[tuple[str, int], T] = {}
    for item in items:
        count = 0
        while (name(item), count) in found:
            count += 1
        found[name(item), count] = item
    return found


def _once(items: Sequence[T]) -> list[T]:
    found: list[T] = []
    for item in items:
        if item not in found:
            found.append(item)
    return found
