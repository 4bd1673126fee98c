"""Terms and the calendar around them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnlog.journal.terms import (
    Term,
    add_days,
    add_months,
    in_holidays,
    in_order,
    next_term,
    read_terms,
    term_of,
    write_terms,
)

AUTUMN = Term(name="Autumn", first=date(2026, 9, 2), last=date(2026, 12, 18))
SPRING = Term(name="Spring", first=date(2027, 1, 5), last=date(2027, 3, 26))
TERMS = (SPRING, AUTUMN)


def test_terms_follow_each_other_however_they_are_written_down() -> None:
    assert in_order(TERMS) == (AUTUMN, SPRING)
    assert next_term(AUTUMN.first, TERMS) == SPRING and next_term(SPRING.first, TERMS) is None
    assert next_term(date(2026, 8, 1), TERMS) == AUTUMN
    longer = Term(first=AUTUMN.first, last=date(2027, 7, 20))
    assert in_order((SPRING, longer, AUTUMN)) == (AUTUMN, longer, SPRING), "as they begin, also where they overlap"


@pytest.mark.parametrize(
    ("day", "term", "holidays"),
    [
        (date(2026, 9, 1), None, False),  # nobody knows what was before
        (AUTUMN.first, AUTUMN, False),
        (AUTUMN.last, AUTUMN, False),
        (date(2026, 12, 24), None, True),
        (SPRING.first, SPRING, False),
        (date(2027, 3, 27), None, False),  # nor what comes after
    ],
)
def test_holidays_are_between_terms_that_are_known(day: date, term: Term | None, holidays: bool) -> None:
    assert term_of(day, TERMS) == term and in_holidays(day, TERMS) is holidays


def test_a_term_that_was_not_named_is_no_holidays_nor_passed_over() -> None:
    later = Term(name="Autumn", first=date(2027, 9, 2), last=date(2027, 12, 17))
    some = (AUTUMN, later)
    assert next_term(AUTUMN.first, some) is None and next_term(date(2027, 3, 1), some) is None
    assert not any(in_holidays(AUTUMN.last + timedelta(days=days), some) for days in range(1, 258))
    assert next_term(date(2027, 6, 1), some) == later, "before it there may be one, but no whole one"
    summer = Term(name="Summer", first=date(2027, 4, 12), last=date(2027, 6, 11))
    assert next_term(AUTUMN.first, (*some, summer)) is None, "that of the spring was not named"
    assert next_term(summer.first, (*some, summer)) == later and in_holidays(date(2027, 8, 1), (*some, summer))


def test_a_day_in_a_term_between_two_others_is_no_holiday() -> None:
    summer = Term(name="Summer", first=date(2027, 4, 12), last=date(2027, 7, 20))
    assert not in_holidays(SPRING.first, (*TERMS, summer)) and not in_holidays(SPRING.last, (*TERMS, summer))
    assert in_holidays(SPRING.last + timedelta(days=1), (*TERMS, summer))


def test_a_term_does_not_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="first day or later"):
        Term(first=date(2026, 9, 2), last=date(2026, 9, 1))


@given(st.dates(), st.integers(-30_000, 30_000))
def test_months_later_is_the_same_day_or_the_last_of_the_month(day: date, months: int) -> None:
    there = add_months(day, months)
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        assert there == (date.max if months > 0 else date.min)
        return
    assert (there.year, there.month) == (year, month + 1)
    assert (there.year - day.year) * 12 + there.month - day.month == months
    assert there.day == day.day or (there.day < day.day and (there + timedelta(days=1)).day == 1)


@given(st.dates(), st.integers(-4_000_000, 4_000_000))
def test_days_later_stay_in_the_calendar(day: date, days: int) -> None:
    there = day.toordinal() + days
    assert add_days(day, days).toordinal() == min(max(there, date.min.toordinal()), date.max.toordinal())


# -- as people write them


def test_terms_are_read_as_people_write_them() -> None:
    text = """
    Autumn 1: 2 Sep – 18 Dec
    Spring term 5/1/2027 to 26/3/2027
    2027-04-12 - 2027-07-20
    """
    assert read_terms(text, date(2026, 11, 23)) == (
        (
            Term(name="Autumn 1", first=date(2026, 9, 2), last=date(2026, 12, 18)),
            Term(name="Spring term", first=date(2027, 1, 5), last=date(2027, 3, 26)),
            Term(first=date(2027, 4, 12), last=date(2027, 7, 20)),
        ),
        (),
    )


YEAR = (
    Term(name="Autumn", first=date(2026, 9, 2), last=date(2026, 12, 18)),
    Term(name="Spring", first=date(2027, 1, 5), last=date(2027, 3, 26)),
    Term(name="Summer", first=date(2027, 4, 12), last=date(2027, 7, 20)),
)


@pytest.mark.parametrize("today", [date(2026, 7, 1), date(2026, 9, 1), date(2026, 11, 23), date(2027, 1, 5)])
@pytest.mark.parametrize(
    "text",
    [
        "Autumn: 2 Sep to 18 Dec\nSpring: 5 Jan to 26 Mar\nSummer: 12 Apr to 20 Jul",
        "Autumn: 2 September to 18 December 2026\nSpring: Tue 5 January to 26 March 2027\nSummer: 12/4 to 20/7/2027",
        "Autumn: 2 Sep 2026 to 18 Dec\nSpring: 5 Jan to 26 Mar\nSummer: 12 Apr to Tue 20 Jul",
    ],
)
def test_the_terms_of_a_school_year_follow_each_other_whatever_the_day_and_wherever_years_are(
    today: date, text: str
) -> None:
    assert read_terms(text, today) == (YEAR, ())


def test_today_is_today_wherever_it_stands() -> None:
    (term, later), _ = read_terms("Autumn: 2 Sep to today\nSpring: tomorrow to 26 Mar", date(2026, 11, 23))
    assert (term.first, term.last) == (date(2026, 9, 2), date(2026, 11, 23))
    assert (later.first, later.last) == (date(2026, 11, 24), date(2027, 3, 26))


@pytest.mark.parametrize(
    "name", ["Autumn:", "Autumn,", "Autumn =", "Autumn -", "Autumn –", "Autumn —", "Autumn Wednesday", "Autumn: Wed"]
)
def test_whatever_stands_between_a_name_and_its_days_is_neither(name: str) -> None:
    for between in ("to", "until", "till", "TO", "–", "—", "-"):
        (found,), wrong = read_terms(f"{name} 2 Sep 2026 {between} 18 Dec 2026", date(2026, 11, 23))
        assert (found, wrong) == (AUTUMN, ())


def test_terms_are_read_and_written_as_they_follow_each_other() -> None:
    written = "Autumn: 2 September 2026 to 18 December 2026\nSpring: 5 January 2027 to 26 March 2027"
    assert write_terms(TERMS) == written
    assert read_terms("\n".join(reversed(written.split("\n"))), date(2026, 11, 23)) == ((AUTUMN, SPRING), ())


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Summer, 12 April 2027 until 1 April 2027", "1 April 2027 is before 12 April 2027"),
        ("Summer", "a first and a last day"),
        ("Summer: 12 April 2027", "a first and a last day"),
        ("Summer: soon to 12 April 2027", "a first and a last day"),
    ],
)
def test_a_line_that_is_no_term_is_named(line: str, why: str) -> None:
    terms, (wrong,) = read_terms(f"\n{line}", date(2026, 11, 23))
    assert terms == () and wrong.line == 2 and why in wrong.why


NAMES = st.from_regex(r"[A-Za-z][A-Za-z0-9 ]{0,20}[A-Za-z]|", fullmatch=True).map(lambda name: " ".join(name.split()))


@given(st.lists(st.tuples(NAMES, st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.integers(0, 200)), max_size=5))
def test_terms_come_back_as_they_were_written(found: list[tuple[str, date, int]]) -> None:
    terms = in_order([Term(name=name, first=first, last=add_days(first, days)) for name, first, days in found])
    assert read_terms(write_terms(terms), date(2026, 11, 23)) == (terms, ())


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    terms, wrong = read_terms(text, date(2026, 11, 23))
    assert len(terms) + len(wrong) == sum(bool(line.strip()) for line in text.split("\n"))


def test_what_a_term_holds_besides_stays() -> None:
    before = Term.model_validate({"name": "Autumn", "first": AUTUMN.first, "last": AUTUMN.last, "later": 1})
    (moved,), _ = read_terms("Autumn: 3 Sep 2026 to 18 Dec 2026", date(2026, 11, 23), [before])
    (renamed,), _ = read_terms("Herbst: 2 Sep 2026 to 18 Dec 2026", date(2026, 11, 23), [before])
    assert moved.model_extra == renamed.model_extra == {"later": 1}
    assert (moved.first, renamed.name) == (date(2026, 9, 3), "Herbst")
    unnamed = [
        Term.model_validate({"first": one.first, "last": one.last, "later": number})
        for number, one in enumerate((AUTUMN, SPRING))
    ]
    found, _ = read_terms(write_terms(unnamed), date(2026, 11, 23), unnamed)
    assert found == tuple(unnamed), "no name is nothing in common"
