"""A presentation made of an entry: which slides, what stands on them, what is said, what is missing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnlog.export.building import of_entries
from learnlog.export.deck import bullets, deck_of, first_sentence
from learnlog.export.document import Document
from learnlog.export.names import Sought, anonymised, find_names
from learnlog.export.slides import COLUMNS, LINES, Said, Slide, continued, lines_needed, too_full
from learnlog.export.slides_md import write_slides
from learnlog.journal.answers import LineAnswer, ProseAnswer
from learnlog.journal.settings import KnownName, Profile
from tests.export.decks import begun, showing, written
from tests.export.documents import AUTHOR, entries, unit_5
from tests.guide.working import Trainee, listening


def test_slides_stand_in_the_order_of_the_file_with_one_for_each_round() -> None:
    (deck,) = written().decks
    values = [one.name for one in unit_5().lists["values"]]
    assert [one.title for one in deck.shown] == [
        "The four promises",
        "Why these promises?",
        "A tool for planning",
        *values,
        "What do you say?",
    ]
    assert [one.kind for one in deck.shown] == ["title", *["content"] * 6, "closing"]
    assert deck.missing == ()


def test_the_first_slide_says_for_whom_when_and_who() -> None:
    (deck,) = written().decks
    said = [bullet for one in deck.slides[0].said for bullet in one.bullets]
    assert said == ["Form tutors and teaching assistants in Year 8", "9 December 2026", "Ada"]


def test_a_promise_is_on_its_slide_in_the_words_of_the_unit_and_all_of_the_answer_in_the_notes() -> None:
    (deck,) = written().decks
    slide = deck.of_step("promise/respect")
    assert slide is not None
    assert slide.lead == unit_5().lists["values"][0].texts["promise"]
    assert [one.label for one in slide.said] == ["Here", "Where we are strong", "Where and how to grow"]
    for bullet in (bullet for one in slide.said for bullet in one.bullets):
        assert bullet in slide.notes
    assert "The quiet room is used without questions being asked." in slide.notes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We listen. Then we act.", ("We listen.",)),
        ("One. Two.\n\nThree! Four.\nFive", ("One.", "Three!", "Five")),
        ("Before all else:\n\n- ask first\n- wait. Really.", ("ask first", "wait. Really.")),
        ("1. ask\n2) wait", ("ask", "wait")),
        ("Ask e.g. Mr. Brown in Year 7. He knows.", ("Ask e.g. Mr. Brown in Year 7.",)),
        ("They said “No.” That was all.", ("They said “No.”",)),
        ("It took 3.5 hours. Too long.", ("It took 3.5 hours.",)),
        ("-5 degrees outside", ("-5 degrees outside",)),
        (" \n\n ", ()),
    ],
)
def test_bullets_are_lines_with_a_hyphen_else_first_sentences(text: str, expected: tuple[str, ...]) -> None:
    assert bullets(text) == expected


@pytest.mark.parametrize("piece", [".", "A. ", "a.) ", " "])
def test_a_line_of_any_length_is_shortened_at_once(piece: str) -> None:
    line = piece * 70_000
    assert first_sentence(line) == line  # tried at each sign anew it would take minutes


@given(st.text())
def test_bullets_are_always_words_of_the_text(text: str) -> None:
    assert all(one in text for one in bullets(text))


@given(st.text(alphabet=st.characters(exclude_characters="\n")))
def test_a_first_sentence_is_the_beginning(line: str) -> None:
    assert line.startswith(first_sentence(line))


def test_a_slide_that_nothing_is_written_for_is_left_out_and_named() -> None:
    answer = ProseAnswer(step="promise", item="respect", field="meaning", text="We ask first.")
    deck = begun(answer)
    assert [one.title for one in deck.shown] == ["The four promises", "Respect"]
    assert "Respect: Where we are strong" in deck.missing
    assert "Why these promises?" in deck.missing
    assert "Respect: Here" not in deck.missing


def test_an_empty_entry_still_has_a_first_slide() -> None:
    (slide,) = begun().shown
    assert (slide.kind, [one.bullets for one in slide.said]) == ("title", [("Ada",)])


def test_a_slide_is_found_by_the_step_it_is_for() -> None:
    deck = begun(LineAnswer(step="occasion", field="audience", text="All staff"))
    first, closing, none = deck.of_step("occasion"), deck.of_step("invitation"), deck.of_step("evaluations")
    assert first is not None and first.kind == "title"
    assert closing is not None and closing.kind == "closing"
    assert none is None


def test_a_slide_with_too_much_text_says_so() -> None:
    slide = Slide("content", "one", "Title", "", (Said("Here", ("word " * 10,) * (LINES - 1), ""),))
    assert (lines_needed(slide), too_full(slide)) == (LINES, "")
    full = replace(slide, lead="One more")
    assert too_full(full) == f"Too full: {LINES + 1} lines, and {LINES} can be read at the back of a room."


def test_what_is_too_full_goes_on_where_nothing_scrolls_and_nothing_is_lost() -> None:
    (deck,) = written().decks
    slide = deck.of_step("promise/respect")
    assert slide is not None and too_full(slide)
    first, second = continued(slide)
    assert (first.title, second.title) == ("Respect", "Respect (continued)")
    assert not too_full(first) and not too_full(second)
    assert (*first.said, *second.said) == slide.said
    assert continued(deck.slides[0]) == (deck.slides[0],)


def test_one_answer_that_fills_more_than_a_slide_is_parted_between_its_lines() -> None:
    slide = Slide("content", "one", "Much", "", (Said("Here", ("word",) * (LINES * 2), "Notes."),))
    pages = continued(slide)
    assert [lines_needed(one) <= LINES for one in pages] == [True] * len(pages)
    assert sum(len(said.bullets) for one in pages for said in one.said) == LINES * 2
    assert [one.notes for one in pages] == ["Here\nNotes.", *[""] * (len(pages) - 1)]


def test_a_unit_made_from_scratch_has_slides_with_no_python_changed() -> None:
    trainee = Trainee(listening(), "notice", Profile(name="[Ada]"))
    trainee.choose("begin/habits", "waiting", "asking")
    trainee.choose("watch/waiting/surprised", "yes")
    trainee.write("watch/waiting/by-what", "It was [loud]. I waited.")
    deck = deck_of(trainee.guide)
    assert deck is not None
    titles = [one.title for one in deck.slides]
    assert titles == ["What we [notice]", "Watching: Waiting", "Watching: Asking", "What next?"]
    waiting = deck.slides[1]
    assert waiting.lead == "How long do you wait?"
    assert [(one.label, one.bullets) for one in waiting.said] == [("Surprises", ("It was [loud].",))]
    assert deck.slides[2].missing == ("Watching: Asking",), "what surprised is not asked there"
    assert deck.missing[-2:] == ("What next?: We plan", "What next?")
    assert b"## Watching: Waiting" in write_slides(Document("", (), (), (deck,))).data


def test_only_a_task_with_a_presentation_makes_one() -> None:
    others = [(one, unit_5()) for one in entries() if one.task != "task-3"]
    assert of_entries(others, AUTHOR).decks == ()


def test_names_are_found_and_replaced_on_slides_and_in_notes() -> None:
    sought = Sought((KnownName(name="Zoltan Quux", alias="Pupil Z"),), "", AUTHOR.today)
    document = showing("Zoltan waits.", notes="Ask Zoltan Quux at break.")
    assert {one.text for one in find_names(document, sought)} == {"Zoltan", "Zoltan Quux"}
    clean = anonymised(document, sought)
    assert "Zoltan" not in repr(clean)
    assert clean.decks[0].shown[1].notes == "Pupil Z waits.\nAsk Pupil Z at break."


WORDS = st.text("ab  é…-", max_size=1200).map(str.strip)
SAID = st.builds(
    Said, st.text("ab ", max_size=COLUMNS), st.lists(WORDS, min_size=1, max_size=6).map(tuple), st.just("Notes.")
)


@given(st.text("ab ", max_size=COLUMNS), st.lists(SAID, min_size=1, max_size=4).map(tuple))
def test_however_long_a_sentence_is_no_page_is_too_full_and_no_letter_is_lost(
    lead: str, said: tuple[Said, ...]
) -> None:
    slide = Slide("content", "write", "Respect", lead, said)
    pages = continued(slide)
    assert [one.title for one in pages if too_full(one)] == []
    assert pages[0].lead == lead

    def letters(slides: tuple[Slide, ...]) -> str:
        return "".join("".join(bullet.split()) for one in slides for each in one.said for bullet in each.bullets)

    assert letters(pages) == letters((slide,))
    assert sum(one.notes.count("Notes.") for one in pages) == len(said)
