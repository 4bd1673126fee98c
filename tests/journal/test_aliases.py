"""Aliases to propose."""

from __future__ import annotations

from string import ascii_uppercase

from hypothesis import given
from hypothesis import strategies as st

from learnlog.journal.aliases import next_alias


def test_the_first_free_letter_is_proposed() -> None:
    assert next_alias("pupil") == "Pupil A"
    assert next_alias("teaching assistant", ["Teaching assistant A", "Teaching assistant C"]) == "Teaching assistant B"


@given(st.integers(0, 60))
def test_there_is_always_another_one(number: int) -> None:
    taken: list[str] = []
    for _ in range(number):
        taken.append(next_alias("pupil", taken))
    assert len(set(taken)) == number
    assert taken[:26] == [f"Pupil {letter}" for letter in ascii_uppercase[:number]]
