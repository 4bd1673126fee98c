from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from learnlog.cli.known import Known
from learnlog.journal.entry import Entry
from learnlog.search import NOTHING_ASKED
from learnlog.store.contents import Draft
from learnlog.store.folders import Folders
from learnlog.store.toml import TomlStore
from tests.cli.conftest import Run
from tests.cli.logs import NOON, an_id, entry, full_entry, prose

Saved = Callable[[Sequence[Entry]], None]


@pytest.fixture
def three(saved: Saved) -> list[Entry]:
    entries = [
        entry(1, prose("One two three."), tags=("Crèche", "reading")),
        full_entry(2, tags=()).completed_at(NOON),
        entry(3, prose("Free."), unit="", unit_version="", task="free", title="A thought"),
    ]
    saved(entries)
    return entries


def test_an_empty_log_says_so_and_leaves_no_trace(run: Run, own_home: Path) -> None:
    said = run("list")
    assert (said.code, said.out) == (0, "")
    assert str(own_home) in said.err
    assert not own_home.exists()


def test_newest_first_with_day_state_words_title_and_tags(run: Run, three: list[Entry]) -> None:
    said = run("list")
    assert (said.code, said.err) == (0, "")
    assert [line.split("  ")[0] for line in said.lines] == [one.id[-6:] for one in reversed(three)]
    ending, *rest = said.lines[2].split()
    assert ending == three[0].id[-6:]
    assert " ".join(rest) == "2026-11-24 draft 3 words Task 2: Two values in your setting #Crèche #reading"
    assert "complete" in said.lines[1]
    assert "    1 word   A thought" in said.lines[0]


@pytest.mark.parametrize(
    ("options", "numbers"),
    [
        (["--task", "task-2"], [2, 1]),
        (["--task", "free"], [3]),
        (["--state", "complete"], [2]),
        (["--state", "draft"], [3, 1]),
        (["--unit", "unit-5"], [2, 1]),
        (["--unit", "free"], [3]),
        (["--tag", "creche"], [1]),
        (["-n", "1"], [3]),
        (["-n", "1", "--task", "task-2"], [2]),
        (["-n", "99"], [3, 2, 1]),
    ],
)
def test_filters(run: Run, three: list[Entry], options: list[str], numbers: list[int]) -> None:
    said = run("list", "--json", *options)
    assert said.code == 0
    assert [one["id"] for one in json.loads(said.out)] == [three[number - 1].id for number in numbers]


def test_json_says_all_a_list_knows(run: Run, three: list[Entry]) -> None:
    one = json.loads(run("list", "--json").out)[1]
    assert one["id"] == three[1].id
    assert one["state"] == "complete"
    assert one["happened_on"] == "2026-11-25"
    assert one["chosen"] == ["respect", "inclusion"]
    assert [due["by"] for due in one["actions"]] == ["2026-12-01"]
    assert one["not_saved_yet"] is False
    assert "searchable" not in one


def test_nothing_found_is_no_fault(run: Run, three: list[Entry]) -> None:
    assert (run("list", "--tag", "nobody").code, run("list", "--tag", "nobody", "--json").out) == (0, "[]\n")
    assert run("list", "--task", "task-4").err == "No entry is like that.\n"


@pytest.mark.parametrize("option", ["--task", "--unit"])
def test_a_task_or_unit_that_does_not_exist_is_a_mistake(run: Run, three: list[Entry], option: str) -> None:
    said = run("list", option, "tsak-2")
    assert (said.code, said.out) == (2, "")
    assert f"There is no {option[2:]} “tsak-2”." in said.err
    assert "unit-5" in said.err or "task-2" in said.err


def test_a_task_whose_unit_may_be_the_broken_one_is_no_mistake(run: Run, three: list[Entry], folders: Folders) -> None:
    (folders.units / "mine").mkdir(parents=True)
    assert run("list", "--task", "mine-1").code == 0


def test_an_unreadable_file_is_named_after_the_list(run: Run, three: list[Entry], store: TomlStore) -> None:
    path = Path(store.path_of(three[1].id))
    path.write_text(path.read_text(encoding="utf-8").replace("state = ", "state @ "), encoding="utf-8")
    for options in ([], ["--json"], ["--tag", "nobody"]):
        said = run("list", *options)
        assert said.code == 1
        assert str(path) in said.err
        assert len(said.err.splitlines()) == 1 + (options == ["--tag", "nobody"])
    assert [line.split("  ")[0] for line in run("list").lines] == [three[2].id[-6:], three[0].id[-6:]]


def test_a_log_of_nothing_but_unreadable_files(run: Run, folders: Folders) -> None:
    (folders.entries / "2026").mkdir(parents=True)
    (folders.entries / "2026" / "notes.toml").write_text("", encoding="utf-8")
    said = run("list")
    assert (said.code, said.out) == (1, "")
    assert "notes.toml" in said.err
    assert "no entry yet" not in said.err


def test_words_that_are_only_in_a_draft_are_listed(run: Run, three: list[Entry], store: TomlStore) -> None:
    ahead = three[0].changed(answers=(prose("One two three four."),))
    new = entry(4, prose("Never saved."))
    for one in (ahead, new):
        store.drafts.keep(Draft(one, NOON, ""), durable=False)
    said = run("list")
    assert said.code == 0
    assert [line.split("  ")[0] for line in said.lines] == [one.id[-6:] for one in (new, *reversed(three))]
    assert [line.endswith("[not saved yet]") for line in said.lines] == [True, False, False, True]
    assert " 4 words" in said.lines[3]


def test_a_damaged_draft_is_named(run: Run, three: list[Entry], folders: Folders) -> None:
    folders.drafts.mkdir(parents=True, exist_ok=True)
    (folders.drafts / f"{three[0].id}.0123abcd.toml").write_text("@", encoding="utf-8")
    said = run("list")
    assert (said.code, len(said.lines)) == (1, 3)
    assert f"{three[0].id}.0123abcd.toml" in said.err


def test_ids_that_end_alike_are_shown_longer(run: Run, saved: Saved) -> None:
    ids = [an_id(1, "xaqwert"), an_id(2, "xbqwert"), an_id(3, "zbqwert")]
    saved([entry(number, prose("x"), id=one) for number, one in enumerate(ids)])
    assert [line.split("  ")[0] for line in run("list").lines] == ["zbqwert", "xbqwert", "xaqwert"]


@pytest.mark.parametrize("number", ["0", "-1", "x", "1.5", ""])
def test_a_number_that_is_none(run: Run, number: str) -> None:
    said = run("list", "-n", number)
    assert said.code == 2
    assert "not a number" in said.err or "expected" in said.err


def test_a_list_is_read_without_the_text_nobody_searches(three: list[Entry], own_home: Path) -> None:
    read = Known(Folders.find(own_home, {})).view.find(NOTHING_ASKED, NOON.date())
    assert len(read) == len(three)
    assert {one.searchable for one in read} == {""}
