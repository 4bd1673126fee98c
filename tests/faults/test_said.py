"""What a save says when the disk fails at one certain place. Each was found by letting every call fail in turn."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from learnlog.errors import FileRefused, SaveFailed, SaveUnproven
from learnlog.store.files import Files
from learnlog.store.folders import Folders
from learnlog.store.toml import TomlStore

from .logs import ENTRY_ID, bytes_in, numbered, open_log


class Unreadable(Files):
    """A disk on which nothing can be read any more when told so."""

    unreadable = False

    def read(self, path: str | os.PathLike[str], limit: int) -> bytes:
        if self.unreadable:
            raise FileRefused(str(path), "too many files are open")
        return super().read(path, limit)


class NoNames(Unreadable):
    """A disk that never confirms a name once the new file is in place.

    Args:
        unreadable: whether nothing can be read from then on either.
    """

    def __init__(self, *, unreadable: bool = False) -> None:
        self._unreadable_then = unreadable
        self._in_place = False

    def sync_folder(self, path: Path) -> None:
        self._in_place = self._in_place or path.name == "2026"
        if self._in_place:
            self.unreadable = self._unreadable_then
            raise OSError(errno.EIO, os.strerror(errno.EIO))


def test_a_file_that_cannot_be_read_is_not_said_to_be_changed_by_somebody(home: Path) -> None:
    disk = Unreadable()
    store = TomlStore(Folders.find(home, {}), disk)
    version = store.load(ENTRY_ID).version
    disk.unreadable = True
    with pytest.raises(SaveFailed, match="too many files are open"):
        store.save(numbered(3), version)


def test_a_history_that_cannot_be_listed_is_a_save_that_failed(home: Path) -> None:
    store = open_log(home)
    version = store.load(ENTRY_ID).version
    (home / "history" / ENTRY_ID).rename(home / "moved")
    (home / "history" / ENTRY_ID).write_text("a file where a folder should be")
    with pytest.raises(SaveFailed):
        store.save(numbered(3), version)


def test_what_is_in_place_is_not_said_to_have_failed(home: Path) -> None:
    version = open_log(home).load(ENTRY_ID).version
    with pytest.raises(SaveFailed) as caught:
        TomlStore(Folders.find(home, {}), NoNames(unreadable=True)).save(numbered(3), version)
    assert open_log(home).load(ENTRY_ID).entry == numbered(3)
    assert isinstance(caught.value, SaveUnproven), caught.value.message


def test_what_is_in_place_does_not_fail_at_the_second_try(home: Path) -> None:
    store = TomlStore(Folders.find(home, {}), NoNames())
    version = store.load(ENTRY_ID).version
    for _ in range(2):
        with pytest.raises(SaveFailed) as caught:
            store.save(numbered(3), version)
        assert isinstance(caught.value, SaveUnproven), caught.value.message


def test_tidying_keeps_what_somebody_mended_badly(home: Path) -> None:
    """A sync program put it in place in the last moment, a save swapped it out, and was killed before it could look."""
    path = Path(open_log(home).path_of(ENTRY_ID))
    theirs = bytes_in(home).decode().replace("[[answers]]", "[[answers]\n# words of somebody's own")
    path.with_name(f".{path.name}.01234567.tmp").write_text(theirs)
    open_log(home).tidy()
    left = [one.read_text() for one in home.rglob("*") if one.is_file() and one.suffix == ".toml"]
    assert theirs in left
