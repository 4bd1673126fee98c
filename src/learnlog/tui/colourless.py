"""Without any colour, as NO_COLOR asks for: what differs by colour differs by reversed letters instead.

Textual 8.2.8 turns colours into greys where NO_COLOR is set, and sends those. Here none is sent at all. A screen is
drawn in white on black and, where something is marked, on white (``fewer_colours.NONE``); what stands on white is
sent as reversed, everything else as it is, in whatever two colours the terminal has.
"""

from __future__ import annotations

from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

LIGHT = 0.4
"""How bright a ground must be, from 0 to 1, to count as white. What only shades one, such as a header, does not."""


class ColourlessFilter(LineFilter):
    """Takes every colour out of a line and puts reversed letters where the ground was white."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments of a line without a colour."""
        return [
            segment if segment.style is None else Segment(segment.text, colourless(segment.style), segment.control)
            for segment in segments
        ]


@lru_cache(1024)
def colourless(style: Style) -> Style:
    """Return a style without colours, reversed where its ground is white; weight and whatever else it has stay."""
    ground = style.color if style.reverse else style.bgcolor
    white = ground is not None and not ground.is_default and Color.from_rich_color(ground).brightness >= LIGHT
    plain = style.without_color + Style(reverse=white)
    return plain + Style.from_meta(style.meta) if style.meta else plain  # what a click on it does is kept there
