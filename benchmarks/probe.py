"""One measured run: start a program, wait for its first useful frame, press keys, time each, and end it."""

from __future__ import annotations

import queue
import re
import signal
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import memory
from benchmarks.child import Child, now
from benchmarks.keys import Key
from benchmarks.terminal import Frame, Terminal

COLUMNS, LINES = 120, 40
START_TIMEOUT = 30.0
KEY_TIMEOUT = 3.0
SETTLED = 0.3
"""Seconds without a change after which the start, or a key that only leads somewhere, is over."""
LINGER = 120.0
KEY_GAP = 0.05
"""Seconds without a key or a change before each measured key."""


class ProbeError(Exception):
    """A run that cannot be measured. The message ends with the screen as it stood."""


@dataclass(frozen=True)
class Recipe:
    """What to run and what to do in it.

    Attributes:
        argv: the command, with its full path.
        environment: the whole environment.
        cwd: the working directory.
        useful: the text that makes a frame useful.
        way: keys that lead to where the typing begins; not measured.
        arrived: a text that shows that the way led there.
        typed: the text to type; every visible character of it is measured.
        saves: returns how often the program has saved since it was called last.
        finished: whether the program may be ended; it is given LINGER seconds to get there.
        start_timeout: seconds to the first useful frame.
    """

    argv: tuple[str, ...]
    environment: dict[str, str]
    cwd: Path
    useful: re.Pattern[str]
    way: tuple[Key, ...] = ()
    arrived: re.Pattern[str] | None = None
    typed: str = ""
    saves: Callable[[], int] = lambda: 0
    finished: Callable[[], bool] = lambda: True
    start_timeout: float = START_TIMEOUT


@dataclass(frozen=True)
class Run:
    """What one run showed. Times are in seconds, memory in bytes.

    Attributes:
        first: from the start to the first frame that is not blank.
        useful: from the start to the first useful frame.
        whole: from the start to the last frame before nothing changed any more, with no key pressed.
        waited: how long the program was ready to run while others had the processors.
        peak_memory: the largest resident memory of the process and its descendants.
        keys: for each measured key, the time to the frame that shows it.
        missed: how many keys never showed.
        saves: how often the program saved while the keys were pressed.
        quit: from Ctrl+Q to the end of the process; None where that did not end it.
    """

    first: float
    useful: float
    whole: float
    waited: float
    peak_memory: int
    keys: tuple[float, ...] = field(repr=False)
    missed: int
    saves: int
    quit: float | None = None

    @property
    def noise(self) -> float:
        """The time lost to others, as a part of the time that was measured."""
        return self.waited / (self.useful + sum(self.keys))


def measure(recipe: Recipe) -> Run:
    """Run a program once; ProbeError if it does not get where it should."""
    child = Child(recipe.argv, recipe.environment, recipe.cwd, COLUMNS, LINES)
    try:
        return _Session(child, recipe).run()
    finally:
        child.close()


class _Session:
    """The conversation with one running program."""

    def __init__(self, child: Child, recipe: Recipe) -> None:
        self.child = child
        self.recipe = recipe
        self.terminal = Terminal(COLUMNS, LINES)
        self.terminal.reply = child.write
        self.terminal.on_frame = self._on_frame
        self.first: float | None = None
        self.last_change = 0.0
        self.over = False
        self._ended = 0.0
        self._want: Callable[[Frame], bool] = lambda frame: False
        self._hit: float | None = None

    def run(self) -> Run:
        useful = self._wait_for(lambda frame: self._shows(self.recipe.useful), self.recipe.start_timeout)
        if useful is None or self.first is None:
            raise self._error(f"“{self.recipe.useful.pattern}” never appeared")
        self._settle(SETTLED)
        whole = self.last_change
        for key in self.recipe.way:
            self._lead(key)
        if self.recipe.arrived and not self._shows(self.recipe.arrived):
            raise self._error(f"“{self.recipe.arrived.pattern}” is not on the screen after the way there")
        self.recipe.saves()
        times, saves = self._type(self.recipe.typed)
        self._linger()
        waited = memory.waited(self.child.pid)
        peak = max(self.child.peak_memory, memory.high_water(memory.tree(self.child.pid)))
        quit = self._end()
        shown = tuple(time for time in times if time is not None)
        return Run(
            first=self.first - self.child.started,
            useful=useful - self.child.started,
            whole=whole - self.child.started,
            waited=waited,
            peak_memory=peak,
            keys=shown,
            missed=len(times) - len(shown),
            saves=saves,
            quit=quit,
        )

    # -- keys

    def _lead(self, key: Key) -> None:
        """Do one step of the way."""
        if key.kind == "wait":
            self._watch(float(key.value) / 1000)
        elif key.kind == "expect":
            pattern = re.compile(key.value)
            if not self._shows(pattern) and self._wait_for(lambda frame: self._shows(pattern), KEY_TIMEOUT) is None:
                raise self._error(f"“{key.value}” never appeared")
        else:
            self._settle(SETTLED, since=self._send(key))

    def _type(self, text: str) -> tuple[list[float | None], int]:
        """Type a text: the time of each visible character, None where it never showed; and how often was saved."""
        times: list[float | None] = []
        saves = 0
        word = ""
        sent = 0.0
        for character in text:
            self._settle(KEY_GAP, since=sent)
            key = Key("key", character)
            if key.character:
                word += character
                times.append(self._time(key, word))
            else:
                word = ""
                sent = self._send(key)  # given its time, too, so that the next key does not pay for it
            saves += self.recipe.saves()
        return times, saves

    def _time(self, key: Key, word: str) -> float | None:
        """Press a key and wait until ``word``, which it has lengthened, stands on the screen once more than before.

        Another change, such as a clock or a note about saving, is not taken for the key's.
        """
        before = self.terminal.text.count(word)
        sent = self._send(key)
        shown = self._wait_for(
            lambda frame: frame.at > sent and frame.text and self.terminal.text.count(word) > before, KEY_TIMEOUT
        )
        return None if shown is None else shown - sent

    def _send(self, key: Key) -> float:
        """Write a key; return the time just before."""
        data = key.encoded(self.terminal.modes, self.terminal.kitty)
        at = now()
        self.child.write(data)
        return at

    # -- the screen

    def _shows(self, pattern: re.Pattern[str]) -> bool:
        return bool(pattern.search(self.terminal.text))

    def _on_frame(self, frame: Frame) -> None:
        if frame.text or frame.style:
            self.last_change = frame.at
        if self.first is None and any(row.strip() for row in self.terminal.rows):
            self.first = frame.at
        if self._hit is None and self._want(frame):
            self._hit = frame.at

    def _step(self, timeout: float) -> None:
        """Handle one read's worth of output, if it comes in time."""
        try:
            at, data = self.child.output.get(timeout=max(timeout, 0))
        except queue.Empty:
            if self.terminal.holding:
                self.terminal.show(now())
            return
        if data is None:
            self.over, self._ended = True, at
        else:
            self.terminal.feed(data, at)

    def _watch(self, seconds: float) -> None:
        """Keep drawing for a while."""
        until = now() + seconds
        while not self.over and (left := until - now()) > 0:
            self._step(left)

    def _wait_for(self, want: Callable[[Frame], bool], timeout: float) -> float | None:
        """Return the time of the first frame that ``want`` accepts."""
        self._want, self._hit = want, None
        deadline = now() + timeout
        while self._hit is None and not self.over and (left := deadline - now()) > 0:
            self._step(left)
        self._want = lambda frame: False
        return self._hit

    def _settle(self, quiet: float, since: float = 0.0, timeout: float = 3.0) -> None:
        """Wait until nothing has changed for ``quiet`` seconds, counted from ``since`` on, or give up waiting."""
        deadline = now() + timeout
        while not self.over and now() < deadline:
            left = max(self.last_change, since) + quiet - now()
            if left <= 0 and self.child.output.empty():
                return
            self._step(max(left, 0.001))

    # -- the end

    def _linger(self) -> None:
        deadline = now() + LINGER
        while not self.recipe.finished():
            if self.over or now() > deadline:
                raise self._error("it never finished what it does behind the first frame")
            self._watch(0.05)

    def _end(self) -> float | None:
        """Quit the program, or end it where it does not, and return how long quitting took.

        It is read on meanwhile: it may have more to say first.
        """
        sent = self._send(Key("key", "ctrl+q"))
        for number in (None, signal.SIGTERM):
            if number is not None:
                self.child.kill(number)
            deadline = now() + 3.0
            while not self.over and now() < deadline:
                self._step(0.005)
            if self.over:
                return self._ended - sent if number is None else None
        return None

    def _error(self, what: str) -> ProbeError:
        ended = f" (it ended with exit code {self.child.status})" if self.child.ended() else ""
        return ProbeError(f"{' '.join(self.recipe.argv)}: {what}{ended}\n{self.terminal.text.rstrip()}")
