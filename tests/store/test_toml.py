"""The log as files: where they stand, and what other programs do to them."""

from __future__ import annotations

import os
import stat
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from learnlog.errors import EntryChanged, EntryMissing, EntryUnreadable, LearnlogError, SaveFailed
from learnlog.journal.settings import Place, Settings
from learnlog.store.contents import Draft
from learnlog.store.folders import Folders
from learnlog.store.toml import TomlStore

from .moody import tree
from .samples import NOON, entry, new_id, prose

on_posix = pytest.mark.skipif(os.name != "posix", reason="modes, links and pipes are those of Unix")


def test_making_a_store_and_reading_from_it_leaves_no_trace_in_the_log(store: TomlStore, folders: Folders) -> None:
    assert not folders.home.exists()
    store.records.settings()
    store.records.place()
    store.drafts.all()
    with pytest.raises(EntryMissing):
        store.load("0" * 26)
    assert not folders.home.exists()


def test_an_entry_stands_under_its_year_day_and_task(store: TomlStore, folders: Folders) -> None:
    late = datetime(2026, 12, 31, 23, 30, tzinfo=timezone(timedelta(hours=-5)))
    one = entry(created=late, task="task-3", title="Sam Smith")
    store.save(one, "")
    path = folders.entries / "2026" / f"2026-12-31-task-3-{one.id}.toml"
    assert store.path_of(one.id) == str(path)
    assert path.is_file()
    moved = one.changed(task="task-4", created=NOON)
    store.save(moved, store.load(one.id).version)
    assert TomlStore(folders).path_of(one.id) == str(path)


@pytest.mark.parametrize("task", ["../../../x", "/etc", "", "Sam Smith", ".", "con", "a" * 300, "задание"])
def test_no_task_leads_out_of_the_log(store: TomlStore, folders: Folders, task: str) -> None:
    one = entry(task=task)
    store.save(one, "")
    path = Path(store.path_of(one.id))
    assert path.parent == folders.entries / "2026"
    assert store.listing().entries[0].task == task


@on_posix
def test_everything_is_for_its_owner_alone(store: TomlStore, folders: Folders) -> None:
    one = entry(prose("words"))
    before = os.umask(0)
    try:
        store.drafts.keep(Draft(one, NOON, ""), durable=False)
        hold = store.hold(one.id)
        store.save(one, "")
        store.bin.put(one.id)
        store.bin.bring_back(one.id)
        store.records.save_settings(Settings())
        store.records.save_place(Place(room="log"))
        store.records.save_read(())
        store.listing()
        hold.release()
    finally:
        os.umask(before)
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in folders.home.rglob("*")}
    assert all(mode == (0o700 if path.is_dir() else 0o600) for path, mode in modes.items()), modes
    assert stat.S_IMODE(folders.home.stat().st_mode) == 0o700


def test_what_other_programs_leave_among_the_entries_is_named_and_kept(store: TomlStore, folders: Folders) -> None:
    one = entry(prose("words"))
    store.save(one, "")
    path = Path(store.path_of(one.id))
    odd = {
        f"{path.stem} (conflicted copy 2026-11-24).toml",
        f"{path.stem}.sync-conflict-20261124-101112-ABCDEFG.toml",
        f"{path.stem}-LAPTOP.toml",
        f"{path.stem} (1).toml",
        f"{path.name}.Conflict",
        path.name.upper(),
        path.name.replace("2026-", "2025-"),
        path.name.replace("task-2", "task-9"),  # the same id twice
        "notes.toml",
    }
    for name in odd:
        path.with_name(name).write_bytes(path.read_bytes())
    (folders.entries / path.name).write_bytes(path.read_bytes())
    (path.parent / "copies").mkdir()
    (folders.entries / "2026 old").mkdir()
    for name in (".hidden.toml", ".DS_Store", "Thumbs.db", f"{path.name}~", f".{path.name}.1234abcd.tmp"):
        path.with_name(name).write_bytes(b"\0")
    before = tree(folders.entries)
    listing = store.listing()
    assert [found.id for found in listing.entries] == [one.id]
    named = {str(Path(error.path).relative_to(folders.entries)) for error in listing.unreadable}
    assert named == {"2026/copies", "2026 old"}
    copies = {str(Path(copy.path).relative_to(folders.entries)) for copy in listing.copies}
    assert copies == {f"2026/{name}" for name in odd} | {path.name}
    assert {copy.entry.id for copy in listing.copies} == {one.id}
    assert tree(folders.entries) == before
    assert store.load(one.id).entry == one


@on_posix
def test_links_and_pipes_among_the_entries_are_named_and_not_opened(
    store: TomlStore, folders: Folders, tmp_path: Path
) -> None:
    one, other = entry(prose("words")), entry()
    version = store.save(one, "")
    store.save(other, "")
    path, secret = Path(store.path_of(one.id)), tmp_path / "secret.toml"
    path.rename(secret)
    path.symlink_to(secret)
    os.mkfifo(path.with_name(path.name.replace(one.id, "0" * 26)))
    (folders.entries / "2025").symlink_to(tmp_path)
    listing = store.listing()
    assert [found.id for found in listing.entries] == [other.id]
    assert len(listing.unreadable) == 3
    with pytest.raises(EntryUnreadable, match="a link"):
        store.load(one.id)
    with pytest.raises(EntryChanged):
        store.save(one, version)
    assert path.is_symlink()


def test_an_edit_with_the_same_size_and_time_is_noticed(store: TomlStore) -> None:
    one = entry(prose("First."))
    version = store.save(one, "")
    store.listing()
    path = Path(store.path_of(one.id))
    known = path.stat()
    edited = path.read_bytes().replace(b"First.", b"Frist.")
    while path.stat().st_ctime_ns == known.st_ctime_ns:  # a few times, within one tick of the disk's clock
        path.write_bytes(edited)
        os.utime(path, ns=(known.st_atime_ns, known.st_mtime_ns))
    assert store.listing().entries[0].excerpt == "Frist."
    with pytest.raises(EntryChanged):
        store.save(one, version)


def test_an_entry_opens_again_after_a_save_in_another_time_zone(store: TomlStore) -> None:
    zone = timezone(timedelta(hours=5, minutes=45))
    one = entry(created=NOON.astimezone(zone), updated=NOON)
    store.save(one, "")
    read = store.load(one.id).entry
    assert read.created.utcoffset() == timedelta(hours=5, minutes=45)
    assert read.updated.tzinfo == UTC


def test_a_folder_that_cannot_be_made_is_told_plainly(tmp_path: Path) -> None:
    (tmp_path / "log").write_bytes(b"a file in the way")
    store = TomlStore(Folders.find(tmp_path / "log", {}))
    for work in (lambda: store.save(entry(), ""), lambda: store.hold("0" * 26)):
        with pytest.raises(SaveFailed, match="a file stands where a folder should be"):
            work()


def test_a_file_that_cannot_be_read_is_set_aside_for_a_good_version(store: TomlStore, folders: Folders) -> None:
    one = entry(prose("First."))
    store.save(one, "")
    store.keep_version(one.id)
    path = Path(store.path_of(one.id))
    found = store.history.last_good(one.id)
    assert found is not None
    with pytest.raises(LearnlogError, match="can be read again"):
        store.mend(one.id, found[0])
    path.write_bytes(b"@")
    store.mend(one.id, found[0])
    assert store.load(one.id).entry == one
    assert [aside.read_bytes() for aside in folders.unreadable.iterdir()] == [b"@"]


def test_a_new_id_is_larger_than_all_there_are(store: TomlStore) -> None:
    assert store.newest() == ""
    saved, typed = entry(id=new_id(5)), entry(id=new_id(9))
    store.save(saved, "")
    assert store.newest() == saved.id
    store.drafts.keep(Draft(typed, NOON, ""), durable=False)
    assert store.newest() == typed.id


def test_an_entry_is_in_use_while_a_window_has_it(store: TomlStore, folders: Folders) -> None:
    one = entry()
    assert not store.in_use(one.id)
    hold = TomlStore(folders).hold(one.id)
    assert store.in_use(one.id)
    hold.release()
    assert not store.in_use(one.id)
