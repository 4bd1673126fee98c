"""Finding in the Log room: what is typed, the line of filters, and the order of what is found."""

from __future__ import annotations

import threading
from datetime import UTC, date, datetime

import pytest
from textual.widgets import Button, OptionList

from learnlog.search import Found, Listed, Query
from learnlog.store.whole import whole_log
from learnlog.tui.completions import Completions
from learnlog.tui.dialogs import PickDialog
from learnlog.tui.entry_list import EntryList
from learnlog.tui.filter_line import FilterLine
from learnlog.tui.navigation import HandIn
from learnlog.tui.preview import Preview
from learnlog.tui.query_box import QueryBox
from tests.tui.driving import PATIENCE, until
from tests.tui.log_room import (
    NARROW,
    WIDE,
    entry_id,
    has_focus,
    highlighted,
    log,
    note,
    numbers,
    press,
    room,
    screen_text,
    searched,
    settled,
)


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
            ("on:24.11.2026", "A day is written 2026-11-24"),
            ("Before:yesterday", "a month 2026-11, a year 2026"),
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


async def test_in_a_large_log_what_a_letter_finds_shows_at_once_and_all_of_it_when_the_hands_rest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("learnlog.tui.finding._LARGE", 10)
    monkeypatch.setattr("learnlog.tui.finding._AT_FIRST", 3)
    allowed = threading.Event()

    class Slow(Listed):
        def find(self, query: Query, today: date, *, best_first: bool | None = None) -> Found:
            assert not query.terms or allowed.wait(PATIENCE)
            return super().find(query, today, best_first=best_first)

        def glance(
            self, query: Query, today: date, number: int, *, best_first: bool | None = None
        ) -> tuple[Found, bool]:
            return Listed(self.entries).glance(query, today, number, best_first=best_first)

    desk, screen, app = room(*log())
    many = whole_log(desk.store).entries[0]
    entries = [many._replace(id=entry_id(n), title=f"Entry {n}", searchable="entry") for n in range(20, 0, -1)]
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, lambda: screen._finding._is_known)
        screen._looking.stop()
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
