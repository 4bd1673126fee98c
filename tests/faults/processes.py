"""Processes that save, killed, traced and made to fail from outside."""

from __future__ import annotations

import contextlib
import json
import os
import select
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

_ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 30.0
"""How long to wait for a process to say something, in seconds. One that is still silent then hangs."""


class Hanging(Exception):
    """A process said nothing for so long that it never will."""


class Process:
    """One child of the writer.

    Args:
        channel: where it says what it does.
    """

    def __init__(self, channel: socket.socket) -> None:
        self._channel = channel
        self._channel.settimeout(PATIENCE)
        ready = self.hear()
        assert ready.startswith("ready "), ready
        self.pid = int(ready.split()[1])

    def begin(self) -> None:
        """Let it do its job."""
        self._channel.send(b"begin")

    def hear(self) -> str:
        """Return the next thing it says, nothing where it has ended. Hanging where it does neither."""
        try:
            return self._channel.recv(65536).decode()
        except ConnectionResetError:
            return ""
        except TimeoutError:
            self.kill()
            raise Hanging from None

    def hear_all(self) -> list[str]:
        """Return everything it says until it ends."""
        return list(iter(self.hear, ""))

    def speaks_within(self, seconds: float) -> bool:
        """Return whether it says something, or ends, within a time."""
        return bool(select.select([self._channel], [], [], seconds)[0])

    def kill(self) -> None:
        """End it at once, wherever it is; one that has ended stays ended."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)

    def close(self) -> None:
        """Leave nothing of it behind."""
        self.kill()
        self._channel.close()


class Writer:
    """The writer program, ready to do jobs. Use as a context manager."""

    def __init__(self, *before: str, environ: dict[str, str] | None = None) -> None:
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            command = [*before, sys.executable, "-m", "tests.faults.writer", str(theirs.fileno())]
            environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **(environ or {})}
            self._program = subprocess.Popen(command, cwd=_ROOT, pass_fds=[theirs.fileno()], env=environment)

    def __enter__(self) -> Writer:
        return self

    def __exit__(self, *_: object) -> None:
        self._control.close()
        self._program.wait(PATIENCE)

    @contextlib.contextmanager
    def start(self, job: str, store: str, home: Path, **needs: object) -> Iterator[Process]:
        """Start a job: a method of ``writer.Job``. The process is ready when this returns, and waits to begin."""
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        told = {"job": job, "store": store, "home": str(home), **{name: str(need) for name, need in needs.items()}}
        with theirs:
            socket.send_fds(self._control, [json.dumps(told).encode()], [theirs.fileno()])
        process = Process(ours)
        try:
            yield process
        finally:
            process.close()


@contextlib.contextmanager
def traced(process: Process, output: Path, *options: str) -> Iterator[None]:
    """Trace a process that waits to begin, until it ends.

    Args:
        output: the file for the calls.
        options: of strace, as ``inject=…`` with ``-e`` before it.
    """
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed")
    command = ["strace", "-f", "-p", str(process.pid), "-o", str(output), *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as tracer:
        assert tracer.stderr is not None
        told = tracer.stderr.readline()
        if "attached" not in told:
            pytest.skip(f"this system lets nobody trace a process: {told.strip()}")
        try:
            yield
            tracer.wait(PATIENCE)
        finally:
            process.kill()


class Run(NamedTuple):
    """One run of a job under strace.

    Attributes:
        said: what the process said.
        calls: the calls it made, as strace tells them.
        home: the log it leaves behind.
    """

    said: list[str]
    calls: str
    home: Path

    @property
    def saved(self) -> bool:
        """Whether it told of a save."""
        return "saved" in self.said


class Trial:
    """The same job over the same log, again and again, each time with something else going wrong.

    Args:
        job: ``save`` or ``create``.
        store: the name of the store.
        home: the log to begin with; it is not touched. It need not exist.
        folder: for the copies.
    """

    def __init__(self, writer: Writer, job: str, store: str, home: Path, folder: Path) -> None:
        self._writer, self._job, self._store, self._home, self._folder = writer, job, store, home, folder

    def run(self, *options: str) -> Run:
        """Run it once, with options of strace; Hanging where it does not end."""
        copy, output = self._folder / "copy", self._folder / "calls"
        shutil.rmtree(copy, ignore_errors=True)
        if self._home.exists():
            shutil.copytree(self._home, copy)
        with self._writer.start(self._job, self._store, copy) as process:
            with traced(process, output, "-e", "trace=%file,%desc,sendto", *options):
                process.begin()
                said = process.hear_all()
            return Run(said, output.read_text(), copy)
