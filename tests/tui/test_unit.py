"""The Unit room: the walk from the first screen to the last, the contents, what is read and the place that is kept."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Button

from learnlog.journal.settings import Place
from learnlog.tui.contents import Contents
from learnlog.tui.link import LinkCard
from learnlog.tui.navigation import OpenTask
from learnlog.tui.reading import ReadingView
from learnlog.tui.taskpage import TaskPage
from learnlog.tui.unit import UnitScreen
from learnlog.workspace import Workspace
from tests.tui.reading_room import Shell, small_unit, workspace
from tests.variations import the_first

UNIT = small_unit()


async def settled(pilot: Pilot[None]) -> None:
    """Wait until what goes to the disk is there."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def room(place: str = "", scroll: int = 0, **states: str) -> tuple[Workspace, UnitScreen, Shell]:
    desk = workspace(UNIT)
    screen = UnitScreen(
        desk, UNIT, place, scroll, states={name.replace("_", "-"): state for name, state in states.items()}
    )
    return desk, screen, Shell(screen)


async def test_next_walks_from_the_first_to_the_last_and_back() -> None:
    desk, screen, app = room(UNIT.order[0])
    async with app.run_test(size=(120, 40)) as pilot:
        walked = [screen.place]
        for _ in UNIT.order[1:]:
            await screen.action_next()
            walked.append(screen.place)
        assert tuple(walked) == UNIT.order
        await pilot.press("n")
        assert screen.place == UNIT.order[-1]
        await settled(pilot)
        assert "This is the end of the unit." in app.text
        for _ in UNIT.order:
            await screen.action_back()
        assert screen.place == UNIT.order[0]
        await settled(pilot)
        assert desk.bookmarks.read_screens("small") == {"readings/short", "readings/long", "readings/last"}
        assert desk.bookmarks.place == Place(room="unit", unit="small", screen=UNIT.order[0])


@pytest.mark.parametrize(("key", "number"), [("n", 3), ("right", 3), ("p", 1), ("left", 1), ("space", 3)])
async def test_the_keys_of_the_walk(key: str, number: int) -> None:
    _, screen, app = room("readings/short")
    async with app.run_test(size=(120, 60)) as pilot:
        await settled(pilot)
        await pilot.press(key)
        assert screen.place == UNIT.order[number - 1]


async def test_space_turns_pages_before_it_goes_on() -> None:
    _, screen, app = room("readings/long")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        pages = 0
        while screen.place == "readings/long":
            await pilot.press("space")
            pages += 1
        assert pages > 5 and screen.place == "tasks/task-1"


async def test_the_button_names_what_comes_next() -> None:
    _, screen, app = room("readings/short")
    async with app.run_test(size=(120, 60)) as pilot:
        await settled(pilot)
        button = screen.query_one(".next", Button)
        assert str(button.label) == "Next: A long one →"
        await pilot.click(button)
        assert screen.place == "readings/long"


async def test_the_header_says_where_and_how_much() -> None:
    _, screen, app = room("readings/last")
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        head = app.text.split("\n")[0]
        assert "Unit S: Small [unit] · 5 of 6 · Table 1" in head and head.endswith("1 of 3 read")
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        assert "Unit S · 5 of 6 · Table 1" in app.text.split("\n")[0]
        assert screen.place == "readings/last"


async def test_contents_mark_what_is_read_and_how_tasks_stand() -> None:
    desk, _, app = room("readings/last", task_1="draft")
    desk.bookmarks.mark_read("small", "readings/short")
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        shown = [line[:33].rstrip() for line in app.text.split("\n")]
    assert " ✓ A short one" in " \n".join(shown)
    whole = "\n".join(shown)
    assert "· A long one" in whole and "▸✓ Table 1" in whole
    assert "◐ Task 1: Think [hard]" in whole and "task, draft" in whole
    assert whole.count("· Rate it:") == 2 and whole.count("activity, not started") == 2
    assert whole.index("First part") < whole.index("A short one") < whole.index("Second part") < whole.index("Table 1")


async def test_contents_open_a_screen() -> None:
    _, screen, app = room("readings/short")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("c")
        assert screen.query_one(Contents).has_focus
        await pilot.press("down", "enter")
        assert screen.place == "readings/long"
        assert screen.focused is screen.page
        await pilot.press("c", "c")
        assert screen.focused is screen.page


@pytest.mark.parametrize("closing", the_first(1, ["c", "escape", "right"]))
async def test_contents_in_a_narrow_window_come_and_go(closing: str) -> None:
    _, screen, app = room("readings/short")
    async with app.run_test(size=(80, 24)) as pilot:
        contents = screen.query_one(Contents)
        assert not contents.display
        await pilot.press("c")
        assert contents.display and contents.has_focus
        await pilot.press(closing)
        assert not contents.display and screen.focused is screen.page
        await pilot.press("c", "down", "enter")
        assert not contents.display and screen.place == "readings/long"


@pytest.mark.parametrize(
    ("state", "label"), [("not started", "Begin Task 1"), ("draft", "Go on with Task 1"), ("complete", "Open Task 1")]
)
async def test_a_task_is_opened_from_its_page(state: str, label: str) -> None:
    _, screen, app = room("tasks/task-1", task_1=state)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        page = screen.page
        assert isinstance(page, TaskPage) and page.begin.has_focus and str(page.begin.label) == label
        assert "Task · about 40 minutes · with colleagues" in app.text
        assert " 1. Begin" in app.text and " 2. Value: Respect" in app.text and " 3. Value: Inclusion" in app.text
        await pilot.press("enter")
        (asked,) = app.asked
        assert isinstance(asked, OpenTask) and (asked.unit, asked.task, asked.step) == ("small", "task-1", "")


async def test_an_activity_opens_at_its_step() -> None:
    _, _, app = room("activities/rating#now")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "▸  2. Now" in app.text
        await pilot.press("enter")
        (asked,) = app.asked
        assert isinstance(asked, OpenTask) and (asked.task, asked.step) == ("rating", "now")


async def test_what_a_link_offers_opens_in_place_at_its_heading() -> None:
    _, screen, app = room("readings/short")
    async with app.run_test(size=(120, 40)) as pilot:
        screen.query(LinkCard).first().focus()
        await pilot.press("enter")
        await settled(pilot)
        assert screen.place == "readings/long" and not app.asked
        assert screen.page is not None and screen.page.row > 0
        assert "Middle" in app.text


async def test_a_reading_is_read_when_its_end_was_seen() -> None:
    desk, screen, app = room("readings/long")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert not desk.bookmarks.read_screens("small")
        await screen.action_back()
        await settled(pilot)
        assert desk.bookmarks.read_screens("small") <= {"readings/short"}
        await screen.open("readings/long")
        await pilot.press("end")
        await settled(pilot)
        assert "readings/long" in desk.bookmarks.read_screens("small")


async def test_the_place_is_kept_with_its_row_and_found_again() -> None:
    desk, screen, app = room("readings/long")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("pagedown", "j")
        await screen.leave()
        await screen.leave()
        kept = desk.bookmarks.place
        assert kept is not None and kept == screen.where()
    again = UnitScreen(desk, UNIT, kept.screen, kept.cursor[0])
    app = Shell(again)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert again.page is not None and again.page.row == kept.cursor[0] > 10
        assert desk.bookmarks.place == kept, "opening keeps the row it was opened at"


async def test_a_page_is_at_its_row_before_it_is_laid_out() -> None:
    """Somebody may look where the trainee is, and keep that, at any time."""
    page = ReadingView(UNIT, UNIT.reading("long"))
    assert page.row == 0
    page.begin_at(12)
    assert page.row == 12
    shell = Shell(page)
    async with shell.run_test(size=(80, 24)) as pilot:
        assert page.row == 12
        await settled(pilot)
        assert page.scroll_y == 12
        await pilot.press("home")
        await settled(pilot)
        assert page.row == 0


@pytest.mark.parametrize("place", ["", "readings/nowhere", "tasks/rating"])
async def test_an_unknown_place_opens_the_first_that_is_not_read(place: str) -> None:
    desk = workspace(UNIT)
    desk.bookmarks.mark_read("small", "readings/short")
    screen = UnitScreen(desk, UNIT, place, 30)
    async with Shell(screen).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert screen.place == "readings/long"
        assert screen.page is not None and screen.page.row == 0


async def test_states_are_looked_up_again_when_a_task_was_left() -> None:
    desk, screen, app = room("tasks/task-1")
    async with app.run_test(size=(120, 40)) as pilot:
        sitting = desk.sittings.begin("small", "task-1")
        sitting.describe(tags=("new",))
        sitting.close()
        await app.push_screen(Screen())
        await app.pop_screen()
        await settled(pilot)
        page = screen.page
        assert isinstance(page, TaskPage) and str(page.begin.label) == "Go on with Task 1"
        assert "task, draft" in app.text


async def test_the_footer_names_the_keys_of_what_has_the_focus() -> None:
    _, screen, app = room("readings/short")
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert "n Next" in app.text.split("\n")[-1] and "y Copy" not in app.text.split("\n")[-1]
        screen.query(LinkCard).first().focus()
        await settled(pilot)
        await settled(pilot)
        assert "y Copy" in app.text.split("\n")[-1] and "n Next" in app.text.split("\n")[-1]


@pytest.mark.parametrize("size", the_first(1, [(80, 24), (60, 20), (200, 50)]))
async def test_every_screen_fits_every_window(size: tuple[int, int]) -> None:
    _, screen, app = room(UNIT.order[0])
    async with app.run_test(size=size) as pilot:
        for _ in UNIT.order:
            await settled(pilot)
            assert screen.page is not None and screen.page.max_scroll_x == 0
            if isinstance(screen.page, ReadingView):
                assert all(child.region.right <= size[0] for child in screen.page.query("*") if child.display)
            await screen.action_next()


async def test_every_key_says_what_it_does() -> None:
    for owner in (UnitScreen, ReadingView, Contents, LinkCard):
        for binding in owner.BINDINGS:
            assert not isinstance(binding, tuple) and binding.id and binding.description and binding.tooltip
