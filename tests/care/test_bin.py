"""The bin: what comes back, and what goes for good."""

from __future__ import annotations

import pytest

from learnlog.errors import EntryMissing, LearnlogError
from learnlog.store.contents import Draft
from tests.care.bench import Bench
from tests.store.samples import NOON, prose


def test_a_copy_put_away_comes_back_to_where_it_was(bench: Bench) -> None:
    one = bench.saved("Mine.")
    path = bench.conflicted(one, "Theirs.")
    bench.care.files.put_away(bench.copy())
    (binned,) = bench.care.bin.binned()
    assert (binned.kind, binned.entry_id) == ("copy", one.id) and not path.exists()
    bench.care.bin.bring_back(binned)
    assert path.exists() and bench.care.bin.binned() == ()


def test_a_file_in_the_bin_that_cannot_be_read_is_named(bench: Bench) -> None:
    one = bench.saved("Mine.")
    bench.store.bin.put(one.id)
    (path,) = bench.folders.bin.iterdir()
    path.write_bytes(b"gone")
    (binned,) = bench.care.bin.binned()
    assert binned.entry is None and binned.trouble is not None and binned.trouble.path == str(path)


def test_deleting_for_good_leaves_nothing_and_says_where_it_could_not_reach(bench: Bench) -> None:
    one = bench.saved("A planted word.", "Another planted word.")
    bench.store.drafts.keep(Draft(one.with_answer(prose("A planted draft.")), NOON, ""), durable=True)
    bench.store.bin.put(one.id)
    (binned,) = bench.care.bin.binned()
    assert bench.care.bin.erase(binned) == ("It may still be in a stick: it is not there.",)
    assert bench.forgotten == [one.id]
    assert not [path for path in bench.folders.home.rglob("*") if path.is_file() and b"planted" in path.read_bytes()]
    with pytest.raises(EntryMissing):
        bench.care.bin.erase(binned)


def test_an_entry_that_is_in_the_log_as_well_is_not_deleted_for_good(bench: Bench) -> None:
    one = bench.saved("Mine.")
    bench.store.bin.put(one.id)
    (binned,) = bench.care.bin.binned()
    bench.store.save(one, "")
    with pytest.raises(LearnlogError, match="in your log as well"):
        bench.care.bin.erase(binned)
    assert bench.store.load(one.id).entry == one and bench.forgotten == []
