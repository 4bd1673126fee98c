"""From a log to what is handed in."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from learnlog.errors import EntryMissing, LearnlogError, SaveFailed
from learnlog.export.formats import FORMATS
from learnlog.handing_in import (
    entries_to_hand_in,
    folder_named,
    log_to_hand_in,
    put,
    task_to_hand_in,
    unit_to_hand_in,
    write,
)
from learnlog.store.files import Files
from tests.tui.log_room import NOW, UNIT, entry_id, note, task_entry, workspace


def test_a_unit_takes_its_own_entries_and_no_others() -> None:
    found = unit_to_hand_in(workspace(task_entry(1), note(2, "A walk"), task_entry(3)), UNIT)
    assert (found.name, len(found.entries), found.unreadable) == ("small", 2, ())
    assert found.document.title == UNIT.name
    assert not any(part.title == "A walk" for part in found.document.parts)


def test_a_task_takes_all_its_entries_in_the_order_they_happened() -> None:
    found = task_to_hand_in(workspace(task_entry(3), task_entry(1), note(2, "A walk")), UNIT, "task-1")
    assert (found.name, len(found.entries)) == ("task-1", 2)
    days = [next(fact.value for fact in part.facts if fact.label == "Happened on") for part in found.document.parts]
    first = NOW - timedelta(days=299)
    assert days[0].startswith(f"{first.day} ")


def test_a_task_that_was_not_begun_cannot_be_handed_in_alone() -> None:
    with pytest.raises(LearnlogError, match="Nothing is written yet"):
        task_to_hand_in(workspace(), UNIT, "task-1")


def test_entries_stand_in_the_order_they_are_named_in() -> None:
    desk = workspace(task_entry(1), note(2, "A walk"))
    found = entries_to_hand_in(desk, [entry_id(2), entry_id(1)])
    assert [part.title for part in found.document.parts] == ["A walk", "Task 1: A value"]
    assert found.name == "2-entries"
    with pytest.raises(EntryMissing):
        entries_to_hand_in(desk, [entry_id(7)])


def test_a_log_takes_everything_and_names_what_cannot_be_read() -> None:
    found = log_to_hand_in(workspace(task_entry(1), note(2, "A walk"), broken=True))
    assert (found.name, len(found.entries), len(found.unreadable)) == ("log", 2, 1)


def test_the_name_of_a_file_says_what_and_when_and_nothing_anybody_wrote() -> None:
    found = entries_to_hand_in(workspace(note(2, "Pupil Jamie hit Ben")), [entry_id(2)])
    names = [found.file_name(one, date(2026, 12, 4)) for one in FORMATS.values()]
    assert names == [f"learnlog-free-2026-12-04{one.suffix}" for one in FORMATS.values()]


class Full(Files):
    """A disk with no room."""

    def write(self, handle: int, data: memoryview) -> int:
        raise OSError(28, "No space left on device")


def test_a_file_is_written_whole_or_not_at_all_and_never_over_another_unasked(tmp_path: Path) -> None:
    path = tmp_path / "out.html"
    with pytest.raises(SaveFailed):
        put(b"all of it", path, files=Full())
    assert list(tmp_path.iterdir()) == []
    put(b"all of it", path)
    with pytest.raises(FileExistsError):
        put(b"another", path)
    assert path.read_bytes() == b"all of it"
    with pytest.raises(SaveFailed):
        put(b"another", path, over=True, files=Full())
    assert path.read_bytes() == b"all of it"
    put(b"another", path, over=True)
    assert path.read_bytes() == b"another"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("named", ["gone/", "x" * 300, "~nobody-of-that-name", "a\0b"])
def test_what_is_no_folder_is_said_to_be_none(tmp_path: Path, named: str) -> None:
    for path in (named, f"{tmp_path}/{named}"):
        with pytest.raises(LearnlogError, match="There is no folder"):
            folder_named(path)
    assert folder_named(str(tmp_path)) == tmp_path


def test_a_document_is_written_with_what_goes_with_it_never_over_another_unasked(tmp_path: Path) -> None:
    path, comments = tmp_path / "out.md", tmp_path / "out.comments.toml"
    found = entries_to_hand_in(workspace(note(1, "Jamie on a walk")), [entry_id(1)])
    comments.write_text("the tutor's words")
    with pytest.raises(FileExistsError) as there:
        write(found, FORMATS["md"], path, {}, for_comment=True)
    assert there.value.args == (str(comments),) and not path.exists()
    assert write(found, FORMATS["md"], path, {"Jamie": "Pupil J"}) == ()
    assert "Pupil J on a walk" in path.read_text(encoding="utf-8")
    with pytest.raises(FileExistsError) as there:
        write(found, FORMATS["md"], path, {})
    assert there.value.args == (str(path),)
    write(found, FORMATS["md"], path, {}, over=True, for_comment=True)
    assert "Jamie on a walk" in path.read_text(encoding="utf-8")
