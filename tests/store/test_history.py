"""Earlier versions of entries."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from learnlog.errors import EntryChanged, EntryUnreadable, SaveFailed, SaveUnproven
from learnlog.store.contents import Version
from learnlog.store.files import Files
from learnlog.store.folders import Folders
from learnlog.store.format import dump_entry, version_of
from learnlog.store.history import History

from .samples import entry, prose

FIRST = entry(prose("First."))
SECOND = FIRST.with_answer(prose("Second."))


class WithoutLinks(Files):
    """A disk on which a file has one name."""

    def link(self, old: Path, new: Path) -> None:
        raise PermissionError(1, "no links here")


@pytest.fixture
def history(folders: Folders) -> History:
    return History(folders.history, Files())


def test_versions_are_numbered_in_the_order_they_are_kept(history: History) -> None:
    for one in (FIRST, SECOND, FIRST):
        history.keep(FIRST.id, dump_entry(one))
    kept = history.versions(FIRST.id)
    assert [one.number for one in kept] == [3, 2, 1]
    assert [history.read(FIRST.id, one).entry for one in kept] == [FIRST, SECOND, FIRST]
    assert history.versions("0" * 26) == ()


def test_the_newest_is_not_kept_twice(history: History) -> None:
    history.keep(FIRST.id, dump_entry(FIRST))
    history.keep(FIRST.id, dump_entry(FIRST))
    assert len(history.versions(FIRST.id)) == 1


@pytest.mark.parametrize("disk", [Files(), WithoutLinks()], ids=["links", "no links"])
def test_a_file_about_to_be_replaced_is_kept_by_a_second_name_where_there_can_be_one(
    disk: Files, folders: Folders, tmp_path: Path
) -> None:
    history, raw, path = History(folders.history, disk), dump_entry(FIRST), tmp_path / "entry.toml"
    path.write_bytes(raw)
    with history.keeping(FIRST.id, raw, path):
        (version,) = history.versions(FIRST.id)
        kept = history.path(FIRST.id, version)
        assert kept.read_bytes() == raw
        assert kept.samefile(path) == (type(disk) is Files)
    assert kept.read_bytes() == raw


def test_a_second_name_goes_again_where_the_file_was_not_replaced(history: History, tmp_path: Path) -> None:
    raw, path = dump_entry(FIRST), tmp_path / "entry.toml"
    path.write_bytes(raw)
    with pytest.raises(SaveFailed), history.keeping(FIRST.id, raw, path):
        raise SaveFailed("the disk is full")
    assert history.versions(FIRST.id) == ()
    with pytest.raises(SaveUnproven), history.keeping(FIRST.id, raw, path):
        raise SaveUnproven("the disk did not say")
    assert len(history.versions(FIRST.id)) == 1, "it was replaced, so its words must stay"


def test_a_file_that_changed_under_the_hand_is_not_taken_for_the_version(history: History, tmp_path: Path) -> None:
    path = tmp_path / "entry.toml"
    path.write_bytes(dump_entry(SECOND))
    with pytest.raises(EntryChanged), history.keeping(FIRST.id, dump_entry(FIRST), path):
        pytest.fail("what is not as expected must not be replaced")
    assert history.versions(FIRST.id) == ()
    assert path.read_bytes() == dump_entry(SECOND)


def test_a_version_that_was_touched_is_not_shown_as_what_it_was(history: History) -> None:
    history.keep(FIRST.id, dump_entry(FIRST))
    history.keep(FIRST.id, dump_entry(SECOND))
    newest, oldest = history.versions(FIRST.id)
    good = history.last_good(FIRST.id)
    assert good is not None and (good[0], good[1].entry) == (newest, SECOND)
    path = history.path(FIRST.id, newest)
    path.write_bytes(path.read_bytes().replace(b"Second", b"Forged"))
    with pytest.raises(EntryUnreadable, match="changed or damaged"):
        history.read(FIRST.id, newest)
    assert history.like(FIRST.id, newest.hash) is None
    found = history.last_good(FIRST.id)
    assert found is not None and (found[0], found[1].entry) == (oldest, FIRST)
    path.unlink()
    with pytest.raises(EntryUnreadable, match="no longer there"):
        history.read(FIRST.id, newest)


def test_a_version_is_found_by_what_a_save_returned(history: History) -> None:
    raw = dump_entry(FIRST)
    history.keep(FIRST.id, raw)
    history.keep(FIRST.id, dump_entry(SECOND))
    assert history.like(FIRST.id, version_of(raw)) == FIRST
    assert history.like(FIRST.id, "0" * 64) is None
    assert history.like(FIRST.id, "") is None


def test_of_the_same_words_kept_twice_the_one_that_can_be_read_is_found(history: History) -> None:
    for one in (FIRST, SECOND, FIRST):
        history.keep(FIRST.id, dump_entry(one))
    path = history.path(FIRST.id, history.versions(FIRST.id)[0])
    path.write_bytes(path.read_bytes() + b"#")
    assert history.like(FIRST.id, version_of(dump_entry(FIRST))) == FIRST


def test_a_version_of_another_entry_is_not_taken_for_one_of_this(history: History) -> None:
    history.keep(FIRST.id, dump_entry(FIRST.changed(id="01jd9999999999999999999999")))
    (version,) = history.versions(FIRST.id)
    with pytest.raises(EntryUnreadable, match="not the one of its folder"):
        history.read(FIRST.id, version)


def test_what_is_kept_for_good_can_be_read_alone_and_a_damaged_copy_of_it_is_not_relied_on(history: History) -> None:
    raw = dump_entry(FIRST)
    for _ in range(2):
        history.keep_for_good(FIRST.id, raw)
        (version,) = history.versions(FIRST.id)
        assert not history.path(FIRST.id, version).stat().st_mode & stat.S_IWRITE
    path = history.path(FIRST.id, version)
    path.chmod(0o600)
    history.keep_for_good(FIRST.id, raw)
    assert not path.stat().st_mode & stat.S_IWRITE, "also where it was kept before it was handed in"
    path.chmod(0o600)
    path.write_bytes(raw + b"#")
    history.keep_for_good(FIRST.id, raw)
    assert [one.number for one in history.versions(FIRST.id)] == [2, 1]
    assert history.read(FIRST.id, history.versions(FIRST.id)[0]).entry == FIRST


class Holding(Files):
    """A disk that takes nothing away after the first file."""

    def __init__(self, most: int) -> None:
        self.left = most

    def remove(self, path: Path) -> None:
        if not self.left:
            raise SaveFailed("it cannot be removed")
        self.left -= 1
        super().remove(path)


def test_what_cannot_all_be_deleted_goes_from_the_oldest_on(folders: Folders) -> None:
    history = History(folders.history, Holding(1))
    for one in (FIRST, SECOND, FIRST):
        history.keep(FIRST.id, dump_entry(one))
    with pytest.raises(SaveFailed):
        history.forget(FIRST.id, [])
    assert [one.number for one in history.versions(FIRST.id)] == [3, 2]


def test_a_save_that_failed_says_why_though_its_second_name_stays(folders: Folders, tmp_path: Path) -> None:
    history, path = History(folders.history, Holding(0)), tmp_path / "entry.toml"
    path.write_bytes(dump_entry(FIRST))
    with pytest.raises(SaveFailed, match="the disk is full"), history.keeping(FIRST.id, dump_entry(FIRST), path):
        raise SaveFailed("the disk is full")


def test_versions_that_cannot_be_listed_are_not_taken_for_none(history: History, folders: Folders) -> None:
    folders.history.mkdir(parents=True)
    (folders.history / FIRST.id).write_bytes(b"a file where a folder belongs")
    with pytest.raises(SaveFailed):
        history.forget(FIRST.id, [])


def test_other_files_in_the_folder_are_passed_over(history: History, folders: Folders) -> None:
    history.keep(FIRST.id, dump_entry(FIRST))
    for name in (
        "notes.toml",
        "000002-xyz.toml",
        ".000002-0123456789abcdef.toml.01234567.tmp",
        "2-0123456789abcdef.toml",
    ):
        (folders.history / FIRST.id / name).write_bytes(b"x")
    assert [one.number for one in history.versions(FIRST.id)] == [1]
    assert history.path(FIRST.id, Version(1_234_567, "0" * 16)).name == f"1234567-{'0' * 16}.toml"
