"""Nothing is told by colour alone: without any, every state of a widget is still drawn in its own way."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.color import Color
from textual.filter import LineFilter
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Button, DataTable, Input, OptionList, TextArea

from learnlog.tui.app import LearnlogApp
from learnlog.tui.colourless import ColourlessFilter, colourless
from learnlog.tui.fewer_colours import NONE
from learnlog.tui.fields.option_marks import OptionMarks
from learnlog.tui.fields.picker import Picker
from learnlog.tui.pointed import PointedList, PointedTable
from tests.tui.driving import settled
from tests.tui.seeing.measure import strips
from tests.tui.seeing.situations import SITUATIONS, Situation, only
from tests.tui.test_keys import every
from tests.tui.test_snapshots import WIDE, leave, show, until
from tests.variations import the_first

AT_ONCE = ("home", "choose", "rate", "actions", "log", "two versions that clash")

Drawn = list[list[tuple[str, bool, bool, bool]]]


def drawn(app: App[Any]) -> Drawn:
    """Return what is on the screen without its colours, of which there must be none: letters, and how they look."""
    found: Drawn = []
    for strip in strips(app):
        line: list[tuple[str, bool, bool, bool]] = []
        for text, style, control in strip:
            if control or not text:
                continue
            assert style is None or (style.color is None and style.bgcolor is None), f"{text!r} has a colour"
            look = style or Style()
            line.append((text, bool(look.bold), bool(look.reverse), bool(look.underline)))
        found.append(line)
    return found


@pytest.mark.parametrize("situations", the_first(1, [only(AT_ONCE), SITUATIONS]), ids=["at once", "everywhere"])
async def test_every_state_is_drawn_in_its_own_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, situations: tuple[Situation, ...]
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    seen: set[tuple[type[Screen[Any]], type[Widget]]] = set()
    for number, situation in enumerate(situations):
        (home := tmp_path / str(number)).mkdir()
        log = situation.begin(home)
        app = LearnlogApp(log.opening)
        app.animation_level = "none"
        async with app.run_test(size=WIDE) as pilot:
            await until(pilot, lambda app=app: app.home.overview is not None)  # type: ignore[misc]
            await look_at_states(app, pilot, seen)
            await leave(pilot)
            for shot in situation.shots:
                await pilot.resize_terminal(*shot.sizes[0])
                await show(pilot, log, shot)
                await look_at_states(app, pilot, seen)
                await pilot.resize_terminal(*WIDE)
                await leave(pilot)


async def look_at_states(
    app: LearnlogApp, pilot: Pilot[Any], seen: set[tuple[type[Screen[Any]], type[Widget]]]
) -> None:
    """See that each kind of widget is drawn otherwise with the focus, selected, disabled and with another choice."""
    screen = app.screen
    for widget in list(screen.query("*")):
        kind = (type(screen), type(widget))
        if kind in seen or not (widget.focusable and widget.display and widget.is_attached):
            continue
        seen.add(kind)
        if isinstance(widget, (Input, TextArea)):
            widget.cursor_blink = False
        screen.set_focus(None)
        widget.scroll_visible(animate=False, immediate=True)
        await settled(pilot)
        without = drawn(app)
        screen.set_focus(widget, scroll_visible=False)
        await settled(pilot)
        focused = drawn(app)
        assert focused != without or not has_frame_or_cursor(widget), f"{widget} with the focus is drawn as without"
        if isinstance(widget, (Input, TextArea)) and (widget.value if isinstance(widget, Input) else widget.text):
            widget.action_select_all() if isinstance(widget, Input) else widget.select_all()
            await settled(pilot)
            assert drawn(app) != focused, f"{widget} selected is drawn as not selected"
        if isinstance(widget, (Picker, OptionMarks)):
            await pilot.press("right" if isinstance(widget, Picker) else "space")
            await settled(pilot)
            assert drawn(app) != focused, f"{widget} with another choice is drawn as before"
            await pilot.press("left" if isinstance(widget, Picker) else "space")
            await settled(pilot)
        if isinstance(widget, Button) and widget.variant == "default" and widget.compact:
            screen.set_focus(None)
            widget.disabled = True
            await settled(pilot)
            assert drawn(app) != without, f"{widget} disabled is drawn as one that can be pressed"
            widget.disabled = False


def test_every_list_and_table_marks_its_chosen_line() -> None:
    mine = [kind for kind in (*every(OptionList), *every(DataTable)) if kind not in (PointedList, PointedTable)]
    assert len(mine) > 5
    assert [kind for kind in mine if not issubclass(kind, (PointedList, PointedTable))] == []


def has_frame_or_cursor(widget: Widget) -> bool:
    """Whether a widget shows the focus; with a page that is only scrolled there is nothing that it would tell."""
    return not widget.is_scrollable or isinstance(widget, (Input, TextArea)) or widget.can_focus_children is False


WHITE, BLACK = Style.parse(f"{NONE.ground} on {NONE.cursor}"), Style.parse(f"{NONE.text} on {NONE.ground}")


@pytest.mark.parametrize(
    ("style", "reverse"),
    [
        (BLACK, False),
        (WHITE, True),
        (WHITE + Style(reverse=True), False),
        (BLACK + Style(reverse=True, bold=True), True),
        (Style.parse("white on #404040"), False),
        (Style(bold=True), False),
    ],
    ids=str,
)
def test_what_stands_on_white_is_reversed(style: Style, reverse: bool) -> None:
    plain = colourless(style)
    assert (plain.color, plain.bgcolor) == (None, None)
    assert (bool(plain.reverse), plain.bold) == (reverse, style.bold)


def test_a_line_keeps_its_words_and_what_the_mouse_would_do() -> None:
    click = Style.from_meta({"@click": "go"})
    segments = [Segment("go", WHITE + click), Segment(" "), Segment("", None, [])]
    plainer: LineFilter = ColourlessFilter()
    kept = plainer.apply(segments, Color(0, 0, 0))
    assert [one.text for one in kept] == ["go", " ", ""]
    assert kept[0].style is not None
    assert kept[0].style.meta == {"@click": "go"}
