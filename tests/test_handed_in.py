"""What was handed in before, and what has changed in it since."""

from __future__ import annotations

from pathlib import Path

import pytest

from learnlog.errors import SaveFailed
from learnlog.export.formats import FORMATS
from learnlog.handed_in import as_handed_in, since
from learnlog.handing_in import entries_to_hand_in, finish, unit_to_hand_in
from learnlog.journal.entry import Entry
from learnlog.journal.handed_in import HandedIn
from learnlog.store.contents import Draft
from learnlog.store.files import Files
from learnlog.store.memory import MemoryStore
from learnlog.workspace import Workspace
from tests.tui.log_room import NOW, UNIT, entry_id, note, prose, task_entry, workspace

ONE = task_entry(1, prose("One pupil waits."), prose("Ask why.", "next"))


def hand_in(desk: Workspace, *numbers: int) -> None:
    found = entries_to_hand_in(desk, [entry_id(one) for one in numbers])
    done = finish(desk, found, FORMATS["docx"], Path("/x/learnlog.docx"), {"waits": "sings"})
    assert done.troubles == ()


def test_what_was_never_handed_in_has_nothing_to_compare() -> None:
    desk = workspace(ONE)
    assert since(desk, [ONE]) is None


def test_what_changed_is_counted_and_shown_beside_what_it_was() -> None:
    desk = workspace(ONE)
    hand_in(desk, 1)
    unchanged = since(desk, [desk.read_entry(entry_id(1))])
    assert unchanged is not None
    assert unchanged.said == "Since you handed this in on 23 November 2026, 19:02: nothing changed."
    assert unchanged.parts == ()
    now = desk.changes.make(entry_id(1), lambda entry: entry.with_answer(prose("Ask whom.", "next")))
    found = since(desk, [now])
    assert found is not None and found.said.endswith(": 1 answer changed.")
    (changed,) = [part for part in found.parts if part.changed]
    assert [span.text for span in changed.before if span.change == "gone"] == ["why"]
    tagged = since(desk, [ONE.tagged(("new",))])
    assert tagged is not None and "no answer changed, other things did" in tagged.said


def test_each_entry_is_compared_with_the_last_time_it_was_handed_in() -> None:
    desk = workspace(ONE, note(2, "A walk"), note(3, "Another"))
    hand_in(desk, 1)
    now = desk.changes.make(entry_id(1), lambda entry: entry.with_answer(prose("Ask whom.", "next")))
    hand_in(desk, 1, 2)
    found = since(desk, [now, desk.read_entry(entry_id(2)), desk.read_entry(entry_id(3))])
    assert found is not None and len(found.entries) == 2
    assert found.said.endswith("nothing changed; 1 entry was not handed in before.")
    other = since(desk, [now.with_answer(prose("All wait.")), note(2, "A run")])
    assert other is not None
    assert {part.heading.partition(" › ")[0] for part in other.parts} == {"Task 1: A value", "A run"}


def test_the_words_of_a_draft_are_what_was_handed_in_and_they_are_the_entries_own() -> None:
    desk = workspace(ONE)
    draft = ONE.with_answer(prose("Only in the draft."))
    desk.store.drafts.keep(Draft(draft, NOW, desk.store.load(ONE.id).version), durable=True)
    hand_in(desk, 1)
    (record,) = desk.hand_ins().records
    assert as_handed_in(desk, record, entry_id(1)) == draft
    assert (record.what, record.unit, record.written_as, record.file) == ("task-1", "", "Word", "learnlog.docx")


def test_a_whole_unit_is_known_as_one() -> None:
    desk = workspace(ONE, note(2, "A walk"))
    progress: list[tuple[int, int]] = []
    found = unit_to_hand_in(desk, UNIT, lambda done, total: progress.append((done, total)))
    assert progress == [(0, 1)]
    finish(desk, found, FORMATS["html"], Path("/x/unit.html"), {})
    (record,) = desk.hand_ins().of_unit("small")
    assert [one.entry for one in record.entries] == [entry_id(1)]


class Refusing(MemoryStore):
    """A store that cannot keep what was handed in."""

    def keep_hand_in(self, record: HandedIn, entries: object) -> HandedIn:
        raise SaveFailed("the disk is full")


class Full(Files):
    """A disk with no room."""

    def write(self, handle: int, data: memoryview) -> int:
        raise OSError(28, "No space left on device")


def test_what_cannot_be_done_besides_is_said_and_the_document_stays(tmp_path: Path) -> None:
    kept = workspace(ONE)
    assert isinstance(kept.store, MemoryStore)
    desk = Workspace(kept.catalog, Refusing(kept.store.disk), lambda: NOW, lambda now, after: entry_id(999))
    found = entries_to_hand_in(desk, [entry_id(1)])
    path = tmp_path / "a.html"
    done = finish(desk, found, FORMATS["html"], path, {}, for_comment=True, files=Full())
    assert done.comments is None
    assert done.troubles == (
        "Its file for comments could not be written: the disk is full.",
        "That it was handed in could not be kept: the disk is full.",
    )
    assert list(tmp_path.iterdir()) == []
    done = finish(desk, found, FORMATS["html"], path, {}, for_comment=True)
    assert done.comments == tmp_path / "a.comments.toml" and done.comments.exists()


@pytest.mark.parametrize("gone", ["history", "record"])
def test_words_that_are_gone_are_not_compared(gone: str) -> None:
    desk = workspace(ONE)
    hand_in(desk, 1)
    assert isinstance(desk.store, MemoryStore)
    if gone == "history":
        desk.store.disk.history.clear()
    else:
        desk.store.disk.hand_ins[next(iter(desk.store.disk.hand_ins))] = b"@"
        assert len(desk.hand_ins().unreadable) == 1
    entry: Entry = desk.read_entry(entry_id(1))
    assert since(desk, [entry]) is None
