"""learnlog in a terminal of its own, opened at the text of a new entry, and what is kept of that text."""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Iterator
from pathlib import Path

from benchmarks import memory
from learnlog.errors import EntryMissing
from learnlog.journal.answers import ProseAnswer
from learnlog.journal.entry import Entry
from tests.terminal.window import Window, now, open_note, welcomed

from .app import SOUND
from .logs import open_log

_TICKS = os.sysconf("SC_CLK_TCK")


@contextlib.contextmanager
def opened(home: Path, app: str = SOUND, *, apart: bool = False) -> Iterator[Window]:
    """Open a window on a log.

    Args:
        home: the log.
        app: the name of the app: as it is, or weak on purpose.
        apart: whether it runs in a session of its own, which hears nothing when the terminal vanishes.
    """
    if app == SOUND and not apart:
        program: tuple[str, ...] = ("-m", "learnlog")
    else:
        program = ("-m", "tests.faults.app", app, *(("--apart",) if apart else ()))
    window = Window(home, home.parent, program=program)
    try:
        yield window
    finally:
        for pid in learnlogs(window):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        window.close()


@contextlib.contextmanager
def writing(home: Path, app: str = SOUND, *, apart: bool = False) -> Iterator[Window]:
    """Open a window on a new log, with the cursor in the text of an entry. For the arguments see ``opened``."""
    welcomed(home)
    with opened(home, app, apart=apart) as window:
        open_note(window)
        yield window


def learnlogs(window: Window) -> list[int]:
    """Return what was started in a window and still runs, the innermost last."""
    return [] if window.ended() else memory.tree(window.pid)


def kept(home: Path) -> str:
    """Return the text that learnlog would find at its next start: the draft, else the entry, else nothing."""
    store = open_log(home)
    for ref in store.drafts.all():
        with contextlib.suppress(EntryMissing):  # saved since the look
            return text_in(store.drafts.read(ref).entry)
    return in_log(home)


def in_log(home: Path) -> str:
    """Return the text of the one entry as it was saved, whatever its draft says; nothing where there is none."""
    store = open_log(home)
    return next((text_in(store.load(summary.id).entry) for summary in store.listing().entries), "")


def text_in(entry: Entry) -> str:
    """Return what a free entry says, without its title."""
    return next((one.text for one in entry.answers if isinstance(one, ProseAnswer)), "")


def ends_within(window: Window, seconds: float) -> bool:
    """Return whether the program ends by itself within a time."""
    deadline = now() + seconds
    while not window.ended() and now() < deadline:
        window.look(0.02)
    return window.ended()


def busy(pid: int, window: Window, seconds: float) -> float:
    """Return the share of a processor that a process takes, watched for so long while nobody touches a key."""
    begun, before = now(), _spent(pid)
    while now() < begun + seconds:
        window.look(0.05)
    return (_spent(pid) - before) / (now() - begun)


def _spent(pid: int) -> float:
    """Return the processor time a process has taken so far, in seconds."""
    fields = Path(f"/proc/{pid}/stat").read_bytes().rpartition(b")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS
