"""The one line through a unit: its screens by number, and where a place stands in it."""

from __future__ import annotations

from collections.abc import Collection

from learnlog.content.reading import Reading
from learnlog.content.unit import Screen, Unit


class Way:
    """The screens of a unit in their order.

    Attributes:
        screens: from the first to the last.
        readings: the places among them that are readings.
    """

    def __init__(self, unit: Unit) -> None:
        self.screens: tuple[Screen, ...] = unit.screens()
        self.readings = tuple(one.place for one in self.screens if isinstance(one.shows, Reading))

    @property
    def last(self) -> int:
        """The number of the last screen."""
        return len(self.screens) - 1

    def number(self, place: str) -> int | None:
        """Return the number of a place; the first that differs only in its ``#part`` if need be. None if unknown."""
        places = [one.place for one in self.screens]
        if place in places:
            return places.index(place)
        bare = place.partition("#")[0]
        return next((number for number, one in enumerate(places) if bare and one.partition("#")[0] == bare), None)

    def first_unread(self, read: Collection[str]) -> int:
        """Return the number of the first reading that is not read; the first screen where all are."""
        waiting = (number for number, one in enumerate(self.screens) if self.unread(one.place, read))
        return next(waiting, 0)

    def unread(self, place: str, read: Collection[str]) -> bool:
        """Whether a place is a reading that is not read. Tasks are never read: they are worked on."""
        return place in self.readings and place not in read
