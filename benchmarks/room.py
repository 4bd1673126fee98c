"""The lists of a large log: the Log room beside a small one and a bare list drawn line by line, and the Actions room.

From a key to the frame that shows what it asked for: the room opened, one row moved, a letter typed in the search box.
Then what keys wait at worst while changed files are read, and the memory of the room scrolled from end to end.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import memory
from benchmarks.actions import measure_actions
from benchmarks.child import now
from benchmarks.figure import Figure
from benchmarks.letters import letters_of
from benchmarks.make_log import write_log
from benchmarks.probe import ProbeError
from benchmarks.session import Session
from benchmarks.stats import median, percentile
from learnlog.store.folders import Folders
from learnlog.store.toml import TomlStore

FEW = 100
"""Entries of the small log."""

SEARCHES = {"word found nowhere": "zircon", "common word": "pupil", "two letters": "th"}
"""What is typed: each letter is measured, and the box is cleared between."""

OPEN_BAR, MOVE_BAR, BARE_BAR, MEMORY_BAR = 1.3, 1.3, 1.5, 1.35
TYPED_BARS = (("median", 0.5, 50.0), ("p95", 0.95, 100.0))
"""Milliseconds from a letter to its results on the screen."""

GAP = 100.0
"""Milliseconds that a key may wait at most while changed files are read."""

MOVES, OPENINGS, TYPINGS = 60, 5, 3
"""Rows moved down, so many that a list scrolls; times the room is opened; times each word is typed."""

_CHANGED = 2_000
"""Files that have changed when it is looked how long keys wait meanwhile."""
_MEANWHILE = 8.0
"""Seconds of that. Files are looked at every two."""
_BETWEEN = 0.03
"""Seconds between two keys then, as of one that is held down."""
_EDGE = 3
"""Columns in which the row is marked."""
_PAGES = 10
"""Pages turned at once."""
_LIST = 44
"""Columns of the list."""
_ALL = re.compile(r"of [\d,]+ found")
_COUNT = re.compile(r"(of [\d,]+ (?:entries|found)|1 entry|nothing found)")
_READY = re.compile("Continue|Begin")

Seconds = list[float]


@dataclass
class Room:
    """What was measured, in seconds and, of memory, in bytes; large, small and bare by these names.

    Attributes:
        entries: how many the large log has.
        opened: from the key to the list.
        moved: from a key to the frame with the row moved.
        rested: from that key until the entry stands beside it, and nothing changes any more.
        typed: from a letter to its results, by what was typed.
        known: from the first letter of a common word until it is said how many have it.
        acted: the same in the Actions room, with every action in its table.
        gaps: what keys waited while changed files were read.
        peak: memory of the room scrolled from end to end, and of a bare app.
    """

    entries: int
    opened: dict[str, Seconds] = field(default_factory=dict)
    moved: dict[str, Seconds] = field(default_factory=dict)
    rested: dict[str, Seconds] = field(default_factory=dict)
    typed: dict[str, Seconds] = field(default_factory=dict)
    known: Seconds = field(default_factory=list)
    acted: Seconds = field(default_factory=list)
    gaps: Seconds = field(default_factory=list)
    peak: dict[str, int] = field(default_factory=dict)


def measure_room(log: Path, entries: int, place: Path, *, quick: bool = False) -> Room:
    """Measure a log, which is made where it is not there.

    Args:
        log: of many entries.
        entries: how many.
        place: an empty folder for the rest.
        quick: less of everything.
    """
    few = place / "few"
    for home, number in ((log, entries), (few, FEW)):
        _make(home, number)
    less = 3 if quick else 1
    room = Room(entries)
    logs = {"large": log, "small": few}
    for name, home in logs.items():
        _in_room(home, place, lambda session: None)  # compiles, and warms what all use
        room.opened[name] = []
    for _ in range(max(OPENINGS // less, 1)):
        for name, home in logs.items():
            room.opened[name].append(_in_room(home, place, lambda session: None))
    _move(room, logs, place, MOVES if not quick else MOVES * 2 // 3)
    _in_room(log, place, lambda session: _type(room, session, max(TYPINGS // less, 1)))
    room.acted = measure_actions(log, place, max(TYPINGS // less, 1))
    _in_room(log, place, lambda session: _change(room, session, log))
    _in_room(log, place, lambda session: _scroll(room, session))
    room.peak["bare"] = _bare_peak(place)
    return room


def _make(home: Path, entries: int) -> None:
    """Make a log, and its index."""
    folders = Folders.find(home, {})
    if not folders.entries.is_dir():
        shutil.rmtree(home, ignore_errors=True)
        write_log(home, entries)
    store = TomlStore(folders)
    store.catch_up(lambda: None).run()
    store.close()


def _open(home: Path, place: Path) -> tuple[Session, float]:
    """Open learnlog, then the room; return the seconds from the key to the list."""
    session = Session((sys.executable, "-m", "learnlog", "--home", str(home)), place)
    try:
        session.until(_READY)
        session.until(re.compile("F4"))
        session.settle()
        pressed = session.send("f4")
        took = session.until(_COUNT) - pressed
        session.settle()
    except ProbeError:
        session.close()
        raise
    return session, took


def _in_room(home: Path, place: Path, what: Callable[[Session], None]) -> float:
    session, took = _open(home, place)
    try:
        what(session)
    finally:
        session.close()
    return took


def _move(room: Room, logs: dict[str, Path], place: Path, moves: int) -> None:
    """Move by turns in both logs and in a bare list."""
    sessions = {name: _open(home, place)[0] for name, home in logs.items()}
    rows = str(room.entries)
    sessions["bare"] = Session((sys.executable, "-m", "benchmarks.bare.rows", rows), place)
    try:
        sessions["bare"].until(re.compile("Row 1 of"))
        for _ in range(moves):
            for name, session in sessions.items():
                took = session.press("down")
                pressed = session.last - took
                room.moved.setdefault(name, []).append(took)
                room.rested.setdefault(name, []).append(session.at_rest(pressed))
    finally:
        for session in sessions.values():
            session.close()


def _type(room: Room, session: Session, times: int) -> None:
    session.press("/")
    for what, word in SEARCHES.items():
        for _ in range(times):
            room.typed.setdefault(what, []).extend(letters_of(session, word, _results_shown))
    for _ in range(times):
        session.settle()
        pressed = session.send(SEARCHES["common word"][0])
        room.known.append(session.until(_ALL) - pressed)
        session.press("backspace")


def _results_shown(session: Session) -> tuple[str, ...]:
    """The count on top, and the list: neither the box nor the preview, in which a cursor blinks or a page changes."""
    rows = session.terminal.rows
    return (rows[0], *(row[:_LIST] for row in rows[6:-1]))


def _change(room: Room, session: Session, log: Path) -> None:
    """Move up and down while files that have changed are read."""
    for path in sorted(Folders.find(log, {}).entries.rglob("*.toml"))[-_CHANGED:]:
        os.utime(path)
    worked = memory.worked(session.child.pid)
    until = now() + _MEANWHILE
    down = True
    while now() < until:
        at = _highlighted(session)
        pressed = session.send("down" if down else "up")
        while _highlighted(session) == at:
            if now() - pressed > _MEANWHILE:
                raise ProbeError(f"the row never moved:\n{session.text}")
            session.draw()
        room.gaps.append(session.last - pressed)
        session.pause(_BETWEEN)
        down = not down
    if memory.worked(session.child.pid) - worked < _MEANWHILE / 20:
        raise ProbeError("no changed files were read meanwhile")


def _highlighted(session: Session) -> list[int]:
    """The lines that are marked as those of the row the keys act on."""
    return [line for line, row in enumerate(session.terminal.rows) if "▌" in row[:_EDGE]]


def _scroll(room: Room, session: Session) -> None:
    """Turn every page of the list down to the last."""
    last = f"{room.entries:,} of {room.entries:,} entries"
    deadline = now() + room.entries / 10
    while last not in session.text:
        if now() > deadline:
            raise ProbeError(f"the end of the list was never reached:\n{session.text}")
        # Only when the keys before have been taken: keys that wait in a queue take memory, too.
        before = session.terminal.rows[0]
        session.send(*["pagedown"] * _PAGES)
        while session.terminal.rows[0] == before and now() < deadline:
            session.draw()
        session.settle()
    room.peak["large"] = session.peak_memory()


def _bare_peak(place: Path) -> int:
    session = Session((sys.executable, "-m", "benchmarks.bare.start"), place)
    try:
        session.until(re.compile("Ready"))
        session.settle()
        return session.peak_memory()
    finally:
        session.close()


def room_figures(room: Room) -> list[Figure]:
    """Return the figures of the Log room."""

    def beside(what: str, times: dict[str, Seconds], floor: str, bar: float | None) -> Figure:
        return _figure(f"{what}, {room.entries:,} entries", _ms(times["large"]), _ms(times[floor]), bar)

    found = [
        beside("Log room opened, to one of few", room.opened, "small", OPEN_BAR),
        beside("one row down, to a log of few", room.moved, "small", MOVE_BAR),
        beside("one row down, to a bare list", room.moved, "bare", BARE_BAR),
        beside("one row down until all stands, to a log of few", room.rested, "small", None),
    ]
    what = f"letter until all are counted, common word, {room.entries:,} entries"
    found.append(_figure(what, _ms(room.known), TYPED_BARS[0][2], None))
    for what, times in (*room.typed.items(), ("an action", room.acted)):
        for name, share, limit in TYPED_BARS:
            took = percentile([one * 1000 for one in times], share)
            found.append(_figure(f"letter to results, {what}, {name}", _number(took), limit, 1.0))
    gap = max((one * 1000 for one in room.gaps), default=float("nan"))
    found.append(_figure("longest wait of a key while files are read", gap, GAP, 1.0))
    large, bare = (room.peak[name] / 2**20 for name in ("large", "bare"))
    what = f"peak memory, Log room scrolled, {room.entries:,} entries"
    return [*found, Figure("room", what, "MB", large, bare, MEMORY_BAR)]


def _figure(what: str, value: float, floor: float, bar: float | None) -> Figure:
    return Figure("room", what, "ms", value, floor, bar)


def _ms(times: Iterable[float]) -> float:
    return _number(median([one * 1000 for one in times]))


def _number(value: float | None) -> float:
    return float("nan") if value is None else value
