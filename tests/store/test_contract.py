"""What every journal store promises of entries. A second window is a second store on the same disk."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from learnlog.errors import (
    EntryChanged,
    EntryMissing,
    EntryOpenElsewhere,
    EntryUnreadable,
    SaveFailed,
)
from learnlog.journal.answers import ChoiceAnswer, Chosen, Row, RowsAnswer
from learnlog.journal.settings import Settings
from learnlog.journal.summarising import summarise
from learnlog.store.contents import Draft

from .benches import Bench
from .samples import NOON, entry, new_id, prose


def test_a_new_log_is_empty(bench: Bench) -> None:
    listing = bench.store.listing()
    assert (listing.entries, listing.unreadable) == ((), ())
    assert bench.store.drafts.all() == ()
    assert bench.store.records.settings() == Settings()
    assert bench.store.records.place() is None
    assert bench.store.records.read() == ()
    assert bench.store.home


def test_a_saved_entry_is_what_another_window_loads(bench: Bench) -> None:
    one = entry(prose("First.\nSecond."))
    version = bench.store.save(one, "")
    opened = bench.window().load(one.id)
    assert (opened.entry, opened.version, opened.outside) == (one, version, False)


def test_a_save_over_the_version_it_came_from_replaces_it(bench: Bench) -> None:
    one = entry(prose("First."))
    path = (bench.store.save(one, ""), bench.store.path_of(one.id))[1]
    version = bench.store.load(one.id).version
    later = one.with_answer(prose("Second.")).changed(updated=NOON + timedelta(days=900))
    newer = bench.store.save(later, version)
    assert newer != version
    assert bench.store.load(one.id).entry == later
    assert bench.store.path_of(one.id) == path
    assert len(bench.store.listing().entries) == 1


def test_a_save_over_anything_else_is_refused_and_writes_nothing(bench: Bench) -> None:
    one = entry(prose("First."))
    version = bench.store.save(one, "")
    other = bench.window()
    theirs = one.with_answer(prose("Theirs."))
    other.save(theirs, version)
    for stale in (version, "", "0" * 64):
        with pytest.raises(EntryChanged):
            bench.store.save(one.with_answer(prose("Mine.")), stale)
    assert bench.store.load(one.id).entry == theirs


def test_a_save_of_an_entry_that_was_deleted_meanwhile_is_refused(bench: Bench) -> None:
    one = entry(prose("First."))
    version = bench.store.save(one, "")
    bench.window().bin.put(one.id)
    with pytest.raises(EntryChanged):
        bench.store.save(one.with_answer(prose("Mine.")), version)
    with pytest.raises(EntryMissing):
        bench.store.load(one.id)


def test_an_edit_outside_is_shown_until_the_next_save(bench: Bench) -> None:
    one = entry(prose("First."))
    version = bench.store.save(one, "")
    assert not bench.store.listing().entries[0].outside
    bench.change("entries", one.id, lambda raw: raw.replace(b"First.", b"By hand."))
    opened = bench.store.load(one.id)
    assert opened.outside
    assert opened.entry == one.with_answer(prose("By hand."))
    assert bench.store.listing().entries[0].outside
    with pytest.raises(EntryChanged):
        bench.store.save(one, version)
    bench.store.save(opened.entry, opened.version)
    assert not bench.store.load(one.id).outside


def test_a_broken_entry_is_listed_by_name_and_left_alone(bench: Bench) -> None:
    whole, broken = entry(prose("Whole.")), entry(prose("Broken."))
    for one in (whole, broken):
        bench.store.save(one, "")
    version = bench.store.load(broken.id).version
    bench.change("entries", broken.id, lambda raw: raw.replace(b'title = "A title"', b'title = "A title'))
    listing = bench.store.listing()
    assert [one.id for one in listing.entries] == [whole.id]
    (error,) = listing.unreadable
    assert (error.path, error.line) == (bench.store.path_of(broken.id), 8)
    with pytest.raises(EntryUnreadable):
        bench.store.load(broken.id)
    with pytest.raises(EntryChanged):
        bench.store.save(broken, version)


def test_an_entry_under_the_name_of_another_is_shown_as_a_copy(bench: Bench) -> None:
    one, other = entry(), entry()
    bench.store.save(one, "")
    bench.store.save(other, "")
    bench.change("entries", one.id, lambda raw: raw.replace(one.id.encode(), other.id.encode()))
    with pytest.raises(EntryUnreadable, match="not the one in the name"):
        bench.store.load(one.id)
    listing = bench.store.listing()
    assert [found.id for found in listing.entries] == [other.id]
    (copy,) = listing.copies
    assert (copy.entry.id, copy.path) == (other.id, bench.store.path_of(one.id))


def test_the_list_shows_the_newest_first_and_says_how_far_it_is(bench: Bench) -> None:
    made = [
        entry(
            prose("It began well."),
            ChoiceAnswer(step="s", field="value", chosen=Chosen(id="respect", name="Respect")),
            RowsAnswer(
                step="s",
                field="plan",
                columns={"action": "Action", "by": "By"},
                actions=True,
                rows=(Row(id="1", cells={"action": "Ask the SENCO", "by": date(2026, 12, 1)}),),
            ),
            id=new_id(minutes),
            tags=("hard", "crèche"),
        )
        for minutes in (0, 5, 2)
    ]
    for one in made:
        bench.store.save(one, "")
    told: list[tuple[int, int]] = []
    listing = bench.store.listing(lambda done, whole: told.append((done, whole)))
    again = bench.store.listing()
    assert listing == again
    assert [one.id for one in listing.entries] == sorted((one.id for one in made), reverse=True)
    assert set(listing.entries) == {summarise(one) for one in made}
    assert [(one.what, one.by) for one in listing.entries[0].actions] == [("Ask the SENCO", date(2026, 12, 1))]
    assert told[-1] == (3, 3)
    assert told == sorted(told)


@pytest.mark.parametrize("entry_id", ["", "0" * 26, "../../etc/passwd", "0" * 26 + "\n", "A" * 26, "*" * 26])
def test_an_id_that_is_not_there_is_missing_whatever_it_looks_like(bench: Bench, entry_id: str) -> None:
    bench.store.save(entry(), "")
    for method in (bench.store.load, bench.store.path_of, bench.store.bin.put, bench.store.bin.bring_back):
        with pytest.raises(EntryMissing):
            method(entry_id)


def test_one_window_at_a_time_holds_an_entry(bench: Bench) -> None:
    one, other = new_id(), new_id()
    window = bench.window()
    hold = bench.store.hold(one)
    with pytest.raises(EntryOpenElsewhere):
        window.hold(one)
    with pytest.raises(EntryOpenElsewhere):
        bench.store.hold(one)
    window.hold(other).release()
    hold.release()
    theirs = window.hold(one)
    hold.release()
    with pytest.raises(EntryOpenElsewhere):
        bench.store.hold(one)
    theirs.release()


def test_a_window_that_holds_an_entry_can_save_it(bench: Bench) -> None:
    one = entry(prose("First."))
    hold = bench.store.hold(one.id)
    bench.store.drafts.keep(Draft(one, NOON, ""), durable=True)
    bench.store.save(one, "")
    bench.store.drafts.drop(one.id)
    hold.release()
    assert bench.window().load(one.id).entry == one


def test_what_cannot_be_written_is_refused_and_nothing_changes(bench: Bench) -> None:
    one = entry(prose("First."))
    version = bench.store.save(one, "")
    with pytest.raises(SaveFailed):
        bench.store.save(one.model_copy(update={"later": None}), version)
    assert bench.store.load(one.id).version == version


def test_a_listing_leaves_the_text_to_search_in_away_where_it_is_not_wanted(bench: Bench) -> None:
    bench.store.save(entry(prose("Planted.")), "")
    for again in (False, True):  # read from the entries, then from what was kept of them
        assert "planted" in bench.store.listing().entries[0].searchable, again
        short = bench.store.listing(searchable=False)
        assert short.entries == tuple(one.unsearchable() for one in bench.store.listing().entries)
        assert short.entries[0].searchable == ""


def test_earlier_versions_are_forgotten_but_for_those_that_stay(bench: Bench) -> None:
    one, version, kept = entry(prose("1")), "", []
    for text in ("1", "2", "3"):
        version = bench.store.save(one.with_answer(prose(text)), version)
        kept.append(version)
    assert bench.store.forget_versions(one.id, kept[:1]) == 1
    assert [bench.store.history.read(one.id, past).version for past in bench.store.history.versions(one.id)] == kept[:1]
    assert bench.store.load(one.id).version == version
    assert bench.store.forget_versions(one.id, ()) == 1
    assert bench.store.history.versions(one.id) == () and bench.store.forget_versions(one.id, ()) == 0
    bench.store.save(one.with_answer(prose("4")), version)
    assert [bench.store.history.read(one.id, past).version for past in bench.store.history.versions(one.id)] == [
        version
    ]
