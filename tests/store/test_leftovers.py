"""What a save that was cut short leaves behind."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from learnlog.store.folders import Folders
from learnlog.store.format import dump_entry
from learnlog.store.toml import TomlStore

from .samples import entry, prose

ONE = entry(prose("First."))
LATER = ONE.with_answer(prose("Second."))


def beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.0123abcd.tmp")


@pytest.fixture
def path(store: TomlStore) -> Path:
    version = store.save(ONE, "")
    store.save(LATER, version)
    return Path(store.path_of(ONE.id))


@pytest.mark.parametrize(
    "left",
    [b"", b"\0" * 100, dump_entry(LATER)[:150], dump_entry(LATER), dump_entry(ONE)],
    ids=["empty", "zeros", "cut short", "the entry as it is", "a version of the history"],
)
def test_what_stands_elsewhere_is_removed(store: TomlStore, path: Path, left: bytes) -> None:
    beside(path).write_bytes(left)
    store.tidy()
    assert list(path.parent.iterdir()) == [path]
    assert store.load(ONE.id).entry == LATER


def test_what_says_something_new_is_shown_as_a_copy(store: TomlStore, path: Path) -> None:
    theirs = ONE.with_answer(prose("Theirs."))
    beside(path).write_bytes(dump_entry(theirs))
    store.tidy()
    (copy,) = store.listing().copies
    assert store.copy(copy.path).entry == theirs
    assert not beside(path).exists() and store.load(ONE.id).entry == LATER


def test_a_draft_that_may_be_in_the_making_is_left_alone_for_a_day(store: TomlStore, folders: Folders) -> None:
    folders.drafts.mkdir(parents=True)
    fresh, old, other = (folders.drafts / name for name in (".a.toml.01234567.tmp", ".b.toml.01234567.tmp", ".c.tmp"))
    for one in (fresh, old, other):
        one.write_bytes(b"x")
    days_ago = time.time() - 3 * 24 * 60 * 60
    os.utime(old, (days_ago, days_ago))
    os.utime(other, (days_ago, days_ago))
    store.tidy()
    assert sorted(folders.drafts.iterdir()) == [fresh, other]
