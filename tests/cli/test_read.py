from __future__ import annotations

from pathlib import Path

import pytest

from learnlog.cli.read import find_screen
from learnlog.content.markdown import screen_markdown, unit_markdown
from learnlog.store.folders import Folders
from learnlog.store.units import bundled_units, load_unit
from tests.cli.conftest import Run
from tests.units import UNIT_ID, write_unit


@pytest.fixture
def own_unit(folders: Folders) -> Path:
    return write_unit(folders.units / UNIT_ID)


def test_without_a_screen_they_are_listed_in_order(run: Run) -> None:
    said = run("read")
    assert (said.code, said.err) == (0, "")
    assert said.lines[0] == "Unit 5: Personalised learning"
    places = [line.split()[0] for line in said.lines[2:]]
    assert places[0] == "readings/outcomes"
    assert places.index("tasks/task-1") < places.index("tasks/task-5")
    unit = load_unit(bundled_units() / "unit-5")
    assert [find_screen([unit], place)[1].place for place in places] == places


def test_several_units_are_listed_with_their_ids(run: Run, own_unit: Path) -> None:
    said = run("read")
    assert "Unit L: Listening to readers (listening)" in said.lines
    assert "Unit 5: Personalised learning (unit-5)" in said.lines
    assert run("read", "--unit", UNIT_ID).lines[0] == "Unit L: Listening to readers"


@pytest.mark.parametrize("asked", ["readings/respect", "respect"])
def test_a_screen_by_its_place_or_the_last_part_of_it(run: Run, asked: str) -> None:
    said = run("read", asked)
    assert (said.code, said.err) == (0, "")
    assert said.lines[0] == "# Respect"


@pytest.mark.parametrize("asked", ["task-2", "tasks/task-2"])
def test_a_task(run: Run, asked: str) -> None:
    assert run("read", asked).lines[0] == "# Task 2: Two values in your setting"


def test_markdown_as_the_unit_makes_it(run: Run, own_unit: Path) -> None:
    unit = load_unit(own_unit)
    assert run("read", "why-listen").out == screen_markdown(unit, unit.screen("readings/why-listen"))
    assert run("read", "habits#waiting").out == screen_markdown(unit, unit.screen("readings/habits#waiting"))
    assert run("read", "before-and-now#now").out == screen_markdown(unit, unit.screen("activities/before-and-now#now"))
    assert run("read", "--all", "--unit", UNIT_ID).out == unit_markdown(unit)


def test_the_whole_of_the_only_unit(run: Run) -> None:
    said = run("read", "--all")
    assert said.code == 0
    assert said.lines[0] == "# Unit 5: Personalised learning"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["readings/respekt"], "Did you mean “readings/respect”?"),
        (["respekt"], "Did you mean “respect”?"),
        (["habits#wating"], "Did you mean “waiting”?"),
        (["notice#nothing"], "no part “nothing”"),
        (["zzz"], "There is no screen “zzz”."),
        ([""], "There is no screen"),
        (["#waiting"], "There is no screen"),
        (["respect", "--all"], "--all prints the whole unit"),
        (["--all"], "There are 2 units."),
        (["--unit", "unit-6"], "There is no unit “unit-6”."),
        (["respect", "--unit", UNIT_ID], "There is no screen “respect”."),
    ],
)
def test_what_is_not_there(run: Run, own_unit: Path, arguments: list[str], words: str) -> None:
    said = run("read", *arguments)
    assert (said.code, said.out) == (2, "")
    assert words in said.err


def test_a_last_part_that_two_units_have(run: Run, folders: Folders, own_unit: Path) -> None:
    twin = write_unit(folders.units / "twin")
    text = (twin / "unit.toml").read_text(encoding="utf-8").replace('id = "listening"', 'id = "twin"', 1)
    (twin / "unit.toml").write_text(text, encoding="utf-8")
    said = run("read", "habits")
    assert said.code == 2
    assert "--unit listening readings/habits, --unit twin readings/habits" in said.err
    assert run("read", "habits", "--unit", "twin").code == 0


def test_a_broken_unit_is_named_and_hides_nothing(run: Run, own_unit: Path) -> None:
    (own_unit / "unit.toml").write_text("@", encoding="utf-8")
    said = run("read")
    assert said.code == 1
    assert "Unit 5: Personalised learning" in said.lines
    assert "“listening” has 1 fault" in said.err
    assert run("read", "respect").code == 0
    assert run("read", "--unit", UNIT_ID).code == 1
