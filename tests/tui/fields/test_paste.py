"""Cleaning of pasted text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from learnlog.tui.fields.paste import broken, longest_line, several_lines, single_line


def test_lines_are_joined_by_spaces() -> None:
    assert single_line("one\r\n  two \n\nthree\n") == "one two three"
    assert single_line("kept with its space ") == "kept with its space "
    assert single_line("\n\n") == ""


def test_control_characters_are_dropped_and_everything_else_stays() -> None:
    assert several_lines("a\x1b[31mb\x07\x9bc\td\r\ne") == "a[31mbc\td\ne"
    assert single_line("a\x1b]52;c;x\x07\tb") == "a]52;c;x b"


@given(st.text(alphabet="ab \n", max_size=200), st.integers(min_value=1, max_value=20))
def test_breaking_changes_spaces_alone(text: str, longest: int) -> None:
    short = broken(text, longest)
    assert len(short) == len(text)
    assert all(new == old or (old, new) == (" ", "\n") for old, new in zip(text, short, strict=True))


@given(st.lists(st.text(alphabet="abc", min_size=1, max_size=10), max_size=80))
def test_lines_of_words_come_out_short(words: list[str]) -> None:
    assert longest_line(broken(" ".join(words), 12)) <= 12
