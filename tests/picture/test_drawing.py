"""Pictures in text: all of it in words, in whatever width, with or without colour."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learnlog.picture.counts import Weeks
from learnlog.picture.drawing import WIDEST, draw, shade
from learnlog.picture.facts import Picture
from learnlog.picture.lines import plain, wrap
from learnlog.picture.ratings import NOT_RATED, Continuum, Group, Level, Moved, Rated, Ratings, ThenAndNow
from learnlog.text import cells
from tests.picture.drawn import every_picture

PICTURES = every_picture()


def text(picture: Picture, width: int) -> str:
    return "\n".join(plain(line) for line in draw(picture, width))


def words(said: str) -> str:
    return " ".join(said.split())


@pytest.mark.parametrize("width", [40, 56, 75, 116])
@pytest.mark.parametrize("kind", PICTURES)
def test_no_line_is_wider_than_there_is_room(kind: str, width: int) -> None:
    lines = [plain(line) for line in draw(PICTURES[kind], width)]
    assert lines and lines[-1] and max(map(cells, lines)) <= min(width, WIDEST)


def test_ratings_say_each_level_beside_its_bar_and_each_number_beside_its_shade() -> None:
    said = text(PICTURES["ratings"], 80)
    assert "Respect                   3 of 10 rated" in said
    assert "░ absent 1   ▒ weak 1   ▓ partly 0   █ strong 1   - not seen 0   · not rated 7" in said
    assert "░░░░▒▒▒▒████····························" in said
    assert re.search(r"listening to people +████████████████  ● strong\n", said)
    assert re.search(r"allowing enough time for responses +not rated\n", said)
    assert said.count("not rated") == 14


@pytest.mark.parametrize("kind", ["ratings", "criteria", "second-unit"])
def test_every_item_stands_there_once_with_its_level_in_words(kind: str) -> None:
    picture = PICTURES[kind]
    assert isinstance(picture, Ratings)
    # Wide enough for most names; the others are looked for word by word.
    said = words(text(picture, 100))
    for group in picture.groups:
        for one in group.items:
            first = " ".join(one.name.split()[:4])
            assert said.count(first) == 1, one.name
            assert one.level.said in said


def test_a_continuum_has_a_dot_on_its_line_and_both_ends_beside_it() -> None:
    picture = PICTURES["continuum"]
    assert isinstance(picture, Continuum)
    said = text(picture, 100)
    assert "Learning objectives: ◀ clearly differentiation" in said
    first = next(line for line in said.splitlines() if line.startswith("Same objectives for all learners"))
    assert "●─────┼─────┼─────┼─────┤" in first and first.endswith("Different objectives for each")
    assert "├─────┼─────●─────┼─────┤" in said and "├─────┼─────┼─────┼─────●" in said
    # Where there is nothing to say there is a line without a dot, and the words say why.
    assert said.count("├─────┼─────┼─────┼─────┤") == 3
    assert "recognition: – can't say" not in said and "What is acknowledged and praised: – can't say" in said
    assert "Who directs the learning: not rated" in said


def test_then_and_now_stand_under_each_other_with_the_change_in_words() -> None:
    lines = text(PICTURES["then-and-now"], 80).splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("Consider some"))
    assert lines[at + 2] == "  then  ▒▒▒▒▒▒▒▒········  ◔ beginning"
    assert lines[at + 3] == "  now   ████████████████  ● confident   2 levels up"
    assert sum("not rated" in line for line in lines) == 2


def test_a_year_has_figures_under_its_columns_and_says_its_sums() -> None:
    picture = PICTURES["weeks"]
    said = text(picture, 76)
    assert "700 │" in said and "entries" in said
    row = next(line for line in said.splitlines() if line.startswith("entries"))
    assert [sign for sign in row if sign.isdigit()] == ["1", "1", "2"] and row.count("·") == 50
    assert "4 entries and 1,055 words in the 53 weeks" in said
    assert "have room" not in said
    assert "Only the last 31 weeks have room here; the table has them all." in words(text(picture, 40))


def test_progress_names_the_state_of_every_task() -> None:
    said = text(PICTURES["progress"], 76)
    assert "2 of 18 screens read" in said and "█ complete 1   ▒ draft 1   · not started 3" in said
    assert "█  complete      Task 1: Four values" in said and "·  not started   Task 5: One pupil or group" in said


def test_where_there_is_nothing_to_draw_it_says_what_to_do() -> None:
    blank = replace(PICTURES["ratings"], origin=None)
    assert words(text(blank, 40)) == blank.to_do


@pytest.mark.parametrize("places", range(1, 12))
def test_a_higher_level_is_never_drawn_lighter_and_the_ends_are_told_apart(places: int) -> None:
    signs = [shade(Level(f"{place}", "x", place), places) for place in range(1, places + 1)]
    order = "░▒▓█" if places <= 4 else "▁▂▃▄▅▆▇█"
    assert [order.index(one) for one in signs] == sorted(order.index(one) for one in signs)
    assert signs[-1] == "█" and (places == 1 or signs[0] != "█")
    if places <= 8:
        assert len(set(signs)) == places
    assert not {shade(Level("not seen", "–"), places), shade(NOT_RATED, places)} & set(signs)


NAMES = st.text(st.characters(codec="utf-8"), max_size=30)
SCALES = st.integers(1, 9).map(lambda number: tuple(Level(f"level {one}", "x", one) for one in range(1, number + 1)))


@settings(max_examples=60, deadline=None)
@given(st.data(), SCALES, st.integers(40, 120))
def test_any_words_and_any_scale_can_be_drawn_in_any_width(
    data: st.DataObject, levels: tuple[Level, ...], width: int
) -> None:
    scale = (*levels, Level("not seen", "–"))
    level = st.sampled_from([*scale, NOT_RATED])
    rated = st.builds(Rated, name=NAMES, level=level, ends=st.tuples(NAMES, NAMES))
    groups = data.draw(
        st.lists(st.builds(Group, title=NAMES, items=st.lists(rated, max_size=60).map(tuple)), max_size=2)
    )
    moved = data.draw(st.lists(st.builds(Moved, name=NAMES, then=level, now=level), min_size=1, max_size=3))
    about = {"name": "x", "title": "X", "origin": PICTURES["ratings"].origin, "levels": scale}
    for picture in (
        Ratings(**about, groups=tuple(groups)),  # type: ignore[arg-type]
        Continuum(**about, groups=tuple(groups)),  # type: ignore[arg-type]
        ThenAndNow(**about, items=tuple(moved)),  # type: ignore[arg-type]
    ):
        lines = [plain(line) for line in draw(picture, width)]
        assert all(cells(line) <= width for line in lines)
        if isinstance(picture, Ratings):
            for group in groups:
                for one in group.items:
                    assert words(one.level.name) in words(" ".join(lines))


@given(NAMES, st.integers(2, 20))
def test_wrapping_loses_no_word(text: str, width: int) -> None:
    from learnlog.text import one_line

    lines = wrap(text, width)
    assert "".join(lines).replace(" ", "") == one_line(text).replace(" ", "")
    assert all(cells(line) <= width for line in lines)


def test_a_picture_of_an_unknown_kind_is_a_mistake_of_ours() -> None:
    weeks = PICTURES["weeks"]
    assert isinstance(weeks, Weeks)
    with pytest.raises(TypeError):
        draw(Picture(name="x", title="X", origin=PICTURES["ratings"].origin), 80)
