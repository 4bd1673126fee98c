"""Lines as they are typed: read from the terminal or a pipe without anything in between that could print.

Python's own ``input`` lets readline draw; here the terminal alone echoes. A signal never takes a line that has come.
"""

from __future__ import annotations

import contextlib
import os
import re
import select
import signal
import sys
from types import FrameType, TracebackType
from typing import BinaryIO

from learnlog.plain.talk import Stopped
from learnlog.text import normalise

LONGEST = 1024 if sys.platform == "darwin" else 4095
"""Bytes of a line that a terminal holds before Enter is pressed. What is typed or pasted beyond, it drops."""

_KEYS = re.compile("\x1b(?:[\\[O][0-?]*[ -/]*[@-~]|.)?|[\x00-\x08\x0b-\x1f\x7f\x80-\x9f]")
"""What keys without a letter leave in a line, such as arrows, and other signs that are no writing."""

_ENDING = tuple(
    number for name in ("SIGINT", "SIGTERM", "SIGHUP") if (number := getattr(signal, name, None)) is not None
)


class Typed:
    """Reads lines, and hears what asks learnlog to end: use it as a context for as long as there is a conversation.

    Args:
        stream: where they come from.
        terminal: whether a person types them into a terminal.

    Attributes:
        note: what is to be said of the line read last, where anything is.
        heard: the signal that asked learnlog to end; 0 while none has.
    """

    def __init__(self, stream: BinaryIO, *, terminal: bool) -> None:
        self._stream = stream
        self._terminal = terminal
        self._pending = b""
        self._over = False
        self._before: dict[int, object] = {}
        self._woken: tuple[int, int] | None = None
        self._waiting = False
        self.note = ""
        self.heard = 0

    def __enter__(self) -> Typed:
        """Hear signals from now on."""
        if sys.platform != "win32":
            self._woken = os.pipe()
        for number in _ENDING:
            with contextlib.suppress(ValueError):  # not in the main thread: then nobody sends any
                self._before[number] = signal.signal(number, self._hear)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave signals to whom they were left before."""
        for number, handler in self._before.items():
            signal.signal(number, handler)  # type: ignore[arg-type]  # it came from there
        for end in self._woken or ():
            os.close(end)
        self._woken = None

    def _hear(self, number: int, frame: FrameType | None) -> None:
        self.heard = number
        if self._woken is not None:
            with contextlib.suppress(OSError):
                os.write(self._woken[1], b"!")
        elif self._waiting:
            raise Stopped(number)

    def line(self) -> str | None:
        """Return the next line without its end, cleaned of keys that are no writing; None where none will come.

        Raises Stopped where a signal asks learnlog to end, once what is written before is taken.
        """
        raw = self._raw()
        if raw is None:
            return None
        text = normalise(decoded(raw.rstrip(b"\r\n")))
        clean = _KEYS.sub("", text)
        self.note = ""
        if clean != text:
            self.note = "Keys that are no letters, such as arrows, were left out of that line."
        if self._terminal and len(raw.rstrip(b"\r\n")) >= LONGEST:
            self.note = (
                f"That line filled what the terminal can hold ({LONGEST:,} characters), so its end may be missing. It "
                f"ends with: “{clean[-40:]}”. Type the rest in another line."
            )
        return clean

    def _raw(self) -> bytes | None:
        while b"\n" not in self._pending and not self._over:
            self._wait()
            data = self._some()
            self._pending += data
            self._over = not data
        if not self._pending:
            return None
        line, end, self._pending = self._pending.partition(b"\n")
        return line + end

    def _wait(self) -> None:
        """Return when there is something to read. Raises Stopped."""
        if self._woken is None:
            if self.heard:
                raise Stopped(self.heard)
            return
        while True:
            ready, _, _ = select.select([self._stream.fileno(), self._woken[0]], [], [])
            if self._woken[0] in ready or self.heard:
                raise Stopped(self.heard)
            if ready:
                return

    def _some(self) -> bytes:
        if self._woken is not None:
            try:
                return os.read(self._stream.fileno(), 65536)
            except OSError:  # the terminal is gone
                return b""
        self._waiting = True
        try:
            return self._stream.readline()
        finally:
            self._waiting = False


def decoded(raw: bytes) -> str:
    """Return what was typed as text. A terminal that does not speak UTF-8 is taken for one of Western Europe."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")
