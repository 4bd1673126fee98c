"""Tables set into lines: in columns as long as they can be read, and how a text is drawn from its lines."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Offset
from textual.selection import Selection
from textual.style import Style
from textual.visual import RenderOptions

from learnlog.journal.answers import Row, RowsAnswer
from learnlog.tui.entry_pieces import EntryPieces
from learnlog.tui.entry_view import EntryView
from learnlog.tui.tables import Table
from learnlog.tui.typeset import Paragraph, Passage, Piece, Rule, Typeset
from tests.tui.log_room import prose, screen_text, task_entry

PLAN = {
    "about": "Characteristic",
    "action": "What we will do",
    "who": "Who",
    "by": "By when",
    "success": "How we will know",
}
ROW = {
    "about": "Support is settled before anybody asks",
    "action": "Write a short script for the first minute of each lesson, and share it with the supply teachers",
    "who": "Me, with the teaching assistant",
    "by": "11 December 2026",
    "success": "Four of five supply lessons begin with it; pupils say that they knew what came next",
}


def table(*rows: dict[str, str]) -> Table:
    return Table(tuple(map(Content, PLAN.values())), tuple(tuple(map(Content, row.values())) for row in rows))


@pytest.mark.parametrize("width", range(10, 160, 7))
def test_no_line_is_wider_than_asked_and_no_word_is_lost(width: int) -> None:
    one = table(ROW, dict.fromkeys(ROW, ""))
    lines = [line.plain for line in one.lines(width)]
    assert max(map(len, lines)) <= width
    words = " ".join(lines).replace("│", " ").split()
    if width >= 24:
        for cell in ROW.values():
            assert set(cell.split()) <= set(words)
    assert any("┼" in line for line in lines) == one.fits(width)


def test_columns_stand_as_soon_as_they_can_be_read() -> None:
    assert not table(ROW).fits(76)
    assert table(ROW).fits(91)
    lines = [line.plain for line in table(ROW).lines(112)]
    assert lines[0].split(" │ ") == [heading.ljust(len(part)) for heading, part in zip(
        PLAN.values(), lines[0].split(" │ "), strict=True)]  # fmt: skip
    assert "│ 11 December 2026 │" in lines[2]
    assert len(lines) <= 7


def test_two_long_columns_are_as_wide_as_each_other() -> None:
    long, longer = Content("words and words " * 5), Content("words and words " * 9)
    one = Table((Content("This"), Content("That")), ((long, longer),))
    assert [len(part) for part in one.lines(63)[1].plain.split("┼")] == [31, 31]


def test_a_long_word_is_never_cut_to_make_a_column() -> None:
    long = table({**ROW, "who": "https://example.org/" + "a" * 60})
    assert not long.fits(112)
    assert "Who: https://example.org/" in "\n".join(line.plain for line in long.lines(112))


def test_short_cells_keep_their_line_beside_long_ones() -> None:
    one = Table(
        (Content(""), Content("Rating"), Content("Evidence")),
        ((Content("they ask pupils how they are " * 4), Content("● strong"), Content("Seen in each lesson. " * 6)),),
    )
    assert "│ ● strong │" in "\n".join(line.plain for line in one.lines(76))


# -- in an entry


class Page(App[None]):
    def __init__(self, row: dict[str, str]) -> None:
        super().__init__()
        answer = RowsAnswer(
            step="write",
            field="plan",
            under="Plan",
            asked="What next?",
            columns=PLAN,
            rows=(Row(id="1", cells={**row}),),
        )
        self.view = EntryView(EntryPieces(task_entry(1, prose("One long line of words. " * 9), answer)))

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield self.view


@pytest.mark.parametrize(("width", "columns"), [(70, False), (80, False), (96, True), (120, True), (200, True)])
async def test_a_plan_of_five_columns_has_the_room_there_is_and_text_no_more_than_it_needs(
    width: int, columns: bool
) -> None:
    app = Page(ROW)
    async with app.run_test(size=(width, 60)) as pilot:
        await pilot.pause()
        lines = screen_text(app).splitlines()
        assert any("│ 11 " in line for line in lines) == columns
        assert any("By when: 11 December 2026" in line for line in lines) != columns
        assert max(len(line) for line in lines if "│" in line) <= 112 if columns else True
        assert max(len(line) for line in lines if "words." in line) <= 70
        assert max(len(line) for line in lines if set(line.strip()) == {"─"}) <= 70


async def test_a_plan_that_fits_leaves_the_page_as_narrow_as_it_was() -> None:
    app = Page(dict.fromkeys(PLAN, "short"))
    async with app.run_test(size=(140, 60)) as pilot:
        await pilot.pause()
        assert app.view.size.width == 70


# -- how lines are drawn

PIECES: list[Piece] = [
    Paragraph(Content.from_markup("one [bold]two[/bold] three four"), "• ", "  "),
    Rule(),
    Paragraph(Content("日本語 and tabs\there"), close=True),
    table(dict.fromkeys(PLAN, "a b")),
]


def options(selection: Selection | None = None) -> RenderOptions:
    selected = Style(reverse=True) if selection else None
    return RenderOptions(lambda style: style if isinstance(style, Style) else Style(), {}, selection, selected)


@pytest.mark.parametrize("width", [10, 14, 60])
def test_what_is_drawn_is_what_was_set(width: int) -> None:
    typeset = Typeset(PIECES)
    lines = typeset.at(width).plain.split("\n")
    strips = typeset.render_strips(width, None, Style(), options())
    assert [strip.text for strip in strips] == lines
    assert typeset.get_height({}, width) == len(lines)
    assert typeset.get_optimal_width({}, width) == max(strip.cell_length for strip in strips) <= width
    assert typeset.render_strips(width, 2, Style(), options()) == strips[:2]
    assert next(segment.style.meta["offset"] for segment in strips[0] if segment.style) == (0, 0)


def test_nothing_takes_one_line() -> None:
    assert Typeset([]).get_height({}, 20) == 1
    assert Typeset([]).get_optimal_width({}, 20) == 0


def test_what_is_selected_is_drawn_so() -> None:
    typeset = Typeset([Paragraph(Content("one two")), Paragraph(Content("three"), close=True)])
    selection = Selection(Offset(4, 0), Offset(2, 1))
    strips = typeset.render_strips(20, None, Style(), options(selection))
    drawn = "".join(segment.text for strip in strips for segment in strip if segment.style and segment.style.reverse)
    assert drawn == "twoth"


async def test_what_is_selected_can_be_copied() -> None:
    class One(App[None]):
        def compose(self) -> ComposeResult:
            yield Passage([Paragraph(Content("one two")), Paragraph(Content("three"), close=True)])

    app = One()
    async with app.run_test() as pilot:
        await pilot.pause()
        found = app.query_one(Passage).get_selection(Selection(Offset(4, 0), Offset(2, 1)))
        assert found == ("two\nth", "\n")
