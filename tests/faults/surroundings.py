"""Where learnlog may find itself: folders that are missing or no folders, systems that speak only ASCII, no terminal.

Each surrounding is what is done before learnlog starts: variables set or taken away, and a few lines of shell.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from .logs import ENTRY_ID

ROOT = Path(__file__).parents[2]
OURS = (
    "HOME",
    "LEARNLOG_HOME",
    "XDG_DATA_HOME",
    "XDG_CACHE_HOME",
    "XDG_STATE_HOME",
    "XDG_CONFIG_HOME",
    "LC_ALL",
    "LANG",
)

COMMANDS: tuple[tuple[str, ...], ...] = (
    *(("list",), ("list", "--json"), ("show", ENTRY_ID), ("read",), ("read", "respect"), ("path",), ("doctor",)),
    *(("doctor", "--json"), ("backup",), ("restore",), ("restore", "2026-11-23", "--yes"), ("erase", ENTRY_ID)),
    *(("units", "list"), ("units", "check"), (), ("continue",), ("--version",), ("nonsense",)),
)
"""Every command. Those that open the app find no terminal here."""


@dataclass(frozen=True)
class Surrounding:
    """What learnlog finds.

    Attributes:
        values: variables, None for one that is missing. ``{home}`` and ``{empty}`` stand for a log and an empty folder.
        before: what a shell does first, in the empty folder.
        streams: what the shell does with standard input, output and error.
        refused: what is said where nothing can be done at all; empty where learnlog works.
        unknown: whether the system knows nobody by name, which takes a root of one's own.
    """

    values: dict[str, str | None] = field(default_factory=dict)
    before: str = ":"
    streams: str = "</dev/null"
    refused: str = ""
    unknown: bool = False

    @property
    def heard(self) -> bool:
        """Whether somebody hears what it says about errors."""
        return "2>&-" not in self.streams


SURROUNDINGS: dict[str, Surrounding] = {
    "all as it should be": Surrounding({"LEARNLOG_HOME": "{home}"}),
    "no HOME": Surrounding({"HOME": None}),
    "no HOME, and a user without a name": Surrounding(
        {"HOME": None}, unknown=True, refused="home folder cannot be found"
    ),
    "an empty HOME": Surrounding({"HOME": ""}),
    "a HOME that is not there": Surrounding({"HOME": "{empty}/none"}),
    "a HOME that is a file": Surrounding({"HOME": "{empty}/file"}, "touch file", refused="is no folder"),
    "a HOME that can only be read": Surrounding({"HOME": "/proc"}),
    "XDG folders that are not there": Surrounding(
        {"XDG_DATA_HOME": "{empty}/a/b", "XDG_CACHE_HOME": "{empty}/c", "XDG_STATE_HOME": "{empty}/d"}
    ),
    "relative XDG folders": Surrounding({"XDG_DATA_HOME": "a", "XDG_CACHE_HOME": "b", "XDG_STATE_HOME": "c"}),
    "XDG folders that are files": Surrounding(
        {"XDG_DATA_HOME": "{empty}/file", "XDG_CACHE_HOME": "{empty}/file", "XDG_STATE_HOME": "{empty}/file"},
        "touch file",
        refused="is no folder",
    ),
    "a cache that is a file": Surrounding({"LEARNLOG_HOME": "{home}"}, "rm -rf {home}/cache; touch {home}/cache"),
    "a log that is a file": Surrounding({"LEARNLOG_HOME": "{empty}/file"}, "touch file", refused="is no folder"),
    "a log inside a file": Surrounding({"LEARNLOG_HOME": "{empty}/file/log"}, "touch file", refused="is no folder"),
    "a log that is a broken link": Surrounding({"LEARNLOG_HOME": "{empty}/x"}, "ln -s y x", refused="is no folder"),
    "a log that is a link to itself": Surrounding({"LEARNLOG_HOME": "{empty}/x"}, "ln -s x x", refused="is no folder"),
    "a log with too long a name": Surrounding({"LEARNLOG_HOME": "/tmp/" + "x" * 300}, refused="too long"),
    "a log of nobody": Surrounding({"LEARNLOG_HOME": "~nobody-of-this-name/log"}, refused="cannot be found"),
    "entries that are a file": Surrounding(
        {"LEARNLOG_HOME": "{empty}/log"}, "mkdir log; touch log/entries log/history"
    ),
    "a folder that is gone": Surrounding({"LEARNLOG_HOME": "{home}"}, "mkdir x; cd x; rmdir ../x"),
    "a folder that is gone, and a log in it": Surrounding(
        {"LEARNLOG_HOME": "log"}, "mkdir x; cd x; rmdir ../x", refused="cannot be found"
    ),
    "the C locale": Surrounding(
        {"LEARNLOG_HOME": "{home}", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    ),
    "a locale that is not there": Surrounding({"LEARNLOG_HOME": "{home}", "LC_ALL": "xx_XX.UTF-99"}),
    "the C locale and a log named in letters": Surrounding(
        {"LEARNLOG_HOME": "{empty}/Übung", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        "cp -r {home} Übung",
    ),
    "no TERM": Surrounding({"LEARNLOG_HOME": "{home}", "TERM": None}),
    "an unknown TERM": Surrounding({"LEARNLOG_HOME": "{home}", "TERM": "none-of-this-name", "COLUMNS": "many"}),
    "no input": Surrounding({"LEARNLOG_HOME": "{home}"}, streams="<&-"),
    "no output": Surrounding({"LEARNLOG_HOME": "{home}"}, streams="</dev/null >&-"),
    "nobody to complain to": Surrounding({"LEARNLOG_HOME": "{home}"}, streams="</dev/null 2>&-"),
    "no streams at all": Surrounding({"LEARNLOG_HOME": "{home}"}, streams="<&- >&- 2>&-"),
}


def environment(surrounding: Surrounding, home: Path, empty: Path) -> dict[str, str]:
    """Return the variables learnlog finds; a HOME of the test's own unless the surrounding says otherwise."""
    values = {name: value for name, value in os.environ.items() if name not in OURS}
    values |= {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "HOME": str(empty), "TERM": "xterm-256color"}
    for name, value in surrounding.values.items():
        values.pop(name, None)
        if value is not None:
            values[name] = value.format(home=home, empty=empty)
    return values


def started(
    surrounding: Surrounding, arguments: tuple[str, ...], home: Path, empty: Path, program: str
) -> subprocess.CompletedProcess[bytes]:
    """Run a program in a surrounding and return how it ended."""
    # For this process alone, nobody has a name or a folder.
    alone = ["unshare", "--mount"] if surrounding.unknown else []
    sources = ("/etc/passwd", "/etc/nsswitch.conf") if surrounding.unknown else ()
    nobody = "".join(f"mount --bind /dev/null {path}; " for path in sources)
    line = (
        nobody
        + f'{surrounding.before.format(home=home, empty=empty)}; exec "$0" -m {program} "$@" {surrounding.streams}'
    )
    return subprocess.run(
        [*alone, "sh", "-c", line, sys.executable, *arguments],
        cwd=empty,
        env=environment(surrounding, home, empty),
        capture_output=True,
        timeout=60,
        check=False,
    )


_NOT_FOR_A_PERSON = re.compile(r"Traceback|Errno|File \"|^\w+Error|object at 0x|\x1b|UnicodeEncode", re.MULTILINE)


_SENTENCE = re.compile(r"[.!]\Z|--help|--yes\Z|--home FOLDER|^learnlog \d|learnlog units check \S+\Z", re.MULTILINE)
"""How what is said to a person ends: as a sentence, or with the command that is to be given."""


def wrong_with(
    ended: subprocess.CompletedProcess[bytes], surrounding: Surrounding, arguments: Sequence[str]
) -> list[str]:
    """Return what is wrong with how a command ended: each in a few words."""
    out, err = (said.decode(errors="replace").strip() for said in (ended.stdout, ended.stderr))
    wrong = []
    if ended.returncode not in (0, 1, 2):
        wrong.append(f"exit code {ended.returncode}")
    if found := _NOT_FOR_A_PERSON.search(out + err):
        wrong.append(f"says {found[0]!r}: {(out + err)[:300]}")
    if ended.returncode and surrounding.heard and not (out + err):
        wrong.append("ends in silence")
    if err and not _SENTENCE.search(err):
        wrong.append(f"no sentence: {err[-200:]}")
    refused = surrounding.refused if arguments[:1] not in (("--version",), ("nonsense",)) else ""
    if refused and (ended.returncode != 2 or (surrounding.heard and refused not in err)):
        wrong.append(f"not refused: {ended.returncode} {err[:200]}")
    return wrong
