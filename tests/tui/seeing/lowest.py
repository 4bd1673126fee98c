"""The lowest contrast of each theme, over every pair that is drawn.

``python -m tests.tui.seeing.lowest`` prints it as a table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from rich.color import Color, ColorSystem, ColorType

from learnlog.tui.fewer_colours import palettes_for
from learnlog.tui.theme import CONTRAST_DARK, CONTRAST_LIGHT, PALETTES, Palette
from tests.tui.seeing.measure import LINE, TEXT, Rgb, ratio
from tests.tui.seeing.tracer import Named, known, rgb_of

FOR_TEXT, FOR_TEXT_IN_HIGH_CONTRAST, FOR_LINES = 4.5, 7.0, 3.0

XTERM = (
    ((0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229)),
    ((127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255), (255, 0, 255), (0, 255, 255), (255,) * 3),
)
"""The sixteen colours as xterm has them."""


@dataclass(frozen=True)
class Lowest:
    """The lowest contrast of a theme's texts and of its lines."""

    text: float
    line: float


def needed(palette: Palette, kind: str) -> float:
    """Return the contrast a pair of a theme must have at least."""
    if kind == LINE:
        return FOR_LINES
    return FOR_TEXT_IN_HIGH_CONTRAST if palette.name in (CONTRAST_DARK.name, CONTRAST_LIGHT.name) else FOR_TEXT


def in_256(colour: Rgb) -> Rgb:
    """Return what a terminal of 256 colours shows for a colour."""
    red, green, blue = Color.from_rgb(*colour).downgrade(ColorSystem.EIGHT_BIT).get_truecolor()
    return red, green, blue


def of_sixteen(colour: Rgb) -> Iterator[tuple[str, Rgb]]:
    """Return what terminals of 16 colours show for a colour: Linux's own console, xterm."""
    sent = Color.from_rgb(*colour).downgrade(ColorSystem.STANDARD)
    assert sent.type is ColorType.STANDARD
    assert sent.number is not None
    yield "linux", colour
    yield "xterm", XTERM[sent.number // 8][sent.number % 8]


def lowest(palette: Palette, pairs: Iterable[Named], shown: Callable[[Rgb], Rgb] = lambda colour: colour) -> Lowest:
    """Return the lowest contrast of pairs in a palette, as a terminal shows it."""
    found = {TEXT: 21.0, LINE: 21.0}
    for kind, colour, ground in pairs:
        found[kind] = min(found[kind], ratio(shown(rgb_of(palette, colour)), shown(rgb_of(palette, ground))))
    return Lowest(found[TEXT], found[LINE])


def table() -> list[str]:
    """Return the rows of a table in Markdown."""
    pairs = known()
    rows = ["| theme | text | lines | in 256 colours: text | lines | in 16 colours: text | lines |"]
    rows.append("| --- " * 7 + "|")
    for many, few, fewest in zip(PALETTES, palettes_for("256"), palettes_for("16"), strict=True):
        found = (lowest(many, pairs), lowest(few, pairs, in_256), lowest(fewest, pairs))
        rows.append(f"| {many.title} | {' | '.join(f'{one.text:.1f} | {one.line:.1f}' for one in found)} |")
    return rows


if __name__ == "__main__":
    print(*table(), sep="\n")
