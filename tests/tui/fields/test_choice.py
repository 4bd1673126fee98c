"""One of several."""

from __future__ import annotations

import dataclasses

from learnlog.content.unit import Item
from learnlog.journal.answers import ChoiceAnswer, Chosen, LineAnswer
from learnlog.tui.fields.choice import ChoiceWidget
from tests.tui.fields.harness import ADDRESS, NASTY, Harness, asked, items

OPTIONS = items("daily", "weekly", "[/] termly")


def widget(app: Harness) -> ChoiceWidget:
    field = app.field
    assert isinstance(field, ChoiceWidget)
    return field


def chosen(item_id: str, name: str) -> ChoiceAnswer:
    return ChoiceAnswer(**ADDRESS, chosen=Chosen(id=item_id, name=name))


async def test_keys_choose_and_take_back() -> None:
    app = Harness((asked("choice", options=OPTIONS), None))
    async with app.run_test() as pilot:
        assert widget(app).answer().empty
        assert "› ( ) daily" in app.drawn and "( ) [/] termly" in app.drawn
        await pilot.press("down", "space")
        assert widget(app).answer() == chosen("b", "weekly")
        assert "› (x) weekly" in app.drawn
        await pilot.press("end", "enter")
        assert widget(app).answer() == chosen("c", "[/] termly")
        await pilot.press("backspace")
        assert widget(app).answer() == ChoiceAnswer(**ADDRESS)
        assert app.changes == 3


async def test_the_mouse_does_the_same() -> None:
    app = Harness((asked("choice", options=OPTIONS), None))
    async with app.run_test() as pilot:
        await pilot.click(widget(app).marks.options[1])
        assert widget(app).answer() == chosen("b", "weekly")
        await pilot.click(widget(app).marks.options[1])
        assert widget(app).answer().empty


async def test_meanings_and_marks_are_shown() -> None:
    option = Item(id="weak", name="weak", texts={"mark": "◔", "meaning": "It happens [now] and then."})
    app = Harness((asked("choice", options=[option]), None))
    async with app.run_test(size=(60, 20)):
        assert "( ) ◔ weak" in app.drawn and "It happens [now] and then." in app.drawn


async def test_any_words_come_back_exactly() -> None:
    for text in NASTY:
        given = chosen("a", text)
        app = Harness((asked("choice", options=items(text)), given))
        async with app.run_test():
            assert widget(app).answer() is given
            assert "\x1b" not in app.drawn


async def test_what_can_no_longer_be_chosen_stays_until_it_is_taken_back() -> None:
    given = ChoiceAnswer.model_validate({**ADDRESS, "chosen": Chosen(id="Old id!", name="old [/]"), "later": 1})
    app = Harness((asked("choice", options=OPTIONS), given))
    async with app.run_test() as pilot:
        assert "(x) old [/] (no longer among the choices)" in app.drawn
        assert widget(app).answer() is given
        await pilot.press("home", "space")
        assert widget(app).answer() == chosen("a", "daily").model_copy(update={"later": 1})


async def test_new_options_leave_the_choice_alone() -> None:
    field = asked("choice", options=OPTIONS)
    app = Harness((field, None))
    async with app.run_test() as pilot:
        await pilot.press("down", "space")
        widget(app).ask_again(dataclasses.replace(field, options=OPTIONS[:1]))
        await pilot.pause()
        assert "(x) weekly (no longer among the choices)" in app.drawn
        assert widget(app).answer() == chosen("b", "weekly")
        assert app.focused is widget(app).marks
        widget(app).ask_again(dataclasses.replace(field, options=()))
        await pilot.pause()
        assert widget(app).answer() == chosen("b", "weekly")


async def test_the_default_from_the_profile() -> None:
    app = Harness((asked("choice", options=OPTIONS, default="b"), None))
    async with app.run_test():
        assert widget(app).answer() == chosen("b", "weekly")
    app = Harness((asked("choice", options=OPTIONS, default="gone"), None))
    async with app.run_test():
        assert widget(app).answer().empty


async def test_nothing_to_choose_from_says_so() -> None:
    app = Harness((asked("choice"), None))
    async with app.run_test() as pilot:
        await pilot.press("space", "down", "backspace")
        assert "Nothing to choose from yet" in app.drawn
        assert widget(app).answer().empty


async def test_read_only_and_place() -> None:
    given = chosen("b", "weekly")
    app = Harness((asked("choice", options=OPTIONS), given), read_only=True)
    async with app.run_test() as pilot:
        assert widget(app).where() == ("b", (0, 0))
        await pilot.press("space", "backspace", "up", "enter")
        await pilot.click(widget(app).marks.options[0])
        assert widget(app).answer() is given
        widget(app).go_to("c")
        assert widget(app).where() == ("c", (0, 0))


async def test_an_answer_of_another_kind_is_kept_until_something_is_chosen() -> None:
    given = LineAnswer(**ADDRESS, text="weekly, I think")
    app = Harness((asked("choice", options=OPTIONS), given))
    async with app.run_test() as pilot:
        assert widget(app).answer() is given
        await pilot.press("space")
        assert widget(app).answer() == chosen("a", "daily")
