"""Hypothesis strategies for states of one entry: where two sides began, and what each made of it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hypothesis import strategies as st

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
from learnlog.journal.entry import Comment, Entry, FollowUp

from ..entries import NOON, entry

# Few words and few places, so that both sides meet often.
words = st.text("abc .\n", min_size=1, max_size=6)
lines = st.text("abc ", min_size=1, max_size=4)
days = st.dates(NOON.date(), NOON.date() + timedelta(days=3))
moments = st.integers(0, 3).map(lambda hours: NOON + timedelta(hours=hours))
unknown: st.SearchStrategy[dict[str, str]] = st.just({}) | st.dictionaries(
    st.sampled_from(["mood", "place"]), lines, max_size=1
)
options = st.sampled_from("abc").map(lambda id_: Chosen(id=id_, name=f"option {id_}"))
ratings = st.builds(
    lambda item, level, evidence: Rating(
        item=item, name=f"item {item}", level=level, level_name=level, evidence=evidence
    ),
    st.sampled_from("xyz"),
    st.sampled_from(["", "weak", "strong"]),
    st.just("") | words,
).filter(lambda rating: bool(rating.level or rating.evidence))
people = st.builds(Person, id=st.sampled_from(["p1", "p2", "p3"]), role=lines, alias=st.just("") | lines)
rows = st.builds(
    Row,
    id=st.sampled_from(["r1", "r2", "r3"]),
    cells=st.fixed_dictionaries({"action": lines}, optional={"by": days, "who": lines}),
    done=st.none() | days,
)
declined = st.builds(Declined, offered=st.sampled_from(["o1", "o2"]), name=st.just("offer"), reason=st.just("") | lines)


def _some(of: st.SearchStrategy[Any], by: str) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(of, max_size=3, unique_by=lambda one: getattr(one, by)).map(tuple)


def _answers(kind: type[Any], **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    address = Address("step", "", kind.__name__)
    return st.builds(
        lambda fields, extra, asked: kind(
            step=address.step, item=address.item, field=address.field, under="Step", asked=asked, **fields, **extra
        ),
        st.fixed_dictionaries(fields),
        unknown,
        st.sampled_from(["What?", "What was it?"]),
    )


KINDS: tuple[st.SearchStrategy[Answer], ...] = (
    _answers(ProseAnswer, text=words),
    _answers(LineAnswer, text=lines),
    _answers(DateAnswer, day=days) | _answers(DateAnswer, typed=lines),
    _answers(ChoiceAnswer, chosen=options),
    _answers(ChoicesAnswer, chosen=_some(options, "id")),
    _answers(ScaleAnswer, ratings=_some(ratings, "item")),
    _answers(PeopleAnswer, people=_some(people, "id"), numbered=st.integers(0, 5)),
    _answers(
        RowsAnswer,
        columns=st.just({"action": "Action", "by": "By", "who": "Who"}),
        rows=_some(rows, "id"),
        declined=_some(declined, "offered"),
        numbered=st.integers(0, 5),
    ),
)

facts: dict[str, st.SearchStrategy[Any]] = {
    "title": lines,
    "happened_on": days,
    "hours": st.none() | st.sampled_from([0.5, 1.0]),
    "tags": st.lists(st.sampled_from("abc"), max_size=3, unique=True).map(tuple),
    "follow_ups": st.lists(
        st.builds(FollowUp, written=moments, text=words, to=st.sampled_from(["", "c1"])), max_size=2
    ).map(tuple),
    "comments": st.lists(
        st.builds(
            Comment,
            id=st.sampled_from(["", "c1", "c2"]),
            written=moments,
            by=lines,
            text=words,
            field=st.sampled_from(["", "text"]),
            responded=st.none() | moments,
        ),
        max_size=2,
    ).map(tuple),
    "created": moments,
    "updated": moments,
    "unit_version": st.sampled_from(["1.0", "1.1"]),
    "mood": lines,
}
_states = st.just({"state": "draft", "completed": None}) | moments.map(
    lambda moment: {"state": "complete", "completed": moment}
)


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """An entry with at most one answer of each kind, in any order."""
    answers = [draw(kind) for kind in KINDS if draw(st.booleans())]
    known = {
        name: draw(values) for name, values in facts.items() if name in ("title", "happened_on") or draw(st.booleans())
    }
    return entry(answers=tuple(draw(st.permutations(answers))), **known, **draw(_states))


@st.composite
def edited(draw: st.DrawFn, before: Entry) -> Entry:
    """What somebody made of an entry: a few changes, or none."""
    answers = {answer.kind: answer for answer in before.answers}
    for kind in KINDS:
        if draw(st.integers(0, 3)) == 0:
            answer = draw(kind)
            if draw(st.booleans()):
                answers.pop(answer.kind, None)
            else:
                answers[answer.kind] = answer
    values: dict[str, Any] = {"answers": tuple(answers.values())}
    for name, changes in facts.items():
        if draw(st.integers(0, 4)) == 0:
            values[name] = draw(changes)
    if draw(st.integers(0, 4)) == 0:
        values |= draw(_states)
    return before.changed(**values)


@st.composite
def sides(draw: st.DrawFn) -> tuple[Entry | None, Entry, Entry]:
    """Where two sides began, which may not be known, and what they made of it."""
    base = draw(entries())
    known = draw(st.booleans())
    return base if known else None, draw(edited(base)), draw(edited(base))
