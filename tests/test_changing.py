"""One change to an entry that is not open for writing."""

from __future__ import annotations

import pytest

from learnlog.errors import EntryMissing, EntryOpenElsewhere, LearnlogError
from learnlog.journal.answers import Address, ProseAnswer
from learnlog.store.memory import MemoryDisk, MemoryStore
from learnlog.workspace import Workspace
from tests.tui.log_room import NOW, entry_id, log, prose, workspace


def disk(desk: Workspace) -> MemoryDisk:
    assert isinstance(desk.store, MemoryStore)
    return desk.store.disk


def test_completing_names_the_first_gap() -> None:
    desk = workspace(*log())
    with pytest.raises(LearnlogError, match=r"still has 1 gap\.") as refused:
        desk.changes.complete(entry_id(2))
    assert "“What next?” has no answer yet." in refused.value.message
    desk.changes.make(entry_id(2), lambda entry: entry.with_answer(prose("More.", "next")))
    done = desk.changes.complete(entry_id(2))
    assert (done.state, done.completed, done.updated) == ("complete", NOW, NOW)
    assert desk.changes.reopen(entry_id(2)).state == "draft"
    assert desk.store.load(entry_id(2)).entry.completed is None


def test_following_up_and_tagging() -> None:
    desk = workspace(*log())
    desk.changes.follow_up(entry_id(1), "It held.")
    entry = desk.changes.tag(entry_id(1), ("a", " b ", "a", ""))
    assert [one.text for one in entry.follow_ups] == ["It held."] and entry.tags == ("a", "b")
    assert desk.store.load(entry_id(1)).entry == entry


def test_a_change_takes_in_the_draft_and_gives_the_entry_free() -> None:
    desk = workspace(*log())
    sitting = desk.sittings.open(entry_id(2))
    sitting.write(prose("Newer."))
    sitting.keep(durable=True)
    with pytest.raises(EntryOpenElsewhere):
        desk.changes.tag(entry_id(2), ("a",))
    with pytest.raises(EntryOpenElsewhere):
        desk.changes.delete(entry_id(2))
    disk(desk).held.clear()
    entry = desk.changes.tag(entry_id(2), ("a",))
    answer = entry.answer(Address("write", "", "text"))
    assert isinstance(answer, ProseAnswer) and answer.text == "Newer."
    assert disk(desk).drafts == {} and disk(desk).held == set()


def test_deleting_and_bringing_back() -> None:
    desk = workspace(*log())
    before = desk.store.load(entry_id(3)).entry
    desk.changes.delete(entry_id(3))
    with pytest.raises(EntryMissing):
        desk.read_entry(entry_id(3))
    desk.changes.undelete(entry_id(3))
    assert desk.read_entry(entry_id(3)) == before
