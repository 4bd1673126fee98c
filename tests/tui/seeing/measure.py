"""What a screen really draws, and how well it can be read: every text and line with its ground, by WCAG 2.2."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rich.color import Color as RichColor
from rich.segment import Segment
from textual._compositor import Compositor
from textual._context import visible_screen_stack
from textual.app import App
from textual.errors import NoWidget
from textual.strip import Strip

Rgb = tuple[int, int, int]

TEXT, LINE = "text", "line"


@dataclass(frozen=True)
class Pair:
    """What is drawn on what.

    Attributes:
        kind: ``text`` or ``line``.
    """

    kind: str
    colour: Rgb
    ground: Rgb

    @property
    def ratio(self) -> float:
        """From 1, the same, to 21, black on white."""
        return ratio(self.colour, self.ground)


def luminance(colour: Rgb) -> float:
    """Return the relative luminance of a colour, as WCAG 2.2 defines it."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: Rgb, other: Rgb) -> float:
    """Return the contrast ratio of two colours, as WCAG 2.2 defines it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def rgb(colour: RichColor) -> Rgb:
    """Return a colour in red, green and blue."""
    red, green, blue = colour.get_truecolor()
    return red, green, blue


def strips(app: App[Any]) -> list[Strip]:
    """Return the lines of the screen in front, with what shines through behind it, as they are sent."""
    compositor: Compositor = app.screen._compositor
    token = visible_screen_stack.set(app._background_screens)
    try:
        return compositor.render_strips()
    finally:
        visible_screen_stack.reset(token)


def is_line(text: str) -> bool:
    """Return whether a text is made of box and block characters alone."""
    return bool(text) and all("\u2500" <= sign <= "\u259f" or sign == " " for sign in text)


def drawn(app: App[Any]) -> dict[Pair, str]:
    """Return every pair that is drawn, each with where: what is written there, and the widget it stands in."""
    found: dict[Pair, str] = {}
    for y, strip in enumerate(strips(app)):
        x = 0
        for segment in strip:
            text = segment.text.strip()
            if text and not segment.control:
                pair = _pair(segment)
                if pair is not None and pair not in found:
                    found[pair] = f"{text[:30]!r} in {_widget(app, x, y)}"
            x += segment.cell_length
    return found


def _pair(segment: Segment) -> Pair | None:
    style = segment.style
    assert style is not None, f"{segment.text!r} has no colours"
    assert style.color is not None, f"{segment.text!r} has no colour"
    assert style.bgcolor is not None, f"{segment.text!r} has no ground"
    colour, ground = rgb(style.color), rgb(style.bgcolor)
    if style.reverse:
        colour, ground = ground, colour
    # An edge of its own colour only makes a button larger.
    kind = LINE if is_line(segment.text.strip()) else TEXT
    return None if kind == LINE and colour == ground else Pair(kind, colour, ground)


def _widget(app: App[Any], x: int, y: int) -> str:
    try:
        widget, _ = app.screen.get_widget_at(x, y)
    except NoWidget:
        return "nothing"
    return " > ".join(one.css_identifier for one in reversed(widget.ancestors_with_self) if one is not app)[-110:]
