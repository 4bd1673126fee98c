"""Actions and ratings for a spreadsheet."""

from __future__ import annotations

import csv
import io

import pytest

from learnlog.export.csv_tables import write_actions, write_ratings
from learnlog.export.document import Rated, Ratings, Table
from tests.export.documents import saying, whole_unit


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_no_cell_is_a_formula(text: str) -> None:
    table = Table(("Action",), ((text,),), actions=True)
    assert rows(write_actions(saying(table)))[1][2] == f"'{text}"


def test_tables_with_other_columns_share_one_file() -> None:
    one = Table(("Action", "Who"), (("Ask", "Tutor"),), actions=True)
    other = Table(("Action", "By when"), (('Write, and "sign"\ntwice', "Friday"),), actions=True)
    none = Table(("Question",), (("Why?",),))
    assert rows(write_actions(saying(one, other, none))) == [
        ["Entry", "Step", "Action", "Who", "By when"],
        ["A walk", "", "Ask", "Tutor", ""],
        ["A walk", "", 'Write, and "sign"\ntwice', "", "Friday"],
    ]


def test_a_rating_has_its_level_in_words_and_as_a_number() -> None:
    then = Ratings(("no", "yes"), (Rated("A", "yes", 2, "Seen"),), (Rated("A", "not seen"),))
    line = Ratings(("left", "right"), (Rated("Who", "left", 1, "", ("pupil", "staff")),))
    assert rows(write_ratings(saying(then, line)))[1:] == [
        ["A walk", "", "A", "yes", "2", "2", "then", "Seen", "", ""],
        ["A walk", "", "A", "not seen", "", "2", "now", "", "", ""],
        ["A walk", "", "Who", "left", "1", "2", "", "", "pupil", "staff"],
    ]


def test_every_action_and_every_rating_of_a_unit_is_there() -> None:
    document = whole_unit()
    blocks = [block for _, _, answer in document.answers() for block in answer.blocks]
    actions = sum(len(one.rows) for one in blocks if isinstance(one, Table) and one.actions)
    rated = sum(len(one.rated) + len(one.then_and_now) for one in blocks if isinstance(one, Ratings))
    assert len(rows(write_actions(document))) == actions + 1 > 3
    assert len(rows(write_ratings(document))) == rated + 1 > 30
