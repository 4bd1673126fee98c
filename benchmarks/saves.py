"""How long a save takes, beside the least that puts the same bytes where a power cut cannot reach them."""

from __future__ import annotations

import gc
import os
import secrets
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

from benchmarks.make_log import Unproven, write_log
from learnlog.journal.answers import ProseAnswer
from learnlog.journal.entry import Entry
from learnlog.store.contents import Draft
from learnlog.store.folders import Folders
from learnlog.store.format import dump_entry
from learnlog.store.toml import TomlStore

FLOOR, AGAIN, FIRST, DRAFT = "floor", "again", "first", "draft"

T = TypeVar("T")

Times = dict[str, list[float]]
"""Seconds of each save, by kind: the floor, saved again in one sitting, saved first in a sitting, kept as a draft."""


def measure_saves(place: Path, rounds: int, entries: int = 100) -> Times:
    """Save entries of a log over and over, every kind of save in turn, and return how long each took.

    Args:
        place: an empty folder, for the log and what the floor writes: both on one disk.
        rounds: how often every kind is saved; each round takes another entry.
        entries: how many the log has.
    """
    folders = Folders.find(place / "log", {})
    write_log(folders.home, entries)
    store = TomlStore(folders)
    opened = [store.load(one.id) for one in store.listing(searchable=False).entries]
    written = {one.entry.id: (one.entry, one.version) for one in opened}
    beside = place / "floor"
    beside.mkdir(mode=0o700)
    for entry, _ in written.values():
        Unproven().write_quickly(beside / f"{entry.id}.toml", dump_entry(entry))
    times: Times = {FLOOR: [], AGAIN: [], FIRST: [], DRAFT: []}
    gc.collect()
    gc.freeze()  # as learnlog does once it is open
    try:
        for number in range(rounds):
            entry, version = written[list(written)[number % len(written)]]
            written[entry.id] = _round(store, beside / f"{entry.id}.toml", entry, version, times)
    finally:
        gc.unfreeze()
    return times


def write_plainly(path: Path, raw: bytes) -> None:
    """Put bytes in the place of a file: temporary file, fsync, replace, fsync of the folder, and nothing else."""
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.write(handle, raw)
        os.fsync(handle)
    finally:
        os.close(handle)
    temporary.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _round(store: TomlStore, beside: Path, entry: Entry, version: str, times: Times) -> tuple[Entry, str]:
    """Save an entry in every way, changed each time; return it as it stands then, with its version."""
    entry = later(entry)
    raw = dump_entry(entry)
    times[FLOOR].append(_timed(lambda: write_plainly(beside, raw))[0])
    took, version = _timed(lambda: store.save(entry, version))
    times[FIRST].append(took)
    entry = later(entry)
    took, version = _timed(lambda: store.save(entry, version, keep_old=False))
    times[AGAIN].append(took)
    draft = Draft(later(entry), entry.updated, version)
    times[DRAFT].append(_timed(lambda: store.drafts.keep(draft, durable=True))[0])
    return entry, version


def later(entry: Entry) -> Entry:
    """Return the entry a second later, with a word more in one of its answers, as somebody who writes would save it."""
    later = entry.changed(updated=entry.updated + timedelta(seconds=1))
    prose = next(one for one in entry.answers if isinstance(one, ProseAnswer))
    return later.with_answer(prose.model_copy(update={"text": f"{prose.text} again"}))


def _timed(what: Callable[[], T]) -> tuple[float, T]:
    begun = time.perf_counter()
    found = what()
    return time.perf_counter() - begun, found
