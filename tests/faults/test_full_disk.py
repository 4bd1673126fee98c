"""A disk that is full, lets only so much be written at once or in one file, or cannot be written at all.

The last saved version stands, nothing is left behind, the trainee is told why, and the same words are saved as soon
as there is room.
"""

from __future__ import annotations

import errno
import os
import resource
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from learnlog.errors import SaveFailed, SaveUnproven
from learnlog.store.files import Files
from learnlog.store.folders import Folders
from learnlog.store.toml import TomlStore

from .conftest import Told
from .logs import ENTRY_ID, bytes_in, look, number_of, numbered, open_log
from .mounts import free, read_only, small_disk
from .mutants import SOUND, InPlace, store_of

FEW, MANY = 100, 1400
"""Lines of an entry of some 3 kB, and of one of some 40 kB."""

BLOCK = 4096


class Outcome:
    """What a number of saves on a disk with too little room led to."""

    def __init__(self) -> None:
        self.refused = 0
        self.causes: set[str] = set()
        self.wrong: list[str] = []

    def judge(self, store: TomlStore, home: Path, where: str, make_room: Callable[[], None] | None = None) -> None:
        """Save a longer version where it may not fit, then again with room."""
        before, opened = bytes_in(home), store.load(ENTRY_ID)
        longer = numbered(number_of(opened.entry) + 1, MANY)
        try:
            store.save(longer, opened.version)
        except SaveUnproven as error:
            self.wrong.append(f"{where}: {error.message}")
        except SaveFailed as error:
            self.refused += 1
            self.causes.add(error.cause)
            if bytes_in(home) != before:
                self.wrong.append(f"{where}: said not to be saved, but the file is another")
            litter = [path for path in (home / "entries").rglob("*") if path.is_file() and path.name[0] == "."]
            self.wrong += [f"{where}: left behind {path.name}" for path in litter]
            if make_room is not None and not self.wrong:
                make_room()
                store.save(longer, opened.version)


def on_a_full_disk(store_name: str, disk: Path) -> Outcome:
    """Save with less and less room left on a small disk."""
    outcome, ballast = Outcome(), disk / "ballast"
    for left in range(0, 15 * BLOCK, BLOCK):
        home = disk / f"log-{left}"
        store = store_of(store_name, home)
        store.save(numbered(2, FEW), store.save(numbered(1, FEW), ""))
        ballast.write_bytes(bytes(max(free(disk) - left, 0)))
        outcome.judge(store, home, f"{left} bytes free", ballast.unlink)
        ballast.unlink(missing_ok=True)
        if outcome.wrong:
            break
        outcome.wrong += look(home).wrong
        shutil.rmtree(home)
    return outcome


def test_on_a_full_disk_the_old_version_stands_and_the_new_one_is_saved_when_there_is_room(
    tmp_path: Path, told: Told
) -> None:
    with small_disk(tmp_path / "disk") as disk:
        outcome = on_a_full_disk(SOUND, disk)
    told("full disk of 256 kB", f"{outcome.refused} saves refused", f"{len(outcome.wrong)} old versions harmed")
    assert not outcome.wrong
    assert outcome.causes == {"the disk is full"}


@pytest.mark.parametrize("store", ["in place", "littering"])
def test_a_weaker_store_is_found_out_on_a_full_disk(tmp_path: Path, store: str, found_out: Told) -> None:
    with small_disk(tmp_path / "disk") as disk:
        outcome = on_a_full_disk(store, disk)
    found_out("full disk of 256 kB", store, f"found out after {outcome.refused} refusals")
    assert outcome.wrong


class Budget(Files):
    """A disk with room for so many bytes, which writes a few at a time; for systems where no disk can be made.

    Args:
        room: how many bytes it takes.
        at_once: how many it takes in one call.
    """

    def __init__(self, room: int, at_once: int) -> None:
        self.room = room
        self._at_once = at_once

    def empty(self) -> None:
        """Make room."""
        self.room = 10**9

    def write(self, handle: int, data: memoryview) -> int:
        if not self.room:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        written = super().write(handle, data[: min(self._at_once, self.room)])
        self.room -= written
        return written


def test_wherever_the_room_ends_in_a_short_write_the_old_version_stands(home: Path, told: Told) -> None:
    raw = len(bytes_in(home)) * MANY // 40
    outcome = Outcome()
    for room in range(0, raw - 3000, raw // 40):
        disk = Budget(room, 700)
        outcome.judge(TomlStore(Folders.find(home, {}), disk), home, f"room for {room} bytes", disk.empty)
        store = open_log(home)
        store.save(numbered(number_of(store.load(ENTRY_ID).entry) + 1), store.load(ENTRY_ID).version)
    told("room that ends in a short write", f"{outcome.refused} saves refused", f"{len(outcome.wrong)} harmed")
    assert not outcome.wrong
    assert outcome.refused > 20
    assert not look(home).wrong


def test_many_short_writes_make_one_whole_file(home: Path) -> None:
    store = TomlStore(Folders.find(home, {}), Budget(10**9, 1))
    store.save(numbered(3), store.load(ENTRY_ID).version)
    assert look(home).number == 3


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """Let this process make no file larger than ``size`` bytes, as ``ulimit -f`` does."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def over_the_limit(store: TomlStore, home: Path) -> Outcome:
    """Save an entry larger than any file may be."""
    outcome = Outcome()
    with largest_file(8 * BLOCK):
        outcome.judge(store, home, "files of at most 32 kB")
    return outcome


def test_over_the_largest_file_the_old_version_stands(home: Path, told: Told) -> None:
    outcome = over_the_limit(open_log(home), home)
    told("limit on the size of a file", f"{outcome.refused} save refused", f"{len(outcome.wrong)} harmed")
    assert not outcome.wrong
    assert outcome.causes == {"the file is larger than this disk allows"}
    assert over_the_limit(TomlStore(Folders.find(home, {}), InPlace()), home).wrong


@pytest.mark.parametrize("folder", ["", "entries/2026", "history", "locks"])
def test_a_folder_that_can_only_be_read_is_told_and_saved_to_later(home: Path, folder: str, told: Told) -> None:
    store, outcome = open_log(home), Outcome()
    before = bytes_in(home)
    with read_only(home / folder):
        outcome.judge(store, home, folder)
        # Reading goes on all the while.
        assert [entry.id for entry in open_log(home).listing().entries] == [ENTRY_ID]
    assert bytes_in(home) == before
    told("folder that can only be read", folder or "the whole log", f"{outcome.refused} save refused, none harmed")
    assert not outcome.wrong
    assert outcome.causes == {"the disk can only be read, not written"}
    store.save(numbered(3), store.load(ENTRY_ID).version)
    assert look(home).number == 3


@pytest.mark.skipif(os.geteuid() == 0, reason="modes stop everybody but root")
@pytest.mark.parametrize("folder", ["entries/2026", "history", "locks"])
def test_a_folder_without_the_right_to_write_is_told_and_saved_to_later(home: Path, folder: str) -> None:
    store, outcome = open_log(home), Outcome()
    (home / folder).chmod(0o500)
    outcome.judge(store, home, folder)
    (home / folder).chmod(0o700)
    assert not outcome.wrong
    store.save(numbered(3), store.load(ENTRY_ID).version)
    assert look(home).number == 3
