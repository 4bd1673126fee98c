"""Unknown words are found where they stand, in British English, and nothing else is taken for one."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnlog.spelling import MOST_PROPOSALS, Speller, load, words_in


class Words:
    """A dictionary of a few words."""

    def __init__(self, *words: str) -> None:
        self.words = words
        self.asked: list[str] = []

    def spell(self, word: str) -> bool:
        self.asked.append(word)
        return word.lower() in self.words

    def suggest(self, word: str) -> Iterable[str]:
        return [f"{word}{number}" for number in range(20)]


def looked_up(line: str, *words: str, known: Iterable[str] = ()) -> list[str]:
    """Return the unknown words of a line for a dictionary of these words."""
    speller = Speller(Words(*words), known)
    speller.look_up([line])
    return [one.word for one in speller.unknown(line)]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("", []),
        ("Pupil A said so.", ["Pupil", "said", "so"]),
        ("don’t 'quoted' pupils' Celine's", ["don't", "quoted", "pupils", "Celine's"]),
        ("self-determination/choice", ["self", "determination", "choice"]),
        ("SENCO and EHCP in KS2, Y7b, 3rd, x2, a_b", ["and", "in"]),
        ("see https://a.example/recieve?q=teh, www.teh.example or me@exmaple.org now", ["see", "or", "now"]),
        ("naïve café Łódź 三木 ½", ["naïve", "café", "Łódź", "三木"]),
        ("x" * 61, []),
    ],
)
def test_words_are_told_from_what_is_none(line: str, words: list[str]) -> None:
    assert [one.word for one in words_in(line)] == words


@given(st.text(max_size=80))
def test_every_word_stands_where_it_is_said_to(line: str) -> None:
    end = 0
    for one in words_in(line):
        assert end <= one.start < one.end <= len(line)
        assert line[one.start : one.end].replace("’", "'") == one.word
        end = one.end


def test_a_word_is_marked_only_once_it_was_looked_up() -> None:
    words = Words("good")
    speller = Speller(words)
    assert speller.unknown("a good anser") == []
    before = speller.changes
    speller.look_up(["a good anser", "good anser"])
    assert speller.changes > before
    assert [one.word for one in speller.unknown("a good anser")] == ["anser"]
    assert words.asked == ["good", "anser"], "each word is asked for once"
    before = speller.changes
    speller.look_up(["good"])
    assert speller.changes == before


def test_words_that_were_learnt_are_known_whatever_their_capitals_and_with_an_s() -> None:
    assert looked_up("TreeHouse treehouse’s Robin", known=["The TreeHouse school", "robin"]) == []
    assert looked_up("Treehouses") == ["Treehouses"]


def test_no_more_is_proposed_than_is_read() -> None:
    assert len(Speller(Words()).proposals("teh")) == MOST_PROPOSALS


def test_the_dictionary_is_british() -> None:
    dictionary = load()
    assert dictionary is not None, "the extra spelling is there where tests run"
    british = ["personalised", "colour", "behaviour", "organisation", "programme", "judgement", "analyse", "practise"]
    assert all(map(dictionary.spell, british))
    assert not any(map(dictionary.spell, ["personalized", "color", "behavior", "definately"]))
    assert "received" in Speller(dictionary).proposals("recieved")
