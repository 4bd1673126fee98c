"""However learnlog ends, the words are kept and the terminal is given back."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from tests.terminal.conftest import Open
from tests.terminal.window import Window, answer, draft, entry, now, open_note, welcomed

WORDS = "Pupil A explained fractions to Pupil B with paper strips and it took four minutes"

AT_MOST = 20.0
"""Seconds a program may go on without a terminal. It gives up after two, on a machine that is not busy."""


def writing(open_window: Open, home: Path) -> Window:
    """A window in which something has been typed this moment."""
    welcomed(home)
    window = open_window()
    open_note(window)
    assert window.terminal.modes >= {1049}
    window.type(WORDS)
    # On the screen, but perhaps not yet on the disk.
    window.until_shown("took four minutes")
    return window


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)], ids=["terminated", "hung up"]
)
def test_ended_by_the_system_while_typing(open_window: Open, home: Path, number: signal.Signals, code: int) -> None:
    window = writing(open_window, home)
    window.kill(number)
    assert window.wait_for_end() == code
    assert answer(entry(home), "text") == WORDS
    assert not draft(home)
    window.until(lambda: window.given_back, "the terminal is given back")
    assert "Traceback" not in window.text


def test_the_terminal_vanishes_while_typing(open_window: Open, home: Path) -> None:
    window = writing(open_window, home)
    window.vanish()
    gone = now()
    assert window.wait_for_end() == 129
    assert now() - gone < AT_MOST
    assert answer(entry(home), "text") == WORDS


@pytest.mark.parametrize("shown", [("learnlog", "Welcome"), ("Welcome",)], ids=["anything", "the welcome"])
def test_the_terminal_vanishes_while_opening(open_window: Open, shown: tuple[str, ...]) -> None:
    window = open_window()
    # Home stands there for a moment only, and may be over before anybody looks.
    window.until(lambda: any(map(window.shows, shown)), f"any of {shown} on the screen")
    window.vanish()
    gone = now()
    window.wait_for_end()
    assert now() - gone < AT_MOST


def test_quitting(open_window: Open, home: Path) -> None:
    window = writing(open_window, home)
    window.press("ctrl+q")
    assert window.wait_for_end() == 0
    assert answer(entry(home), "text") == WORDS
    assert not draft(home)
    window.until(lambda: window.given_back, "the terminal is given back")
    assert not window.text.strip()
    assert [path.suffix for path in (home / "backups").iterdir()] == [".zip"], "the backup of the day is made, too"


def test_quitting_before_anything_is_loaded(open_window: Open, home: Path) -> None:
    window = open_window()
    window.until(lambda: window.shows("learnlog") or window.shows("Welcome"), "anything on the screen")
    window.press("ctrl+q")
    assert window.wait_for_end() == 0
    window.until(lambda: window.given_back, "the terminal is given back")
