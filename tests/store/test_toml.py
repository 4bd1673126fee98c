"""The log as files: where they stand, and what a failing disk or another program does to them."""

from __future__ import annotations

import errno
import os
import stat
import threading
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from learnlog.errors import EntryChanged, EntryMissing, EntryUnreadable, LearnlogError, SaveFailed, SaveUnproven
from learnlog.journal.settings import Place, Settings
from learnlog.store.contents import Draft, Opened
from learnlog.store.files import Files
from learnlog.store.folders import Folders
from learnlog.store.format import dump_entry
from learnlog.store.toml import TomlStore

from .samples import NOON, entry, new_id, prose

on_posix = pytest.mark.skipif(os.name != "posix", reason="modes, links and pipes are those of Unix")


class Moody(Files):
    """A disk on which the named calls fail while ``failing`` holds them."""

    def __init__(self) -> None:
        self.failing: set[str] = set()

    def _may_fail(self, call: str) -> None:
        if call in self.failing:
            raise OSError(errno.ENOSPC, "full")

    def sync(self, handle: int) -> None:
        self._may_fail("sync")
        super().sync(handle)

    def replace(self, old: Path, new: Path) -> None:
        self._may_fail("replace")
        super().replace(old, new)

    def swap(self, one: Path, other: Path) -> None:
        self._may_fail("swap")
        super().swap(one, other)

    def link(self, old: Path, new: Path) -> None:
        self._may_fail("link")
        super().link(old, new)

    def sync_folder(self, path: Path) -> None:
        self._may_fail("sync_folder")
        super().sync_folder(path)


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


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


@pytest.mark.parametrize("call", ["sync", "swap"])
def test_a_failed_save_leaves_the_last_version_and_can_be_tried_again(folders: Folders, call: str) -> None:
    disk = Moody()
    store = TomlStore(folders, disk)
    one = entry(prose("First."))
    version = store.save(one, "")
    before = tree(folders.entries)
    disk.failing = {call}
    later = one.with_answer(prose("Second."))
    with pytest.raises(SaveFailed) as caught:
        store.save(later, version)
    assert caught.value.cause == "the disk is full"
    assert tree(folders.entries) == before
    disk.failing = set()
    store.save(later, version)
    assert store.load(one.id).entry == later


def test_a_save_in_place_but_not_proven_is_not_taken_for_somebody_elses(folders: Folders) -> None:
    disk = Moody()
    store = TomlStore(folders, disk)
    one = entry(prose("First."))
    version = store.save(one, "")
    disk.failing = {"sync_folder"}
    with pytest.raises(SaveUnproven, match="not yet proven"):
        store.save(one.with_answer(prose("Second.")), version, keep_old=False)
    disk.failing = set()
    with pytest.raises(EntryChanged):
        TomlStore(folders).save(one, version)
    later = one.with_answer(prose("Second, and more."))
    newest = store.save(later, version)
    assert store.load(one.id).entry == later
    store.save(one, newest)


def test_a_new_entry_in_place_but_not_proven_is_not_taken_for_somebody_elses(folders: Folders) -> None:
    disk = Moody()
    store = TomlStore(folders, disk)
    one = entry(prose("First."))
    store.save(entry(), "")  # the folders are there
    disk.failing = {"sync_folder"}
    with pytest.raises(SaveUnproven):
        store.save(one, "")
    disk.failing = set()
    later = one.with_answer(prose("Second."))
    store.save(later, "")
    assert store.load(one.id).entry == later


def test_a_failed_draft_leaves_the_draft_before(folders: Folders) -> None:
    disk = Moody()
    store = TomlStore(folders, disk)
    draft = Draft(entry(prose("First.")), NOON, "")
    store.drafts.keep(draft, durable=True)
    disk.failing = {"replace"}
    for durable in (False, True):
        with pytest.raises(SaveFailed):
            store.drafts.keep(Draft(draft.entry.with_answer(prose("More.")), NOON, ""), durable=durable)
    assert store.drafts.newest_of(draft.entry.id) == draft
    assert len(tree(folders.drafts)) == 1


def test_a_failed_follow_up_leaves_the_one_before(folders: Folders) -> None:
    disk = Moody()
    store = TomlStore(folders, disk)
    one = entry()
    store.unsent.keep(one.id, "First.", durable=True)
    disk.failing = {"replace"}
    for durable in (False, True):
        with pytest.raises(SaveFailed):
            store.unsent.keep(one.id, "More.", durable=durable)
    assert store.unsent.text(one.id) == "First."
    assert tree(folders.drafts).keys() == {f"{one.id}.follow-up.toml"}


def test_a_follow_up_is_proven_only_when_that_is_asked_for(folders: Folders) -> None:
    disk = Moody()
    store = TomlStore(folders, disk)
    store.unsent.keep("0" * 26, "First.", durable=True)
    disk.failing = {"sync"}
    store.unsent.keep("0" * 26, "Quick.", durable=False)
    with pytest.raises(SaveFailed):
        store.unsent.keep("0" * 26, "Proven.", durable=True)
    assert store.unsent.text("0" * 26) == "Quick."
    with pytest.raises(EntryMissing):
        store.unsent.keep("../settings", "Words.", durable=False)


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


def test_many_windows_saving_at_once_lose_nothing(folders: Folders) -> None:
    one = entry()
    TomlStore(folders).save(one, "")
    refused = threading.Event()

    def write(window: int) -> None:
        store = TomlStore(folders)
        for number in range(5):
            while True:
                opened = store.load(one.id)
                try:
                    store.save(opened.entry.with_answer(prose("x", f"field-{window}-{number}")), opened.version)
                    break
                except EntryChanged:
                    refused.set()

    threads = [threading.Thread(target=write, args=(window,)) for window in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(TomlStore(folders).load(one.id).entry.answers) == 15


def test_the_bin_never_loses_what_it_had(store: TomlStore, folders: Folders) -> None:
    one = entry(prose("First."))
    later = one.with_answer(prose("Second."))
    for version in (one, later):
        store.save(version, "")
        store.bin.put(one.id)
    assert len(tree(folders.bin)) == 2
    store.bin.bring_back(one.id)
    assert store.load(one.id).entry == later
    store.bin.put(one.id)
    assert len(tree(folders.bin)) == 2


def test_an_unreadable_entry_can_go_to_the_bin_and_come_back_as_it_was(store: TomlStore) -> None:
    one = entry()
    store.save(one, "")
    path = Path(store.path_of(one.id))
    path.write_bytes(b"not an entry")
    store.bin.put(one.id)
    assert not path.exists()
    store.bin.bring_back(one.id)
    assert path.read_bytes() == b"not an entry"


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


# What a save finds in its way


class Late(Files):
    """A disk on which another program writes just before the names are swapped."""

    def __init__(self, theirs: bytes) -> None:
        self.theirs: bytes | None = theirs

    def swap(self, one: Path, other: Path) -> None:
        if self.theirs is not None:
            replacement = other.with_name("theirs")
            replacement.write_bytes(self.theirs)
            replacement.replace(other)
            self.theirs = None
        super().swap(one, other)


class WithoutSwap(Files):
    """A disk that cannot swap two names."""

    def swap(self, one: Path, other: Path) -> None:
        raise OSError(errno.EINVAL, "no")


def test_what_another_program_put_there_in_the_last_moment_is_kept_as_a_copy(folders: Folders) -> None:
    one = entry(prose("First."))
    version = TomlStore(folders).save(one, "")
    theirs, mine = one.with_answer(prose("Theirs.")), one.with_answer(prose("Mine."))
    store = TomlStore(folders, Late(dump_entry(theirs)))
    newer = store.save(mine, version)
    assert store.load(one.id) == Opened(mine, newer)
    (copy,) = store.listing().copies
    assert store.copy(copy.path).entry == theirs
    assert Path(copy.path).name == f"{Path(store.path_of(one.id)).stem}.copy-1.toml"
    store.bin.put_away(copy.path)
    assert store.listing().copies == ()
    assert [path.name for path in folders.bin.iterdir()] == [Path(copy.path).stem + ".copy.toml"]
    with pytest.raises(EntryMissing):
        store.bin.put_away(copy.path)
    with pytest.raises(EntryMissing):
        store.copy(copy.path)


def test_a_disk_without_swapping_saves_all_the_same(folders: Folders) -> None:
    store = TomlStore(folders, WithoutSwap())
    one = entry(prose("First."))
    version = store.save(one, "")
    later = one.with_answer(prose("Second."))
    store.save(later, version)
    assert store.load(one.id).entry == later
    assert len(tree(folders.entries)) == 1


def test_the_version_a_save_replaces_is_kept_unless_told_otherwise(store: TomlStore) -> None:
    one = entry(prose("First."))
    version = store.save(one, "")
    first = version
    for words, keep_old in (("Second.", True), ("Third.", False), ("Fourth.", False)):
        version = store.save(one.with_answer(prose(words)), version, keep_old=keep_old)
    (kept,) = store.history.versions(one.id)
    assert store.history.read(one.id, kept).entry == one
    assert store.history.like(one.id, first) == one
    store.keep_version(one.id)
    store.keep_version(one.id)
    newest, _ = store.history.versions(one.id)
    assert store.history.like(one.id, version) == store.history.read(one.id, newest).entry == store.load(one.id).entry


def test_a_save_that_changes_nothing_writes_nothing(store: TomlStore) -> None:
    one = entry(prose("First."))
    version = store.save(one, "")
    path = Path(store.path_of(one.id))
    before = path.stat()
    assert store.save(one, version) == version
    assert path.stat() == before and store.history.versions(one.id) == ()


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


def test_a_draft_left_behind_is_taken_over_whole_and_nothing_of_this_windows_is_lost(folders: Folders) -> None:
    one = entry(prose("First."))
    dead, live = TomlStore(folders), TomlStore(folders)
    dead.drafts.keep(Draft(one.with_answer(prose("Left behind.")), NOON, ""), durable=True)
    live.drafts.keep(Draft(one, NOON + timedelta(minutes=1), ""), durable=True)
    (left,) = [draft for draft in live.drafts.of(one.id) if draft.entry != one]
    live.drafts.adopt(left.ref)
    (mine,) = live.drafts.of(one.id)
    assert mine == left and mine.ref != left.ref
    assert len(tree(folders.bin)) == 1, "its own went to the bin"
    live.drafts.adopt(mine.ref)
    live.drafts.set_aside(mine.ref)
    live.drafts.set_aside(mine.ref)
    assert live.drafts.all() == () and len(tree(folders.bin)) == 2


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
