"""How longer text is set: as wide and as far apart as it is wanted, at once, with a ruler for the line being read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rich.style import Style
from textual.content import Content

from learnlog.store.whole import whole_log
from learnlog.tui.app import LearnlogApp
from learnlog.tui.choosing import ChangeSettings, ChangeTheme
from learnlog.tui.entry_page import EntryPage
from learnlog.tui.manner import PLAIN, Manner
from learnlog.tui.navigation import OpenUnit, ReadEntry
from learnlog.tui.pieces import Paragraph, set_apart
from learnlog.tui.reading import ReadingView
from learnlog.tui.tables import Table
from learnlog.tui.typeset import Typeset, set_markdown
from scripts import sample_log
from tests.tui.driving import screen_text, settled, until

TEXT = """\
One line of words, and more of them, and more.

## A heading

- a point of a list that is longer than a line
- another

> said by
> somebody

| a | b |
| --- | --- |
| one | two |
"""


def lines(manner: Manner, width: int = 30) -> list[str]:
    return [line.plain.rstrip() for line in Typeset(set_markdown(TEXT), manner=manner).lines(width)]


def test_text_is_set_plainly_where_nothing_else_is_wanted() -> None:
    assert lines(PLAIN) == [line.plain.rstrip() for line in Typeset(set_markdown(TEXT)).lines(30)]


def test_spaced_lines_keep_the_edges_that_go_down_beside_them() -> None:
    assert lines(Manner(line_spacing=2)) == [
        *("One line of words, and more of", "", "them, and more.", "", "", "A heading", "", ""),
        *("• a point of a list that is", "", "  longer than a line", "", "• another", "", ""),
        *("│ said by somebody", "", ""),
        *("a   │ b", "    │", "────┼────", "    │", "one │ two"),
    ]


def test_paragraphs_and_headings_stand_as_far_apart_as_is_wanted() -> None:
    apart = lines(Manner(paragraph_spacing=3, big_headings=True))
    heading = apart.index("A heading")
    assert apart[2:heading] == [""] * 5
    assert apart[heading + 1 : heading + 5] == [""] * 4
    assert apart[heading + 5].startswith("• a point")
    assert "• another" in apart[heading + 6 : heading + 8], "points of a list stay together"


def test_what_somebody_wrote_into_a_cell_is_no_edge() -> None:
    table = Table((Content("a"), Content("b")), ((Content("x │ y"), Content("z")),))
    spaced = [line.plain for line in set_apart(table, table.lines(40), Manner(line_spacing=2))]
    assert spaced[-1] == "x │ y │ z"
    assert spaced[-2].rstrip() == "      │"


def test_a_quotation_that_is_wrapped_keeps_its_edge() -> None:
    quoted = Paragraph(Content("said by somebody"), "│ ", "│ ")
    assert [one.plain for one in set_apart(quoted, quoted.lines(12), Manner(line_spacing=2))] == [
        "│ said by",
        "│",
        "│ somebody",
    ]


def ruled(app: LearnlogApp) -> list[str]:
    """Return the lines the ruler is on: those whose letters stand on the ground of a cursor."""
    ground = Style.parse(f"on {app.theme_variables['block-cursor-background']}").bgcolor
    page = app.screen.query_one(ReadingView) if app.screen.query(ReadingView) else app.screen.query_one(EntryPage)
    found = []
    for strip in app.screen._compositor.render_strips()[page.region.y : page.region.bottom]:
        marked = "".join(one.text for one in strip if one.style and one.style.bgcolor == ground and one.style.bold)
        if marked:
            found.append(marked.strip())
    return found


async def test_what_is_set_takes_effect_at_once_wherever_text_is_read(tmp_path: Path) -> None:
    opening = sample_log.write(tmp_path / "log")
    first = next(one.id for one in whole_log(opening.workspace().store).entries if one.task == "task-1")
    app = LearnlogApp(opening)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: app.home.overview is not None)
        app.post_message(OpenUnit(sample_log.UNIT, "readings/self-determination"))
        await until(pilot, lambda: "Key points" in screen_text(app))
        await settled(pilot)

        await keep(app, pilot, reading_width=50)
        assert max(len(line) for line in page_lines(app)) <= 50
        await keep(app, pilot, reading_width=90, line_spacing=2, paragraph_spacing=2)
        spaced = page_lines(app)
        assert max(len(line) for line in spaced) > 70
        text = next(at for at, line in enumerate(spaced) if len(line) > 60)
        assert spaced[text + 1] == ""

        await pilot.press("R")
        await settled(pilot)
        begin = ruled(app)
        assert len(begin) == 1
        await pilot.press("down")
        await settled(pilot)
        assert len(ruled(app)) == 1
        assert ruled(app) != begin
        await pilot.press("up")
        await settled(pilot)
        assert ruled(app) == begin
        for _ in range(30):
            app.screen.query_one(ReadingView).action_line(1)
        await settled(pilot)
        assert len(ruled(app)) == 1, "it stays in sight"
        assert (await app.opened()).workspace.settings.now.ruler

        app.post_message(ReadEntry(first))
        await until(pilot, lambda: "Begun" in screen_text(app))
        await settled(pilot)
        await until(pilot, lambda: len(ruled(app)) == 1)
        at = ruled(app)
        await pilot.press("down")
        await settled(pilot)
        assert ruled(app) != at
        await pilot.press("R")
        await settled(pilot)
        assert ruled(app) == []
        assert not (await app.opened()).workspace.settings.now.ruler

        app.post_message(ChangeTheme())
        await until(pilot, lambda: "(x) Dark" in screen_text(app))
        await pilot.press("down", "enter")
        await settled(pilot)
        assert (await app.opened()).workspace.settings.now.theme == app.theme == "learnlog-light"
        await keep(app, pilot, theme="nord")
        assert app.theme == "learnlog-light", "a theme that is not ours leaves the one there is"


async def keep(app: LearnlogApp, pilot: Any, **values: Any) -> None:
    app.post_message(ChangeSettings(values))
    await settled(pilot)
    await settled(pilot)


def page_lines(app: LearnlogApp) -> list[str]:
    """Return what stands on the page of a reading, line by line."""
    region = app.screen.query_one(ReadingView).region
    strips = app.screen._compositor.render_strips()[region.y : region.bottom]
    return [strip.crop(region.x, region.right - 1).text.strip(" ▌") for strip in strips]


@pytest.mark.parametrize("rows", [2, 3])
def test_a_heading_first_in_its_passage_stands_apart_too(rows: int) -> None:
    manner = Manner(big_headings=True, paragraph_spacing=rows)
    assert [line.plain for line in Typeset(set_markdown("## A heading"), manner=manner).lines(30)] == [
        "",
        "",
        "A heading",
    ]
