"""How long things stay in the bin."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from learnlog.journal.bin_days import DAYS_KEPT, BinDays, Since, last_day, look

TODAY = date(2026, 11, 23)
DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))


def on(days: int) -> date:
    return TODAY + timedelta(days=days)


def test_it_is_told_when_the_days_are_over_and_goes_on_a_later_day() -> None:
    first = look(BinDays(), ["a"], TODAY)
    assert (first.going, first.soon, first.days.day_of("a")) == ((), (), TODAY)
    before = look(first.days, ["a"], on(29))
    assert (before.going, before.soon) == ((), ())
    over = look(before.days, ["a"], on(30))
    assert (over.going, over.soon) == ((), ("a",))
    again = look(over.days, ["a"], on(30))
    assert (again.going, again.soon) == ((), ("a",)), "not on the same day"
    gone = look(again.days, ["a"], on(31))
    assert (gone.going, gone.soon) == (("a",), ())


def test_whoever_comes_back_after_months_finds_everything_and_is_told() -> None:
    days = look(BinDays(), ["a"], TODAY).days
    assert look(days, ["a"], on(200)).going == ()
    assert look(days, ["a"], on(200)).soon == ("a",)


def test_a_clock_that_was_wrong_once_deletes_nothing() -> None:
    days = look(BinDays(), ["a"], TODAY).days
    ahead = look(days, ["a", "b"], date(2099, 1, 1))
    back = look(ahead.days, ["a", "b"], on(1))
    assert back.going == () and back.soon == ()
    assert look(back.days, ["a", "b"], on(2)).days.day_of("b") == on(2), "a day to come is not believed for ever"


def test_a_clock_that_was_set_back_once_takes_no_days_away() -> None:
    days = look(look(BinDays(), [], on(-1)).days, ["a"], TODAY).days
    back = look(days, ["a"], on(-400)).days.seen(["a"], on(-400))
    right = look(back, ["a"], on(1))
    assert right.days.day_of("a") == TODAY and right.soon == ()


def test_what_was_handed_in_stays_and_what_came_back_is_forgotten() -> None:
    days = look(look(BinDays(), ["a"], TODAY).days, ["a"], on(40)).days
    assert look(days, ["a"], on(41), stay=["a"]).going == ()
    assert look(days, [], on(41)).days.since == ()
    assert days.without("a").day_of("a") is None and last_day(TODAY) == on(DAYS_KEPT)


@given(st.lists(st.tuples(st.sets(st.sampled_from("abc")), st.integers(0, 40)), max_size=20), DAYS)
def test_nothing_goes_before_its_days_are_over_and_it_was_told(visits: list[tuple[set[str], int]], begun: date) -> None:
    days, today, seen, told = BinDays(), begun, dict[str, date](), dict[str, date]()
    for names, later in visits:
        today += timedelta(days=later)
        seen = {name: seen.get(name, today) for name in names}
        told = {name: day for name, day in told.items() if name in names}
        found = look(days, names, today)
        for name in found.going:
            assert (today - seen[name]).days > DAYS_KEPT and told[name] < today
        for name in found.soon:
            assert (today - seen[name]).days >= DAYS_KEPT
            told.setdefault(name, today)
        days = found.days


def test_keys_nobody_knows_stay() -> None:
    days = BinDays.model_validate({"later": 1, "since": [{"name": "a", "day": TODAY, "why": "x"}]})
    kept = look(days, ["a", "b"], on(1)).days
    assert kept.model_extra == {"later": 1}
    assert kept.since == (
        Since.model_validate({"name": "a", "day": TODAY, "why": "x"}),
        Since(name="b", day=on(1)),
    )
