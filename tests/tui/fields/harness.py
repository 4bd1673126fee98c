"""The smallest app a field widget can stand in, and fields to put there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.pilot import Pilot

from learnlog.content.task import (
    ChoiceField,
    ChoicesField,
    DateField,
    Field,
    LineField,
    PeopleField,
    ProseField,
    RowsField,
    ScaleField,
)
from learnlog.content.unit import Item, Level
from learnlog.guide import Asked, OfferedRow
from learnlog.journal.answers import Address, Answer
from learnlog.tui.fields import FieldWidget, field_widget
from learnlog.tui.theme import THEMES

TODAY = date(2026, 11, 23)

NASTY = (
    "[/] [@click=app.quit]out[/] [red]",
    "\\[b] '''\"\"\" \\",
    "👩‍🏫 déjà e\u0301 naïve 🇬🇧",
    "שלום עולם \u202eevil\u202c",
    "tab\there",
    "esc \x1b[31m bell \x07 c1 \x9b",
)
"""Texts that would vanish, crash or drive the terminal if anything took them for more than text."""

ADDRESS: dict[str, Any] = {"step": "s", "field": "f", "under": "Step", "asked": "Question?"}

SPECS: dict[str, type[Any]] = {
    "line": LineField,
    "prose": ProseField,
    "date": DateField,
    "choice": ChoiceField,
    "choices": ChoicesField,
    "scale": ScaleField,
    "people": PeopleField,
    "rows": RowsField,
}

LEVELS = (
    Level(id="absent", name="absent", mark="○", meaning="You have looked for it, and there is no sign of it."),
    Level(id="weak", name="weak", mark="◔", meaning="It happens now and then, or with one or two people only."),
    Level(id="partly", name="partly", mark="◑", meaning="It happens often, but not everywhere or not for everyone."),
    Level(id="strong", name="strong", mark="●", meaning="It is everyday practice, and a visitor would notice it."),
    Level(id="not-seen", name="not seen", mark="–", meaning="You have had no chance to see it.", off_scale=True),
)


def items(*names: str) -> tuple[Item, ...]:
    """Items called ``a``, ``b``, ``c`` with these names."""
    return tuple(Item(id=chr(ord("a") + at), name=name) for at, name in enumerate(names))


def asked(
    kind: str,
    *,
    guidance: str = "",
    options: Sequence[Item] = (),
    things: Sequence[Item] = (),
    levels: Sequence[Level] = LEVELS,
    column_options: dict[str, tuple[Item, ...]] | None = None,
    offers: Sequence[OfferedRow] = (),
    default: str = "",
    **settings: Any,
) -> Asked:
    """A field as it is asked."""
    kinds: dict[str, dict[str, Any]] = {
        "choice": {"options": "lists.x"},
        "choices": {"options": "lists.x"},
        "scale": {"items": "lists.x", "levels": "scales.x"},
        "rows": {"columns": [{"id": "what", "kind": "line", "label": "What"}]},
    }
    label = settings.pop("label", "Question?")
    spec: Field = SPECS[kind].model_validate(
        {"id": "f", "kind": kind, "label": label, **kinds.get(kind, {}), **settings}
    )
    return Asked(
        address=Address("s", "", "f"),
        spec=spec,
        under="Step",
        label=label,
        guidance=guidance,
        options=tuple(options),
        items=tuple(things),
        levels=tuple(levels),
        column_options=column_options or {},
        offers=tuple(offers),
        default=default,
    )


class Harness(App[None]):
    """One or more fields in a scrolling screen; counts how often they say they changed."""

    CSS = "VerticalScroll { padding: 1 2; }"
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, *fields: tuple[Asked, Answer | None], read_only: bool = False) -> None:
        super().__init__()
        self._fields = fields
        self._read_only = read_only
        self.changes = 0
        self.today = TODAY
        self.reserved: list[str] = []
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name
        self.animation_level = "none"

    def compose(self) -> ComposeResult:
        with VerticalScroll(can_focus=False):
            for one, answer in self._fields:
                yield field_widget(one, answer, self._read_only, today=lambda: self.today)

    def on_field_widget_changed(self, message: FieldWidget.Changed) -> None:
        self.changes += 1

    @property
    def field(self) -> FieldWidget:
        """The first field."""
        return self.query(FieldWidget).first()

    @property
    def drawn(self) -> str:
        """Everything on the screen as plain text."""
        lines = self.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in line) for line in lines)


async def paste(pilot: Pilot[None], text: str) -> None:
    """Paste into whatever has the focus."""
    from textual import events

    focused = pilot.app.focused
    assert focused is not None
    focused.post_message(events.Paste(text))
    await pilot.pause()
