"""Task 3's presentation: on the slide while it is typed, in front of colleagues, and what is said of it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from textual.containers import VerticalScroll
from textual.widgets import Button

from learnlog.export.slides import Deck, Said, Slide
from learnlog.journal.answers import Address, RowsAnswer
from learnlog.tui.entry import EntryScreen
from learnlog.tui.evaluations import EvaluationsScreen
from learnlog.tui.navigation import ReadEntry
from learnlog.tui.present import PresentScreen
from learnlog.tui.task import TaskScreen
from tests.tui.driving import Clock, sitting_down
from tests.tui.log_room import NASTY, Shell, screen_text, settled

UNIT, TASK = "unit-5", "task-3"


def slide(title: str, *bullets: str) -> Slide:
    said = tuple(Said("Here", (one,), f"All about {one}") for one in bullets)
    return Slide("content", title, title, "", said)


def deck() -> Deck:
    """Three slides to show, the last of them long, and one that nothing is written for."""
    first = Slide("title", "one", "What we promise", "", (Said("", ("All staff",), ""),))
    long = slide("Long", *(f"point {number}" for number in range(30)))
    return Deck("Task 3", (first, slide("Empty"), slide(NASTY, NASTY), long))


async def test_slides_are_walked_through_with_every_key_a_presenter_has() -> None:
    screen = PresentScreen(deck(), Clock())
    app = Shell(lambda: screen)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "What we promise" in screen_text(app) and "1 of 3" in screen_text(app)
        assert "Home" not in screen_text(app), "nothing of the app's chrome"
        walked = []
        for key in (
            "left",
            "right",
            "left",
            "space",
            "pagedown",
            "enter",
            "pageup",
            "backspace",
            "end",
            "home",
            "3",
            "9",
        ):
            await pilot.press(key)
            walked.append(screen.slide.id)
        long, nasty = "Long", NASTY
        assert walked == ["one", nasty, "one", nasty, long, long, nasty, "one", long, "one", long, long]


async def test_a_long_slide_scrolls_and_fits_again_when_the_window_grows() -> None:
    screen = PresentScreen(deck(), Clock(), start=2)
    app = Shell(lambda: screen)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "point 0" in screen_text(app) and "point 29" not in screen_text(app)
        page = screen.query_one("#present-page", VerticalScroll)
        await pilot.press(*["down"] * 5)
        assert page.scroll_y == 5
        await pilot.resize_terminal(120, 150)
        await settled(pilot)
        assert "point 29" in screen_text(app)
        await pilot.press("left", "right")
        assert page.scroll_y == 0, "another slide begins at its top"


async def test_notes_and_clock_come_and_go_and_hostile_text_stays_text() -> None:
    clock = Clock()
    screen = PresentScreen(deck(), clock, start=1)
    app = Shell(lambda: screen)
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        assert "[bold]not bold[/]" in screen_text(app) and "All about" not in screen_text(app)
        clock.on(minutes=7, seconds=5)
        await pilot.press("n")
        screen._show_clock()
        await settled(pilot)
        assert "All about [bold]not bold[/]" in screen_text(app)
        assert f"7:05 · {clock.now:%H:%M}" in screen_text(app)
        clock.now -= timedelta(hours=1)
        screen._show_clock()
        await pilot.press("n", "c")
        await settled(pilot)
        assert "All about" not in screen_text(app) and "·" not in screen_text(app).split("\n")[-1]


async def test_a_slide_is_seen_while_it_is_typed_and_presented_from_there(tmp_path: Path) -> None:
    async with sitting_down(tmp_path, size=(120, 40)) as trainee:
        await trainee.open_task(UNIT, TASK)
        assert "The slide, as it stands" in trainee.text, "the unit says nothing about this step"
        await trainee.write("audience", "Tutors [in] Year 9")
        assert trainee.text.count("Tutors [in] Year 9") == 2
        await trainee.next()
        assert "From the unit" in trainee.text
        await trainee.press("ctrl+l")
        assert "! Not written yet: Why" in trainee.text
        await trainee.write("rationale", "They hold us to it. And more.\n" + "- far too much\n" * 14)
        assert trainee.text.count("• far too much") >= 12 and "Too full" in trainee.text
        await trainee.press("f6")
        assert "From the unit" in trainee.text and "Too full" not in trainee.text
        await trainee.press("ctrl+t")
        screen = trainee.screen(PresentScreen)
        assert (screen.slide.title, len(screen.slide.said[0].bullets)) == ("Why these promises?", 14)
        trainee.app.notify("No backup could be made.", timeout=60)
        await trainee.press("n")
        assert "No backup could be made." not in trainee.notifications, "an audience is looking"
        await trainee.press("escape")
        await trainee.until(lambda: "No backup could be made." in trainee.notifications)
        assert trainee.key == "rationale"


async def test_at_80_columns_the_slide_is_on_a_key_and_tasks_without_slides_have_none(tmp_path: Path) -> None:
    async with sitting_down(tmp_path) as trainee:
        await trainee.open_task(UNIT, TASK)
        await trainee.write("audience", "All staff")
        assert "as it stands" not in trainee.text
        await trainee.press("ctrl+l")
        assert "as it stands" in trainee.text and "All staff" in trainee.text
        await trainee.press("ctrl+l")
        assert "as it stands" not in trainee.text
        await trainee.press("escape")
        await trainee.open_task(UNIT, "task-4")
        await trainee.press("ctrl+l", "ctrl+t")
        assert trainee.key and "as it stands" not in trainee.text


async def test_what_colleagues_said_is_on_one_page_and_offered_as_actions(tmp_path: Path) -> None:
    async with sitting_down(tmp_path, size=(100, 30)) as trainee:
        await trainee.open_task(UNIT, TASK)
        await trainee.jump("evaluations")
        said = {"role": "Tutor [9]", "strength": "The round.", "develop": "Start with the plans."}
        await trainee.write("evaluations", [said])
        entry_id = trainee.task.sitting.entry.id
        await trainee.next()
        assert "“Start with the plans.” – Tutor [9]" in trainee.text
        trainee.task.query_one(".take", Button).press()
        await trainee.settle()
        await trainee.taken()
        answer = trainee.task.sitting.entry.answer(Address("next", "", "actions"))
        assert isinstance(answer, RowsAnswer) and answer.actions
        assert answer.rows[0].cells["about"] == "Start with the plans."
        await trainee.press("escape")
        trainee.app.post_message(ReadEntry(entry_id))
        await trainee.until(lambda: isinstance(trainee.app.screen, EntryScreen) and "Tutor" in trainee.text)
        await trainee.press("g")
        assert trainee.screen(EvaluationsScreen)
        text = trainee.text
        assert text.index("Where we are strong (1)") < text.index("The round.") < text.index("Where and how to develop")
        assert text.count("Tutor [9]") == 2
        await trainee.press("e")
        await trainee.until(lambda: isinstance(trainee.app.screen, TaskScreen))
        assert trainee.key == "evaluations"
