"""What is measured: learnlog and the bare apps, each in an environment of its own that is the same everywhere."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.keys import Key, parse
from benchmarks.probe import COLUMNS, LINES, Recipe
from benchmarks.prose import paragraphs

CHECKOUT = Path(__file__).resolve().parent.parent

HOME_IS_USEFUL = re.compile("Continue|Begin")
"""What Home must show before it is of any use: the way on."""

WAY_TO_WRITING = "enter"
"""From Home into the prose box of the task where the trainee stopped."""

LAST_WORD = "Farewell."

REFLECTION = f"{paragraphs(1500)} {LAST_WORD}\n\n\n"
"""The long reflection that is in the box before the measured keys.

It ends in empty lines, and is typed on above them: where the last line of all wraps, a text area only scrolls to the
new row with the next key.
"""

AT_THE_WRITING = (Key("expect", "Next →|Write here"), Key("wait", "1000"))
"""Until the box is there and takes what is pasted: on a busy machine that takes longer than a pause tells."""

WAY_TO_LAST_WORD = "up*3 end"
"""From the end of the pasted reflection to its last word."""

TYPED = "zest zeal zone zinc zip zoom zero zigzag zenith zebra zoo zealous zany zephyr zircon"
"""What is typed at its end: words that stand nowhere else on the screen."""


@dataclass(frozen=True)
class Subject:
    """One side of a comparison.

    Attributes:
        recipe: what to run.
        warm_up: what to run first, once, without measuring it.
        prepare: called before each run.
    """

    recipe: Recipe
    warm_up: Recipe
    prepare: Callable[[], None] = lambda: None


@dataclass(frozen=True)
class Opening:
    """One way of opening Home.

    Attributes:
        name: in words.
        entries: how many the log has.
        first: whether no picture of Home is kept from an earlier start, so that it must be made of the log itself.
        barred: whether it is held to the bars for a log as most are.
        large: whether it is held to those for a large one.
    """

    name: str
    entries: int
    first: bool = False
    barred: bool = False
    large: bool = False


NONE = Opening("no entries", 0)


def openings(entries: int) -> tuple[Opening, ...]:
    """Return every way of opening Home that is measured, with so many entries in the large log."""
    large = f"{entries:,} entries"
    return (
        NONE,
        Opening("100 entries", 100, barred=True),
        Opening(large, entries, large=True),
        Opening("100 entries, no picture kept", 100, first=True),
        Opening(f"{large}, no picture kept", entries, first=True),
    )


INDEXING = 600.0
"""Seconds that learnlog is given to read a whole log for the first time."""

WRITING_ENTRIES = 100
"""Entries in the log that the reflection is written in."""


def bare_start(place: Path) -> Subject:
    """A bare app with a header, a footer and a line of text. ``place`` is an empty folder for its own use."""
    recipe = Recipe(_python("benchmarks.bare.start"), environment(place), place, re.compile("Ready"))
    return Subject(recipe, recipe)


def bare_writing(place: Path, box: str) -> Subject:
    """A bare app with a text area, in which the long reflection is written. ``box``: its size, COLUMNSxROWS."""
    recipe = Recipe(_python("benchmarks.bare.writing", box), environment(place), place, re.compile("Write here"))
    recipe = _with_typing(recipe, ())
    return Subject(recipe, recipe)


def learnlog_home(place: Path, opening: Opening, made: Path) -> Subject:
    """learnlog opening on a copy of a log. ``made`` is where logs are kept once they are made."""
    from benchmarks.make_log import write_log
    from learnlog.store.folders import Folders

    original, log = made / str(opening.entries), place / "log"
    if not original.exists():
        unfinished = made / f"{opening.entries}.unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(parents=True)
        write_log(unfinished, opening.entries)
        unfinished.rename(original)
    shutil.copytree(original, log)
    picture = Folders.find(log, {}).home_picture
    kept = Kept(picture)
    # Every start ends with a picture of Home being kept, when the log is read; only then has it used all its memory.
    recipe = Recipe(_learnlog(log), environment(place), place, HOME_IS_USEFUL, finished=kept.anew)

    def prepare() -> None:
        if opening.first:
            picture.unlink(missing_ok=True)
        kept.look()

    # The first start of all reads every entry, to index it, before it shows anything.
    return Subject(recipe, replace(recipe, start_timeout=INDEXING), prepare)


def learnlog_writing(place: Path, *, drafts: bool = True) -> Subject:
    """learnlog with the long reflection written into a task; ``drafts``: whether it keeps a draft for every key."""
    from benchmarks.make_log import write_log_in_task

    made, log = place / "made", place / "log"
    write_log_in_task(made, WRITING_ENTRIES)

    def afresh() -> None:
        # What the start before kept in the cache stays there, as it does on any day but the first.
        for old in log.iterdir() if log.exists() else ():
            if old.is_dir() and old.name != "cache":
                shutil.rmtree(old)
            elif old.is_file():
                old.unlink()
        shutil.copytree(made, log, dirs_exist_ok=True)

    command = _learnlog(log) if drafts else _python("benchmarks.draftless", str(log))
    recipe = Recipe(command, environment(place), place, HOME_IS_USEFUL, saves=SaveCounter(log / "state"))
    recipe = _with_typing(recipe, parse(WAY_TO_WRITING))
    return Subject(recipe, recipe, afresh)


def writing_box(place: Path) -> str:
    """Return the size of the box the reflection is written in, as COLUMNSxROWS, asked of learnlog itself."""
    from benchmarks.make_log import write_log_in_task

    log = place / "log"
    write_log_in_task(log, 2)
    terminal = f"{COLUMNS}x{LINES}"
    command = _python("benchmarks.box", str(log), terminal, *WAY_TO_WRITING.split())
    return subprocess.run(command, env=environment(place), check=True, capture_output=True, text=True).stdout.strip()


class Kept:
    """Tells whether a file was written since it was last looked at."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.seen = 0

    def look(self) -> None:
        """Remember the file as it is now."""
        self.seen = self._changed()

    def anew(self) -> bool:
        """Whether it was written since."""
        return self._changed() not in (0, self.seen)

    def _changed(self) -> int:
        try:
            return self.path.stat().st_mtime_ns
        except FileNotFoundError:
            return 0


class SaveCounter:
    """Counts the times the files of a folder changed between two calls: at most one for each call."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.seen = 0

    def __call__(self) -> int:
        """Return 1 if something was saved since the last call, else 0."""
        newest = self.seen
        for path in self.folder.rglob("*"):
            with contextlib.suppress(FileNotFoundError):  # a temporary file that has got its name by now
                newest = max(newest, path.stat().st_mtime_ns)
        changed = newest > self.seen
        self.seen = newest
        return int(changed)


def environment(place: Path) -> dict[str, str]:
    """Return the whole environment of a program: the same on every machine but for the search path."""
    home = place / "home"
    folders = {"CONFIG": ".config", "DATA": ".local/share", "STATE": ".local/state", "CACHE": ".cache"}
    home.mkdir(parents=True, exist_ok=True)
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "PYTHONPATH": f"{CHECKOUT / 'src'}{os.pathsep}{CHECKOUT}",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "TZ": "UTC",
        "HOME": str(home),
        **{f"XDG_{name}_HOME": str(home / folder) for name, folder in folders.items()},
    }


def _python(module: str, *arguments: str) -> tuple[str, ...]:
    return (sys.executable, "-m", module, *arguments)


def _learnlog(log: Path) -> tuple[str, ...]:
    return _python("learnlog", "--home", str(log))


def _with_typing(recipe: Recipe, way: tuple[Key, ...]) -> Recipe:
    """The recipe with the reflection pasted where ``way`` leads, and something typed at its end."""
    way = (*way, *AT_THE_WRITING, Key("paste", REFLECTION), *parse(WAY_TO_LAST_WORD))
    return replace(recipe, way=way, arrived=re.compile(re.escape(LAST_WORD)), typed=f" {TYPED}")
