"""What a save compares, keeps and replaces, and what a failing disk or another program does to it."""

from __future__ import annotations

import errno
import threading
from pathlib import Path

import pytest

from learnlog.errors import EntryChanged, EntryMissing, SaveFailed, SaveUnproven
from learnlog.store.contents import Opened
from learnlog.store.files import Files
from learnlog.store.folders import Folders
from learnlog.store.format import dump_entry
from learnlog.store.toml import TomlStore

from .moody import Moody, tree
from .samples import entry, prose


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
