"""The Log room: the list, what cannot be read, search, filters and the preview."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from textual.geometry import Size
from textual.widgets import Button, OptionList

from learnlog.errors import EntryUnreadable
from learnlog.journal.settings import Place
from learnlog.journal.summary import Summary
from learnlog.search import Found, Listed, Query
from learnlog.search.log_view import LogView
from learnlog.store.folders import Folders
from learnlog.store.toml import TomlStore
from learnlog.store.units import Catalog
from learnlog.store.whole import whole_log
from learnlog.tui.completions import Completions
from learnlog.tui.dialogs import PickDialog, TagsDialog
from learnlog.tui.entry_list import EntryList
from learnlog.tui.filter_line import FilterLine
from learnlog.tui.footer import KeyFooter
from learnlog.tui.log import LogScreen
from learnlog.tui.navigation import BeginFreeEntry, HandIn, ReadEntry
from learnlog.tui.odd_files import DamagedDialog
from learnlog.tui.preview import Preview
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
    in_front,
    log,
    note,
    numbers,
    press,
    previewed,
    room,
    rows,
    screen_text,
    searched,
    settled,
    shown_keys,
    workspace,
)

# -- the list


async def test_every_entry_newest_first_with_its_preview() -> None:
    _, screen, app = room(*log())
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        assert numbers(screen) == [5, 4, 3, 2, 1]
        assert has_focus(app, screen.query_one(EntryList))
        assert highlighted(screen) == 5
        assert previewed(screen).id == entry_id(5)
        text = screen_text(app)
        assert "5 entries" in text
        assert "✓ Task 1: A value" in text
        assert "◐ A quiet lunchtime" in text
        assert "Complete · " in text
        await pilot.resize_terminal(*NARROW)
        await settled(pilot)
        assert "· #autism · #year 9" in screen_text(app)


async def test_what_still_works_for_it_while_it_is_taken_away_finds_nothing_and_stops() -> None:
    _, screen, app = room(*log())
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        screen._again()
        await screen.query("*").remove()
        assert screen.at_hand is None
        assert not screen.check_action("mark", ())
        assert not screen.check_action("show_all", ())
        assert screen.check_action("search", ()) is True
        await settled(pilot)


async def test_arrows_move_and_enter_reads() -> None:
    _, screen, app = room(*log())
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "down", "down")
        assert highlighted(screen) == 3
        assert previewed(screen).id == entry_id(3)
        await press(pilot, "end")
        assert highlighted(screen) == 1
        await press(pilot, "home", "up", "pagedown")
        assert highlighted(screen) == 1
        await press(pilot, "enter")
        (asked,) = app.asked
        assert isinstance(asked, ReadEntry)
        assert asked.entry == entry_id(1)


async def test_the_mouse_highlights_then_opens_and_the_wheel_scrolls() -> None:
    _, screen, app = room(*(note(number, f"Note {number}") for number in range(1, 41)))
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        entries = screen.query_one(EntryList)
        await pilot.click(entries, offset=(5, 3))
        await settled(pilot)
        assert highlighted(screen) == 39
        assert not app.asked
        await pilot.click(entries, offset=(5, 2))
        await settled(pilot)
        assert isinstance(app.asked[0], ReadEntry)
        await pilot.hover(entries, offset=(5, 5))
        entries.scroll_down(animate=False)
        await settled(pilot)
        assert entries.scroll_offset.y > 0
        await press(pilot, "end")
        assert "Note 1" in screen_text(app)


class Counted(LogScreen):
    """The Log room, which counts how often it is laid out."""

    layouts = 0

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:
        self.layouts += 1
        super()._refresh_layout(size, scroll)


async def test_neither_a_row_nor_a_letter_lays_the_screen_out_anew_and_the_row_is_always_in_sight() -> None:
    """A layout takes longer than all the rest of an answer to a key."""
    desk = workspace(*(note(number, f"Note {number}", "More than a walk. " * 200) for number in range(1, 61)))
    screen = Counted(desk)
    app = Shell(lambda: screen)
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        entries, preview = screen.query_one(EntryList), screen.query_one(Preview)
        before, tops = screen.layouts, set()
        for _ in range(30):
            await pilot.press("down")
            await pilot.pause()
            tops.add(entries.scroll_offset.y)
            y = 2 * (entries.highlighted or 0) - entries.scroll_offset.y
            assert 0 <= y < entries.scrollable_content_region.height
        await settled(pilot)
        assert highlighted(screen) == 30 and previewed(screen).id == entry_id(30)
        assert 1 < len(tops) < 8, "it scrolls at every few rows"
        assert {"Read", "Complete"} <= {one.binding.description for one in screen.query_one(KeyFooter).shown}
        await press(pilot, "slash", *"note 1")
        assert "Note 1" in screen_text(app) and "of 11 found" in screen_text(app)
        assert screen.layouts - before <= 2, "only for the scrollbar that has gone"
        assert preview.scroll_offset.y == 0


async def test_what_is_selected_beside_the_list_can_be_copied() -> None:
    _, screen, app = room(*log(), selected=entry_id(4))
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        preview = screen.query_one(Preview)
        await pilot.mouse_down(preview, offset=(3, 1))
        await pilot.hover(preview, offset=(12, 2))
        await pilot.mouse_up(preview, offset=(12, 2))
        assert screen.get_selected_text() == "[bold]not bold[/] [@click=app.quit]x[/] ␛[31m [/]\nFree entry"


async def test_it_begins_where_it_is_told_and_keeps_the_place() -> None:
    desk, screen, app = room(*log(), selected=entry_id(2))
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        assert highlighted(screen) == 2
        await screen.leave()
        await screen.leave()
        assert desk.bookmarks.place == Place(room="log", entry=entry_id(2))


async def test_a_room_in_front_is_where_the_trainee_stopped() -> None:
    desk, screen, app = room(*log())
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        before = desk.bookmarks.place
        assert before is not None and before.entry != entry_id(1)
        await app.push_screen(LogScreen(desk, entry_id(1)))
        await settled(pilot)
        await screen.leave()
        assert desk.bookmarks.place is not None and desk.bookmarks.place.entry == entry_id(1)


async def test_a_text_that_looks_like_markup_or_drives_terminals_is_only_text() -> None:
    _, _, app = room(*log(), selected=entry_id(4))
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        text = screen_text(app)
        assert text.count("[bold]not bold[/] [@click=app.quit]x[/]") >= 3
        assert "\x1b" not in text
        await press(pilot, "t")
        assert isinstance(app.screen, TagsDialog)
        assert "[@click=app.quit]" in screen_text(app)


async def test_the_preview_hides_below_100_columns_and_catches_up() -> None:
    _, screen, app = room(*log())
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        assert not screen.query_one(Preview).display
        assert screen.query_one(Preview).entry is None
        await pilot.resize_terminal(*WIDE)
        await settled(pilot)
        assert previewed(screen).id == entry_id(5)
        await pilot.resize_terminal(60, 20)
        await settled(pilot)
        assert "Task 1: A value" in screen_text(app)


def holding(desk: Workspace, entries: Sequence[Summary]) -> None:
    """Have a log hold these entries, whatever is in its files."""
    desk.log_view = lambda: Listed(tuple(entries))  # type: ignore[method-assign]


async def test_a_hundred_thousand_entries_are_drawn_a_screenful_at_a_time() -> None:
    desk, screen, app = room(*log())
    many = whole_log(desk.store).entries[0]
    numbered = range(100_000, 0, -1)
    holding(desk, [many._replace(id=entry_id(n), title=f"Entry {n}", searchable=f"entry {n}") for n in numbered])
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        assert "1 of 100,000 entries" in screen_text(app)
        assert len(list(screen.walk_children())) < 60
        await press(pilot, "end")
        assert "Entry 1\n" in screen_text(app)
        assert "100,000 of 100,000 entries" in screen_text(app)
        assert len(screen.query_one(EntryList)._drawn) <= 256
        # What comes in from elsewhere takes nobody from where they are.
        await press(pilot, "home", *["pagedown"] * 3, "down")
        before, at = screen_text(app), highlighted(screen)
        holding(desk, [many._replace(id=entry_id(100_000 + n), title="New") for n in range(7, 0, -1)]
                + [many._replace(id=entry_id(n), title=f"Entry {n}") for n in numbered])  # fmt: skip
        screen._again()
        await settled(pilot)
        assert highlighted(screen) == at
        assert screen_text(app).splitlines()[6:-1] == before.splitlines()[6:-1]
        await searched(pilot, "nothing like it")
        assert not len(rows(screen))


async def test_in_a_large_log_what_a_letter_finds_shows_at_once_and_all_of_it_when_the_hands_rest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("learnlog.tui.finding._LARGE", 10)
    monkeypatch.setattr("learnlog.tui.finding._AT_FIRST", 3)
    allowed = threading.Event()

    class Slow(Listed):
        def find(self, query: Query, today: date, *, best_first: bool | None = None) -> Found:
            allowed.wait(PATIENCE)
            return super().find(query, today, best_first=best_first)

    desk, screen, app = room(*log())
    many = whole_log(desk.store).entries[0]
    entries = [many._replace(id=entry_id(n), title=f"Entry {n}", searchable="entry") for n in range(20, 0, -1)]
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        view = Slow(tuple(entries))
        desk.log_view = lambda: view  # type: ignore[method-assign]
        await pilot.press("slash", "e")
        await until(pilot, lambda: "1 of more than 3 found, best first" in screen_text(app))
        assert numbers(screen) == [20, 19, 18] and screen.check_action("mark_all", ())
        screen.action_mark_all()
        await pilot.press("down", "down")
        allowed.set()
        await settled(pilot)
        assert "2 of 20 found, best first · 20 marked" in screen_text(app) and highlighted(screen) == 19
        assert numbers(screen) == list(range(20, 0, -1))
        await searched(pilot, "")
        assert "of 20 entries" in screen_text(app), "to find one's place again all of them are needed at once"


# -- what is not there, and what cannot be read


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


# -- search and filters


async def test_search_marks_and_escape_clears_then_leaves_then_is_the_apps() -> None:
    _, screen, app = room(*log())
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "slash", *"creche pla")
        assert numbers(screen) == [3]
        preview = screen.query_one(Preview)
        marked = [segment.text for strip in map(preview.render_line, range(preview.size.height)) for segment in strip
                  if segment.style and segment.style.underline]  # fmt: skip
        assert marked == ["Crèche", "pla"]
        await press(pilot, "/")
        assert screen.query_one(QueryBox).value.endswith("/")
        await press(pilot, "escape")
        assert numbers(screen) == [5, 4, 3, 2, 1]
        assert highlighted(screen) == 3
        assert has_focus(app, screen.query_one(QueryBox))
        await press(pilot, "escape")
        assert has_focus(app, screen.query_one(EntryList))
        assert app.left == 0
        await press(pilot, "escape")
        assert app.left == 1


async def test_enter_or_down_in_the_search_goes_to_what_was_found() -> None:
    _, screen, app = room(*log())
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "slash", *"task", "enter")
        assert has_focus(app, screen.query_one(EntryList))
        await press(pilot, "slash", *" qq", "down")
        assert has_focus(app, screen.query_one("#show-all", Button))
        assert "No entry matches “task qq”." in screen_text(app)
        await press(pilot, "enter")
        assert numbers(screen) == [5, 4, 3, 2, 1]
        assert has_focus(app, screen.query_one(EntryList))


async def test_a_title_is_marked_in_the_list() -> None:
    _, screen, app = room(*log())
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        await searched(pilot, "lunch")
        strips = screen.query_one(EntryList).render_line(0)
        assert [segment.text for segment in strips if segment.style and segment.style.underline] == ["lunch"]


async def test_a_far_hit_is_scrolled_into_sight() -> None:
    _, _, app = room(note(1, "Long", "\n".join(f"Line {n}." for n in range(200)) + "\nHere is the needle."))
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await searched(pilot, "needle")
        # The scroll waits for the text to be laid out, which a busy machine does a few turns later.
        await until(pilot, lambda: "Here is the needle." in screen_text(app))


async def test_the_line_of_filters_and_the_search_are_two_views_of_one_query() -> None:
    _, screen, app = room(*log())
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        box, line = screen.query_one(QueryBox), screen.query_one(FilterLine)
        await press(pilot, "s", "right", "right", "enter")
        assert isinstance(app.screen, PickDialog)
        assert "( ) drafts (4)" in screen_text(app)
        await press(pilot, "down", "down", "enter")
        assert numbers(screen) == [3]
        assert "State: complete" in screen_text(app)
        assert box.value == "state:complete"
        await press(pilot, "backspace")
        assert box.value == ""
        assert numbers(screen) == [5, 4, 3, 2, 1]
        text = screen_text(app).splitlines()[line.region.y]
        await pilot.click(line, offset=(text.index("Value"), 0))
        await settled(pilot)
        assert isinstance(app.screen, PickDialog)
        assert "Inclusion (1)" in screen_text(app)
        app.screen.query_one(OptionList).highlighted = 1
        await press(pilot, "enter")
        assert len(numbers(screen)) == 1
        # Typed, it shows in the line; words that were typed stay where they are.
        await press(pilot, "slash", "escape", *'more state:com tag:"year 9" ')
        assert numbers(screen) == [3]
        assert "State: com" in screen_text(app)
        assert "Tag: year 9" in screen_text(app)
        await press(pilot, "tab", "right", "right", "backspace")
        assert box.value == "more state:com"
        assert "Tag: any" in screen_text(app)
        await press(pilot, "left", "enter", "down", "enter")
        assert box.value == "more state:draft"
        await press(pilot, "down", "x")
        assert numbers(screen) == [5, 4, 3, 2, 1]
        assert box.value == ""


async def test_a_time_is_chosen_from_a_list_or_as_days_of_ones_own() -> None:
    _, screen, app = room(*log())
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        box = screen.query_one(QueryBox)
        await press(pilot, "s", *["right"] * 4, "enter")
        assert "last month" in screen_text(app)
        await press(pilot, "down", "down", "enter")
        assert box.value == "on:2026-11"
        assert numbers(screen) == [4]
        assert "When: this month" in screen_text(app)
        await press(pilot, "enter", "end", "enter")
        await press(pilot, *"29 January 2026", "tab", *"nonsense", "enter")
        assert "not a date yet" in screen_text(app)
        await press(pilot, "home", *["delete"] * 8, *"30.1.2026", "enter")
        assert box.value == "after:2026-01-28 before:2026-01-31"
        assert numbers(screen) == [3, 2]
        await press(pilot, "enter", "enter")
        assert "29 January 2026" in screen_text(app) and "30 January 2026" in screen_text(app)
        await press(pilot, "escape", "backspace")
        assert box.value == ""


async def test_days_without_a_year_are_the_last_ones_where_a_time_is_searched() -> None:
    _, screen, app = room(*log())
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        screen.query_one(FilterLine).ask("when")
        await press(pilot, "end", "enter", *"11 Dec", "tab", *"3 Jan", "enter")
        assert screen.query_one(QueryBox).value == "after:2025-12-10 before:2026-01-04"


async def test_this_month_is_the_new_one_when_the_room_stays_open_over_midnight(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("learnlog.tui.looking.OFTEN", 0.0)
    desk, screen, app = room(*log())
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await searched(pilot, "on:2026-11")
        assert "When: this month" in screen_text(app)
        desk.clock = lambda: datetime(2026, 12, 1, 0, 0, 1, tzinfo=UTC)
        await until(pilot, lambda: "When: last month" in screen_text(app))
        screen.query_one(FilterLine).ask("when")
        await press(pilot, "home", "down", "enter")
        assert screen.query_one(QueryBox).value == "after:2026-11-24"
        screen.query_one(FilterLine).ask("when")
        await press(pilot, "home", "down", "down", "enter")
        assert screen.query_one(QueryBox).value == "on:2026-12"


async def test_a_filter_that_leaves_entries_out_is_shown_and_can_be_taken_back() -> None:
    _, screen, app = room(*log())
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await searched(pilot, "-state:draft -on:2026-11 more")
        assert "State: not draft" in screen_text(app) and "When: not on 2026-11" in screen_text(app)
        screen.query_one(FilterLine).post_message(FilterLine.Changed({"state": ""}))
        await settled(pilot)
        assert screen.query_one(QueryBox).value == "-on:2026-11 more"
        assert "State: any" in screen_text(app)


async def test_each_filter() -> None:
    _, screen, app = room(*log())
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        for name, value, left in (
            ("task", "free", [4, 1]),
            ("task", "1", [5, 3, 2]),
            ("tag", "year 9", [3]),
            ("value", "respect", [2]),
            ("has", "follow-up", [3]),
            ("on", "2026", [5, 4, 3, 2, 1]),
        ):
            screen.query_one(FilterLine).post_message(FilterLine.Changed({name: value}))
            await settled(pilot)
            assert numbers(screen) == left, name
            await press(pilot, "x")


async def test_nothing_found_says_what_to_try_and_no_text_is_wrong() -> None:
    _, screen, app = room(*log())
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        for text, advice in (
            ("zz", "The beginning of a word is enough"),
            ("zz yy", "fewer words find more"),
            ('"zz yy', "without the quotes"),
            ("zz tag:autism", "Backspace takes one back"),
            ("colour:red", "“colour:red” is no filter"),
            ("don't [/] 👩🏽‍🏫 שלום \x1b[31m", "No entry matches"),
            ("long " * 300, "No entry matches"),
        ):
            await searched(pilot, text)
            assert numbers(screen) == [], text
            assert advice in " ".join(screen_text(app).split()), text
            assert "nothing found" in screen_text(app)
        await searched(pilot, "-autism -crèche")
        assert 3 not in numbers(screen)


async def test_what_can_be_typed_on_is_offered_and_taken_with_a_key_or_a_click() -> None:
    _, screen, app = room(*log())
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        box, completions = screen.query_one(QueryBox), screen.query_one(Completions)
        await press(pilot, "slash", *"more ta")
        assert completions.is_open
        assert "tag:   one of your tags" in screen_text(app)
        assert "more task:" in screen_text(app)  # the first is shown behind the cursor
        assert numbers(screen) == [3]  # the search itself goes on
        await press(pilot, "down", "down", "enter")
        assert box.value == "more tag:"
        assert numbers(screen) == [3]  # a filter without a value is not asked yet
        assert 'tag:"autism"' in screen_text(app)
        await press(pilot, "y", "right")
        assert box.value == 'more tag:"year 9" '
        assert not completions.is_open
        assert numbers(screen) == [3]
        await press(pilot, *"st", "escape")
        assert not completions.is_open and box.value.endswith(" st")
        await press(pilot, "a")
        assert completions.is_open
        await pilot.click(completions, offset=(4, 1))
        await settled(pilot)
        assert box.value == 'more tag:"year 9" state:'
        await press(pilot, "end")
        assert box.value == 'more tag:"year 9" state:draft '
        await press(pilot, "down")
        assert has_focus(app, screen.query_one("#show-all", Button))
        await press(pilot, "shift+tab", "shift+tab", *"ta", "tab")
        assert not completions.is_open


async def test_best_first_or_newest_first_and_marks_for_all_that_is_shown() -> None:
    rare = note(1, "Quiet corner", "The quiet corner.")
    _, screen, app = room(rare, note(2, "A day", "Long words. " * 40 + "A quiet corner at last."), *log()[2:3])
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        assert not screen.check_action("order", ())
        await press(pilot, "down", "slash", *"quiet corn")
        assert numbers(screen) == [1, 2]
        assert highlighted(screen) == 1  # the first that was found, not the one one was at
        assert "1 of 2 found, best first" in screen_text(app)
        await press(pilot, "enter", "a")
        assert numbers(screen) == [2, 1]
        assert "1 of 2 found, newest first" in screen_text(app)
        await press(pilot, "down", "a")
        assert numbers(screen) == [1, 2]
        await press(pilot, "A")
        assert "2 marked" in screen_text(app)
        await press(pilot, "x", "H")
        (asked,) = app.asked
        assert isinstance(asked, HandIn)
        assert asked.entries == (entry_id(1), entry_id(2))
        await press(pilot, "M", "H")
        asked = app.asked[-1]
        assert isinstance(asked, HandIn)
        assert asked.entries == (entry_id(1), entry_id(2), entry_id(3))


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
