"""From a log to what is handed in."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from learnlog.errors import EntryMissing, EntryUnreadable, LearnlogError, SaveFailed
from learnlog.export.formats import FORMATS
from learnlog.export.names import Sought
from learnlog.handing_in import (
    entries_to_hand_in,
    finish,
    folder_named,
    keep_folder,
    log_to_hand_in,
    put,
    sought,
    task_to_hand_in,
    unit_to_hand_in,
    usual_folder,
    write,
)
from learnlog.journal.entry import Entry
from learnlog.journal.settings import KnownName, Profile
from learnlog.store.files import Files
from learnlog.workspace import Workspace
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


class Shut(Workspace):
    """A log with an entry that is listed and cannot be read, and one that is put into the bin just now."""

    def read_entry(self, entry_id: str) -> Entry:
        if entry_id.endswith("3"):
            raise EntryUnreadable(entry_id, "it is shut")
        if entry_id.endswith("4"):
            raise EntryMissing(entry_id)
        return super().read_entry(entry_id)


def shut(*entries: Entry, broken: bool = False) -> Workspace:
    desk = workspace(*entries, broken=broken)
    return Shut(desk.catalog, desk.store, desk.clock, lambda now, after: entry_id(999))


def test_what_cannot_be_read_is_named_with_whatever_is_handed_in() -> None:
    desk = shut(task_entry(1), task_entry(3), task_entry(4), broken=True)
    for found in (unit_to_hand_in(desk, UNIT), task_to_hand_in(desk, UNIT, "task-1"), log_to_hand_in(desk)):
        assert ([one.id for one in found.entries], len(found.unreadable)) == ([entry_id(1)], 2)
    alone = task_to_hand_in(shut(task_entry(3)), UNIT, "task-1")
    assert (alone.entries, len(alone.unreadable)) == ((), 1), "that it cannot be read is not that nothing is written"


def test_in_time_is_by_the_day_it_is_about() -> None:
    late = task_entry(1).changed(happened_on=NOW.date())
    desk = workspace(late, task_entry(2))
    told: list[tuple[int, int]] = []
    found = entries_to_hand_in(
        desk, [late.id, entry_id(2)], lambda done, total: told.append((done, total)), in_time=True
    )
    assert [one.id for one in found.entries] == [entry_id(2), late.id] and told == [(0, 2), (1, 2)]
    assert [one.id for one in log_to_hand_in(desk).entries] == [entry_id(2), late.id]


def test_a_unit_says_who_hands_it_in() -> None:
    desk = workspace(task_entry(1))
    profile = Profile(name="Ada")
    desk.settings.change(desk.settings.now.model_copy(update={"profile": profile}))
    found = unit_to_hand_in(desk, UNIT)
    assert (found.unit, found.file_name(FORMATS["md"], NOW.date())) == (UNIT.id, f"learnlog-small-{NOW.date()}.md")
    assert any("Ada" in fact.value for fact in found.document.facts)


class Racing(Files):
    """A disk on which another program puts a file of the same name in between."""

    def write_durably(self, path: Path, data: bytes, *, new: bool = False) -> None:
        path.write_bytes(b"the other program's")
        super().write_durably(path, data, new=new)


def test_a_file_that_is_there_in_the_last_moment_is_not_replaced_either(tmp_path: Path) -> None:
    with pytest.raises((FileExistsError, SaveFailed)):
        put(b"mine", tmp_path / "out.md", files=Racing())
    assert (tmp_path / "out.md").read_bytes() == b"the other program's"


# what goes with it


def test_a_file_for_comments_has_no_name_that_the_document_has_not(tmp_path: Path) -> None:
    desk = workspace(task_entry(1).changed(title="Jamie and the others"))
    found, comments = entries_to_hand_in(desk, [entry_id(1)]), tmp_path / "out.comments.toml"
    comments.write_text("of the time before")
    done = finish(desk, found, FORMATS["md"], tmp_path / "out.md", {"Jamie": "Pupil J"}, for_comment=True)
    assert (done.comments, done.troubles) == (comments, ())
    text = comments.read_text(encoding="utf-8")
    assert "Pupil J and the others" in text and "Jamie" not in text
    (record,) = desk.hand_ins().records
    assert (record.what, record.unit, record.written_as, record.file) == (found.name, "", FORMATS["md"].name, "out.md")
    assert "Jamie" in desk.read_entry(entry_id(1)).title, "what is kept are the words of the entry"


def test_that_a_unit_was_handed_in_is_kept_as_such_and_without_a_file_nothing_is_written(tmp_path: Path) -> None:
    desk = workspace(task_entry(1))
    done = finish(desk, unit_to_hand_in(desk, UNIT), FORMATS["md"], tmp_path / "out.md", {})
    assert (done.comments, done.troubles, list(tmp_path.iterdir())) == (None, (), [])
    assert [one.unit for one in desk.hand_ins().records] == [UNIT.id]


class Keepless(Workspace):
    """A log that cannot keep what was handed in."""

    def keep_hand_in(self, *_: object, **__: object) -> None:  # type: ignore[override]
        raise SaveFailed("the disk is full")


def test_what_could_not_be_done_besides_is_said(tmp_path: Path) -> None:
    desk = workspace(task_entry(1))
    desk = Keepless(desk.catalog, desk.store, desk.clock, lambda now, after: entry_id(999))
    found = entries_to_hand_in(desk, [entry_id(1)])
    done = finish(desk, found, FORMATS["md"], tmp_path / "out.md", {}, for_comment=True, files=Full())
    assert done.comments is None and len(done.troubles) == 2
    assert "comments could not be written" in done.troubles[0] and "could not be kept" in done.troubles[1]


def test_the_folder_named_last_is_begun_with(tmp_path: Path) -> None:
    desk = workspace()
    keep_folder(desk, str(tmp_path))
    keep_folder(desk, "")
    assert usual_folder(desk) == str(tmp_path)


def test_what_is_looked_for_are_the_names_of_the_trainee_and_their_setting() -> None:
    desk = workspace()
    names = (KnownName(name="Jamie", alias="Pupil J"),)
    change = {"names": names, "profile": Profile(setting="Elm School")}
    desk.settings.change(desk.settings.now.model_copy(update=change))
    assert sought(desk) == Sought(names, "Elm School", desk.today)
