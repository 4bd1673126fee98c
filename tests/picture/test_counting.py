"""The pictures that count."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from learnlog.picture.counting import YEAR, weeks_of
from tests.picture.drawn import TODAY, a_year, progress, written


def test_an_entry_counts_in_the_week_of_its_day_with_all_its_words() -> None:
    picture = weeks_of(a_year(), TODAY)
    assert len(picture.weeks) == YEAR and picture.weeks[-1].monday == date(2026, 11, 23)
    assert (picture.weeks[-1].entries, picture.weeks[-1].words) == (2, 350)
    assert picture.rows == (
        ("1 December 2025", "1", "5"),
        ("21 September 2026", "1", "700"),
        ("23 November 2026", "2", "350"),
    )
    assert picture.summed_up == (
        "4 entries and 1,055 words in the 53 weeks since 24 November 2025.",
        "Something was written in 3 of them; most in the week from 21 September 2026: 1 entry and 700 words.",
    )


def test_what_is_older_or_still_to_come_is_said_and_not_drawn() -> None:
    picture = weeks_of(written((TODAY, 1), (date(2024, 1, 1), 9), (TODAY + timedelta(weeks=1), 9)), TODAY)
    assert (picture.earlier, picture.later) == (1, 1)
    assert picture.summed_up[-2:] == ("1 entry before them is not drawn.", "1 entry after them is not drawn.")


def test_what_has_no_words_yet_is_an_entry_all_the_same() -> None:
    picture = weeks_of(written((TODAY, 0), (TODAY - timedelta(weeks=1), 0), (TODAY, 0)), TODAY)
    assert not picture.empty
    assert picture.summed_up[1] == (
        "Something was written in 2 of them; most in the week from 23 November 2026: 2 entries and 0 words."
    )
    assert picture.sentences == (
        *picture.summed_up,
        "Week from 16 November 2026: 1 entry and 0 words.",
        "Week from 23 November 2026: 2 entries and 0 words.",
    )


def test_many_entries_are_said_with_their_thousands() -> None:
    picture = replace(weeks_of(written((TODAY, 1)), TODAY), earlier=1_234, later=2)
    assert picture.summed_up[-2:] == (
        "1,234 entries before them are not drawn.",
        "2 entries after them are not drawn.",
    )
    assert weeks_of(written((date(2024, 1, 1), 9)), TODAY).summed_up == (
        "0 entries and 0 words in the 53 weeks since 24 November 2025.",
        "1 entry before them is not drawn.",
    )


def test_an_empty_year_says_what_to_do() -> None:
    picture = weeks_of((), TODAY)
    assert picture.empty and picture.rows == () and "free entry" in picture.to_do


DAYS = st.dates(TODAY - timedelta(days=500), TODAY + timedelta(days=50))


@given(st.lists(st.tuples(DAYS, st.integers(0, 30)), max_size=12), st.dates())
def test_no_entry_and_no_word_is_lost(days: list[tuple[date, int]], today: date) -> None:
    entries = written(*days)
    for day in (TODAY, today):
        picture = weeks_of(entries, day)
        drawn = sum(one.entries for one in picture.weeks)
        assert drawn + picture.earlier + picture.later == len(entries)
        mondays = [one.monday for one in picture.weeks]
        assert mondays == sorted(set(mondays)) and 1 <= len(mondays) <= YEAR
        inside = [one.words for one in entries if mondays[0] <= one.happened_on < mondays[-1] + timedelta(days=6)]
        assert sum(one.words for one in picture.weeks) >= sum(inside)


def test_progress_counts_screens_that_are_there_and_every_task_once() -> None:
    picture = progress(task_1="complete", task_2="draft", gone="complete")
    assert (picture.read, picture.screens) == (2, 18)
    assert [one.state for one in picture.of_kind("task")] == ["complete", "draft", *["not started"] * 3]
    assert len(picture.of_kind("activity")) == 3
    assert picture.counts(picture.of_kind("task")) == (("complete", 1), ("draft", 1), ("not started", 3))
    assert picture.rows[0] == ("Reading", "2 of 18 screens") and len(picture.rows) == 9
    kinds = {one.name: one.kind for one in picture.tasks}
    assert [kinds[name] for name, _ in picture.rows[1:]] == ["task"] * 5 + ["activity"] * 3
    turned = replace(picture, tasks=tuple(reversed(picture.tasks)))
    assert [kinds[name] for name, _ in turned.rows[1:]] == ["task"] * 5 + ["activity"] * 3
    assert len(picture.sentences) == 9 and picture.sentences[0] == "2 of 18 screens read."
    assert not picture.empty
