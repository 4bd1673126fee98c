"""Items rated on levels."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from textual import events

from learnlog.content.unit import Item
from learnlog.guide import Asked
from learnlog.journal.answers import Rating, ScaleAnswer
from learnlog.tui.fields.prose_area import ProseArea
from learnlog.tui.fields.scale import ScaleWidget
from tests.tui.fields.harness import ADDRESS, LEVELS, NASTY, Harness, asked, items, paste

THINGS = items("genuineness", "[/] dignity", "safety")


def widget(app: Harness) -> ScaleWidget:
    field = app.field
    assert isinstance(field, ScaleWidget)
    return field


def scale(**settings: Any) -> Asked:
    return asked("scale", things=settings.pop("things", THINGS), **settings)


def rating(item: str, level: str = "", evidence: str = "", **more: Any) -> Rating:
    names = {one.id: one.name for one in THINGS}
    found = next((one for one in LEVELS if one.id == level), None)
    said: dict[str, Any] = {"level": found.id, "level_name": found.name, "mark": found.mark} if found else {}
    return Rating(item=item, name=names.get(item, item), evidence=evidence, **said, **more)


async def test_keys_rate_and_take_back() -> None:
    app = Harness((scale(), None))
    async with app.run_test(size=(80, 30)) as pilot:
        field = widget(app)
        assert field.answer().empty and "0 of 3 rated" in app.drawn
        await pilot.press("right")
        assert field.answer() == ScaleAnswer(**ADDRESS, ratings=(rating("a", "absent"),))
        await pilot.press("right", "right", "left")
        assert field.pickers["a"].chosen == "weak"
        await pilot.press("end")
        assert field.pickers["a"].chosen == "not-seen"
        await pilot.press("4", "9", "0")
        assert field.pickers["a"].chosen == "strong"
        assert "[● strong]" in app.drawn and "1 of 3 rated" in app.drawn
        await pilot.press("backspace")
        assert field.answer().empty and "0 of 3 rated" in app.drawn
        assert app.changes == 7


async def test_up_and_down_walk_the_items_and_tab_goes_to_the_evidence() -> None:
    app = Harness((scale(evidence="line", evidence_label="What I saw"), None))
    async with app.run_test(size=(80, 30)) as pilot:
        field = widget(app)
        await pilot.press("up", "down", "2", "tab")
        assert field.where() == ("b/evidence", (0, 0))
        await paste(pilot, "a note")
        await pilot.press("up")
        assert field.where() == ("b", (0, 0))
        await pilot.press("tab", "down")
        assert field.where() == ("c", (0, 0))
        await pilot.press("down", "up", "tab", "shift+tab")
        assert field.where() == ("b", (0, 0))
        assert field.answer() == ScaleAnswer(**ADDRESS, ratings=(rating("b", "weak", "a note"),))


async def test_going_up_shows_the_name_above_the_picker() -> None:
    app = Harness((scale(things=items(*(f"thing {n}" for n in range(9))), evidence="line"), None))
    async with app.run_test(size=(80, 16)) as pilot:
        widget(app).go_to("i")
        await pilot.pause()
        assert "thing 8" in app.drawn and "thing 1" not in app.drawn
        await pilot.press(*["up"] * 7)
        await pilot.pause()
        assert widget(app).where() == ("b", (0, 0)) and "thing 1" in app.drawn


async def test_the_mouse_rates_and_takes_back() -> None:
    app = Harness((scale(), None))
    async with app.run_test(size=(80, 30)) as pilot:
        picker = widget(app).pickers["b"]
        at = next(chip.x for chip in picker.chips(76) if chip.pick.id == "partly")
        await pilot.click(picker, offset=(at + 1, 0))
        assert picker.chosen == "partly" and picker.has_focus
        await pilot.click(picker, offset=(0, 0))
        assert picker.chosen == "partly", "a click beside the levels changes nothing"
        await pilot.click(picker, offset=(at + 1, 0))
        assert picker.chosen == ""


@pytest.mark.parametrize("kind", ["line", "prose"])
async def test_evidence_comes_back_exactly(kind: str) -> None:
    given = ScaleAnswer(**ADDRESS, ratings=tuple(rating(one.id, "weak", NASTY[at]) for at, one in enumerate(THINGS)))
    app = Harness((scale(evidence=kind), given))
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.pause()
        field = widget(app)
        assert field.answer() is given
        assert app.changes == 0
        assert "\x1b" not in app.drawn
        written = field.evidence["a"]
        if isinstance(written, ProseArea):
            written.insert("!")
            expected = "!" + NASTY[0]
        else:
            written.value += "!"
            expected = NASTY[0] + "!"
        await pilot.pause()
        answer = field.build()
        assert answer.ratings[0] == rating("a", "weak", expected)
        assert answer.ratings[1] is given.ratings[1]
        assert app.changes == 1


async def test_what_the_widget_does_not_show_is_kept() -> None:
    old_level = Rating(item="a", name="genuineness", level="superb", level_name="superb", mark="★")
    gone_item = Rating(item="zz", name="No longer asked", level="weak", level_name="weak", evidence="mine")
    extra = Rating.model_validate({"item": "b", "name": "as it was called", "evidence": "words", "later": 1})
    given = ScaleAnswer.model_validate({**ADDRESS, "ratings": (old_level, extra, gone_item), "more": 2})
    app = Harness((scale(), given))
    async with app.run_test(size=(100, 30)) as pilot:
        field = widget(app)
        assert field.answer() is given
        assert "[★ superb (no longer a level)]" in app.drawn
        field.pickers["b"].choose("strong")
        await pilot.pause()
        answer = field.build()
        assert [one.item for one in answer.ratings] == ["a", "b", "zz"]
        assert answer.ratings[0] == old_level and answer.ratings[2] == gone_item
        assert answer.ratings[1].evidence == "words" and answer.ratings[1].model_extra == {"later": 1}
        assert answer.model_extra == {"more": 2}


async def test_both_ends_stand_above_the_picker_and_in_the_answer() -> None:
    thing = Item(id="a", name="Who decides", texts={"l": "The teacher [/] plans", "r": "The pupil takes part"})
    app = Harness((scale(things=(thing,), ends=["l", "r"]), None))
    async with app.run_test(size=(80, 30)) as pilot:
        assert "The teacher [/] plans" in app.drawn and "↔  The pupil takes part" in app.drawn
        await pilot.press("1")
        assert widget(app).build().ratings[0].ends == ("The teacher [/] plans", "The pupil takes part")


async def test_going_to_an_item_goes_to_what_is_missing() -> None:
    given = ScaleAnswer(**ADDRESS, ratings=(rating("a", "weak"), rating("b", "not-seen"), rating("c", "weak", "seen")))
    app = Harness((scale(evidence="line", evidence_required=True), given))
    async with app.run_test(size=(80, 30)):
        field = widget(app)
        assert field.part("a") is field.evidence["a"]
        assert field.part("b") is field.pickers["b"]
        assert field.part("c") is field.pickers["c"]
        assert field.part("c/evidence") is field.evidence["c"]
        assert field.part("nothing") is None


async def test_the_place_can_be_gone_back_to() -> None:
    given = ScaleAnswer(**ADDRESS, ratings=(rating("b", "weak", "evidence"),))
    app = Harness((scale(evidence="line"), given))
    async with app.run_test(size=(80, 30)) as pilot:
        widget(app).go_to("b/evidence", (0, 3))
        await pilot.pause()
        assert widget(app).where() == ("b/evidence", (0, 3))


async def test_other_items_leave_what_was_written() -> None:
    field = scale(evidence="line")
    app = Harness((field, None))
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("2")
        widget(app).evidence["c"].focus()
        await pilot.pause()
        await paste(pilot, "kept")
        widget(app).ask_again(dataclasses.replace(field, items=THINGS[1:]))
        await pilot.pause()
        assert widget(app).where() == ("c/evidence", (0, 4))
        answer = widget(app).build()
        assert [(one.item, one.level, one.evidence) for one in answer.ratings] == [("c", "", "kept"), ("a", "weak", "")]


async def test_read_only_cannot_be_changed() -> None:
    given = ScaleAnswer(**ADDRESS, ratings=(rating("a", "weak", "evidence"),))
    app = Harness((scale(evidence="line"), given), read_only=True)
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("1", "right", "backspace", "tab", "x", "backspace")
        assert widget(app).answer() is given and app.changes == 0


async def test_it_stands_up_to_a_narrow_window() -> None:
    app = Harness((scale(evidence="line"), None))
    async with app.run_test(size=(40, 60)) as pilot:
        await pilot.press("3")
        assert "[◑ partly]" in app.drawn


async def test_words_typed_or_pasted_on_a_picker_go_to_its_evidence() -> None:
    app = Harness((scale(evidence="line"), None))
    async with app.run_test(size=(80, 30)) as pilot:
        field = widget(app)
        await pilot.press("2", "S", "e", "e", "n")
        assert field.answer() == ScaleAnswer(**ADDRESS, ratings=(rating("a", "weak", "Seen"),))
        await pilot.press("down")
        field.pickers["b"].post_message(events.Paste("in maths, on Monday"))
        await pilot.pause()
        await pilot.press("!")
        assert field.evidence["b"].has_focus
        assert isinstance(answer := field.answer(), ScaleAnswer)
        assert answer.ratings[1].evidence == "in maths, on Monday!"


async def test_words_on_a_picker_without_evidence_do_nothing() -> None:
    app = Harness((scale(), None))
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("x")
        assert widget(app).answer().empty
