"""One change to an entry that is not open for writing."""

from __future__ import annotations

import pytest

from learnlog.changing import Changes
from learnlog.errors import EntryMissing, EntryOpenElsewhere, EntryUnreadable, LearnlogError
from learnlog.journal.answers import Address, ProseAnswer
from learnlog.store.contents import Draft
from learnlog.store.memory import MemoryDisk, MemoryStore
from learnlog.store.memory.drafts import MemoryUnsent
from learnlog.workspace import Workspace
from tests.tui.log_room import NOW, entry_id, log, note, prose, task_entry, workspace


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


def test_every_change_is_told_and_what_it_leaves_is_a_version_at_once() -> None:
    desk = workspace(*log())
    told: list[str] = []
    changes = Changes(
        desk.store, lambda: NOW, fewer=lambda: told.append("fewer"), changed=lambda: told.append("changed")
    )
    one = changes.tag(entry_id(1), ("a",))
    assert told == ["changed"]
    newest = desk.store.history.last_good(entry_id(1))
    assert newest is not None and newest[1].entry == one
    changes.delete(entry_id(1))
    assert told == ["changed", "fewer", "changed"]
    changes.undelete(entry_id(1))
    assert told == ["changed", "fewer", "changed", "changed"]
    with pytest.raises(EntryMissing):
        changes.tag(entry_id(77), ("a",))
    assert len(told) == 4


def test_what_is_completed_is_what_has_no_gap_and_not_what_another_window_left() -> None:
    desk = workspace(*log())
    filled = desk.read_entry(entry_id(2)).with_answer(prose("More.", "next"))
    left = MemoryStore(disk(desk))
    left.drafts.keep(Draft(filled, NOW, ""), durable=True)
    with pytest.raises(LearnlogError, match=r"still has 1 gap\."):
        desk.changes.complete(entry_id(2))
    assert desk.store.load(entry_id(2)).entry.state == "draft"
    base = desk.store.load(entry_id(2)).version
    desk.store.drafts.keep(Draft(filled, NOW, base), durable=True)
    assert desk.changes.complete(entry_id(2)).state == "complete", "its own draft is part of it"


def test_a_change_that_is_refused_takes_no_draft_over() -> None:
    desk = workspace()
    left = MemoryStore(disk(desk))
    left.drafts.keep(Draft(task_entry(1), NOW, ""), durable=True)
    before = desk.store.drafts.all()
    with pytest.raises(LearnlogError, match="still has"):
        desk.changes.complete(entry_id(1))
    assert desk.store.drafts.all() == before and disk(desk).held == set()


def test_an_entry_that_was_never_saved_is_changed_out_of_the_draft_that_holds_it() -> None:
    desk = workspace(note(1, "A walk"))
    left = MemoryStore(disk(desk))
    MemoryStore(disk(desk)).drafts.keep(Draft(note(2, "Older"), NOW, ""), durable=True)
    left.drafts.keep(Draft(note(2, "Never saved"), NOW, ""), durable=True)
    entry = desk.changes.tag(entry_id(2), ("a",))
    assert (entry.title, entry.tags) == ("Never saved", ("a",))
    assert desk.store.load(entry_id(2)).entry == entry
    (other,) = desk.store.drafts.all()
    assert desk.store.drafts.read(other).entry.title == "Older", "what is saved is nothing to recover any more"


def test_a_draft_that_another_window_left_waits_for_the_trainee() -> None:
    desk = workspace(note(1, "A walk"))
    left = MemoryStore(disk(desk))
    left.drafts.keep(Draft(note(1, "Written elsewhere"), NOW, ""), durable=True)
    assert desk.changes.tag(entry_id(1), ("a",)).title == "A walk"
    assert [desk.store.drafts.read(one).entry.title for one in desk.store.drafts.all()] == ["Written elsewhere"]


def test_a_follow_up_to_a_comment_answers_it() -> None:
    desk = workspace(*log())
    (comment,) = desk.read_entry(entry_id(3)).comments
    entry = desk.changes.follow_up(entry_id(3), "Thank you.", comment.name)
    assert [one.text for one in entry.replies_to(entry.comments[0])] == ["Thank you."]
    assert entry.comments[0].responded == NOW


def test_one_that_is_written_slowly_answers_its_comment_when_it_is_added() -> None:
    desk = workspace(*log())
    (comment,) = desk.read_entry(entry_id(3)).comments
    unsent = desk.changes.begin_follow_up(entry_id(3), comment.name)
    unsent.write("Thank you.")
    entry = unsent.add()
    assert [one.text for one in entry.replies_to(comment)] == ["Thank you."] and entry.comments[0].responded == NOW
    again = desk.changes.begin_follow_up(entry_id(3))
    with pytest.raises(LearnlogError, match="another learnlog window"):
        desk.changes.begin_follow_up(entry_id(3))
    again.close()


class Unreadable(MemoryUnsent):
    """Follow-ups none of which can be read."""

    def text(self, entry_id: str) -> str:
        raise EntryUnreadable(entry_id, "it is damaged")


def test_a_follow_up_that_cannot_be_read_is_not_held_for_ever() -> None:
    store = MemoryStore(MemoryDisk())
    store.unsent = Unreadable(store.disk)
    for _ in range(2):
        with pytest.raises(EntryUnreadable):
            Changes(store, lambda: NOW).begin_follow_up(entry_id(3))
