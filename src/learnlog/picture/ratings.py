"""The facts of what was rated: items on a scale, between two ends, or then and now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from learnlog.picture.facts import Picture, Row


@dataclass(frozen=True)
class Level:
    """Where something was placed.

    Attributes:
        place: from 1 for the lowest level of the scale upwards; 0 where the level says that there is nothing to say,
            and where the unit no longer has it.
    """

    name: str
    mark: str = ""
    place: int = 0

    @property
    def said(self) -> str:
        """Mark and name."""
        return f"{self.mark} {self.name}".strip()


NOT_RATED = Level("not rated")


@dataclass(frozen=True)
class Rated:
    """One item with its level.

    Attributes:
        ends: the words at the two ends of a continuum.
        item: its id.
    """

    name: str
    level: Level = NOT_RATED
    ends: tuple[str, str] = ("", "")
    item: str = ""


@dataclass(frozen=True)
class Group:
    """Items that belong together, such as the characteristics of one value. The only group may have no title."""

    title: str
    items: tuple[Rated, ...]

    @property
    def rated(self) -> int:
        """How many of the items were rated, be it that there is nothing to say."""
        return sum(one.level != NOT_RATED for one in self.items)

    def counts(self, levels: Sequence[Level]) -> tuple[tuple[Level, int], ...]:
        """Return how often each level was chosen: those of the scale in order, then any other there is.

        The numbers add up to the number of items.
        """
        others = dict.fromkeys(one.level for one in self.items if one.level not in levels and one.level != NOT_RATED)
        unrated = [NOT_RATED] if self.rated < len(self.items) else []
        return tuple((one, sum(item.level == one for item in self.items)) for one in (*levels, *others, *unrated))


@dataclass(frozen=True, kw_only=True)
class Ratings(Picture):
    """Items on one scale, in groups. ``levels`` is the whole scale, the lowest first, then those off it."""

    levels: tuple[Level, ...]
    groups: tuple[Group, ...] = ()

    @property
    def places(self) -> int:
        """How many levels are on the scale."""
        return sum(one.place > 0 for one in self.levels)

    @property
    def head(self) -> Row:
        """The group where there are several, the item, its level."""
        return ("Part of", "What is rated", "Rating") if self._grouped else ("What is rated", "Rating")

    @property
    def rows(self) -> tuple[Row, ...]:
        """A row for each item."""
        return tuple(
            (*((group.title,) if self._grouped else ()), one.name, one.level.said)
            for group in self.groups
            for one in group.items
        )

    @property
    def _grouped(self) -> bool:
        return any(group.title for group in self.groups)

    @property
    def sentences(self) -> tuple[str, ...]:
        """The counts of each group, then each item."""
        return tuple(sentence for group in self.groups for sentence in self._said(group))

    def _said(self, group: Group) -> Iterator[str]:
        counts = ", ".join(f"{number} {level.name}" for level, number in group.counts(self.levels))
        yield f"{group.title}: {counts}." if group.title else f"{_capital(counts)}."
        yield from (f"{_capital(one.name)}: {one.level.name}." for one in group.items)


@dataclass(frozen=True, kw_only=True)
class Continuum(Ratings):
    """Items placed between two ends."""

    @property
    def head(self) -> Row:
        """As for other ratings, with both ends."""
        return (*super().head[:-1], "At one end", "At the other", "Placed")

    @property
    def rows(self) -> tuple[Row, ...]:
        """A row for each item."""
        items = [one for group in self.groups for one in group.items]
        return tuple((*row[:-1], *one.ends, row[-1]) for row, one in zip(super().rows, items, strict=True))

    def _said(self, group: Group) -> Iterator[str]:
        if group.title:
            yield f"{group.title}."
        for one in group.items:
            yield f"{_capital(one.name)}, from “{one.ends[0]}” to “{one.ends[1]}”: {one.level.name}."


@dataclass(frozen=True)
class Moved:
    """One item rated twice."""

    name: str
    then: Level = NOT_RATED
    now: Level = NOT_RATED

    @property
    def change(self) -> str:
        """How far it moved, in words; empty where that cannot be said."""
        if not (self.then.place and self.now.place):
            return ""
        by = self.now.place - self.then.place
        if not by:
            return "as before"
        return f"{abs(by)} {'level' if abs(by) == 1 else 'levels'} {'up' if by > 0 else 'down'}"


@dataclass(frozen=True, kw_only=True)
class ThenAndNow(Picture):
    """The same items rated at the start and now."""

    levels: tuple[Level, ...]
    items: tuple[Moved, ...] = ()

    @property
    def places(self) -> int:
        """How many levels are on the scale."""
        return sum(one.place > 0 for one in self.levels)

    @property
    def head(self) -> Row:
        """The item, both levels, the change."""
        return ("What is rated", "Then", "Now", "Change")

    @property
    def rows(self) -> tuple[Row, ...]:
        """A row for each item."""
        return tuple((one.name, one.then.said, one.now.said, one.change) for one in self.items)

    @property
    def sentences(self) -> tuple[str, ...]:
        """A sentence for each item."""
        return tuple(
            f"{_capital(one.name)}: then {one.then.name}, now {one.now.name}{f', {one.change}' if one.change else ''}."
            for one in self.items
        )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
