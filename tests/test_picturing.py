"""The pictures of a whole log: which entries they are drawn from, and what the sample log shows."""

from __future__ import annotations

from datetime import date

from learnlog.picture.counts import Progress, Weeks
from learnlog.picture.ratings import Ratings
from learnlog.picturing import file_name, pictures
from learnlog.store.memory import MemoryDisk, MemoryStore
from learnlog.store.units import Catalog
from learnlog.workspace import Workspace
from scripts.pictures import PICTURES, drawn
from tests.entries import NOON
from tests.guide.working import listening, unit_5
from tests.picture.drawn import habits, table_1, two_values


class Desk:
    """A log in memory with two units, into which damage can be written."""

    def __init__(self) -> None:
        self.disk = MemoryDisk()
        self.store = MemoryStore(self.disk)
        catalog = Catalog((unit_5(), listening()), ())
        self.workspace = Workspace(catalog, self.store, lambda: NOON, lambda now, after: "")


def test_every_unit_has_its_pictures_and_the_log_one_of_all() -> None:
    desk = Desk()
    for number, one in enumerate((two_values(), table_1(), habits())):
        desk.store.save(one.changed(id=f"{number:026d}"), "")
    found = pictures(desk.workspace)
    names = [(one.unit, one.name) for one in found if not one.empty]
    assert names == [
        ("unit-5", "task-2"),
        ("unit-5", "continua"),
        ("unit-5", "progress"),
        ("listening", "notice"),
        ("listening", "progress"),
        ("", "weeks"),
    ]
    progress = next(one for one in found if isinstance(one, Progress))
    assert {one.name: one.state for one in progress.tasks}["Task 2: Two values in your setting"] == "draft"
    weeks = found[-1]
    assert isinstance(weeks, Weeks) and weeks.weeks[-1].entries == 3


def test_an_entry_that_cannot_be_read_leaves_the_one_before_to_be_drawn() -> None:
    desk = Desk()
    desk.store.save(two_values(1, listening="weak"), "")
    desk.store.save(two_values(2, listening="strong"), "")
    desk.disk.entries[two_values(2).id] = b'format = 1\nid = "'
    picture = pictures(desk.workspace)[0]
    assert picture.origin and picture.origin.entry == two_values(1).id


def test_a_draft_counts_and_earlier_versions_are_said() -> None:
    desk = Desk()
    version = desk.store.save(two_values(1, listening="weak"), "")
    desk.store.keep_version(two_values(1).id)
    version = desk.store.save(two_values(1, listening="partly"), version)
    picture = pictures(desk.workspace)[0]
    assert isinstance(picture, Ratings) and picture.groups[0].items[0].level.name == "partly"
    assert picture.origin and picture.origin.versions == 1
    sitting = desk.workspace.sittings.open(two_values(1).id)
    sitting.write(two_values(1, listening="strong").answers[1])
    sitting.keep(durable=False)
    picture = pictures(desk.workspace)[0]
    assert isinstance(picture, Ratings) and picture.groups[0].items[0].level.name == "strong"
    sitting.close()


def test_a_file_is_called_after_unit_picture_and_day() -> None:
    found = pictures(Desk().workspace)
    assert file_name(found[0], date(2026, 12, 4)) == "learnlog-unit-5-task-2-2026-12-04.svg"
    assert file_name(found[-1], date(2026, 12, 4)) == "learnlog-weeks-2026-12-04.svg"


def test_the_pictures_in_the_documents_are_those_of_the_sample_log() -> None:
    for name, data in drawn().items():
        assert (PICTURES / f"{name}.svg").read_bytes() == data, "renew them: python -m scripts.pictures"
