"""What was handed in: the record of it, and the words as they were."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from learnlog.errors import EntryUnreadable, SaveFailed
from learnlog.journal.entry import Entry
from learnlog.journal.handed_in import HandedIn
from learnlog.store.carrying import write_log
from learnlog.store.examine import examine
from learnlog.store.files import Files
from learnlog.store.folders import Folders
from learnlog.store.hand_ins import HandInFiles
from learnlog.store.importing import plan_import, take_in
from learnlog.store.restoring import plan_restore, restore
from learnlog.store.toml import TomlStore
from learnlog.store.watch import Watch

from .benches import Bench
from .samples import NOON, entry, new_id, prose


def record(**values: object) -> HandedIn:
    about = {"id": new_id(), "made": NOON, "what": "task-2", "written_as": "Word", "file": "learnlog-task-2.docx"}
    return HandedIn.model_validate({**about, **values})


def words(store: TomlStore, one: Entry) -> list[Path]:
    return sorted((store.folders.history / one.id).glob("*.toml"))


def test_what_was_handed_in_is_kept_in_the_words_it_had(bench: Bench) -> None:
    one = entry(prose("Saved."))
    version = bench.store.save(one, "")
    draft = one.with_answer(prose("Only in a draft so far."))
    kept = bench.store.keep_hand_in(record(), [draft])
    bench.store.save(one.with_answer(prose("Later.")), version)
    (found,) = bench.window().hand_ins().of_entry(one.id)
    assert found == kept
    assert bench.window().history.like(one.id, found.version_of(one.id)) == draft
    assert found.said == "23 November 2026, 12:00, as Word"
    assert bench.store.hand_ins().of_entry(new_id()) == ()


def test_hand_ins_are_listed_newest_first_and_those_of_a_unit_by_themselves(bench: Bench) -> None:
    one = entry(prose("Saved."))
    first, second = record(), record(unit="unit-5", what="unit-5")
    for each in (first, second):
        bench.store.keep_hand_in(each, [one])
    found = bench.store.hand_ins()
    assert [each.id for each in found.records] == [second.id, first.id]
    assert [each.id for each in found.of_unit("unit-5")] == [second.id]


def test_the_same_words_are_kept_once(store: TomlStore) -> None:
    one = entry(prose("Saved."))
    store.save(one, "")
    for _ in range(2):
        store.keep_hand_in(record(), [one])
    assert len(words(store, one)) == 1
    assert len(store.hand_ins().records) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="there, files have no such modes")
def test_record_and_words_can_only_be_read(store: TomlStore, folders: Folders) -> None:
    one = entry(prose("Saved."))
    store.save(one, "")
    store.keep_version(one.id)
    store.keep_hand_in(record(), [one])
    sealed = [*words(store, one), *folders.hand_ins.iterdir()]
    assert [stat.S_IMODE(path.stat().st_mode) for path in sealed] == [0o400, 0o400]
    assert stat.S_IMODE(Path(store.path_of(one.id)).stat().st_mode) == 0o600


def test_words_that_were_damaged_since_are_kept_anew(store: TomlStore) -> None:
    one = entry(prose("Saved."))
    store.keep_hand_in(record(), [one])
    (path,) = words(store, one)
    path.chmod(0o600)
    path.write_bytes(b"@")
    kept = store.keep_hand_in(record(), [one])
    assert store.history.like(one.id, kept.version_of(one.id)) == one


class Full(Files):
    """A disk that takes so many files and no more."""

    def __init__(self, room: int) -> None:
        self._room = room

    def link(self, old: Path, new: Path) -> None:
        if not self._room:
            raise OSError(28, "No space left on device")
        self._room -= 1
        super().link(old, new)


@pytest.mark.parametrize("room", [0, 1, 2])
def test_a_disk_that_fails_leaves_no_record_of_words_that_are_not_kept(folders: Folders, room: int) -> None:
    entries = [entry(prose("One.")), entry(prose("Two."))]
    store = TomlStore(folders, Full(room))
    with pytest.raises(SaveFailed):
        store.keep_hand_in(record(), entries)
    assert store.hand_ins().records == ()
    assert list(folders.hand_ins.glob("*")) == []


def test_a_damaged_record_is_named_and_hides_no_other(store: TomlStore, folders: Folders) -> None:
    one = entry(prose("Saved."))
    good, bad = store.keep_hand_in(record(), [one]), store.keep_hand_in(record(), [one])
    path = next(folders.hand_ins.glob(f"*{bad.id}*"))
    path.chmod(0o600)
    path.write_bytes(path.read_bytes().replace(b"format = 1", b"format = @"))
    (folders.hand_ins / "notes.txt").write_bytes(b"mine")
    found = store.hand_ins()
    assert found.records == (good,)
    assert [error.path for error in found.unreadable] == [str(path)]
    path.write_bytes(path.read_bytes().replace(b"format = @", b"format = 2"))
    assert "newer learnlog" in store.hand_ins().unreadable[0].cause
    copy = folders.hand_ins / f"2026-11-23-{new_id()}.toml"
    copy.write_bytes(next(folders.hand_ins.glob(f"*{good.id}*")).read_bytes())
    assert len(store.hand_ins().unreadable) == 2, "the id inside is not the one of the name"


def test_the_doctor_names_records_and_words_that_are_damaged(store: TomlStore, folders: Folders) -> None:
    one = entry(prose("Saved."))
    store.keep_hand_in(record(), [one])

    def said() -> str:
        watch = Watch(folders, lambda: NOON)
        return "\n".join(f"{each.state} {each.text}" for each in examine(folders, watch, Files()))

    assert "ok 1 record of what was handed in, 0 more damaged." in said()
    (path,) = words(store, one)
    path.unlink()
    assert f"wrong The words of {one.id} as they were handed in on 2026-11-23 12:00 are not in the history" in said()
    (path,) = folders.hand_ins.iterdir()
    path.chmod(0o600)
    path.write_bytes(b"@")
    assert "0 records of what was handed in, 1 more damaged." in said()


def test_a_backup_brings_back_records_and_words(store: TomlStore, folders: Folders) -> None:
    from learnlog.store.backups import Backups

    one = entry(prose("Saved."))
    store.save(one, "")
    kept = store.keep_hand_in(record(), [one.with_answer(prose("Handed in."))])
    backup = Backups(folders, lambda: NOON).make().path
    HandInFiles(folders.hand_ins, Files()).forget(one.id)
    for path in words(store, one):
        path.unlink()
    assert store.hand_ins().records == ()
    restored = restore(plan_restore(backup, folders), folders)
    assert not restored.kept
    assert store.hand_ins().records == (kept,)
    assert store.history.like(one.id, kept.version_of(one.id)) == one.with_answer(prose("Handed in."))
    assert sys.platform == "win32" or modes(folders) == {0o400}


def modes(folders: Folders) -> set[int]:
    return {stat.S_IMODE(path.stat().st_mode) for path in folders.hand_ins.glob("*.toml")}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_record_from_another_computer_is_read_only_too(store: TomlStore, folders: Folders, tmp_path: Path) -> None:
    theirs = TomlStore(Folders.find(tmp_path / "theirs", {}))
    theirs.save(one := entry(prose("Saved.")), "")
    kept = theirs.keep_hand_in(record(), [one])
    write_log(tmp_path / "carried.zip", theirs.folders, NOON)
    assert not take_in(plan_import(tmp_path / "carried.zip", folders), folders).kept
    assert store.hand_ins().records == (kept,)
    assert modes(folders) == {0o400}


def test_what_is_deleted_for_good_leaves_every_record(bench: Bench) -> None:
    one, other = entry(prose("Gone.")), entry(prose("Staying."))
    for each in (one, other):
        bench.store.save(each, "")
    bench.store.keep_hand_in(record(), [one])
    both = bench.store.keep_hand_in(record(), [one, other])
    bench.store.erase(one.id)
    (left,) = bench.store.hand_ins().records
    assert left == both.without(one.id)
    assert bench.store.history.like(other.id, left.version_of(other.id)) == other


def test_a_folder_of_records_that_cannot_be_read_is_named(folders: Folders) -> None:
    folders.hand_ins.parent.mkdir(parents=True)
    folders.hand_ins.write_bytes(b"")
    found = TomlStore(folders).hand_ins()
    assert found.records == () and len(found.unreadable) == 1
    with pytest.raises(SaveFailed):
        HandInFiles(folders.hand_ins, Files()).forget(new_id())
    assert isinstance(found.unreadable[0], EntryUnreadable)
