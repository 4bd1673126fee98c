"""Files that cannot be read, and copies: what becomes of them, and that nothing is lost."""

from __future__ import annotations

import pytest

from learnlog.care import Care
from learnlog.errors import EntryChanged, LearnlogError
from learnlog.store.toml import TomlStore
from tests.care.bench import LATER, Bench
from tests.store.samples import prose


def test_the_last_good_version_takes_the_place_of_a_file_that_cannot_be_read(bench: Bench) -> None:
    one = bench.saved("First.")
    bench.store.keep_version(one.id)
    bench.file(one).write_bytes(b'format = 1\ntitle = "')
    (trouble,) = bench.store.listing().unreadable
    damaged = bench.care.files.damaged(trouble)
    assert damaged.good is not None and damaged.good.entry == one and damaged.good.words == 1
    assert bench.care.files.mend(damaged) == one
    assert bench.store.load(one.id).entry == one
    (kept,) = bench.folders.unreadable.iterdir()
    assert kept.read_bytes() == b'format = 1\ntitle = "'


def test_a_file_that_was_mended_by_hand_meanwhile_is_left_alone(bench: Bench) -> None:
    one = bench.saved("First.")
    bench.store.keep_version(one.id)
    whole = bench.file(one).read_bytes()
    bench.file(one).write_bytes(b'title = "')
    damaged = bench.care.files.damaged(bench.store.listing().unreadable[0])
    bench.file(one).write_bytes(whole.replace(b"First.", b"Mended."))
    with pytest.raises(LearnlogError, match="can be read again"):
        bench.care.files.mend(damaged)
    assert b"Mended." in bench.file(one).read_bytes()


@pytest.mark.parametrize("name", ["{stem} (conflicted copy).toml", "../2025/2025-01-01-free-{id}.toml", "notes.toml"])
def test_a_damaged_file_that_is_no_entrys_own_has_no_good_version(bench: Bench, name: str) -> None:
    one = bench.saved("First.")
    bench.store.keep_version(one.id)
    odd = bench.file(one).parent / name.format(stem=bench.file(one).stem, id=one.id)
    odd.parent.mkdir(exist_ok=True)
    odd.write_bytes(b'title = "')
    own = str(bench.file(one))
    for trouble in bench.store.listing().unreadable:
        assert trouble.path == own or bench.care.files.damaged(trouble).good is None


def test_a_copy_is_shown_beside_its_entry_and_both_become_one(bench: Bench) -> None:
    one = bench.saved("Mine.")
    path = bench.conflicted(one, "Theirs.")
    copied = bench.care.files.copied(bench.copy())
    assert copied.meeting is not None and copied.meeting.mine == one and not copied.known
    (clash,) = copied.meeting.clashes
    both = bench.care.files.take_in(copied, {clash.key: "both"})
    assert both.answers == (prose("Mine.\n\nTheirs."),)
    assert bench.store.load(one.id).entry == both and not path.exists() and bench.fewer == 1
    (put_away,) = bench.folders.bin.iterdir()
    assert b"Theirs." in put_away.read_bytes()
    assert [past.entry for past in bench.care.versions.past(one.id)] == [one]


def test_a_copy_of_an_earlier_version_is_known_for_it(bench: Bench) -> None:
    one = bench.saved("First.")
    path = bench.file(one).with_name("copy of it.toml")
    path.write_bytes(bench.file(one).read_bytes())
    assert bench.care.files.copied(bench.copy()).known
    bench.store.save(one.with_answer(prose("Second.")), bench.store.load(one.id).version)
    assert bench.care.files.copied(bench.copy()).known


def test_an_entry_that_changed_meanwhile_is_not_overwritten(bench: Bench) -> None:
    one = bench.saved("Mine.")
    path = bench.conflicted(one, "Theirs.")
    copied = bench.care.files.copied(bench.copy())
    newer = one.with_answer(prose("Newer."))
    bench.store.save(newer, bench.store.load(one.id).version)
    with pytest.raises(EntryChanged):
        bench.care.files.take_in(copied, {})
    assert bench.store.load(one.id).entry == newer and path.exists()


def test_a_copy_without_its_entry_can_become_one(bench: Bench) -> None:
    one = bench.saved("Mine.")
    bench.file(one).rename(bench.file(one).with_name("renamed by hand.toml"))
    store = TomlStore(bench.folders)
    care = Care(store, lambda: LATER)
    copied = care.files.copied(bench.copy())
    assert copied.meeting is None
    assert care.files.take_in(copied, {}) == one
    assert store.load(one.id).entry == one and store.listing().copies == ()
