"""What an answer of the Log room says, whatever of it was found so far."""

from __future__ import annotations

from dataclasses import replace

import pytest

from learnlog.errors import EntryUnreadable
from learnlog.search import parse
from learnlog.tui.finding import Answer
from learnlog.workspace import Workspace
from tests.tui.log_room import entry_id, note, workspace

ODD = EntryUnreadable("x.toml", "it is damaged")


def asked(desk: Workspace, text: str, number: int = 9) -> Answer:
    """Return the answer of a log in which so many were found at first."""
    view, query = desk.log_view(), parse(text)
    found, more = view.glance(query, desk.today, number)
    return Answer(text, query, found, more, view.total, (), "", {}, True, desk.today)


def test_of_a_beginning_that_was_found_all_are_meant() -> None:
    desk = workspace(note(1, "A walk"), note(2, "A day"), note(3, "A day"), note(4, "A lunch", "Nothing."))
    every = [entry_id(number) for number in (1, 2, 3)]
    for number in (1, 9):
        answer = asked(desk, "walk", number)
        assert sorted(answer.ids(desk)) == answer.to_hand_in(frozenset(), desk) == every
    query = parse("walk")
    orders = [desk.log_view().find(query, desk.today, best_first=best) for best in (True, False)]
    assert list(orders[0].ids()) != list(orders[1].ids())
    for found in orders:
        assert list(replace(asked(desk, "walk", 1), found=found).ids(desk)) == list(found.ids()), "in the order shown"


def test_marks_stand_for_what_is_still_there_also_outside_of_what_was_found() -> None:
    desk = workspace(note(1, "A walk"), note(2, "A lunch", "Nothing."))
    marked = frozenset({entry_id(1), entry_id(2), entry_id(7)})
    assert asked(desk, "walk").to_hand_in(marked, desk) == [entry_id(1), entry_id(2)]


@pytest.mark.parametrize(
    ("changes", "is_empty_log", "finds_nothing"),
    [
        ({}, True, False),
        ({"is_known": False}, False, False),
        ({"files": (ODD,)}, False, True),
        ({"total": 1}, False, True),
        ({"total": 1, "is_known": False}, False, False),
    ],
)
def test_that_there_is_nothing_is_said_only_where_it_is_known(
    changes: dict[str, object], is_empty_log: bool, finds_nothing: bool
) -> None:
    answer = replace(asked(workspace(), ""), **changes)  # type: ignore[arg-type]
    assert (answer.is_empty_log, answer.finds_nothing) == (is_empty_log, finds_nothing)
    found = asked(workspace(note(1, "A walk")), "walk")
    assert not found.is_empty_log and not found.finds_nothing and found.narrowed
