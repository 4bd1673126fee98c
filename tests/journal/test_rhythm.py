"""When an entry is to be looked at again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnlog.content.reviews import Every
from learnlog.journal.comments import Comment
from learnlog.journal.rhythm import EVERY, IN_WORDS, Due, how_long_ago, looks, next_due, next_look, without_terms
from learnlog.journal.terms import Term, add_months, in_holidays
from tests.entries import NOON, entry
from tests.journal.test_terms import AUTUMN, SPRING, TERMS

MONDAY = date(2026, 11, 23)

DAYS = st.dates(date(2020, 1, 1), date(2035, 1, 1))
RHYTHMS = st.sets(st.sampled_from(EVERY), min_size=1)


@st.composite
def terms(draw: st.DrawFn) -> tuple[Term, ...]:
    """Terms in any order, that may touch or overlap as hand-edited ones do."""
    found = draw(st.lists(st.tuples(DAYS, st.integers(0, 120)), max_size=6))
    return tuple(Term(first=first, last=first + timedelta(days=length)) for first, length in found)


@pytest.mark.parametrize(
    ("every", "day", "there"),
    [
        ("day", MONDAY, date(2026, 11, 24)),
        ("day", date(2026, 11, 27), date(2026, 11, 30)),  # from a Friday to a Monday
        ("week", MONDAY, date(2026, 11, 30)),
        ("fortnight", MONDAY, date(2026, 12, 7)),
        ("month", MONDAY, date(2026, 12, 23)),
        ("month", date(2026, 1, 31), date(2026, 3, 2)),  # the 28th is a Saturday
        ("term", MONDAY, date(2027, 3, 23)),
        ("year", MONDAY, date(2027, 11, 23)),
    ],
)
def test_the_next_look_without_terms(every: Every, day: date, there: date) -> None:
    assert next_look(every, day, ()) == there


@pytest.mark.parametrize(
    ("every", "day", "there"),
    [
        ("term", MONDAY, SPRING.first),
        ("term", SPRING.first, date(2027, 5, 5)),  # no later term is known
        ("week", date(2026, 12, 16), SPRING.first),  # the holidays are waited for
        ("day", AUTUMN.last, SPRING.first),
    ],
)
def test_the_next_look_with_terms(every: Every, day: date, there: date) -> None:
    assert next_look(every, day, TERMS) == there


def test_reviews_go_on_where_a_term_was_not_named() -> None:
    next_autumn = Term(name="Autumn", first=date(2027, 9, 2), last=date(2027, 12, 17))
    some = (AUTUMN, next_autumn)
    assert next_look("week", date(2027, 1, 8), some) == date(2027, 1, 15)
    assert next_look("term", MONDAY, some) == date(2027, 3, 23) and without_terms({"term"}, MONDAY, some)
    assert next_look("term", date(2027, 6, 1), some) == next_autumn.first


def test_a_look_counts_for_what_its_time_has_come_for() -> None:
    both: set[Every] = {"week", "term"}
    assert next_due(both, [MONDAY], TERMS) == Due("week", date(2026, 11, 30), MONDAY)
    daily = [MONDAY + timedelta(days=days) for days in (0, 7, 14)]
    assert next_due(both, daily, TERMS) == Due("week", date(2026, 12, 14), daily[-1])
    assert next_due(both, [*daily, date(2026, 12, 15)], TERMS) == Due("term", SPRING.first, date(2026, 12, 15)), (
        "a week later are holidays; where both fall together the longer is named"
    )
    looked = [*daily, SPRING.first]
    assert next_due({"term"}, looked, TERMS) == Due("term", date(2027, 5, 5), SPRING.first)


def test_a_look_a_little_early_counts_too() -> None:
    before = SPRING.first - timedelta(days=1)
    assert next_due({"term"}, [MONDAY, before], TERMS) == Due("term", date(2027, 5, 5), before)
    autumn = date(2027, 9, 30)
    assert next_due({"month", "year"}, [MONDAY, autumn], ()) == Due("month", date(2027, 11, 1), autumn)
    assert next_due({"month", "year"}, [MONDAY, autumn, date(2027, 11, 1)], ()) == Due(
        "month", date(2027, 12, 1), date(2027, 11, 1)
    ), "that of the year is done as well"


def test_early_is_when_no_more_than_a_quarter_of_the_time_is_left() -> None:
    both: set[Every] = {"fortnight", "term"}
    first = SPRING.first - timedelta(days=40)
    early = SPRING.first - timedelta(days=10)
    assert next_due(both, [first, early], TERMS) == Due("fortnight", date(2027, 1, 11), early), (
        "that of the term is done"
    )
    earlier = early - timedelta(days=1)
    assert next_due(both, [first, earlier], TERMS) == Due("term", SPRING.first, earlier), "it is still to come"


def test_a_look_for_a_shorter_rhythm_puts_the_longer_off_no_further() -> None:
    both: set[Every] = {"fortnight", "month"}
    looked = [MONDAY, date(2026, 12, 14)]
    assert next_due(both, looked, ()) == Due("month", date(2026, 12, 23), looked[-1])
    looked += [date(2026, 12, 23), date(2027, 1, 12)]
    assert next_due(both, looked, ()) == Due("month", date(2027, 1, 25), looked[-1]), "nor does it the second time"


def test_without_a_rhythm_nothing_is_due() -> None:
    assert next_due((), [MONDAY]) is None and next_due({"day"}, ()) is None


@given(RHYTHMS, st.lists(DAYS, min_size=1, max_size=12), terms())
def test_after_a_look_nothing_is_due_that_day(rhythms: set[Every], looked: list[date], terms: tuple[Term, ...]) -> None:
    due = next_due(rhythms, looked, terms)
    assert due is not None and due.every in rhythms and due.last == max(looked)
    assert next_due(rhythms, sorted(looked), terms) == due, "in whichever order they are told"
    again = next_due(rhythms, [*looked, max(due.day, due.last)], terms)
    assert again is not None and again.day > due.day, "looking at it when it is due sets a later day"


@given(st.sampled_from(EVERY), st.dates(), terms())
def test_the_next_look_is_later_and_in_no_known_holidays(every: Every, day: date, terms: tuple[Term, ...]) -> None:
    there = next_look(every, day, terms)
    assert there > day or there == date.max
    assert not in_holidays(there, terms)


def test_what_counts_as_a_look() -> None:
    later = NOON + timedelta(days=3)
    one = entry().followed_up("Early.", NOON - timedelta(days=9)).changed(updated=NOON)
    assert looks(one) == (NOON.date(),), "a follow-up from before it was changed last"
    done = one.completed_at(NOON).followed_up("Seen.", later).tagged(("autumn",))
    assert looks(done) == (NOON.date(), later.date())
    commented = done.commented((Comment(id="a", written=NOON, text="Why?"),)).replied("a", "Because.", later)
    assert looks(commented) == looks(done), "an answer to a comment is no look"
    assert looks(entry(begun=NOON - timedelta(days=9)).changed(updated=NOON)) == (NOON.date(),)


def test_it_is_said_where_no_term_is_known() -> None:
    assert without_terms({"term"}, MONDAY, ()) and not without_terms({"term"}, MONDAY, TERMS)
    assert not without_terms({"week"}, MONDAY, ())
    assert set(IN_WORDS) == set(EVERY)


@pytest.mark.parametrize(
    ("days", "said"),
    [(-1, "today"), (0, "today"), (1, "yesterday"), (13, "13 days ago"), (14, "2 weeks ago"), (59, "8 weeks ago"),
     (60, "8 weeks ago"), (61, "2 months ago"), (400, "13 months ago"), (729, "23 months ago"), (730, "2 years ago"),
     (800, "2 years ago")],
)  # fmt: skip
def test_how_long_ago_in_words(days: int, said: str) -> None:
    assert how_long_ago(MONDAY - timedelta(days=days), MONDAY) == said


def test_two_months_are_over_on_the_same_day_of_the_month_and_not_before() -> None:
    assert how_long_ago(date(2027, 7, 3), date(2027, 9, 1)) == "8 weeks ago"
    assert how_long_ago(date(2027, 7, 3), date(2027, 9, 3)) == "2 months ago"
    assert how_long_ago(date(2027, 1, 1), date(2027, 3, 1)) == "2 months ago"


@given(DAYS, st.integers(2, 20_000))
def test_nothing_is_said_to_be_longer_ago_than_it_is(day: date, days: int) -> None:
    today = day + timedelta(days=days)
    said, unit, _ = how_long_ago(day, today).split()
    number = int(said)
    assert number >= 2, "one of something has no plural"
    if unit in ("days", "weeks"):
        assert number == (days if unit == "days" else days // 7)
    else:
        months = number if unit == "months" else number * 12
        longer = months + 1 if unit == "months" else months + 12
        assert add_months(day, months) <= today <= add_months(day, longer)
