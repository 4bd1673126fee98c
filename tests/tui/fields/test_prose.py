"""Long text."""

from __future__ import annotations

import pytest

from learnlog.journal.answers import LineAnswer, ProseAnswer
from learnlog.tui.fields.prose import ProseWidget
from learnlog.tui.fields.prose_area import ProseArea
from tests.tui.driving import until
from tests.tui.fields.harness import ADDRESS, NASTY, Harness, asked, paste


def widget(app: Harness) -> ProseWidget:
    field = app.field
    assert isinstance(field, ProseWidget)
    return field


@pytest.mark.parametrize("text", [*NASTY, "two\n\nparagraphs\n", "\n", " "])
async def test_any_text_comes_back_exactly(text: str) -> None:
    given = ProseAnswer(**ADDRESS, text=text)
    app = Harness((asked("prose"), given))
    async with app.run_test() as pilot:
        field = widget(app)
        assert field.answer() is given
        field.area.insert("!", field.area.document.end)
        await pilot.pause()
        assert field.answer() == ProseAnswer(**ADDRESS, text=text + "!")
        assert app.changes == 1
        assert "\x1b" not in app.drawn and "\x9b" not in app.drawn and "\u202e" not in app.drawn


async def test_typing_and_the_count_that_follows_it() -> None:
    app = Harness((asked("prose", words=[80, 300]), None))
    async with app.run_test() as pilot:
        assert "80 to 300 words is about right" in app.drawn
        await pilot.press(*"two words")
        widget(app)._count()
        await pilot.pause()
        assert "2 words · 80 to 300 is about right" in app.drawn
        assert app.changes == len("two words")


async def test_counting_waits_for_a_pause() -> None:
    app = Harness((asked("prose"), None))
    async with app.run_test() as pilot:
        field = widget(app)
        field.area.insert("one two three")
        await pilot.pause()
        first = field._counting
        field.area.insert(" four")
        await pilot.pause()
        assert first is not None and field._counting is first, "one count for all keys of a quarter of a second"


async def test_tab_leaves_the_text() -> None:
    app = Harness((asked("prose"), None), (asked("line"), None))
    async with app.run_test() as pilot:
        await pilot.press("tab")
        assert widget(app).area.text == ""
        assert app.focused is not widget(app).area


async def test_a_paste_is_cleaned_and_can_be_undone() -> None:
    app = Harness((asked("prose"), ProseAnswer(**ADDRESS, text="Before. ")))
    async with app.run_test() as pilot:
        area = widget(app).area
        widget(app).go_to("", (0, 8))
        await pilot.pause()
        await paste(pilot, "one\r\n\ttwo\x1b[31m\x07")
        assert area.text == "Before. one\n\ttwo[31m"
        assert area.cursor_location == (1, 8)
        await pilot.press("ctrl+z")
        assert area.text == "Before. "


async def test_a_very_long_line_is_broken_at_spaces_and_that_is_said() -> None:
    app = Harness((asked("prose"), None))
    async with app.run_test() as pilot:
        field = widget(app)
        essay = "word " * 20_000
        await paste(pilot, essay)
        assert field.area.text.split() == essay.split()
        assert max(map(len, field.area.text.split("\n"))) <= 4000
        await pilot.pause()
        assert "line was broken" in field.hint


async def test_a_line_without_spaces_is_broken_between_letters() -> None:
    app = Harness((asked("prose"), None))
    async with app.run_test() as pilot:
        await paste(pilot, "x" * 5000)
        await pilot.pause()
        assert widget(app).area.text == "x" * 4000 + "\n" + "x" * 1000
        assert "line was broken" in widget(app).hint


async def test_a_paste_too_large_for_a_field_is_refused_and_that_is_said() -> None:
    app = Harness((asked("prose"), ProseAnswer(**ADDRESS, text="Before. ")))
    async with app.run_test() as pilot:
        area = widget(app).area
        area.focus()
        await paste(pilot, "word " * 200_000)
        await pilot.pause()
        assert area.text == "Before. "
        (said,) = app._notifications
        assert "1,000,000 characters long beside the 8 that stand here" in said.message
        # In place of what is selected it is no longer too large.
        area.select_all()
        await paste(pilot, "word " * 200_000)
        assert len(area.text) == 1_000_000


async def test_it_grows_with_the_text() -> None:
    app = Harness((asked("prose"), None))
    async with app.run_test(size=(80, 40)) as pilot:
        area = widget(app).area
        before = area.outer_size.height
        area.insert("\n" * 11)
        await pilot.pause()
        grown = area.outer_size.height
        area.insert("\n" * 60)
        await pilot.pause()
        assert before == 8 and grown == 14 and area.outer_size.height == 18


async def test_the_cursor_can_be_put_back() -> None:
    app = Harness((asked("prose"), ProseAnswer(**ADDRESS, text="one\ntwo")))
    async with app.run_test() as pilot:
        widget(app).go_to("", (1, 2))
        await pilot.pause()
        assert widget(app).where() == ("", (1, 2))


async def test_read_only_cannot_be_changed() -> None:
    app = Harness((asked("prose"), ProseAnswer(**ADDRESS, text="words")), read_only=True)
    async with app.run_test() as pilot:
        app.copy_to_clipboard("more")
        await paste(pilot, "more")
        await pilot.press("x", "backspace", "ctrl+v", "ctrl+x", "enter")
        assert widget(app).area.text == "words"
        assert app.changes == 0


async def test_a_click_puts_the_cursor_there() -> None:
    app = Harness((asked("prose"), ProseAnswer(**ADDRESS, text="one two")), (asked("line"), None))
    async with app.run_test() as pilot:
        await pilot.press("tab")
        await pilot.click(widget(app).area, offset=(6, 1))
        assert widget(app).area.cursor_location == (0, 4)


async def test_a_line_answer_lends_its_words() -> None:
    app = Harness((asked("prose"), LineAnswer(**ADDRESS, text="from a line")))
    async with app.run_test():
        assert widget(app).answer() == ProseAnswer(**ADDRESS, text="from a line")


async def test_a_box_to_read_does_not_look_as_if_one_could_write_in_it() -> None:
    looks = []
    for read_only in (False, True):
        app = Harness((asked("prose"), ProseAnswer(**ADDRESS, text="Words.")), read_only=read_only)
        async with app.run_test() as pilot:
            await pilot.pause()
            area = app.query_one(ProseArea)
            area.focus()
            await pilot.pause()
            cursor = area.get_component_styles("text-area--cursor").background
            looks.append((area.has_focus, area.styles.border_top[1], cursor))
    to_write, to_read = looks
    assert to_write[0] and to_read[0]
    assert to_write[1] != to_read[1]
    assert to_write[2].a == 1 and to_read[2].a == 0


async def test_with_less_room_the_line_that_is_written_stays_in_sight() -> None:
    app = Harness((asked("prose"), ProseAnswer(**ADDRESS, text="\n".join(map(str, range(60))))))
    async with app.run_test(size=(80, 40)) as pilot:
        area = widget(app).area
        area.move_cursor(area.document.end)
        await pilot.pause()
        area.focus()
        await until(pilot, lambda: area.has_focus)
        area.styles.height = 6
        await until(pilot, lambda: 0 <= area.cursor_location[0] - area.scroll_y < area.size.height == 6)
