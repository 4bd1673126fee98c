from __future__ import annotations

import re
from pathlib import Path

import pytest

from learnlog.store.folders import Folders
from learnlog.store.units import bundled_units
from tests.cli.conftest import Run
from tests.units import UNIT_ID, write_unit


@pytest.fixture
def own_unit(folders: Folders) -> Path:
    return write_unit(folders.units / "my-folder")


def break_it(folder: Path) -> None:
    for name in ("tasks/notice.toml", "tasks/one-reader.toml"):
        file = folder / name
        file.write_text(file.read_text(encoding="utf-8").replace("kind = ", "kinds = ", 1), encoding="utf-8")


def test_the_units_there_are(run: Run, own_unit: Path) -> None:
    said = run("units", "list")
    assert (said.code, said.err) == (0, "")
    assert [line.split()[:2] for line in said.lines] == [["unit-5", "1.0"], ["listening", "1.2"]]


def test_a_broken_unit_is_named_beside_the_others(run: Run, own_unit: Path) -> None:
    break_it(own_unit)
    said = run("units", "list")
    assert (said.code, len(said.lines)) == (1, 1)
    assert "“my-folder” has" in said.err


def test_a_unit_that_stands_in_for_a_bundled_one_is_told(run: Run, folders: Folders) -> None:
    folder = write_unit(folders.units / "mine")
    text = (folder / "unit.toml").read_text(encoding="utf-8").replace(f'id = "{UNIT_ID}"', 'id = "unit-5"', 1)
    (folder / "unit.toml").write_text(text, encoding="utf-8")
    said = run("units", "list")
    assert said.code == 0
    assert "stands in" in said.err


@pytest.mark.parametrize("given", [None, "unit-5", "my-folder", UNIT_ID, str(bundled_units() / "unit-5")])
def test_nothing_to_mend(run: Run, own_unit: Path, given: str | None) -> None:
    said = run("units", "check", *([given] if given else []))
    assert (said.code, said.err) == (0, "")
    assert all(line.endswith(": no faults") for line in said.lines)
    assert len(said.lines) == (1 if given else 2)


@pytest.mark.parametrize("by_path", [True, False])
def test_every_fault_has_a_line_with_its_place(run: Run, own_unit: Path, by_path: bool) -> None:
    break_it(own_unit)
    said = run("units", "check", str(own_unit) if by_path else "my-folder")
    assert said.code == 1
    *faults, total = said.lines
    assert total == f"{own_unit}: {len(faults)} faults"
    assert {line.split(":")[0] for line in faults} == {
        f"{own_unit}/tasks/{name}.toml" for name in ("notice", "one-reader")
    }
    assert any(re.match(r"[^:]+:\d+: kinds: ", line) for line in faults)


def test_all_units_are_checked_at_once(run: Run, own_unit: Path) -> None:
    break_it(own_unit)
    said = run("units", "check")
    assert said.code == 1
    assert "unit-5: no faults" in said.lines
    assert any(line.startswith("my-folder/tasks/notice.toml:") for line in said.lines)


@pytest.mark.parametrize("given", ["nowhere", "/nowhere/at/all", "x" * 5000, "~nobody-of-this-name/unit", ""])
def test_a_folder_that_is_not_there(run: Run, given: str) -> None:
    said = run("units", "check", given)
    assert said.code in (1, 2)
    assert "Traceback" not in said.out + said.err
    assert said.out or said.err


def test_units_alone_asks_for_more(run: Run) -> None:
    said = run("units")
    assert said.code == 2
    assert "learnlog units --help" in said.err
