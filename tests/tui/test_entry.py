"""An entry as it reads, on its own page and as a widget."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from time import perf_counter

import pytest
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll

from learnlog.errors import EntryMissing
from learnlog.journal.answers import Address, Rating, Row, RowsAnswer, ScaleAnswer
from learnlog.journal.entry import Entry
from learnlog.journal.settings import Place
from learnlog.search import Query, parse
from learnlog.tui.entry import EntryScreen
from learnlog.tui.entry_page import EntryPage
from learnlog.tui.entry_pieces import EntryPieces
from learnlog.tui.entry_view import EntryView
from learnlog.tui.navigation import BeginFreeEntry, BeginTask, EditEntry
from learnlog.workspace import Workspace
from tests.tui.driving import until
from tests.tui.log_room import (
    NASTY,
    Shell,
    entry_id,
    log,
    note,
    press,
    prose,
    screen_text,
    settled,
    task_entry,
    workspace,
)

SIZE = (100, 50)


class Drawn(App[None]):
    """Shows one entry as it reads."""

    def __init__(
        self,
        entry: Entry,
        marks: Query | None = None,
        gaps: Mapping[Address, Sequence[str]] | None = None,
    ) -> None:
        super().__init__()
        self.view = EntryView(EntryPieces(entry, marks, gaps, home="Unit S: A small unit"))

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield self.view


def page(number: int, *entries: Entry, query: str = "") -> tuple[Workspace, EntryScreen, Shell]:
    desk = workspace(*(entries or log()))
    screen = EntryScreen(desk, entry_id(number), parse(query))
    return desk, screen, Shell(lambda: screen)


# -- as a widget


async def test_everything_about_an_entry_is_there() -> None:
    app = Drawn(log()[2])
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        text = screen_text(app)
        for said in (
            "Task 1: A value",
            "Unit S: A small unit",
            "✓ Complete since 23 November 2026 · happened on ",
            "1.5",
            "Begun ",
            "#autism  #year 9",
            "Choose a value",
            "Which?\n  • Inclusion",
            "What does it mean here? [b]\n  The Crèche plays together.",
            "Followed up",
            "23 November 2026, 19:02\n  It held for a month.",
            "Comments",
            "Tutor, 23 November 2026, 19:02\n  Good evidence.",
        ):
            assert said in text, said


@pytest.mark.parametrize("width", [40, 60, 80, 140])
async def test_tables_fit_whatever_width_there_is(width: int) -> None:
    about = "What I saw on Monday in the morning with the whole class, and what I wrote down of it."
    ratings = tuple(
        Rating(item=f"i{n}", name=f"Characteristic {n} of some length", level="weak", level_name="weak", mark="◔",
               evidence=about) for n in range(3)
    )  # fmt: skip
    columns = {"what": "Action", "who": "Who", "by": "By when", "how": "How we will know", "why": "Why"}
    rows = tuple(Row(id=f"r{n}", cells=dict.fromkeys(columns, about)) for n in range(2))
    entry = task_entry(
        1,
        ScaleAnswer(step="write", field="scale", under="Rate", asked="How far?", ratings=ratings),
        RowsAnswer(step="write", field="plan", under="Rate", asked="What will you do?", columns=columns, rows=rows),
    )
    app = Drawn(entry)
    async with app.run_test(size=(width, 120)) as pilot:
        await pilot.pause()
        text = screen_text(app)
        words = text.replace("│", " ").split()
        for word in about.split():
            assert words.count(word) >= 3 + 2 * len(columns), word
        assert max(map(len, text.splitlines())) <= min(width, 112)


async def test_gaps_stand_where_they_belong() -> None:
    gaps = {
        Address("write", "", "text"): ["It is short."],
        Address("write", "", "next"): ["“What next?” has no answer yet."],
    }
    app = Drawn(task_entry(1, prose("Something.")), gaps=gaps)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        text = screen_text(app)
        assert text.index("Something.") < text.index("! It is short.") < text.index("Still missing")
        assert text.index("Still missing") < text.index("! “What next?” has no answer yet.")


async def test_an_entry_with_nothing_in_it_says_so() -> None:
    app = Drawn(task_entry(1))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert "Nothing is written here yet." in screen_text(app)


async def test_text_is_only_text() -> None:
    app = Drawn(note(1, NASTY, NASTY + "\u202e\x07"), parse("bold"))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        text = screen_text(app)
        assert text.count("[bold]not bold[/] [@click=app.quit]x[/]") == 2
        assert not set(text) & {"\x1b", "\x07", "\u202e"}


async def test_the_first_hit_is_found() -> None:
    app = Drawn(note(1, "Long", "\n".join(["word"] * 100) + "\nneedle"), parse("needle"))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        line = app.view.line_of(0)
        assert line is not None
        app.view.parent.scroll_to(y=line, animate=False)  # type: ignore[union-attr]
        await pilot.pause()
        assert "needle" in screen_text(app)


async def test_ten_thousand_words_are_drawn_at_once() -> None:
    text = "\n\n".join("A sentence of seven words stands here. " * 20 for _ in range(72))
    app = Drawn(note(1, "Long", text), parse("sev"))
    async with app.run_test(size=SIZE) as pilot:
        begun = perf_counter()
        await pilot.pause()
        app.view.refresh(layout=True)
        await pilot.pause()
        # A generous bound for a busy machine: it takes a tenth of this.
        assert perf_counter() - begun < 2
        assert len(list(app.view.walk_children())) < 5


async def test_a_hit_that_is_broken_over_two_lines_or_stands_in_a_table_is_one() -> None:
    wide = "a long way to go before the " * 2 + "quiet corner is there"
    ratings = (Rating(item="i", name="A quiet corner", level="weak", level_name="weak", mark="◔", evidence=wide),)
    entry = task_entry(
        1,
        prose("Quiet corners. " + wide),
        ScaleAnswer(step="write", field="scale", under="Rate", asked="How far?", ratings=ratings),
    )
    app = Drawn(entry, parse('"quiet corner'))
    for width in (40, 80, 120):
        async with app.run_test(size=(width, 60)) as pilot:
            await pilot.pause()
            assert app.view.hits == 4
            lines = [app.view.line_of(hit) or 0 for hit in range(4)]
            assert lines == sorted(lines) and lines[0] > 0
            assert app.view.line_of(4) is None
        app = Drawn(entry, parse('"quiet corner'))


# -- on its own page


def looked_at(app: Shell) -> list[str]:
    """What is drawn in dark on light on the page."""
    passages = app.screen.query("EntryView > Passage")
    strips = [strip for one in passages for strip in one.render_lines(one.size.region)]
    return [segment.text for strip in strips for segment in strip if segment.style and segment.style.reverse]


async def test_from_hit_to_hit_and_round() -> None:
    text = "\n\n".join(f"Paragraph {n}" + (f" has needle{n}." if n % 20 == 3 else ".") for n in range(60))
    desk, screen, app = page(1, note(1, "A needlework hour", text), query="needle")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "hit 1 of 4 · draft" in screen_text(app)
        assert looked_at(app) == ["needle"]
        assert "A needlework hour" in screen_text(app).splitlines()[2]
        for number, key in ((3, "n"), (23, "f8"), (43, "n")):
            await press(pilot, key)
            lines = screen_text(app).splitlines()
            at = next(y for y, line in enumerate(lines) if f"needle{number}." in line)
            assert 3 < at < 20
        assert "hit 4 of 4" in screen_text(app)
        await press(pilot, "n")
        assert "hit 1 of 4" in screen_text(app)
        await press(pilot, "N", "f7")
        assert "hit 3 of 4" in screen_text(app)
        # A change from elsewhere leaves one where one is.
        top = screen.query_one("#entry-page").scroll_offset.y
        await press(pilot, "f", "x", "ctrl+s")
        assert screen.query_one("#entry-page").scroll_offset.y == top
        assert "hit 3 of 4" in screen_text(app)
        assert looked_at(app) == ["needle"]
        await app.push_screen(EntryScreen(desk, entry_id(1)))
        await settled(pilot)
        assert "hit" not in screen_text(app)
        assert not app.screen.check_action("hit", (1,))


async def test_it_opens_at_a_first_hit_that_is_far_down() -> None:
    _, _, app = page(1, note(1, "Long", "\n".join(f"Line {n}." for n in range(200)) + "\nHere."), query="here")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await until(pilot, lambda: "Here." in screen_text(app))
        assert "hit 1 of 1" in screen_text(app)


async def test_it_scrolls_and_says_where_we_are() -> None:
    _, _, app = page(1, note(1, "Long", "\n".join(f"Line {n}." for n in range(100))))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        text = screen_text(app)
        assert "Your log › Long" in text
        assert "Free entry" in text
        await press(pilot, "end")
        assert "Line 99." in screen_text(app)


async def test_begin_another() -> None:
    desk, _, app = page(3)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await press(pilot, "b", "e")
        task, edit = app.asked
        assert isinstance(task, BeginTask)
        assert (task.unit, task.task) == ("small", "task-1")
        assert isinstance(edit, EditEntry)
        await app.push_screen(EntryScreen(desk, entry_id(1)))
        await settled(pilot)
        await press(pilot, "b")
        assert isinstance(app.asked[-1], BeginFreeEntry)


async def test_changes_show_at_once() -> None:
    desk, _, app = page(5)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await press(pilot, "c")
        assert "✓ Complete since 23 November 2026" in screen_text(app)
        await press(pilot, "f", "x", "ctrl+s")
        assert "Followed up" in screen_text(app)
        assert desk.read_entry(entry_id(5)).follow_ups


async def test_a_deleted_entry_stays_in_sight_until_it_is_left() -> None:
    desk, screen, app = page(5)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await press(pilot, "d")
        assert "This entry is in the bin. Press u to bring it back." in screen_text(app)
        with pytest.raises(EntryMissing):
            desk.read_entry(entry_id(5))
        await press(pilot, "e", "f")
        assert not app.asked
        await press(pilot, "u", "e")
        assert isinstance(app.asked[0], EditEntry)
        assert desk.read_entry(entry_id(5))
        await screen.leave()
        assert desk.bookmarks.place == Place(room="log", entry=entry_id(5))


async def test_an_entry_that_is_gone_says_so() -> None:
    _, screen, app = page(77)
    async with app.run_test(size=(60, 20)) as pilot:
        await settled(pilot)
        assert "There is no entry" in screen_text(app)
        await press(pilot, "e", "b", "c", "d")
        assert not app.asked
        await screen.leave()


async def test_coming_back_reads_it_again() -> None:
    desk, _, app = page(5)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await app.push_screen(EntryScreen(desk, entry_id(1)))
        await settled(pilot)
        desk.changes.tag(entry_id(5), ("meanwhile",))
        await app.pop_screen()
        await settled(pilot)
        assert "#meanwhile" in screen_text(app)


async def test_what_changes_outside_shows_on_the_page_and_an_entry_that_goes_stays_readable() -> None:
    desk, screen, app = page(5)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        opened = desk.store.load(entry_id(5))
        desk.store.save(opened.entry.tagged(("elsewhere",)), opened.version)
        await until(pilot, lambda: "#elsewhere" in screen_text(app))  # by itself, a moment later
        desk.store.bin.put(entry_id(5))
        screen._looking.now()
        await until(pilot, lambda: "no longer in your log" in screen_text(app))
        assert "#elsewhere" in screen_text(app)
        await press(pilot, "e", "c")
        assert not app.asked
        desk.store.bin.bring_back(entry_id(5))
        screen._looking.now()
        await until(pilot, lambda: "no longer in your log" not in screen_text(app))
        await press(pilot, "e")
        assert isinstance(app.asked[0], EditEntry)


async def test_a_key_to_the_next_hit_is_not_lost_while_the_page_is_put_in_anew() -> None:
    entry = task_entry(1, prose("A word, a word, a word. " * 3))
    page = EntryPage()

    class Holder(App[None]):
        def compose(self) -> ComposeResult:
            yield page

    def view() -> EntryView:
        return EntryView(EntryPieces(entry, parse("word")))

    class Late(EntryView):
        """One that takes its time to be put in: the key comes first."""

        def on_mount(self) -> None:
            page.step(1)
            super().on_mount()

    async with Holder().run_test():
        await page.show(view())
        assert (page.hit, page.hits) == (0, 9)
        await page.show(Late(EntryPieces(entry, parse("word"))))
        assert (page.hit, page.hits) == (1, 9)
        page.step(-1)
        page.step(-1)
        assert page.hit == 8
