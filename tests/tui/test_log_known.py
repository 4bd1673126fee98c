"""The Log room of an empty log, of one not wholly known, of files that cannot be read, and of changes outside."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import pytest

from learnlog.errors import EntryUnreadable
from learnlog.search import Listed
from learnlog.search.log_view import LogView
from learnlog.store.folders import Folders
from learnlog.store.toml import TomlStore
from learnlog.store.units import Catalog
from learnlog.store.whole import whole_log
from learnlog.tui.entry_list import EntryList
from learnlog.tui.log import LogScreen
from learnlog.tui.navigation import BeginFreeEntry
from learnlog.tui.odd_files import DamagedDialog
from learnlog.tui.query_box import QueryBox
from learnlog.workspace import Workspace
from tests.tui.driving import PATIENCE, until
from tests.tui.log_room import (
    NARROW,
    NOW,
    UNIT,
    WIDE,
    Shell,
    SlowJob,
    entry_id,
    has_focus,
    highlighted,
    holding,
    in_front,
    log,
    note,
    numbers,
    press,
    room,
    rows,
    screen_text,
    searched,
    settled,
    shown_keys,
)


async def test_an_empty_log_says_what_will_be_here() -> None:
    _, screen, app = room()
    async with app.run_test(size=(60, 20)) as pilot:
        await settled(pilot)
        assert "Nothing is written here yet" in screen_text(app)
        assert shown_keys(screen) >= {"n"}
        assert not shown_keys(screen) & {"e", "c", "d", "slash", "s"}
        await press(pilot, "e", "c", "d", "f", "t", "u", "n")
        (asked,) = app.asked
        assert isinstance(asked, BeginFreeEntry)
        await screen.leave()


async def test_a_file_that_cannot_be_read_is_on_top_whatever_is_searched_for() -> None:
    _, screen, app = room(*log(), broken=True)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        assert isinstance(rows(screen)[0], EntryUnreadable)
        assert highlighted(screen) == 5
        assert "1 file cannot be read" in screen_text(app)
        assert "Cannot be read, line 2" in screen_text(app)
        await searched(pilot, "nothing has this")
        assert isinstance(rows(screen)[0], EntryUnreadable)
        assert "No entry matches" in screen_text(app)
        await searched(pilot, "")
        await press(pilot, "home")
        assert "exactly as it is." in screen_text(app)
        assert not shown_keys(screen) & {"e", "c", "d"}
        await press(pilot, "enter")
        assert isinstance(app.screen, DamagedDialog)
        assert f"{entry_id(900)}.toml" in screen_text(app)
        await press(pilot, "escape")
        assert in_front(app, screen)


async def test_what_is_known_is_shown_while_the_log_is_indexed_and_stays_in_place_when_more_is() -> None:
    desk, screen, app = room(*log())
    whole = whole_log(desk.store).entries
    job = SlowJob(threading.Event(), 2310, 10_000)
    desk.catch_up = lambda pause=None: job  # type: ignore[method-assign]
    holding(desk, whole[2:])
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: "2,310 of 10,000 indexed · 1 of 3 entries" in screen_text(app))
        await pilot.press("slash", *"creche")
        assert screen.query_one(QueryBox).value == "creche"
        await until(pilot, lambda: numbers(screen) == [3])
        await pilot.press("escape", "escape", "down")
        await until(pilot, lambda: highlighted(screen) == 2)
        job.done = 9_000
        holding(desk, whole)
        screen._finding.again()
        await until(pilot, lambda: numbers(screen) == [5, 4, 3, 2, 1])
        assert highlighted(screen) == 2
        job.total = 0
        job.go.set()
        await settled(pilot)
        assert "indexed" not in screen_text(app)
        assert "4 of 5 entries" in screen_text(app)


async def test_the_list_is_shown_before_every_file_is_looked_at() -> None:
    desk, screen, app = room(*log())
    shown: list[bool] = []

    class Noted(SlowJob):
        def run(self) -> bool:
            shown.append(screen._answer is not None)
            return False

    desk.catch_up = lambda pause=None: Noted(threading.Event())  # type: ignore[method-assign]
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: bool(shown))
        assert shown[0]
        assert numbers(screen) == [5, 4, 3, 2, 1]


async def test_a_look_at_the_files_waits_while_an_answer_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("learnlog.tui.finding._WAITS", PATIENCE)
    desk, screen, app = room(*log())
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        view, found = desk.log_view, threading.Event()

        def slow() -> LogView:
            found.wait(PATIENCE)
            return view()

        desk.log_view = slow  # type: ignore[method-assign]
        await pilot.press("slash", "c")
        looking = asyncio.create_task(asyncio.to_thread(screen._finding._give_way))
        await pilot.pause()
        assert not looking.done()
        found.set()
        await looking
        assert screen._answer is not None and screen._answer.text == "c"


async def test_an_index_that_cannot_be_used_is_told_in_one_line_and_all_goes_on() -> None:
    desk, screen, app = room(*log())
    note = "The index of your log is being made anew: finding takes a little longer until then."
    view = Listed(whole_log(desk.store).entries, note=note)
    desk.log_view = lambda: view  # type: ignore[method-assign]
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        assert screen_text(app).count("The index of your log is being made anew") == 1
        await searched(pilot, "creche")
        assert numbers(screen) == [3]


async def test_an_index_that_is_thrown_away_is_told_made_again_and_takes_no_key_from_the_search(tmp_path: Path) -> None:
    folders = Folders.find(tmp_path / "log", {})
    desk = Workspace(Catalog((UNIT,), ()), TomlStore(folders), lambda: NOW, lambda now, after: entry_id(999))
    for one in log():
        desk.store.save(one, "")
    screen = LogScreen(desk)
    app = Shell(lambda: screen)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "slash", *"cre")
        assert numbers(screen) == [3]
        job, catch_up = SlowJob(threading.Event()), desk.catch_up
        desk.catch_up = lambda pause=None: job  # type: ignore[method-assign]
        folders.index.unlink()
        await pilot.press(*"che")
        await until(pilot, lambda: "nothing found yet" in screen_text(app))
        assert "is being made again" in screen_text(app)
        assert "Nothing is written here yet" not in screen_text(app) and "No entry matches" not in screen_text(app)
        desk.catch_up = catch_up  # type: ignore[method-assign]
        job.go.set()
        await until(pilot, lambda: numbers(screen) == [3])
        assert screen.query_one(QueryBox).value == "creche" and has_focus(app, screen.query_one(QueryBox))
        await until(pilot, lambda: "is being made again" not in screen_text(app))
        await screen.leave()


async def test_what_comes_in_at_the_top_is_seen_by_who_is_at_the_top() -> None:
    desk, screen, app = room(*(note(number, f"Note {number}") for number in range(1, 40)))
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        listed = screen.query_one(EntryList)
        desk.store.save(note(40, "Written elsewhere"), "")
        screen._looking.now()
        await until(pilot, lambda: numbers(screen)[0] == 40)
        assert highlighted(screen) == 39 and "Written elsewhere" in screen_text(app)
        # Further down the row one is at stays where it is on the screen.
        await press(pilot, *["down"] * 20)
        before = listed.pointer
        desk.store.save(note(41, "Once more"), "")
        screen._looking.now()
        await until(pilot, lambda: numbers(screen)[0] == 41)
        assert highlighted(screen) == 19 and listed.pointer == before and listed.scroll_offset.y > 0


async def test_what_changes_outside_shows_and_nobody_loses_their_place() -> None:
    desk, screen, app = room(*log())
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "down", "down")
        assert highlighted(screen) == 3
        desk.store.save(note(6, "Written elsewhere"), "")
        desk.store.bin.put(entry_id(4))
        await until(pilot, lambda: numbers(screen) == [6, 5, 3, 2, 1])  # by itself, a moment later
        assert highlighted(screen) == 3
        # The entry one is at goes: its neighbour has the highlight.
        desk.store.bin.put(entry_id(3))
        screen._looking.now()
        await until(pilot, lambda: numbers(screen) == [6, 5, 2, 1])
        assert highlighted(screen) == 2
        # Back in front, it is looked at once.
        app.app_focus = False
        desk.store.bin.put(entry_id(6))
        app.app_focus = True
        await until(pilot, lambda: numbers(screen) == [5, 2, 1])
