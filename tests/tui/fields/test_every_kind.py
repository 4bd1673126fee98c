"""What holds for every kind of field."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from textual.binding import Binding
from textual.widget import Widget

from learnlog.content.task import Field
from learnlog.guide import Asked, OfferedRow
from learnlog.journal.answers import LineAnswer
from learnlog.tui.fields import WIDGETS, field_widget
from tests.tui.fields.harness import ADDRESS, Harness, asked, items
from tests.variations import the_first

RESERVED = [*(f"f{n}" for n in range(1, 13)), "ctrl+pageup", "ctrl+pagedown", "escape"]

FIELDS: dict[str, Asked] = {
    "line": asked("line"),
    "prose": asked("prose"),
    "date": asked("date"),
    "choice": asked("choice", options=items("one", "two")),
    "choices": asked("choices", options=items("one", "two")),
    "scale": asked("scale", things=items("one", "two"), evidence="line"),
    "people": asked("people", min=2),
    "rows": asked(
        "rows",
        min=1,
        columns=[
            {"id": "a", "kind": "line", "label": "A"},
            {"id": "b", "kind": "prose", "label": "B"},
            {"id": "c", "kind": "date", "label": "C"},
            {"id": "d", "kind": "choice", "label": "D", "options": "lists.x"},
        ],
        column_options={"d": items("one")},
        offers=[OfferedRow("s/f/a", "one", "weak", "a")],
    ),
}


class Listening(Harness):
    """Notes which of the screen's keys reach it."""

    BINDINGS = [Binding(key, f"note('{key}')", show=False) for key in RESERVED]

    def action_note(self, key: str) -> None:
        self.reserved.append(key)


def test_every_kind_has_a_widget() -> None:
    union = get_args(get_args(Field)[0])
    assert set(WIDGETS) == {get_args(model.model_fields["kind"].annotation)[0] for model in union}
    for kind, field in FIELDS.items():
        assert type(field_widget(field, None)) is WIDGETS[kind]


@pytest.mark.parametrize("kind", FIELDS)
async def test_no_widget_takes_the_keys_of_the_screen(kind: str) -> None:
    app = Listening((FIELDS[kind], None))
    async with app.run_test(size=(80, 50)) as pilot:
        stops: list[Widget] = [one for one in app.field.query("*") if one.focusable and one.display]
        assert stops
        for stop in stops:
            for namespace in stop.ancestors_with_self:
                if namespace is app.field.parent:
                    break
                taken = namespace._bindings.key_to_bindings.keys() & set(RESERVED)
                assert not taken, f"{namespace} takes {taken}"
        await pilot.press(*RESERVED)
        assert app.reserved == RESERVED


@pytest.mark.parametrize("kind", FIELDS)
async def test_an_untouched_field_says_nothing(kind: str) -> None:
    app = Harness((FIELDS[kind], None))
    async with app.run_test(size=(80, 50)) as pilot:
        for _ in range(12):
            await pilot.press("tab")
        assert app.changes == 0
        assert app.field.answer().empty


@pytest.mark.parametrize("kind", [kind for kind in FIELDS if kind not in ("line", "prose")])
async def test_an_answer_of_another_kind_is_not_overwritten(kind: str) -> None:
    given = LineAnswer(**ADDRESS, text="words")
    app = Harness((FIELDS[kind], given))
    async with app.run_test(size=(80, 50)):
        assert app.field.answer() is given


@pytest.mark.parametrize("kind", FIELDS)
async def test_the_question_as_it_was_asked_stays_with_an_untouched_answer(kind: str) -> None:
    app = Harness((FIELDS[kind], None))
    async with app.run_test(size=(80, 50)):
        old: Any = app.field.build().model_copy(update={"asked": "An older wording?", "under": "An older title"})
    app = Harness((FIELDS[kind], old))
    async with app.run_test(size=(80, 50)):
        assert app.field.answer() is old


@pytest.mark.parametrize("kind", FIELDS)
@pytest.mark.parametrize("size", the_first(1, [(60, 20), (20, 10), (120, 40)]))
async def test_every_size_can_be_drawn(kind: str, size: tuple[int, int]) -> None:
    app = Harness((FIELDS[kind], None))
    async with app.run_test(size=size) as pilot:
        await pilot.press("tab", "tab")
        assert app.drawn


@pytest.mark.parametrize("kind", FIELDS)
async def test_tab_goes_through_and_out(kind: str) -> None:
    app = Harness((FIELDS[kind], None), (asked("line"), None))
    async with app.run_test(size=(80, 50)) as pilot:
        last = [one for one in app.query("*") if one.focusable][-1]
        for _ in range(20):
            if app.focused is last:
                break
            await pilot.press("tab")
        assert app.focused is last
