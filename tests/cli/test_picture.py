"""``learnlog picture``."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from xml.etree import ElementTree

import pytest

from learnlog.journal.answers import ProseAnswer
from learnlog.journal.entry import Entry
from learnlog.store.folders import Folders
from tests.cli.conftest import Run
from tests.cli.logs import HOSTILE, entry, is_safe, prose
from tests.picture.drawn import habits, table_1, two_values
from tests.units import write_unit

Saved = Callable[[Sequence[Entry]], None]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def rated(saved: Saved) -> Entry:
    one = two_values()
    saved([one, table_1()])
    return one


def test_without_a_name_every_picture_is_listed_with_its_day(run: Run, rated: Entry) -> None:
    said = run("picture")
    assert (said.code, said.err) == (0, "")
    assert said.lines[0] == "task-2    unit-5  of 2026-11-23        Task 2: Two values in your setting"
    assert said.lines[1] == "task-4    unit-5  nothing to draw yet  Task 4: The senior team"
    assert [line.split()[0] for line in said.lines] == ["task-2", "task-4", "outcomes", "continua", "progress", "weeks"]


def test_a_picture_is_drawn_under_its_title_with_where_it_comes_from(run: Run, rated: Entry) -> None:
    said = run("picture", "task-2")
    assert said.code == 0
    assert said.lines[:2] == ["Task 2: Two values in your setting", "=================================="]
    assert "From the entry of 23 November 2026, draft." in said.lines
    assert "░ absent 1   ▒ weak 1   ▓ partly 0   █ strong 1" in said.out
    assert any(line.startswith("listening to people") and line.endswith("● strong") for line in said.lines)


def test_the_same_facts_come_as_a_table_and_as_data(run: Run, rated: Entry) -> None:
    table = run("picture", "continua", "--table")
    assert "At one end" in table.out and "clearly differentiation" in table.out
    data = json.loads(run("picture", "task-2", "--json").out)
    assert (data["kind"], data["empty"], data["origin"]["entry"]) == ("Ratings", False, rated.id)
    assert data["origin"]["day"] == "2026-11-23"
    first = data["groups"][0]["items"][0]
    assert (first["name"], first["level"]) == ("listening to people", {"name": "strong", "mark": "●", "place": 4})
    every = json.loads(run("picture", "--json").out)
    assert [one["kind"] for one in every] == ["Ratings", "Ratings", "ThenAndNow", "Continuum", "Progress", "Weeks"]
    assert every[1]["empty"] and every[1]["sentences"] == []


def test_a_file_is_written_whole_and_never_over_another_unless_asked(run: Run, rated: Entry, here: Path) -> None:
    said = run("picture", "task-2", "-o", ".")
    (path,) = here.iterdir()
    assert said.out == f"“Task 2: Two values in your setting”, as SVG: {path.name}\n"
    assert path.name.startswith("learnlog-unit-5-task-2-") and path.suffix == ".svg"
    before = path.read_bytes()
    assert ElementTree.fromstring(before).get("role") == "img"
    path.write_bytes(b"mine")
    refused = run("picture", "task-2", "-o", path.name)
    assert (refused.code, path.read_bytes()) == (2, b"mine")
    assert "There is a file" in refused.err and "--over" in refused.err
    assert run("picture", "task-2", "-o", path.name, "--over").code == 0
    assert path.read_bytes() == before


def test_it_is_printed_where_that_is_wanted(run: Run, rated: Entry, here: Path) -> None:
    said = run("picture", "continua", "-o", "-")
    assert ElementTree.fromstring(said.out.encode()).tag.endswith("svg") and list(here.iterdir()) == []


def test_what_there_is_not_is_said_and_what_there_is(run: Run, rated: Entry, here: Path) -> None:
    said = run("picture", "task2")
    assert said.code == 2 and said.err == "There is no picture “task2”. Did you mean “task-2”?\n"
    said = run("picture", "nothing-like-it")
    assert said.code == 2 and "Known here: continua, outcomes, progress, task-2, task-4, weeks." in said.err
    said = run("picture", "task-2", "--unit", "unit-6")
    assert said.code == 2 and "There is no unit “unit-6”." in said.err
    said = run("picture", "-o", "x.svg")
    assert said.code == 2 and "No picture is named." in said.err
    said = run("picture", "task-4", "-o", ".")
    assert said.code == 1 and "Nothing is rated here yet." in said.err and list(here.iterdir()) == []
    said = run("picture", "task-4")
    assert said.code == 0 and "Nothing is rated here yet. The place for it is “Task 4: The senior team”." in said.out


def test_of_several_units_the_one_that_is_meant_is_asked_for(run: Run, folders: Folders, saved: Saved) -> None:
    write_unit(folders.units / "listening")
    saved([habits()])
    said = run("picture", "progress")
    assert said.code == 2 and "2 units have a picture “progress”. Name one with --unit: unit-5, listening." in said.err
    assert "Task A: Notice your habits" in run("picture", "progress", "--unit", "listening").out
    assert "readers who correct themselves" in run("picture", "notice").out


def test_nothing_the_trainee_wrote_is_in_any_picture(run: Run, saved: Saved, here: Path) -> None:
    hostile = two_values().with_answer(ProseAnswer(step="extent", item="respect", field="judgement", text=HOSTILE))
    saved(
        [
            hostile.changed(title=HOSTILE, tags=(HOSTILE,)),
            entry(2, prose(HOSTILE), title="Jamie hit Ben", task="free", unit=""),
        ]
    )
    out = ""
    for name in ("task-2", "continua", "weeks", "progress"):
        for how in ((), ("--table",), ("--json",), ("-o", "-")):
            out += run("picture", name, *how).out
    assert is_safe(out) and "Jamie" not in out and "ZXZpbA" not in out
