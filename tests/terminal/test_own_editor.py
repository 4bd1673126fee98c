"""The terminal and a text are lent to the trainee's own editor, and both come back, whatever happens meanwhile."""

from __future__ import annotations

import shlex
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.subjects import environment
from tests.terminal.window import Window, answer, draft, entry, open_note, welcomed

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal that can be driven")

EDITOR = """
import os, pathlib, signal, sys

signal.signal(signal.SIGINT, lambda *_: os.write(1, b"INTERRUPTED\\n"))
file = pathlib.Path(sys.argv[-1])
print("EDITING", file.read_text(), flush=True)
for line in sys.stdin:
    if line == "fail\\n":
        sys.exit(1)
    if line == "quit\\n":
        break
    file.write_text(file.read_text() + line)
    print("WRITTEN", flush=True)
"""


@pytest.fixture
def window(home: Path, tmp_path: Path) -> Iterator[Window]:
    script = tmp_path / "editor.py"
    script.write_text(EDITOR, encoding="utf-8")
    welcomed(home)
    named = environment(tmp_path) | {"VISUAL": shlex.join([sys.executable, str(script)])}
    window = Window(home, tmp_path, environ=named)
    yield window
    window.close()


def open_editor(window: Window, says: str, key: bytes = b"\x0f") -> None:
    window.write(key)
    window.until_shown("EDITING", says)
    window.until(lambda: window.given_back, "the editor finds the terminal as it was")


def test_long_text_is_written_in_an_editor_and_comes_back(window: Window, home: Path) -> None:
    open_note(window)
    window.type("before")
    open_editor(window, "before")
    assert answer(draft(home), "text") == "before", "kept before the terminal is lent"
    window.resize(100, 35)
    window.write(b"written outside\n")
    window.until_shown("WRITTEN")
    window.write(b"quit\n")
    window.until_shown("What do you want to keep?", "written outside", "3 words")
    # The cursor is behind what was written, and one key takes all of it back.
    window.type(" and after")
    window.until_shown("written outside and after")
    # An editor that fails: what it had saved is asked about, and taken.
    open_editor(window, "written outside and after")
    window.write(b"saved before it failed\n")
    window.until_shown("WRITTEN")
    window.write(b"fail\n")
    window.until_shown("Take what it saved")
    window.press("shift+tab")
    window.press("enter")
    window.until_shown("saved before it failed", "9 words")
    window.press("ctrl+q")
    assert window.wait_for_end() == 0
    assert answer(entry(home), "text") == "before\nwritten outside and after\nsaved before it failed"
    assert list((home / "state" / "drafts").iterdir()) == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_ended_while_the_editor_is_open_what_it_had_saved_is_kept(
    window: Window, home: Path, number: signal.Signals
) -> None:
    open_note(window)
    window.type("before")
    open_editor(window, "before", b"\x1be")  # Alt+E as a terminal sends it
    window.write(b"saved in the editor\n")
    window.until_shown("WRITTEN")
    window.press("ctrl+c")  # the editor's to heed, not learnlog's
    window.until_shown("INTERRUPTED")
    window.kill(number)
    assert window.wait_for_end() == 128 + number
    assert answer(entry(home), "text") == "before\nsaved in the editor"
    window.until(lambda: window.given_back, "the terminal is given back")
    assert "Traceback" not in window.text
