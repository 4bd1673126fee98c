"""A window: learnlog in a real pseudo-terminal, with what it shows and every byte it sends."""

from __future__ import annotations

import fcntl
import os
import queue
import select
import struct
import sys
import termios
import threading
import time
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.child import Child
from benchmarks.keys import Key
from benchmarks.subjects import environment
from benchmarks.terminal import Terminal

now = time.perf_counter

PATIENCE = 45.0
"""Seconds until something that has not come is taken to be never coming. A busy machine may take most of them."""

GLANCE = 0.02
"""Seconds between two looks at what the terminal does not announce, such as a file."""


AGAIN = 4.0
"""Seconds until a key or a click that has led nowhere is tried again."""

BOX = 3
"""Rows from a label to the first line of its box: guidance and a border stand between."""

CURSOR_SHOWN = 25
TAKEN_BACK = {1000, 1002, 1003, 1004, 1006, 1049, 2004, 2026}
"""Mouse, focus, alternate screen, bracketed paste, synchronised output."""


class Window(Child):
    """learnlog in a terminal of its own.

    Args:
        home: the log.
        place: a folder for whatever else it keeps.
        columns, lines: the size of the terminal.
        arguments: what stands after ``learnlog --home HOME``.
        command: the whole command line, instead of learnlog's own.
        environ: what is in the environment, instead of next to nothing.
        program: how Python is told to run learnlog.

    Attributes:
        terminal: what it shows.
        sent: every byte it has sent so far.
    """

    def __init__(
        self,
        home: Path,
        place: Path,
        columns: int = 120,
        lines: int = 40,
        arguments: tuple[str, ...] = (),
        command: tuple[str, ...] = (),
        environ: dict[str, str] | None = None,
        program: tuple[str, ...] = ("-m", "learnlog"),
    ) -> None:
        argv = command or (sys.executable, *program, "--home", str(home), *arguments)
        self._there = True
        super().__init__(argv, environ or environment(place), place, columns, lines)
        self.terminal = Terminal(columns, lines)
        self.terminal.reply = self.write
        self.sent = bytearray()

    def _sample(self) -> None:
        """Nobody asks for the memory here."""

    # -- looking

    @property
    def text(self) -> str:
        """What stands on the screen, line by line."""
        return self.terminal.text

    def shows(self, *texts: str) -> bool:
        """Whether all of the texts stand on the screen."""
        return all(text in self.text for text in texts)

    def until(self, true: Callable[[], bool], what: str, every: float = GLANCE) -> None:
        """Keep drawing until something is true; fail with the screen as it stands if it never is."""
        deadline = now() + PATIENCE
        while not true():
            if now() > deadline:
                raise AssertionError(f"never: {what}\n{self.text}\nexit code: {self.status}")
            self.look(every)
        self.look(0)

    def until_shown(self, *texts: str) -> None:
        """Wait until all of the texts stand on the screen."""
        self.until(lambda: self.shows(*texts), f"{texts} on the screen")

    def until_cursor_is_below(self, label: str) -> None:
        """Wait until the cursor is in the box whose label this is: what is typed sooner goes where it was before."""

        def there() -> bool:
            row, _ = self.terminal.cursor
            return any(label in line for line in self.terminal.rows[max(row - BOX, 0) : row])

        self.until(there, f"the cursor below “{label}”")

    def look(self, seconds: float) -> None:
        """Draw what has come, waiting for it at most so long."""
        try:
            at, data = self.output.get(timeout=seconds) if seconds else self.output.get_nowait()
            while True:
                if data:
                    self.sent += data
                    self.terminal.feed(data, at)
                at, data = self.output.get_nowait()
        except queue.Empty:
            if self.terminal.holding:
                self.terminal.show(now())

    # -- doing

    def write(self, data: bytes) -> None:
        """Write all of it, however slowly it is read; a program that has ended takes none."""
        view = memoryview(data)
        deadline = now() + PATIENCE
        try:
            while view and self._there and now() < deadline:
                if select.select([], [self._fd], [], 0.1)[1]:
                    view = view[os.write(self._fd, view[:512]) :]
                elif self.ended():
                    return
        except OSError:
            return

    def press(self, *keys: str) -> None:
        """Press keys by name, all at once."""
        modes, kitty = self.terminal.modes, self.terminal.kitty
        self.write(b"".join(Key("key", key).encoded(modes, kitty) for key in keys))

    def type(self, text: str) -> None:
        """Type a text on one line, all at once."""
        self.press(*text)

    def paste(self, text: str) -> None:
        """Paste a text."""
        self.write(Key("paste", text).encoded(self.terminal.modes, self.terminal.kitty))

    def lead(self, key: str, *to: str) -> None:
        """Press a key until it has led to some texts: a screen that is just being drawn anew takes none."""
        self._lead(lambda: self.press(key), to)

    def click(self, text: str, *to: str) -> None:
        """Click on a text until it has led to others."""
        self._lead(lambda: self._click(text), to)

    def _lead(self, do: Callable[[], None], to: tuple[str, ...]) -> None:
        again = 0.0

        def there() -> bool:
            nonlocal again
            if self.shows(*to):
                return True
            if now() > again:
                again = now() + AGAIN
                do()
            return False

        self.until(there, f"{to} on the screen")

    def _click(self, text: str) -> None:
        for row, line in enumerate(self.terminal.rows, start=1):
            if text in line:
                column = line.index(text) + 1
                self.write(f"\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m".encode())
                return

    def resize(self, columns: int, lines: int) -> None:
        """Give the terminal another size. What is drawn here stays as large as it was."""
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, columns * 10, lines * 20))

    # -- ending

    def wait_for_end(self) -> int:
        """Keep drawing until the program has ended by itself, and return its exit code."""
        self.until(self.ended, "the program ends")
        assert self.status is not None
        return self.status

    def echoes(self) -> bool:
        """Whether the terminal shows keys by itself, as it does for a shell and not for an app."""
        return bool(termios.tcgetattr(self._fd)[3] & termios.ECHO)

    @property
    def given_back(self) -> bool:
        """Whether the terminal is as it was found."""
        return (
            CURSOR_SHOWN in self.terminal.modes
            and not TAKEN_BACK & self.terminal.modes
            and not self.terminal.kitty
            and (sys.platform != "linux" or self.echoes())
        )

    def stall(self) -> None:
        """Read nothing more of what is drawn, as over a network that stands still."""
        self._stopping.set()
        for thread in self._threads:
            thread.join()

    def read_again(self) -> None:
        """Read on after a stall."""
        self._stopping.clear()
        self._threads = [threading.Thread(target=self._read, daemon=True)]
        self._threads[0].start()

    def vanish(self) -> None:
        """Take the terminal away, as closing its window does."""
        self._let_go()

    def _let_go(self) -> None:
        if self._there:
            self._there = False
            self.stall()
            os.close(self._fd)

    def close(self) -> None:
        """End the program if it still runs, and give the terminal back."""
        self.kill(9)
        while not self.ended():
            time.sleep(0.002)
        self._let_go()


def welcomed(home: Path) -> None:
    """Have the log begin at Home, without the welcome."""
    home.mkdir(parents=True)
    (home / "settings.toml").write_text("welcomed = true\n", encoding="utf-8")


def open_note(window: Window) -> None:
    """From Home into the text of a new free entry."""
    window.until_shown("Begin:")
    window.press("f5")
    window.until_shown("A title", "0 words")
    window.until_cursor_is_below("A title")
    window.press("tab")
    window.until_cursor_is_below("What do you want to keep?")


def draft(home: Path) -> dict[str, Any]:
    """Return the one draft of a log; an empty one where there is none."""
    found: dict[str, Any] = _only(home, "state/drafts/*.toml").get("entry", {})
    return found


def entry(home: Path) -> dict[str, Any]:
    """Return the one entry of a log; an empty one where there is none."""
    return _only(home, "entries/*/*.toml")


def answer(record: dict[str, Any], field: str) -> Any:
    """Return what is written in the first field of this name, whatever its kind; None where nothing is."""
    kinds = ("text", "chosen", "ratings", "people", "rows")
    for one in record.get("answers", ()):
        if one["field"] == field:
            return next((one[kind] for kind in kinds if kind in one), None)
    return None


def _only(home: Path, pattern: str) -> dict[str, Any]:
    found = list(home.glob(pattern))
    assert len(found) < 2, f"one was expected: {found}"
    if not found:
        return {}
    try:
        return tomllib.loads(found[0].read_text(encoding="utf-8"))
    except FileNotFoundError:  # gone since the look
        return {}


def place(home: Path) -> dict[str, Any]:
    """Return where the trainee stopped; an empty place where that is nowhere yet."""
    return _only(home, "place.toml")
