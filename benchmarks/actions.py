"""The Actions room of a large log, with every action in its table, done or not: a letter typed in its search box."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from benchmarks.letters import letters_of
from benchmarks.session import Session

WORDS = ("timer", "corridor", "window")
"""What is typed."""

_READY = re.compile("Continue|Begin")
_TABLE = re.compile(r"What .*By .*\n.*[☐✓]")
_EVERY = re.compile("Show: all")
_LIST = slice(5, 30)
"""Lines of the screen in which the table is, whatever stands above and below it."""
_PATIENCE = 2.0
"""Seconds after which a letter is taken to have found what stood there."""


def measure_actions(home: Path, place: Path, times: int) -> list[float]:
    """Return the seconds from each letter to the frame with what it found.

    Args:
        home: a log.
        place: a folder for whatever the program keeps.
        times: how often each word is typed.
    """
    session = Session((sys.executable, "-m", "learnlog", "--home", str(home)), place)
    try:
        session.until(_READY)
        session.settle()
        session.send("f10")
        session.until(_TABLE)
        session.settle()
        for key in ("s", "enter", "end", "enter"):
            session.press(key)
        session.until(_EVERY)
        session.press("/")
        return [took for word in WORDS * times for took in letters_of(session, word, _shown, _PATIENCE)]
    finally:
        session.close()


def _shown(session: Session) -> tuple[str, ...]:
    return tuple(session.terminal.rows[_LIST])
