"""Where the trainee stopped, and which screens of a unit were read. A loss costs a few keys, so none is reported."""

from __future__ import annotations

from learnlog.errors import LearnlogError
from learnlog.journal.settings import Place, Read
from learnlog.store.records import Records


class Bookmarks:
    """The bookmarks in one log.

    Args:
        records: where they are kept.
    """

    def __init__(self, records: Records) -> None:
        self._records = records

    @property
    def place(self) -> Place | None:
        """Where the trainee stopped last."""
        return self._records.place()

    def stop_at(self, place: Place) -> None:
        """Keep where the trainee is. A disk that refuses costs a few keys next time, so it is not reported."""
        try:
            self._records.save_place(place)
        except LearnlogError:
            return

    def read_screens(self, unit_id: str) -> frozenset[str]:
        """Return the places of a unit's order that were read."""
        return frozenset(place for one in self._records.read() if one.unit == unit_id for place in one.screens)

    def mark_read(self, unit_id: str, place: str) -> None:
        """Remember that a screen of a unit was read."""
        read = {one.unit: one for one in self._records.read()}
        screens = read[unit_id].screens if unit_id in read else ()
        if place in screens:
            return
        read[unit_id] = Read(unit=unit_id, screens=(*screens, place))
        try:
            self._records.save_read(tuple(read.values()))
        except LearnlogError:
            return
