"""An evening with a log of many entries, with the keys of a real terminal."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from benchmarks.make_log import write_log
from learnlog.store.folders import Folders
from learnlog.store.toml import TomlStore
from tests.terminal.conftest import Open
from tests.terminal.window import Window

NEEDLE = "Zebracrossing"


def a_log(home: Path, entries: int) -> None:
    """Write a log, and know it; then write a word by hand into one of its entries, somewhere in the middle."""
    write_log(home, entries)
    store = TomlStore(Folders.find(home, {}))
    store.catch_up(lambda: None).run()
    store.close()
    path = sorted((home / "entries").rglob("*.toml"))[entries // 2]
    text = path.read_text(encoding="utf-8")
    assert text.count(". ") > 5
    path.write_text(text.replace(". ", f". {NEEDLE}. "), encoding="utf-8")


def write_a_note(window: Window) -> None:
    window.lead("f5", "A title", "0 words")
    window.until_cursor_is_below("A title")
    window.type("Nightjars")
    window.press("tab")
    window.until_cursor_is_below("What do you want to keep?")
    window.type("We waited quietly.")
    window.until_shown("We waited quietly.", "3 words")
    window.lead("esc", "Continue")


def find(window: Window, text: str, *shown: str) -> None:
    window.type(f"/{text}")
    window.until_shown("1 of 1 found", *shown)
    window.press("enter")
    window.lead("enter", "Your log ›")


@pytest.mark.parametrize("entries", [40, pytest.param(10_000, marks=pytest.mark.whole)])
def test_type_search_open_next_hit_compare_tick_quit(open_window: Open, home: Path, entries: int) -> None:
    a_log(home, entries)
    window = open_window(columns=100, lines=30)
    window.until_shown("Continue")
    write_a_note(window)
    window.lead("f4", "Your log", f"of {entries + 1:,} entries")

    find(window, "zebracros", "edited outside")
    window.until_shown("hit 1 of ", NEEDLE)
    window.press("n")
    window.until_shown("hit 2 of ")
    window.lead("esc", "1 of 1 found", "zebracros")
    window.lead("x", f"of {entries + 1:,} entries")

    find(window, "nightj", "Nightjars")
    window.until_shown("We waited quietly.")
    window.lead("e", "As it will read")
    window.lead("f7", "3 words")
    window.until_cursor_is_below("A title")
    window.press("tab")
    window.until_cursor_is_below("What do you want to keep?")
    window.press("end")
    window.type(" Then they flew.")
    window.until_shown("Then they flew.", "6 words")
    window.lead("esc", "Your log ›", "Then they flew.")
    window.lead("v", "as it is now")
    window.lead("enter", "[+Then they flew.]")
    window.lead("esc", "as it is now")
    window.lead("esc", "Your log ›", "Then they flew.")

    window.press("f10")
    window.until_shown("everything to do", "☐ ")
    window.type("/zzz")
    window.until_shown("No action is like that.")
    window.lead("esc", "☐ ")
    window.press("esc")
    window.lead("space", "what came of it?")
    window.type("The sign hangs there.")
    window.press("enter")
    window.until(lambda: not window.shows("what came of it?"), "the dialog goes")
    window.press("ctrl+q")
    assert window.wait_for_end() == 0
    assert window.given_back
    written = [path.read_text(encoding="utf-8") for path in (home / "entries").rglob("*.toml")]
    assert sum("We waited quietly. Then they flew." in one for one in written) == 1
    (ticked,) = (tomllib.loads(one) for one in written if "The sign hangs there." in one)
    said = ticked["follow_ups"][-1]
    assert said["text"].endswith("\nThe sign hangs there.")
    rows = {
        "/".join((one["step"], *([one["item"]] if "item" in one else []), one["field"], row["id"])): row
        for one in ticked["answers"]
        if one["kind"] == "rows"
        for row in one["rows"]
    }
    assert rows[said["action"]]["done"] == said["written"].date()
    versions = sorted((home / "history" / ticked["id"]).glob("*.toml"))
    assert not any("The sign hangs there." in one.read_text(encoding="utf-8") for one in versions[:1]) and versions
