"""The bundled unit, counted against what it was written from."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from learnlog.content.parse import parse_unit
from learnlog.content.unit import Unit
from learnlog.store.units import check_folder, read_folder

FOLDER = Path(__file__).resolve().parents[2] / "data" / "units" / "unit-5"


@cache
def unit_5() -> Unit:
    files, faults = read_folder(FOLDER)
    assert not faults
    return parse_unit("unit-5", files)


def test_it_has_no_faults() -> None:
    assert check_folder(FOLDER) == ()


def test_it_holds_all_there_is() -> None:
    unit = unit_5()
    assert len(unit.outcomes) == 3
    assert len(unit.areas) == 5
    assert len(unit.references) == 7
    assert len(unit.links) == 7
    assert [task.kind for task in unit.tasks].count("task") == 5
    assert [task.kind for task in unit.tasks].count("activity") == 3
    assert [task.label for task in unit.tasks if task.kind == "task"] == [f"Task {number}" for number in range(1, 6)]


@pytest.mark.parametrize(
    ("name", "count"),
    [("components", 9), ("values", 4), ("learning-settings", 11), ("continua", 6), ("criteria", 4), ("headings", 5)],
)
def test_its_lists_are_whole(name: str, count: int) -> None:
    assert len(unit_5().lists[name]) == count


def test_its_values_have_their_characteristics_and_promises() -> None:
    values = unit_5().lists["values"]
    assert [len(value.lists["characteristics"]) for value in values] == [10, 8, 6, 4]
    assert len({value.texts["promise"] for value in values}) == 4
    assert all({"personalisation", "differentiation"} <= item.texts.keys() for item in unit_5().lists["continua"])


def test_every_reading_can_be_walked_to() -> None:
    unit = unit_5()
    walked = {place.partition("#")[0].partition("/")[2] for place in unit.order}
    assert walked == {reading.id for reading in unit.readings} | {task.id for task in unit.tasks}
    assert unit.outcomes_rated is not None
