"""All five tasks to complete, line by line: in this process, through a pipe, and through a pseudo-terminal."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import learnlog
from learnlog.journal.entry import Entry
from learnlog.store.folders import Folders
from learnlog.store.names import walk
from learnlog.store.toml import TomlStore
from tests.plain.player import Answering, hold
from tests.units import UNIT_ID, write_unit

TASKS = ("Task 1", "Task 2", "Task 3", "Task 4", "Task 5")
SRC = str(Path(learnlog.__file__).parents[1])
PATIENCE = 60.0


def every_entry(home: Path) -> list[Entry]:
    """Return the entries of a log."""
    folders = Folders.find(home, {})
    store = TomlStore(folders)
    found, _, _ = walk(folders.entries)
    return [store.load(one.id).entry for one in found]


def entries(home: Path) -> dict[str, Entry]:
    """Return the entries of a log by their tasks, one of each."""
    return {entry.task: entry for entry in every_entry(home)}


def is_plain(printed: bytes) -> bool:
    """Return whether nothing is printed that could move a cursor, colour a word or ring a bell, nor a box drawn."""
    text = printed.decode("utf-8")
    controls = [one for one in printed if (one < 0x20 and one not in b"\n\t") or one == 0x7F]
    return not controls and not re.search("[\x80-\x9f\u2500-\u259f]", text)


def environment(**values: str) -> dict[str, str]:
    kept = {
        name: value for name, value in os.environ.items() if name not in ("LC_ALL", "ACCESSIBLE", "EDITOR", "VISUAL")
    }
    return {**kept, "PYTHONPATH": SRC, "PYTHONIOENCODING": "utf-8", "TERM": "xterm-256color", **values}


def check(home: Path) -> None:
    found = entries(home)
    assert sorted(found) == [f"task-{number}" for number in range(1, 6)]
    assert {one.state for one in found.values()} == {"complete"}
    assert not list((home / "state" / "drafts").glob("*.toml"))


def test_all_five_tasks_are_completed_line_by_line_through_a_pipe_and_through_a_pseudo_terminal(tmp_path: Path) -> None:
    # One who answers whatever is asked finds out what to type; a pipe and a terminal then get the same lines.
    played = hold(tmp_path / "played", Answering(*TASKS))
    assert played.code == 0
    check(tmp_path / "played")
    assert is_plain(played.said.encode())
    assert all(len(line) <= 78 for line in played.said.splitlines() if " " in line.strip()[:60])
    assert "5 of 5 tasks complete" in played.said
    plan = next(one for one in entries(tmp_path / "played")["task-2"].answers if one.kind == "rows")
    assert plan.kind == "rows" and plan.declined and plan.rows

    done = subprocess.run(
        [sys.executable, "-m", "learnlog", "--plain", "--home", str(tmp_path / "piped")],
        input="".join(f"{line}\n" for line in played.typed).encode(),
        env=environment(),
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert is_plain(done.stdout)
    check(tmp_path / "piped")

    if sys.platform != "win32":
        code, printed = in_terminal(["--plain", "--home", str(tmp_path / "typed")], played.typed, environment())
        assert code == 0
        assert is_plain(printed)
        assert printed.decode().endswith("Everything is saved. learnlog is closed.\n")
        check(tmp_path / "typed")


def in_terminal(arguments: list[str], lines: Iterable[str], env: dict[str, str]) -> tuple[int, bytes]:
    """Run learnlog in a pseudo-terminal that changes and echoes nothing, and type a line at each question.

    Returns the exit code, and every byte it printed.
    """
    import pty
    import select
    import termios

    pid, master = pty.fork()
    if not pid:
        attributes = termios.tcgetattr(0)
        attributes[1] &= ~termios.OPOST
        attributes[3] &= ~termios.ECHO
        termios.tcsetattr(0, termios.TCSANOW, attributes)
        os.execve(sys.executable, [sys.executable, "-m", "learnlog", *arguments], env)
    printed, seen, rest = b"", 0, iter(lines)
    give_up = time.monotonic() + PATIENCE
    try:
        while time.monotonic() < give_up:
            if not select.select([master], [], [], 1)[0]:
                continue
            try:
                data = os.read(master, 65536)
            except OSError:
                break
            if not data:
                break
            printed += data
            if re.search(rb"[:?] \Z", printed[seen:]):
                seen = len(printed)
                line = next(rest, None)
                os.write(master, b"\x04" if line is None else f"{line}\n".encode())
        else:
            raise AssertionError(f"never came to an end: {printed[-2000:].decode()}")
    finally:
        os.close(master)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), printed


def test_a_second_unit_is_worked_through_with_no_python_changed(tmp_path: Path) -> None:
    write_unit(tmp_path / "units" / UNIT_ID)
    played = hold(tmp_path, Answering("Task A", "Task B", "Before and now"))
    assert played.code == 0
    found = entries(tmp_path)
    assert {name: one.state for name, one in found.items()} == dict.fromkeys(
        ("notice", "one-reader", "before-and-now"), "complete"
    )
    assert "Unit L: Listening to readers" in played.said
