"""Terminals that show less: no colours, sixteen of them, no characters but those of ASCII or Latin-1."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from benchmarks.subjects import environment
from tests.terminal.window import Window, draft, open_note, welcomed

SGR = re.compile(rb"\x1b\[([0-9;:]*)m")

COLOURS = {*range(30, 50), *range(90, 108)}


@contextmanager
def window(home: Path, place: Path, **values: str) -> Iterator[Window]:
    """A window in a terminal that says of itself what it can show."""
    welcomed(home)
    environ = {name: value for name, value in environment(place).items() if name not in values} | values
    one = Window(home, place, environ={name: value for name, value in environ.items() if value != "-"})
    try:
        yield one
    finally:
        one.close()


def look_about(one: Window) -> None:
    """See Home, a reading, the contents, the log and the help."""
    one.until_shown("Begin:")
    one.lead("f3", "Key points")
    one.press("c")
    one.lead("f4", "Nothing is written here yet")
    one.press("f1")
    one.until_shown("Escape Close", "newest first")


def codes(one: Window) -> set[int]:
    """Return every number in a code for how letters look."""
    return {int(number or 0) for code in SGR.findall(bytes(one.sent)) for number in re.split(rb"[;:]", code)}


def test_where_no_colour_is_wanted_no_code_for_one_is_sent(home: Path, tmp_path: Path) -> None:
    with window(home, tmp_path, NO_COLOR="1") as one:
        look_about(one)
        found = codes(one)
    assert not found & COLOURS
    assert {1, 7} <= found, "bold and reversed say what colours said"


def test_an_empty_wish_for_no_colour_is_none(home: Path, tmp_path: Path) -> None:
    with window(home, tmp_path, NO_COLOR="") as one:
        one.until_shown("Begin:")
        assert codes(one) & {38, 48}


def test_sixteen_colours_are_sent_by_their_numbers(home: Path, tmp_path: Path) -> None:
    with window(home, tmp_path, TERM="xterm-16color", COLORTERM="-") as one:
        look_about(one)
        found = codes(one)
    assert found & COLOURS
    assert not found & {38, 48}, "a code for one of 256 colours or more"


@pytest.mark.parametrize("locale", [{"LANG": "C"}, {"LANG": "-", "LC_ALL": "POSIX"}], ids=str)
def test_where_the_locale_is_c_everything_is_drawn_in_ascii(home: Path, tmp_path: Path, locale: dict[str, str]) -> None:
    with window(home, tmp_path, **locale) as one:
        look_about(one)
        shown = one.text
        assert bytes(one.sent).isascii()
    assert "+-----" in shown
    assert "o is a draft, v is" in shown
    assert "^ v, PageUp" in shown


def test_a_terminal_of_latin_1_shows_and_takes_its_own_letters(home: Path, tmp_path: Path) -> None:
    latin = {"LANG": "en_GB.ISO-8859-1", "PYTHONUTF8": "0", "PYTHONIOENCODING": "iso8859-1", "PYTHONCOERCECLOCALE": "0"}
    with window(home, tmp_path, **latin) as one:
        open_note(one)
        one.write("Crèche £5".encode("iso8859-1"))
        one.until(lambda: "Crèche £5" in str(draft(home)), "the words in the draft")
        one.until(lambda: "Crèche £5".encode("iso8859-1") in bytes(one.sent), "the words on the screen")
        assert b"\\u" not in bytes(one.sent)
