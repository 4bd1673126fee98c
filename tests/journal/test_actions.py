"""Planned actions: what is read of an entry, and what can be done to one of them."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnlog.errors import LearnlogError
from learnlog.journal.actions import (
    cell_of,
    done_on,
    passed_on,
    people_of,
    planned_actions,
    postponed,
    ticked,
    unticked,
)
from learnlog.journal.answers import (
    ChoiceAnswer,
    Chosen,
    LineAnswer,
    ProseAnswer,
    Rating,
    Row,
    RowsAnswer,
    ScaleAnswer,
)
from learnlog.journal.entry import Entry, FollowUp
from learnlog.journal.planned import PlannedAction
from tests.entries import NOON, entry
from tests.planned import plan, planned, row
from tests.store.strategies import days, entries, text

DAY = date(2026, 12, 4)
LATER = NOON + timedelta(days=3)


def only(one: Entry) -> PlannedAction:
    """The one action of an entry."""
    (action,) = planned_actions(one)
    return action


# -- what is read


def test_a_row_of_a_plan_is_read_with_all_it_says() -> None:
    whole = planned(
        row(
            "r1",
            "Take the lists off the doors",
            about="privacy and “personal space”",
            who="Teaching assistant",
            by=DAY,
            success="No names on any door",
            offered="extent/respect/ratings/privacy",
        )
    )
    assert only(whole) == PlannedAction(
        *(whole.id, "unit-5", "task-2", "Task 2: Two values in your setting"),
        *("plan", "", "actions", "r1"),
        under="A plan with colleagues",
        what="Take the lists off the doors",
        about="privacy and “personal space”",
        value="Respect",
        who="Teaching assistant",
        by=DAY,
        success="No names on any door",
    )
    assert only(whole).key == f"{whole.id}/plan/actions/r1"
    assert people_of(whole) == ("SENCO", "Teaching assistant")


@pytest.mark.parametrize(
    ("about", "value"),
    [
        ("Privacy and  “personal space”", "Respect"),  # typed as it is rated
        ("something else", ""),
        ("", ""),
    ],
)
def test_a_row_that_was_not_offered_belongs_where_its_characteristic_does(about: str, value: str) -> None:
    assert only(planned(row("r1", "Ask", about=about))).value == value


def test_case_makes_no_difference_to_what_a_row_is_about() -> None:
    rated = ScaleAnswer(
        step="extent", item="voice", field="f", under="Voices", ratings=(Rating(item="a", name="A Say"),)
    )
    assert only(entry(rated, plan(row("r1", "Ask", about="a say")))).value == "Voices"


def test_a_plan_of_one_round_and_a_choice_beside_a_plan_say_what_it_belongs_to() -> None:
    in_a_round = entry(plan(row("r1", "Ask"), step="round", item="talk", under="Talking"))
    assert only(in_a_round).value == "Talking"
    round_ = ProseAnswer(step="headings", item="talk", field="text", under="Talking", text="They talk.")
    area = ChoiceAnswer(step="plan", field="area", chosen=Chosen(id="talk", name="Talk first"))
    assert only(entry(round_, area, plan(row("r1", "Ask")))).value == "Talk first"
    yes = ChoiceAnswer(step="plan", field="sure", chosen=Chosen(id="yes", name="Yes"))
    assert only(entry(round_, yes, plan(row("r1", "Ask")))).value == "", "an answer that names no round is no value"


def test_what_a_row_was_offered_for_comes_before_all_else_it_may_belong_to() -> None:
    other = row("r1", "Ask", about="something else", offered="extent/respect/ratings/gone")
    assert only(planned(other)).value == "Respect"
    in_a_round = plan(other, step="round", item="talk", under="Talking")
    assert [one.value for one in planned_actions(planned().with_answer(in_a_round))] == ["Respect"]
    assert only(planned(row("r1", "Ask", offered="extent/respect"))).value == "", "by hand, and no offer there is"


def test_what_came_of_it_is_what_was_said_last_of_this_action_since_it_was_ticked() -> None:
    def said(text: str, days: int, action: str = "plan/actions/r1") -> FollowUp:
        return FollowUp(written=NOON + timedelta(days=days), text=text, action=action)

    before, first = said("Done: Ask\nThe time before.", 0), said("Done: Ask\nAt first.", 1)
    last, other = said("By hand.\nAll of it.", 2), said("Done: Wait\nAnother.", 3, "plan/actions/r2")
    one = planned(row("r1", "Ask", done=first.written.date()))
    for follow_ups, outcome in (
        ((before,), ""),
        ((before, first, other), "At first."),
        ((before, first, last, other), "By hand.\nAll of it."),
    ):
        assert only(one.changed(follow_ups=follow_ups)).outcome == outcome
    assert only(planned(row("r1", "Ask")).changed(follow_ups=(first,))).outcome == ""


def test_words_where_the_day_belongs_are_kept_as_words() -> None:
    action = only(planned(row("r1", "Ask", by="after Easter")))
    assert (action.by, action.by_typed) == (None, "after Easter")


def test_a_plan_of_other_columns_says_what_to_do_in_its_first() -> None:
    columns = {"need": "What is needed", "by": "By when", "where": "Where"}
    action = only(entry(plan(row("r1", need="Chairs", where="The hall", by=DAY), columns=columns)))
    assert (action.what, action.more, action.concerns) == ("Chairs", (("Where", "The hall"),), "")
    columns = {"about": "Characteristic", "need": "What is needed"}
    action = only(entry(plan(row("r1", about="privacy", need="Chairs"), columns=columns)))
    assert (action.what, action.about, action.more) == ("Chairs", "privacy", ())


def test_only_plans_are_read_and_rows_without_words_too() -> None:
    other = plan(row("r1", "Ask"), actions=False)
    assert planned_actions(entry(other, LineAnswer(step="s", field="f", text="x"))) == ()
    other = plan(row("r1", "Ask"), actions=False, field="other")
    assert [one.what for one in planned_actions(planned(row("r1", "Wait")).with_answer(other))] == ["Wait"]
    action = only(planned(row("r1", about="privacy")))
    assert (action.what, action.about) == ("privacy", ""), "nothing is said twice"
    assert only(planned(row("r1", done=DAY))).what == ""


def test_an_action_goes_through_json() -> None:
    for action in planned_actions(planned(row("r1", "Ask", by=DAY), row("r2", "Wait", by="soon", done=DAY))):
        assert PlannedAction.from_plain(json.loads(json.dumps(action.to_plain()))) == action


@given(entries)
def test_every_action_of_any_entry_goes_through_json(one: Entry) -> None:
    for action in planned_actions(one):
        assert PlannedAction.from_plain(json.loads(json.dumps(action.to_plain()))) == action


# -- what is done to one


def test_what_came_of_it_becomes_a_follow_up_that_names_it() -> None:
    before = planned(row("r1", "Ask every pupil"), row("r2", "Wait"))
    first, second = planned_actions(before)
    after = ticked(before, first.spot, " It went well. ", LATER)
    assert after.follow_ups == (
        FollowUp(written=LATER, text="Done: Ask every pupil\nIt went well.", action="plan/actions/r1"),
    )
    now = planned_actions(after)
    assert (now[0].done, now[0].outcome) == (LATER.date(), "It went well.")
    assert now[1] == second
    assert [one.address for one in after.answers] == [one.address for one in before.answers]


def test_nothing_said_adds_nothing() -> None:
    before = planned(row("r1", "Ask"))
    after = ticked(before, only(before).spot, "  ", LATER)
    assert after.follow_ups == () and only(after).done == LATER.date() and only(after).outcome == ""


def test_what_was_said_the_first_time_is_not_what_came_of_the_second() -> None:
    one = planned(row("r1", "Ask"))
    spot = only(one).spot
    again = unticked(ticked(one, spot, "Not enough.", LATER), spot)
    assert [said.text for said in again.follow_ups] == ["Done: Ask\nNot enough."], "what was said stays"
    assert only(ticked(again, spot, "", LATER + timedelta(days=9))).outcome == ""
    assert only(done_on(again, spot, LATER.date())).outcome == "Not enough."


def test_another_day_and_another_person() -> None:
    one = planned(row("r1", "Ask", who="SENCO", by="soon"))
    spot = only(one).spot
    other = passed_on(postponed(one, spot, DAY), spot, "Form tutor")
    assert (only(other).by, only(other).by_typed, only(other).who) == (DAY, "", "Form tutor")
    assert postponed(passed_on(other, spot, "SENCO"), spot, "soon") == one
    assert cell_of(passed_on(one, spot, ""), spot, "who") == ""


def test_a_plan_without_days_or_people_refuses_them() -> None:
    one = entry(plan(row("r1", "Ask"), columns={"action": "What"}))
    with pytest.raises(LearnlogError, match="asks for no day"):
        postponed(one, only(one).spot, DAY)
    with pytest.raises(LearnlogError, match="asks for no person"):
        passed_on(one, only(one).spot, "SENCO")


def test_what_is_gone_done_already_or_there_twice_is_said() -> None:
    one = planned(row("r1", "Ask"))
    spot = only(one).spot
    with pytest.raises(LearnlogError, match="no longer"):
        ticked(planned(row("r2", "Wait")), spot, "", LATER)
    with pytest.raises(LearnlogError, match="no longer"):
        ticked(entry(), spot, "", LATER)
    with pytest.raises(LearnlogError, match="already"):
        ticked(ticked(one, spot, "", LATER), spot, "", LATER)
    with pytest.raises(LearnlogError, match="same id"):
        ticked(planned(row("r1", "Ask"), row("r1", "Wait")), spot, "", LATER)


some_rows = st.lists(
    st.builds(row, st.text(max_size=3), text, by=text | days, who=text, done=st.none() | days),
    min_size=1,
    max_size=4,
    unique_by=lambda one: one.id,
)


@given(entries, some_rows, text, st.data())
def test_a_tick_taken_back_leaves_any_entry_as_it_was_and_no_tick_touches_another_row(
    one: Entry, rows: list[Row], said: str, data: st.DataObject
) -> None:
    one = one.changed(answers=(plan(*rows, step="only here"), *one.answers))
    action = data.draw(st.sampled_from([each for each in planned_actions(one) if each.step == "only here"]))
    before = unticked(one, action.spot)
    after = ticked(before, action.spot, said, LATER)
    others = [each for each in planned_actions(after) if each.spot != action.spot]
    assert others == [each for each in planned_actions(before) if each.spot != action.spot]
    assert [each for each in after.answers if not isinstance(each, RowsAnswer)] == [
        each for each in before.answers if not isinstance(each, RowsAnswer)
    ]
    assert unticked(after, action.spot, LATER) == before
