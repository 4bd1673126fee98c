"""From the log to what Home shows of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from learnlog.content.task import ScaleField, Step, Task
from learnlog.content.unit import Item, Level, ThenAndNow, Unit
from learnlog.journal.answers import Rating, Row, RowsAnswer, ScaleAnswer
from learnlog.journal.entry import Entry
from learnlog.journal.settings import Place
from learnlog.overview import GoOn, Overview
from learnlog.store.units import Catalog
from learnlog.survey import survey
from learnlog.workspace import Workspace
from tests.tui.log_room import NOW, UNIT, entry_id, log, note, prose, task_entry, workspace


def home(desk: Workspace) -> Overview:
    return survey(desk, desk.log_view())


def test_an_empty_log_begins_at_the_first_screen_of_the_unit() -> None:
    overview = home(workspace())
    assert overview.go_on == GoOn("Begin", "Unit S: A small unit, “Task 1: A value”")
    assert overview.entries == 0 and overview.recent == () and overview.due == () and overview.trouble == ()
    task = overview.units[0].tasks[0]
    assert (task.name, task.state, task.gaps, task.entries) == ("Task 1: A value", "not started", 0, 0)


def test_without_a_unit_there_are_still_free_entries() -> None:
    desk = workspace(*log())
    bare = Workspace(Catalog((), ()), desk.store, desk.clock, lambda now, after: entry_id(1))
    overview = home(bare)
    assert overview.go_on == GoOn("Begin", "a free entry")
    assert overview.units == () and overview.entries == 5


def test_a_task_shows_its_draft_with_the_gaps() -> None:
    task = home(workspace(*log())).units[0].tasks[0]
    assert (task.state, task.gaps, task.entry, task.entries) == ("draft", 0, entry_id(5), 3)
    task = home(workspace(*log()[:3])).units[0].tasks[0]
    assert (task.state, task.gaps, task.entry) == ("draft", 1, entry_id(2))


def test_the_last_five_entries_newest_first() -> None:
    overview = home(workspace(*log(), note(6, "The sixth"), note(7, "The seventh")))
    assert [one.id for one in overview.recent] == [entry_id(number) for number in (7, 6, 5, 4, 3)]
    assert overview.entries == 7


# -- where Enter leads


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place(room="log"), "your log"),
        (Place(room="unit", unit="small", screen="tasks/task-1"), "reading “Task 1: A value”"),
        (Place(room="unit", unit="small", screen="readings/gone"), "Unit S: A small unit"),
        (Place(room="task", entry=entry_id(2), step="choose"), "Task 1, step 1 of 3, Choose a value"),
        (Place(room="task", entry=entry_id(2), step="review"), "Task 1, step 3 of 3, Review"),
        (Place(room="task", entry=entry_id(2)), "Task 1, step 2 of 3, What it means"),
        (Place(room="task", entry=entry_id(2), step="gone/for-good"), "Task 1, step 1 of 3, Choose a value"),
        (Place(room="task", entry=entry_id(1), step="note"), "A quiet lunchtime, step 1 of 2, Your note"),
    ],
)
def test_where_the_trainee_stopped(place: Place, words: str) -> None:
    desk = workspace(*log())
    desk.bookmarks.stop_at(place)
    assert home(desk).go_on == GoOn("Continue", words)


@pytest.mark.parametrize(
    "place", [Place(room="unit", unit="gone", screen="readings/x"), Place(room="task", entry=entry_id(77))]
)
def test_a_place_that_is_gone_begins_again(place: Place) -> None:
    desk = workspace(*log())
    desk.bookmarks.stop_at(place)
    assert home(desk).go_on.verb == "Begin"


# -- what is due


def plan(number: int, *days: date, done: bool = False) -> Entry:
    rows = tuple(
        Row(id=f"r{at}", cells={"action": f"Action {day:%d}", "by": day}, done=NOW.date() if done else None)
        for at, day in enumerate(days)
    )
    answer = RowsAnswer(step="plan", field="actions", under="Plan", asked="What?", rows=rows, actions=True)
    return task_entry(number, answer)


def test_actions_that_are_due_or_overdue_the_nearest_day_first() -> None:
    today = NOW.date()
    days = [today + timedelta(days=by) for by in (20, 14, -30, 0)]
    due = home(workspace(plan(1, *days), plan(2, today, done=True))).due
    assert [one.day for one in due] == [days[2].isoformat(), days[3].isoformat(), days[1].isoformat()]
    assert (due[1].entry, due[1].key) == (entry_id(1), f"{entry_id(1)}/plan/actions/r3")
    assert (due[1].text, due[1].by) == ("Action 23", "23 Nov")


# -- what was written a while ago


def test_an_old_entry_with_something_in_it_is_brought_back() -> None:
    long = " ".join(["word"] * 25)
    old = [replace_created(task_entry(number, prose(long)), days) for number, days in ((1, 90), (2, 40), (3, 27))]
    short = replace_created(task_entry(4, prose("Too short.")), 50)
    earlier = home(workspace(*old, short)).earlier
    assert earlier is not None and earlier.id == entry_id(2)
    assert home(workspace(old[2], short)).earlier is None


def replace_created(entry: Entry, days: int) -> Entry:
    when = NOW - timedelta(days=days)
    return entry.changed(created=when, updated=when)


# -- outcomes and trouble


LEVELS = (Level(id="low", name="a little", mark="○"), Level(id="high", name="a lot", mark="●"))

RATED = Unit(
    id="rated",
    version="1",
    title="Rated",
    order=("activities/rate",),
    outcomes=(Item(id="know", name="To know"), Item(id="can", name="To be able")),
    outcomes_rated=ThenAndNow(activity="rate", then="before.ratings", now="now.ratings"),
    scales={"sure": LEVELS},
    tasks=(
        Task(
            id="rate",
            kind="activity",
            title="Rate",
            asks="Rate.",
            steps=tuple(
                Step(
                    id=step,
                    title=step,
                    fields=(
                        ScaleField(id="ratings", kind="scale", label="How?", items="outcomes", levels="scales.sure"),
                    ),
                )
                for step in ("before", "now")
            ),
        ),
    ),
)


def test_outcomes_then_and_now() -> None:
    def ratings(step: str, item: str, level: Level) -> ScaleAnswer:
        rating = Rating(item=item, name=item, level=level.id, level_name=level.name, mark=level.mark)
        return ScaleAnswer(step=step, field="ratings", under=step, asked="How?", ratings=(rating,))

    entry = task_entry(1, ratings("before", "know", LEVELS[0]), ratings("now", "know", LEVELS[1]))
    desk = workspace(entry.changed(unit="rated", task="rate", title="Rate"))
    rated = Workspace(Catalog((RATED,), ()), desk.store, desk.clock, lambda now, after: entry_id(2))
    outcomes = home(rated).units[0].outcomes
    assert [(one.text, one.then, one.now) for one in outcomes] == [
        ("To know", "○ a little", "● a lot"),
        ("To be able", "", ""),
    ]
    empty = Workspace(Catalog((RATED,), ()), workspace().store, desk.clock, lambda now, after: entry_id(2))
    assert [(one.then, one.now) for one in home(empty).units[0].outcomes] == [("", ""), ("", "")]


def test_everything_that_is_wrong_is_named() -> None:
    desk = workspace(*log(), broken=True)
    overview = home(desk)
    (file,) = overview.files
    assert entry_id(900) in file.path and "line 2" in file.name and "never closed" in file.text
    assert overview.entries == 5
    assert replace(overview, files=()) == home(workspace(*log()))


def test_only_readings_count_as_read() -> None:
    desk = workspace()
    desk.bookmarks.mark_read("small", "tasks/task-1")
    line = home(desk).units[0]
    assert (line.read, line.screens) == (0, 0)
    assert UNIT.order == ("tasks/task-1",)
