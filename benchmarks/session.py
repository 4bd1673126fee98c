"""A program in a terminal, led by keys, of which each frame is timed."""

from __future__ import annotations

import queue
import re
from pathlib import Path

from benchmarks import memory
from benchmarks.child import Child, now
from benchmarks.keys import encode
from benchmarks.probe import COLUMNS, LINES, ProbeError
from benchmarks.subjects import environment
from benchmarks.terminal import Frame, Terminal

SETTLED = 0.25
"""Seconds without a frame after which nothing more is to come of a key."""

PATIENCE = 60.0
"""Seconds after which what has not come is taken to be never coming."""

_GLANCE = 0.02


class Session:
    """A running program and what it shows.

    Args:
        argv: the command, with its full path.
        place: a folder for whatever it keeps.
    """

    def __init__(self, argv: tuple[str, ...], place: Path) -> None:
        self.child = Child(argv, environment(place), place, COLUMNS, LINES)
        self.terminal = Terminal(COLUMNS, LINES)
        self.terminal.reply = self.child.write
        self.terminal.on_frame = self._frame
        self.last = now()

    def _frame(self, frame: Frame) -> None:
        self.last = frame.at

    @property
    def text(self) -> str:
        """What the last frame shows."""
        return self.terminal.text

    def send(self, *keys: str) -> float:
        """Press keys, and return when."""
        modes, kitty = self.terminal.modes, self.terminal.kitty
        at = now()
        self.child.write(b"".join(encode(key, 1 in modes, kitty) for key in keys))
        return at

    def draw(self, seconds: float = _GLANCE) -> None:
        """Draw what has come, or what comes in so many seconds."""
        try:
            at, data = self.child.output.get(timeout=seconds)
        except queue.Empty:
            if self.terminal.holding:
                self.terminal.show(now())
            return
        if data is None:
            raise ProbeError(f"it ended:\n{self.text}")
        self.terminal.feed(data, at)

    def until(self, shown: re.Pattern[str]) -> float:
        """Return when the first frame came that shows something."""
        deadline = now() + PATIENCE
        while not shown.search(self.text):
            if now() > deadline:
                raise ProbeError(f"{shown.pattern} never came:\n{self.text}")
            self.draw()
        return self.last

    def settle(self) -> None:
        """Wait until nothing has changed for a while."""
        while now() - self.last < SETTLED or not self.child.output.empty():
            self.draw()

    def pause(self, seconds: float) -> None:
        """Draw what comes in so many seconds."""
        until = now() + seconds
        while (left := until - now()) > 0:
            self.draw(left)

    def press(self, key: str) -> float:
        """Press a key when all is quiet, and return the seconds until the first frame of what it led to."""
        self.settle()
        pressed = self.send(key)
        while self.last <= pressed:
            if now() - pressed > PATIENCE:
                raise ProbeError(f"{key} never showed:\n{self.text}")
            self.draw()
        return self.last - pressed

    def at_rest(self, since: float) -> float:
        """Wait until nothing changes any more; return the seconds from a time until the last frame."""
        self.settle()
        return self.last - since

    def peak_memory(self) -> int:
        """The largest resident memory so far of the process and its descendants, in bytes."""
        # Not what was sampled: for a moment after the fork that is the memory of whoever measures.
        return memory.high_water(memory.tree(self.child.pid))

    def close(self) -> None:
        """End the program."""
        self.child.close()
