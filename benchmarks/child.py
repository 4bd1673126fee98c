"""A program in a pseudo-terminal, with a thread that stamps its output and one that samples its memory."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import queue
import select
import signal
import struct
import termios
import threading
import time
from pathlib import Path

from benchmarks import memory

now = time.perf_counter

SWITCH_INTERVAL = 0.0002
"""Seconds that parsing may hold back a time stamp; for ``sys.setswitchinterval``."""

SAMPLE_PERIOD = 0.01
"""Seconds between memory samples."""

TREE_PERIOD = 0.1
"""Seconds between looks for new descendants."""


class Child:
    """A running program.

    The reader thread does nothing but read and stamp the time, so parsing, which is slow, never delays a stamp.

    Args:
        argv: the command, with its full path.
        environment: the whole environment.
        cwd: the working directory.
        columns: width of the terminal.
        lines: height of the terminal.

    Attributes:
        started: just before the fork, in seconds of ``time.perf_counter``.
        output: reads with the time of each; None for the end.
        peak_memory: largest resident memory in bytes, summed over the process tree, as sampled.
    """

    def __init__(self, argv: tuple[str, ...], environment: dict[str, str], cwd: Path, columns: int, lines: int) -> None:
        size = struct.pack("HHHH", lines, columns, columns * 10, lines * 20)
        self.started = now()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            self._become(argv, environment, cwd, size)
        self.output: queue.SimpleQueue[tuple[float, bytes | None]] = queue.SimpleQueue()
        self.status: int | None = None
        self.peak_memory = 0
        self._stopping = threading.Event()
        self._threads = [threading.Thread(target=work, daemon=True) for work in (self._read, self._sample)]
        for thread in self._threads:
            thread.start()

    @staticmethod
    def _become(argv: tuple[str, ...], environment: dict[str, str], cwd: Path, size: bytes) -> None:
        """In the forked process: turn into the program, or end."""
        try:
            fcntl.ioctl(0, termios.TIOCSWINSZ, size)
            for number in (signal.SIGPIPE, signal.SIGXFSZ, signal.SIGINT):
                signal.signal(number, signal.SIG_DFL)
            os.chdir(cwd)
            os.execve(argv[0], argv, environment)
        except OSError as error:
            os.write(2, f"cannot start {argv[0]}: {error}\r\n".encode())
        finally:
            os._exit(127)

    def _read(self) -> None:
        poller = select.poll()
        poller.register(self._fd, select.POLLIN)
        while not self._stopping.is_set():
            if not poller.poll(100):
                continue
            try:
                data = os.read(self._fd, 65536)
            except OSError:  # EIO: the last writer has gone
                data = b""
            at = now()
            self.output.put((at, data or None))
            if not data:
                return

    def _sample(self) -> None:
        pids = [self.pid]
        next_look = 0.0
        while not self._stopping.wait(SAMPLE_PERIOD):
            if now() >= next_look:
                pids = memory.tree(self.pid)
                next_look = now() + TREE_PERIOD
            self.peak_memory = max(self.peak_memory, memory.resident(pids))

    def write(self, data: bytes) -> None:
        """Write all, or as much as a program that does not read will take in a second."""
        view = memoryview(data)
        with contextlib.suppress(OSError):
            while view:
                if not select.select([], [self._fd], [], 1.0)[1]:
                    return
                view = view[os.write(self._fd, view[:512]) :]

    def ended(self) -> bool:
        """Whether the program has ended; if so, ``status`` is its exit code."""
        if self.status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = os.waitstatus_to_exitcode(status)
        return self.status is not None

    def kill(self, number: int) -> None:
        """Send a signal to a program that still runs."""
        if not self.ended():  # a collected child's number may belong to somebody else
            os.kill(self.pid, number)

    def close(self) -> None:
        """End the program if it still runs, then the threads, and give the terminal back."""
        self.kill(signal.SIGKILL)
        while not self.ended():
            time.sleep(0.002)
        self._stopping.set()
        for thread in self._threads:
            thread.join()  # before the number of the descriptor can be used again
        os.close(self._fd)
