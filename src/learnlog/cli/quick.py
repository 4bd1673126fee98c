"""The commands that answer in the blink of an eye, and how what is written after them is read.

argparse takes as long to load, to be told of every command and to read a line as Python takes to start. So what these
commands take is said here once, as data. :mod:`learnlog.cli.arguments` tells argparse; :func:`read` reads by the same
data what is plainly right. Whatever else is written, a question for help or a slip, is left to argparse, which is the
one to explain and to complain.
"""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace

from learnlog.light import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Literal

    Kind = Literal["text", "number", "yes", "no", "words"]


class Option(NamedTuple):
    """Something that can be written after a command.

    Attributes:
        flag: how it begins; empty for the words that stand by themselves.
        name: what it is called in what was read.
        about: what it is, for the help.
        metavar: what stands for its value in the help.
        kind: whether text follows, a number from 1 up, one word or more, or nothing: then it says yes or no by itself.
        choices: the values there are, if not every text is one.
        without: what it is where it is not written.
        alone: whether no other option of which this is true may be written beside it.
    """

    flag: str
    name: str
    about: str
    metavar: str = ""
    kind: Kind = "text"
    choices: tuple[str, ...] = ()
    without: bool | None = None
    alone: bool = False


HOME = Option("--home", "home", "the folder of the log to use", "DIR")

_JSON = Option("--json", "json", "print them as JSON, with whole ids", kind="yes", without=False)

LIST = (
    Option("--task", "task", "only entries of this task, such as task-2, or free", "ID"),
    Option("--state", "state", "only drafts, or only complete entries", choices=("draft", "complete")),
    Option("--unit", "unit", "only entries of this unit", "ID"),
    Option("--tag", "tag", "only entries with this tag", "TAG"),
    Option("-n", "number", "only the newest N of them", "N", "number"),
    _JSON,
)

_QUERY = """\
words, "phrases", -not, and filters: task:2 unit:5 value:inclusion state:draft
tag:autism rating:weak has:action before:2026-03 after:2026-01 on:2026"""

SEARCH = (
    Option("", "words", _QUERY, "QUERY", "words"),
    Option("-n", "number", "only the first N of them; else 20", "N", "number"),
    Option("--best", "best_first", "the best first", kind="yes", alone=True),
    Option("--newest", "best_first", "the newest first", kind="no", alone=True),
    _JSON._replace(about="print all of them as JSON, with whole ids"),
)

COMMANDS = {"list": LIST, "search": SEARCH}


class Asked(SimpleNamespace):
    """What a command line asks of a quick command: an attribute for each option, and the command itself."""


def read(argv: Sequence[str]) -> Asked | None:
    """Return what a command line asks of a quick command, as argparse would; None where argparse must say.

    Args:
        argv: what stands after ``learnlog``.
    """
    rest = list(argv)
    found = Asked(home=None, plain=False)
    while rest and rest[0] == HOME.flag:
        del rest[0]
        if not _take_value(HOME, rest, found):
            return None
    options = COMMANDS.get(rest.pop(0)) if rest else None
    if options is None:
        return None
    for option in options:
        setattr(found, option.name, option.without)
    found.command = next(name for name, one in COMMANDS.items() if one is options)
    return found if _take(options, rest, found) else None


def _take(options: Sequence[Option], rest: list[str], found: Asked) -> bool:
    """Read what stands after a command into ``found``, and return whether all of it was plainly right."""
    by_flag = {option.flag: option for option in (*options, HOME)}
    alone: set[str] = set()
    words: list[str] = []
    while rest:
        option = by_flag.get("" if _is_plain(rest[0]) else rest.pop(0))
        if option is None:
            return False
        if option.alone:
            alone.add(option.flag)
        if option.kind in ("yes", "no"):
            setattr(found, option.name, option.kind == "yes")
        elif option.kind == "words":
            if words:  # more of them after an option: argparse does not take those
                return False
            while rest and _is_plain(rest[0]):
                words.append(rest.pop(0))
            setattr(found, option.name, words)
        elif not _take_value(option, rest, found):
            return False
    return len(alone) < 2 and ("" not in by_flag or bool(words))


def _take_value(option: Option, rest: list[str], found: Asked) -> bool:
    text = rest.pop(0) if rest and _is_plain(rest[0]) else ""
    if not text or (option.choices and text not in option.choices):
        return False
    if option.kind == "number":
        if not (text.isascii() and text.isdecimal() and len(text) < 10 and int(text)):
            return False
        setattr(found, option.name, int(text))
    else:
        setattr(found, option.name, text)
    return True


def _is_plain(text: str) -> bool:
    """Return whether a part of a command line is no option, whoever looks."""
    return not text.startswith("-")
