"""Narrowing a list by what entries are about, beside the words in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from learnlog.light import TYPE_CHECKING, NamedTuple
from learnlog.search.facets import EVERY_HAS, KINDS, Facet
from learnlog.text import folded

if TYPE_CHECKING:
    from typing import Literal

    Period = Literal["", "month", "year"]
    Rule = Literal["begins", "whole", "key"]

DAYS = ("before", "after", "on")
NAMES = (*KINDS, *DAYS)
"""The filters that can be written, by the name in front of the colon."""

STATES = ("draft", "complete")

# Compiled when first looked for: most queries ask for no day and no number.
_DAY = r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?-?\Z"
_NUMBER = r"\d+"
_NUMBERED = r"\w+ (\d+)\b"
_FIRST_DAY, _LAST_DAY = "0000", "9999-12-31"

Days = tuple[str, str]
"""The first and the last day of a stretch of time, both in it, as ISO text, which sorts as time does."""


class Filter(NamedTuple):
    """One thing that an entry must be about.

    Attributes:
        kind: a name of :data:`NAMES`, or ``period``, which is offered as ``month`` and ``year`` but not written.
        asked: the value, folded where it was written.
        rule: whether a word of the facet need only begin so, the whole of it must be so, or its key.
    """

    kind: str
    asked: str
    rule: Rule = "begins"

    @property
    def is_day(self) -> bool:
        """Whether it asks for a time."""
        return self.kind in DAYS or self.kind == "period"

    def accepts(self, facet: Facet) -> bool:
        """Return whether an entry with this facet is what is asked for. Not for a filter that asks for a time."""
        if facet.kind != self.kind:
            return False
        if self.rule == "key":
            return facet.key == self.asked
        if self.kind == "task" and self.asked.isdecimal():
            return int(self.asked) in _numbers(facet)
        # The unit stands in front of a task's id; it is asked for by its own filter.
        said = (facet.key.rpartition("/")[2] if self.kind == "task" else facet.key, facet.name)
        if self.rule == "whole":
            return self.asked in map(folded, said)
        return any(_begins(self.asked, folded(one)) for one in said)

    def days(self, today: date) -> Days:
        """Return the days it asks for. Only for a filter that asks for a time."""
        if self.kind == "period":
            month = today.strftime("%m") if self.asked == "month" else None
            return _stretch(f"{today.year:04d}" + (f"-{month}" if month else "")) or (_FIRST_DAY, _LAST_DAY)
        first, last = _stretch(self.asked) or (_FIRST_DAY, _LAST_DAY)
        if self.kind == "before":
            return _FIRST_DAY, _next(first, -1)
        if self.kind == "after":
            return _next(last, 1), _LAST_DAY
        return first, last


def filter_of(name: str, value: str, *, whole: bool = False) -> Filter | None:
    """Return the filter that a name and a value mean; None where they mean none, and so are words like any others.

    Args:
        name: what stands in front of the colon.
        value: what stands behind it.
        whole: whether the value stood in quotes that were closed.
    """
    kind, asked = folded(name), folded(value).strip()
    if kind not in NAMES or not asked:
        return None
    if kind in DAYS:
        return Filter(kind, asked) if _stretch(asked) else None
    if kind == "state" and not any(state.startswith(asked) for state in STATES):
        return None
    if kind == "has":
        # “has:actions” is as good as “has:action”.
        known = next((one for one in EVERY_HAS if one.startswith(asked) or asked == f"{one}s"), None)
        return Filter(kind, asked if known is None or asked != f"{known}s" else known) if known else None
    return Filter(kind, asked, "whole" if whole else "begins")


class Filters(NamedTuple):
    """What an entry must be, as it is chosen from lists; an empty attribute asks nothing.

    Attributes:
        task: the unit and the task it answers.
        state: ``draft`` or ``complete``.
        tag: one of its tags.
        chosen: the id of something chosen in it, such as a value.
        period: whether it happened this month or this year.
        rating: the id of a level that something in it was rated with.
        has: what it has.
    """

    task: tuple[str, str] | None = None
    state: str = ""
    tag: str = ""
    chosen: str = ""
    period: Period = ""
    rating: str = ""
    has: str = ""

    def __bool__(self) -> bool:
        return self != ANY

    def each(self) -> Iterator[Filter]:
        """Yield these filters one by one, as a query holds them."""
        if self.task is not None:
            yield Filter("task", "/".join(self.task), "key")
        chosen = (("state", self.state), ("tag", self.tag), ("value", self.chosen), ("rating", self.rating))
        for kind, key in (*chosen, ("has", self.has), ("period", self.period)):
            if key:
                yield Filter(kind, key, "key")


ANY = Filters()
"""The filters that ask nothing."""


def _begins(asked: str, said: str) -> bool:
    """Return whether a text begins with what was asked, or goes on so at the beginning of one of its words."""
    at = said.find(asked)
    while at > 0 and said[at - 1].isalnum() and asked[0].isalnum():
        at = said.find(asked, at + 1)
    return at >= 0


def _numbers(facet: Facet) -> set[int]:
    """Return the numbers a task is called by: those in its id, and the one in a title like “Task 2: …”."""
    unit, _, task = facet.key.rpartition("/")
    numbered = re.match(_NUMBERED, facet.name) if unit else None
    return {int(one) for one in (*re.findall(_NUMBER, task), *((numbered[1],) if numbered else ())) if one.isdecimal()}


def _stretch(asked: str) -> Days | None:
    """Return the first and last day of a year, a month or a day; None where it is none.

    A month or day that is only begun, such as ``2026-0``, counts as not written yet.
    """
    found = re.match(_DAY, asked)
    if found is None:
        return None
    year, month, day = (int(part or 0) for part in found.groups())
    try:
        if not month:
            return (date(year, 1, 1).isoformat(), date(year, 12, 31).isoformat()) if not day else None
        if not day:
            from calendar import monthrange  # late: it brings in what knows every country's months

            return date(year, month, 1).isoformat(), date(year, month, monthrange(year, month)[1]).isoformat()
        return date(year, month, day).isoformat(), date(year, month, day).isoformat()
    except ValueError:
        return None


def _next(day: str, step: int) -> str:
    try:
        return (date.fromisoformat(day) + timedelta(days=step)).isoformat()
    except (OverflowError, ValueError):  # beyond the first or the last day there is
        return _FIRST_DAY if step < 0 else "9999-12-32"
