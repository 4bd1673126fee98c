"""A small button, one line high."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Button

from learnlog.text import one_line


class Push(Button):
    """A button as low as a line of text. Its label is taken as it is, never as markup."""

    DEFAULT_CSS = """
    Push {
        width: auto;
        min-width: 0;
        height: 1;
        margin-right: 2;
        &.-style-default {
            color: $primary;
            background: $panel;
            text-style: none;
            border: none;
            &:hover { background: $panel; text-style: bold; border: none; }
            &:focus { color: $background; background: $primary; background-tint: transparent; text-style: bold; }
            &.-active { border: none; tint: transparent; }
            &:disabled { color: $text-disabled; background: transparent; text-opacity: 100%; opacity: 100%; }
        }
    }
    """

    def __init__(
        self, label: str, *, id: str | None = None, classes: str | None = None, read_only: bool = False
    ) -> None:
        super().__init__(Content(one_line(label)), id=id, classes=classes, compact=True, disabled=read_only)
        self.active_effect_duration = 0.0
