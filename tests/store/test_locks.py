"""Turns at changing files of the log: one thread of one window at a time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from learnlog.errors import SaveFailed
from learnlog.store.files import Files
from learnlog.store.locks import Turns

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


class NoFolders(Files):
    def make_folder(self, path: Path) -> None:
        raise SaveFailed("the disk is full")


def test_a_turn_the_disk_refuses_keeps_nobody_else_waiting(tmp_path: Path) -> None:
    turns = Turns(tmp_path / LOCK, NoFolders())
    for _ in range(2):
        with pytest.raises(SaveFailed, match="the disk is full"), turns.mine():
            pass
