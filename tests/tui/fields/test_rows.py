"""A table with offered rows."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta
from typing import Any

from learnlog.guide import Asked, OfferedRow
from learnlog.journal.answers import Declined, Row, RowsAnswer
from learnlog.tui.fields.date import DateWidget
from learnlog.tui.fields.day_input import DayInput
from learnlog.tui.fields.line_input import LineInput
from learnlog.tui.fields.picker import Picker
from learnlog.tui.fields.prose_area import ProseArea
from learnlog.tui.fields.push import Push
from learnlog.tui.fields.rows import RowsWidget
from tests.tui.fields.harness import ADDRESS, NASTY, TODAY, Harness, asked, items, paste

COLUMNS: list[dict[str, Any]] = [
    {"id": "about", "kind": "line", "label": "Characteristic"},
    {"id": "action", "kind": "line", "label": "What [/] we will do", "required": True},
    {"id": "who", "kind": "choice", "label": "Who", "options": "plan.colleagues"},
    {"id": "by", "kind": "date", "label": "By when"},
    {"id": "notes", "kind": "prose", "label": "Notes"},
]
LABELS = {str(column["id"]): str(column["label"]) for column in COLUMNS}
DIGNITY = OfferedRow("extent/respect/ratings/dignity", "[/] dignity", "Respect: weak", "about")
SAFETY = OfferedRow("extent/respect/ratings/safety", "safety", "Respect: absent", "about")
SIZE = (90, 60)


def widget(app: Harness) -> RowsWidget:
    field = app.field
    assert isinstance(field, RowsWidget)
    return field


def plan(**settings: Any) -> Asked:
    options = settings.pop("people", items("Tutor", "Nurse"))
    return asked("rows", columns=COLUMNS, row="action", actions=True, column_options={"who": options}, **settings)


def answer(*rows: Row, declined: tuple[Declined, ...] = (), **more: Any) -> RowsAnswer:
    return RowsAnswer(**ADDRESS, columns=LABELS, actions=True, rows=rows, declined=declined, **more)


async def test_writing_a_row() -> None:
    app = Harness((plan(min=1), None))
    async with app.run_test(size=SIZE) as pilot:
        field = widget(app)
        assert field.answer().empty
        await paste(pilot, "calm")
        await pilot.press("tab", "x", "tab", "right", "right", "tab")
        await paste(pilot, "1/12/2026")
        await pilot.press("tab", "n")
        cells: dict[str, str | date] = {
            "about": "calm",
            "action": "x",
            "who": "Nurse",
            "by": date(2026, 12, 1),
            "notes": "n",
        }
        assert field.answer() == answer(Row(id="r1", cells=cells))
        assert "Tuesday 1 December 2026" in app.drawn and "Action 1" in app.drawn


async def test_any_words_come_back_exactly() -> None:
    rows = tuple(
        Row(id=f"r{n}", cells={"about": text, "action": text, "who": text, "by": text, "notes": text})
        for n, text in enumerate(NASTY, 1)
    )
    given = answer(*rows)
    app = Harness((plan(), given))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert widget(app).answer() is given
        assert app.changes == 0
        assert "\x1b" not in app.drawn


async def test_adding_removing_and_undoing() -> None:
    given = answer(Row(id="r1", cells={"action": "one"}), Row(id="r2", cells={"action": "two"}))
    app = Harness((plan(), given))
    async with app.run_test(size=SIZE) as pilot:
        field = widget(app)
        await pilot.click(field.cards[1].query_one(Push))
        await pilot.pause()
        assert [row.id for row in field.build().rows] == ["r1"] and field.build().numbered == 2
        assert "Undo remove" in app.drawn
        await pilot.press("enter")
        await pilot.pause()
        assert field.answer() is given
        await pilot.click(field._add)
        await pilot.pause()
        assert field.cards[-1].row_id == "r3"
        assert app.focused is field.cards[-1].input("action"), "the first thing that must be written"
        assert field.answer() is given, "an empty row is no row"


async def test_taking_an_offer() -> None:
    app = Harness((plan(min=1, offers=[DIGNITY]), None))
    async with app.run_test(size=SIZE) as pilot:
        field = widget(app)
        assert "? “[/] dignity” – Respect: weak" in app.drawn and "One still to decide" in app.drawn
        await pilot.click(field.offers[DIGNITY.source].add)
        await pilot.pause()
        expected = answer(Row(id="r1", cells={"about": "[/] dignity"}, offered=DIGNITY.source))
        assert field.answer() == expected
        assert app.focused is field.cards[0].input("action")
        assert "still to decide" not in app.drawn
        await pilot.click(field.cards[0].query_one(Push))
        await pilot.pause()
        assert "One still to decide" in app.drawn, "without its row the offer is open again"


async def test_declining_asks_why_and_can_be_taken_back() -> None:
    app = Harness((plan(offers=[DIGNITY, SAFETY]), None))
    async with app.run_test(size=SIZE) as pilot:
        field = widget(app)
        field.offers[SAFETY.source]._decline.focus()
        await pilot.press("enter")
        await pilot.pause()
        assert field.build().declined == (Declined(offered=SAFETY.source, name="safety"),)
        await paste(pilot, "The school works on it [/]")
        reason = "The school works on it [/]"
        assert field.build().declined == (Declined(offered=SAFETY.source, name="safety", reason=reason),)
        assert "× Declined: “safety” – Respect: absent" in app.drawn and "One still to decide" in app.drawn
        assert field.where() == (SAFETY.source, (0, len(reason)))
        await pilot.press("tab", "enter")
        await pilot.pause()
        assert field.build().declined == ()
        field.offers[SAFETY.source]._decline.focus()
        await pilot.press("enter")
        assert field.build().declined[0].reason == reason, "the reason is still at hand"


async def test_what_was_declined_stays_listed_even_when_offered_no_more() -> None:
    given = answer(
        Row(id="r1", cells={"action": "x"}),
        declined=(
            Declined(offered="gone/x", name="gone", reason="because"),
            Declined(offered=DIGNITY.source, name="d"),
        ),
    )
    app = Harness((plan(offers=[DIGNITY]), given))
    async with app.run_test(size=SIZE) as pilot:
        field = widget(app)
        assert field.answer() is given
        assert "× Declined: “gone” (no longer offered)" in app.drawn and "because" in app.drawn
        await pilot.click(field.offers["gone/x"]._back)
        await pilot.pause()
        assert [one.offered for one in field.build().declined] == [DIGNITY.source]
        assert "“gone”" not in app.drawn


async def test_new_offers_and_options_lose_nothing_typed() -> None:
    app = Harness((plan(min=1), None))
    async with app.run_test(size=SIZE) as pilot:
        field = widget(app)
        await paste(pilot, "half a thou")
        await pilot.press("tab", "tab", "1")
        assert field.build().rows[0].cells["who"] == "Tutor"
        field.ask_again(plan(min=1, people=items("Nurse"), offers=[DIGNITY]))
        await pilot.pause()
        assert "“[/] dignity”" in app.drawn and "(x) Tutor (no longer among the choices)" in app.drawn
        assert field.build().rows[0].cells == {"about": "half a thou", "who": "Tutor"}
        field.ask_again(plan(min=1, people=()))
        await pilot.pause()
        assert "“[/] dignity”" not in app.drawn
        assert field.build().rows[0].cells == {"about": "half a thou", "who": "Tutor"}
        field.ask_again(plan(min=1, offers=[DIGNITY]))
        await pilot.pause()
        assert "“[/] dignity”" in app.drawn


async def test_what_the_widget_does_not_show_is_kept() -> None:
    row = Row.model_validate(
        {"id": "odd id", "cells": {"old": "column", "action": "x", "notes": TODAY}, "done": TODAY, "later": 1}
    )
    given = answer(row).model_copy(update={"more": 2, "columns": {"action": "Its old heading"}})
    app = Harness((plan(), given))
    async with app.run_test(size=SIZE) as pilot:
        field = widget(app)
        assert field.answer() is given
        assert "done 23 November 2026" in app.drawn
        action = field.cards[0].cells["action"]
        assert isinstance(action, LineInput)
        action.value = "y"
        await pilot.pause()
        built = field.build()
        assert built.rows[0].cells == {"old": "column", "action": "y", "notes": TODAY}
        assert built.rows[0].model_extra == {"later": 1} and built.rows[0].done == TODAY
        assert built.model_extra == {"more": 2} and built.columns == LABELS


async def test_nothing_to_choose_from_says_so() -> None:
    app = Harness((plan(min=1, people=()), None))
    async with app.run_test(size=SIZE):
        assert "Nothing to choose from yet" in app.drawn


async def test_parts_and_places() -> None:
    given = answer(Row(id="r1", cells={"action": "done", "by": "soon"}), Row(id="r2", cells={"about": "x"}))
    app = Harness((plan(offers=[DIGNITY]), given))
    async with app.run_test(size=SIZE) as pilot:
        field = widget(app)
        assert field.part("r1") is field.cards[0].input("by"), "a day nobody can read"
        assert field.part("r2") is field.cards[1].input("action"), "required and empty"
        assert field.part(DIGNITY.source) is field.offers[DIGNITY.source].add
        field.go_to("r2/about", (0, 1))
        await pilot.pause()
        assert field.where() == ("r2/about", (0, 1))
        field.go_to("r9/about")
        await pilot.pause()
        assert app.focused is not None and field in app.focused.ancestors


async def test_read_only_cannot_be_changed() -> None:
    given = answer(
        Row(id="r1", cells={"about": "x", "who": "Tutor"}), declined=(Declined(offered=DIGNITY.source, name="d"),)
    )
    app = Harness((plan(offers=[DIGNITY, SAFETY], min=3), given), read_only=True)
    async with app.run_test(size=SIZE) as pilot:
        for _ in range(6):
            await pilot.press("x", "backspace", "tab")
        assert widget(app).answer() is given and app.changes == 0
        for word in ("Remove", "Add a", "Take back", "Decline…"):
            assert word not in app.drawn


async def test_today_is_what_the_app_says() -> None:
    app = Harness((plan(min=1), None), (asked("date"), None))
    async with app.run_test(size=SIZE) as pilot:
        by = widget(app).cards[0].cells["by"]
        assert isinstance(by, DayInput)
        by.input.value = "today"
        await pilot.pause()
        assert widget(app).build().rows[0].cells["by"] == TODAY
        assert app.query_one(DateWidget).today() == TODAY


async def test_a_day_stays_the_one_it_was_typed_as_when_another_cell_is_written_after_midnight() -> None:
    app = Harness((plan(min=1), None))
    async with app.run_test(size=SIZE) as pilot:
        by, who = widget(app).cards[0].cells["by"], widget(app).cards[0].cells["about"]
        assert isinstance(by, DayInput) and isinstance(who, LineInput)
        by.input.value = "tomorrow"
        await pilot.pause()
        app.today += timedelta(days=1)
        who.value = "Privacy"
        await pilot.pause()
        assert widget(app).build().rows[0].cells["by"] == TODAY + timedelta(days=1)
        assert "Tuesday 24 November 2026" in app.drawn
        by.input.value = "tomorrow "
        await pilot.pause()
        assert widget(app).build().rows[0].cells["by"] == TODAY + timedelta(days=2), "written again, it is read anew"


async def test_a_table_of_one_column_has_no_labels() -> None:
    app = Harness((asked("rows", row="question", min=1), None))
    async with app.run_test():
        assert "Question 1" in app.drawn and "What" not in app.drawn


async def test_cells_are_of_their_kind() -> None:
    app = Harness((plan(min=1), None))
    async with app.run_test(size=SIZE):
        kinds = [type(cell) for cell in widget(app).cards[0].cells.values()]
        assert kinds == [LineInput, LineInput, Picker, DayInput, ProseArea]


async def test_asking_again_with_the_same_changes_nothing() -> None:
    field = plan(min=1, offers=[DIGNITY])
    app = Harness((field, None))
    async with app.run_test(size=SIZE) as pilot:
        widget(app).ask_again(dataclasses.replace(field))
        await pilot.pause()
        assert app.changes == 0 and len(widget(app).offers) == 1
