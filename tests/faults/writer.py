"""The program under test: saves entries when it is told to, so that a test can kill it or let its calls fail.

It loads learnlog once and then makes a child of itself for every job, which takes some thousandths of a second where
a new program would take half of one. ``processes`` starts it and gives it jobs; each comes with a socket of its own.
What a child has to say goes through that socket with calls that belong to networks, so that a test which counts the
calls of files, or lets them fail, never meets those.
"""

from __future__ import annotations

import contextlib
import ctypes
import itertools
import json
import os
import random
import signal
import socket
import sqlite3
import sys
import tempfile
import time
from pathlib import Path

from learnlog.errors import EntryChanged, SaveFailed
from learnlog.opening import Opening
from learnlog.store import locks
from learnlog.store.exchange import swap
from learnlog.store.format import dump_entry

from .logs import ENTRY_ID, entry_of, number_of, numbered, open_log, text_of
from .mutants import store_of

_ANY_TRACER = (0x59616D61, -1)
"""``PR_SET_PTRACER`` and ``PR_SET_PTRACER_ANY``: lets a test trace a child where the system is strict about that."""


class Job:
    """One job and its socket.

    Args:
        told: what ``processes.Writer`` was asked for: ``store``, ``home``, and what the job needs.
    """

    def __init__(self, told: dict[str, str], channel: socket.socket) -> None:
        self._told = told
        self._channel = channel
        self._store = store_of(told["store"], Path(told["home"]))

    def say(self, *words: object) -> None:
        """Tell the test something. A test that has gone needs to be told nothing."""
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self._channel.send(" ".join(map(str, words)).encode())

    def ready(self) -> None:
        """Say that everything is loaded, and wait for the word to begin."""
        self.say("ready", os.getpid())
        self._channel.recv(16)

    def run(self) -> None:
        """Do the job."""
        getattr(self, self._told["job"])()

    def save(self) -> None:
        """Save the next version; where that is refused, try once more."""
        opened = self._store.load(ENTRY_ID)
        number = number_of(opened.entry)
        self.ready()
        self._save_twice(number + 1, opened.version)

    def create(self) -> None:
        """Save the first version."""
        self.ready()
        self._save_twice(1, "")

    def _save_twice(self, number: int, version: str) -> None:
        entry = numbered(number)
        for _ in range(2):
            try:
                self._store.save(entry, version)
            except SaveFailed as error:
                self.say(type(error).__name__, error.message)
            except EntryChanged as error:
                self.say("EntryChanged", error.message)
                return
            else:
                self.say("saved")
                return

    def saves(self) -> None:
        """Save version after version until killed."""
        opened = self._store.load(ENTRY_ID)
        number, version, lines = number_of(opened.entry), opened.version, int(self._told["lines"])
        self.ready()
        while True:
            number += 1
            entry = numbered(number, lines)
            self.say("try", number)
            version = self._store.save(entry, version)
            self.say("saved", number)

    def edits(self) -> None:
        """Add a line so many times, each over what stands there then, as two windows might."""
        chance = random.Random(self._told["name"])
        self.ready()
        for number in range(int(self._told["edits"])):
            line = f"{self._told['name']}-{number}\n"
            while True:
                opened = self._store.load(ENTRY_ID)
                time.sleep(chance.random() * 0.005)  # a person thinks longer than this
                with contextlib.suppress(EntryChanged):
                    self._store.save(entry_of(text_of(opened.entry) + line), opened.version)
                    break
            if number % 20 == 0:
                self.say("going on")
        self.say("done")

    def note(self) -> None:
        """Begin a note as the app does, by the clock of this process, and save it."""
        workspace = Opening(self._store.folders).workspace()
        self.ready()
        entry = workspace.sittings.begin("", "free").entry
        self._store.save(entry, "")
        self.say(entry.id, entry.created.isoformat())

    def lists(self) -> None:
        """List the log again and again, each time without an index to begin with, until killed."""
        self.ready()
        while True:
            self.list_once()
            self._store.folders.index.unlink(missing_ok=True)

    def list(self) -> None:
        """List the log once."""
        self.ready()
        self.list_once()

    def list_once(self) -> None:
        """List the log and say so."""
        self.say("begin")
        self.say("listed", len(self._store.listing().entries))

    def locks_index(self) -> None:
        """Keep the index locked until killed."""
        with contextlib.closing(sqlite3.connect(self._store.folders.index, isolation_level=None)) as index:
            self.ready()
            index.execute("BEGIN EXCLUSIVE")
            self.say("locked")
            self._channel.recv(16)

    def replaces(self) -> None:
        """Put entries of its own in the place of the saved one, as a sync program does that knows of no locks.

        What it finds there it keeps in a folder of its own.
        """
        path, kept = Path(self._store.path_of(ENTRY_ID)), Path(self._told["kept"])
        chance = random.Random(1)
        self.ready()
        for number in itertools.count():
            mine = kept / f"{number:06}.toml"
            mine.write_bytes(dump_entry(entry_of(f"{self._told['name']}-{number}\n")))
            swap(mine, path)
            time.sleep(chance.random() * 0.02)


def serve(control: socket.socket) -> None:
    """Take jobs until the test closes the socket, and do each in a child."""
    locks._PATIENCE = 2.0  # no lock is held for longer here, and many are refused for good
    with tempfile.TemporaryDirectory() as folder:
        warm_up(Path(folder))
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the children
    while True:
        told, handles, _, _ = socket.recv_fds(control, 65536, 1)
        if not told:
            return
        if os.fork() == 0:
            control.close()
            ctypes.CDLL(None).prctl(*_ANY_TRACER)
            do(json.loads(told), socket.socket(fileno=handles[0]))
        os.close(handles[0])


def warm_up(folder: Path) -> None:
    """Import what saving imports late."""
    store = open_log(folder)
    store.save(numbered(2), store.save(numbered(1), ""))


def do(told: dict[str, str], channel: socket.socket) -> None:
    """Do one job in this process and end it."""
    job = Job(told, channel)
    try:
        job.run()
    except BaseException as error:  # whatever it is, the test has to hear of it
        job.say("crash", repr(error))
    finally:
        os._exit(0)


if __name__ == "__main__":
    serve(socket.socket(fileno=int(sys.argv[1])))
