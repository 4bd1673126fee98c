"""A theme whose colours tell by themselves which of a palette's colours they are.

What is drawn in it names pairs of colours, and those can be measured in every palette without drawing anything again.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from learnlog.tui.theme import Palette
from tests.tui.seeing.measure import LINE, Pair, Rgb

NAMES = tuple(name for name in Palette._fields if name not in ("name", "title", "dark"))
"""A palette's colours."""

GROUNDS = {"ground", "surface", "panel", "cursor", "resting", "selection"}
"""Those that things stand on. An edge in one of them makes something larger and parts nothing."""

TRACER = Palette(
    name="tracer",
    title="",
    dark=True,
    **{
        name: f"#{20 + 13 * at:02x}{(60 + 97 * at) % 256:02x}{(200 + 151 * at) % 256:02x}"
        for at, name in enumerate(NAMES)
    },
)

KNOWN = Path(__file__).with_name("pairs.txt")
"""Every pair there is. ``python -m tests.tui.seeing.walk`` writes them anew."""

REACHED = Path(__file__).with_name("screens.txt")
"""Every kind of screen the walk came upon; it writes them, too."""


class Named(NamedTuple):
    """A pair by the names of its colours; by their numbers where they are none of the palette's."""

    kind: str
    colour: str
    ground: str

    @property
    def is_of_the_palette(self) -> bool:
        """Whether both have a name."""
        return self.colour in NAMES and self.ground in NAMES


def rgb_of(palette: Palette, name: str) -> Rgb:
    """Return one of a palette's colours."""
    written = getattr(palette, name)
    return int(written[1:3], 16), int(written[3:5], 16), int(written[5:7], 16)


_NAME_OF = {rgb_of(TRACER, name): name for name in NAMES}


def named(pair: Pair) -> Named | None:
    """Return a pair that was drawn in the tracer by its names; None where it parts and means nothing."""
    colour, ground = (_NAME_OF.get(one, "#{:02x}{:02x}{:02x}".format(*one)) for one in (pair.colour, pair.ground))
    return None if pair.kind == LINE and colour in GROUNDS else Named(pair.kind, colour, ground)


def reached() -> set[str]:
    """Return the kinds of screens that are known to be reached."""
    return set(REACHED.read_text(encoding="utf-8").split())


def known() -> set[Named]:
    """Return the pairs that are known to be drawn."""
    return {Named(*line.split()) for line in KNOWN.read_text(encoding="utf-8").splitlines()}
