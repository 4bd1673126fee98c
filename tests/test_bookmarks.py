"""Where the trainee stopped, and what was read."""

from __future__ import annotations

from learnlog.bookmarks import Bookmarks
from learnlog.errors import SaveFailed
from learnlog.journal.settings import Place
from learnlog.store.memory import MemoryFiles
from learnlog.store.records import Records


class Refusing(MemoryFiles):
    """Files on a disk that is full."""

    def write(self, name: str, raw: bytes, *, durable: bool) -> None:
        raise SaveFailed("full")


def test_the_place_is_kept_and_a_disk_that_refuses_is_no_trouble() -> None:
    kept: dict[str, bytes] = {}
    marks = Bookmarks(Records(MemoryFiles(kept)))
    assert marks.place is None
    place = Place(room="task", unit="small", entry="0" * 26, step="write", field="text", cursor=(3, 4))
    marks.stop_at(place)
    assert Bookmarks(Records(MemoryFiles(kept))).place == place
    refusing = Bookmarks(Records(Refusing(kept)))
    refusing.stop_at(Place(room="log"))
    refusing.mark_read("small", "readings/one")
    assert refusing.place == place and refusing.read_screens("small") == frozenset()


def test_what_was_read_is_kept_by_unit() -> None:
    records = Records(MemoryFiles({}))
    marks = Bookmarks(records)
    for unit, screen in (
        ("small", "readings/a"),
        ("other", "readings/a"),
        ("small", "readings/b"),
        ("small", "readings/a"),
    ):
        marks.mark_read(unit, screen)
    assert marks.read_screens("small") == {"readings/a", "readings/b"}
    assert marks.read_screens("other") == {"readings/a"}
    assert [one.screens for one in records.read()] == [("readings/a", "readings/b"), ("readings/a",)]
