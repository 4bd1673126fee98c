"""Earlier versions: listed with why they were kept, restored, deleted, and nothing lost that was not meant."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from learnlog.care.versions import OUTSIDE, consequences
from learnlog.errors import EntryOpenElsewhere, LearnlogError
from learnlog.journal.handed_in import HandedIn
from learnlog.store.toml import TomlStore
from tests.care.bench import LATER, Bench
from tests.store.samples import NOON, entry, prose


def test_earlier_versions_are_listed_newest_first_without_the_one_that_stands(bench: Bench) -> None:
    one = bench.saved("One.", "One two.", "One two three.")
    bench.store.keep_version(one.id)
    assert [past.words for past in bench.care.versions.past(one.id)] == [2, 1]
    assert bench.care.versions.past(entry().id) == ()


def test_a_damaged_version_is_named_and_the_others_are_there(bench: Bench) -> None:
    one = bench.saved("One.", "One two.", "One two three.")
    newest, *_ = sorted((bench.folders.history / one.id).iterdir(), reverse=True)
    newest.write_bytes(newest.read_bytes()[:-20])
    assert [past.entry is None for past in bench.care.versions.past(one.id)] == [True, False]


def test_restoring_makes_a_version_of_what_stood(bench: Bench) -> None:
    one = bench.saved("First.", "Second.")
    (first,) = bench.care.versions.past(one.id)
    before = bench.changed
    restored = bench.care.versions.restore(one.id, first.version)
    assert bench.changed == before + 1
    assert restored.answers == (prose("First."),) and restored.updated == LATER
    assert bench.store.load(one.id).entry == restored
    assert [past.entry for past in bench.care.versions.past(one.id)] == [one, first.entry]


def test_a_version_is_told_from_the_one_just_before_it(bench: Bench) -> None:
    one, version = entry(prose("First.")), ""
    tagged = one.tagged(("a",))
    followed = tagged.followed_up("It held.", NOON)
    for state in (one, tagged, followed, followed.with_answer(prose("Last."))):
        version = bench.store.save(state, version)
    bench.store.keep_version(one.id)
    past = bench.care.versions.past(one.id)
    assert [one.why for one in past] == ["Followed up", "Tags changed", "End of a sitting"]


def test_an_entry_that_is_written_in_is_not_restored(bench: Bench) -> None:
    one = bench.saved("First.", "Second.")
    (first,) = bench.care.versions.past(one.id)
    hold = TomlStore(bench.folders).hold(one.id)
    with pytest.raises(EntryOpenElsewhere):
        bench.care.versions.restore(one.id, first.version)
    hold.release()
    assert bench.store.load(one.id).entry == one


def test_what_was_edited_outside_is_known(bench: Bench) -> None:
    one = bench.saved("First.")
    assert not bench.care.versions.edited_outside(one.id)
    bench.file(one).write_bytes(bench.file(one).read_bytes().replace(b"First.", b"Other."))
    assert bench.care.versions.edited_outside(one.id)
    assert not bench.care.versions.edited_outside(entry().id)


def test_a_restored_entry_is_a_version_at_once_and_says_so(bench: Bench) -> None:
    one = bench.saved("First.", "Second.")
    (first,) = bench.care.versions.past(one.id)
    bench.care.versions.restore(one.id, first.version)
    assert len(bench.store.history.versions(one.id)) == 3
    restored = bench.store.load(one.id).entry
    assert bench.care.versions.why_now(restored, bench.care.versions.past(one.id)) == "Restored, as on 23 Nov"


def test_what_was_handed_in_and_what_something_else_wrote_is_known_among_the_versions(bench: Bench) -> None:
    one = bench.saved("First.")
    record = HandedIn(id=one.id, made=NOON, what="x", written_as="Word", file="x.docx")
    bench.store.keep_hand_in(record, [one])
    file = bench.file(one)
    file.write_bytes(file.read_bytes().replace(b"First.", b"Other."))
    opened = bench.store.load(one.id)
    bench.store.save(opened.entry.with_answer(prose("Third.")), opened.version)
    other, first = bench.care.versions.past(one.id)
    assert other.why == OUTSIDE and first.handed_in == ("23 November 2026, 12:00, as Word",)


def test_the_earlier_versions_go_when_the_trainee_wants_it_but_what_was_handed_in_stays(bench: Bench) -> None:
    one = bench.saved("Handed in.", "A planted word.", "Another planted word.", "It stands.")
    handed = bench.care.versions.past(one.id)[-1].entry
    assert handed is not None
    record = HandedIn(id=one.id, made=NOON, what="x", written_as="Word", file="x.docx")
    kept = bench.store.keep_hand_in(record, [handed])
    bench.store.keep_version(one.id)
    gone, stay = bench.care.versions.forgettable(one.id)
    assert (len(gone), stay) == (2, 1)
    assert bench.care.versions.forget_past(one.id) == ()
    assert [past.entry for past in bench.care.versions.past(one.id)] == [handed]
    assert bench.store.load(one.id).entry == one
    assert not [path for path in bench.folders.home.rglob("*") if path.is_file() and b"planted" in path.read_bytes()]
    assert bench.past_forgotten == [(one.id, kept.version_of(one.id), bench.store.load(one.id).version)]
    assert bench.care.versions.forgettable(one.id) == ((), 1)


def test_versions_stay_while_the_entry_is_open_or_nobody_knows_which_were_handed_in(bench: Bench) -> None:
    one = bench.saved("First.", "Second.")
    hold = TomlStore(bench.folders).hold(one.id)
    with pytest.raises(EntryOpenElsewhere):
        bench.care.versions.forget_past(one.id)
    hold.release()
    bench.folders.hand_ins.mkdir()
    (bench.folders.hand_ins / f"2026-11-23-{one.id}.toml").write_bytes(b"format = ")
    with pytest.raises(LearnlogError, match="nobody can tell"):
        bench.care.versions.forget_past(one.id)
    assert len(bench.care.versions.past(one.id)) == 1


def test_what_deleting_versions_means_is_spelt_out(bench: Bench) -> None:
    one = bench.saved("First.", "Second.", "Third.")
    newest, oldest = bench.care.versions.forgettable(one.id)[0]
    assert newest.entry is not None
    gone = (replace(newest, entry=newest.entry.changed(updated=NOON + timedelta(hours=1))), oldest)
    said = consequences(gone, 1)
    assert "2 earlier versions go, from 23 November 2026, 12:00 to 23 November 2026, 13:00." in said
    assert "1 version was handed in" in said and "Each backup still has the entry" in said
    assert "1 earlier version goes, of 23 November 2026, 13:00." in consequences(gone[:1], 0)
    assert "handed in" not in consequences(gone, 0)
