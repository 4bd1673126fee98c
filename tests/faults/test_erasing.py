"""Deleted for good, no word of an entry is left in any byte of home, state, cache and backups; every other word is."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from learnlog.errors import EntryMissing, EntryOpenElsewhere, SaveFailed
from learnlog.store.backups import Backups, Uncleaned
from learnlog.store.erasing import delete_for_good
from learnlog.store.files import Files
from learnlog.store.folders import Folders
from learnlog.store.index import Index
from learnlog.store.index.writing import Writing
from learnlog.store.toml import TomlStore

from .conftest import Told
from .logs import ENTRY_ID
from .planting import OTHER_ID, STAYING, WORD, Planted, plant, readable


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a log in it that has the planted entry in every place, for copies."""
    folder = tmp_path_factory.mktemp("pristine") / "all"
    plant(folder)
    return folder


@pytest.fixture
def log(pristine: Path, tmp_path: Path) -> Planted:
    """A log with the planted entry in every place."""
    shutil.copytree(pristine, tmp_path / "all")
    return Planted(Folders.find(tmp_path / "all" / "log", {}), tmp_path / "all" / "stick")


def test_the_word_is_planted_in_every_place(log: Planted) -> None:
    said = "\n".join(log.saying(WORD))
    for place in (
        *("entries/2026/2026-", "entries/2026/.2026-", "conflicted copy", "Kopie-Z", "old/Z.toml", "/history/"),
        *("/drafts/", ".follow-up.toml", "/bin/2026-", ".draft.toml", ".aside.toml", "/unreadable/"),
        *("/hand-ins/", ".zip:hand-ins/"),
        *("index.sqlite3", "home.json", "stick/learnlog-", ".zip:entries/", ".zip:history/", ".zip:unreadable/"),
    ):
        assert place in said, place


def leaving(log: Planted, store: TomlStore, backups: Backups) -> tuple[list[str], list[str]]:
    """Delete the planted entry for good; return where words of it are left, and where others are gone."""
    staying = set(log.saying(STAYING))
    delete_for_good(store, backups, ENTRY_ID)
    caches = (str(log.folders.index), str(log.folders.home_picture))
    gone = [where for where in staying - set(log.saying(STAYING)) if not where.startswith(caches)]
    return log.saying(WORD), gone


def test_no_byte_of_a_deleted_entry_is_left(log: Planted, told: Told) -> None:
    files = len(list(log.files()))
    planted = len(log.saying(WORD))
    left, gone = leaving(log, TomlStore(log.folders), log.backups())
    told(
        "a word of an entry that is deleted for good",
        f"in {planted} of {files} files, those inside archives and caches among them",
        f"left in {len(left)}; words of others gone from {len(gone)}",
    )
    assert not left
    assert not gone
    assert readable(log.folders, OTHER_ID)
    assert [one.id for one in TomlStore(log.folders).listing().entries] == [OTHER_ID]
    assert TomlStore(log.folders).records.place() is None


class Forgets(Files):
    """Does not remove what stands below a folder, and says nothing of it.

    Args:
        folder: whose files it forgets.
        name: what must be in their names.
    """

    def __init__(self, folder: Path, name: str = "") -> None:
        self._folder, self._name = folder, name

    def remove(self, path: Path) -> None:
        if not (path.is_relative_to(self._folder) and self._name in path.name):
            super().remove(path)

    def remove_folder(self, path: Path) -> None:
        pass


class OnlyDeletes(TomlStore):
    """Takes a row out of the index, and leaves what stood in it for SQLite to write over some day."""

    def _index(self) -> Index:
        return _OnlyDeletes(self.folders.index, self._files)


class _OnlyDeletes(Index):
    def erase(self, entry_id: str) -> None:
        def erase(connection: sqlite3.Connection) -> None:
            connection.execute("PRAGMA secure_delete = OFF")
            with self.changing(connection):
                Writing(connection).forget_entry(entry_id)

        self.attempt(erase)
        self.close()


class KeepsBackups(Backups):
    """Leaves backups as they are."""

    def forget(self, entry_id: str) -> tuple[Uncleaned, ...]:
        return ()


def without(folder: Callable[[Planted], Path], name: str = "") -> Callable[[Planted], TomlStore]:
    """Return what makes a store that forgets one place."""
    return lambda log: TomlStore(log.folders, Forgets(folder(log), name))


FORGETFUL: dict[str, Callable[[Planted], TomlStore]] = {
    "entries": without(lambda log: log.folders.entries, "2026-11-23"),
    "copies": without(lambda log: log.folders.entries, "Kopie"),
    "half-written files": without(lambda log: log.folders.home, ".tmp"),
    "earlier versions": without(lambda log: log.folders.history),
    "drafts": without(lambda log: log.folders.drafts),
    "follow-ups": without(lambda log: log.folders.drafts, "follow-up"),
    "the bin": without(lambda log: log.folders.bin),
    "unreadable files": without(lambda log: log.folders.unreadable),
    "the picture of Home": without(lambda log: log.folders.cache, "home.json"),
    "free pages of the index": lambda log: OnlyDeletes(log.folders),
}


@pytest.mark.parametrize("place", [*FORGETFUL, "backups"])
def test_deleting_that_forgets_one_place_is_found_out(log: Planted, place: str, found_out: Told) -> None:
    store = FORGETFUL[place](log) if place in FORGETFUL else TomlStore(log.folders)
    backups = log.backups() if place in FORGETFUL else KeepsBackups(log.folders, lambda: None)  # type: ignore[arg-type, return-value]
    left, _ = leaving(log, store, backups)
    found_out("a word of an entry that is deleted for good", f"forgets {place}", f"left in {len(left)} files")
    assert left


class Refuses(Files):
    """A disk that refuses to remove the n-th file it is asked for, and all after it."""

    def __init__(self, after: int) -> None:
        self.left = after

    def remove(self, path: Path) -> None:
        if not self.left:
            raise SaveFailed("the disk can only be read, not written")
        self.left -= 1
        super().remove(path)


@pytest.mark.parametrize("after", [0, 1, 6])
def test_what_a_disk_refused_is_deleted_the_second_time(log: Planted, after: int) -> None:
    with pytest.raises(SaveFailed):
        delete_for_good(TomlStore(log.folders, Refuses(after)), log.backups(), ENTRY_ID)
    assert log.saying(WORD), "it said that it was refused"
    left, gone = leaving(log, TomlStore(log.folders), log.backups())
    assert not left
    assert not gone


def test_a_backup_out_of_reach_is_named_and_cleaned_when_it_is_there_again(log: Planted, tmp_path: Path) -> None:
    log.chosen.rename(tmp_path / "away")
    named = delete_for_good(TomlStore(log.folders), log.backups(), ENTRY_ID)
    assert [(one.path.resolve(), one.cause) for one in named] == [(log.chosen, "the folder is not there now")]
    (tmp_path / "away").rename(log.chosen)
    assert log.saying(WORD)
    assert delete_for_good(TomlStore(log.folders), log.backups(), ENTRY_ID) == ()
    assert not log.saying(WORD)
    with pytest.raises(EntryMissing):
        delete_for_good(TomlStore(log.folders), log.backups(), ENTRY_ID)


@pytest.mark.parametrize("hold", [lambda store, id_: store.hold(id_), lambda store, id_: store.unsent.hold(id_)])
def test_what_another_window_writes_in_is_not_deleted(log: Planted, hold: Callable[..., Any]) -> None:
    other = hold(TomlStore(log.folders), ENTRY_ID)
    before = log.saying(WORD)
    with pytest.raises(EntryOpenElsewhere):
        delete_for_good(TomlStore(log.folders), log.backups(), ENTRY_ID)
    other.release()
    assert log.saying(WORD) == before
    delete_for_good(TomlStore(log.folders), log.backups(), ENTRY_ID)
    assert not log.saying(WORD)
