"""The sample log: every task complete, told by nobody real, and whole on the disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from learnlog.cli import main
from learnlog.content.free import FREE_UNIT
from learnlog.demo import EVENING, UNIT, sample_entries, sample_folder, write_demo
from learnlog.errors import LearnlogError
from learnlog.export.formats import FORMATS
from learnlog.export.names import Sought, find_names
from learnlog.guide import Guide
from learnlog.handing_in import unit_to_hand_in
from learnlog.journal.settings import KnownName
from learnlog.opening import Opening
from learnlog.store.folders import Folders
from learnlog.store.format import parse_entry
from learnlog.store.names import place_of
from learnlog.workspace import Workspace


def written(tmp_path: Path) -> tuple[Folders, Workspace]:
    folders = Folders.find(tmp_path / "log", {})
    write_demo(folders)
    return folders, Opening(folders, lambda: EVENING).workspace()


def test_every_task_and_activity_is_complete_and_leaves_no_gap(tmp_path: Path) -> None:
    _, workspace = written(tmp_path)
    unit = workspace.catalog.unit(UNIT)
    assert unit is not None
    complete = [one for one in sample_entries() if one.state == "complete"]
    assert {one.id for one in unit.tasks} <= {one.task for one in complete}
    for entry in complete:
        tasks = unit.tasks if entry.unit else FREE_UNIT.tasks
        guide = Guide(unit if entry.unit else FREE_UNIT, next(one for one in tasks if one.id == entry.task), entry)
        assert guide.gaps == (), entry.title
        assert [one.asked for one in entry.answers if one.address not in guide.order and entry.task == "free"] == []


def test_it_has_what_a_real_log_has() -> None:
    entries = sample_entries()
    assert [one.id for one in entries] == sorted(one.id for one in entries)
    assert sum(len(one.follow_ups) for one in entries) >= 5
    assert sum(len(one.comments) for one in entries) >= 3
    assert {one.state for one in entries} == {"draft", "complete"}
    assert len({one.happened_on for one in entries}) > 8
    assert all(one.created <= one.updated <= EVENING for one in entries)


def test_every_file_is_just_as_learnlog_writes_it_and_is_named_as_it_names_it() -> None:
    for path in sample_folder().rglob("????-??-??-*.toml"):
        entry, outside = parse_entry(path.read_bytes(), str(path))
        assert not outside, path
        assert path.relative_to(sample_folder()).as_posix() == place_of(entry)


def test_a_log_written_from_it_is_found_whole_and_is_ready_to_be_opened(tmp_path: Path) -> None:
    folders, workspace = written(tmp_path)
    assert main(["--home", str(folders.home), "doctor"]) == 0
    assert workspace.settings.now.welcomed
    assert workspace.settings.now.profile.name == "Ada"
    assert workspace.current_view().total == len(sample_entries())
    unit = workspace.catalog.unit(UNIT)
    assert unit is not None
    assert set(workspace.bookmarks.read_screens(UNIT)) == {
        one.place for one in unit.screens() if one.place.startswith("readings/")
    }


@pytest.mark.parametrize("format_id", FORMATS)
def test_it_can_be_handed_in_in_every_format_and_names_nobody(tmp_path: Path, format_id: str) -> None:
    _, workspace = written(tmp_path)
    unit = workspace.catalog.unit(UNIT)
    assert unit is not None
    document = unit_to_hand_in(workspace, unit).document
    made = FORMATS[format_id].write(document)
    assert made.data
    assert made.told == ()
    names = tuple(KnownName(name=name) for name in ("Smith", "Jones", "Emma", "Oliver", "Academy", "Primary"))
    assert find_names(document, Sought(names, "", EVENING.date())) == ()


@pytest.mark.parametrize("what", ["file", "entry"])
def test_nothing_that_is_there_is_touched(tmp_path: Path, what: str) -> None:
    home = tmp_path / "log"
    if what == "file":
        home.write_text("mine")
    else:
        home.mkdir()
        (home / "notes.txt").write_text("mine")
    with pytest.raises(LearnlogError) as caught:
        write_demo(Folders.find(home, {}))
    assert caught.value.means.startswith("Nothing was written")
    assert [one.name for one in tmp_path.rglob("*") if one.is_file()] == ["log" if what == "file" else "notes.txt"]


def test_a_sample_that_did_not_come_along_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("learnlog.demo.sample_folder", lambda: tmp_path / "nowhere")
    with pytest.raises(LearnlogError, match="sample log is missing"):
        write_demo(Folders.find(tmp_path / "log", {}))
    assert not (tmp_path / "log").exists()
