"""What a terminal is taken to be able to show, and what is drawn where it cannot show everything."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color

from learnlog.opening import Opening
from learnlog.store.folders import Folders
from learnlog.tui.abilities import is_unicode
from learnlog.tui.app import LearnlogApp
from learnlog.tui.plain_signs import TWINS, PlainSignsFilter, plain
from learnlog.tui.theme import THEMES

SRC = Path(__file__).parents[3] / "src" / "learnlog"


@pytest.mark.parametrize(
    ("environ", "encoding", "as_c", "answer"),
    [
        ({}, "utf-8", True, True),
        ({"LANG": "C.UTF-8"}, "utf-8", False, True),
        ({"LANG": "en_GB.utf8"}, "utf-8", False, True),
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, "utf-8", True, False),
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, "utf-8", False, True),
        ({"LC_ALL": "POSIX", "LANG": "en_GB.UTF-8"}, "utf-8", True, False),
        ({"LANG": "en_GB.ISO-8859-1"}, "utf-8", True, False),
        ({"LANG": "de_DE@euro"}, "iso8859-15", False, False),
        ({"LANG": "en_GB"}, "utf-8", False, True),
        ({"LANG": "C", "PYTHONUTF8": "1"}, "utf-8", True, True),
        ({}, "cp1252", False, False),
    ],
    ids=str,
)
def test_a_locale_says_whether_every_character_can_be_sent(
    environ: dict[str, str], encoding: str, as_c: bool, answer: bool
) -> None:
    assert is_unicode(environ, encoding, as_c=as_c) is answer


@pytest.mark.parametrize(
    ("environ", "ground", "no_color"),
    [
        ({}, "#1b1e23", False),
        ({"NO_COLOR": ""}, "#1b1e23", False),
        ({"COLORTERM": ""}, "#1c1c1c", False),
        ({"COLORTERM": "", "TERM": "xterm"}, "#000000", False),
        ({"NO_COLOR": "0"}, "#000000", True),
    ],
    ids=str,
)
def test_a_theme_has_the_colours_its_terminal_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, environ: dict[str, str], ground: str, no_color: bool
) -> None:
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    app = LearnlogApp(Opening(Folders.find(tmp_path, {})))
    assert app.current_theme.background == ground
    assert app.no_color is no_color
    assert sorted(app.available_themes) == sorted(theme.name for theme in THEMES)


@given(st.text(), st.sampled_from(["ascii", "iso8859-1", "cp437"]))
def test_any_text_can_be_spelt_and_keeps_its_width(text: str, encoding: str) -> None:
    spelt = plain(text, encoding)
    spelt.encode(encoding)
    assert cell_len(spelt) == cell_len(text)


def test_letters_a_terminal_has_stay_and_others_lose_their_marks() -> None:
    assert plain("Crèche – “œuvre” 日 ✓", "iso8859-1") == 'Crèche - "?uvre" ?? v'
    assert plain("Crèche", "ascii") == "Creche"


def test_each_sign_has_a_twin_of_one_column() -> None:
    assert all(twin.isascii() and cell_len(chr(sign)) <= 1 == len(twin) for sign, twin in TWINS.items())


def test_no_sign_in_the_code_of_a_screen_is_without_a_twin() -> None:
    drawn = {sign for file in (*SRC.glob("tui/**/*.py"), *SRC.glob("picture/*.py")) for sign in file.read_text("utf-8")}
    told = {sign for sign in drawn if not sign.isascii() and not sign.isalpha()}
    assert {sign for sign in told if plain(sign, "ascii") == "?"} <= NOT_DRAWN


NOT_DRAWN = {"␛", "␦", "␊", "␣"}
"""Pictures of characters that cannot be seen: a question mark says as much."""


def test_a_plain_line_is_left_alone() -> None:
    segments = [Segment("plain"), Segment(" words")]
    assert PlainSignsFilter("ascii").apply(segments, Color(0, 0, 0)) is segments
    assert PlainSignsFilter("ascii").apply([Segment("╭─╮")], Color(0, 0, 0))[0].text == "+-+"
