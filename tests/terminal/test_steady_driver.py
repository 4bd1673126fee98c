"""The terminal is lent to another program, and taken again, as before."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks import memory
from tests.terminal.window import Window

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes as Linux shows them")

APP = """
import subprocess

from textual.app import App
from textual.widgets import Input

from learnlog.tui.steady_driver import SteadyDriver

class Lending(App):
    BINDINGS = [("f2", "lend", "Lend the terminal to another program")]

    def compose(self):
        yield Input(placeholder="Here")

    def action_lend(self):
        with self.suspend():
            subprocess.run(["sh", "-c", "echo lent; read words; echo heard $words; read more"])

Lending(driver_class=SteadyDriver).run()
"""


@pytest.fixture
def window(home: Path, tmp_path: Path) -> Iterator[Window]:
    window = Window(home, tmp_path, program=("-c", APP))
    yield window
    window.close()


def test_another_program_has_the_terminal_to_itself_for_a_while(window: Window) -> None:
    window.until_shown("Here")
    window.type("before")
    window.until_shown("before")
    window.press("f2")
    window.until_shown("lent")
    window.until(lambda: window.given_back, "the other program finds the terminal as it was")
    # Both are stopped, and go on, as a key does it in a shell: neither takes the terminal from the other.
    ours, theirs = memory.tree(window.pid)
    os.kill(theirs, signal.SIGSTOP)
    os.kill(ours, signal.SIGTSTP)
    window.until(lambda: state(ours) == state(theirs) == "T", "both are stopped")
    for pid in (ours, theirs):
        os.kill(pid, signal.SIGCONT)
    window.type("words")
    window.write(b"\n")
    window.until_shown("heard words")
    assert window.given_back
    window.write(b"\n")
    window.until_shown("before")
    window.type(" after")
    window.until_shown("before after")
    window.press("ctrl+q")
    assert window.wait_for_end() == 0
    window.until(lambda: window.given_back, "the terminal is given back")


def test_stopped_by_a_shell_it_gives_the_terminal_back_and_takes_it_again(window: Window) -> None:
    window.until_shown("Here")
    window.type("before")
    window.until_shown("before")
    window.kill(signal.SIGTSTP)
    window.until(lambda: state(window.pid) == "T", "it is stopped")
    window.until(lambda: window.given_back, "the shell finds the terminal as it was")
    window.kill(signal.SIGCONT)
    window.until_shown("before")
    window.type(" after")
    window.until_shown("before after")
    window.press("ctrl+q")
    assert window.wait_for_end() == 0
    window.until(lambda: window.given_back, "the terminal is given back")


def state(pid: int) -> str:
    """Return T for a process that is stopped."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
