"""Home as it was drawn last comes back exactly, or not at all."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnlog.overview import (
    SHAPE,
    DueLine,
    EntryLine,
    FileLine,
    GoOn,
    OutcomeLine,
    Overview,
    ReviewLine,
    TaskLine,
    UnitLine,
)

WORDS = st.text(max_size=12)
NUMBER = st.integers(0, 10_000)


def tuples(lines: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(lines, max_size=3).map(tuple)


ENTRIES = st.builds(EntryLine, WORDS, WORDS, WORDS, st.sampled_from(("draft", "complete")), NUMBER, WORDS)
TASKS = st.builds(
    TaskLine, WORDS, WORDS, WORDS, st.sampled_from(("not started", "draft", "complete")), NUMBER, WORDS, NUMBER
)
UNITS = st.builds(
    UnitLine, WORDS, WORDS, NUMBER, NUMBER, tuples(TASKS), tuples(st.builds(OutcomeLine, WORDS, WORDS, WORDS))
)
OVERVIEWS = st.builds(
    Overview,
    go_on=st.builds(GoOn, WORDS, WORDS),
    name=WORDS,
    welcomed=st.booleans(),
    units=tuples(UNITS),
    due=tuples(st.builds(DueLine, *[WORDS] * 5)),
    recent=tuples(ENTRIES),
    earlier=st.none() | ENTRIES,
    entries=NUMBER,
    theme=WORDS,
    trouble=tuples(WORDS),
    files=tuples(st.builds(FileLine, WORDS, WORDS, WORDS)),
    earlier_why=WORDS,
    reviews=tuples(st.builds(ReviewLine, WORDS, WORDS, WORDS)),
    more_reviews=NUMBER,
)


@given(OVERVIEWS)
def test_it_comes_back_exactly(overview: Overview) -> None:
    assert Overview.from_json(overview.to_json()) == overview


@given(st.text())
def test_any_other_text_is_nothing(text: str) -> None:
    assert Overview.from_json(text) is None


WHOLE = Overview(GoOn("Begin", "Unit 5"), units=(UnitLine("u", "U", 1, 2, (TaskLine("t", "T", "task", "draft"),)),))


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.update(shape=SHAPE + 1),
        lambda data: data.pop("shape"),
        lambda data: data.pop("go_on"),
        lambda data: data.update(go_on="Begin"),
        lambda data: data["go_on"].update(more=1),
        lambda data: data.update(units=None),
        lambda data: data["units"][0].pop("tasks"),
        lambda data: data["units"][0].update(colour="blue"),
        lambda data: data.update(recent=[{"id": 1}]),
    ],
)
def test_another_shape_is_nothing(change: Callable[[dict[str, Any]], object]) -> None:
    data = json.loads(WHOLE.to_json())
    change(data)
    assert Overview.from_json(json.dumps(data)) is None


@pytest.mark.parametrize("text", ["null", "[]", "3", '"x"', "{", ""])
def test_what_is_no_overview_at_all(text: str) -> None:
    assert Overview.from_json(text) is None
