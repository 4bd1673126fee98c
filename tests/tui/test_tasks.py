"""Every task and activity of Unit 5, worked through by a trainee from Home to complete, and the file it leaves."""

from __future__ import annotations

from pathlib import Path

from learnlog.guide import REVIEW
from learnlog.journal.answers import ChoiceAnswer, ProseAnswer
from learnlog.journal.entry import Entry
from learnlog.tui.entry import EntryScreen
from learnlog.tui.fields.choice import ChoiceWidget
from learnlog.tui.home import HomeScreen
from learnlog.tui.profile import ProfileScreen
from tests.tui.driving import Clock, Trainee, is_golden, sitting_down
from tests.tui.written import task_1

UNIT = "unit-5"


async def finish(trainee: Trainee, clock: Clock, task: str) -> str:
    """Complete the entry in the review, go Home and see it there, and close learnlog; return the entry's id."""
    entry_id = trainee.task.sitting.entry.id
    clock.on(minutes=20)
    await trainee.complete()
    assert "It is complete and saved. You can reopen it at any time." in trainee.notifications
    await trainee.press("f2")
    trainee.screen(HomeScreen)
    assert "complete" in trainee.says(f"#task-{UNIT}-{task}")
    await trainee.press("ctrl+q")
    return entry_id


async def read_again(home: Path, clock: Clock, task: str, entry_id: str, golden: str, *words: str) -> Entry:
    """Start learnlog again the next day, read the entry from Home, compare its file, and return it."""
    clock.on(days=1)
    async with sitting_down(home, clock) as trainee:
        assert "complete" in trainee.says(f"#task-{UNIT}-{task}")
        await trainee.open_task(UNIT, task)
        shown = trainee.screen(EntryScreen).at_hand
        assert shown is not None and shown.id == entry_id
        for word in words:
            assert word in trainee.text
        entry = trainee.kept(entry_id)
        assert entry == shown and entry.state == "complete"
        assert is_golden(trainee.entry_file(entry_id), golden)
    return entry


async def test_task_1_says_what_four_values_imply(tmp_path: Path) -> None:
    clock = Clock()
    async with sitting_down(tmp_path, clock, welcome=True) as trainee:
        welcome = trainee.screen(ProfileScreen)
        welcome._name_line.value = "Ada"
        welcome._setting_line.value = "A secondary school, Year 8"
        welcome._choose
        await trainee.press("tab", "tab", "down", "enter", "tab", "enter")
        home = trainee.screen(HomeScreen)
        assert "Hello, Ada." in trainee.text
        assert "not started" in trainee.says(f"#task-{UNIT}-task-1")

        await trainee.open_task(UNIT, "task-1")
        area = trainee.field("area")
        assert isinstance(area, ChoiceWidget) and area.chosen == task_1.AREA  # filled in from the profile
        await trainee.work_through(task_1.WRITTEN)
        assert trainee.key == REVIEW
        assert trainee.gaps == ["“Inclusion: what does this value imply for pupils with SEND in particular?” has no answer yet."]

        address = await trainee.fill_gap()
        assert (address.step, address.item, address.field) == ("value", "inclusion", "implications")
        await trainee.write("implications", task_1.INCLUSION)
        await trainee.press("ctrl+r")
        entry_id = await finish(trainee, clock, "task-1")

    entry = await read_again(tmp_path, clock, "task-1", entry_id, "task-1", "A pupil who reads slowly")
    by_key = {f"{one.address}": one for one in entry.answers}
    area_answer = by_key["need/area"]
    print(by_key.keys())
