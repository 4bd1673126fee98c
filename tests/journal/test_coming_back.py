"""Which old entry is worth going back to today."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnlog.journal.coming_back import A_WHILE, ComingBack, days_of_today, offered
from learnlog.journal.summary import Summary
from learnlog.journal.terms import Term, add_days, add_months
from tests.journal.test_rhythm import DAYS, terms
from tests.journal.test_terms import AUTUMN, SPRING, TERMS

TODAY = date(2027, 2, 9)
OLDEST = date(2020, 1, 1)


def begun(day: date, name: str = "a", words: int = 50) -> Summary:
    moment = datetime.combine(day, time(9), UTC)
    return Summary(name, "", "free", "", "draft", moment, moment, day, words, "")


def offer(*entries: Summary, today: date = TODAY, kept: ComingBack | None = None) -> tuple[str, str] | None:
    days = days_of_today(today, OLDEST, TERMS)
    newest_first = sorted(entries, key=lambda one: one.created, reverse=True)
    found = offered(entries, newest_first, days, today, kept or ComingBack())
    return (found.entry.id, found.why) if found else None


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 2, 9), "On this day a year ago"),
        (date(2025, 2, 9), "On this day 2 years ago"),
        (date(2022, 2, 9), "On this day 5 years ago"),
        (AUTUMN.first + (TODAY - SPRING.first), "On the same day of “Autumn”"),
        (date(2027, 1, 9), "A month ago"),
        (date(2027, 1, 12), "A month ago"),
        (date(2027, 1, 6), "A month ago"),
        (date(2027, 1, 5), "5 weeks ago"),
        (date(2026, 6, 1), "8 months ago"),
        (date(2027, 1, 13), None),
    ],
)
def test_a_day_says_why_it_is_recalled(day: date, why: str | None) -> None:
    assert offer(begun(day)) == (None if why is None else ("a", why))


def test_this_day_comes_before_a_month_ago_and_that_before_any_other() -> None:
    year, month, old = begun(date(2026, 2, 9), "y"), begun(date(2027, 1, 9), "m"), begun(date(2026, 12, 1), "o")
    assert offer(old, month, year) == ("y", "On this day a year ago")
    assert offer(old, month) == ("m", "A month ago")
    assert offer(begun(date(2027, 1, 9), "few", 19), begun(date(2027, 1, 9), "more", 99), month) == (
        "more",
        "A month ago",
    )
    assert offer(month, begun(date(2027, 1, 8), "near", 99)) == ("m", "A month ago"), "the very day first"


def test_an_entry_of_just_enough_words_is_offered() -> None:
    assert offer(begun(date(2027, 1, 12), words=20)) == ("a", "A month ago")
    assert offer(begun(date(2027, 1, 12), words=19)) is None


def test_of_earlier_terms_the_last_comes_first_and_the_day_is_one_of_its_own() -> None:
    now = Term(name="Now", first=date(2027, 1, 4), last=date(2027, 3, 26))
    before = Term(name="Before", first=date(2026, 9, 7), last=date(2026, 9, 14))
    long_ago = Term(first=date(2025, 9, 1), last=date(2025, 12, 19))
    known = (long_ago, now, before)

    def recalled(today: date) -> list[tuple[date, str]]:
        return [one for one in days_of_today(today, today, known).items() if one[1].startswith("On the same day")]

    told = [(before.last, "On the same day of “Before”"), (date(2025, 9, 8), "On the same day of an earlier term")]
    assert recalled(date(2027, 1, 11)) == told
    assert recalled(date(2027, 1, 12)) == [(date(2025, 9, 9), told[1][1])], "that term was over by then"


def test_a_day_recalled_for_several_reasons_says_the_most_telling() -> None:
    now = Term(name="Now", first=date(2027, 1, 18), last=date(2027, 3, 26))
    today = add_days(now.first, 36)
    year_ago = Term(name="First", first=add_days(add_months(today, -12), -36), last=date(2026, 3, 27))
    month_ago = Term(name="Second", first=add_days(add_months(today, -1), -36), last=date(2027, 2, 1))
    days = days_of_today(today, date(2026, 1, 1), (year_ago, month_ago, now))
    assert days[add_months(today, -12)] == "On this day a year ago"
    assert days[add_months(today, -1)] == "On the same day of “Second”"


def test_the_29th_of_february_is_not_recalled_on_the_28th() -> None:
    leap = begun(date(2024, 2, 29))
    assert offer(leap, today=date(2025, 2, 28)) == ("a", "11 months ago")
    assert offer(leap, today=date(2028, 2, 29)) == ("a", "On this day 4 years ago")
    assert offer(begun(date(2027, 2, 28)), today=date(2028, 2, 29)) == ("a", "12 months ago"), "nor the other way round"


def test_what_is_snoozed_is_quiet_for_a_month_and_then_comes_back() -> None:
    one = begun(date(2026, 2, 9))
    kept = ComingBack().snooze("a", TODAY)
    assert offer(one, kept=kept) is None
    assert offer(one, begun(date(2026, 3, 1), "b"), kept=kept) == ("b", "11 months ago")
    later = add_months(TODAY, 1)
    assert offer(one, today=later, kept=kept) is not None
    assert kept.snooze("b", later).snoozed == ComingBack().snooze("b", later).snoozed, "what is over is forgotten"
    assert kept.snooze("a", add_days(TODAY, 7)) == ComingBack().snooze("a", add_days(TODAY, 7)), (
        "and what was chosen last"
    )
    assert kept.stop("a").stop("a").stopped == ("a",) and kept.stop("a").without("a") == ComingBack()


@given(
    st.lists(st.tuples(DAYS, st.integers(0, 60)), max_size=12),
    DAYS,
    terms(),
    st.sets(st.integers(0, 11)),
)
def test_nothing_new_small_or_snoozed_is_ever_offered(
    found: list[tuple[date, int]],
    today: date,
    known: tuple[Term, ...],
    quiet: set[int],
) -> None:
    entries = [begun(day, str(number), words) for number, (day, words) in enumerate(found)]
    kept = ComingBack()
    for number in quiet:
        kept = kept.snooze(str(number), today)
    days = days_of_today(today, min((day for day, _ in found), default=today), known)
    newest_first = sorted(entries, key=lambda one: one.created, reverse=True)
    one = offered(entries, newest_first, days, today, kept)
    good = [
        entry
        for entry in entries
        if entry.words >= 20 and int(entry.id) not in quiet and entry.created.date() <= today - A_WHILE
    ]
    assert (one is None) == (not good)
    assert one is None or (one.entry in good and one.why)
    again = offered(reversed(entries), newest_first, days, today, kept)
    assert again == one, "whatever order they come in"


@given(DAYS, terms())
def test_the_days_recalled_lie_back_far_enough(today: date, known: tuple[Term, ...]) -> None:
    assert all(day <= today - timedelta(days=28) for day in days_of_today(today, OLDEST, known))
