"""Entries opened for writing, and what keeps one from it."""

from __future__ import annotations

import pytest

from learnlog.errors import EntryMissing, EntryUnreadable, LearnlogError, SaveFailed
from learnlog.store.memory import MemoryDisk, MemoryHold, MemoryStore
from learnlog.store.units import Catalog
from learnlog.workspace import Workspace
from tests.tui.log_room import NOW, UNIT, entry_id, log, prose, task_entry, values, workspace


def one_more(desk: Workspace) -> Workspace:
    """Return another window on the same log."""
    assert isinstance(desk.store, MemoryStore)
    return Workspace(Catalog((UNIT,), ()), MemoryStore(desk.store.disk), lambda: NOW, lambda now, after: entry_id(998))


def disk(desk: Workspace) -> MemoryDisk:
    assert isinstance(desk.store, MemoryStore)
    return desk.store.disk


def test_a_new_entry_is_named_after_its_task_and_dated_today() -> None:
    entry = workspace().sittings.begin("small", "task-1").entry
    assert (entry.id, entry.unit, entry.unit_version, entry.task) == (entry_id(999), "small", "1", "task-1")
    assert (entry.title, entry.state, entry.happened_on) == ("Task 1: A value", "draft", NOW.date())


def test_a_free_entry_belongs_to_no_unit() -> None:
    entry = workspace().sittings.begin_free().entry
    assert (entry.unit, entry.unit_version, entry.task, entry.title) == ("", "", "free", "Free entry")


def test_a_unit_that_is_not_there() -> None:
    with pytest.raises(LearnlogError, match="no unit gone"):
        workspace().sittings.begin("gone", "task-1")


def test_opening_takes_up_the_draft() -> None:
    desk = workspace(*log())
    sitting = desk.sittings.open(entry_id(2))
    sitting.write(prose("Newer."))
    sitting.keep(durable=True)
    saved = desk.store.load(entry_id(2)).entry
    assert desk.read_entry(entry_id(2)) == sitting.entry != saved
    disk(desk).held.clear()  # the window was killed
    again = desk.sittings.open(entry_id(2))
    assert again.entry == sitting.entry and again.recovered == NOW
    assert again.save().kind == "saved"
    assert desk.store.load(entry_id(2)).entry == sitting.entry
    assert disk(desk).drafts == {}


def test_opening_what_was_never_saved_but_typed() -> None:
    desk = workspace()
    sitting = desk.sittings.begin("small", "task-1")
    sitting.write(values("respect"))
    sitting.keep(durable=False)
    disk(desk).held.clear()
    again = desk.sittings.open(entry_id(999))
    assert again.entry == sitting.entry
    assert again.close().kind == "saved"
    assert desk.store.load(entry_id(999)).entry.answers == (values("respect"),)


def test_a_file_changed_since_the_draft_was_begun_is_noticed() -> None:
    desk = workspace(*log())
    sitting = desk.sittings.open(entry_id(2))
    sitting.write(prose("Newer."))
    sitting.keep(durable=True)
    disk(desk).held.clear()
    opened = desk.store.load(entry_id(2))
    desk.store.save(opened.entry.changed(title="By hand"), opened.version)
    again = desk.sittings.open(entry_id(2))
    assert again.save().kind == "changed"
    assert desk.store.load(entry_id(2)).entry.title == "By hand"


def test_a_second_window_opens_it_to_read_only() -> None:
    desk = workspace(*log())
    first = desk.sittings.open(entry_id(2))
    second = one_more(desk).sittings.open(entry_id(2))
    assert not first.read_only and second.read_only
    assert "open in another learnlog window" in second.status.problem
    first.close()
    assert not one_more(desk).sittings.open(entry_id(2)).read_only


def test_a_disk_that_takes_no_lock_opens_it_to_read_only() -> None:
    class NoLocks(MemoryStore):
        def hold(self, entry_id: str) -> MemoryHold:
            raise SaveFailed("the disk is read-only")

    desk = workspace(*log())
    reader = Workspace(Catalog((UNIT,), ()), NoLocks(disk(desk)), lambda: NOW, lambda now, after: entry_id(998))
    sitting = reader.sittings.open(entry_id(2))
    assert sitting.read_only and "the disk is read-only" in sitting.status.problem
    assert "open this again to write" in sitting.status.problem and "tries again" not in sitting.status.problem


def test_an_entry_whose_unit_is_gone_opens_to_read_only() -> None:
    desk = workspace(task_entry(7, prose("Still here.")).changed(unit="gone"))
    sitting = desk.sittings.open(entry_id(7))
    assert sitting.read_only and "(gone) is not here" in sitting.status.problem
    assert sitting.entry.answers[0] == prose("Still here.")


def test_what_is_not_there_or_cannot_be_read() -> None:
    desk = workspace(broken=True)
    with pytest.raises(EntryMissing):
        desk.sittings.open(entry_id(1))
    with pytest.raises(EntryUnreadable):
        desk.sittings.open(entry_id(900))
