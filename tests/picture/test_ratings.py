"""What is said of ratings, in rows and in sentences."""

from __future__ import annotations

import pytest

from learnlog.picture.ratings import NOT_RATED, Continuum, Group, Level, Moved, Rated, Ratings, ThenAndNow

WEAK, STRONG = Level("weak", "○", 1), Level("strong", "●", 2)
NOT_SEEN, OF_OLD = Level("not seen", "–"), Level("of old")
LEVELS = (WEAK, STRONG, NOT_SEEN)
ABOUT = {"name": "x", "title": "X", "levels": LEVELS}
ITEMS = (Rated("listening", STRONG, ("tells", "asks")), Rated("waiting"), Rated("asking", OF_OLD, ("few", "many")))


def test_a_group_counts_what_is_off_the_scale_or_no_longer_on_it() -> None:
    group = Group("", (*ITEMS, Rated("turns", NOT_SEEN)))
    assert group.rated == 3
    assert group.counts(LEVELS) == ((WEAK, 0), (STRONG, 1), (NOT_SEEN, 1), (OF_OLD, 1), (NOT_RATED, 1))
    assert Group("", (Rated("turns", WEAK),)).counts((WEAK,)) == ((WEAK, 1),)


def test_a_level_is_on_the_scale_or_beside_it() -> None:
    for picture in (Ratings(**ABOUT), ThenAndNow(**ABOUT)):  # type: ignore[arg-type]
        assert picture.places == 2


def test_the_group_is_named_in_rows_as_soon_as_one_has_a_name() -> None:
    picture = Ratings(**ABOUT, groups=(Group("Respect", ITEMS[:1]), Group("", ITEMS[1:2])))  # type: ignore[arg-type]
    assert picture.head == ("Part of", "What is rated", "Rating")
    assert picture.rows == (("Respect", "listening", "● strong"), ("", "waiting", "not rated"))
    assert picture.sentences == (
        "Respect: 0 weak, 1 strong, 0 not seen.",
        "Listening: strong.",
        "0 weak, 0 strong, 0 not seen, 1 not rated.",
        "Waiting: not rated.",
    )
    alone = Ratings(**ABOUT, groups=(Group("", ITEMS[:1]),))  # type: ignore[arg-type]
    assert (alone.head, alone.rows) == (("What is rated", "Rating"), (("listening", "● strong"),))


def test_a_continuum_says_between_which_ends() -> None:
    picture = Continuum(**ABOUT, groups=(Group("Turns", ITEMS[:1]),))  # type: ignore[arg-type]
    assert picture.head == ("Part of", "What is rated", "At one end", "At the other", "Placed")
    assert picture.rows == (("Turns", "listening", "tells", "asks", "● strong"),)
    assert picture.sentences == ("Turns.", "Listening, from “tells” to “asks”: strong.")
    alone = Continuum(**ABOUT, groups=(Group("", ITEMS[:1]),))  # type: ignore[arg-type]
    assert alone.rows == (("listening", "tells", "asks", "● strong"),) and len(alone.sentences) == 1


@pytest.mark.parametrize(
    ("then", "now", "change"),
    [
        (WEAK, STRONG, "1 level up"),
        (STRONG, WEAK, "1 level down"),
        (WEAK, Level("superb", "★", 3), "2 levels up"),
        (STRONG, STRONG, "as before"),
        (NOT_SEEN, STRONG, ""),
        (WEAK, NOT_SEEN, ""),
        (NOT_RATED, STRONG, ""),
        (NOT_SEEN, NOT_SEEN, ""),
    ],
)
def test_then_and_now_say_how_far_it_moved_where_that_can_be_said(then: Level, now: Level, change: str) -> None:
    picture = ThenAndNow(**ABOUT, items=(Moved("waiting", then, now),))  # type: ignore[arg-type]
    assert picture.rows == (("waiting", then.said, now.said, change),)
    assert picture.sentences == (f"Waiting: then {then.name}, now {now.name}{change and f', {change}'}.",)
