"""A small button, one line high."""

from __future__ import annotations

from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip
from textual.widgets import Button

from learnlog.text import one_line

LEFT, RIGHT = "▏", "▕"
"""The edges of a button that can be pressed: its ground alone is too little, and with few colours there is none."""


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

    def render_line(self, y: int) -> Strip:
        """Draw the line, with an edge on either side while it can be pressed."""
        strip = super().render_line(y)
        if self.disabled or not strip.text.startswith(" ") or not strip.text.endswith(" "):
            return strip
        width = strip.cell_length
        first, last = strip.crop(0, 1), strip.crop(width - 1, width)
        edges = (Segment(edge, next(iter(one)).style) for edge, one in ((LEFT, first), (RIGHT, last)))
        return Strip.join([Strip([next(edges)], 1), strip.crop(1, width - 1), Strip([next(edges)], 1)])
