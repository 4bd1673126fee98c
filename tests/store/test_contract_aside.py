"""What every journal store promises of what stands beside the entries: drafts and the bin."""

from __future__ import annotations

from datetime import timedelta

import pytest

from learnlog.errors import (
    EntryMissing,
    EntryOpenElsewhere,
    EntryUnreadable,
    LearnlogError,
)
from learnlog.store.contents import Draft

from .benches import Bench
from .samples import NOON, entry, new_id, prose


@pytest.mark.parametrize("durable", [False, True])
def test_a_draft_is_what_another_window_finds(bench: Bench, durable: bool) -> None:
    one = entry(prose("Unsaved."))
    first = Draft(one.with_answer(prose("Older.")), NOON, "")
    draft = Draft(one, NOON + timedelta(seconds=2), "a" * 64)
    bench.store.drafts.keep(first, durable=durable)
    bench.store.drafts.keep(draft, durable=durable)
    window = bench.window()
    assert window.drafts.newest_of(one.id) == draft
    (ref,) = window.drafts.all()
    assert ref.entry_id == one.id and window.drafts.read(ref) == draft
    assert window.listing().entries == ()
    window.drafts.drop(one.id)
    assert window.drafts.all() == (ref,)  # it is not that window's
    bench.store.drafts.drop(one.id)
    bench.store.drafts.drop(one.id)
    assert bench.store.drafts.newest_of(one.id) is None
    assert bench.store.drafts.all() == ()


def test_saving_leaves_the_draft_to_the_caller(bench: Bench) -> None:
    one = entry(prose("Unsaved."))
    bench.store.drafts.keep(Draft(one, NOON, ""), durable=False)
    bench.store.save(one, "")
    assert [ref.entry_id for ref in bench.store.drafts.all()] == [one.id]


def test_a_damaged_draft_and_the_draft_of_another_entry_are_unreadable(bench: Bench) -> None:
    one, other = entry(), entry()
    for each in (one, other):
        bench.store.drafts.keep(Draft(each, NOON, ""), durable=False)
    bench.change("drafts", one.id, lambda raw: raw[: len(raw) // 2])
    bench.change("drafts", other.id, lambda raw: raw.replace(other.id.encode(), one.id.encode()))
    assert {ref.entry_id for ref in bench.store.drafts.all()} == {one.id, other.id}
    for ref in bench.store.drafts.all():
        with pytest.raises(EntryUnreadable):
            bench.store.drafts.read(ref)
        assert bench.store.drafts.newest_of(ref.entry_id) is None


def test_the_bin_keeps_an_entry_with_its_draft_and_gives_both_back(bench: Bench) -> None:
    one = entry(prose("First."))
    version = bench.store.save(one, "")
    draft = Draft(one.with_answer(prose("Ahead.")), NOON, version)
    bench.store.drafts.keep(draft, durable=True)
    bench.store.bin.put(one.id)
    assert bench.store.listing().entries == ()
    assert bench.store.drafts.all() == ()
    with pytest.raises(EntryMissing):
        bench.window().bin.put(one.id)
    bench.window().bin.bring_back(one.id)
    assert bench.store.load(one.id).version == version
    assert bench.store.drafts.newest_of(one.id) == draft
    with pytest.raises(EntryMissing):
        bench.store.bin.bring_back(one.id)


def test_an_entry_that_is_only_a_draft_so_far_goes_to_the_bin_too(bench: Bench) -> None:
    draft = Draft(entry(prose("Never saved.")), NOON, "")
    bench.store.drafts.keep(draft, durable=True)
    bench.store.bin.put(draft.entry.id)
    assert bench.store.drafts.all() == ()
    bench.store.bin.bring_back(draft.entry.id)
    assert bench.store.drafts.newest_of(draft.entry.id) == draft


def test_nothing_in_the_log_is_replaced_from_the_bin(bench: Bench) -> None:
    one = entry(prose("First."))
    bench.store.save(one, "")
    bench.store.bin.put(one.id)
    again = one.with_answer(prose("Second."))
    bench.store.save(again, "")
    with pytest.raises(LearnlogError, match="already"):
        bench.store.bin.bring_back(one.id)
    assert bench.store.load(one.id).entry == again


@pytest.mark.parametrize("durable", [False, True])
def test_an_unsent_follow_up_is_what_another_window_finds(bench: Bench, durable: bool) -> None:
    one = entry(prose("Words."))
    bench.store.save(one, "")
    assert bench.store.unsent.text(one.id) == ""
    bench.store.unsent.keep(one.id, "Older.", durable=durable)
    bench.store.unsent.keep(one.id, text := 'It went on.\n\n"""And [on].\t\\ # 👩🏽‍🏫\n', durable=durable)
    window = bench.window()
    assert window.unsent.text(one.id) == text
    assert window.drafts.all() == ()
    assert window.drafts.newest_of(one.id) is None
    assert [found.id for found in window.listing().entries] == [one.id]
    assert window.listing().unreadable == ()
    window.unsent.keep(one.id, "", durable=durable)
    window.unsent.keep(one.id, "", durable=durable)
    assert bench.store.unsent.text(one.id) == ""


def test_a_damaged_follow_up_and_one_to_another_entry_are_unreadable(bench: Bench) -> None:
    one, other = new_id(), new_id(1)
    for each in (one, other):
        bench.store.unsent.keep(each, "First.\n" + "Words. " * 40, durable=False)
    bench.change("unsent", one, lambda raw: raw[: -len("checksum: sha256") - 66])
    bench.change("unsent", other, lambda raw: raw.replace(other.encode(), one.encode()))
    for each, cause in ((one, "its last line is missing"), (other, "not the one in the name")):
        with pytest.raises(EntryUnreadable, match=cause) as caught:
            bench.store.unsent.text(each)
        assert caught.value.path.endswith(f"{each}.follow-up.toml")


def test_a_follow_up_mended_by_hand_is_taken(bench: Bench) -> None:
    one = new_id()
    bench.store.unsent.keep(one, "Frist.", durable=True)
    bench.change("unsent", one, lambda raw: raw.replace(b"Frist", b"First"))
    assert bench.store.unsent.text(one) == "First."


def test_one_window_at_a_time_writes_a_follow_up_whoever_has_the_entry(bench: Bench) -> None:
    one = new_id()
    entry_held = bench.store.hold(one)
    held = bench.window().unsent.hold(one)
    with pytest.raises(EntryOpenElsewhere):
        bench.window().unsent.hold(one)
    held.release()
    held.release()
    bench.window().unsent.hold(one).release()
    entry_held.release()


def test_the_bin_keeps_an_unsent_follow_up_with_its_entry(bench: Bench) -> None:
    one = entry(prose("First."))
    bench.store.save(one, "")
    bench.store.unsent.keep(one.id, "Unsent.", durable=True)
    bench.store.bin.put(one.id)
    assert bench.store.unsent.text(one.id) == ""
    bench.window().bin.bring_back(one.id)
    assert bench.store.unsent.text(one.id) == "Unsent."
    bench.store.bin.put(one.id)
    bench.store.unsent.keep(one.id, "Newer.", durable=True)
    bench.store.bin.bring_back(one.id)
    assert bench.store.unsent.text(one.id) == "Newer."
    bench.store.unsent.keep("0" * 26, "To nothing.", durable=False)
    with pytest.raises(EntryMissing):
        bench.store.bin.put("0" * 26)


def test_the_bin_shows_what_is_in_it_with_the_words_of_drafts_and_gives_it_back(bench: Bench) -> None:
    old, new = entry(prose("Old."), title="Old"), entry(prose("New."), title="New")
    version = bench.store.save(old, "")
    bench.store.drafts.keep(Draft(old.with_answer(prose("Ahead.")), NOON, version), durable=True)
    bench.store.save(new, "")
    for one in (old, new):
        bench.store.bin.put(one.id)
    found = bench.window().bin.all()
    newest_first = sorted((old.id, new.id), reverse=True)
    assert [(there.kind, there.entry_id) for there in found] == [("entry", one) for one in newest_first]
    (inside,) = (there.entry for there in found if there.entry_id == old.id)
    assert inside == old.with_answer(prose("Ahead."))
    for there in found:
        bench.window().bin.bring_back(there.entry_id)
    assert bench.store.bin.all() == ()


def test_a_draft_that_was_set_aside_is_in_the_bin_and_waits_again_when_it_is_taken_out(bench: Bench) -> None:
    one = entry(prose("Saved."))
    version = bench.store.save(one, "")
    draft = Draft(one.with_answer(prose("Aside.")), NOON, version)
    bench.store.drafts.keep(draft, durable=True)
    bench.store.drafts.set_aside(bench.store.drafts.all()[0])
    (there,) = bench.window().bin.all()
    assert (there.kind, there.entry_id, there.entry) == ("aside", one.id, draft.entry)
    bench.store.bin.take_out(there.name)
    assert bench.store.bin.all() == () and bench.window().drafts.newest_of(one.id) == draft
    (ref,) = bench.store.drafts.all()
    assert ref.session != bench.store.session, "it waits for the trainee, as what another window left behind"
    for name in (there.name, "../entries/x.toml", ""):
        with pytest.raises(EntryMissing):
            bench.store.bin.take_out(name)


def test_what_was_set_aside_can_go_alone(bench: Bench) -> None:
    one = entry(prose("Mine."))
    bench.store.save(one, "")
    bench.store.drafts.keep(Draft(one.with_answer(prose("Aside.")), NOON, ""), durable=True)
    bench.store.drafts.set_aside(bench.store.drafts.all()[0])
    (binned,) = bench.store.bin.all()
    bench.store.bin.discard(binned.name)
    assert bench.store.bin.all() == () and bench.store.load(one.id).entry == one
    with pytest.raises(EntryMissing):
        bench.store.bin.discard(binned.name)
