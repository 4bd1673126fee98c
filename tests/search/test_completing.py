"""What a search could go on with while it is typed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from learnlog.search import Choice, filters_in, offers, parse, settled
from learnlog.search.completing import ABOUT, AT_MOST
from learnlog.search.filters import NAMES

CHOICES = {
    "tag": [Choice("autism", "autism", 12), Choice("speech therapy", "speech therapy", 3), Choice('a "b"', 'a "b"', 1)],
    "task": [Choice("2", "Two values in your setting", 4), Choice("free", "A note", 1)],
    "state": [Choice("draft", "drafts", 5), Choice("complete", "complete", 9)],
}

TYPED = st.text(st.sampled_from(list('tagsk:"“ -2éa\u202e👩[x')), max_size=12)


def offered(text: str, cursor: int | None = None) -> list[str]:
    return [one.what for one in offers(text, len(text) if cursor is None else cursor, CHOICES)]


def test_every_filter_there_is_can_be_completed() -> None:
    assert set(ABOUT) == set(NAMES)


def test_names_from_two_letters_on_and_values_from_none() -> None:
    assert offered("t") == []
    assert offered("ta") == ["task:", "tag:"]
    assert offered("listen -TA") == ["task:", "tag:"]
    assert offered("tag:") == ['tag:"autism"', 'tag:"speech therapy"', "tag:\"a 'b'\""]
    assert offered("tag:th") == ['tag:"speech therapy"']
    assert offered('tag:"speech t') == ['tag:"speech therapy"']
    assert offered("task:two") == ["task:2"]
    assert offered("state:DRÄ") == ["state:draft"]
    assert offered("staff") == offered("nothing:x") == offered("") == offered("tag:autism ") == []


def test_a_value_is_offered_by_how_it_is_asked_for_and_by_any_of_its_words() -> None:
    level = [Choice("not-seen", "never seen", 7)]
    for said in ("not", "NEVER", '"never s', "seen", ""):
        (one,) = offers(f"Rating:{said}", len(said) + 7, {"rating": level})
        assert (one.what, one.about, one.number) == ('rating:"not-seen"', "never seen", 7)
    assert offers("rating:een", 10, {"rating": level}) == ()


def test_a_value_that_is_whole_is_not_offered_again_unless_others_begin_so() -> None:
    two = {"tag": [Choice("art", "art"), Choice("art club", "art club")]}
    assert [one.what for one in offers("tag:art", 7, two)] == ['tag:"art"', 'tag:"art club"']
    assert offers("tag:art c", 9, two) == (), "behind a space it is another word"
    assert [one.what for one in offers('tag:"art c', 10, two)] == ['tag:"art club"']
    assert offers('tag:"art club', 13, two) == ()


def test_no_more_are_offered_than_are_looked_through() -> None:
    many = {"tag": [Choice(f"tag {number}", "", number) for number in range(20)]}
    assert [one.what for one in offers("tag:", 4, many)] == [f'tag:"tag {number}"' for number in range(8)]


def test_one_goes_on_typing_behind_what_was_taken() -> None:
    (one,) = offers("quiet -tag:aut crowd", len("quiet -tag:aut"), CHOICES)
    assert one.text == 'quiet -tag:"autism" crowd'
    assert one.text[one.cursor :] == "crowd"
    assert [one.text for one in offers("quiet -ta", 9, CHOICES)] == ["quiet -task:", "quiet -tag:"]
    assert offers("quiet ta", 8, CHOICES)[1].text == "quiet tag:"


def test_in_a_phrase_and_in_the_middle_of_a_word_nothing_is_offered() -> None:
    assert offered('"quiet ta') == offered('"ta') == []
    assert offered("tagging", 2) == []
    assert offered("“quiet” ta") == ["task:", "tag:"]
    assert offered('"quiet one ta') == offered("“quiet one ta") == offered('a"quiet one ta') == []
    assert offered("tag:“speech t") == ['tag:"speech therapy"']


def test_a_filter_whose_value_is_yet_to_come_is_not_asked_yet() -> None:
    assert settled("quiet tag:") == "quiet "
    assert settled('quiet -tag:"') == "quiet "
    assert settled("quiet tag:a") == "quiet tag:a"
    assert settled("colour:") == "colour:"


def test_a_hyphen_before_what_it_is_to_leave_out_is_not_asked_yet() -> None:
    assert settled("quiet -") == settled('quiet -"') == "quiet "
    assert settled("quiet -m") == "quiet -m"
    # By itself it is a sign like any other, and so it is at the end of a word.
    assert settled("-") == "-"
    assert settled("quiet-") == "quiet-"


@given(TYPED, st.integers(0, 12))
def test_whatever_is_typed_an_offer_is_a_legal_search_with_what_it_says(text: str, cursor: int) -> None:
    settled(text)
    found = offers(text, min(cursor, len(text)), CHOICES)
    assert len(found) <= AT_MOST
    for one in found:
        assert 0 <= one.cursor <= len(one.text)
        name, _, value = one.what.partition(":")
        if value:
            asked = (*parse(one.text).filters, *parse(one.text).without_filters)
            assert name in {a_filter.kind for a_filter in asked}
            if not parse(one.text).without_filters:
                assert filters_in(one.text, name)
