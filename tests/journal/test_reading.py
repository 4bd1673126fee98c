"""Answers as they read, and what a list shows of an entry."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from learnlog.journal.answers import (
    Address,
    Answer,
    ChoiceAnswer,
    ChoicesAnswer,
    Chosen,
    DateAnswer,
    Declined,
    LineAnswer,
    PeopleAnswer,
    Person,
    ProseAnswer,
    Rating,
    Row,
    RowsAnswer,
    ScaleAnswer,
)
from learnlog.journal.readback import Table, long_date, read_answer, read_back
from learnlog.journal.summarising import summarise

from ..entries import NOON, entry

RESPECT, TRUST = Chosen(id="respect", name="Respect"), Chosen(id="trust", name="Trust")


@pytest.mark.parametrize(
    "answer",
    [
        LineAnswer(step="s", field="f", text=""),
        ProseAnswer(step="s", field="f", text=""),
        DateAnswer(step="s", field="f"),
        ChoicesAnswer(step="s", field="f"),
        ScaleAnswer(step="s", field="f", ratings=(Rating(item="a", name="A"),)),
        PeopleAnswer(step="s", field="f", people=(Person(id="1"),)),
        RowsAnswer(step="s", field="f", columns={"a": "A"}),
    ],
)
def test_an_answer_that_says_nothing_is_empty(answer: Answer) -> None:
    assert answer.empty


@pytest.mark.parametrize(
    "answer",
    [
        ProseAnswer(step="s", field="f", text=" "),
        DateAnswer(step="s", field="f", typed="next"),
        DateAnswer(step="s", field="f", day=date(2026, 1, 1)),
        ChoiceAnswer(step="s", field="f", chosen=RESPECT),
        ScaleAnswer(step="s", field="f", ratings=(Rating(item="a", name="A", evidence="seen"),)),
        PeopleAnswer(step="s", field="f", people=(Person(id="1", alias="K"),)),
        RowsAnswer(step="s", field="f", declined=(Declined(offered="x"),)),
        RowsAnswer(step="s", field="f", rows=(Row(id="1"),)),
    ],
)
def test_an_answer_that_says_anything_is_not_empty(answer: Answer) -> None:
    assert not answer.empty


def test_answers_are_grouped_under_the_step_as_it_was_called() -> None:
    sections = read_back(
        entry(
            answers=(
                LineAnswer(step="look", field="a", under="Look", asked="What?", text="x"),
                LineAnswer(step="look", field="b", under="Look", asked="Why?", text="y"),
                LineAnswer(step="rate", item="respect", field="a", under="Respect", text="z"),
                LineAnswer(step="rate", item="trust", field="a", under="Trust", text="z"),
            )
        )
    )
    assert [(section.title, len(section.answers)) for section in sections] == [
        ("Look", 2),
        ("Respect", 1),
        ("Trust", 1),
    ]
    assert sections[0].answers[1].asked == "Why?"
    assert sections[1].answers[0].address == Address("rate", "respect", "a")


def test_every_kind_of_answer_reads_in_words() -> None:
    assert read_answer(ProseAnswer(step="s", field="f", text="a\n\nb")).paragraphs == ("a\n\nb",)
    assert read_answer(DateAnswer(step="s", field="f", day=date(2026, 11, 3))).paragraphs == ("3 November 2026",)
    assert read_answer(DateAnswer(step="s", field="f", typed="next week")).paragraphs == ("next week",)
    assert read_answer(ChoiceAnswer(step="s", field="f", chosen=RESPECT)).points == ("Respect",)
    assert read_answer(ChoicesAnswer(step="s", field="f", chosen=(RESPECT, TRUST))).points == ("Respect", "Trust")
    people = (Person(id="1", role="SENCO", alias="M"), Person(id="2", alias="K"), Person(id="3"))
    assert read_answer(PeopleAnswer(step="s", field="f", people=people)).points == ("SENCO (M)", "K")


def test_ratings_read_as_a_table_with_evidence_where_there_is_any() -> None:
    plain = Rating(item="a", name="Listens", level="2", level_name="Often", mark="●")
    ends = Rating(item="b", name="Setting", evidence="seen", ends=("Alone", "Together"))
    skipped = Rating(item="c", name="Nothing")
    assert read_answer(ScaleAnswer(step="s", field="f", ratings=(plain, skipped))).table == Table(
        ("", "Rating"), (("Listens", "● Often"),)
    )
    read = read_answer(ScaleAnswer(step="s", field="f", ratings=(plain, ends)))
    assert read.table == Table(
        ("", "Rating", "Evidence"), (("Listens", "● Often", ""), ("Setting: Alone – Together", "not rated", "seen"))
    )
    assert "seen" in read.lines


def test_rows_read_as_a_table_and_declined_offers_as_points() -> None:
    answer = RowsAnswer(
        step="s",
        field="f",
        columns={"action": "Action", "by": "By when"},
        rows=(
            Row(id="1", cells={"action": "Ask", "by": date(2026, 12, 1)}, done=date(2026, 11, 30)),
            Row(id="2", cells={"action": "Try"}),
        ),
        declined=(Declined(offered="x", name="Trust", reason="Not now."), Declined(offered="y", name="Hope")),
    )
    read = read_answer(answer)
    assert read.table == Table(
        ("Action", "By when", "Done"), (("Ask", "1 December 2026", "30 November 2026"), ("Try", "", ""))
    )
    assert read.points == ("Declined: Trust. Not now.", "Declined: Hope.")


def test_a_day_reads_the_same_on_every_laptop() -> None:
    assert [long_date(date(2026, month, 1)).split()[1][:3] for month in (1, 5, 12)] == ["Jan", "May", "Dec"]


def test_a_summary_counts_what_the_trainee_wrote_and_finds_what_was_asked() -> None:
    one = entry(
        title="Crèche",
        tags=("hard",),
        answers=(
            LineAnswer(step="s", field="a", asked="Whom did you watch?", text="Two pupils"),
            ProseAnswer(
                step="s", field="b", asked="What?", text="They began to help one another, quietly, at the sink."
            ),
            ChoicesAnswer(step="s", field="c", chosen=(RESPECT, TRUST, RESPECT)),
        ),
    ).followed_up("It lasted.", NOON + timedelta(days=9))
    shown = summarise(one, outside=True)
    assert shown.words == 2 + 10 + 3 + 2
    assert shown.excerpt == "They began to help one another, quietly, at the sink."
    assert shown.chosen == ("respect", "trust")
    assert shown.outside
    for word in ("creche", "hard", "whom did you watch", "sink", "it lasted", "respect"):
        assert word in shown.searchable


def test_every_action_of_a_plan_is_in_the_list_with_its_day() -> None:
    def plan(*rows: Row, actions: bool = True) -> RowsAnswer:
        return RowsAnswer(step="plan", item="respect", field="rows", actions=actions, rows=rows)

    due = Row(id="1", cells={"action": "Ask the SENCO", "by": date(2026, 12, 1)})
    done = Row(id="2", cells={"action": "Read", "by": date(2026, 12, 1)}, done=date(2026, 11, 30))
    undated = Row(id="3", cells={"action": "Think", "by": "soon"})
    shown = summarise(entry(answers=(plan(due, done, undated),)))
    assert [(one.key, one.what, one.by, one.done) for one in shown.actions] == [
        (f"{shown.id}/plan/respect/rows/1", "Ask the SENCO", date(2026, 12, 1), None),
        (f"{shown.id}/plan/respect/rows/2", "Read", date(2026, 12, 1), date(2026, 11, 30)),
        (f"{shown.id}/plan/respect/rows/3", "Think", None, None),
    ]
    assert summarise(entry(answers=(plan(due, actions=False),))).actions == ()


def test_a_long_text_is_shown_by_its_beginning() -> None:
    one = entry(answers=(ProseAnswer(step="s", field="f", text="[bold]word \x1b[31m" + "word " * 100),))
    excerpt = summarise(one).excerpt
    assert len(excerpt) <= 160
    assert excerpt.startswith("[bold]word ␛[31mword")
    assert "\x1b" not in excerpt
