"""What can be done with an entry in the Log room."""

from __future__ import annotations

import threading

import pytest
from textual.widgets import Input

from learnlog.errors import EntryMissing
from learnlog.journal.summary import Summary
from learnlog.search import LogView
from learnlog.tui.dialogs import ConfirmDialog, TagsDialog
from learnlog.tui.entry_list import EntryList
from learnlog.tui.log import LogScreen
from learnlog.tui.navigation import BeginFreeEntry, EditEntry
from tests.tui.log_room import (
    WIDE,
    entry_id,
    highlighted,
    log,
    note,
    numbers,
    press,
    previewed,
    room,
    screen_text,
    settled,
    shown_keys,
)


async def test_edit_and_new_are_asked_of_the_app() -> None:
    _, _, app = room(*log())
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "e", "n")
        edit, new = app.asked
        assert isinstance(edit, EditEntry)
        assert edit.entry == entry_id(5)
        assert isinstance(new, BeginFreeEntry)


async def test_complete_and_reopen() -> None:
    desk, screen, app = room(*log())
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        assert "c" in shown_keys(screen)
        assert "r" not in shown_keys(screen)
        await press(pilot, "c")
        assert desk.read_entry(entry_id(5)).state == "complete"
        assert highlighted(screen) == 5
        assert previewed(screen).state == "complete"
        assert "r" in shown_keys(screen)
        assert "c" not in shown_keys(screen)
        await press(pilot, "r")
        assert desk.read_entry(entry_id(5)).state == "draft"


async def test_gaps_are_named_and_lead_to_the_first() -> None:
    desk, _, app = room(*log(), selected=entry_id(2))
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "c")
        assert isinstance(app.screen, ConfirmDialog)
        assert "One thing is still missing" in screen_text(app)
        assert "“What next?” has no answer yet." in screen_text(app)
        await press(pilot, "escape", "c", "enter")
        (asked,) = app.asked
        assert isinstance(asked, EditEntry)
        assert (asked.entry, asked.step, asked.field) == (entry_id(2), "write", "next")
        assert desk.read_entry(entry_id(2)).state == "draft"


async def test_tags() -> None:
    desk, screen, app = room(*log())
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "t")
        assert isinstance(app.screen, TagsDialog)
        assert "Used before: autism, year 9" in screen_text(app)
        app.screen.query_one(Input).value = "#quiet, year 9,, quiet"
        await press(pilot, "enter")
        assert desk.read_entry(entry_id(5)).tags == ("quiet", "year 9")
        row = screen.query_one(EntryList).row
        assert isinstance(row, Summary)
        assert row.tags == ("quiet", "year 9")


async def test_delete_and_undo_several() -> None:
    desk, screen, app = room(*log())
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        assert "u" not in shown_keys(screen)
        await press(pilot, "down", "d")
        assert numbers(screen) == [5, 3, 2, 1]
        assert highlighted(screen) == 3
        assert app.said == ["Moved to the bin, for 30 days. Press u to bring it back."]
        await press(pilot, "delete")
        assert numbers(screen) == [5, 2, 1]
        with pytest.raises(EntryMissing):
            desk.read_entry(entry_id(3))
        await press(pilot, "u")
        assert numbers(screen) == [5, 3, 2, 1]
        assert highlighted(screen) == 3
        await press(pilot, "u")
        assert numbers(screen) == [5, 4, 3, 2, 1]
        assert "u" not in shown_keys(screen)


async def test_deleting_the_last_entry_leaves_an_empty_log_and_undo() -> None:
    _, screen, app = room(note(1, "Only one"))
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "d")
        assert "Nothing is written here yet" in screen_text(app)
        await press(pilot, "u")
        assert numbers(screen) == [1]


async def test_undo_that_cannot_be_done_says_so_once() -> None:
    desk, screen, app = room(*log())
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "d")
        desk.changes.undelete(entry_id(5))
        await press(pilot, "u")
        assert app.said[-1].startswith("There is no entry")
        assert "u" not in shown_keys(screen)


@pytest.mark.parametrize("key", ["c", "d"])
async def test_an_entry_open_elsewhere_is_left_alone(key: str) -> None:
    desk, screen, app = room(*log())
    held = desk.store.hold(entry_id(5))
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, key)
        assert app.said[0].startswith("This entry is open in another learnlog window.")
        assert numbers(screen) == [5, 4, 3, 2, 1]
        assert desk.read_entry(entry_id(5)).state == "draft"
    held.release()


async def test_coming_back_shows_what_changed_and_keeps_the_selection() -> None:
    desk, screen, app = room(*log(), selected=entry_id(3))
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await app.push_screen(LogScreen(desk))
        await settled(pilot)
        desk.store.save(note(6, "Written meanwhile"), "")
        await app.pop_screen()
        await settled(pilot)
        assert numbers(screen) == [6, 5, 4, 3, 2, 1]
        assert highlighted(screen) == 3


async def test_a_change_made_while_something_is_being_found_is_not_lost() -> None:
    desk, screen, app = room(*log())
    view, go, before = desk.log_view, threading.Event(), desk.log_view()
    calls: list[int] = []

    def log_view() -> LogView:
        calls.append(1)
        if len(calls) == 2:
            go.wait(20)
            return before
        return view()

    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        desk.log_view = log_view  # type: ignore[method-assign]
        calls.append(1)
        screen._finding.again()
        await pilot.press("d")
        await pilot.pause()
        go.set()
        await settled(pilot)
        assert numbers(screen) == [4, 3, 2, 1]


async def test_what_tells_how_to_undo_goes_when_it_is_undone() -> None:
    _, _, app = room(*log())
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "d")
        assert "Press u to bring it back." in screen_text(app)
        await press(pilot, "u")
        assert app.said == ["It is back in your log."]
        assert "Press u" not in screen_text(app)
