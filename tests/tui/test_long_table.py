"""A table of any number of rows: what is made of it, where its cursor is, and what stands on the screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

import pytest
from rich.text import Text
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.pilot import Pilot

from learnlog.tui.long_table import Heading, LongTable
from learnlog.tui.pointed import POINTER
from tests.tui.driving import screen_text

MANY = 5_000
HIGH = 12
"""Lines of the window, the headings among them."""


class Numbers(LongTable):
    """A row for each number; counts what it is asked for."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("down", "cursor_down", ""),
        ("up", "cursor_up", ""),
        ("pageup", "page_up", ""),
        ("pagedown", "page_down", ""),
        ("home", "scroll_top", ""),
        ("end", "scroll_bottom", ""),
        ("enter", "select_cursor", ""),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.first = 0
        self.asked: list[int] = []

    def cells_of(self, row: int) -> Sequence[Text]:
        self.asked.append(row)
        return [Text(f"number {self.first + row}"), Text("[b]" + "long " * 200)]

    def show(self, rows: int, *, cursor: int = 0, moved: int = 0, width: int = 20) -> None:
        self.lay_out(
            [Heading("number", "Number", width), Heading("more", "More", 10)], rows, cursor=cursor, moved=moved
        )


class Window(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.table = Numbers()
        self.pointed: list[int] = []
        self.chosen: list[int] = []

    def compose(self) -> ComposeResult:
        yield self.table

    def on_data_table_row_highlighted(self, event: LongTable.RowHighlighted) -> None:
        self.pointed.append(event.cursor_row)

    def on_data_table_row_selected(self, event: LongTable.RowSelected) -> None:
        self.chosen.append(event.cursor_row)


def lines(app: Window) -> list[str]:
    return [line.rstrip() for line in screen_text(app).splitlines()]


def pointed_at(app: Window) -> tuple[int, str]:
    """The line of the screen that has the cursor, and what it says first."""
    ((at, line),) = [(at, line) for at, line in enumerate(lines(app)) if POINTER in line]
    return at, line.replace(POINTER, "").split("[b]")[0].strip()


async def shown(pilot: Pilot[None], rows: int, *, cursor: int = 0, moved: int = 0) -> Numbers:
    table = pilot.app.query_one(Numbers)
    table.focus()
    table.show(rows, cursor=cursor, moved=moved)
    await pilot.pause()
    return table


async def test_only_rows_that_are_seen_are_made() -> None:
    app = Window()
    async with app.run_test(size=(60, HIGH)) as pilot:
        table = await shown(pilot, MANY)
        assert lines(app)[0].split() == ["Number", "More"]
        assert pointed_at(app) == (1, "number 0") and lines(app)[HIGH - 1].strip().startswith(f"number {HIGH - 2}")
        assert "[b]long" in lines(app)[1] and "…" in lines(app)[1], "one line, cut, and no markup"
        await pilot.press("end")
        assert pointed_at(app) == (HIGH - 1, f"number {MANY - 1}")
        await pilot.press("pageup", "up")
        assert pointed_at(app)[1] == f"number {MANY - HIGH - 1}"
        table.show(MANY - 1, cursor=17)
        await pilot.pause()
        assert len(set(table.asked)) < 6 * HIGH, "neither the rows above nor those below"


@pytest.mark.parametrize(
    ("rows", "cursor", "moved", "there"),
    [
        (MANY, 2_000, 0, (HIGH - 1, "number 2000")),
        (MANY, 1_990, -10, (HIGH - 1, "number 1990")),
        (MANY, 2_500, 500, (HIGH - 1, "number 2500")),
        (1_000, 900, -1_100, (HIGH - 1, "number 900")),
        (1_000, 2_000, 0, (HIGH - 1, "number 999")),
        (5, 3, -1_997, (4, "number 3")),
        (MANY, 1, 0, (1, "number 1")),
    ],
)
async def test_the_row_with_the_cursor_stays_where_it_was_as_far_as_it_can(
    rows: int, cursor: int, moved: int, there: tuple[int, str]
) -> None:
    app = Window()
    async with app.run_test(size=(60, HIGH)) as pilot:
        table = await shown(pilot, MANY, cursor=2_000)
        assert pointed_at(app) == (HIGH - 1, "number 2000")
        table.show(rows, cursor=cursor, moved=moved)
        assert table.cursor_row == min(cursor, rows - 1) and table.row_count == rows, "true at once"
        await pilot.pause()
        assert pointed_at(app) == there
        assert table.max_scroll_y == max(rows + 1 - HIGH, 0)


async def test_what_is_shown_now_is_drawn_though_it_has_as_many_rows() -> None:
    app = Window()
    async with app.run_test(size=(60, HIGH)) as pilot:
        table = await shown(pilot, 30, cursor=4)
        table.first = 100
        table.show(30, cursor=4, width=30)
        await pilot.pause()
        assert pointed_at(app) == (5, "number 104")


async def test_keys_and_the_mouse() -> None:
    app = Window()
    async with app.run_test(size=(60, HIGH)) as pilot:
        await shown(pilot, MANY)
        app.pointed.clear()
        await pilot.press("down", "down", "enter", "home")
        await pilot.click(Numbers, offset=(3, 4))
        await pilot.click(Numbers, offset=(3, 4))
        assert app.pointed == [1, 2, 0, 3] and app.chosen == [2, 3]


async def test_without_a_row_there_is_nothing_to_choose() -> None:
    app = Window()
    async with app.run_test(size=(60, HIGH)) as pilot:
        table = await shown(pilot, 0)
        await pilot.press("down", "end", "pagedown", "enter", "up")
        assert app.chosen == [] and table.row_count == 0 and lines(app)[0].split() == ["Number", "More"]
        table.show(3)
        await pilot.pause()
        assert pointed_at(app) == (1, "number 0")
