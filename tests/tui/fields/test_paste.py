"""Cleaning of pasted text."""

from __future__ import annotations

from itertools import tee

from hypothesis import given
from hypothesis import strategies as st

from learnlog.tui.fields.paste import broken, several_lines, single_line, too_large


def test_lines_are_joined_by_spaces() -> None:
    assert single_line("one\r\n  two \n\nthree\n") == "one two three"
    assert single_line("kept with its space ") == "kept with its space "
    assert single_line("\n\n") == ""


def test_control_characters_are_dropped_and_everything_else_stays() -> None:
    assert several_lines("a\x1b[31mb\x07\x9bc\td\r\ne") == "a[31mbc\td\ne"
    assert single_line("a\x1b]52;c;x\x07\tb") == "a]52;c;x b"


def test_what_nobody_sees_and_no_language_needs_is_dropped() -> None:
    assert several_lines("\ufeffto\xadday, far\u200bther\u2060") == "today, farther"
    for kept in ("می\u200cخواهم", "👩🏽‍🏫", "\u200fשלום", "a\u202eb"):
        assert several_lines(kept) == single_line(kept) == kept


@given(st.text(alphabet="ab \n", max_size=200), st.integers(min_value=1, max_value=20))
def test_breaking_puts_line_ends_in_and_takes_only_their_spaces(text: str, longest: int) -> None:
    short = broken(text, longest)
    assert max(map(len, short.split("\n"))) <= longest
    rest = iter(text)
    for new in short:
        if new == "\n":
            # In place of a space, of itself, or between two letters.
            ahead, rest = tee(rest)
            if next(ahead) in " \n":
                next(rest)
        else:
            assert next(rest) == new
    assert next(rest, None) is None


@given(st.lists(st.text(alphabet="abc", min_size=1, max_size=10), max_size=80))
def test_words_stay_whole(words: list[str]) -> None:
    assert broken(" ".join(words), 12).split() == words


def test_a_letter_stays_in_one_piece() -> None:
    for letter in ("👩🏽‍🏫", "e\u0301\u0323", "❤️", "👍🏽"):
        for before in range(10):
            short = broken("x" * before + letter * 5, 10)
            assert "".join(short.split("\n")) == "x" * before + letter * 5
            assert all(line.strip("x").replace(letter, "") == "" for line in short.split("\n")), short
    assert broken("\u0301" * 200, 50).replace("\n", "") == "\u0301" * 200


def test_what_is_too_large_is_told_with_its_size() -> None:
    assert not too_large("x" * 60, 40, 100)
    assert too_large("x" * 1234, 0, 1000).startswith("Not pasted: it is 1,234 characters long, and this field takes 1,")
    assert "beside the 41 that stand here" in too_large("x" * 60, 41, 100)
