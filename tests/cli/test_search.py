"""``learnlog search``: the query of the Log room on the command line."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from learnlog.journal.entry import Entry
from learnlog.store.contents import Draft
from learnlog.store.toml import TomlStore
from tests.cli.conftest import Run
from tests.cli.logs import NOON, entry, prose

HEAVY = (
    *("textual", "rich", "pydantic", "asyncio", "tomllib", "platformdirs", "filelock"),
    # Each of these takes a tenth of what Python takes to start, or more.
    *("argparse", "dataclasses", "inspect", "pathlib", "typing", "urllib.parse", "shutil", "locale", "textwrap"),
    *(
        "importlib.resources",
        "threading",
        "learnlog.cli.arguments",
        "learnlog.store.index.writing",
        "learnlog.store.names",
    ),
)


@pytest.fixture
def three(saved: Callable[[Sequence[Entry]], None]) -> list[Entry]:
    entries = [
        entry(1, prose("It rained. The crèche was quiet all morning."), tags=("autism",)),
        entry(2, prose("A walk in the rain.")).completed_at(NOON),
        entry(3, prose("Nothing of note."), unit="", unit_version="", task="free", title="Rain"),
    ]
    saved(entries)
    return entries


def found(run: Run, *asked: str) -> list[str]:
    said = run("search", "--json", *asked)
    assert said.code == 0
    return [one["id"] for one in json.loads(said.out)]


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        (["rain"], [3, 2, 1]),
        (["rain", "--newest"], [3, 2, 1]),
        (["creche"], [1]),
        (["rain", "state:complete"], [2]),
        (["rain -walk"], [3, 1]),
        (["--", "-rain"], []),
        (['"the rain"'], [2]),
        (["unit:free"], [3]),
        (["don't", "[", "nothing:here"], []),
        (["rain", "-n", "1"], [3]),
    ],
)
def test_what_is_found(run: Run, three: list[Entry], asked: list[str], numbers: list[int]) -> None:
    assert found(run, *asked) == [three[number - 1].id for number in numbers]


def test_a_hit_is_a_line_as_in_the_list_and_the_words_around_it(run: Run, three: list[Entry]) -> None:
    said = run("search", "creche")
    assert (said.code, said.err) == (0, "")
    assert said.lines[0].startswith(three[0].id[-6:])
    assert said.lines[1].strip() == "It rained. The crèche was quiet all morning."


def test_nothing_found_says_what_to_try(run: Run, three: list[Entry]) -> None:
    said = run("search", "zebra")
    assert (said.code, said.out) == (0, "")
    assert "Fewer words" in said.err


def test_more_hits_than_shown_are_told(run: Run, three: list[Entry]) -> None:
    said = run("search", "rain", "-n", "2")
    assert len(said.lines) == 4
    assert "there are more" in said.err


def test_words_of_a_draft_and_of_a_file_edited_by_hand_are_found(
    run: Run, three: list[Entry], store: TomlStore
) -> None:
    assert not found(run, "hailstones")
    store.drafts.keep(Draft(three[0].changed(answers=(prose("Hailstones."),)), NOON, ""), durable=False)
    path = Path(store.path_of(three[1].id))
    path.write_bytes(path.read_bytes().replace(b"A walk", b"Hailstones, a walk"))
    said = run("search", "hailstones")
    assert [line.strip() for line in said.lines[1::2]] in (
        ["Hailstones.", "Hailstones, a walk in the rain."],
        ["Hailstones, a walk in the rain.", "Hailstones."],
    )


@pytest.mark.parametrize("command", [["list", "-n", "20"], ["search", "rain"]])
def test_with_a_warm_index_nothing_heavy_is_loaded(three: list[Entry], own_home: Path, command: list[str]) -> None:
    script = (
        "import sys; before = set(sys.modules); from learnlog.cli import main; code = main(sys.argv[1:]); "
        f"loaded = [one for one in {HEAVY!r} if one in sys.modules and one not in before]; "
        "print(loaded, file=sys.stderr); sys.exit(code)"
    )
    arguments = [sys.executable, "-c", script, "--home", str(own_home), *command]
    for warm in (False, True):
        ran = subprocess.run(arguments, capture_output=True, text=True, check=True)
        assert three[0].id[-6:] in ran.stdout
        assert not warm or ran.stderr.splitlines()[-1] == "[]"
