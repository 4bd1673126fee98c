"""Whatever is drawn can be read: every pair of colours there is, in every theme, on every kind of terminal."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from learnlog.tui.fewer_colours import IN_256, palettes_for
from learnlog.tui.theme import PALETTES, THEMES, Palette
from tests.tui.seeing.lowest import in_256, needed, of_sixteen, table
from tests.tui.seeing.measure import LINE, TEXT, luminance, ratio
from tests.tui.seeing.situations import SITUATIONS, Situation, only
from tests.tui.seeing.tracer import KNOWN, REACHED, Named, known, reached, rgb_of
from tests.tui.seeing.walk import walk
from tests.tui.test_keys import SCREENS
from tests.variations import the_first

TEXTS = ("text", "muted", "disabled", "primary", "accent", "success", "error")
UNDER_TEXT = ("ground", "surface", "panel", "cursor", "resting")

ANYWHERE = {Named(TEXT, text, ground) for text, ground in product(TEXTS, UNDER_TEXT)} | {
    Named(LINE, line, ground) for line, ground in product(("line", "focus"), ("ground", "surface", "panel"))
}
"""What may be drawn: any text on any ground. Only what is selected has a colour of its own."""

AT_ONCE = ("home", "rate", "log", "actions", "facts as a table", "tick", "two versions that clash")
"""Where the walk leads in every run of the tests; everywhere else is for the whole one."""


@pytest.mark.parametrize("palette", PALETTES, ids=lambda one: one.name)
def test_every_pair_that_is_drawn_or_may_be_can_be_read(palette: Palette) -> None:
    for pair in known() | ANYWHERE:
        found = ratio(rgb_of(palette, pair.colour), rgb_of(palette, pair.ground))
        assert found >= needed(palette, pair.kind), f"{' '.join(pair)}: {found:.2f}"


@pytest.mark.parametrize("palette", IN_256, ids=lambda one: one.name)
def test_it_can_be_read_in_256_colours(palette: Palette) -> None:
    for pair in known() | ANYWHERE:
        found = ratio(in_256(rgb_of(palette, pair.colour)), in_256(rgb_of(palette, pair.ground)))
        assert found >= needed(palette, pair.kind), f"{' '.join(pair)}: {found:.2f}"


@pytest.mark.parametrize("palette", palettes_for("16"), ids=lambda one: one.name)
def test_it_can_be_read_in_16_colours_whatever_the_terminal_makes_of_them(palette: Palette) -> None:
    for pair in known():
        # High contrast cannot be had of 16 colours.
        least = needed(palette._replace(name=""), pair.kind)
        colours, grounds = (of_sixteen(rgb_of(palette, one)) for one in (pair.colour, pair.ground))
        for (terminal, colour), (_, ground) in zip(colours, grounds, strict=True):
            assert ratio(colour, ground) >= least, f"{' '.join(pair)} on {terminal}: {ratio(colour, ground):.2f}"


def test_the_formula_is_that_of_wcag() -> None:
    assert ratio((255, 255, 255), (0, 0, 0)) == pytest.approx(21)
    assert ratio((118, 118, 118), (255, 255, 255)) == pytest.approx(4.54, abs=0.005)
    assert luminance((255, 0, 0)) == pytest.approx(0.2126)


def test_a_theme_is_called_the_same_in_however_many_colours() -> None:
    names = [theme.name for theme in THEMES]
    for colours in ("many", "256", "16", "none"):
        assert [palette.name for palette in palettes_for(colours)] == names


@pytest.mark.parametrize("situations", the_first(1, [only(AT_ONCE), SITUATIONS]), ids=["at once", "everywhere"])
async def test_nothing_is_drawn_in_other_colours_or_pairs_of_them(
    tmp_path: Path, situations: tuple[Situation, ...]
) -> None:
    found = await walk(tmp_path, situations)
    news = {pair: where for pair, where in found.pairs.items() if pair not in known()}
    assert not news, f"measure these, too: python -m tests.tui.seeing.walk writes {KNOWN.name}\n{news}"
    assert found.screens <= reached()
    if situations == SITUATIONS:
        assert (set(found.pairs), found.screens) == (known(), reached())


def test_every_screen_is_looked_at() -> None:
    missed = {kind.__name__ for kind in SCREENS} - reached()
    assert not missed, f"lead to {missed} in situations.py, then python -m tests.tui.seeing.walk writes {REACHED.name}"


def test_the_document_says_what_was_measured() -> None:
    document = (Path(__file__).parents[3] / "docs" / "accessibility.md").read_text(encoding="utf-8")
    assert "\n".join(table()) in document
