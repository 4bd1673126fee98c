"""Renews what the manual takes from the parser: ``python -m scripts.manual``.

Two files hold the help as it is: ``docs/cli.md``, in which each block that begins with ``$ learnlog … --help`` is what
that command prints, and the page for ``man``, ``docs/man/learnlog.1``, which is made of the parser as a whole.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from learnlog.cli.arguments import Parser, parser
from learnlog.cli.descriptions import COMMANDS, EXAMPLES, EXIT_CODES
from learnlog.cli.examples import examples_of

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "cli.md"
MAN = ROOT / "docs" / "man" / "learnlog.1"

COLUMNS = 80
"""How wide the help is set."""

_BLOCK = re.compile(r"^(```\w*\n\$ learnlog ((?:[a-z-]+ )*)--help\n).*?^(```)$", re.MULTILINE | re.DOTALL)
_HEAD = """\
.\\" Made by python -m scripts.manual of learnlog's parser.
.TH LEARNLOG 1 "" "learnlog" "learnlog"
.SH NAME
learnlog \\- a learning log for trainee teachers, in the terminal
"""
_FILES = (
    ("~/.local/share/learnlog", "your log on Linux"),
    ("~/Library/Application Support/learnlog", "your log on macOS"),
    ("%LOCALAPPDATA%\\learnlog", "your log on Windows"),
    ("settings.toml", "in the folder of your log: your profile and settings"),
)
_VARIABLES = (("LEARNLOG_HOME", "the folder of the log to use, where --home does not name one"),)


def commands(top: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """Yield a parser and those of its commands, in the order they are described in."""
    yield top
    for action in top._actions:
        if isinstance(action, argparse._SubParsersAction):
            for one in action.choices.values():
                yield from commands(one)


def renewed(page: str) -> str:
    """Return the page about the command line with every block of help as it is now."""
    helps = {one.prog: one.format_help() for one in commands(_narrow())}

    def block(found: re.Match[str]) -> str:
        return f"{found[1]}{helps[f'learnlog {found[2]}'.rstrip()]}{found[3]}"

    return _BLOCK.sub(block, page)


def man_page() -> str:
    """Return the page for ``man``, as roff with its man macros. The same for any width of a terminal."""
    top, *others = commands(_narrow())
    about = str(top.description).partition("\n\n")[0]
    parts = [
        _HEAD,
        ".SH SYNOPSIS\n.B learnlog\n" + _text("[--home DIR] [COMMAND] ..."),
        ".SH DESCRIPTION\n" + _text(about),
        _text("The app shows its keys in its last line, and what each screen is for with F1.", ".PP"),
        ".SH COMMANDS\n" + _aligned(COMMANDS.partition("\n")[2].partition("\n\n")[0]),
        ".SH OPTIONS\n" + _arguments(top, ("help",)),
        *(_command(one) for one in others if one.prog != "learnlog units"),
        ".SH EXIT STATUS\n" + _aligned(EXIT_CODES.partition("\n")[2]),
        ".SH ENVIRONMENT\n" + _listed(_VARIABLES),
        ".SH FILES\n" + _text("“learnlog path” shows where yours are.") + _listed(_FILES),
        ".SH EXAMPLES\n" + _aligned(EXAMPLES.partition("\n")[2].partition("\n\n")[0]),
    ]
    return "".join(parts)


def _narrow() -> Parser:
    """Return the parser, whose help is as wide as in the manual, however wide the terminal is."""

    class Set(argparse.RawDescriptionHelpFormatter):
        def __init__(self, prog: str, **values: Any) -> None:
            super().__init__(prog, **{**values, "width": COLUMNS - 2})

    top = parser()
    for one in commands(top):
        one.formatter_class = Set
    return top


def _command(one: argparse.ArgumentParser) -> str:
    usage = one.format_usage().partition(": ")[2].removeprefix(one.prog)
    parts = [f".SH {_roff(one.prog.upper())}\n.B {_roff(one.prog)}\n{_text(usage)}"]
    # Every command takes the folder of the log and tells its help; that is said once.
    parts += [_text(str(one.description), ".PP"), _arguments(one, ("help", "home"))]
    if examples := examples_of(one.prog):
        parts.append(".PP\n" + _aligned(examples.partition("\n")[2]))
    return "".join(parts)


def _arguments(one: argparse.ArgumentParser, but: tuple[str, ...]) -> str:
    told = (action for action in one._actions if action.help != argparse.SUPPRESS and action.dest not in but)
    return _listed((_name(action), str(action.help) % {"prog": one.prog}) for action in told)


def _name(action: argparse.Action) -> str:
    value = action.metavar or ("{" + ",".join(map(str, action.choices)) + "}" if action.choices else "")
    if not action.option_strings:
        return str(value)
    return f"{', '.join(action.option_strings)} {'' if action.nargs == 0 else value}".rstrip()


def _listed(rows: Iterable[tuple[str, str]]) -> str:
    return "".join(f".TP\n.B {_roff(name)}\n{_text(about)}" for name, about in rows)


def _text(text: str, before: str = "") -> str:
    """Return text that is set anew, in lines as they come."""
    lines = " ".join(text.split())
    return f"{before}\n{_roff(lines)}\n" if before else f"{_roff(lines)}\n"


def _aligned(text: str) -> str:
    """Return lines that stay as they are, because words stand one under the other in them."""
    lines = [_roff(line.rstrip()) for line in text.strip("\n").splitlines()]
    return "\n".join([".nf", *lines, ".fi\n"])


def _roff(text: str) -> str:
    r"""Return text that roff takes as text: hyphens are those that are typed, and no line is a request."""
    plain = text.replace("\\", "\\e").replace("-", "\\-")
    for sign, name in (("“", "\\(lq"), ("”", "\\(rq"), ("’", "\\(cq"), ("–", "\\(en"), ("…", "..."), ("~", "\\(ti")):
        plain = plain.replace(sign, name)
    return f"\\&{plain}" if plain.startswith((".", "'")) else plain


def main() -> None:
    """Write both files anew."""
    PAGE.write_text(renewed(PAGE.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    MAN.parent.mkdir(exist_ok=True)
    MAN.write_text(man_page(), encoding="utf-8", newline="\n")
    print(f"{PAGE}\n{MAN}")


if __name__ == "__main__":
    main()
