"""A second unit, dropped into the folder of one's own units, runs everywhere with no Python changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from textual.widgets import Button

from learnlog.cli import main
from learnlog.guide import REVIEW
from learnlog.journal.answers import Address, PeopleAnswer, RowsAnswer
from learnlog.tui.entry import EntryScreen
from learnlog.tui.entry_list import EntryList
from learnlog.tui.fields.date import DateWidget
from learnlog.tui.fields.rows import RowsWidget
from learnlog.tui.home import HomeScreen
from learnlog.tui.log import LogScreen
from learnlog.tui.taskpage import TaskPage
from learnlog.tui.unit import UnitScreen
from tests.tui.driving import Clock, Trainee, set_text, sitting_down
from tests.tui.written import listening
from tests.tui.written.form import Written
from tests.units import UNIT_ID, listening_to_readers, write_unit

NAME = "Unit L: Listening to readers"
ORDER = (
    "readings/welcome",
    "activities/before-and-now#before",
    "readings/why-listen",
    "readings/habits",
    "tasks/notice",
    "tasks/one-reader",
    "activities/before-and-now#now",
)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A log with a unit of its own."""
    write_unit(tmp_path / "units" / UNIT_ID)
    return tmp_path


def headings(trainee: Trainee) -> list[str]:
    return [str(one.render()) for one in trainee.app.home.query("#left .heading")]


async def complete(trainee: Trainee, task: str, written: Written) -> str:
    """Work through a task from Home, complete it, and see it on Home."""
    await trainee.open_task(UNIT_ID, task)
    entry_id = trainee.task.sitting.entry.id
    await trainee.work_through(written)
    return await finish(trainee, task, entry_id)


async def finish(trainee: Trainee, task: str, entry_id: str) -> str:
    await trainee.complete()
    await trainee.press("f2")
    assert "complete" in trainee.says(f"#task-{UNIT_ID}-{task}")
    return entry_id


async def test_the_unit_is_read_from_its_first_screen_to_its_last(home: Path) -> None:
    async with sitting_down(home) as trainee:
        assert headings(trainee) == ["Unit 5: Personalised learning", NAME]
        assert "0 of 3" in trainee.says(f"#read-{UNIT_ID}")
        await trainee.choose_line(f"read-{UNIT_ID}")
        room = trainee.screen(UnitScreen)
        walked = [room.place]
        for _ in ORDER[1:]:
            await trainee.press("n")
            walked.append(room.place)
        assert tuple(walked) == ORDER
        assert "end of the unit" in trainee.text
        await trainee.press("escape")
        assert trainee.screen(HomeScreen).overview
        assert "3 of 3" in trainee.says(f"#read-{UNIT_ID}")


async def test_a_task_is_begun_from_its_place_in_the_unit(home: Path) -> None:
    async with sitting_down(home) as trainee:
        await trainee.choose_line(f"read-{UNIT_ID}")
        room = trainee.screen(UnitScreen)
        await room.open("tasks/one-reader")
        assert isinstance(room.page, TaskPage) and trainee.has_focus(room.page.begin)
        await trainee.press("enter")
        assert trainee.task.sitting.task.id == "one-reader"
        assert trainee.task.sitting.unit.id == UNIT_ID
        await trainee.press("escape")
        assert trainee.app.screen is room


async def test_every_task_to_complete_then_the_log_and_the_command_line(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with sitting_down(home, Clock()) as trainee:
        ids = [
            await complete(trainee, "before-and-now", listening.BEFORE_AND_NOW),
            await notice(trainee),
            await one_reader(trainee),
        ]
        outcomes = trainee.app.home.overview
        assert outcomes is not None
        rated = [(one.then, one.now) for one in outcomes.units[1].outcomes]
        assert rated == [("◐ sometimes", "● often"), ("○ never", "◐ sometimes")]
        assert "Count to five under the table." in trainee.says("#due-0")
        await look_into_the_log(trainee, ids)
        await trainee.press("ctrl+q")

    for entry_id in ids:
        assert said(capsys, home, "show", entry_id) != ""
    assert "Count to five under the table." in said(capsys, home, "show", ids[1])
    listed = json.loads(said(capsys, home, "list", "--unit", UNIT_ID, "--json"))
    entries = listed["entries"] if isinstance(listed, dict) else listed
    assert {one["id"] for one in entries} == set(ids)
    assert {one["state"] for one in entries} == {"complete"}
    assert "Notice your habits" in said(capsys, home, "list", "--task", "notice")
    whole = said(capsys, home, "read", "--all", "--unit", UNIT_ID)
    places = [whole.index(words) for words in ("This unit is about listening.", "Why listen?", "Three habits")]
    assert places == sorted(places)
    for words in ("Notice your habits", "One reader", "Quiet is not empty.", "https://reading.example/recording"):
        assert words in whole
    assert UNIT_ID in said(capsys, home, "units", "list")
    assert said(capsys, home, "units", "check", UNIT_ID)


def said(capsys: pytest.CaptureFixture[str], home: Path, *arguments: str) -> str:
    """Return what a command prints, which must end well."""
    code = main(["--home", str(home), *arguments])
    printed = capsys.readouterr()
    assert (code, printed.err) == (0, "")
    return printed.out


async def notice(trainee: Trainee) -> str:
    """Task A: what depends on a choice, on rounds over a list, over an answer and over people, and offered rows."""
    await trainee.open_task(UNIT_ID, "notice")
    entry_id = trainee.task.sitting.entry.id
    day = trainee.field("day")
    assert isinstance(day, DateWidget) and day.entry.input.value == "23 November 2026"
    assert "consent" not in trainee.asked()
    await trainee.answer_step(listening.NOTICE)
    assert "consent" in trainee.asked()
    await trainee.next()
    while trainee.key != "plan":
        await trainee.answer_step(listening.NOTICE)
        await trainee.next()
    await trainee.write("colleagues", listening.NOTICE["plan"]["colleagues"])
    await trainee.write("lead", "p1")
    actions = trainee.field("actions")
    assert isinstance(actions, RowsWidget)
    offer = actions.offers["watch/waiting/signs/silence"]
    offer.query_one(".take", Button).focus()
    await trainee.press("enter")
    for column, text in listening.ACTION.items():
        set_text(actions.cards[0].cells[column], text)
    await trainee.taken()
    await trainee.next()
    assert trainee.key == "each-colleague/p1"
    await trainee.work_through(listening.NOTICE)
    assert trainee.gaps == []
    assert trainee.task.guide.keys == (
        "begin",
        "recording",
        "overview/waiting",
        "overview/praising",
        "overview/asking",
        "watch/waiting",
        "watch/asking",
        "plan",
        "each-colleague/p1",
        "each-colleague/p2",
        REVIEW,
    )
    await finish(trainee, "notice", entry_id)
    entry = trainee.kept(entry_id)
    people, rows = entry.answer(Address("plan", "", "colleagues")), entry.answer(Address("plan", "", "actions"))
    assert isinstance(people, PeopleAnswer) and [one.id for one in people.people] == ["p1", "p2"]
    assert isinstance(rows, RowsAnswer) and rows.rows[0].cells["about"] == "a silence that is let be"
    return entry_id


async def one_reader(trainee: Trainee) -> str:
    """Task B: an offer that is made in the step in which it is rated, and a gap gone to from the review."""
    await trainee.open_task(UNIT_ID, "one-reader")
    entry_id = trainee.task.sitting.entry.id
    await trainee.answer_step(listening.ONE_READER)
    await trainee.taken()
    rows = trainee.field("steps")
    assert isinstance(rows, RowsWidget) and list(rows.offers) == ["place/ratings/waiting"]
    await trainee.review()
    assert len(trainee.gaps) == 1 and "“Waiting”" in trainee.gaps[0]
    assert await trainee.fill_gap() == Address("place", "", "steps")
    await trainee.press("enter")  # the focus is on “Add as a row”
    await trainee.review()
    return await finish(trainee, "one-reader", entry_id)


async def look_into_the_log(trainee: Trainee, ids: list[str]) -> None:
    """Find the entries in the Log, and read the newest."""
    await trainee.press("f4")
    entries = trainee.screen(LogScreen).query_one(EntryList)
    assert "3 entries" in trainee.says("#trail-count")
    row = entries.row
    assert row is not None and getattr(row, "id", "") == ids[2]
    entries.focus()
    await trainee.press("enter")
    shown = trainee.screen(EntryScreen).at_hand
    assert shown is not None and shown.id == ids[2]
    assert "Where do you stand?" in trainee.text


async def test_a_broken_unit_is_named_on_home_and_hides_nothing_else(home: Path) -> None:
    files = dict(listening_to_readers())
    files["unit.toml"] = files["unit.toml"].replace('"readings/habits",', '"readings/nowhere",')
    write_unit(home / "units" / "broken", files)
    async with sitting_down(home) as trainee:
        assert headings(trainee) == ["Unit 5: Personalised learning", NAME]
        trouble = [str(one.render()) for one in trainee.app.home.query(".trouble")]
        assert len(trouble) == 1 and "broken" in trouble[0] and "learnlog units check" in trouble[0]
        await trainee.open_task(UNIT_ID, "one-reader")
        assert trainee.task.sitting.unit.id == UNIT_ID
        await trainee.press("f2")
        await trainee.choose_line("read-unit-5")
        assert trainee.screen(UnitScreen).unit.id == "unit-5"
