"""``python -m benchmarks.room``: the Log room on a large log, beside a small one and a bare list drawn line by line.

From a key to the frame that shows what it asked for: the room opened, one row moved, a letter typed in the search box.
"""

from __future__ import annotations

import argparse
import queue
import re
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.child import SWITCH_INTERVAL, Child, now
from benchmarks.keys import encode
from benchmarks.measure import Figure
from benchmarks.probe import COLUMNS, LINES, ProbeError
from benchmarks.stats import median, percentile
from benchmarks.subjects import environment
from benchmarks.terminal import Frame, Terminal

MOVES = 40
"""Rows moved down."""

SEARCHES = {"word found nowhere": "zircon", "common word": "pupil", "two letters": "th"}
"""What is typed: each letter is measured, and the box is cleared between."""

OPEN_BAR, MOVE_BAR, BARE_BAR = 1.3, 1.3, 1.5
TYPED_BARS = (("median", 0.5, 50.0), ("p95", 0.95, 100.0))
"""Milliseconds from a letter to its results on the screen."""

_SETTLED = 0.25
_PATIENCE = 60.0
_UNCHANGED = 0.6
"""Seconds after which a letter is taken to have changed nothing that was found."""
_LIST = 44
"""Columns of the list."""
_COUNT = re.compile(r"(of [\d,]+ (?:entries|found)|1 entry|nothing found)")


@dataclass
class Times:
    """Seconds of each, in the order they were measured."""

    opened: float = 0.0
    moves: list[float] = field(default_factory=list)
    typed: dict[str, list[float]] = field(default_factory=dict)


class Session:
    """A program in a terminal, of which each frame is timed."""

    def __init__(self, argv: tuple[str, ...], place: Path) -> None:
        self.child = Child(argv, environment(place), place, COLUMNS, LINES)
        self.terminal = Terminal(COLUMNS, LINES)
        self.terminal.reply = self.child.write
        self.terminal.on_frame = self._frame
        self._last = now()

    def _frame(self, frame: Frame) -> None:
        self._last = frame.at

    def until(self, shown: re.Pattern[str]) -> float:
        """Return when the first frame came that shows something."""
        deadline = now() + _PATIENCE
        while not shown.search(self.terminal.text):
            if now() > deadline:
                raise ProbeError(f"{shown.pattern} never came:\n{self.terminal.text}")
            self._draw(0.05)
        return self._last

    def settle(self) -> None:
        """Wait until nothing has changed for a while."""
        while now() - self._last < _SETTLED:
            self._draw(0.02)

    def press(self, key: str) -> float:
        """Press a key, and return the seconds until the last frame of what it led to: its own, and its results."""
        self.settle()
        pressed = now()
        self.child.write(encode(key, 1 in self.terminal.modes, self.terminal.kitty))
        while self._last < pressed:
            if now() - pressed > _PATIENCE:
                raise ProbeError(f"{key} never showed:\n{self.terminal.text}")
            self._draw(0.02)
        return self._last - pressed

    def _draw(self, seconds: float) -> None:
        try:
            at, data = self.child.output.get(timeout=seconds)
        except queue.Empty:
            if self.terminal.holding:
                self.terminal.show(now())
            return
        if data:
            self.terminal.feed(data, at)


def measure_room(log: Path, place: Path, *, typing: bool = True) -> Times:
    """Open the Log room of a log whose index is there, move in it, and, if wanted, search it."""
    times = Times()
    session = Session((sys.executable, "-m", "learnlog", "--home", str(log)), place)
    try:
        session.until(re.compile("Continue|Begin"))
        session.until(re.compile("F4"))
        session.settle()
        pressed = now()
        session.child.write(encode("f4", kitty=session.terminal.kitty))
        times.opened = session.until(_COUNT) - pressed
        session.settle()
        times.moves = [session.press("down") for _ in range(MOVES)]
        session.press("/")
        for what, word in SEARCHES.items() if typing else ():
            took = [_results(session, letter) for letter in word]
            times.typed[what] = [one for one in took if one is not None]
            for _ in word:
                session.press("backspace")
    finally:
        session.child.close()
    return times


def _results(session: Session, letter: str) -> float | None:
    """Type a letter; return the seconds until other results stand there, None where it finds just what stood there."""
    session.settle()
    before, pressed = _results_shown(session), now()
    session.child.write(encode(letter, kitty=session.terminal.kitty))
    while now() - pressed < _UNCHANGED:
        session._draw(0.02)
        if _results_shown(session) != before:
            return session._last - pressed
    return None


def _results_shown(session: Session) -> tuple[str, ...]:
    """The count on top, and the list: neither the box nor the preview, in which a cursor blinks or a page changes."""
    rows = session.terminal.rows
    return (rows[0], *(row[:_LIST] for row in rows[6:-1]))


def measure_bare(count: int, place: Path) -> list[float]:
    """Return the seconds of each move in a bare list of so many rows."""
    session = Session((sys.executable, "-m", "benchmarks.bare.rows", str(count)), place)
    try:
        session.until(re.compile("Row 1 of"))
        return [session.press("down") for _ in range(MOVES)]
    finally:
        session.child.close()


def figures(large: Times, small: Times, bare: list[float]) -> list[Figure]:
    """Return how the large log compares."""
    found = [
        Figure("room", "Log room opened, to a log of few", "ms", large.opened * 1000, small.opened * 1000, OPEN_BAR),
        Figure("room", "one row down, to a log of few", "ms", *_medians(large.moves, small.moves), MOVE_BAR),
        Figure("room", "one row down, to a bare list", "ms", *_medians(large.moves, bare), BARE_BAR),
    ]
    for what, times in large.typed.items():
        for name, share, limit in TYPED_BARS:
            took = (percentile([one * 1000 for one in times], share)) or float("nan")
            found.append(Figure("room", f"letter to results, {what}, {name}", "ms", took, limit, 1.0))
    return found


def _medians(ours: list[float], theirs: list[float]) -> tuple[float, float]:
    return ((median(ours) or float("nan")) * 1000, (median(theirs) or float("nan")) * 1000)


def main(argv: list[str] | None = None) -> int:
    """Measure two logs that are there and print the figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.room", description=__doc__)
    parser.add_argument("--large", type=Path, required=True, metavar="DIR", help="a log of many entries, indexed")
    parser.add_argument("--small", type=Path, required=True, metavar="DIR", help="one of a hundred")
    parser.add_argument("--rows", type=int, default=100_000, metavar="N", help="rows of the bare list")
    options = parser.parse_args(argv)
    sys.setswitchinterval(SWITCH_INTERVAL)
    with tempfile.TemporaryDirectory(prefix="learnlog-room-") as folder:
        place = Path(folder)
        measure_room(options.small.resolve(), place, typing=False)  # compiles and warms what all use
        small = measure_room(options.small.resolve(), place, typing=False)
        large = measure_room(options.large.resolve(), place)
        bare = measure_bare(options.rows, place)
    for one in figures(large, small, bare):
        print(f"{one.what:48} {one.value:7.1f} {one.floor:7.1f} {one.unit}  × {one.ratio:.2f} (bar {one.bar})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
