"""Entries to compare, and an app that shows one comparison and keeps what it gives back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from textual.app import App

from learnlog.journal.answers import (
    Address,
    ChoicesAnswer,
    Chosen,
    PeopleAnswer,
    Person,
    ProseAnswer,
    Row,
    RowsAnswer,
)
from learnlog.journal.compare import compare
from learnlog.journal.entry import Entry
from learnlog.journal.merge import Merged, merge
from learnlog.tui.compare import Action, CompareScreen, Decision
from learnlog.tui.compare_part import Side
from learnlog.tui.theme import THEMES

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
SIDES = (Side("Yours", "14:02 today"), Side("On the disk", "13:40"))
UNANSWERED = object()

SEEN, EXTENT, WHO, PLAN = (
    Address("extent", "respect", "seen"),
    Address("extent", "respect", "judgement"),
    Address("plan", "", "colleagues"),
    Address("plan", "", "actions"),
)


def prose(at: Address, under: str, asked: str, text: str) -> ProseAnswer:
    return ProseAnswer(step=at.step, item=at.item, field=at.field, under=under, asked=asked, text=text)


def seen(text: str) -> ProseAnswer:
    return prose(SEEN, "Respect", "Where have you seen it, and what made you notice?", text)


def judged(text: str) -> ProseAnswer:
    return prose(EXTENT, "Respect", "Taken together: to what extent does your setting show respect?", text)


def colleagues(*people: Person) -> PeopleAnswer:
    return PeopleAnswer(
        step=WHO.step, field=WHO.field, under="Action plan", asked="Who is planning with you?", people=people
    )


def plan(*rows: Row) -> RowsAnswer:
    columns = {"action": "Action", "by": "By when"}
    return RowsAnswer(
        step=PLAN.step, field=PLAN.field, under="Action plan", asked="What will you do?", columns=columns, rows=rows
    )


ASK = Row(id="r1", cells={"action": "Ask the SENCO about the visual timetable", "by": date(2026, 12, 11)})
SENCO = Person(id="p1", role="SENCO", alias="M")

FILLER = (
    "The morning began as most do, with coats on the floor and three conversations at once. I wrote down who was "
    "greeted by name, and by whom, and how long it took until each pupil had something to do. "
) * 4

BASE = Entry(
    id="01jd0000000000000000000000",
    unit="unit-5",
    task="task-2",
    title="Two values in your setting",
    created=NOON,
    updated=NOON,
    happened_on=NOON.date(),
    tags=("autumn term",),
    answers=(
        ChoicesAnswer(
            step="choose",
            field="values",
            under="Choose two values",
            asked="Which two values do you want to look at?",
            chosen=(Chosen(id="respect", name="Respect"), Chosen(id="trust", name="Trust")),
        ),
        seen(f"{FILLER}K said “my turn” and waited.\nNobody had asked him to."),
        judged("Strong in lessons, weaker at break."),
        colleagues(SENCO),
        plan(ASK),
    ),
)

MINE = (
    BASE.with_answer(
        seen(f"{FILLER}K said “my turn”, looked round and waited.\nNobody had asked him to. The others noticed.")
    )
    .with_answer(judged("Strong in lessons, and getting stronger at break."))
    .with_answer(colleagues(SENCO, Person(id="p2", role="Teaching assistant")))
    .in_order(tuple(answer.address for answer in BASE.answers))
    .changed(title="Two values in my setting", updated=NOON + timedelta(hours=2))
)

THEIRS = (
    BASE.with_answer(seen(f"{FILLER}K said “my turn” and waited for his friend.\nNobody had asked him to."))
    .with_answer(judged("Strong in lessons, weaker in the corridor and at break."))
    .with_answer(plan(ASK, Row(id="r2", cells={"action": "Show it to the playground team"})))
    .with_answer(colleagues(SENCO, Person(id="p2", role="Playground lead", alias="R")))
    .in_order(tuple(answer.address for answer in BASE.answers))
    .changed(title="Two values at school", updated=NOON + timedelta(hours=1))
)


class Comparer(App[None]):
    """Shows one comparison and keeps the decision."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]

    def __init__(self, screen: CompareScreen, theme: str = "learnlog-dark") -> None:
        super().__init__()
        for known in THEMES:
            self.register_theme(known)
        self.theme = theme
        self.animation_level = "none"
        self._comparison = screen
        self.decision: object = UNANSWERED

    def on_mount(self) -> None:
        self.push_screen(self._comparison, self._keep)

    def _keep(self, decision: Decision | None) -> None:
        self.decision = decision


def looking(**values: Any) -> CompareScreen:
    """A draft beside what was saved."""
    return CompareScreen(
        BASE.title,
        SIDES,
        compare(MINE, THEIRS),
        **{
            "actions": (Action("recover", "Recover mine"), Action("keep", "Keep the saved one")),
            "note": "This draft was written before learnlog ended, and is not yet in your log.",
            **values,
        },
    )


def clashing() -> Merged:
    return merge(BASE, MINE, THEIRS)


def settling() -> CompareScreen:
    """Two windows' changes of the same answers."""
    merged = clashing()
    return CompareScreen(
        BASE.title,
        SIDES,
        compare(MINE, THEIRS),
        clashes=merged.clashes,
        note="This entry was changed on the disk while you were writing. Say which words stand; nothing is saved yet.",
    )
