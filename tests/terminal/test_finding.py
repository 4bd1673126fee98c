"""Finding something in a log of many entries, with the keys of a real terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.make_log import write_log
from tests.terminal.conftest import Open

NEEDLE = "Zebracrossing"


@pytest.mark.parametrize("entries", [40, pytest.param(10_000, marks=pytest.mark.whole)])
def test_type_search_open_next_hit_back_quit(open_window: Open, home: Path, entries: int) -> None:
    write_log(home, entries)
    # Written by hand into one of them, somewhere in the middle.
    path = sorted((home / "entries").rglob("*.toml"))[entries // 2]
    text = path.read_text(encoding="utf-8")
    assert text.count(". ") > 20
    path.write_text(text.replace(". ", f". {NEEDLE}. "), encoding="utf-8")

    window = open_window(columns=100, lines=30)
    window.until_shown("Continue")
    window.lead("f4", "Your log", f"of {entries:,} entries")
    window.type("/zebracros")
    window.until_shown("1 of 1 found", "edited outside")
    window.press("enter")
    window.lead("enter", "Your log ›", "hit 1 of ")
    window.until_shown(NEEDLE)
    window.press("n")
    window.until_shown("hit 2 of ")
    window.press("esc")
    window.until_shown("1 of 1 found", "zebracros")
    window.press("x")
    window.until_shown(f"of {entries:,} entries")
    window.press("ctrl+q")
    assert window.wait_for_end() == 0
    assert window.given_back
