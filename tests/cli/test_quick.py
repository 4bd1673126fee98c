"""What is written after a quick command is read as argparse reads it, or left to argparse."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from learnlog.cli import main, quick
from learnlog.cli.arguments import parser
from learnlog.errors import UsageError
from learnlog.journal.entry import Entry
from tests.cli.logs import entry, prose

PARSER = parser()
FLAGS = sorted({one.flag for options in quick.COMMANDS.values() for one in options if one.flag})
PARTS = st.one_of(
    st.sampled_from(["list", "search", "--home", "--home=x", "--", "-", "--help", "-n5", "-n=5", "--tag=x", "--js"]),
    st.sampled_from(FLAGS),
    st.sampled_from(
        ["", "task-2", "draft", "complete", "5", "0", "-5", "+5", " 5", "5.0", "\u0665", "1_0", "a b", "-a b"]
    ),
    st.text(max_size=3),
)
LINES = st.tuples(
    st.sampled_from([[], ["--home", "x"], ["--home", ""]]),
    st.sampled_from([["list"], ["search"], ["show"], []]),
    st.lists(PARTS, max_size=6),
).map(lambda parts: [*parts[0], *parts[1], *parts[2]])


@settings(max_examples=400, deadline=None)
@given(LINES)
@example(["list", "--task", "task-2", "--state", "draft", "--unit", "u", "--tag", "t", "-n", "3", "--json"])
@example(["--home", "x", "search", "--json", "-n", "5", "one", "two", "--best", "--home", "y"])
@example(["search", "one", "--best", "--newest"])
@example(["search", "one", "-n", "2", "two"])
def test_it_is_read_as_argparse_reads_it(argv: list[str]) -> None:
    found = quick.read(argv)
    if found is not None:
        assert vars(found) == vars(PARSER.parse_args(argv))


@pytest.mark.parametrize(
    "line",
    [
        "list",
        "list -n 20",
        "--home x list --state draft --json",
        "list --task task-2 --unit unit-5 --tag speech --home y",
        "search rain",
        "search rain walk -n 5 --newest",
        "search --best --json rain",
    ],
)
def test_what_is_plainly_right_needs_no_argparse(line: str) -> None:
    assert quick.read(line.split()) is not None


@pytest.mark.parametrize(
    "line", ["list -n 0", "list --state begun", "list more", "search", "search a -n 2 b", "list -x"]
)
def test_what_is_wrong_is_left_to_argparse(line: str) -> None:
    assert quick.read(line.split()) is None
    with pytest.raises(UsageError):
        PARSER.parse_args(line.split())


def test_a_quick_command_that_has_said_all_ends_the_process(
    own_home: Path, saved: Callable[[Sequence[Entry]], None], capsys: pytest.CaptureFixture[str]
) -> None:
    saved([entry(1, prose("Rain."))])
    said: list[str] = []
    ended: list[int] = []

    def leave(code: int) -> None:
        said.append(capsys.readouterr().out)
        ended.append(code)

    for line in ("list", "search rain", "list -n 0", "path"):
        main(line.split(), leave=leave)
    assert ended == [0, 0]
    assert all(entry(1).id[-6:] in one for one in said)
    # And nothing of it is lost on the way.
    command = [sys.executable, "-m", "learnlog", "--home", str(own_home), "list"]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == said[0]
