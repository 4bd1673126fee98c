"""The terminal's own cursor stands where the keys act, where it is wanted, and costs next to nothing."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.terminal.conftest import Open
from tests.terminal.window import CURSOR_SHOWN, Window, open_note, welcomed

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal that can be driven")

HIDE_AND_SHOW = len("\x1b[?25l\x1b[?25h")


def until_at(window: Window, text: str, behind: int = 0) -> None:
    """Wait until the terminal's cursor is shown, so many columns behind where a text begins."""

    def there() -> bool:
        row, column = window.terminal.cursor
        line = window.terminal.rows[row]
        return text in line and line.index(text) + behind == column and CURSOR_SHOWN in window.terminal.modes

    window.until(there, f"the cursor {behind} behind “{text}”")


def until_shown_is(window: Window, real: bool) -> None:
    window.until(lambda: (CURSOR_SHOWN in window.terminal.modes) is real, "the cursor is shown, or is not")


def typed(window: Window) -> float:
    """Return how many bytes a typed letter sends, at the median."""
    sizes = []
    shown = ""
    for letter in "quietly":
        before, shown = len(window.sent), shown + letter
        window.type(letter)
        window.until_shown(f"abc {shown}" if window.shows("abc ") else shown)
        sizes.append(len(window.sent) - before)
    return sorted(sizes)[len(sizes) // 2]


def test_it_follows_the_keys_from_line_to_field_to_row(open_window: Open, home: Path) -> None:
    welcomed(home)
    window = open_window()
    window.until_shown("Begin:")
    until_at(window, "▸ Begin:")
    window.press("down")
    window.until(lambda: "Begin:" not in window.terminal.rows[window.terminal.cursor[0]], "the next line")
    open_note(window)
    window.type("wörter 三")
    until_at(window, "wörter", behind=9)  # the last letter is two columns wide
    window.press("left")
    until_at(window, "wörter", behind=7)
    window.press("shift+tab")
    window.type("abc")
    until_at(window, "abc", behind=3)
    window.press("f9")
    window.until(lambda: "Your note" in window.terminal.rows[window.terminal.cursor[0]], "on the list of steps")
    window.press("ctrl+q")
    assert window.wait_for_end() == 0
    window.until(lambda: window.given_back, "the terminal is given back")


def test_it_stays_behind_the_same_letter_when_lines_are_broken_anew(open_window: Open, home: Path) -> None:
    welcomed(home)
    window = open_window()
    open_note(window)
    window.resize(100, 30)
    window.until(lambda: "Next →  F8" in window.terminal.rows[28], "drawn for the smaller window")
    window.type("word " * 15 + "end")
    until_at(window, "end", behind=3)
    window.resize(120, 40)
    window.until_shown("word word end")
    until_at(window, "end", behind=3)


@pytest.mark.parametrize("motion", [True, False])
def test_it_costs_a_key_no_more_than_hiding_and_showing_it(open_window: Open, home: Path, motion: bool) -> None:
    sent = {}
    welcomed(home)
    for real in (False, True):
        said = f"welcomed = true\nreal_cursor = {str(real).lower()}\nmotion = {str(motion).lower()}\n"
        (home / "settings.toml").write_text(said, encoding="utf-8")
        window = open_window()
        open_note(window)
        until_shown_is(window, real)
        sent[real] = typed(window)
        assert (b"\x1b[2 q" in window.sent) is (real and not motion), "told not to blink"
        window.press("ctrl+q")
        window.wait_for_end()
        assert (b"\x1b[0 q" in window.sent) is (real and not motion), "and that it may again"
        for entry in home.glob("entries/*/*.toml"):
            entry.unlink()
    assert sent[True] <= sent[False] + HIDE_AND_SHOW
