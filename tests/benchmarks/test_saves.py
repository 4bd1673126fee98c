"""What is timed are saves, of a log that is whole afterwards; and the store without drafts lacks nothing else."""

from __future__ import annotations

from pathlib import Path

from benchmarks.draftless import DraftlessOpening
from benchmarks.saves import AGAIN, DRAFT, FIRST, FLOOR, measure_saves, write_plainly
from learnlog.opening import Opening
from learnlog.store.contents import Draft
from learnlog.store.folders import Folders
from learnlog.store.toml import TomlStore
from tests.store.samples import entry, prose


def test_every_kind_of_save_is_timed_as_often_and_the_log_is_whole(tmp_path: Path) -> None:
    times = measure_saves(tmp_path, rounds=5, entries=2)
    assert {kind: len(seconds) for kind, seconds in times.items()} == {FLOOR: 5, AGAIN: 5, FIRST: 5, DRAFT: 5}
    assert all(second > 0 for seconds in times.values() for second in seconds)
    store = TomlStore(Folders.find(tmp_path / "log", {}))
    listing = store.listing()
    assert (len(listing.entries), listing.unreadable, listing.copies) == (2, (), ())
    # One version before each sitting, none of those that a sitting saves over its own.
    assert sorted(len(store.history.versions(one.id)) for one in listing.entries) == [2, 3]
    assert {store.drafts.read(ref).base for ref in store.drafts.all()} == {
        store.load(one.id).version for one in listing.entries
    }


def test_the_floor_takes_the_place_of_a_file_and_leaves_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "one.toml"
    path.write_bytes(b"old")
    write_plainly(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_without_drafts_nothing_but_drafts_is_missing(tmp_path: Path) -> None:
    folders = Folders.find(tmp_path / "log", {})
    for opening, drafts in ((DraftlessOpening(folders), 0), (Opening(folders), 1)):
        store = opening.workspace().store
        one = entry(prose("Words."))
        store.drafts.keep(Draft(one, one.updated, ""), durable=True)
        assert len(store.drafts.all()) == drafts
        store.save(one, "")
        assert store.load(one.id).entry == one
