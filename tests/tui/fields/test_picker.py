"""One of a few, on a line."""

from __future__ import annotations

import pytest

from learnlog.tui.fields.picker import Pick, Picker

EXTENT = [
    Pick("absent", "absent", "○"),
    Pick("weak", "weak", "◔"),
    Pick("partly", "partly", "◑"),
    Pick("strong", "strong", "●"),
    Pick("not-seen", "not seen", "–", apart=True),
]
CONTINUUM = [
    Pick("l2", "clearly differentiation", "◀"),
    Pick("l1", "more differentiation", "◁"),
    Pick("m", "between the two", "◇"),
    Pick("r1", "more personalisation", "▷"),
    Pick("r2", "clearly personalisation", "▶"),
    Pick("x", "can't say", "–", apart=True),
]


def line(picks: list[Pick], chosen: str, width: int) -> list[str]:
    """The words of a picker, a list item for each line."""
    lines: dict[int, str] = {}
    for chip in Picker(picks, chosen).chips(width):
        lines[chip.y] = f"{lines.get(chip.y, ''):{chip.x}}{chip.text}"
    return [lines[y] for y in sorted(lines)]


def test_it_fits_76_columns_in_full() -> None:
    assert line(EXTENT, "partly", 76) == ["   ○ absent   ◔ weak  [◑ partly]  ● strong     – not seen "]


def test_where_there_is_no_room_only_the_chosen_one_is_spelt_out() -> None:
    assert line(CONTINUUM, "m", 76) == ["   ◀   ◁  [◇ between the two]  ▷   ▶     – "]
    assert line(EXTENT, "partly", 40) == ["   ○   ◔  [◑ partly]  ●     – "]
    assert len(line(CONTINUUM, "r2", 56)) == 1


def test_without_marks_it_wraps() -> None:
    picks = [Pick(name, name) for name in ("Teaching assistant (Ms B)", "Year 9 tutor", "Head of year")]
    assert line(picks, "Year 9 tutor", 40) == [
        "  ( ) Teaching assistant (Ms B)",
        "  (x) Year 9 tutor  ( ) Head of year",
    ]


@pytest.mark.parametrize("width", range(1, 120, 7))
def test_any_width_shows_every_pick(width: int) -> None:
    assert [chip.pick for chip in Picker(CONTINUUM, "m").chips(width)] == CONTINUUM


def test_placing_the_choice_moves_no_other_chip_in_full() -> None:
    places = {chosen: [chip.x for chip in Picker(EXTENT, chosen).chips(76)] for chosen in ("", "weak", "strong")}
    assert len({tuple(xs) for xs in places.values()}) == 1
