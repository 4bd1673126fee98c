"""Every task and activity of Unit 5, worked through by a trainee from Home to complete, and the file it leaves.

The files are compared byte for byte with those in ``golden/``. After a change that is meant, write them anew with
``LEARNLOG_WRITE_GOLDEN=1 pytest tests/tui/test_tasks.py`` and read the difference before you commit it.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from textual.widgets import Button

from learnlog.guide import REVIEW
from learnlog.journal.answers import Address, ChoicesAnswer, PeopleAnswer, RowsAnswer, ScaleAnswer
from learnlog.journal.entry import Entry
from learnlog.tui.entry import EntryScreen
from learnlog.tui.fields.choice import ChoiceWidget
from learnlog.tui.fields.choices import ChoicesWidget
from learnlog.tui.fields.line_input import LineInput
from learnlog.tui.fields.offer_card import OfferCard
from learnlog.tui.fields.prose import ProseWidget
from learnlog.tui.fields.rows import RowsWidget
from learnlog.tui.fields.scale import ScaleWidget
from learnlog.tui.home import HomeScreen
from learnlog.tui.welcome import WelcomeScreen
from tests.tui.driving import Clock, Trainee, is_golden, set_text, sitting_down
from tests.tui.written import activities, task_1, task_2, task_3, task_4, task_5
from tests.tui.written.form import Written
from tests.variations import the_first

UNIT = "unit-5"


async def finish(trainee: Trainee, clock: Clock, task: str) -> str:
    """Complete the entry in the review, go Home and see it there, and close learnlog; return the entry's id."""
    entry_id = trainee.task.sitting.entry.id
    clock.on(minutes=20)
    await trainee.complete()
    assert any("It is complete and saved." in one and "Home (F2) leads on" in one for one in trainee.notifications)
    assert trainee.says("#trail-status") == f"Saved {clock():%H:%M:%S}"
    await trainee.press("f2")
    trainee.screen(HomeScreen)
    assert "complete" in trainee.says(f"#task-{UNIT}-{task}")
    await trainee.press("ctrl+q")
    assert trainee.app.return_code == 0
    return entry_id


async def read_again(home: Path, clock: Clock, task: str, entry_id: str, *words: str) -> Entry:
    """Start learnlog again the next day, read the entry from Home, compare its file, and return it."""
    clock.on(days=1)
    async with sitting_down(home, clock) as trainee:
        assert "complete" in trainee.says(f"#task-{UNIT}-{task}")
        await trainee.open_task(UNIT, task)
        shown = trainee.screen(EntryScreen).at_hand
        assert shown is not None and shown.id == entry_id and shown.state == "complete"
        for word in words:
            assert word in trainee.text
        assert trainee.kept(entry_id) == shown
        assert trainee.drafts() == []
        assert is_golden(trainee.entry_file(entry_id), task)
    assert isinstance(shown, Entry)
    return shown


async def test_task_1_what_four_values_imply_and_which_of_them_matter_most(tmp_path: Path) -> None:
    clock = Clock()
    async with sitting_down(tmp_path, clock, welcome=True) as trainee:
        name, setting = trainee.screen(WelcomeScreen).query(LineInput)
        name.value, setting.value = "Ada", "A secondary school, Year 8"
        await trainee.press("tab", "tab", "down", "enter", "tab", "enter")
        trainee.screen(WelcomeScreen)
        await trainee.press("tab", "tab", "enter", "enter")
        assert trainee.screen(HomeScreen).overview is not None
        assert "Hello, Ada." in trainee.says("#greeting")
        assert "not started" in trainee.says(f"#task-{UNIT}-task-1")

        await trainee.open_task(UNIT, "task-1")
        area = trainee.field("area")
        assert isinstance(area, ChoiceWidget) and area.chosen == task_1.AREA, "the profile fills it in"
        await trainee.work_through(task_1.WRITTEN)
        assert trainee.gaps == [
            "“Inclusion: what does this value imply for pupils with SEND in particular?” has no answer yet."
        ]
        assert trainee.one("#complete", Button).disabled

        assert await trainee.fill_gap() == Address("value", "inclusion", "implications")
        await trainee.write("implications", task_1.INCLUSION)
        await trainee.review()
        entry_id = await finish(trainee, clock, "task-1")

    entry = await read_again(tmp_path, clock, "task-1", entry_id, "Task 1: Four values")
    assert [str(one.address) for one in entry.answers] == [
        "need/area",
        "value/respect/implications",
        "value/self-determination/implications",
        "value/inclusion/implications",
        "value/relationships/implications",
        "resonance/stands-out",
        "resonance/values",
        "resonance/why",
    ]


async def test_task_1_asks_which_values_only_where_some_stand_out(tmp_path: Path) -> None:
    async with sitting_down(tmp_path) as trainee:
        await trainee.open_task(UNIT, "task-1")
        await trainee.jump("resonance")
        await trainee.write("stands-out", "some")
        await trainee.write("values", ("inclusion",))
        await trainee.write("stands-out", "none")
        assert "values" not in trainee.asked()
        await trainee.write("stands-out", "some")
        values = trainee.field("values")
        assert isinstance(values, ChoicesWidget) and values.chosen == ["inclusion"]


async def test_task_2_two_values_rated_and_a_plan_with_colleagues(tmp_path: Path) -> None:
    clock = Clock()
    async with sitting_down(tmp_path, clock) as trainee:
        await trainee.open_task(UNIT, "task-2")
        await choose_exactly_two(trainee)
        await trainee.next()
        assert trainee.key == "extent/respect"
        await trainee.press("1")  # a digit chooses on the scale that has the focus
        ratings = trainee.field("ratings")
        assert isinstance(ratings, ScaleWidget) and ratings.pickers["listening"].chosen == "absent"
        assert "“listening to people” is rated absent, but the evidence is missing." in await gaps_now(trainee)
        await trainee.answer_step({"extent/respect": task_2.RESPECT})
        assert await gaps_now(trainee, "extent/respect") == []  # not seen needs no evidence

        await change_a_value_and_back(trainee)
        await trainee.jump("extent/inclusion")
        await trainee.answer_step({"extent/inclusion": task_2.INCLUSION})
        await trainee.next()
        await plan(trainee)
        await trainee.jump(REVIEW)

        declined = "“opportunities to play a role in the economic life of the country"
        assert len(trainee.gaps) == 1 and trainee.gaps[0].startswith(declined)
        assert await trainee.fill_gap() == Address("plan", "", "actions")
        assert isinstance(trainee.app.focused, LineInput)
        trainee.app.focused.value = task_2.WORK
        await trainee.review()
        entry_id = await finish(trainee, clock, "task-2")

    entry = await read_again(tmp_path, clock, "task-2", entry_id, "Task 2: Two values in your setting")
    values = entry.answer(Address("choose", "", "values"))
    assert isinstance(values, ChoicesAnswer) and [one.id for one in values.chosen] == ["respect", "inclusion"]
    colleagues = entry.answer(Address("plan", "", "colleagues"))
    assert isinstance(colleagues, PeopleAnswer) and len(colleagues.people) == 2
    actions = entry.answer(Address("plan", "", "actions"))
    assert isinstance(actions, RowsAnswer)
    assert [row.offered for row in actions.rows] == ["extent/respect/ratings/privacy", ""]
    assert [row.cells["by"] for row in actions.rows] == [date(2026, 12, 4), date(2026, 12, 11)]
    assert [(one.offered, one.reason) for one in actions.declined] == [
        ("extent/inclusion/ratings/economic-life", task_2.WORK)
    ]
    kept_aside = entry.answer(Address("extent", "relationships", "judgement"))
    assert kept_aside is not None, "what was written about a value no longer chosen is kept"


async def choose_exactly_two(trainee: Trainee) -> None:
    """Choose two values by their keys; a third is not taken."""
    values = trainee.field("values")
    assert isinstance(values, ChoicesWidget) and trainee.has_focus(values.marks)
    await trainee.press("space")
    assert "choose exactly two; one is chosen." in (await gaps_now(trainee))[0]
    await trainee.press("end", "space", "up", "space")
    assert values.chosen == ["respect", "relationships"]
    assert "“Inclusion” was not added, because two are chosen: take one back first." in values.hint
    await trainee.press("end", "space", "up", "space")
    assert values.chosen == ["respect", "inclusion"]
    assert [gap for gap in await gaps_now(trainee) if "exactly" in gap] == []
    assert trainee.task.guide.keys == ("choose", "extent/respect", "extent/inclusion", "plan", REVIEW)


async def change_a_value_and_back(trainee: Trainee) -> None:
    """Take back a value that was written about: its step goes, and with the value all of its words come back."""
    await trainee.jump("choose")
    await trainee.write("values", ("respect", "relationships"))
    assert trainee.task.guide.keys == ("choose", "extent/inclusion", "extent/relationships", "plan", REVIEW)
    await trainee.jump("extent/relationships")
    await trainee.write("judgement", "Friendships are left to chance, and at lunchtime chance is not kind.")
    await trainee.jump("choose")
    await trainee.write("values", ("relationships", "respect"))
    assert "extent/relationships" not in trainee.task.guide.keys
    await trainee.jump("extent/respect")
    ratings, judgement = trainee.field("ratings"), trainee.field("judgement")
    assert isinstance(ratings, ScaleWidget) and isinstance(judgement, ProseWidget)
    assert judgement.area.text == task_2.RESPECT["judgement"]
    rated = {name: (picker.chosen, ratings._evidence_text(name)) for name, picker in ratings.pickers.items()}
    assert rated == task_2.RESPECT["ratings"]


async def plan(trainee: Trainee) -> None:
    """Name colleagues, take what is offered or decline it, and leave the reason for later."""
    assert trainee.key == "plan"
    await trainee.write("colleagues", task_2.COLLEAGUES[:1])
    at_least = "“Who is planning with you?”: name at least two colleagues by role; one so far."
    assert at_least in await gaps_now(trainee)
    await trainee.write("colleagues", task_2.COLLEAGUES[1:])
    assert at_least not in await gaps_now(trainee)

    actions = trainee.field("actions")
    assert isinstance(actions, RowsWidget)
    privacy, work = "extent/respect/ratings/privacy", "extent/inclusion/ratings/economic-life"
    assert set(actions.offers) == {privacy, work}, "what is absent or weak is offered, nothing else"
    assert sum("add it as an action or say why not" in gap for gap in await gaps_now(trainee)) == 2
    await press_in(trainee, actions.offers[privacy], ".take")
    assert actions.offers[privacy].state == "taken"
    assert actions.cards[0].offered == privacy
    for column, text in task_2.PRIVACY.items():
        set_text(actions.cards[0].cells[column], text)
    await press_in(trainee, actions.offers[work], ".decline")
    assert trainee.has_focus(actions.offers[work].reason)
    await trainee.add_row("actions", task_2.TIME)
    await trainee.taken()


async def press_in(trainee: Trainee, card: OfferCard, selector: str) -> None:
    """Press a button of an offer by its key, and have it taken up."""
    card.query_one(selector, Button).focus()
    await trainee.press("enter")
    await trainee.taken()


async def gaps_now(trainee: Trainee, step: str = "") -> list[str]:
    """Return the gaps of a step, by default of the one in front, with what was just written taken up."""
    await trainee.taken()
    return [gap.text for gap in trainee.task.guide.gaps_in(step or trainee.key)]


async def test_task_3_a_presentation_for_colleagues(tmp_path: Path) -> None:
    clock = Clock()
    async with sitting_down(tmp_path, clock) as trainee:
        await trainee.open_task(UNIT, "task-3")
        await trainee.work_through(task_3.WRITTEN, but=["occasion/audience", "promise/inclusion/growth"])
        assert trainee.gaps == [
            "“Who is the presentation for?” has no answer yet.",
            "“Where and how could a more coherent approach grow?” has no answer yet.",
        ]
        assert await trainee.fill_gap(1) == Address("promise", "inclusion", "growth")
        await trainee.write("growth", task_3.WRITTEN["promise/inclusion"]["growth"])
        await trainee.review()
        assert await trainee.fill_gap() == Address("occasion", "", "audience")
        await trainee.write("audience", task_3.WRITTEN["occasion"]["audience"])
        await trainee.review()
        entry_id = await finish(trainee, clock, "task-3")

    entry = await read_again(tmp_path, clock, "task-3", entry_id, "Task 3: A presentation for colleagues")
    promises = [one.item for one in entry.answers if one.field == "strengths"]
    assert promises == ["respect", "self-determination", "inclusion", "relationships"]
    questions = entry.answer(Address("invitation", "", "questions"))
    evaluations = entry.answer(Address("evaluations", "", "evaluations"))
    assert isinstance(questions, RowsAnswer) and len(questions.rows) == 3
    assert isinstance(evaluations, RowsAnswer) and "\n\n" in str(evaluations.rows[1].cells["develop"])


async def test_task_4_the_senior_team_and_four_criteria(tmp_path: Path) -> None:
    clock = Clock()
    async with sitting_down(tmp_path, clock) as trainee:
        await trainee.open_task(UNIT, "task-4")
        await trainee.work_through(task_4.WRITTEN)
        assert len(trainee.gaps) == 1 and trainee.gaps[0].startswith("“Overall, how far does the senior management")
        assert await trainee.fill_gap() == Address("overall", "", "judgement")
        await trainee.write("judgement", task_4.VERDICT)
        await trainee.next()
        entry_id = await finish(trainee, clock, "task-4")

    entry = await read_again(tmp_path, clock, "task-4", entry_id, "Task 4: The senior team")
    criteria = ["values-in-policy", "skilled-staff", "fair-resources", "teaching-environments"]
    for field in ("extent", "evidence", "move-on"):
        assert [one.item for one in entry.answers if one.field == field] == criteria


async def test_task_5_one_pupil_with_the_clip_and_without_it(tmp_path: Path) -> None:
    clock = Clock()
    async with sitting_down(tmp_path, clock) as trainee:
        await trainee.open_task(UNIT, "task-5")
        await trainee.answer_step(task_5.BEFORE)
        await trainee.next()
        await trainee.answer_step(task_5.BEFORE)
        await trainee.next()
        await both_branches_of_the_clip(trainee)
        await trainee.work_through(task_5.AFTER)
        assert trainee.gaps == ["“Your comments on the pupil or group under this heading” has no answer yet."]
        assert await trainee.fill_gap() == Address("heading", "aspirations", "comments")
        await trainee.write("comments", task_5.ASPIRATIONS)
        await trainee.review()
        entry_id = await finish(trainee, clock, "task-5")

    entry = await read_again(tmp_path, clock, "task-5", entry_id, "Task 5: One pupil or group")
    order = list(dict.fromkeys(one.step for one in entry.answers))
    assert order == ["group", "pupil", "clip", "instead", "heading", "begin", "reviewing", "watched"]
    headings = [one.item for one in entry.answers if one.field == "comments"]
    assert headings == ["aspirations", "curriculum", "strategies", "resources", "progress"]


async def both_branches_of_the_clip(trainee: Trainee) -> None:
    """Write what was seen in the clip; then it was not to be had after all; then look whether both are kept."""
    assert trainee.key == "clip"
    await trainee.write("seen", "watched")
    keys = trainee.task.guide.keys
    assert "watched" in keys and "instead" not in keys
    await trainee.next()
    await trainee.answer_step({"watched": task_5.WATCHED})

    await trainee.press("f7")
    await trainee.write("seen", "unavailable")
    keys = trainee.task.guide.keys
    assert "instead" in keys and "watched" not in keys
    await trainee.next()
    await trainee.answer_step({"instead": task_5.INSTEAD})

    await trainee.press("f7")
    await trainee.write("seen", "watched")
    await trainee.next()
    seen = trainee.field("individual")
    assert isinstance(seen, ProseWidget) and seen.area.text == task_5.WATCHED["individual"]
    await trainee.press("f7")
    await trainee.write("seen", "unavailable")
    await trainee.next()
    recalled = trainee.field("individual")
    assert isinstance(recalled, ProseWidget) and recalled.area.text == task_5.INSTEAD["individual"]
    await trainee.next()
    assert trainee.key == "heading/aspirations"
    await trainee.next()


ACTIVITIES: dict[str, tuple[Written, str, str]] = {
    "continua": (activities.CONTINUA, "picture/shows", "“What does the picture show about your setting?”"),
    "curriculum": (activities.CURRICULUM, "question/how/today", "“How: how does your setting answer this"),
    "outcomes": (activities.OUTCOMES, "now/ratings", "“Consider some of the challenges and opportunities that"),
}
"""By activity: what is written, a field that is left open at first, and how the review names it."""


@pytest.mark.parametrize("activity", the_first(1, ["outcomes", "continua", "curriculum"]))
async def test_the_activities_beside_the_tasks(tmp_path: Path, activity: str) -> None:
    clock = Clock()
    written, open_at_first, gap = ACTIVITIES[activity]
    step, _, field = open_at_first.rpartition("/")
    async with sitting_down(tmp_path, clock) as trainee:
        await trainee.open_task(UNIT, activity)
        await trainee.work_through(written, but=[open_at_first])
        assert trainee.gaps[0].startswith(gap)
        assert str(await trainee.fill_gap()) == open_at_first
        await trainee.write(field, written[step][field])
        await trainee.review()
        entry_id = await finish(trainee, clock, activity)

    entry = await read_again(tmp_path, clock, activity, entry_id)
    assert not entry.title.startswith("Task")
    scales = [one for one in entry.answers if isinstance(one, ScaleAnswer)]
    if activity == "continua":
        ends = scales[0].ratings[0].ends
        assert len(scales[0].ratings) == 6
        assert ends == ("Same objectives for all learners", "Different objectives for each learner")
    if activity == "outcomes":
        levels = [[rating.level for rating in one.ratings] for one in scales]
        assert levels == [["beginning", "not-yet", "beginning"], ["mostly", "mostly", "confident"]]
