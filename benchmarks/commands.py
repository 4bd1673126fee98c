"""How long whole commands take, from the start of the process to its end.

Beside them stand an interpreter that does nothing, and, where they are on the PATH, what else somebody would look for a
word with: ripgrep over the files of the log, and jrnl over one file with the same texts.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from benchmarks.make_log import write_log
from learnlog.store.brief import LIMIT, texts
from learnlog.store.disk import read_ordinary
from learnlog.store.folders import Folders

WORD = "pupil"
"""What is searched for. Nearly every entry has it, which is what takes longest."""

SEARCH, LIST = "search WORD", "list -n 20"

SLOW = 3
"""Rounds with a program that takes seconds."""


class Rival(NamedTuple):
    """Another program that finds a word.

    Attributes:
        program: its name on the PATH.
        name: its name for a person.
        rounds: in how many it is measured at most; it may take seconds.
    """

    program: str
    name: str
    rounds: int


_JRNL_SETTINGS = """\
colors: {{body: none, date: none, tags: none, title: none}}
default_hour: 9
default_minute: 0
editor: ""
encrypt: false
highlight: false
indent_character: "|"
journals: {{default: {{journal: "{journal}"}}}}
linewrap: 79
tagsymbols: "#@"
template: false
timeformat: "%Y-%m-%d %H:%M"
version: v4.2
"""

RIPGREP, JRNL = Rival("rg", "ripgrep", 15), Rival("jrnl", "jrnl", SLOW)
RIVALS = (RIPGREP, JRNL)


@dataclass
class Commands:
    """Seconds of each command, by what was done.

    Attributes:
        entries: how many the log has.
        ours: learnlog's.
        floors: of what stands beside it.
        missing: programs that are not there to be measured.
    """

    entries: int
    ours: dict[str, list[float]] = field(default_factory=dict)
    floors: dict[str, list[float]] = field(default_factory=dict)
    missing: tuple[str, ...] = ()


def beside(rival: Rival) -> str:
    """Return what a search beside another program is called among the figures."""
    return f"{SEARCH}, beside {rival.name}"


def measure_commands(home: Path, entries: int, rounds: int) -> Commands:
    """Measure the commands of learnlog by turns with what stands beside each, all of it warm.

    A log of so many entries is made first, unless it is there already.
    """
    folders = Folders.find(home, {})
    if not folders.entries.is_dir():
        write_log(home, entries)
    taken = Commands(entries, missing=tuple(one.name for one in RIVALS if shutil.which(one.program) is None))
    nothing, own = [sys.executable, "-c", "pass"], [*_learnlog(), "--home", str(home)]
    search = [*own, "search", WORD]
    for name, command in ((SEARCH, search), (LIST, [*own, "list", "-n", "20"])):
        _by_turns(name, command, nothing, rounds, taken)
    with tempfile.TemporaryDirectory(prefix="learnlog-benchmarks-") as place:
        for rival in RIVALS:
            program = shutil.which(rival.program)
            if program is not None:
                line = _ripgrep(program, folders) if rival is RIPGREP else _jrnl(program, folders, Path(place))
                _by_turns(beside(rival), search, line, min(rounds, rival.rounds), taken)
    return taken


def _learnlog() -> list[str]:
    """Return how learnlog is started here: by the command that was installed, as a person does, if it was."""
    command = shutil.which("learnlog", path=sysconfig.get_path("scripts"))
    return [command] if command else [sys.executable, "-m", "learnlog"]


def _by_turns(name: str, own: Sequence[str], other: Sequence[str], rounds: int, taken: Commands) -> None:
    for number in range(rounds + 1):
        for command, into in ((own, taken.ours), (other, taken.floors)):
            begun = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True, stdin=subprocess.DEVNULL, env=_environment())
            if number:  # the first is to warm up
                into.setdefault(name, []).append(time.perf_counter() - begun)


def _environment() -> dict[str, str]:
    """Return the environment of a command: compiled code is kept, as it is where learnlog is installed."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _ripgrep(program: str, folders: Folders) -> list[str]:
    return [program, "--ignore-case", "--files-with-matches", WORD, str(folders.entries)]


def _jrnl(program: str, folders: Folders, place: Path) -> list[str]:
    """Write a journal with all texts of the log, and return what asks jrnl for the newest entries with the word."""
    journal, settings = place / "jrnl.txt", place / "jrnl.yaml"
    with journal.open("w", encoding="utf-8") as out:
        for file in sorted(folders.entries.rglob("*.toml"), key=lambda one: one.name):
            title, *rest = (" ".join(one.split()) for one in texts(read_ordinary(file, LIMIT)))
            out.write(f"[{file.name[:10]} 09:00] {title}\n" + "\n".join(rest) + "\n\n")
    settings.write_text(_JRNL_SETTINGS.format(journal=journal), encoding="utf-8")
    return [program, "--config-file", str(settings), "-contains", WORD, "-n", "20", "--short"]
