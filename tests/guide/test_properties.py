"""Whatever a trainee does, in whatever order: nothing is lost, and nothing is asked that should not be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learnlog.content.task import When
from learnlog.guide import REVIEW, Asked, Guide
from learnlog.journal.answers import (
    Address,
    Answer,
    ChoiceAnswer,
    ChoicesAnswer,
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

from .working import Trainee, choosing, listening, unit_5

TASKS: list[tuple[str, Callable[[], Trainee]]] = [
    ("notice", lambda: Trainee(listening(), "notice")),
    ("one-reader", lambda: Trainee(listening(), "one-reader")),
    ("task-2", lambda: Trainee(unit_5(), "task-2")),
    ("task-5", lambda: Trainee(unit_5(), "task-5")),
]
every_task = pytest.mark.parametrize("begin", [begin for _, begin in TASKS], ids=[name for name, _ in TASKS])
TEXT = st.text(max_size=8)


def answers(asked: Asked) -> st.SearchStrategy[Answer]:
    """Return a strategy of answers to a field, whole and half finished ones."""
    step, item, field = asked.address
    kind = asked.spec.kind
    if kind in ("choice", "choices"):
        most = 1 if kind == "choice" else 3
        return st.lists(st.sampled_from(asked.options), max_size=most, unique_by=lambda one: one.id).map(
            lambda options: choosing(asked, options)
        )
    if kind == "date":
        days = st.one_of(st.none(), st.dates(date(2026, 1, 1), date(2027, 1, 1)))
        return st.builds(DateAnswer, step=st.just(step), item=st.just(item), field=st.just(field), day=days, typed=TEXT)
    if kind == "scale":
        levels = st.sampled_from(["", *(level.id for level in asked.levels)])
        ratings = st.tuples(
            *(
                st.builds(Rating, item=st.just(one.id), name=st.just(one.name), level=levels, evidence=TEXT)
                for one in asked.items
            )
        )
        return ratings.map(lambda given: ScaleAnswer(step=step, item=item, field=field, ratings=given))
    if kind == "people":
        people = st.lists(st.tuples(st.sampled_from(["", "Tutor", "TA"]), TEXT), max_size=3).map(
            lambda named: tuple(Person(id=f"p{n}", role=role, alias=alias) for n, (role, alias) in enumerate(named))
        )
        return people.map(lambda named: PeopleAnswer(step=step, item=item, field=field, people=named))
    if kind == "rows":
        columns = [column.id for column in asked.spec.columns]  # type: ignore[union-attr]
        sources = st.sampled_from(["", *(offer.source for offer in asked.offers)])
        rows = st.lists(st.tuples(st.dictionaries(st.sampled_from(columns), TEXT, max_size=2), sources), max_size=2)
        declined = (
            st.lists(st.builds(Declined, offered=sources.filter(bool), reason=TEXT), max_size=1)
            if asked.offers
            else st.just([])
        )
        return st.builds(
            lambda rows, declined: RowsAnswer(
                step=step,
                item=item,
                field=field,
                rows=tuple(Row(id=f"r{n}", cells=cells, offered=source) for n, (cells, source) in enumerate(rows)),
                declined=tuple(declined),
            ),
            rows,
            declined,
        )
    made = LineAnswer if kind == "line" else ProseAnswer
    return TEXT.map(lambda text: made(step=step, item=item, field=field, text=text))


def answerable(guide: Guide) -> list[Asked]:
    return [one for step in guide.steps for one in step.fields if one.spec.kind != "choice" or one.options]


def deciding(guide: Guide) -> list[Asked]:
    """Return the fields on which it depends what else is asked."""
    return [one for one in answerable(guide) if one.spec.kind in ("choice", "choices", "people")]


def chosen_in(answer: Answer | None) -> set[str]:
    if isinstance(answer, ChoiceAnswer):
        return {answer.chosen.id} if answer.chosen else set()
    return {one.id for one in answer.chosen} if isinstance(answer, ChoicesAnswer) else set()


def assert_holds(guide: Guide, when: When, step: str, item: str) -> None:
    """Assert a condition by looking at the entry alone."""
    target, _, field = when.field.rpartition(".")
    target = target or step
    address = Address(target, item if target == step else "", field)
    assert guide.asked(address) is not None
    assert chosen_in(guide.entry.answer(address)) & set(when.is_)


def assert_sound(trainee: Trainee, written: dict[Address, Answer]) -> None:
    guide = trainee.guide
    # Nothing is lost, and nothing is there that was not written.
    assert {answer.address: answer for answer in trainee.entry.answers} == written
    # Nothing is asked whose condition is false.
    for step in guide.steps:
        if step.spec.when:
            assert_holds(guide, step.spec.when, step.spec.id, "")
        for asked in step.fields:
            assert asked.address.step_key == step.key
            if asked.spec.when:
                assert_holds(guide, asked.spec.when, step.spec.id, asked.address.item)
        if step.spec.for_each in ("begin.habits", "choose.values"):
            source = Address(*step.spec.for_each.replace(".", "//").split("/"))
            assert step.item is not None
            assert step.item.id in chosen_in(trainee.entry.answer(source))
    # Keys are unique, walked both ways, and gaps name a step and a field that stand.
    assert len(set(guide.keys)) == len(guide.keys)
    assert guide.keys[-1] == REVIEW
    for key in guide.keys:
        following = guide.next(key)
        assert following is None if key == REVIEW else guide.back(str(following)) == key
    for gap in guide.gaps:
        assert guide.step(gap.step) is not None
        assert guide.asked(gap.address) is not None
        assert gap.address.step_key == gap.step
        assert gap.text.endswith(".")
        assert "{item" not in gap.text
    assert guide.current in guide.keys
    # Answers stand in the order of the steps, those not asked now behind them.
    order = {address: place for place, address in enumerate(guide.order)}
    places = [order.get(answer.address, len(order)) for answer in trainee.entry.answers]
    assert places == sorted(places)


def act(trainee: Trainee, written: dict[Address, Answer], data: st.DataObject, asked: Asked) -> None:
    answer = data.draw(answers(asked))
    trainee.give(answer)
    if answer.empty:
        written.pop(answer.address, None)
    else:
        written[answer.address] = answer


@every_task
@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_no_sequence_of_edits_and_steps_loses_an_answer(begin: Callable[[], Trainee], data: st.DataObject) -> None:
    trainee = begin()
    written: dict[Address, Answer] = {}
    here = trainee.guide.current
    for _ in range(data.draw(st.integers(1, 12))):
        move = data.draw(st.sampled_from(["write", "write", "decide", "next", "back", "jump"]))
        guide = trainee.guide
        here = guide.nearest(here)
        assert here in guide.keys
        if move == "next":
            here = guide.next(here) or here
        elif move == "back":
            here = guide.back(here) or here
        elif move == "jump":
            here = data.draw(st.sampled_from(guide.keys))
        else:
            standing = guide.step(here)
            several = [one for one in answerable(guide) if standing is None or one.address.step_key == here]
            act(
                trainee,
                written,
                data,
                data.draw(st.sampled_from(deciding(guide) if move == "decide" else several or answerable(guide))),
            )
        assert_sound(trainee, written)


@every_task
@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_choosing_something_else_and_back_again_brings_everything_back(
    begin: Callable[[], Trainee], data: st.DataObject
) -> None:
    trainee = begin()
    written: dict[Address, Answer] = {}
    for _ in range(data.draw(st.integers(2, 8))):
        act(trainee, written, data, data.draw(st.sampled_from(answerable(trainee.guide))))
    decisions = [one for one in deciding(trainee.guide) if one.address in written]
    if not decisions:
        return
    before = trainee.guide
    asked = data.draw(st.sampled_from(decisions))
    kept = written[asked.address]
    trainee.give(data.draw(answers(asked)))
    hidden = [one for one in written if one != asked.address]
    assert all(trainee.entry.answer(address) == written[address] for address in hidden)
    trainee.give(kept)
    assert trainee.guide.steps == before.steps
    assert trainee.guide.gaps == before.gaps
    assert {one.address: one for one in trainee.entry.answers} == written
