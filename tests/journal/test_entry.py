from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from learnlog.journal.answers import Address, Answer, ChoicesAnswer, Chosen, LineAnswer, ProseAnswer
from learnlog.journal.entry import Comment, Entry

from ..entries import NOON, entry

LATER = NOON + timedelta(days=1)
WHY, WHO, THEN = Address("look", "", "why"), Address("look", "respect", "who"), Address("plan", "", "then")


def line(address: Address, text: str, **values: Any) -> LineAnswer:
    return LineAnswer(step=address.step, item=address.item, field=address.field, text=text, **values)


def test_an_address_tells_step_round_and_field() -> None:
    assert (str(WHY), WHY.step_key) == ("look/why", "look")
    assert (str(WHO), WHO.step_key) == ("look/respect/who", "look/respect")
    assert line(WHO, "").address == WHO


def test_an_answer_takes_the_place_of_the_one_at_its_address() -> None:
    one = entry().with_answer(line(WHY, "first")).with_answer(line(WHO, "who")).with_answer(line(WHY, "second"))
    assert one.answer(WHY) == line(WHY, "second")
    assert one.answer(THEN) is None
    assert len(one.answers) == 2


def test_an_empty_answer_leaves_no_trace() -> None:
    one = entry().with_answer(line(WHY, "first"))
    assert one.with_answer(line(WHY, "")) == entry()


def test_answers_stand_in_the_order_of_the_steps_and_others_behind_them() -> None:
    one = entry()
    for address in (THEN, WHO, WHY):
        one = one.with_answer(line(address, "x"))
    assert [answer.address for answer in one.in_order((WHY, THEN)).answers] == [WHY, THEN, WHO]


def test_keys_nobody_knows_move_on_to_the_next_answer() -> None:
    one = entry().with_answer(line(WHY, "first", mood="calm")).with_answer(line(WHY, "second"))
    assert one.answers[0].model_extra == {"mood": "calm"}


def test_nothing_changes_in_place() -> None:
    one = entry()
    one.with_answer(line(WHY, "x"))
    assert one.answers == ()
    with pytest.raises(ValidationError):
        one.title = "other"  # type: ignore[misc]


def test_complete_and_draft_again() -> None:
    later = NOON + timedelta(hours=1)
    done = entry().completed_at(later)
    assert (done.state, done.completed, done.updated) == ("complete", later, later)
    again = done.reopened_at(later + timedelta(hours=1))
    assert (again.state, again.completed) == ("draft", None)


def test_a_follow_up_leaves_the_answers_as_they_are() -> None:
    one = entry().with_answer(line(WHY, "x"))
    later = one.followed_up("It worked.", NOON + timedelta(days=7)).followed_up("It lasted.", NOON + timedelta(days=30))
    assert later.answers == one.answers
    assert [(one.text, one.written.day) for one in later.follow_ups] == [("It worked.", 30), ("It lasted.", 23)]


def test_tags_are_trimmed_and_stand_once() -> None:
    assert entry().tagged((" hard ", "", "crèche", "hard", "  ")).tags == ("hard", "crèche")


@pytest.mark.parametrize(
    "values",
    [
        {"id": "01JD0000000000000000000000"},
        {"id": "../../x"},
        {"created": datetime(2026, 11, 23, 12)},
        {"created": datetime(2026, 11, 23, 12, tzinfo=timezone(timedelta(seconds=90)))},
        {"hours": -1.0},
        {"hours": float("nan")},
        {"hours": True},
        {"happened_on": "2026-11-23"},
        {"state": "done"},
        {"format": 2},
        {"title": 3},
    ],
)
def test_what_makes_no_sense_is_refused(values: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        entry(**values)


def test_times_are_kept_to_the_second_with_their_offset() -> None:
    zone = timezone(timedelta(hours=-3, minutes=-30))
    one = entry(created=datetime(2026, 11, 23, 12, 30, 5, 999_999, tzinfo=zone))
    assert one.created.isoformat() == "2026-11-23T12:30:05-03:30"


def test_text_is_cleaned_at_the_door() -> None:
    answer = ProseAnswer(step="s", field="f", text="one\r\ntwo\rthree\u2028four\ud800")
    assert answer.text == "one\ntwo\nthree\nfour\ufffd"


def test_only_what_says_something_is_written() -> None:
    written = entry().model_dump()
    assert written == {
        "format": 1,
        "id": "01jd0000000000000000000000",
        "task": "task-1",
        "title": "A title",
        "state": "draft",
        "created": NOON,
        "updated": NOON,
        "happened_on": date(2026, 11, 23),
    }


_addresses = st.builds(Address, st.sampled_from("ab"), st.sampled_from(["", "x"]), st.sampled_from("fg"))
_answers: st.SearchStrategy[Answer] = _addresses.flatmap(
    lambda at: (
        st.builds(ProseAnswer, step=st.just(at.step), item=st.just(at.item), field=st.just(at.field), text=st.text())
        | st.builds(
            ChoicesAnswer,
            step=st.just(at.step),
            item=st.just(at.item),
            field=st.just(at.field),
            chosen=st.lists(st.builds(Chosen, id=st.text(), name=st.text()), max_size=2).map(tuple),
        )
    )
)


@given(st.lists(_answers, max_size=12), st.lists(_addresses, max_size=4).map(tuple))
@settings(max_examples=50, deadline=None)
def test_the_last_answer_at_every_address_stands(given: list[Answer], order: tuple[Address, ...]) -> None:
    one = entry()
    last: dict[Address, Answer] = {}
    for answer in given:
        one = one.with_answer(answer).in_order(order)
        last[answer.address] = answer
    assert {answer.address: answer for answer in one.answers} == {
        address: answer for address, answer in last.items() if not answer.empty
    }
    assert Entry.model_validate(one.model_dump()) == one


SAID = Comment(id="a", written=NOON, by="Tutor", text="Why?", step="look", field="why", asked="Why so?")


def test_comments_are_added_once_and_change_no_answer() -> None:
    one = entry(line(WHY, "first"))
    commented = one.commented((SAID, SAID)).commented((SAID,))
    assert commented.comments == (SAID,) and commented.answers == one.answers
    assert commented.comments_on(WHY) == (SAID,) and commented.comments_on(WHO) == ()
    assert commented.other_comments == ()
    assert entry().commented((SAID,)).other_comments == (SAID,), "its answer is gone"


def test_a_reply_marks_its_comment_and_stands_by_it() -> None:
    one = entry().commented((SAID,)).followed_up("by itself", NOON).replied("a", "because", LATER)
    assert one.comments[0].responded == LATER and one.updated == LATER
    assert [reply.text for reply in one.replies_to(SAID)] == ["because"]
    assert [own.text for own in one.own_follow_ups] == ["by itself"]
    assert one.responded("a", LATER + timedelta(hours=1)).comments[0].responded == LATER, "the first time counts"
    assert one.changed(comments=()).own_follow_ups == one.follow_ups, "nothing is hidden with a comment that is gone"


def test_a_comment_written_by_hand_has_a_name_too() -> None:
    by_hand = Comment(written=NOON, text="Good.")
    one = entry().changed(comments=(by_hand,)).responded(by_hand.name, LATER)
    assert one.comments[0].responded == LATER
    assert by_hand.address is None and SAID.address == WHY
