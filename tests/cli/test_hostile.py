"""A stranger's text never reaches the terminal with escape codes in it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from learnlog.journal.answers import ChoicesAnswer, Chosen, PeopleAnswer, Person, Rating, Row, RowsAnswer, ScaleAnswer
from learnlog.journal.entry import Comment, Entry, FollowUp
from learnlog.store.contents import Draft
from learnlog.store.folders import Folders
from learnlog.store.toml import TomlStore
from tests.cli.conftest import Run
from tests.cli.logs import HOSTILE, NOON, entry, is_safe, prose
from tests.units import UNIT_ID, listening_to_readers, write_unit

NAMES = "a\x1b]52;c;ZXZpbA==\x07b\x9b2J\x7f\u202e"
"""What a file name can hold."""


def hostile_entry() -> Entry:
    step: dict[str, Any] = {"step": "s", "under": HOSTILE, "asked": HOSTILE}
    return entry(
        1,
        prose(HOSTILE, **step, field="a"),
        ChoicesAnswer(**step, field="b", chosen=(Chosen(id="x", name=HOSTILE),)),
        PeopleAnswer(**step, field="c", people=(Person(id="p", role=HOSTILE, alias=HOSTILE),)),
        ScaleAnswer(
            **step,
            field="d",
            ratings=(Rating(item="i", name=HOSTILE, level="l", level_name=HOSTILE, mark="\x1b", evidence=HOSTILE),),
        ),
        RowsAnswer(
            **step, field="e", columns={"c": HOSTILE}, rows=(Row(id="r", cells={"c": f"{HOSTILE}\n{HOSTILE}"}),)
        ),
        title=HOSTILE,
        tags=(HOSTILE, "plain"),
        unit=HOSTILE,
        unit_version=HOSTILE,
        follow_ups=(FollowUp(written=NOON, text=HOSTILE),),
        comments=(Comment(written=NOON, by=HOSTILE, text=HOSTILE),),
    )


@pytest.fixture
def hostile(saved: Callable[[Sequence[Entry]], None]) -> Entry:
    one = hostile_entry()
    saved([one])
    return one


def test_lists_and_entries(run: Run, hostile: Entry) -> None:
    for arguments in (["list"], ["show", hostile.id]):
        said = run(*arguments)
        assert said.code == 0
        assert "␛]52" in said.out
        assert is_safe(said.out + said.err)


def test_an_entry_in_a_list_stays_on_its_line(run: Run, saved: Callable[[Sequence[Entry]], None]) -> None:
    saved([entry(1, title="One\ntwo\x1b[2J", tags=("a\nb",))])
    assert len(run("list").lines) == 1


def test_json_escapes_and_still_says_the_same(run: Run, hostile: Entry) -> None:
    for arguments in (["list", "--json"], ["show", hostile.id, "--json"]):
        said = run(*arguments)
        assert said.code == 0
        assert is_safe(said.out)
        data = json.loads(said.out)
        assert (data[0] if isinstance(data, list) else data)["title"] == hostile.title


def test_what_a_draft_says(run: Run, store: TomlStore) -> None:
    store.drafts.keep(Draft(hostile_entry(), NOON, ""), durable=False)
    for arguments in (["list"], ["show", hostile_entry().id]):
        assert is_safe(run(*arguments).out)


def test_names_of_files(run: Run, folders: Folders) -> None:
    (folders.entries / "2026").mkdir(parents=True)
    (folders.entries / "2026" / f"{NAMES}.toml").write_text("", encoding="utf-8")
    said = run("list")
    assert said.code == 1
    assert "␛]52" in said.err
    assert is_safe(said.err)


def test_the_folder_of_the_log(run: Run, tmp_path: Path) -> None:
    for arguments in (["path"], ["list"], ["show", "abcd"], []):
        said = run("--home", str(tmp_path / NAMES), *arguments)
        assert is_safe(said.out + said.err)


@pytest.mark.parametrize(
    "arguments",
    [
        ["list", "--task", HOSTILE],
        ["list", "--unit", HOSTILE],
        ["list", "--tag", HOSTILE],
        ["list", "--state", HOSTILE],
        ["list", "-n", HOSTILE],
        ["list", f"--{HOSTILE}"],
        ["show", HOSTILE],
        ["read", HOSTILE],
        ["read", f"respect#{HOSTILE}"],
        ["read", "--unit", HOSTILE],
        ["units", "check", HOSTILE.replace("\x00", "")],
        [HOSTILE],
        ["list", "--task", "\udc9b31m"],
    ],
)
def test_arguments_echoed_in_errors(run: Run, arguments: list[str]) -> None:
    said = run(*arguments)
    assert said.code in (0, 1, 2)
    assert is_safe(said.out + said.err)
    assert "\udc9b" not in said.err
    assert "Traceback" not in said.err


def test_the_texts_of_a_unit(run: Run, folders: Folders) -> None:
    files = dict(listening_to_readers())
    in_toml = "a\\u001b]52;c;x\\u0007b\\u009b2J\\u202e"
    files["unit.toml"] = files["unit.toml"].replace("Listening to readers", f"Listening {in_toml}")
    files["tasks/notice.toml"] = files["tasks/notice.toml"].replace("Notice your habits", f"Notice {in_toml}")
    files["readings/habits.md"] = files["readings/habits.md"].replace(
        "Count to five.", "Count \x1b]52;c;x\x07 \x9b2J &#27;[2J &#155;2J &#x202e; to [five](https://a.example/\u202e)."
    )
    write_unit(folders.units / UNIT_ID, files)
    for arguments in (
        ["units", "list"],
        ["units", "check"],
        ["units", "check", str(folders.units / UNIT_ID)],
        ["read"],
        ["read", "habits"],
        ["read", "notice"],
        ["read", "--all", "--unit", UNIT_ID],
    ):
        said = run(*arguments)
        assert is_safe(said.out + said.err), arguments


def test_names_of_unit_folders_and_their_files(run: Run, folders: Folders) -> None:
    folder = write_unit(folders.units / NAMES)
    (folder / "tasks" / f"{NAMES}.toml").write_text("\x1b", encoding="utf-8")
    for arguments in (["units", "list"], ["units", "check"], ["units", "check", str(folder)], ["read"]):
        said = run(*arguments)
        assert said.code == 1
        assert is_safe(said.out + said.err)
        assert all("\n" not in line for line in said.lines)
