"""Several windows at a time, windows of every size, and no window at all."""

from __future__ import annotations

import os
import pty
import random
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.prose import paragraphs
from benchmarks.subjects import environment
from tests.terminal.conftest import Open
from tests.terminal.window import Window, answer, draft, entry, open_note, welcomed
from tests.variations import the_first

WORDS = "Next time I wait longer before I step in"


def test_a_second_window_on_one_entry_says_so_and_is_read_only(open_window: Open, home: Path) -> None:
    welcomed(home)
    first = open_window()
    open_note(first)
    first.type(WORDS)
    first.until(lambda: answer(draft(home), "text") == WORDS, "the words in the draft")

    second = open_window("continue")
    second.until_shown("open in another learnlog window", "Read only", WORDS)
    second.type("X")
    second.press("ctrl+s", "f8", "f7")
    second.press("ctrl+q")
    assert second.wait_for_end() == 0, second.text
    assert answer(draft(home), "text") == WORDS

    # The first goes on as if nothing had been.
    first.type(".")
    first.until(lambda: answer(draft(home), "text") == f"{WORDS}.", "the first goes on")
    first.press("ctrl+q")
    assert first.wait_for_end() == 0
    assert answer(entry(home), "text") == f"{WORDS}."


@pytest.mark.parametrize(("columns", "lines"), [(120, 40), (80, 24)], ids=["120x40", "80x24"])
def test_the_first_frame(open_window: Open, home: Path, columns: int, lines: int) -> None:
    welcomed(home)
    window = open_window(columns=columns, lines=lines)
    window.until_shown("Begin:")
    window.until(lambda: (home / "cache" / "home.json").exists(), "a picture of Home is kept")
    window.press("ctrl+q")
    assert window.wait_for_end() == 0

    again = open_window(columns=columns, lines=lines)
    again.until_shown("▸ Begin: Unit 5", "Task 1: Four values", "Quit")
    # Where to go on is there at once, before the log is opened and the keys in the last row have their names.
    sent = again.sent.decode(errors="replace")
    assert 0 < sent.find("▸ Begin") < sent.find("Quit")
    rows = again.terminal.rows
    assert len(rows) == lines
    assert rows[0].strip().startswith("learnlog")
    assert "Quit" in rows[-1]
    assert sum("▸ Begin: Unit 5" in row for row in rows) == 1


def test_a_large_paste_arrives_whole(open_window: Open, home: Path) -> None:
    welcomed(home)
    window = open_window()
    open_note(window)
    pasted = paragraphs(10_000)
    assert len(pasted) > 50_000
    window.paste(pasted)
    window.until(lambda: bool(answer(draft(home), "text")), "the paste in the draft")
    assert answer(draft(home), "text") == pasted
    window.type("!")
    window.until(lambda: answer(draft(home), "text") == f"{pasted}!", "the cursor at its end")


@pytest.mark.parametrize("steps", the_first(1, (200, 5_000)))
def test_a_storm_of_sizes(open_window: Open, home: Path, steps: int) -> None:
    welcomed(home)
    window = open_window()
    open_note(window)
    window.type(WORDS)
    window.until_shown(WORDS)
    sizes = random.Random(5)
    typed = WORDS
    for number in range(steps):
        window.resize(sizes.randint(1, 200), sizes.randint(1, 60))
        if number % 500 == 50:
            window.resize(100, 30)
            window.until_shown("What do you want to keep?")
            window.type(" on")
            typed += " on"
            until_kept(window, home, typed)
        if number % 20 == 0:
            window.look(0.02)
    window.resize(50, 15)
    window.until_shown("This window is too small for learnlog.")
    window.resize(120, 40)
    window.until_shown("Next time I wait longer", "What do you want to keep?", "Quit")
    window.until_cursor_is_below("What do you want to keep?")
    window.type(".")
    until_kept(window, home, f"{typed}.")


def until_kept(window: Window, home: Path, text: str) -> None:
    window.until(lambda: answer(draft(home), "text") == text, "typing goes on where it was")


@pytest.mark.parametrize("elsewhere", ["stdin", "stdout"])
def test_no_terminal_no_questions(home: Path, tmp_path: Path, elsewhere: str) -> None:
    ours, theirs = pty.openpty()
    try:
        stdin, stdout = (subprocess.PIPE if elsewhere == one else theirs for one in ("stdin", "stdout"))
        with subprocess.Popen(
            [sys.executable, "-m", "learnlog", "--home", str(home)],
            env=environment(tmp_path),
            stdin=stdin,
            stdout=stdout,
            stderr=subprocess.PIPE,
        ) as program:
            said, complaint = program.communicate(timeout=60)
        shown = said if elsewhere == "stdout" else os.read(ours, 4096)
    finally:
        os.close(ours)
        os.close(theirs)
    assert program.returncode == 2
    assert "There is no log yet" in shown.decode()
    assert complaint.decode().startswith("learnlog asks questions here")
    assert not home.exists()
