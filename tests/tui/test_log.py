"""The Log room: the list of everything that was written, and the entry beside it."""

from __future__ import annotations

from textual.geometry import Size

from learnlog.journal.settings import Place
from learnlog.store.whole import whole_log
from learnlog.tui.dialogs import TagsDialog
from learnlog.tui.entry_list import EntryList
from learnlog.tui.footer import KeyFooter
from learnlog.tui.log import LogScreen
from learnlog.tui.navigation import ReadEntry
from learnlog.tui.preview import Preview
from tests.tui.log_room import (
    NARROW,
    WIDE,
    Shell,
    entry_id,
    has_focus,
    highlighted,
    holding,
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
    workspace,
)


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
