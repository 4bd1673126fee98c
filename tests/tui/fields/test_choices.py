"""Several of many."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from learnlog.journal.answers import ChoicesAnswer, Chosen
from learnlog.tui.fields.choices import ChoicesWidget
from tests.tui.fields.harness import ADDRESS, Harness, asked, items

VALUES = items("Respect", "Self-determination", "[/] Inclusion", "Relationships")


def widget(app: Harness) -> ChoicesWidget:
    field = app.field
    assert isinstance(field, ChoicesWidget)
    return field


def chosen(*which: str) -> ChoicesAnswer:
    names = {item.id: item.name for item in VALUES}
    return ChoicesAnswer(**ADDRESS, chosen=tuple(Chosen(id=one, name=names[one]) for one in which))


async def test_choosing_in_any_order_gives_the_order_of_the_list() -> None:
    app = Harness((asked("choices", options=VALUES, min=2, max=2), None))
    async with app.run_test() as pilot:
        assert "Choose exactly two: 0 chosen" in app.drawn
        await pilot.press("end", "space", "home", "space")
        assert widget(app).answer() == chosen("a", "d")
        assert "Choose exactly two: 2 chosen" in app.drawn
        assert "› [x] Respect" in app.drawn


async def test_one_too_many_is_refused_in_words() -> None:
    given = chosen("a", "b")
    app = Harness((asked("choices", options=VALUES, min=2, max=2), given))
    async with app.run_test() as pilot:
        await pilot.click(widget(app).marks.options[2])
        assert "“[/] Inclusion” was not added, because two are chosen" in " ".join(app.drawn.split())
        assert widget(app).answer() is given
        assert app.changes == 0
        await pilot.press("home", "space", "end", "space")
        assert widget(app).answer() == chosen("b", "d")
        assert "not added" not in app.drawn


@pytest.mark.parametrize(
    ("settings", "hint"),
    [
        ({}, "Choose as many as you like: 0 chosen"),
        ({"min": 1}, "Choose at least one: 0 chosen"),
        ({"max": 3}, "Choose up to three: 0 chosen"),
        ({"min": 1, "max": 3}, "Choose one to three: 0 chosen"),
        ({"required": True}, "Choose at least one: 0 chosen"),
    ],
)
async def test_the_limits_in_words(settings: dict[str, Any], hint: str) -> None:
    app = Harness((asked("choices", options=VALUES, **settings), None))
    async with app.run_test():
        assert hint in app.drawn


async def test_what_is_gone_stays_and_does_not_count() -> None:
    given = ChoicesAnswer(**ADDRESS, chosen=(Chosen(id="a", name="Respect"), Chosen(id="zz", name="Old")))
    app = Harness((asked("choices", options=VALUES, min=2, max=2), given))
    async with app.run_test() as pilot:
        assert "[x] Old (no longer among the choices)" in app.drawn
        assert widget(app).answer() is given
        await pilot.press("down", "space")
        assert [one.id for one in widget(app).build().chosen] == ["a", "b", "zz"]


async def test_new_options_leave_what_is_chosen_alone() -> None:
    field = asked("choices", options=VALUES)
    app = Harness((field, None))
    async with app.run_test() as pilot:
        await pilot.press("down", "space")
        widget(app).ask_again(dataclasses.replace(field, options=VALUES[:1]))
        await pilot.pause()
        assert widget(app).answer() == chosen("b")
        assert "[x] Self-determination (no longer" in app.drawn
        widget(app).ask_again(field)
        await pilot.pause()
        assert widget(app).answer() == chosen("b")


async def test_read_only_cannot_be_changed() -> None:
    given = chosen("a")
    app = Harness((asked("choices", options=VALUES), given), read_only=True)
    async with app.run_test() as pilot:
        await pilot.press("space", "down", "enter")
        assert widget(app).answer() is given


async def test_a_long_list_follows_the_cursor() -> None:
    app = Harness((asked("choices", options=items(*(f"thing {n}" for n in range(20)))), None))
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.press("end")
        await pilot.pause()
        assert "› [ ] thing 19" in app.drawn
