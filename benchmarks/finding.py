"""How quickly a large log is found in, beside the least that could do it.

Nothing here draws: what a letter takes until results stand on the screen, ``benchmarks.room`` measures.
"""

from __future__ import annotations

import gc
import os
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import tomli

from benchmarks.make_log import write_log
from benchmarks.saves import later, write_plainly
from learnlog.journal.entry import Entry
from learnlog.search import parse
from learnlog.store.folders import Folders
from learnlog.store.format import dump_entry
from learnlog.store.toml import TomlStore
from learnlog.text import folded

PATIENCE = 50.0
"""Milliseconds a letter may take to its results: what each query is set beside."""

COMMIT = 500
"""Entries between two commits of the bare index, as of learnlog's."""


SAVE = "a save with its row in the index"

_PUT = "INSERT INTO words (rowid, said) VALUES (?, ?)"
_TAKE_OUT = "INSERT INTO words (words, rowid, said) VALUES ('delete', ?, ?)"

T = TypeVar("T")


@dataclass
class Finding:
    """Seconds of each time, by what was done.

    Attributes:
        entries: how many the log has.
        ours: learnlog's.
        floors: of the least beside it.
        size: bytes of the index.
    """

    entries: int
    ours: dict[str, list[float]] = field(default_factory=dict)
    floors: dict[str, list[float]] = field(default_factory=dict)
    size: int = 0


def measure_finding(home: Path, entries: int, rounds: int) -> Finding:
    """Make a log of so many entries, unless it is there already, and find things in it over and over."""
    folders = Folders.find(home, {})
    if not folders.entries.is_dir():
        write_log(home, entries)
    found = Finding(entries)
    bare = home / "cache" / "bare.sqlite3"
    gc.collect()
    gc.freeze()  # as learnlog does once it is open
    for _ in range(3):
        shutil.rmtree(folders.cache, ignore_errors=True)
        folders.cache.mkdir()
        store = TomlStore(folders)
        _time(found.ours, "index from nothing", lambda store=store: store.catch_up(lambda: None).run())  # type: ignore[misc]
        bare.unlink(missing_ok=True)
        _time(found.floors, "index from nothing", lambda: _bare_index(folders.entries, bare))
    found.size = folders.index.stat().st_size
    view = store.log_view()
    for _ in range(rounds):
        _time(found.ours, "what has changed", lambda: store.catch_up(lambda: None).run())
        _time(found.floors, "what has changed", lambda: _look(folders.entries))
    for name, text in (("rare word", "zebra"), ("common word", "pupil"), ("two letters", "th")):
        for _ in range(rounds):
            _time(found.ours, name, lambda text=text: view.find(parse(text), date.today())[:20])  # type: ignore[misc]
            found.floors.setdefault(name, []).append(PATIENCE / 1000)
    _save(store, bare, home / "cache" / "bare.toml", found, rounds)
    bare.unlink()
    store.close()
    gc.unfreeze()
    return found


def _time(into: dict[str, list[float]], name: str, what: Callable[[], T]) -> T:
    begun = time.perf_counter()
    done = what()
    into.setdefault(name, []).append(time.perf_counter() - begun)
    return done


def _look(entries: Path) -> int:
    """Look at every file, and no more."""
    seen = 0
    for year in os.scandir(entries):
        for file in os.scandir(year.path):
            seen += file.stat(follow_symlinks=False).st_mtime_ns > 0
    return seen


def _save(store: TomlStore, bare: Path, beside: Path, found: Finding, rounds: int) -> None:
    """Save the newest entry over and over and put it into the index; beside it the same bytes, and its row replaced."""
    one = store.load(store.log_view().find(parse(""), date.today())[0].id)
    entry, version = one.entry, one.version
    connection = sqlite3.connect(bare, isolation_level=None)
    connection.execute("PRAGMA synchronous = NORMAL")
    said = folded("\n".join(_texts(tomli.loads(dump_entry(entry).decode()))))
    connection.execute(_PUT, (-1, said))
    for _ in range(rounds):
        entry = later(entry)
        raw = dump_entry(entry)
        before, said = said, folded("\n".join(_texts(tomli.loads(raw.decode()))))

        def plainly(raw: bytes = raw, before: str = before, said: str = said) -> None:
            write_plainly(beside, raw)
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(_TAKE_OUT, (-1, before))
            connection.execute(_PUT, (-1, said))
            connection.execute("COMMIT")

        def ours(entry: Entry = entry, version: str = version) -> str:
            saved = store.save(entry, version, keep_old=False)
            store.log_view()  # what was saved is put into the index when something is asked
            return saved

        _time(found.floors, SAVE, plainly)
        version = _time(found.ours, SAVE, ours)
    connection.close()
    beside.unlink()


def _bare_index(entries: Path, path: Path) -> None:
    """Read and parse every file, and index its words by themselves."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute(
        "CREATE VIRTUAL TABLE words USING fts5 (said, content='', columnsize=0, tokenize='ascii', prefix='1 2 3')"
    )
    connection.execute("BEGIN")
    for number, file in enumerate(sorted(entries.rglob("*.toml")), 1):
        data = tomli.loads(file.read_bytes().decode())
        connection.execute(_PUT, (number, folded("\n".join(_texts(data)))))
        if number % COMMIT == 0:
            connection.execute("COMMIT")
            connection.execute("BEGIN")
    connection.execute("COMMIT")
    connection.close()


def _texts(part: Any) -> Iterator[str]:
    match part:
        case str():
            yield part
        case dict():
            for value in part.values():
                yield from _texts(value)
        case list():
            for value in part:
                yield from _texts(value)
