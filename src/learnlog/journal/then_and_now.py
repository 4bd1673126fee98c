"""Two ratings of the same items side by side, with what changed between them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from learnlog.journal.answers import Rating


@dataclass(frozen=True)
class Occasion:
    """One time items were rated.

    Attributes:
        label: which time, in words; empty where the day says it all.
        when: the earliest moment from which these ratings are known.
        ratings: what was rated, in the order of the items.
    """

    label: str
    when: datetime
    ratings: tuple[Rating, ...]


@dataclass(frozen=True)
class Order:
    """The levels of a scale as its unit lists them, from one end to the other.

    Attributes:
        levels: ids; empty where the unit is not known any more.
        off_scale: ids of levels that say that there is nothing to say.
    """

    levels: tuple[str, ...] = ()
    off_scale: frozenset[str] = frozenset()

    def steps(self, then: str, now: str) -> int | None:
        """Return how many levels lie between two, more than 0 where it is further on now; None where nobody can say."""
        on_scale = [level for level in self.levels if level not in self.off_scale]
        return on_scale.index(now) - on_scale.index(then) if then in on_scale and now in on_scale else None


@dataclass(frozen=True)
class Row:
    """One item then and now.

    Attributes:
        name: of the item, in the words it had last.
        ends: of a continuum, what its left and right end are called; else nothing.
        then, now: how it was rated; None where it was not.
        sign, change: what changed, as a sign and in words.
    """

    name: str
    ends: tuple[str, ...]
    then: Rating | None
    now: Rating | None
    sign: str
    change: str


def side_by_side(then: Sequence[Rating], now: Sequence[Rating], order: Order) -> tuple[Row, ...]:
    """Return every item of two ratings, in the order of the later one, then what only the earlier one has."""
    before = {one.item: one for one in then if one.level or one.evidence}
    after = {one.item: one for one in now if one.level or one.evidence}
    found = []
    for item in (*after, *(item for item in before if item not in after)):
        ours, theirs = before.get(item), after.get(item)
        shown = theirs or ours
        assert shown is not None, "it is in one of the two"
        sign, change = _change(ours, theirs, order)
        found.append(Row(shown.name, tuple(shown.ends or ()), ours, theirs, sign, change))
    return tuple(found)


def in_short(rows: Collection[Row]) -> str:
    """Return what changed over all items, in one sentence."""
    if not rows:
        return "Nothing was rated either time."
    counts = [
        (sum(row.sign in signs for row in rows), words)
        for signs, words in (("▲▶", "further on"), ("▼◀", "further back"), ("=", "the same"), ("≠+−", "otherwise"))
    ]
    said = ", ".join(f"{count} {words}" for count, words in counts if count)
    return f"Of {len(rows)} {'item' if len(rows) == 1 else 'items'}: {said}."


def _change(then: Rating | None, now: Rating | None, order: Order) -> tuple[str, str]:
    was, is_ = (one.level if one is not None else "" for one in (then, now))
    if was == is_:
        return "=", "the same" if was else "not rated"
    if not was or not is_:
        return ("+", "rated now") if is_ else ("−", "not rated now")
    steps = order.steps(was, is_)
    if steps is None:
        return "≠", "changed"
    shown = now if now is not None else then
    ends = tuple(shown.ends or ()) if shown is not None else ()
    count = "1 step" if abs(steps) == 1 else f"{abs(steps)} steps"
    if len(ends) == 2:
        return ("▶", f"{count} towards “{ends[1]}”") if steps > 0 else ("◀", f"{count} towards “{ends[0]}”")
    return ("▲", f"{count} up") if steps > 0 else ("▼", f"{count} down")


def once_each(occasions: Sequence[Occasion]) -> tuple[Occasion, ...]:
    """Return occasions, the earliest first, without those that only repeat the one before of the same label."""
    found: list[Occasion] = []
    last: dict[str, tuple[Rating, ...]] = {}
    for one in sorted(occasions, key=lambda one: one.when):
        if last.get(one.label) != one.ratings:
            last[one.label] = one.ratings
            found.append(one)
    return tuple(found)
