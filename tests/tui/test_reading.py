"""A reading on the screen: tables, notes, links, sections, and text that only looks like markup."""

from __future__ import annotations

import pytest
from textual.content import Content
from textual.pilot import Pilot

from learnlog.tui.link import LinkCard
from learnlog.tui.navigation import OpenTask, OpenUnit
from learnlog.tui.note import NoteLine
from learnlog.tui.reading import KeyPoints, ReadingView
from learnlog.tui.typeset import Passage, Typeset, set_markdown
from tests.tui.reading_room import NASTY, TABLE, Shell, small_unit


def lines(markdown: str, width: int) -> list[str]:
    return Typeset(set_markdown(markdown)).at(width).plain.split("\n")


def view(reading: str, anchor: str = "", width: int = 70) -> ReadingView:
    unit = small_unit()
    return ReadingView(unit, unit.reading(reading), anchor, width)


async def settled(pilot: Pilot[None]) -> None:
    await pilot.pause()


def test_lists_hang_and_keep_their_distance() -> None:
    assert lines("Before:\n\n- one two three\n- four\n\nAfter.", 10) == [
        "Before:",
        "",
        "• one two",
        "  three",
        "• four",
        "",
        "After.",
    ]
    assert lines("3. three\n4. four\n   - in it\n", 30) == ["3. three", "4. four", "   • in it"]


def test_headings_quotations_code_and_breaks() -> None:
    text = "## Head\n\nOne  \ntwo *three*\n\n> said\n\n---\n\n    code [x]\n"
    assert lines(text, 20) == ["Head", "", "One", "two three", "", "│ said", "", "─" * 20, "", "code [x]"]


def test_an_address_behind_words_is_shown() -> None:
    assert lines("[here](https://example.org)", 60) == ["here (https://example.org)"]
    assert lines("<https://example.org>", 60) == ["https://example.org"]


def test_a_wide_table_has_columns_and_no_line_is_too_long() -> None:
    shown = lines(TABLE, 70)
    assert shown[0].startswith("Personalisation") and "│ Differentiation" in shown[0]
    assert set(shown[1]) == {"─", "┼"}
    assert max(map(len, shown)) <= 70
    assert len({line.index("│") for line in shown if "│" in line}) == 1


@pytest.mark.parametrize("width", [18, 24, 36])
def test_a_narrow_table_is_stacked_with_its_heads(width: int) -> None:
    shown = lines(TABLE, width)
    assert "│" not in "".join(shown)
    assert shown[0].startswith("Personalisation:")
    assert "".join(shown).count("Differentiation:") == 2
    assert max(map(len, shown)) <= width


@pytest.mark.parametrize("width", [1, 2, 7])
def test_no_width_is_too_small_to_lay_out(width: int) -> None:
    assert lines(f"# Head\n\n- {NASTY}\n\n{TABLE}", width)


def test_emphasis_is_bold_and_never_italic() -> None:
    content = Typeset(set_markdown("a *b* and **c**")).at(40)
    assert {str(span.style) for span in content.spans} == {"bold"}


async def test_markup_and_escapes_are_only_text() -> None:
    app = Shell(view("short"))
    async with app.run_test(size=(80, 40)) as pilot:
        await settled(pilot)
        shown = app.text
    assert shown.count("[bold]not bold[/] [@click=app.bell]x[/] ␛[31m ␦") == 2
    assert "\x1b" not in shown and "\u202e" not in shown


async def test_key_points_come_first_and_can_be_left_out() -> None:
    app = Shell(view("long"))
    async with app.run_test() as pilot:
        await settled(pilot)
        first = app.query_one(ReadingView).query(Passage).first()
        assert isinstance(first, KeyPoints)
    unit = small_unit()
    app = Shell(ReadingView(unit, unit.reading("long"), key_points=False))
    async with app.run_test() as pilot:
        await settled(pilot)
        assert not app.query(KeyPoints)


async def test_a_section_alone_in_a_narrow_column() -> None:
    app = Shell(view("long", "middle", width=34))
    async with app.run_test(size=(36, 20)) as pilot:
        await settled(pilot)
        shown = app.text
        assert "Here is the middle." in shown and "▸ Note 2" in shown
        assert "Paragraph" not in shown and "Key points" not in shown
        assert all(passage.size.width <= 34 for passage in app.query(Passage))


async def test_an_unknown_section_shows_the_whole() -> None:
    app = Shell(view("short", "nowhere"))
    async with app.run_test() as pilot:
        await settled(pilot)
        assert "Key points" in app.text


async def test_a_note_opens_where_it_stands_and_closes() -> None:
    app = Shell(view("short"))
    async with app.run_test(size=(80, 40)) as pilot:
        note = app.query(NoteLine).first()
        note.focus()
        await pilot.press("enter")
        assert "▾ Note 1  Pollard & James [2004] The first source." in app.text
        await pilot.press("enter")
        assert "▸ Note 1" in app.text and "Pollard" not in app.text
        await pilot.click(note)
        assert note.opened


async def test_a_link_says_that_it_is_closed_and_what_there_is_instead() -> None:
    app = Shell(view("short"))
    async with app.run_test(size=(80, 40)) as pilot:
        await settled(pilot)
        shown = app.text
    assert "↗ www.example.org/gone   closed resource" in shown
    assert "Instead  The long one." in shown
    assert "Enter Go to “A long one”" in shown
    assert "closed" not in shown.split("https://example.org/x")[1]


async def test_the_keys_of_a_link() -> None:
    app = Shell(view("short"))
    async with app.run_test(size=(80, 40)) as pilot:
        gone, to_task, plain = app.query(LinkCard)
        gone.focus()
        await pilot.press("o", "y", "enter")
        assert app.opened == ["https://www.example.org/gone"]
        assert app.clipboard == "https://www.example.org/gone"
        assert any("https://www.example.org/gone" in note.message for note in app._notifications)
        to_task.focus()
        await pilot.press("o", "enter")
        assert app.opened[-1] == "https://example.org/x"
        plain.focus()
        await pilot.press("enter", "o")
        assert app.opened[-1] == "https://ftp://example.org", "only the web is ever opened"
        unit, task = app.asked
        assert isinstance(unit, OpenUnit) and (unit.unit, unit.place) == ("small", "readings/long#middle")
        assert isinstance(task, OpenTask) and (task.unit, task.task) == ("small", "task-1")


async def test_a_click_on_what_a_link_offers() -> None:
    app = Shell(view("short"))
    async with app.run_test(size=(80, 40)) as pilot:
        card = app.query(LinkCard).first()
        row, column = next(
            (row, line.index("o Open")) for row, line in enumerate(app.text.split("\n")) if "o Open" in line
        )
        await pilot.click(offset=(column, row))
        assert app.opened == [card.url]


async def test_keys_scroll_and_the_end_is_seen_once() -> None:
    page = view("long")
    seen: list[ReadingView.Seen] = []

    class Listening(Shell):
        def on_page_seen(self, message: ReadingView.Seen) -> None:
            seen.append(message)

    app = Listening(page)
    async with app.run_test(size=(80, 24)) as pilot:
        page.focus()
        await pilot.press("j", "down", "k")
        assert page.row == 1
        await pilot.press("pagedown")
        assert page.row == 1 + 24 - 2
        await pilot.press("pageup", "home")
        assert page.row == 0 and not seen
        await pilot.press("end")
        assert page.at_end
        await pilot.press("up", "end")
        assert [message.control for message in seen] == [page]


async def test_selected_text_can_be_copied() -> None:
    app = Shell(view("last"))
    async with app.run_test(size=(80, 40)) as pilot:
        await settled(pilot)
        app.screen.text_select_all()
        copied = app.screen.get_selected_text()
        assert copied is not None and "Same objectives for all learners" in copied


def test_what_is_laid_out_once_is_kept() -> None:
    typeset = Typeset(set_markdown("a b c"))
    assert typeset.lines(3) is typeset.lines(3)
    assert isinstance(typeset.at(1), Content)
