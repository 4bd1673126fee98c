"""One line of text."""

from __future__ import annotations

import pytest

from learnlog.journal.answers import LineAnswer, ProseAnswer
from learnlog.tui.fields.line import LineWidget
from tests.tui.fields.harness import ADDRESS, NASTY, Harness, asked, paste


def widget(app: Harness) -> LineWidget:
    field = app.field
    assert isinstance(field, LineWidget)
    return field


@pytest.mark.parametrize("text", [*NASTY, "two\nlines"])
async def test_any_text_comes_back_exactly(text: str) -> None:
    given = LineAnswer(**ADDRESS, text=text)
    app = Harness((asked("line"), given))
    async with app.run_test() as pilot:
        field = widget(app)
        assert field.answer() is given
        field.input.value += "!"
        await pilot.pause()
        assert field.answer() == LineAnswer(**ADDRESS, text=text + "!")
        assert app.changes == 1
        assert "\x1b" not in app.drawn and "\x9b" not in app.drawn and "\u202e" not in app.drawn


async def test_markup_is_shown_as_it_is() -> None:
    app = Harness((asked("line", label="What does [/] mean?", guidance="[@click=app.quit]x[/]"), None))
    async with app.run_test():
        assert "What does [/] mean?" in app.drawn
        assert "[@click=app.quit]x[/]" in app.drawn


async def test_a_paste_of_several_lines_is_joined() -> None:
    app = Harness((asked("line"), None))
    async with app.run_test() as pilot:
        await paste(pilot, "one\r\ntwo\x1b\n")
        await pilot.press("!")
        assert widget(app).answer() == LineAnswer(**ADDRESS, text="one two!")


async def test_a_paste_too_large_for_a_line_is_refused_and_that_is_said() -> None:
    app = Harness((asked("line"), LineAnswer(**ADDRESS, text="Before. ")))
    async with app.run_test() as pilot:
        widget(app).input.focus()
        await paste(pilot, "word " * 5_000)
        await pilot.pause()
        assert widget(app).input.value == "Before. "
        assert [said.message[:12] for said in app._notifications] == ["Not pasted: "]


async def test_pasting_what_was_copied_here_is_cleaned_too() -> None:
    app = Harness((asked("line"), None))
    async with app.run_test() as pilot:
        app.copy_to_clipboard("a\nb")
        await pilot.press("ctrl+v")
        assert widget(app).input.value == "a b"


async def test_the_default_is_an_answer_only_where_there_is_none() -> None:
    field = asked("line", default="Mill School")
    app = Harness((field, None), (field, LineAnswer(**ADDRESS, text="Elsewhere")))
    async with app.run_test() as pilot:
        await pilot.pause()
        first, second = app.query(LineWidget)
        assert first.answer() == LineAnswer(**ADDRESS, text="Mill School")
        assert second.input.value == "Elsewhere"
        assert app.changes == 0, "nobody typed the default"


async def test_focus_does_not_select_what_was_written() -> None:
    app = Harness((asked("line"), LineAnswer(**ADDRESS, text="words")), (asked("line"), None))
    async with app.run_test() as pilot:
        await pilot.press("enter", "shift+tab", "x")
        assert widget(app).input.value == "wordsx"


async def test_the_cursor_can_be_put_back() -> None:
    app = Harness((asked("line"), LineAnswer(**ADDRESS, text="words")), (asked("line"), None))
    async with app.run_test() as pilot:
        widget(app).go_to("", (0, 2))
        await pilot.pause()
        assert widget(app).where() == ("", (0, 2))
        widget(app).go_to("", (0, 99))
        assert widget(app).where() == ("", (0, 5))


async def test_read_only_cannot_be_changed() -> None:
    app = Harness((asked("line"), LineAnswer(**ADDRESS, text="words")), read_only=True)
    async with app.run_test() as pilot:
        await paste(pilot, "more")
        await pilot.press("x", "backspace", "ctrl+u", "ctrl+x")
        assert widget(app).input.value == "words"
        assert app.changes == 0


async def test_an_answer_of_another_kind_lends_its_words() -> None:
    given = ProseAnswer(**ADDRESS, text="from prose")
    app = Harness((asked("line"), given))
    async with app.run_test() as pilot:
        assert widget(app).answer() == LineAnswer(**ADDRESS, text="from prose")
        await pilot.pause()
        assert app.changes == 0


async def test_keys_this_version_does_not_know_survive() -> None:
    given = LineAnswer.model_validate({**ADDRESS, "text": "a", "later": {"x": 1}})
    app = Harness((asked("line"), given))
    async with app.run_test():
        widget(app).input.value = "b"
        assert widget(app).answer().model_extra == {"later": {"x": 1}}


async def test_an_alias_is_proposed_where_somebody_is_asked_for() -> None:
    app = Harness((asked("line", alias="pupil"), None))
    async with app.run_test() as pilot:
        assert "Pupil A (→)" in app.drawn
        assert widget(app).answer().empty
        widget(app).input.focus()
        await pilot.press("right")
        assert widget(app).answer() == LineAnswer(**ADDRESS, text="Pupil A")
