"""Pictures as SVG: well formed, described in words, readable in grey, the same bytes for the same facts.

After a change that is meant: ``python -m tests.picture.test_svg`` writes the golden files anew; look at them.
"""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learnlog.picture import canvas
from learnlog.picture.canvas import BAR, FAINT, INK, MUTED, PAPER, WIDTH, Canvas, measure, wrapped
from learnlog.picture.facts import Picture
from learnlog.picture.ratings import Continuum, Group, Level, Rated, Ratings
from learnlog.picture.svg import to_svg
from learnlog.text import one_line
from tests.picture.drawn import every_picture

GOLDEN = Path(__file__).parent / "golden"
BYTE_FOR_BYTE = ("ratings", "continuum", "weeks")
SVG = "{http://www.w3.org/2000/svg}"
PICTURES = every_picture()


def parsed(picture: Picture) -> ElementTree.Element:
    return ElementTree.fromstring(to_svg(picture))


def said(root: ElementTree.Element) -> str:
    """Return everything that is written on the page, with single spaces."""
    return " ".join(" ".join(one.text or "" for one in root.iter(f"{SVG}tspan")).split())


@pytest.mark.parametrize("kind", BYTE_FOR_BYTE)
def test_the_same_facts_are_the_same_bytes(kind: str) -> None:
    data = to_svg(PICTURES[kind])
    assert data == to_svg(every_picture()[kind])
    assert data == (GOLDEN / f"{kind}.svg").read_bytes()


@pytest.mark.parametrize("kind", PICTURES)
def test_it_is_an_image_whose_title_and_description_say_all_of_it(kind: str) -> None:
    picture, root = PICTURES[kind], parsed(PICTURES[kind])
    assert (root.tag, root.get("role")) == (f"{SVG}svg", "img")
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None and description is not None and description.text
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert (title.text or "").startswith(picture.title)
    assert all(one_line(sentence) in description.text for sentence in picture.sentences)


@pytest.mark.parametrize("kind", PICTURES)
def test_it_holds_no_script_no_address_and_no_id_twice(kind: str) -> None:
    data = to_svg(PICTURES[kind]).decode()
    root = ElementTree.fromstring(data)
    allowed = {"svg", "title", "desc", "defs", "pattern", "rect", "circle", "path", "line", "g", "text", "tspan"}
    assert {one.tag.removeprefix(SVG) for one in root.iter()} <= allowed
    assert re.findall(r"https?:|href|script|style", data.replace("http://www.w3.org/2000/svg", "", 1)) == []
    ids = [one.get("id") for one in root.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    for place in re.findall(r"url\(#([^)]*)\)", data):
        assert place in ids


@pytest.mark.parametrize("kind", PICTURES)
def test_every_fact_is_written_beside_what_is_drawn(kind: str) -> None:
    picture = PICTURES[kind]
    written = said(parsed(picture))
    for row in picture.rows if kind != "weeks" else ():
        for cell in row:
            # Marks are for where there is no room; here the names of the levels stand.
            words = cell if cell in written else cell.partition(" ")[2]
            assert words in written or words == "of 18 screens", cell
    if kind == "weeks":
        assert all(one in written for one in picture.summed_up)  # type: ignore[attr-defined]


def assert_inside(root: ElementTree.Element) -> None:
    """Assert that no line of text begins or ends beyond the page."""
    for text in root.iter(f"{SVG}text"):
        size = float(text.get("font-size", "0"))
        for one in text:
            x, width = float(one.get("x", "0")), measure(one.text or "", size)
            before = width / 2 if text.get("text-anchor") == "middle" else 0
            assert x - before >= 0 and x - before + width <= WIDTH, one.text


@pytest.mark.parametrize("kind", PICTURES)
def test_nothing_runs_over_the_edge(kind: str) -> None:
    root = parsed(PICTURES[kind])
    height = float(root.get("height", "0"))
    assert_inside(root)
    for one in root.iter(f"{SVG}tspan"):
        assert 0 < float(one.get("y", "0")) <= height
    for one in root.iter(f"{SVG}rect"):
        if one.get("x") is not None:
            assert float(one.get("x", "0")) + float(one.get("width", "0")) <= WIDTH


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_text_stands_out_from_the_page_and_so_does_what_is_drawn() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert min(contrast(INK, PAPER), contrast(MUTED, PAPER)) >= 7
    assert contrast(BAR, PAPER) >= 4.5 and contrast(FAINT, PAPER) >= 3


@pytest.mark.parametrize("kind", PICTURES)
def test_no_other_colour_is_used_and_text_is_never_on_a_bar(kind: str) -> None:
    root = parsed(PICTURES[kind])
    used = set(re.findall(r"#[0-9a-f]{6}\b", to_svg(PICTURES[kind]).decode()))
    assert used <= {PAPER, INK, MUTED, BAR, FAINT}
    assert {one.get("fill") for one in root.iter(f"{SVG}text")} <= {None, MUTED}


def test_levels_are_told_apart_without_colour() -> None:
    page = Canvas("x", "X", "x")
    assert page.pattern(4, 4) == BAR
    fills = [page.pattern(place, 9) for place in range(10)]
    assert len(set(fills)) == 10
    shapes = [ElementTree.tostring(one)[30:] for one in ElementTree.fromstring(page.data()).iter(f"{SVG}pattern")]
    assert len(set(shapes)) == len(shapes) == 9


def test_an_empty_picture_says_what_to_do() -> None:
    blank = replace(PICTURES["ratings"], origin=None)
    root = parsed(blank)
    assert blank.to_do in said(root)
    assert blank.to_do in (root.findtext(f"{SVG}desc") or "")


HOSTILE = st.text(max_size=60) | st.sampled_from(
    ["]]><script>alert(1)</script>", "&lt;\"'<!--", "a\x00b\x1b\ufffe\uffffc", "W" * 500]
)


@settings(max_examples=60, deadline=None)
@given(HOSTILE, HOSTILE, HOSTILE)
def test_whatever_a_unit_calls_things_the_file_is_well_formed(title: str, name: str, end: str) -> None:
    levels = (Level(end or "x", "x", 1), *PICTURES["ratings"].levels)  # type: ignore[attr-defined]
    groups = (Group(title, (Rated(name, levels[0], (end, end)), Rated(name))),)
    origin = PICTURES["ratings"].origin
    for kind in (Ratings, Continuum):
        picture = kind(name="x", title=title, about=name, unit_name=end, origin=origin, levels=levels, groups=groups)
        root = parsed(picture)
        assert {one.tag.removeprefix(SVG) for one in root.iter()}.isdisjoint({"script", "a", "image"})
        shown = re.sub(canvas._NO_XML, "\ufffd", one_line(name))
        assert shown.replace(" ", "") in said(root).replace(" ", "")
        assert_inside(root)


@given(st.text(max_size=80), st.integers(40, 400))
def test_a_line_is_no_wider_than_its_column(text: str, width: int) -> None:
    lines = wrapped(text, 15, width)
    assert all(measure(line, 15) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == one_line(text).replace(" ", "")


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for name in BYTE_FOR_BYTE:
        (GOLDEN / f"{name}.svg").write_bytes(to_svg(PICTURES[name]))
    sys.exit()
