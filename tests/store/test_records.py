"""The small files beside the entries, in files and in memory alike."""

from __future__ import annotations

import pytest

from learnlog.errors import EntryUnreadable
from learnlog.journal.bin_days import BinDays
from learnlog.journal.coming_back import ComingBack
from learnlog.journal.settings import Place, Profile, Read, Settings

from .benches import Bench
from .samples import NOON, entry, new_id, prose


def test_settings_keep_what_nobody_knows(bench: Bench) -> None:
    bench.change("records", "settings.toml", lambda _: b"later = 1")
    settings = bench.store.records.settings().model_copy(update={"profile": Profile(name="R."), "welcomed": True})
    bench.store.records.save_settings(settings)
    kept = bench.window().records.settings()
    assert (kept.profile.name, kept.welcomed, kept.model_extra) == ("R.", True, {"later": 1})


def test_broken_settings_are_named_with_their_line_and_not_overwritten(bench: Bench) -> None:
    bench.change("records", "settings.toml", lambda _: b'welcomed = true\ntheme = "learnlog\n')
    for method in (
        bench.store.records.settings,
        bench.store.records.settings_faults,
        lambda: bench.store.records.save_settings(Settings(welcomed=True)),
    ):
        with pytest.raises(EntryUnreadable) as caught:
            method()
        assert caught.value.path.endswith("settings.toml")
        assert caught.value.line == 2


def test_a_wrong_setting_is_named_and_costs_no_other(bench: Bench) -> None:
    bench.change("records", "settings.toml", lambda _: b'welcomed = true\nreading_width = "wide"\n')
    assert bench.store.records.settings() == Settings(welcomed=True)
    [fault] = bench.store.records.settings_faults()
    assert (fault.line, fault.cause, fault.name) == (2, "“reading_width” needs a whole number", "reading_width")
    bench.store.records.save_settings(Settings(welcomed=True, theme="learnlog-light"))
    assert [one.line for one in bench.window().records.settings_faults()] == [2], "a wrong line stays to be mended"
    bench.store.records.save_settings(Settings(welcomed=True, theme="learnlog-light", reading_width=80))
    assert bench.window().records.settings_faults() == ()


def test_place_and_read_screens_are_kept_and_forgotten_when_broken(bench: Bench) -> None:
    place = Place(room="task", unit="unit-5", entry=new_id(), step="extent/respect", field="why", cursor=(3, 14))
    read = (Read(unit="unit-5", screens=("readings/values", "tables/table-1")), Read(unit="other"))
    bench.store.records.save_place(place)
    bench.store.records.save_read(read)
    assert bench.window().records.place() == place
    assert bench.window().records.read() == read
    for name in ("place.toml", "read.toml"):
        bench.change("records", name, lambda raw: raw[:-20])
    assert bench.store.records.place() is None
    assert bench.store.records.read() == ()
    bench.store.records.save_place(place)
    assert bench.store.records.place() == place


def test_what_is_not_to_come_back_keeps_what_nobody_knows(bench: Bench) -> None:
    assert bench.store.records.coming_back() == ComingBack()
    bench.change("records", "coming-back.toml", lambda _: b'later = 1\nstopped = ["a"]')
    bench.store.records.save_coming_back(bench.store.records.coming_back().snooze("b", NOON.date()))
    kept = bench.window().records.coming_back()
    assert kept.stopped == ("a",) and kept.is_quiet("b", NOON.date()) and kept.model_extra == {"later": 1}


def test_what_is_not_to_come_back_is_never_overwritten_where_it_is_damaged(bench: Bench) -> None:
    bench.change("records", "coming-back.toml", lambda _: b"stopped = 1")
    with pytest.raises(EntryUnreadable):
        bench.store.records.coming_back()
    with pytest.raises(EntryUnreadable):
        bench.store.records.save_coming_back(ComingBack())


def test_deleting_for_good_takes_an_entry_out_of_what_is_not_to_come_back(bench: Bench) -> None:
    one = entry(prose("Gone."))
    bench.store.save(one, "")
    bench.store.records.save_coming_back(ComingBack().snooze(one.id, NOON.date()).stop(one.id).stop("other"))
    bench.store.erase(one.id)
    assert bench.store.records.coming_back() == ComingBack(stopped=("other",))


def test_the_days_in_the_bin_are_kept_and_a_broken_file_is_replaced(bench: Bench) -> None:
    assert bench.store.records.bin_days() == BinDays()
    days = BinDays().seen(["a"], NOON.date())
    bench.store.records.save_bin_days(days)
    assert bench.window().records.bin_days() == days
    bench.change("records", "bin.toml", lambda _: b"since = 1")
    with pytest.raises(EntryUnreadable):
        bench.store.records.bin_days()
    bench.store.records.save_bin_days(days)
    assert bench.window().records.bin_days() == days


def test_deleting_for_good_forgets_the_days_in_the_bin(bench: Bench) -> None:
    one = entry(prose("Gone."))
    bench.store.save(one, "")
    bench.store.bin.put(one.id)
    bench.store.records.save_bin_days(BinDays().seen([one.id, "other"], NOON.date()))
    bench.store.erase(one.id)
    assert bench.store.records.bin_days() == BinDays().seen(["other"], NOON.date())


def test_deleting_for_good_forgets_the_place_in_the_entry_and_no_other(bench: Bench) -> None:
    gone, stays = entry(prose("Gone.")), entry(prose("Stays."))
    for one in (gone, stays):
        bench.store.save(one, "")
    bench.store.records.save_place(Place(room="task", entry=stays.id))
    bench.store.erase(gone.id)
    assert bench.store.records.place() == Place(room="task", entry=stays.id)
    bench.store.records.save_place(Place(room="task", entry=stays.id))
    bench.store.erase(stays.id)
    assert bench.store.records.place() is None


def test_what_is_damaged_is_left_alone_when_an_entry_is_forgotten(bench: Bench) -> None:
    one = entry(prose("Gone."))
    bench.store.save(one, "")
    bench.change("records", "coming-back.toml", lambda _: f'stopped = ["{one.id}"'.encode())
    bench.store.records.save_bin_days(BinDays().seen([one.id, "other"], NOON.date()))
    bench.store.erase(one.id)
    assert bench.store.records.bin_days() == BinDays().seen(["other"], NOON.date())
    with pytest.raises(EntryUnreadable):
        bench.store.records.coming_back()


def test_chosen_keys_are_kept_and_taken_back(bench: Bench) -> None:
    assert bench.store.records.keys() == ((), ())
    bench.store.records.save_keys({"task.next": ["F9"]})
    asked, faults = bench.window().records.keys()
    assert ([(one.id, one.keys) for one in asked], faults) == ([("task.next", ("F9",))], ())
    bench.store.records.save_keys({"task.next": None})
    assert bench.window().records.keys() == ((), ())
