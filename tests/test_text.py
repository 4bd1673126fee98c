"""Text is cleaned in one place: what comes in is kept exactly, and what goes out can drive no terminal."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnlog.text import folded, normalise, one_line, shorten, total_words, visible, word_count

ANY = st.text(st.characters(exclude_categories=()))
"""Everything a Python string can hold, halves of surrogate pairs included."""

TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""What turns the direction of text."""

JOINERS = "\u200c\u200d"

FLAGS = tuple(
    "🏴" + "".join(chr(0xE0000 + ord(one)) for one in land) + "\U000e007f" for land in ("gbeng", "gbsct", "gbwls")
)


IGNORABLE = frozenset(
    chr(code)
    for codes in (
        (0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2065, 0x3164, 0xFFA0),
        range(0xFFF0, 0xFFF9),
        range(0xE0000, 0xE0100),
        range(0xE01F0, 0xE1000),
    )
    for code in codes
)
"""What Unicode lists as never to be drawn and Python does not tell: letters that are none, and room for more tags."""


def hidden(character: str) -> bool:
    """Whether a terminal obeys a character, or nobody sees it: said by what Unicode says of it, not by a list."""
    if character in IGNORABLE:
        return True
    kind = unicodedata.category(character)
    if kind == "Cf" and character != "\u061c":
        # Signs of numbers and verses, hieroglyphs, shorthand and music have a shape, or stand between what has.
        return unicodedata.name(character, "").split()[0] not in SHAPED and character not in JOINERS
    return kind == "Cf" or (kind == "Cc" and character not in "\t\n") or kind in ("Zl", "Zp", "Cs")


SHAPED = frozenset({"ARABIC", "SYRIAC", "KAITHI", "EGYPTIAN", "SHORTHAND", "MUSICAL"})


@given(ANY)
def test_visible_text_has_nothing_a_terminal_obeys_and_keeps_its_length(text: str) -> None:
    shown = visible(text)
    assert not any(drives_a_terminal(one) for one in shown)
    assert len(shown) == len(text)
    assert visible(shown) == shown
    shown.encode()


def drives_a_terminal(character: str) -> bool:
    return (unicodedata.category(character) == "Cc" and character not in "\t\n") or character in TURNING


def test_every_character_is_shown_or_marked() -> None:
    for code in range(sys.maxunicode + 1):
        one = chr(code)
        assert (visible(one) != one) == hidden(one), hex(code)


def test_persian_emoji_and_flags_are_shown_as_they_are() -> None:
    for text in ("می‌خواهم", "क्‍ष", "👩🏽‍🏫", "❤️", *FLAGS):
        assert visible(text) == text


def test_nothing_else_is_hidden_in_a_flag() -> None:
    secret = "".join(chr(0xE0000 + ord(one)) for one in "gbeng hidden")
    assert visible(f"{FLAGS[0]}{secret}") == FLAGS[0] + "␦" * len(secret)
    assert visible(f"🏴{secret}\U000e007f") == "🏴" + "␦" * (len(secret) + 1)


@given(ANY)
def test_normalised_text_stays_as_it_is(text: str) -> None:
    clean = normalise(text)
    assert normalise(clean) == clean
    clean.encode()
    assert len(clean.splitlines()) in (clean.count("\n"), clean.count("\n") + 1)


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"))))
def test_ordinary_text_is_kept_as_typed(text: str) -> None:
    assert normalise(text) == text


@pytest.mark.parametrize("end", ["\r\n", "\r", "\v", "\f", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029"])
def test_every_end_of_a_line_becomes_one(end: str) -> None:
    assert normalise(f"one{end}two") == "one\ntwo"


def test_what_stays() -> None:
    kept = "tab\there, e\u0301, 👩🏽‍🏫, שלום, “quoted”, [b]bracket[/b], \\n, '''"
    assert normalise(kept) == visible(kept) == kept


@given(ANY)
def test_one_line_is_one_line(text: str) -> None:
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert line == line.strip()
    assert "  " not in line


@given(ANY, st.integers(1, 80))
def test_shortened_text_is_no_longer_than_asked(text: str, width: int) -> None:
    short = shorten(text, width)
    assert len(short) <= width
    whole = one_line(text)
    if len(whole) <= width:
        assert short == whole
    else:
        assert short.endswith("…") and whole.startswith(short[:-1])


@given(ANY, ANY, st.integers(0, 30), st.integers(2, 40))
def test_how_a_text_goes_on_does_not_change_where_it_is_cut(text: str, more: str, times: int, width: int) -> None:
    whole = one_line(text + more * times)
    assert shorten(text + more * times, width) == shorten(whole, width)


def test_shortened_at_a_word() -> None:
    assert shorten("A pupil who reads slowly, and well", 28) == "A pupil who reads slowly…"
    assert shorten("A pupil who reads slowly", 13) == "A pupil who…"
    assert shorten("A pupil who reads slowly", 12) == "A pupil who…"
    assert shorten("A pupil who reads slowly", 11) == "A pupil…"
    assert shorten("Donaudampfschifffahrtsgesellschaft", 10) == "Donaudamp…"


@given(ANY)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(st.text())
def test_case_does_not_matter_when_folded(text: str) -> None:
    assert folded(text.casefold()) == folded(text)


@pytest.mark.parametrize(
    ("written", "asked"),
    [("Crèche", "creche"), ("ZOË", "zoe"), ("Straße", "strasse"), ("ﬁne", "fine"), ("𝐂aféＳ", "cafes")],
)
def test_searching_finds_it_without_its_accents(written: str, asked: str) -> None:
    assert folded(asked) == folded(written) == asked


@given(ANY)
def test_words_are_counted_as_a_person_would(text: str) -> None:
    count = word_count(text)
    assert 0 <= count <= len(text.split())
    assert word_count(f"{text} and more") == count + 2
    assert word_count(f"– {text}  …") == count


@given(ANY)
def test_a_word_is_a_run_with_a_letter_or_a_digit(text: str) -> None:
    assert word_count(text) == sum(1 for run in text.split() if any(map(str.isalnum, run)))


@pytest.mark.parametrize(
    ("text", "count"), [("", 0), ("–", 0), ("don’t", 1), ("a – b", 2), ("one\n\ntwo\tthree", 3), ("3.5 h", 2)]
)
def test_what_is_a_word(text: str, count: int) -> None:
    assert word_count(text) == count


@given(st.lists(ANY | st.text(st.characters(max_codepoint=0x7F))))
def test_words_of_several_texts_are_those_of_each(texts: list[str]) -> None:
    assert total_words(texts) == sum(map(word_count, texts))
