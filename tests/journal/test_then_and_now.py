"""Two ratings of the same items side by side."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnlog.journal.answers import Rating
from learnlog.journal.then_and_now import Occasion, Order, in_short, once_each, side_by_side
from tests.entries import NOON

ORDER = Order(("absent", "weak", "partly", "strong", "not-seen"), frozenset({"not-seen"}))
LEVELS = st.sampled_from(("", *ORDER.levels, "unknown"))
RATINGS = st.dictionaries(st.sampled_from("abcdef"), LEVELS).map(
    lambda found: tuple(rating(item, level) for item, level in found.items())
)


def rating(item: str, level: str, evidence: str = "", ends: tuple[str, ...] | None = None) -> Rating:
    return Rating(item=item, name=f"Item {item}", level=level, level_name=level, evidence=evidence, ends=ends)


@pytest.mark.parametrize(
    ("then", "now", "sign", "change"),
    [
        ("weak", "partly", "▲", "1 step up"),
        ("strong", "absent", "▼", "3 steps down"),
        ("weak", "weak", "=", "the same"),
        ("not-seen", "weak", "≠", "changed"),
        ("weak", "unknown", "≠", "changed"),
        ("", "weak", "+", "rated now"),
        ("weak", "", "−", "not rated now"),
    ],
)
def test_the_change_is_said_in_a_sign_and_in_words(then: str, now: str, sign: str, change: str) -> None:
    (row,) = side_by_side([rating("a", then, "Seen.")], [rating("a", now, "Seen again.")], ORDER)
    assert (row.sign, row.change) == (sign, change)
    assert row.then is not None and row.then.evidence == "Seen."
    assert row.now is not None and row.now.evidence == "Seen again."


def test_between_two_ends_it_is_said_towards_which() -> None:
    ends = ("Speed", "Sense")
    (on,) = side_by_side([rating("a", "weak", ends=ends)], [rating("a", "strong", ends=ends)], ORDER)
    (back,) = side_by_side([rating("a", "weak", ends=ends)], [rating("a", "absent", ends=ends)], ORDER)
    assert (on.sign, on.change, on.ends) == ("▶", "2 steps towards “Sense”", ends)
    assert (back.sign, back.change) == ("◀", "1 step towards “Speed”")


def test_without_its_unit_a_scale_has_no_direction() -> None:
    (row,) = side_by_side([rating("a", "weak")], [rating("a", "strong")], Order())
    assert (row.sign, row.change) == ("≠", "changed")


def test_items_of_either_time_are_there_and_counted() -> None:
    then = [rating("a", "weak"), rating("b", "weak"), rating("gone", "weak"), rating("never", "")]
    now = [rating("b", "strong"), rating("a", "weak"), rating("new", "weak")]
    rows = side_by_side(then, now, ORDER)
    assert [row.name for row in rows] == ["Item b", "Item a", "Item new", "Item gone"]
    assert in_short(rows) == "Of 4 items: 1 further on, 1 the same, 2 otherwise."
    assert in_short(()) == "Nothing was rated either time."


@given(RATINGS, RATINGS)
def test_every_item_is_there_once_and_the_other_way_round_is_the_opposite(
    then: tuple[Rating, ...], now: tuple[Rating, ...]
) -> None:
    rows, back = side_by_side(then, now, ORDER), side_by_side(now, then, ORDER)
    rated = {one.item for one in (*then, *now) if one.level}
    assert len(rows) == len({row.name for row in rows}) == len(rated)
    opposite = {"▲": "▼", "▼": "▲", "=": "=", "≠": "≠", "+": "−", "−": "+"}
    assert {row.name: opposite[row.sign] for row in rows} == {row.name: row.sign for row in back}
    assert in_short(rows)


def test_what_only_repeats_the_time_before_is_told_once() -> None:
    one, other = (rating("a", "weak"),), (rating("a", "strong"),)
    times = [NOON + timedelta(days=days) for days in range(4)]
    said = [Occasion("", times[2], other), Occasion("", times[0], one), Occasion("", times[1], one)]
    said += [Occasion("", times[3], one), Occasion("Start", times[1], one)]
    assert once_each(said) == (
        Occasion("", times[0], one),
        Occasion("Start", times[1], one),
        Occasion("", times[2], other),
        Occasion("", times[3], one),
    )
