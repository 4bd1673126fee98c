"""Open a terminal program in a pseudo-terminal, wait until it shows some words, press Ctrl+Q and see it end well.

``python scripts/open_and_close.py --until Welcome learnlog --home DIR`` ends with exit code 0 if the program drew the
words, ended with exit code 0 after the key and left the terminal as it found it. Needs a Unix, and nothing else.
"""

from __future__ import annotations

import argparse
import os
import re
import select
import signal
import sys
import time

SIZE = (120, 40)
"""Columns and rows of the terminal."""

CTRL_Q = b"\x11"
ALTERNATE_SCREEN_LEFT = b"\x1b[?1049l"

_ESCAPES = re.compile(
    rb"\x1b\[[0-?]*[ -/]*[@-~]"  # control sequences: colours, the cursor, modes
    rb"|\x1b[\]PX^_].*?(?:\x07|\x1b\\)"  # strings, such as the title of the window
    rb"|\x1b[ -/]*[0-~]",
    re.DOTALL,
)


class NotAsExpected(Exception):
    """The program did something else; says what."""


class Program:
    """A program in a pseudo-terminal of its own.

    Args:
        argv: the command.
        patience: seconds for everything together.
    """

    def __init__(self, argv: list[str], patience: float) -> None:
        self.output = b""
        self._until = time.monotonic() + patience
        self.pid, self._terminal = _in_terminal(argv)

    @property
    def words(self) -> str:
        """Everything it has drawn so far, without colours and positions."""
        return _ESCAPES.sub(b"", self.output).decode(errors="replace")

    def wait_for(self, words: list[str]) -> None:
        """Wait until all of the words were drawn."""
        while missing := [word for word in words if word not in self.words]:
            if not self._read():
                raise NotAsExpected(f"it ended with exit code {self._ended()} and never showed {', '.join(missing)}")

    def press(self, key: bytes) -> None:
        """Type something."""
        os.write(self._terminal, key)

    def wait_for_end(self) -> int:
        """Wait until it has ended by itself and return its exit code."""
        while self._read():
            pass
        return self._ended()

    def kill(self) -> None:
        """End it, if it still runs."""
        try:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        except (ProcessLookupError, ChildProcessError):
            return

    def _read(self) -> bool:
        left = self._until - time.monotonic()
        if left <= 0 or not select.select([self._terminal], [], [], left)[0]:
            raise NotAsExpected("it took too long")
        try:
            data = os.read(self._terminal, 65536)
        except OSError:  # how Linux says that the other end was closed
            data = b""
        self.output += data
        return bool(data)

    def _ended(self) -> int:
        while time.monotonic() < self._until:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                return os.waitstatus_to_exitcode(status)
            time.sleep(0.02)
        raise NotAsExpected("it closed the terminal and went on running")


def _in_terminal(argv: list[str]) -> tuple[int, int]:
    """Start a program; return its process id and our end of its terminal."""
    import fcntl
    import pty
    import struct
    import termios

    # COLUMNS and LINES would count for more than the size of the terminal.
    environment = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
    environment |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
    pid, terminal = pty.fork()
    if pid == 0:
        try:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", SIZE[1], SIZE[0], 0, 0))
            os.execvpe(argv[0], argv, environment)
        finally:
            os._exit(127)
    return pid, terminal


def open_and_close(argv: list[str], words: list[str], patience: float) -> float:
    """Open and close a program and return the seconds until the words stood there. Raises NotAsExpected."""
    started = time.monotonic()
    program = Program(argv, patience)
    try:
        program.wait_for(words)
        opened = time.monotonic() - started
        program.press(CTRL_Q)
        code = program.wait_for_end()
        if code != 0:
            raise NotAsExpected(f"it ended with exit code {code}")
        if ALTERNATE_SCREEN_LEFT not in program.output:
            raise NotAsExpected("it did not give the terminal back")
        return opened
    except NotAsExpected as error:
        raise NotAsExpected(f"{error}; the last it showed: {program.words[-2000:]!r}") from None
    finally:
        program.kill()


def main(arguments: list[str] | None = None) -> int:
    """Return 0 if all went as it should, else say on stderr what did not."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--until", action="append", default=[], metavar="WORDS", help="what it must show")
    parser.add_argument("--patience", type=float, default=60.0, metavar="SECONDS")
    parser.add_argument("program", nargs=argparse.REMAINDER)
    options = parser.parse_args(arguments)
    if not options.program:
        parser.error("say which program to open")
    try:
        opened = open_and_close(options.program, options.until, options.patience)
    except NotAsExpected as error:
        print(f"{options.program[0]}: {error}", file=sys.stderr)
        return 1
    print(f"{options.program[0]} opened after {opened:.2f} s and closed again")
    return 0


if __name__ == "__main__":
    sys.exit(main())
