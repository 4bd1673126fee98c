"""Two states of an entry told apart, word by word."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learnlog.journal.answers import Address, Rating, Row, RowsAnswer, ScaleAnswer
from learnlog.journal.compare import Part, compare
from learnlog.journal.entry import Comment
from learnlog.journal.readback import read_answer
from learnlog.journal.spans import MOST_UNITS, Span, Spans, told_apart

from ..entries import NOON, entry
from .states import edited, entries
from .test_entry import THEN, WHO, WHY, line


def marked(spans: Spans) -> str:
    """Spans as one text, with brackets around what is only on this side."""
    return "".join(span.text if span.change == "same" else f"[{span.text}]" for span in spans)


@pytest.mark.parametrize(
    ("before", "after", "marked_before", "marked_after"),
    [
        ("", "", "", ""),
        ("the same", "the same", "the same", "the same"),
        ("", "all new", "", "[all new]"),
        ("all gone", "", "[all gone]", ""),
        ("one two three", "one 2 three", "one [two ]three", "one [2 ]three"),
        ("one two", "one two three", "one two", "one two [three]"),
        (
            "first line\nsecond line",
            "first line\nnew line\nsecond line",
            "first line\nsecond line",
            "first line\n[new line\n]second line",
        ),
        ("one\ntwo", "one\n\ntwo", "one\ntwo", "one\n[\n]two"),
        ("one\n  ", "one\n\n", "one\n[  ]", "one\n[\n]"),
        ("He waited.", "He waited for her.", "He waited.", "He waited [for her]."),
        ("I don’t", "I didn’t", "I [don’t]", "I [didn’t]"),
        ("at 14:02", "at 14:03", "at [14:02]", "at [14:03]"),
        ("“my turn”, he said", "“my turn” he said", "“my turn”[, ]he said", "“my turn” he said"),
        ("cafe\u0301 x", "cafe\u0301e x", "[cafe\u0301 ]x", "[cafe\u0301e ]x"),
        ("one, two", "three, four", "[one, two]", "[three, four]"),
        ("She went. He stayed.", "She went. He left.", "She went. He [stayed].", "She went. He [left]."),
    ],
)
def test_only_the_words_that_differ_are_marked(before: str, after: str, marked_before: str, marked_after: str) -> None:
    ours, theirs = told_apart(before, after)
    assert marked(ours) == marked_before
    assert marked(theirs) == marked_after


def test_spaces_alone_make_no_word_new() -> None:
    part = Part.of(("title",), "", "", "a  word ", "a word")
    assert part.changed
    assert (part.gone, part.new) == (0, 0)
    assert marked(part.before) == "a  word "


def test_a_word_at_the_end_is_the_same_when_more_follows() -> None:
    assert marked(told_apart("I went", "I went home")[0]) == "I went"


words = st.lists(st.sampled_from(["a", "b", "the", "x.", "\n", " ", "  ", "é", "\t", "…", "#"]), max_size=30).map(
    "".join
)


@given(words | st.text(max_size=60), words | st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_the_spans_of_a_side_are_its_text(before: str, after: str) -> None:
    ours, theirs = told_apart(before, after)
    assert "".join(span.text for span in ours) == before
    assert "".join(span.text for span in theirs) == after
    assert {span.change for span in ours} <= {"same", "gone"}
    assert {span.change for span in theirs} <= {"same", "new"}
    same = ["".join("".join(span.text for span in side if span.change == "same").split()) for side in (ours, theirs)]
    assert same[0] == same[1]
    for side in (ours, theirs):
        assert all(one.change != other.change for one, other in pairwise(side))


def test_a_huge_text_with_a_few_changes_has_only_those_marked() -> None:
    lines = [f"Line {number} of many, and a word." for number in range(MOST_UNITS // 2)]
    changed = [*lines]
    changed[10] = changed[10].replace("many", "few")
    changed[-10] = changed[-10].replace("many", "few")
    part = Part.of(("title",), "", "", "\n".join(lines), "\n".join(changed))
    assert (part.gone, part.new) == (2, 2)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("word " * 50_000, "a word " * 50_000),
        ("\n" * 50_000 + "x", "y" + "\n\t" * 50_000),
        ("a b " * 50_000, "b a " * 50_000),
        ("." * 500_000, ". " * 250_000),
        ("x" * 1_000_000, "y" * 1_000_000),
    ],
    ids=["one word", "line breaks", "two words", "dots", "a long word"],
)
def test_texts_made_to_be_slow_are_told_apart_coarsely(before: str, after: str) -> None:
    ours, theirs = told_apart(before, after)
    assert "".join(span.text for span in ours) == before
    assert "".join(span.text for span in theirs) == after


def test_words_that_come_often_are_matched_where_they_stand() -> None:
    said = [f"word{number % 50}" for number in range(500)]
    changed = [*said]
    changed[100], changed[400] = "this", "that"
    assert marked(told_apart(" ".join(said), " ".join(changed))[1]) == " ".join(
        f"[{one} ]".rstrip() if one in ("this", "that") else one for one in changed
    ).replace("] ", "]")


def test_what_costs_too_much_to_match_counts_as_changed() -> None:
    words = [f"word{number} " for number in range(MOST_UNITS + 1)]
    for few, change in ((words[1:], "same"), (words, "gone")):
        ours, _ = told_apart("".join(few), "".join((*few[1:], few[0])))
        assert max(ours, key=lambda one: len(one.text)).change == change
    # So many of two words have more pairs that are alike than are looked at, and half as many have not.
    assert told_apart("a b " * 1_001, "b a " * 1_001)[0] == (Span("a b " * 1_001, "gone"),)
    ours, _ = told_apart("a b " * 800, "b a " * 800)
    assert [one.change for one in ours] == ["same", "gone"]
    # What was looked at for one stretch is not there for the next.
    twice = [f"{one * 800}\nthe same\n{one * 800}" for one in ("a b ", "b a ")]
    assert told_apart(*twice)[0][-1] == Span("a b " * 800, "gone")


def test_a_question_is_the_one_that_was_asked_last() -> None:
    before = entry(answers=(line(WHO, "who", under="Look", asked="Who?"),))
    after = entry(answers=(line(WHO, "who", under="Look again", asked="Who is it?"),))
    assert [(one.heading, one.question) for one in compare(before, after)][-1] == ("Look again", "Who is it?")


def test_questions_stand_in_the_order_of_the_later_state_and_then_what_is_gone() -> None:
    before = entry(answers=(line(WHY, "why"), line(WHO, "who", under="Look", asked="Who?")))
    after = entry(answers=(line(THEN, "then", under="Plan", asked="And then?"), line(WHY, "why")))
    parts = compare(before, after)
    assert [(part.key[0], part.changed) for part in parts] == [
        ("title", False),
        ("state", False),
        ("happened_on", False),
        ("answers", True),
        ("answers", False),
        ("answers", True),
    ]
    then, why, who = parts[3:]
    assert (then.heading, then.question, then.before, then.after) == ("Plan", "And then?", (), (Span("then", "new"),))
    assert why.before == why.after == (Span("why", "same"),)
    assert (who.heading, who.question, who.before, who.after) == ("Look", "Who?", (Span("who", "gone"),), ())


def test_facts_and_what_was_added_are_compared_in_words() -> None:
    before = entry(tags=("old",), hours=1.5)
    after = before.changed(
        title="Another title", happened_on=date(2026, 11, 20), tags=("old", "new"), hours=2.0
    ).completed_at(NOON + timedelta(days=1))
    after = after.followed_up("It lasted.", NOON + timedelta(days=2)).changed(
        comments=(Comment(written=NOON, by="Tutor", text="Good."), Comment(written=NOON, text="Fine."))
    )
    shown = {
        part.key: (part.question or part.heading, marked(part.before), marked(part.after))
        for part in compare(before, after)
    }
    assert shown == {
        ("title",): ("Title", "[A ]title", "[Another ]title"),
        ("state",): ("State", "[Draft]", "[Complete since 24 November 2026]"),
        ("happened_on",): ("Day it is about", "[23 ]November 2026", "[20 ]November 2026"),
        ("hours",): ("Hours", "[1.5]", "[2]"),
        ("tags",): ("Tags", "old", "old[, new]"),
        ("follow_ups",): ("Followed up", "", "[25 November 2026, 12:00\nIt lasted.]"),
        ("comments",): (
            "Comments",
            "",
            "[Tutor, 23 November 2026, 12:00\nGood.\n\n23 November 2026, 12:00\nFine.]",
        ),
    }


def test_what_was_added_says_what_it_is_about() -> None:
    after = entry(hours=0).followed_up("It lasted.", NOON)
    after = after.changed(comments=(Comment(written=NOON, by="Tutor", text="Good.", asked="Who?"),))
    shown = {part.key[0]: part for part in compare(entry(), after)}
    assert marked(shown["hours"].after) == "[0]"
    assert [(shown[key].heading, shown[key].question) for key in ("follow_ups", "comments", "hours")] == [
        ("Followed up", ""),
        ("Comments", ""),
        ("About this entry", "Hours"),
    ]
    assert marked(shown["comments"].after) == "[Tutor, 23 November 2026, 12:00, on “Who?”\nGood.]"


def test_a_table_reads_as_lines_with_its_headings() -> None:
    rows = RowsAnswer(
        step="s",
        field="f",
        columns={"action": "Action", "by": "By when"},
        rows=(Row(id="r1", cells={"action": "Ask", "by": date(2026, 12, 1)}), Row(id="r2", cells={"action": "Try"})),
    )
    assert read_answer(rows).text == "Action: Ask\nBy when: 1 December 2026\n\nAction: Try"
    scale = ScaleAnswer(
        step="s",
        field="f",
        ratings=(Rating(item="a", name="Listens", level="2", level_name="Often", mark="●"),),
    )
    assert read_answer(scale).text == "Listens: ● Often"
    seen = scale.ratings[0].model_copy(update={"evidence": "seen"})
    assert read_answer(scale.model_copy(update={"ratings": (seen,)})).text == "Listens: ● Often\nseen"


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_what_is_the_same_is_never_marked_and_what_differs_always_shows(data: st.DataObject) -> None:
    before = data.draw(entries())
    after = data.draw(edited(before))
    assert not any(part.changed for part in compare(before, before))
    for part in compare(before, after):
        plain = [all(span.change == "same" for span in side) for side in (part.before, part.after)]
        if not part.changed:
            assert all(plain)
            assert (part.gone, part.new) == (0, 0)
    back = {part.key: part for part in compare(after, before)}
    assert set(back) == {part.key for part in compare(before, after)}


def test_an_address_with_two_answers_has_two_parts() -> None:
    twice = entry(answers=(line(WHY, "one"), line(WHY, "two")))
    assert len([part for part in compare(twice, twice) if part.key[1:4] == tuple(Address(*WHY))]) == 2
