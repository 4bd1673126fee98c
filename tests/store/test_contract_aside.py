"""What every journal store promises of what stands beside the entries: drafts, the bin, settings."""

from __future__ import annotations

from datetime import timedelta

import pytest

from learnlog.errors import (
    EntryMissing,
    EntryUnreadable,
    LearnlogError,
)
from learnlog.journal.settings import Place, Profile, Read, Settings
from learnlog.store.memory import MemoryStore
from learnlog.store.protocol import Draft

from .benches import Bench
from .samples import NOON, entry, new_id, prose


@pytest.mark.parametrize("durable", [False, True])
def test_a_draft_is_what_another_window_finds(bench: Bench, durable: bool) -> None:
    one = entry(prose("Unsaved."))
    first = Draft(one.with_answer(prose("Older.")), NOON, "")
    draft = Draft(one, NOON + timedelta(seconds=2), "a" * 64)
    bench.store.keep_draft(first, durable=durable)
    bench.store.keep_draft(draft, durable=durable)
    window = bench.window()
    assert window.draft(one.id) == draft
    assert window.drafts() == (one.id,)
    assert window.listing().entries == ()
    window.drop_draft(one.id)
    window.drop_draft(one.id)
    assert bench.store.draft(one.id) is None
    assert bench.store.drafts() == ()


def test_saving_leaves_the_draft_to_the_caller(bench: Bench) -> None:
    one = entry(prose("Unsaved."))
    bench.store.keep_draft(Draft(one, NOON, ""), durable=False)
    bench.store.save(one, "")
    assert bench.store.drafts() == (one.id,)


def test_a_damaged_draft_and_the_draft_of_another_entry_are_unreadable(bench: Bench) -> None:
    one, other = entry(), entry()
    for each in (one, other):
        bench.store.keep_draft(Draft(each, NOON, ""), durable=False)
    bench.change("drafts", one.id, lambda raw: raw[: len(raw) // 2])
    bench.change("drafts", other.id, lambda raw: raw.replace(other.id.encode(), one.id.encode()))
    for each in (one, other):
        with pytest.raises(EntryUnreadable):
            bench.store.draft(each.id)
    assert set(bench.store.drafts()) == {one.id, other.id}


def test_the_bin_keeps_an_entry_with_its_draft_and_gives_both_back(bench: Bench) -> None:
    one = entry(prose("First."))
    version = bench.store.save(one, "")
    draft = Draft(one.with_answer(prose("Ahead.")), NOON, version)
    bench.store.keep_draft(draft, durable=True)
    bench.store.bin(one.id)
    assert bench.store.listing().entries == ()
    assert bench.store.drafts() == ()
    with pytest.raises(EntryMissing):
        bench.window().bin(one.id)
    bench.window().unbin(one.id)
    assert bench.store.load(one.id).version == version
    assert bench.store.draft(one.id) == draft
    with pytest.raises(EntryMissing):
        bench.store.unbin(one.id)


def test_an_entry_that_is_only_a_draft_so_far_goes_to_the_bin_too(bench: Bench) -> None:
    draft = Draft(entry(prose("Never saved.")), NOON, "")
    bench.store.keep_draft(draft, durable=True)
    bench.store.bin(draft.entry.id)
    assert bench.store.drafts() == ()
    bench.store.unbin(draft.entry.id)
    assert bench.store.draft(draft.entry.id) == draft


def test_nothing_in_the_log_is_replaced_from_the_bin(bench: Bench) -> None:
    one = entry(prose("First."))
    bench.store.save(one, "")
    bench.store.bin(one.id)
    again = one.with_answer(prose("Second."))
    bench.store.save(again, "")
    with pytest.raises(LearnlogError, match="already"):
        bench.store.unbin(one.id)
    assert bench.store.load(one.id).entry == again


def test_settings_keep_what_nobody_knows(bench: Bench) -> None:
    bench.change("records" if isinstance(bench.store, MemoryStore) else "home", "settings.toml", lambda _: b"later = 1")
    settings = bench.store.settings().model_copy(update={"profile": Profile(name="R."), "welcomed": True})
    bench.store.save_settings(settings)
    kept = bench.window().settings()
    assert (kept.profile.name, kept.welcomed, kept.model_extra) == ("R.", True, {"later": 1})


def test_broken_settings_are_named_with_their_line_and_not_overwritten(bench: Bench) -> None:
    where = "records" if isinstance(bench.store, MemoryStore) else "home"
    bench.change(where, "settings.toml", lambda _: b'welcomed = true\nreading_width = "wide"\n')
    for method in (bench.store.settings, lambda: bench.store.save_settings(Settings())):
        with pytest.raises(EntryUnreadable) as caught:
            method()
        assert caught.value.path.endswith("settings.toml")
        assert (caught.value.line, caught.value.cause) == (2, "“reading_width” needs a whole number")


def test_place_and_read_screens_are_kept_and_forgotten_when_broken(bench: Bench) -> None:
    where = "records" if isinstance(bench.store, MemoryStore) else "home"
    place = Place(room="task", unit="unit-5", entry=new_id(), step="extent/respect", field="why", cursor=(3, 14))
    read = (Read(unit="unit-5", screens=("readings/values", "tables/table-1")), Read(unit="other"))
    bench.store.save_place(place)
    bench.store.save_read(read)
    assert bench.window().place() == place
    assert bench.window().read() == read
    for name in ("place.toml", "read.toml"):
        bench.change(where, name, lambda raw: raw[:-20])
    assert bench.store.place() is None
    assert bench.store.read() == ()
    bench.store.save_place(place)
    assert bench.store.place() == place
