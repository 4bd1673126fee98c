"""Turns at changing files of the log: one thread of one window at a time."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import filelock
import pytest

from learnlog.errors import EntryOpenElsewhere, SaveFailed
from learnlog.store import locks
from learnlog.store.files import Files
from learnlog.store.locks import Turns, hold

LOCK = "log.lock"


class Counter:
    """Counts in a file, and is wrong as soon as two count at once."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.path.write_text("0")

    def up(self) -> None:
        before = int(self.path.read_text())
        self.path.write_text(str(before + 1))


@pytest.mark.parametrize("windows", [1, 2])
def test_turns_are_taken_one_after_the_other(tmp_path: Path, windows: int) -> None:
    counter = Counter(tmp_path / "count")
    turns = [Turns(tmp_path / "locks" / LOCK, Files()) for _ in range(windows)]

    def count(number: int) -> None:
        for _ in range(50):
            with turns[number % windows].mine():
                counter.up()

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(count, range(4)))
    assert counter.path.read_text() == "200"


def test_a_turn_ends_with_a_fault_in_it(tmp_path: Path) -> None:
    turns = Turns(tmp_path / LOCK, Files())
    with pytest.raises(ZeroDivisionError), turns.mine():
        raise ZeroDivisionError
    for one in (turns, Turns(tmp_path / LOCK, Files())):
        with one.mine():
            assert (tmp_path / LOCK).exists()


def test_a_folder_that_went_is_made_again(tmp_path: Path) -> None:
    turns = Turns(tmp_path / "locks" / LOCK, Files())
    with turns.mine():
        pass
    (tmp_path / "locks" / LOCK).unlink()
    (tmp_path / "locks").rmdir()
    with turns.mine():
        assert (tmp_path / "locks" / LOCK).exists()


def lowest_free() -> int:
    """Return the number the next file that is opened gets."""
    handle = os.open(os.devnull, os.O_RDONLY)
    os.close(handle)
    return handle


def refusing(code: int) -> Callable[..., bool]:
    def lock(handle: int, *, blocking: bool) -> bool:
        raise OSError(code, "refused")

    return lock


def test_a_hold_is_had_once_and_again_when_it_was_given_up(tmp_path: Path) -> None:
    first = hold(tmp_path / LOCK, Files())
    with pytest.raises(EntryOpenElsewhere):
        hold(tmp_path / LOCK, Files())
    first.release()
    second = hold(tmp_path / LOCK, Files())
    first.release()  # again, which takes nothing from the second
    with pytest.raises(EntryOpenElsewhere):
        hold(tmp_path / LOCK, Files())
    second.release()
    hold(tmp_path / LOCK, Files()).release()


def test_where_the_disk_knows_no_locks_a_file_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filelock, "lock_descriptor", refusing(errno.ENOSYS))
    first = hold(tmp_path / LOCK, Files())
    with pytest.raises(EntryOpenElsewhere):
        hold(tmp_path / LOCK, Files())
    first.release()
    with Turns(tmp_path / LOCK, Files()).mine(), pytest.raises(EntryOpenElsewhere):
        hold(tmp_path / LOCK, Files())


def test_what_the_disk_refuses_is_said_and_keeps_nothing_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = lowest_free()
    monkeypatch.setattr(filelock, "lock_descriptor", refusing(errno.EIO))
    turns = Turns(tmp_path / LOCK, Files())
    for _ in range(3):
        with pytest.raises(SaveFailed, match="the disk reports a fault"):
            hold(tmp_path / LOCK, Files())
        with pytest.raises(SaveFailed, match="the disk reports a fault"), turns.mine():
            pass
    assert lowest_free() == before


def test_a_window_that_keeps_the_log_too_long_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locks, "_PATIENCE", 0.01)
    other, turns = Turns(tmp_path / LOCK, Files()), Turns(tmp_path / LOCK, Files())
    for waits in (other, turns):
        with other.mine(), pytest.raises(SaveFailed, match="another learnlog window is busy"), waits.mine():
            pass


class NoFolders(Files):
    def make_folder(self, path: Path) -> None:
        raise SaveFailed("the disk is full")


def test_a_turn_the_disk_refuses_keeps_nobody_else_waiting(tmp_path: Path) -> None:
    turns = Turns(tmp_path / LOCK, NoFolders())
    for _ in range(2):
        with pytest.raises(SaveFailed, match="the disk is full"), turns.mine():
            pass
