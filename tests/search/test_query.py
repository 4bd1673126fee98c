"""What a query means, and where its words stand in a text."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from learnlog.journal.summary import Summary
from learnlog.search import NOTHING_ASKED, Query, matches, parse, spans
from learnlog.search.filters import Filter, Filters
from learnlog.search.terms import Term
from learnlog.text import folded

TEXTS = st.text(alphabet=st.one_of(st.sampled_from('abé e\u0301ﬁßİς"“”-_’ \n\t[]/½🎉'), st.characters()), max_size=60)
LETTERS = tuple(
    letter for letter in map(chr, range(sys.maxunicode + 1)) if letter.isalnum() and folded(letter).isalnum()
)
"""Every letter and digit that is still one when it is folded: “½” becomes “1⁄2”."""
WORDS = st.text(alphabet=st.one_of(st.sampled_from("aé9ßﬁ"), st.sampled_from(LETTERS)), min_size=1, max_size=8)
NOW = datetime(2026, 11, 23, 19, 2, tzinfo=UTC)


def summary(text: str) -> Summary:
    return Summary(
        id="0" * 26,
        unit="",
        task="free",
        title="",
        state="draft",
        created=NOW,
        updated=NOW,
        happened_on=date(2026, 11, 23),
        words=1,
        excerpt="",
        searchable=folded(text),
    )


@pytest.mark.parametrize(
    ("asked", "text", "found"),
    [
        ("creche", "A day at the Crèche", True),
        ("CRÈCHE", "a creche", True),
        ("crè", "the creche", True),
        ("eche", "the creche", False),
        ("pupil seat", "the seat of one pupil", True),
        ("pupil chair", "the seat of one pupil", False),
        ('"one pupil"', "the seat of one pupil", True),
        ('"one pupil"', "the seat of one, said a pupil", False),
        ('"one pup"', "the seat of one pupil", False),
        ('"one pup', "the seat of one pupil", True),
        ("“one pupil”", "ONE\n pupil", True),
        ("don't", "I don’t know", True),
        ("self-determination", "Self determination", True),
        ("self-determination", "determination of the self", False),
        ("strasse", "Straße", True),
        ("fin", "ﬁnal", True),
        ("", "anything", True),
        ('"', "anything", True),
        ("→", "weak → strong", True),
        ("→", "weak to strong", False),
        ("year_9", "year 9", True),
    ],
)
def test_what_matches(asked: str, text: str, found: bool) -> None:
    assert matches(parse(asked), summary(text), NOW.date()) is found


ONE_PUPIL = Term(("one", "pupil"), whole=True)


@pytest.mark.parametrize(
    ("asked", "query"),
    [
        ("walk -quiet", Query((Term(("walk",)),), (Term(("quiet",)),))),
        ('-"one pupil" “one pupil', Query((Term(("one", "pupil")),), (ONE_PUPIL,))),
        ("tag:a -tag:B", Query(filters=(Filter("tag", "a"),), without_filters=(Filter("tag", "b"),))),
        ('tag:"speech therapy"', Query(filters=(Filter("tag", "speech therapy", "whole"),))),
        ('tag:"speech th', Query(filters=(Filter("tag", "speech th"),))),
        ("walk tag:a Walk tag:a -x -x", Query((Term(("walk",)),), (Term(("x",)),), (Filter("tag", "a"),))),
        ("-> -->", Query((Term(("->",), signs=True), Term(("-->",), signs=True)))),
        ("self-worth", Query((Term(("self", "worth")),))),
        ("colour:blue", Query((Term(("colour", "blue")),))),
        ('colour:"one pupil"', Query((Term(("colour",)), ONE_PUPIL))),
        ('-colour:"one pupil"', Query((ONE_PUPIL,), (Term(("colour",)),))),
        ('tag:" "', Query((Term(("tag",)),))),
        ('"" - "', NOTHING_ASKED._replace(terms=(Term(("-",), signs=True),))),
    ],
)
def test_what_is_asked(asked: str, query: Query) -> None:
    assert parse(asked) == query


@pytest.mark.parametrize("asked", ["walk", "-walk", "tag:a", "-tag:a"])
def test_whatever_is_asked_is_not_nothing(asked: str) -> None:
    assert parse(asked) and not NOTHING_ASKED
    assert parse(asked) & NOTHING_ASKED == NOTHING_ASKED & parse(asked) == parse(asked)


def test_two_queries_together_ask_for_all_that_either_asks_for() -> None:
    first, second = parse("walk -quiet tag:a -tag:b"), parse("lunch walk -loud state:d -state:c -quiet")
    assert first & second == parse("walk lunch -quiet -loud tag:a state:d -tag:b -state:c")
    narrowed = first.narrow(Filters(tag="b", state="draft"))
    assert narrowed.filters == (Filter("tag", "a"), Filter("state", "draft", "key"), Filter("tag", "b", "key"))
    assert narrowed._replace(filters=first.filters) == first and first.narrow(Filters()) == first


TAGGED = summary("a walk")._replace(
    unit="unit-5", task="task-2", tags=("autism", "lunch"), happened_on=date(2026, 3, 14), created=NOW
)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("-walk", False),
        ("-lunch", True),  # a tag is found where it stands among the words, too; here it does not
        ("tag:autism tag:nothing", True),  # of one kind any will do
        ("tag:autism state:complete", False),  # of different kinds all must hold
        ("tag:nothing state:draft", False),
        ("state:draft tag:autism walk", True),
        ("-tag:nothing", True),
        ("-tag:lunch", False),
        ("-state:complete -tag:lunch", False),
        ("on:2026-03", True),
        ("on:2026-11", False),  # the day it is about, not the day it was written
        ("on:2025 on:2026", True),
        ("on:2026-03-14", True),
        ("before:2026-03-14", False),
        ("after:2026-03-14", False),
        ("before:2026-03-15 after:2026-03-13", True),
        ("before:2026-03-15 after:2026-03-14", False),
        ("-on:2026-03-14", False),
        ("-on:2026-03-13", True),
        ("-before:2026 -after:2026-03-14", True),
        ("-before:2026 -after:2026-03-13", False),
        ("tag:nothing state:draft tag:lunch on:2026", True),
    ],
)
def test_what_an_entry_must_be_about(asked: str, found: bool) -> None:
    assert matches(parse(asked), TAGGED, NOW.date()) is found


@pytest.mark.parametrize(
    ("asked", "text", "marked"),
    [
        ("creche", "the Crèche, a creche", ["Crèche", "creche"]),
        ("creche", "the cre\u0300che", ["cre\u0300che"]),
        ("cafe", "cafe\u0301s", ["cafe\u0301"]),
        ("stras", "die Straße", ["Straß"]),
        ("nal", "ﬁnal nal", ["nal"]),
        ("f", "ﬁnal", ["ﬁ"]),
        ('"one pupil"', "one – pupil", ["one – pupil"]),
        ("pu pupil", "a pupil", ["pupil"]),
        ("e", "the end", ["e"]),
        ("zebra", "the end", []),
    ],
)
def test_what_is_marked(asked: str, text: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in spans(parse(asked), text)] == marked


@given(TEXTS, TEXTS)
def test_every_text_is_a_query_and_marks_only_what_is_there(asked: str, text: str) -> None:
    query = parse(asked)
    found = spans(query, text)
    last = -1
    for start, end in found:
        assert last < start < end <= len(text)
        last = end
        said = folded(text[start:end])
        assert any(word in said for term in query.terms for word in term.words)
    if query.terms and matches(query, summary(text), NOW.date()):
        assert found


@given(TEXTS)
def test_folding_goes_character_by_character(text: str) -> None:
    assert folded(text) == "".join(folded(character) for character in text)


@given(TEXTS, WORDS, TEXTS)
@example("(", "é", ")")
def test_a_word_of_a_text_finds_the_text_and_is_marked(before: str, word: str, after: str) -> None:
    text = f"{before} {word} {after}"
    query = parse(word)
    assert matches(query, summary(text), NOW.date())
    start = len(before) + 1
    assert any(begin <= start and start + len(word) <= end for begin, end in spans(query, text))


@given(TEXTS)
def test_what_matches_is_what_has_every_term_marked(text: str) -> None:
    query = parse('ab "e a" é')
    assert matches(query, summary(text), NOW.date()) == all(spans(type(query)((term,)), text) for term in query.terms)
