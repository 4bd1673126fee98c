"""One change to an answer leaves everything else in it as it was."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnlog.content.task import RowsField
from learnlog.guide import Asked, Guide, OfferedRow, answering
from learnlog.journal.answers import Answer, PeopleAnswer, Rating, RowsAnswer, ScaleAnswer
from learnlog.journal.entry import Entry
from learnlog.store.units import load_unit
from tests.units import write_unit

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture(scope="module", autouse=True)
def loaded() -> None:
    """Have the unit read before Hypothesis looks at the clock."""
    field("notice", "day")
    field("one-reader", "ratings")


TEXT = st.sampled_from(["", "one", "two words", "“three”"])


@cache
def field(task: str, name: str) -> Asked:
    """Return a field of the second unit as it is asked."""
    with TemporaryDirectory() as folder:
        unit = load_unit(write_unit(Path(folder) / "listening"))
    entry = Entry(
        id="01jd0000000000000000000000", task=task, title="A", created=NOON, updated=NOON, happened_on=NOON.date()
    )
    guide = Guide(unit, unit.task(task), entry)
    return next(one for step in guide.steps for one in step.fields if one.address.field == name)


@given(st.lists(st.tuples(st.integers(0, 2), st.sampled_from(["never", "often", ""]), TEXT), max_size=8))
def test_ratings_stand_in_the_order_of_the_items_and_each_says_what_was_said_last(
    said: list[tuple[int, str, str]],
) -> None:
    asked = field("one-reader", "ratings")
    answer: Answer | None = None
    last: dict[str, tuple[str, str]] = {}
    for at, level, evidence in said:
        item = asked.items[at]
        answer = answering.rating(asked, answer, item, level=level)
        answer = answering.rating(asked, answer, item, evidence=evidence)
        last[item.id] = (level, evidence)
    ratings = answer.ratings if isinstance(answer, ScaleAnswer) else ()
    order = [item.id for item in asked.items]
    assert [one.item for one in ratings] == [name for name in order if any(last.get(name, ""))]
    assert all((one.level, one.evidence) == last[one.item] for one in ratings)
    assert all(one.ends and len(one.ends) == 2 for one in ratings)


def test_a_rating_of_what_is_no_longer_asked_and_a_key_nobody_knows_are_kept() -> None:
    asked = field("one-reader", "ratings")
    old = Rating.model_validate({"item": asked.items[0].id, "name": "Old", "level": "never", "seen_by": "Ms L"})
    gone = Rating(item="gone", name="Gone", level="often", level_name="often")
    given_answer = ScaleAnswer(**asked.address._asdict(), ratings=(gone, old))
    answer = answering.rating(asked, given_answer, asked.items[0], level="")
    assert [one.item for one in answer.ratings] == [asked.items[0].id, "gone"]
    assert answer.ratings[0].model_extra == {"seen_by": "Ms L"}
    assert answer.ratings[0].level == ""


DOING = st.lists(st.tuples(st.sampled_from(["add", "change", "remove"]), st.integers(0, 5), TEXT), max_size=12)


@given(DOING)
def test_no_id_ever_means_two_people(doing: list[tuple[str, int, str]]) -> None:
    asked = field("notice", "colleagues")
    answer: Answer | None = None
    given_out: set[str] = set()
    people: dict[str, str] = {}
    for what, at, text in doing:
        ids = list(people)
        if what == "add":
            added = answering.add_person(asked, answer, text)
            answer = added.answer
            if text:
                assert added.id not in given_out
                given_out.add(added.id)
                people[added.id] = text
        elif ids:
            one = ids[at % len(ids)]
            if what == "remove" or not text:
                answer = answering.without_person(asked, answer, one)
                del people[one]
            else:
                answer = answering.person(asked, answer, one, role=text)
                people[one] = text
    found = answer.people if isinstance(answer, PeopleAnswer) else ()
    assert {one.id: one.role for one in found} == people


@given(DOING)
def test_no_id_ever_means_two_rows(doing: list[tuple[str, int, str]]) -> None:
    asked = field("notice", "actions")
    assert isinstance(asked.spec, RowsField)
    about, action, *_ = asked.spec.columns
    answer: Answer | None = None
    given_out: set[str] = set()
    rows: dict[str, str] = {}
    for what, at, text in doing:
        ids = list(rows)
        if what == "add" and text:
            added = answering.add_row(asked, answer, action, text)
            answer = added.answer
            assert added.id not in given_out
            given_out.add(added.id)
            rows[added.id] = text
        elif ids:
            one = ids[at % len(ids)]
            if what == "remove":
                answer = answering.without_row(asked, answer, one)
                del rows[one]
            else:
                answer = answering.cell(asked, answer, one, about, text)
    found = answer.rows if isinstance(answer, RowsAnswer) else ()
    assert {one.id: one.cells["action"] for one in found} == rows


def test_an_offer_is_taken_declined_with_a_reason_or_left_open() -> None:
    asked = field("notice", "actions")
    offer = OfferedRow("watch/waiting/signs/silence", "a silence that is let be", "Waiting: never", "about")
    declined = answering.decline(asked, None, offer, "Not yet.")
    assert [(one.name, one.reason) for one in declined.declined] == [(offer.name, "Not yet.")]
    assert answering.decline(asked, declined, offer, "Later.").declined[0].reason == "Later."
    assert answering.leave_open(asked, declined, offer.source).empty
    taken = answering.take(asked, declined, offer).answer
    assert isinstance(taken, RowsAnswer)
    assert (taken.declined, taken.rows[0].offered, taken.rows[0].cells) == ((), offer.source, {"about": offer.name})


def test_what_was_chosen_keeps_its_words_and_nothing_changed_is_the_very_answer() -> None:
    asked = field("notice", "habits")
    chosen = answering.choices(asked, None, ["asking", "waiting"])
    assert [one.id for one in chosen.chosen] == ["waiting", "asking"]
    renamed = chosen.model_copy(update={"chosen": (chosen.chosen[0].model_copy(update={"name": "To wait"}),)})
    assert answering.choices(asked, renamed, ["waiting", "praising"]).chosen[0].name == "To wait"
    assert answering.choices(asked, chosen, ["waiting", "asking"]) is chosen


def test_a_day_and_words_that_are_none_yet_take_each_others_place() -> None:
    asked = field("notice", "day")
    words = answering.day(asked, None, "some day")
    assert (words.day, words.typed) == (None, "some day")
    day = answering.day(asked, words, date(2026, 12, 3))
    assert (day.day, day.typed) == (date(2026, 12, 3), "")
    assert answering.emptied(day).empty
    assert answering.emptied(answering.line(asked, None, "x")).empty
