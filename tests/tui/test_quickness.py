"""What keeps learnlog quick: the kept picture of Home, and keys that cost nothing but themselves."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import Key
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Static

from benchmarks.make_log import write_log_in_task
from learnlog.opening import Opening
from learnlog.store.folders import Folders
from learnlog.tui.app import LearnlogApp
from learnlog.tui.fields.prose_area import ProseArea
from learnlog.tui.task import TaskScreen


@pytest.fixture
def opening(tmp_path: Path) -> Opening:
    write_log_in_task(tmp_path, 3)
    return Opening(Folders.find(tmp_path, {}))


async def _until_writing(pilot: Pilot[int]) -> ProseArea:
    """Go on from Home to the box where the log was left, and type there until the status says so."""
    app = pilot.app
    while app.focused is None:
        await pilot.pause(0.02)
    await pilot.press("enter")
    while not isinstance(app.focused, ProseArea):
        await pilot.pause(0.02)
    await pilot.press("a")
    while "Writing" not in str(app.screen.query_one("#trail-status", Static).render()):
        await pilot.pause(0.01)
    return app.focused


async def test_quitting_in_a_room_leaves_a_picture_of_home_that_is_true(opening: Opening) -> None:
    app = LearnlogApp(opening)
    async with app.run_test(size=(120, 40)) as pilot:
        await _until_writing(pilot)
        assert isinstance(app.screen, TaskScreen)
        await pilot.press("ctrl+q")
    kept = opening.last_overview()
    assert kept is not None
    assert kept.go_on.verb == "Continue"


async def test_the_first_frame_has_the_colours_that_were_chosen(opening: Opening) -> None:
    app = LearnlogApp(opening)
    async with app.run_test(size=(120, 40)) as pilot:
        await app.opened()
        app.theme = "learnlog-light"
        await pilot.pause()
        await pilot.press("ctrl+q")
    again = LearnlogApp(opening)
    assert again.theme == "learnlog-light"
    assert again.current_theme.name == "learnlog-light"


async def test_typing_on_lays_nothing_out_anew(opening: Opening) -> None:
    app = LearnlogApp(opening)
    async with app.run_test(size=(120, 40)) as pilot:
        area = await _until_writing(pilot)
        laid_out: list[Screen[object]] = []
        app.screen.screen_layout_refresh_signal.subscribe(app.screen, laid_out.append)
        for letter in "bcdefgh":
            area.post_message(Key(letter, letter))
            await pilot.pause(0.06)  # long enough for the draft to be written and the words to be counted meanwhile
        await pilot.pause(0.3)
        assert area.text.endswith("abcdefgh")
        assert laid_out == []
