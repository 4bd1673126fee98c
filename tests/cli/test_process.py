"""What only a process of its own shows: what is loaded, what a pipe and a terminal get, and how it ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

import learnlog
from learnlog.journal.entry import Entry
from tests.cli.logs import HOSTILE, entry, is_safe, prose

SRC = str(Path(learnlog.__file__).parents[1])
ON_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals here")


def environment(**values: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS", "LC_ALL")}
    return {**kept, "PYTHONPATH": SRC, "TERM": "xterm-256color", **values}


def learn(*arguments: str, **values: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "learnlog", *arguments],
        env=environment(PYTHONIOENCODING="utf-8", **values),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=30,
        check=False,
    )


@pytest.fixture
def log(saved: Callable[[Sequence[Entry]], None]) -> None:
    saved([entry(number, prose(f"Words {HOSTILE}")) for number in range(1, 4)])


@pytest.mark.parametrize("arguments", [["list"], ["actions"], ["show", entry(1).id], ["path"], ["read", "respect"]])
def test_neither_textual_nor_rich_is_loaded_without_a_screen(log: None, arguments: list[str]) -> None:
    code = (
        "import sys; from learnlog.cli import main; code = main(sys.argv[1:]);"
        "print(*sys.modules, sep='\\n', file=sys.stderr); sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], env=environment(), capture_output=True, check=True, timeout=30
    )
    modules = set(done.stderr.decode().split())
    assert "learnlog.cli.run" in modules
    assert not {name.partition(".")[0] for name in modules} & {"textual", "rich", "pygments", "ulid", "shtab"}
    assert arguments != ["path"] or "pydantic" not in modules
    assert "learnlog.cli.examples" not in modules


@pytest.mark.parametrize("arguments", [[], ["--plain"]])
def test_without_a_terminal_neither_textual_nor_rich_is_loaded_and_what_needs_an_answer_says_so(
    log: None, arguments: list[str]
) -> None:
    code = (
        "import sys; from learnlog.cli import main; code = main(sys.argv[1:]);"
        "print(*sys.modules, sep='\\n', file=sys.stderr); sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=environment(PYTHONIOENCODING="utf-8"),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=30,
        check=False,
    )
    assert done.returncode == 2
    assert "Written last, of 3 entries:" in done.stdout or "What still needs an answer" in done.stdout
    assert is_safe(done.stdout)
    modules = set(done.stderr.split())
    assert not {name.partition(".")[0] for name in modules} & {"textual", "rich", "pygments", "readline"}


def test_a_reader_that_has_had_enough_is_no_fault(saved: Callable[[Sequence[Entry]], None]) -> None:
    # More than a pipe holds, so that writing goes on after the reader has gone.
    saved([entry(1, prose("word " * 40_000))])
    with subprocess.Popen(
        [sys.executable, "-m", "learnlog", "show", entry(1).id],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(30) == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk to write to")
@pytest.mark.parametrize("arguments", [["list"], [], ["--plain"]])
def test_a_full_disk_behind_the_output_is_told(log: None, arguments: list[str]) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "learnlog", *arguments],
            env=environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            timeout=30,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.startswith("What learnlog has to say could not be written")
    assert len(done.stderr.splitlines()) == 1


def test_no_output_at_all(log: None) -> None:
    code = "import os, sys; os.close(1); os.close(2); os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
    done = subprocess.run(
        [sys.executable, "-c", code, "-m", "learnlog", "list"], env=environment(), timeout=30, check=False
    )
    assert done.returncode == 0


def test_a_terminal_that_spells_only_ascii(log: None) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "learnlog", "read", "respect"],
        env=environment(PYTHONIOENCODING="ascii", LC_ALL="C"),
        capture_output=True,
        timeout=30,
        check=True,
    )
    assert done.stdout.isascii()
    listed = subprocess.run(
        [sys.executable, "-m", "learnlog", "list", "--json"],
        env=environment(PYTHONIOENCODING="ascii"),
        capture_output=True,
        timeout=30,
        check=True,
    )
    assert len(json.loads(listed.stdout)) == 3


def test_interrupted(own_home: Path) -> None:
    code = (
        "import sys, learnlog.cli.path as path; from learnlog.cli import main\n"
        "def stop(folders): raise KeyboardInterrupt\n"
        "path.show_paths = stop; sys.exit(main(['path']))"
    )
    done = subprocess.run([sys.executable, "-c", code], env=environment(), capture_output=True, timeout=30, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


def test_a_fault_of_its_own_is_told_in_a_sentence_free_of_words(own_home: Path) -> None:
    code = (
        "import sys, learnlog.cli.path as path; from learnlog.cli import main\n"
        "def fail(folders): raise ValueError('\\x1b[2J Zebra')\n"
        "path.show_paths = fail; sys.exit(main(['path']))"
    )
    done = subprocess.run([sys.executable, "-c", code], env=environment(), capture_output=True, timeout=30, check=False)
    assert done.returncode == 70
    assert b"fault of learnlog itself" in done.stderr
    assert b"ValueError" in done.stderr
    for unwanted in (b"\x1b", b"Zebra", b"Traceback"):
        assert unwanted not in done.stderr


def in_terminal(
    arguments: Sequence[str], values: Mapping[str, str], keys: bytes = b"", after: bytes = b""
) -> tuple[int, str]:
    """Run learnlog in a pseudo-terminal, press keys once it has shown ``after``, and return how it ended."""
    import pty
    import select

    pid, master = pty.fork()
    if not pid:
        os.execve(sys.executable, [sys.executable, "-m", "learnlog", *arguments], environment(**values))
    shown = b""
    give_up = time.monotonic() + 20
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
            shown += data
            if keys and after in shown:
                os.write(master, keys)
                keys = b""
        else:
            os.kill(pid, signal.SIGKILL)
    finally:
        os.close(master)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), shown.decode(errors="replace")


@ON_POSIX
@pytest.mark.parametrize(("values", "escapes"), [({}, True), ({"NO_COLOR": "1"}, True), ({"TERM": "dumb"}, False)])
def test_a_screen_in_a_terminal(own_home: Path, values: dict[str, str], escapes: bool) -> None:
    code, shown = in_terminal(["read", "table-1"], values)
    assert code == 0
    assert "Personalisation" in shown
    assert "| --- |" not in shown
    assert ("\x1b[1" in shown) == escapes
    assert "\x1b[3" not in shown.replace("\x1b[3m", "")


@ON_POSIX
def test_words_in_a_terminal(log: None) -> None:
    for arguments in (["list", "--json"], ["show", entry(1).id]):
        code, shown = in_terminal(arguments, {})
        assert code == 0
        assert is_safe(shown.replace("\r\n", "\n"))


@ON_POSIX
def test_a_terminal_that_can_only_print_lines(own_home: Path) -> None:
    code, shown = in_terminal([], {"TERM": "dumb"}, keys=b"quit\n", after=b"Type it, or Enter to leave it: ")
    assert code == 0
    assert "Welcome to learnlog." in shown
    assert shown.endswith("Everything is saved. learnlog is closed.\r\n")
    assert "\x1b" not in shown


@ON_POSIX
@pytest.mark.parametrize("arguments", [[], ["continue"]])
def test_the_app_opens_in_a_terminal_and_closes(own_home: Path, arguments: list[str]) -> None:
    code, shown = in_terminal(arguments, {}, keys=b"\x11", after=b"learnlog")
    assert code == 0
    assert "\x1b[?1049h" in shown
    assert shown.rstrip().endswith("l") or "\x1b[?1049l" in shown
