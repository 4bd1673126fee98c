"""Taking in another log, file by file: in which order, under which locks, and what of one that could not be put."""

from __future__ import annotations

import stat
from collections.abc import Iterable
from pathlib import Path

import pytest

from learnlog.errors import SaveFailed, SaveUnproven
from learnlog.journal.handed_in import HandedIn
from learnlog.store.archive import opened
from learnlog.store.archive_writer import Put, write_archive
from learnlog.store.collecting import LEFT_OUT
from learnlog.store.comparing import Kind
from learnlog.store.contents import Draft
from learnlog.store.files import Files
from learnlog.store.folders import Folders
from learnlog.store.importing import plan_import, take_in
from learnlog.store.toml import TomlStore

from .samples import NOON, entry, new_id, prose, put_unit

FIRST = entry(prose("First words."), id=new_id(1))
UNIT = "units/mine/unit.toml"


@pytest.fixture
def theirs(tmp_path: Path) -> TomlStore:
    """The log of the other computer: an entry with a draft and a follow-up, handed in, and a unit."""
    store = TomlStore(Folders.find(tmp_path / "theirs", {}))
    store.save(FIRST, "")
    store.keep_hand_in(HandedIn(id=FIRST.id, made=NOON, what="x", written_as="Word", file="x.docx"), [FIRST])
    store.drafts.keep(Draft(FIRST.changed(title="Ahead"), NOON, ""), durable=False)
    store.unsent.keep(FIRST.id, "Not yet added.", durable=False)
    put_unit(store.folders)
    return store


def rewritten(path: Path, *more: Put, first: str = "") -> Path:
    """Write an archive anew, with more files in it, and with one of them at the beginning."""
    with opened(path) as inside:
        put: Iterable[Put] = [*(Put(name, inside.read(name)) for name in inside.names), *more]
    write_archive(path, sorted(put, key=lambda one: one.name != first), NOON, Files(), new=False)
    return path


class Without(Files):
    """A disk that takes every file but those of one name, or takes those without saying that they are there."""

    def __init__(self, name: str, error: SaveFailed) -> None:
        self._name = name
        self._error = error

    def write_durably(self, path: Path, data: bytes, *, new: bool = False) -> None:
        if path.name != self._name or isinstance(self._error, SaveUnproven):
            super().write_durably(path, data, new=new)
        if path.name == self._name:
            raise self._error


def test_the_note_of_what_was_left_out_is_told(carried: Path, folders: Folders) -> None:
    assert plan_import(carried, folders).left_out == ""
    assert plan_import(rewritten(carried, Put(LEFT_OUT, b"It was too large.")), folders).left_out == "It was too large."


def test_a_unit_is_no_unit_until_all_its_files_are_there(carried: Path, folders: Folders) -> None:
    plan = plan_import(rewritten(carried, first=UNIT), folders)
    result = take_in(plan, folders, Without("task-1.toml", SaveFailed("the disk is full")))
    assert {one.item.name: one.cause for one in result.kept} == {
        "units/mine/tasks/task-1.toml": "the disk is full",
        UNIT: "another file of its unit could not be added",
    }
    assert not (folders.units / "mine" / "unit.toml").exists()
    assert take_in(plan_import(carried, folders), folders).kept == ()
    assert (folders.units / "mine" / "unit.toml").read_text() == "unit.toml"


def test_what_is_put_but_not_proven_is_there_and_said(carried: Path, folders: Folders) -> None:
    error = SaveUnproven("the disk does not answer")
    result = take_in(plan_import(carried, folders), folders, Without("task-1.toml", error))
    assert [one.item.name for one in result.kept] == ["units/mine/tasks/task-1.toml"]
    assert result.kept[0].item in [one.item for one in result.done]
    assert (folders.units / "mine" / "unit.toml").exists(), "its unit is whole"


def test_what_was_handed_in_can_be_read_alone_and_all_else_be_changed(carried: Path, folders: Folders) -> None:
    take_in(plan_import(carried, folders), folders)
    shut = {
        path.parent
        for path in folders.home.rglob("*.toml")
        if not path.stat().st_mode & stat.S_IWRITE and path.is_file()
    }
    assert shut == {folders.hand_ins}


def test_words_that_are_being_written_in_a_window_are_left_alone(
    carried: Path, folders: Folders, store: TomlStore
) -> None:
    store.save(FIRST, "")
    plan = plan_import(carried, folders)
    for hold in (store.hold(FIRST.id), store.unsent.hold(FIRST.id)):
        kept = take_in(plan, folders).kept
        assert [one.item.kind for one in kept if "open" in one.cause or "window" in one.cause] == [Kind.DRAFT]
        hold.release()
        plan = plan_import(carried, folders)
    assert take_in(plan, folders).kept == () and store.unsent.text(FIRST.id) == "Not yet added."
