"""Which planned actions are shown, and in which order."""

from __future__ import annotations

from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnlog.journal.action_list import (
    ORDERS,
    SHOWN,
    ActionList,
    Order,
    State,
    Wanted,
    arranged,
    counted,
    counts,
    people,
    state_of,
    values,
)
from learnlog.journal.planned import PlannedAction

TODAY = date(2026, 11, 23)


def action(number: int, what: str = "Ask", days: int | None = 0, **values: str | date) -> PlannedAction:
    """An action due so many days from today."""
    by = None if days is None else TODAY + timedelta(days=days)
    said = {"what": what, "by": by, **values}
    return PlannedAction(*(f"e{number}", "unit", "task", "A title"), *("plan", "", "actions", f"r{number}"), **said)  # type: ignore[arg-type]


def numbers(actions: tuple[PlannedAction, ...]) -> list[int]:
    return [int(one.entry[1:]) for one in actions]


def test_how_an_action_stands() -> None:
    stands = [state_of(action(1, days=days), TODAY) for days in (-1, 0, 14, 15, None)]
    assert stands == ["overdue", "due", "due", "later", "no day"]
    assert state_of(action(1, days=-9, done=TODAY), TODAY) == "done"


def test_they_are_counted_in_words() -> None:
    some = [action(1, days=-1), action(2), action(3), action(4, days=None), action(5, done=TODAY)]
    assert counted(some, TODAY) == "1 overdue, 2 due, 1 without a day, 1 done"
    assert counted([], TODAY) == ""


LOG = (
    action(1, "Read the plan", 20, who="SENCO", value="Respect"),
    action(2, "Ask the pupils", -3, who="  senco", value="Inclusion", about="Voice"),
    action(3, "Wait", None, by_typed="after Easter"),
    action(4, "ask again", 2, who="Crèche lead", value="Respect", done=TODAY, outcome="They answered."),
    action(5, "Look", 2),
)


def test_what_is_to_do_stands_in_the_order_of_its_days() -> None:
    assert numbers(arranged(LOG, Wanted(), TODAY)) == [2, 5, 1, 3]
    assert numbers(arranged(LOG, Wanted(), TODAY, backwards=True)) == [1, 5, 2, 3], "no day stands last either way"


def test_filters() -> None:
    assert numbers(arranged(LOG, Wanted("done"), TODAY)) == [4]
    assert numbers(arranged(LOG, Wanted("overdue"), TODAY)) == [2]
    assert numbers(arranged(LOG, Wanted("no day"), TODAY)) == [3]
    assert numbers(arranged(LOG, Wanted(who="senco"), TODAY)) == [2, 1]
    assert numbers(arranged(LOG, Wanted("all", value="Respect"), TODAY)) == [4, 1]
    assert numbers(arranged(LOG, Wanted("all", words="creche answ"), TODAY)) == [4]
    assert numbers(arranged(LOG, Wanted(words="easter"), TODAY)) == [3]
    assert numbers(arranged(LOG, Wanted(words="nothing like it"), TODAY)) == []


def test_a_person_is_meant_as_written_and_words_are_found_in_every_column() -> None:
    assert numbers(arranged(LOG, Wanted(who="SEN"), TODAY)) == []
    more = action(1, "Ask", 1)._replace(more=(("Costs", "two hours"),))
    assert numbers(arranged([more], Wanted(words="costs hours"), TODAY)) == [1]


@pytest.mark.parametrize(
    ("wanted", "narrowed"),
    [
        (Wanted(), False),
        (Wanted("all"), False),
        (Wanted(words="  "), False),
        (Wanted("done"), True),
        (Wanted(who="SENCO"), True),
        (Wanted(value="Respect"), True),
        (Wanted("all", words="ask"), True),
    ],
)
def test_narrowed_is_what_leaves_out_anything_to_do(wanted: Wanted, narrowed: bool) -> None:
    assert wanted.narrowed is narrowed


def test_among_equals_the_soonest_stands_first_whichever_way_round() -> None:
    same = [
        action(1, "b", 1, who="A"),
        action(2, "a", 9, who="A"),
        action(3, "c", 1, who="B"),
        action(4, "a", 1, who="A"),
    ]
    assert numbers(arranged(same, Wanted(), TODAY, "who")) == [4, 1, 2, 3]
    assert numbers(arranged(same, Wanted(), TODAY, "who", backwards=True)) == [3, 4, 1, 2]


def test_orders() -> None:
    everything = Wanted("all")
    assert numbers(arranged(LOG, everything, TODAY, "what")) == [4, 2, 5, 1, 3]
    assert numbers(arranged(LOG, everything, TODAY, "who")) == [4, 2, 1, 5, 3]
    assert numbers(arranged(LOG, everything, TODAY, "state")) == [2, 5, 1, 3, 4]
    assert numbers(arranged(LOG, everything, TODAY, "entry", backwards=True)) == [5, 4, 3, 2, 1]


def test_people_and_values_those_with_most_first() -> None:
    assert people(LOG) == ("SENCO", "Crèche lead")
    assert values(LOG) == ("Respect", "Inclusion")


def test_every_choice_has_its_words() -> None:
    assert set(ORDERS) == set(get_args(Order))
    assert set(get_args(State)) < set(SHOWN)


some_actions = st.lists(
    st.builds(
        action,
        st.integers(0, 9),
        st.text(max_size=5),
        st.none() | st.integers(-40, 40),
        who=st.sampled_from(["", "SENCO", "Tutor"]),
        done=st.none() | st.just(TODAY),
    ),
    max_size=8,
)


@given(some_actions, st.sampled_from(list(SHOWN)), st.sampled_from(list(ORDERS)), st.booleans())
def test_nothing_is_lost_or_made_up_by_any_order(
    actions: list[PlannedAction], show: str, order: Order, backwards: bool
) -> None:
    wanted = Wanted(show)  # type: ignore[arg-type]
    found = arranged(actions, wanted, TODAY, order, backwards=backwards)
    assert sorted(map(repr, found)) == sorted(repr(one) for one in actions if wanted.accepts(one, TODAY))
    assert sum(counts(actions, TODAY).values()) == len(actions)


@given(
    st.lists(
        st.builds(
            action,
            st.integers(1, 4),
            st.sampled_from(["Ask", "ask again", "Crèche", ""]),
            st.one_of(st.none(), st.integers(-20, 20)),
            who=st.sampled_from(["SENCO", " senco", ""]),
            value=st.sampled_from(["Respect", ""]),
            done=st.none() | st.just(TODAY),
        ),
        max_size=12,
    ),
    st.builds(
        Wanted,
        st.sampled_from(list(SHOWN)),
        st.sampled_from(["", "Senco"]),
        st.sampled_from(["", "Respect"]),
        st.sampled_from(["", "ask", "creche", "again SENCO", " "]),
    ),
    st.sampled_from(list(ORDERS)),
    st.booleans(),
)
def test_a_list_that_is_asked_again_and_again_says_what_it_would_say_at_first(
    actions: list[PlannedAction], wanted: Wanted, order: Order, backwards: bool
) -> None:
    every = ActionList(actions, TODAY)
    every.look_at_words()
    for turned in (backwards, not backwards, backwards):
        assert every.arranged(wanted, order, backwards=turned) == arranged(
            actions, wanted, TODAY, order, backwards=turned
        )
    assert every.number(wanted) == len(arranged(actions, wanted, TODAY))
    assert (len(every), every.counted) == (len(actions), counted(actions, TODAY))
    assert (every.people, every.values) == (people(actions), values(actions))


def test_the_actions_of_one_entry_change_where_they_stand() -> None:
    every = ActionList((action(1, "One"), action(2, "Two"), action(3, "Three"), action(2, "Two more")), TODAY)
    every.look_at_words()
    assert numbers(every.arranged(Wanted(), "entry")) == [1, 2, 2, 3]
    changed = every.with_entry("e2", (action(2, "Four", who="SENCO"), action(2, "Five", -1)))
    assert [one.what for one in changed.actions] == ["One", "Four", "Five", "Three"]
    assert [one.what for one in changed.arranged(Wanted(), "entry")] == ["One", "Five", "Four", "Three"]
    assert numbers(changed.arranged(Wanted(words="two"), "day")) == []
    assert numbers(changed.arranged(Wanted(words="four senco"), "day")) == [2]
    assert numbers(changed.arranged(Wanted(words="three"), "day")) == [3]
    assert changed.counted == "1 overdue, 3 due" and every.counted == "4 due"
    assert [one.what for one in every.with_entry("e9", (action(9, "New"),)).actions][-1] == "New"
