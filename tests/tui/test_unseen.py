"""What is shown whoever wrote it, and what is not sent to the terminal even where a screen forgot to ask."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.segment import ControlType, Segment
from rich.style import Style
from textual.color import Color
from textual.content import Content
from textual.strip import Strip
from textual.widgets import Static

from learnlog.opening import Opening
from learnlog.store.folders import Folders
from learnlog.tui.app import LearnlogApp
from learnlog.tui.unseen import UnseenFilter
from tests.tui.driving import screen_text, settled, until

RAW = "a\x1b]52;c;x\x07b\x9b31m\u202ec\u200bd\xade"


async def test_a_notification_is_shown_as_it_is_written_and_drives_nothing(tmp_path: Path) -> None:
    app = LearnlogApp(Opening(Folders.find(tmp_path, {})))
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settled(pilot)
        app.notify(f"[@click=app.quit]said[/] {RAW}", title=f"[b] {RAW}", markup=True)
        app.screen.notify("[/]")
        await until(pilot, lambda: len(app.screen.query("Toast")) == 2)
        said = [str(toast.render()) for toast in app.screen.query("Toast")]
    assert said == ["[b] a␛]52;c;x␇b␦31m␦c␦d␦e\n[@click=app.quit]said[/] a␛]52;c;x␇b␦31m␦c␦d␦e", "[/]"]


async def test_a_notification_is_whole_on_a_small_screen(tmp_path: Path) -> None:
    app = LearnlogApp(Opening(Folders.find(tmp_path, {})))
    async with app.run_test(size=(60, 20), notifications=True) as pilot:
        await settled(pilot)
        app.notify(" ".join("abcdefgh"[:length] for length in range(1, 9) for _ in range(3)))
        await until(pilot, lambda: len(app.screen.query("Toast")) == 1)
        (toast,) = app.screen.query("Toast")
        await until(pilot, lambda: bool(toast.region))
        placed = app.screen.find_widget(toast)
        assert placed.visible_region == placed.region


async def test_what_a_widget_forgot_to_make_visible_is_not_sent(tmp_path: Path) -> None:
    app = LearnlogApp(Opening(Folders.find(tmp_path, {})))
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settled(pilot)
        await app.screen.mount(Static(Content(RAW)))
        await settled(pilot)
        shown = screen_text(app)
    assert "a]52;c;xb31mcd␦e" in shown


@pytest.mark.parametrize(
    "text", [RAW, "x\u3164y", "\U000e0041", "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "plain"]
)
def test_a_line_keeps_its_width_and_its_styles(text: str) -> None:
    segments = [Segment("before ", Style(bold=True)), Segment(text, Style(italic=True))]
    kept = UnseenFilter().apply(segments, Color(0, 0, 0))
    assert Strip(kept).cell_length == Strip(segments).cell_length
    assert [one.style for one in kept] == [one.style for one in segments]
    assert (kept is segments) == (text == "plain")


def test_what_the_app_itself_tells_the_terminal_is_left_alone() -> None:
    segments = [Segment("\x1b[?25l", None, [(ControlType.HIDE_CURSOR,)]), Segment("\x1b")]
    assert UnseenFilter().apply(segments, Color(0, 0, 0))[0].text == segments[0].text
