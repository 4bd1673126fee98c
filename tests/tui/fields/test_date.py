"""A day."""

from __future__ import annotations

from datetime import date

import pytest

from learnlog.journal.answers import DateAnswer
from learnlog.tui.fields.date import DateWidget
from tests.tui.fields.harness import ADDRESS, NASTY, TODAY, Harness, asked, paste


def widget(app: Harness) -> DateWidget:
    field = app.field
    assert isinstance(field, DateWidget)
    return field


async def test_a_day_is_shown_in_words_and_comes_back() -> None:
    given = DateAnswer(**ADDRESS, day=TODAY)
    app = Harness((asked("date"), given))
    async with app.run_test() as pilot:
        assert widget(app).answer() is given
        assert "23 November 2026" in app.drawn and "Monday 23 November 2026" in app.drawn
        widget(app).entry.input.value = "tomorrow"
        await pilot.pause()
        assert "Tuesday 24 November 2026" in app.drawn
        assert widget(app).answer() == DateAnswer(**ADDRESS, day=date(2026, 11, 24))
        assert app.changes == 1


@pytest.mark.parametrize("text", ["some time in spring", *NASTY])
async def test_what_is_no_day_is_kept_as_typed(text: str) -> None:
    given = DateAnswer(**ADDRESS, typed=text)
    app = Harness((asked("date"), given))
    async with app.run_test() as pilot:
        assert "not a date yet" in app.drawn
        assert widget(app).answer() is given
        widget(app).entry.input.value = text + "?"
        await pilot.pause()
        assert widget(app).answer() == DateAnswer(**ADDRESS, typed=text + "?")


async def test_typing_a_day() -> None:
    app = Harness((asked("date"), None))
    async with app.run_test() as pilot:
        await paste(pilot, "3/12/202")
        assert "not a date yet" in app.drawn
        await pilot.press("6")
        assert "Thursday 3 December 2026" in app.drawn
        assert widget(app).answer() == DateAnswer(**ADDRESS, day=date(2026, 12, 3))


async def test_a_day_without_a_year_says_which_was_understood() -> None:
    app = Harness((asked("date"), None))
    async with app.run_test() as pilot:
        await paste(pilot, "11 Dec")
        assert "Friday 11 December 2026" in app.drawn
        assert widget(app).answer() == DateAnswer(**ADDRESS, day=date(2026, 12, 11))


async def test_a_day_without_a_year_that_was_kept_is_not_read_anew_by_itself() -> None:
    given = DateAnswer(**ADDRESS, typed="11 Dec")
    app = Harness((asked("date"), given))
    async with app.run_test() as pilot:
        assert widget(app).answer() is given
        widget(app).entry.input.value = "12 Dec"
        await pilot.pause()
        assert widget(app).answer() == DateAnswer(**ADDRESS, day=date(2026, 12, 12))


async def test_the_default_day_stands_in_a_new_answer() -> None:
    app = Harness((asked("date", default="2026-11-20"), None))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert widget(app).answer() == DateAnswer(**ADDRESS, day=date(2026, 11, 20))
        assert app.changes == 0


async def test_an_emptied_day_is_empty() -> None:
    app = Harness((asked("date", default="2026-11-20"), DateAnswer(**ADDRESS, day=TODAY)))
    async with app.run_test():
        widget(app).entry.input.value = ""
        assert widget(app).answer().empty


async def test_read_only_cannot_be_changed() -> None:
    app = Harness((asked("date"), DateAnswer(**ADDRESS, day=TODAY)), read_only=True)
    async with app.run_test() as pilot:
        await pilot.press("x", "backspace")
        assert widget(app).entry.text == "23 November 2026"
