"""A document out of entries: everything asked, everything answered, in the unit's order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date

from learnlog.export.building import Author, of_entries, of_unit
from learnlog.export.document import (
    Answer,
    Document,
    Fact,
    Missing,
    Part,
    Ratings,
    Section,
    Table,
    Template,
    TemplateRow,
    Text,
)
from learnlog.journal.answers import ScaleAnswer
from learnlog.journal.readback import read_answer
from learnlog.journal.settings import Profile
from tests.export.documents import LISTENING, answers, entries, notice, unit_5, whole_unit

NOBODY = Author(Profile(), "", date(2026, 12, 4))


def part(document: Document, title: str) -> Part:
    return next(one for one in document.parts if one.title == title)


# The whole unit


def test_a_unit_goes_from_the_outcomes_by_the_reading_to_the_tasks_and_activities() -> None:
    titles = [one.title for one in whole_unit().parts]
    assert titles[:2] == ["Learning outcomes, then and now", "Reading done"]
    assert [one.partition(":")[0] for one in titles[2:7]] == [f"Task {number}" for number in range(1, 6)]
    assert titles[7:] == [one.title for one in unit_5().tasks if one.kind == "activity"]


def test_the_cover_says_who_where_what_when_and_how_far() -> None:
    facts = {one.label: one.value for one in whole_unit().facts}
    assert facts == {
        "Name": "Ada",
        "Setting": "A secondary school",
        "Area of need": "autism",
        "Unit": "Unit 5: Personalised learning",
        "Written about": "23 November 2026",
        "Hours": "1.5",
        "Handed in": "4 December 2026",
        "Tasks complete": "5 of 5",
    }


def test_what_is_not_known_of_the_writer_is_left_out_of_the_cover() -> None:
    document = of_unit(LISTENING, (), (), NOBODY)
    assert [one.label for one in document.facts] == ["Unit", "Handed in", "Tasks complete"]


def texts(data: object) -> Iterator[str]:
    """Yield every text in plain data."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, Mapping):
        for one in data.values():
            yield from texts(one)
    elif isinstance(data, Sequence):
        for one in data:
            yield from texts(one)


def test_everything_that_was_answered_is_in_it() -> None:
    said = set(texts(asdict(whole_unit())))
    rows = {row.text for one in whole_unit().parts for step in one.sections for row in form_rows(step)}
    for one in entries():
        for answer in one.answers:
            if isinstance(answer, ScaleAnswer):
                words = [text for one in answer.ratings for text in (one.name, one.level_name, one.evidence) if text]
            else:
                read = read_answer(answer)
                words = [read.text] if read.text in rows else list(read.lines)
            assert words and set(words) <= said, answer.address


def form_rows(step: Section) -> list[TemplateRow]:
    forms = [block for one in answers(step) for block in one.blocks if isinstance(block, Template)]
    return [row for form in forms for row in form.rows]


def test_tasks_not_begun_are_named_and_say_so() -> None:
    document = of_unit(LISTENING, (), (), NOBODY)
    not_begun = Answer("", (Missing("Not begun."),))
    tasks = [one for one in document.parts if one.id in {"notice", "one-reader", "before-and-now"}]
    assert len(tasks) == 3
    assert all(answers(one.sections[0]) == [not_begun] for one in tasks)
    assert next(one.value for one in document.facts if one.label == "Tasks complete") == "0 of 2"


def test_several_entries_of_one_task_stand_in_the_order_in_which_they_happened() -> None:
    later = notice(happened_on=date(2026, 11, 9), id="01kas5v9dr4m8wq2c7n1t6xhza")
    sooner = notice(happened_on=date(2026, 11, 2), id="01kas5v9dr4m8wq2c7n1t6xhzc")
    parts = [one for one in of_unit(LISTENING, (later, sooner), (), NOBODY).parts if one.id.startswith("notice")]
    assert [one.id for one in parts] == ["notice", "notice-2"]
    assert [one.facts[1].value for one in parts] == ["2 November 2026", "9 November 2026"]


def test_what_was_read_and_what_was_not() -> None:
    found = part(of_unit(LISTENING, (), ("readings/welcome",), NOBODY), "Reading done")
    (answer,) = answers(found.sections[0])
    text, table = answer.blocks
    assert text == Text("1 of 3 screens of the unit were read.")
    assert isinstance(table, Table)
    assert [row[1] for row in table.rows] == ["read", "not yet read", "not yet read"]


def test_outcomes_are_rated_twice_or_not_yet() -> None:
    (answer,) = answers(part(of_unit(LISTENING, (), (), NOBODY), "Learning outcomes, then and now").sections[0])
    (ratings,) = answer.blocks
    assert isinstance(ratings, Ratings)
    assert [one.level for one in (*ratings.rated, *ratings.then_and_now)] == [""] * 2 * len(LISTENING.outcomes)
    (answer,) = answers(part(whole_unit(), "Learning outcomes, then and now").sections[0])
    (ratings,) = answer.blocks
    assert isinstance(ratings, Ratings)
    assert all(one.place for one in (*ratings.rated, *ratings.then_and_now))
    assert [one.name for one in ratings.rated] == [one.name for one in unit_5().outcomes]


def test_several_entries_have_a_title_of_their_own_and_one_its_own() -> None:
    one, other = notice(), notice(id="01kas5v9dr4m8wq2c7n1t6xhza")
    assert of_entries([(one, LISTENING)], NOBODY).title == "Task A: Notice your habits"
    both = of_entries([(one, LISTENING), (other, LISTENING)], NOBODY)
    assert both.title == "2 entries of a learning log"
    assert len({part.id for part in both.parts}) == 2
    assert Fact("Unit", "Unit L: Listening to readers") in both.facts
