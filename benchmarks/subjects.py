"""What is measured: learnlog and the bare apps, each in an environment of its own that is the same everywhere."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.keys import Key, parse
from benchmarks.probe import Recipe
from benchmarks.prose import paragraphs

CHECKOUT = Path(__file__).resolve().parent.parent

HOME_IS_USEFUL = re.compile("Continue|Begin")
"""What Home must show before it is of any use: the way on."""

WAY_TO_WRITING = "enter"
"""From Home into the prose box of the task where the trainee stopped."""

WRITING_BOX = (72, 16)
"""Columns and rows of that box in a terminal of 120 × 40, its border included."""

REFLECTION = paragraphs(1500)
"""The long reflection that is in the box before the measured keys."""

TYPED = "zest zeal zone zinc zip zoom zero zigzag zenith zebra zoo zealous zany zephyr zircon"
"""What is typed at its end: words that stand nowhere else on the screen."""


@dataclass(frozen=True)
class Subject:
    """One side of a comparison.

    Attributes:
        recipe: what to run.
        prepare: called before each run.
    """

    recipe: Recipe
    prepare: Callable[[], None] = lambda: None


def bare_start(place: Path) -> Subject:
    """A bare app with a header, a footer and a line of text. ``place`` is an empty folder for its own use."""
    return Subject(Recipe(_python("benchmarks.bare.start"), environment(place), place, re.compile("Ready")))


def bare_writing(place: Path) -> Subject:
    """A bare app with a text area, in which the long reflection is written."""
    size = "x".join(str(number) for number in WRITING_BOX)
    recipe = Recipe(_python("benchmarks.bare.writing", size), environment(place), place, re.compile("Write here"))
    return Subject(_with_typing(recipe, ()))


def learnlog_home(place: Path, entries: int) -> Subject:
    """learnlog opening on a log of this many entries."""
    from benchmarks.make_log import write_log

    log = place / "log"
    write_log(log, entries)
    return Subject(Recipe(_learnlog(log), environment(place), place, HOME_IS_USEFUL))


def learnlog_writing(place: Path, entries: int) -> Subject:
    """learnlog with the long reflection written into a task, in a log of this many entries."""
    from benchmarks.make_log import write_log_in_task

    kept, log = place / "kept", place / "log"
    write_log_in_task(kept, entries)

    def afresh() -> None:
        shutil.rmtree(log, ignore_errors=True)
        shutil.copytree(kept, log)

    recipe = Recipe(_learnlog(log), environment(place), place, HOME_IS_USEFUL, saves=SaveCounter(log))
    return Subject(_with_typing(recipe, parse(WAY_TO_WRITING)), afresh)


class SaveCounter:
    """Counts the times the files of a folder changed between two calls: at most one for each call."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.seen = 0

    def __call__(self) -> int:
        """Return 1 if something was saved since the last call, else 0."""
        newest = max((entry.stat().st_mtime_ns for entry in _files(self.folder)), default=0)
        changed = newest > self.seen
        self.seen = max(newest, self.seen)
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
    ending = REFLECTION.split()[-1]
    return Recipe(
        recipe.argv,
        recipe.environment,
        recipe.cwd,
        recipe.useful,
        way=(*way, *parse(f"paste:{shlex.quote(REFLECTION)}")),
        arrived=re.compile(re.escape(ending)),
        typed=f" {TYPED}",
        saves=recipe.saves,
    )
