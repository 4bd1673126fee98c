"""The one object a front end holds: units, log, settings and clock."""

from __future__ import annotations

import threading
from datetime import date

import pytest

from learnlog.content.free import FREE_UNIT
from learnlog.errors import EntryMissing, EntryOpenElsewhere, EntryUnreadable, LearnlogError, SaveFailed
from learnlog.journal.answers import Address, ProseAnswer
from learnlog.journal.settings import Place, Profile, Settings
from learnlog.search import Listed
from learnlog.store.memory import MemoryDisk, MemoryFiles, MemoryHold, MemoryStore
from learnlog.store.records import Records
from learnlog.store.units import Catalog
from learnlog.workspace import Workspace, going_on
from tests.tui.log_room import NOW, UNIT, entry_id, log, note, prose, task_entry, values, workspace


def one_more(desk: Workspace) -> Workspace:
    """Return another window on the same log."""
    assert isinstance(desk.store, MemoryStore)
    return Workspace(Catalog((UNIT,), ()), MemoryStore(desk.store.disk), lambda: NOW, lambda now, after: entry_id(998))


def disk(desk: Workspace) -> MemoryDisk:
    assert isinstance(desk.store, MemoryStore)
    return desk.store.disk


# -- units


def test_units_by_id_and_the_free_one_by_none() -> None:
    desk = workspace()
    assert desk.unit("small") is UNIT
    assert desk.unit("") is desk.unit("free") is FREE_UNIT
    assert desk.unit("gone") is None
    assert desk.today == date(2026, 11, 23)
    assert desk.areas == UNIT.areas


def test_the_task_of_an_entry() -> None:
    desk = workspace()
    entry = task_entry(1)
    assert desk.task_of(entry) == (UNIT, UNIT.tasks[0])
    assert desk.task_of(note(2, "A walk")) == (FREE_UNIT, FREE_UNIT.tasks[0])
    assert desk.task_of(entry.changed(unit="gone")) is None
    assert desk.task_of(entry.changed(task="gone")) is None
    assert desk.guide(entry.changed(unit="gone")) is None


# -- beginning and opening


def test_a_new_entry_is_named_after_its_task_and_dated_today() -> None:
    entry = workspace().begin("small", "task-1").entry
    assert (entry.id, entry.unit, entry.unit_version, entry.task) == (entry_id(999), "small", "1", "task-1")
    assert (entry.title, entry.state, entry.happened_on) == ("Task 1: A value", "draft", NOW.date())


def test_a_free_entry_belongs_to_no_unit() -> None:
    entry = workspace().begin_free().entry
    assert (entry.unit, entry.unit_version, entry.task, entry.title) == ("", "", "free", "Free entry")


def test_a_unit_that_is_not_there() -> None:
    with pytest.raises(LearnlogError, match="no unit gone"):
        workspace().begin("gone", "task-1")


def test_opening_takes_up_the_draft() -> None:
    desk = workspace(*log())
    sitting = desk.open(entry_id(2))
    sitting.write(prose("Newer."))
    sitting.keep(durable=True)
    saved = desk.store.load(entry_id(2)).entry
    assert desk.read_entry(entry_id(2)) == sitting.entry != saved
    disk(desk).held.clear()  # the window was killed
    again = desk.open(entry_id(2))
    assert again.entry == sitting.entry and again.recovered == NOW
    assert again.save().kind == "saved"
    assert desk.store.load(entry_id(2)).entry == sitting.entry
    assert disk(desk).drafts == {}


def test_opening_what_was_never_saved_but_typed() -> None:
    desk = workspace()
    sitting = desk.begin("small", "task-1")
    sitting.write(values("respect"))
    sitting.keep(durable=False)
    disk(desk).held.clear()
    again = desk.open(entry_id(999))
    assert again.entry == sitting.entry
    assert again.close().kind == "saved"
    assert desk.store.load(entry_id(999)).entry.answers == (values("respect"),)


def test_a_file_changed_since_the_draft_was_begun_is_noticed() -> None:
    desk = workspace(*log())
    sitting = desk.open(entry_id(2))
    sitting.write(prose("Newer."))
    sitting.keep(durable=True)
    disk(desk).held.clear()
    opened = desk.store.load(entry_id(2))
    desk.store.save(opened.entry.changed(title="By hand"), opened.version)
    again = desk.open(entry_id(2))
    assert again.save().kind == "changed"
    assert desk.store.load(entry_id(2)).entry.title == "By hand"


def test_a_second_window_opens_it_to_read_only() -> None:
    desk = workspace(*log())
    first = desk.open(entry_id(2))
    second = one_more(desk).open(entry_id(2))
    assert not first.read_only and second.read_only
    assert "open in another learnlog window" in second.status.problem
    first.close()
    assert not one_more(desk).open(entry_id(2)).read_only


def test_a_disk_that_takes_no_lock_opens_it_to_read_only() -> None:
    class NoLocks(MemoryStore):
        def hold(self, entry_id: str) -> MemoryHold:
            raise SaveFailed("the disk is read-only")

    desk = workspace(*log())
    reader = Workspace(Catalog((UNIT,), ()), NoLocks(disk(desk)), lambda: NOW, lambda now, after: entry_id(998))
    sitting = reader.open(entry_id(2))
    assert sitting.read_only and "the disk is read-only" in sitting.status.problem
    assert "open this again to write" in sitting.status.problem and "tries again" not in sitting.status.problem


def test_an_entry_whose_unit_is_gone_opens_to_read_only() -> None:
    desk = workspace(task_entry(7, prose("Still here.")).changed(unit="gone"))
    sitting = desk.open(entry_id(7))
    assert sitting.read_only and "(gone) is not here" in sitting.status.problem
    assert sitting.entry.answers[0] == prose("Still here.")


def test_what_is_not_there_or_cannot_be_read() -> None:
    desk = workspace(broken=True)
    with pytest.raises(EntryMissing):
        desk.open(entry_id(1))
    with pytest.raises(EntryUnreadable):
        desk.open(entry_id(900))


# -- changes from the list


def test_completing_names_the_first_gap() -> None:
    desk = workspace(*log())
    with pytest.raises(LearnlogError, match=r"still has 1 gap\.") as refused:
        desk.complete(entry_id(2))
    assert "“What next?” has no answer yet." in refused.value.message
    desk.change(entry_id(2), lambda entry: entry.with_answer(prose("More.", "next")))
    done = desk.complete(entry_id(2))
    assert (done.state, done.completed, done.updated) == ("complete", NOW, NOW)
    assert desk.reopen(entry_id(2)).state == "draft"
    assert desk.store.load(entry_id(2)).entry.completed is None


def test_following_up_and_tagging() -> None:
    desk = workspace(*log())
    desk.follow_up(entry_id(1), "It held.")
    entry = desk.tag(entry_id(1), ("a", " b ", "a", ""))
    assert [one.text for one in entry.follow_ups] == ["It held."] and entry.tags == ("a", "b")
    assert desk.store.load(entry_id(1)).entry == entry


def test_a_change_takes_in_the_draft_and_gives_the_entry_free() -> None:
    desk = workspace(*log())
    sitting = desk.open(entry_id(2))
    sitting.write(prose("Newer."))
    sitting.keep(durable=True)
    with pytest.raises(EntryOpenElsewhere):
        desk.tag(entry_id(2), ("a",))
    with pytest.raises(EntryOpenElsewhere):
        desk.delete(entry_id(2))
    disk(desk).held.clear()
    entry = desk.tag(entry_id(2), ("a",))
    answer = entry.answer(Address("write", "", "text"))
    assert isinstance(answer, ProseAnswer) and answer.text == "Newer."
    assert disk(desk).drafts == {} and disk(desk).held == set()


def test_deleting_and_bringing_back() -> None:
    desk = workspace(*log())
    before = desk.store.load(entry_id(3)).entry
    desk.delete(entry_id(3))
    with pytest.raises(EntryMissing):
        desk.read_entry(entry_id(3))
    desk.undelete(entry_id(3))
    assert desk.read_entry(entry_id(3)) == before


# -- how tasks stand


def test_a_draft_goes_before_a_complete_entry_and_a_newer_before_an_older() -> None:
    desk = workspace(*log())
    assert desk.task_states(UNIT) == {"task-1": "draft"}
    latest = desk.latest("small", "task-1")
    assert latest is not None and latest.id == entry_id(5)
    entries = tuple(desk.current_view().of_task("small", "task-1"))
    assert [one.id for one in entries] == [entry_id(5), entry_id(3), entry_id(2)]
    assert going_on(Listed(), "small", "task-1") is None
    complete = tuple(one for one in entries if one.state == "complete")
    assert going_on(Listed(complete), "small", "task-1") == complete[0]
    assert workspace().task_states(UNIT) == {"task-1": "not started"}


# -- the trainee


def test_settings_are_kept() -> None:
    desk = workspace()
    desk.change_settings(Settings(profile=Profile(name="Ada"), welcomed=True))
    assert desk.profile.name == "Ada"
    assert one_more(desk).settings == desk.settings


def test_settings_that_cannot_be_read_are_left_alone() -> None:
    desk = workspace()
    disk(desk).records["settings.toml"] = b"name = [broken"
    other = one_more(desk)
    assert other.settings == Settings() and other.settings_trouble is not None
    other.change_settings(Settings(welcomed=True))
    assert other.settings.welcomed
    assert disk(desk).records["settings.toml"] == b"name = [broken"


def test_the_place_is_kept_and_a_disk_that_refuses_is_no_trouble() -> None:
    class Refusing(MemoryFiles):
        def write(self, name: str, raw: bytes, *, durable: bool) -> None:
            raise SaveFailed("full")

    desk = workspace()
    assert desk.place is None
    place = Place(room="task", unit="small", entry=entry_id(2), step="write", field="text", cursor=(3, 4))
    desk.stop_at(place)
    assert one_more(desk).place == place
    refusing = one_more(desk)
    refusing.store.records = Records(Refusing(disk(desk).records))
    refusing.stop_at(Place(room="log"))
    refusing.mark_read("small", "readings/one")
    assert refusing.place == place and refusing.read_screens("small") == frozenset()


def test_what_was_read_is_kept_by_unit() -> None:
    desk = workspace()
    for unit, screen in (
        ("small", "readings/a"),
        ("other", "readings/a"),
        ("small", "readings/b"),
        ("small", "readings/a"),
    ):
        desk.mark_read(unit, screen)
    assert desk.read_screens("small") == {"readings/a", "readings/b"}
    assert desk.read_screens("other") == {"readings/a"}
    assert [one.screens for one in desk.store.records.read()] == [("readings/a", "readings/b"), ("readings/a",)]


def test_a_change_asks_for_the_backup_of_the_day_and_tells_what_it_says() -> None:
    going_on, may_end = threading.Event(), threading.Event()
    told: list[str] = []
    tries = 0

    def backup() -> str:
        nonlocal tries
        tries += 1
        going_on.set()
        assert may_end.wait(30)
        return "The disk is full."

    store = workspace(task_entry(2)).store
    desk = Workspace(Catalog((UNIT,), ()), store, lambda: NOW, lambda now, after: entry_id(999), backup=backup)
    desk.tell = told.append
    desk.change(entry_id(2), lambda entry: entry.tagged(("autism",)))
    assert going_on.wait(30)
    desk.back_up_soon()
    desk.finish_backup(0)
    assert tries == 1 and told == [], "it goes on behind, once, and whoever is in a hurry need not wait"
    may_end.set()
    desk.finish_backup(30)
    assert told == ["The disk is full."]


def test_where_there_is_no_backup_there_is_nothing_to_wait_for() -> None:
    desk = workspace(task_entry(2))
    desk.change(entry_id(2), lambda entry: entry.tagged(("autism",)))
    desk.finish_backup(30)
