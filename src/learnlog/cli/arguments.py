"""What can be written after ``learnlog``. Plain argparse: it starts in a few milliseconds."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from learnlog import __version__
from learnlog.cli import descriptions, quick
from learnlog.cli.quick import HOME
from learnlog.errors import UsageError


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks as the rest of learnlog does, and takes no shortened options.

    Its help ends with examples, where there are any of its command.
    """

    def __init__(self, **values: Any) -> None:
        super().__init__(formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False, **values)
        # Newer Pythons colour help by themselves; here nothing needs colour to be read.
        self.color = False

    def format_help(self) -> str:
        """Return the help, with examples. They are loaded here, so that no command waits for them."""
        if self.epilog is None:
            from learnlog.cli.examples import examples_of

            self.epilog = examples_of(self.prog)
        return super().format_help()

    def error(self, message: str) -> NoReturn:
        """Raise UsageError instead of leaving, so that there is one place where errors are printed."""
        raise UsageError(f"{message[:1].upper()}{message[1:]}.", "", f"Try: {self.prog} --help")


SHELLS = ("bash", "zsh", "fish", "powershell")
"""The shells that can complete."""


def parser() -> Parser:
    """Return the parser for what can be written after ``learnlog``."""
    top = Parser(
        prog="learnlog",
        usage="learnlog [--plain] [--home DIR] [COMMAND] ...",
        description=f"{descriptions.ABOUT}\n\n{descriptions.COMMANDS}",
        epilog=f"{descriptions.EXAMPLES}\n{descriptions.EXIT_CODES}",
    )
    top.add_argument("--version", action="version", version=f"learnlog {__version__}")
    top.set_defaults(command="app", home=None, plain=False)
    _plain(top)
    _home(top)
    commands = top.add_subparsers(title=argparse.SUPPRESS, prog="learnlog", metavar="COMMAND", help=argparse.SUPPRESS)
    _options(_add(commands, "list", descriptions.LIST), quick.LIST)
    _options(_add(commands, "search", descriptions.SEARCH), quick.SEARCH)
    _plain(_add(commands, "continue", "Open learnlog where you stopped last: the same screen, step and field."))
    _read(_add(commands, "read", descriptions.READ))
    show = _add(commands, "show", descriptions.SHOW)
    show.add_argument("id", metavar="ID", help="its id, or enough of its beginning or end (4 characters or more)")
    show.add_argument("--json", action="store_true", help="print all of it as JSON")
    _actions(_add(commands, "actions", descriptions.ACTIONS))
    _export(_add(commands, "export", descriptions.EXPORT))
    _hand_ins(_add(commands, "hand-ins", descriptions.HAND_INS))
    comments = _add(commands, "comments", descriptions.COMMENTS)
    comments.add_argument("file", metavar="FILE", help="the file that came back, such as NAME.comments.toml")
    comments.add_argument("--yes", action="store_true", help="do it")
    _picture(_add(commands, "picture", descriptions.PICTURE))
    _add(commands, "path", "Say where your log is kept, and everything that belongs to it.")
    doctor = _add(commands, "doctor", descriptions.DOCTOR)
    doctor.add_argument("--json", action="store_true", help="print it as JSON")
    _completion(_add(commands, "completion", descriptions.COMPLETION))
    backup = _add(commands, "backup", descriptions.BACKUP)
    backup.add_argument("folder", metavar="FOLDER", nargs="?", type=_folder, help="where to put it; it must be there")
    _restore(_add(commands, "restore", descriptions.RESTORE))
    incoming = _add(commands, "import", descriptions.IMPORT)
    incoming.add_argument("file", metavar="FILE", help="what “export log --format zip” wrote, or a backup")
    incoming.add_argument("--yes", action="store_true", help="do it")
    erase = _add(commands, "erase", descriptions.ERASE)
    erase.add_argument("id", metavar="ID", help="its id, or enough of its beginning or end (4 characters or more)")
    erase.add_argument("--versions", action="store_true", help="only its earlier versions; the entry stays")
    erase.add_argument("--yes", action="store_true", help="do it")
    _add(commands, "demo", descriptions.DEMO)
    _units(_add(commands, "units", descriptions.UNITS))
    return top


def _add(commands: argparse._SubParsersAction[Parser], name: str, about: str) -> Parser:
    command = commands.add_parser(name, description=about, help=about)
    command.set_defaults(command=name)
    _home(command)
    return command


def _home(command: Parser) -> None:
    # Suppressed, so that a command without --home leaves alone what stood before the command.
    command.add_argument(HOME.flag, metavar=HOME.metavar, type=_named, default=argparse.SUPPRESS, help=HOME.about)


def _plain(command: Parser) -> None:
    # Suppressed, as above.
    command.add_argument(
        "--plain",
        action="store_true",
        default=argparse.SUPPRESS,
        help="open learnlog line by line, for a screen reader or a pipe",
    )


def _read(command: Parser) -> None:
    command.add_argument(
        "screen", metavar="SCREEN", nargs="?", help="its place, such as readings/respect, or the last part: respect"
    )
    command.add_argument("--unit", metavar="ID", help="the unit, where there are several")
    command.add_argument("--all", action="store_true", help="print the whole unit, in its order")


def _options(command: Parser, options: Sequence[quick.Option]) -> None:
    alone = command.add_mutually_exclusive_group() if any(one.alone for one in options) else command
    for one in options:
        place = alone if one.alone else command
        match one.kind:
            case "yes" | "no":
                place.add_argument(
                    one.flag,
                    dest=one.name,
                    action="store_const",
                    const=one.kind == "yes",
                    default=one.without,
                    help=one.about,
                )
            case "words":
                place.add_argument(one.name, metavar=one.metavar, nargs="+", help=one.about)
            case _:
                place.add_argument(
                    one.flag,
                    dest=one.name,
                    metavar=one.metavar or None,
                    choices=one.choices or None,
                    type=_number if one.kind == "number" else str,
                    help=one.about,
                )


def _actions(command: Parser) -> None:
    for flag, value, about in (
        ("--due", "due", "those due today or within two weeks"),
        ("--overdue", "overdue", "those whose day is past"),
        ("--done", "done", "those that are done"),
    ):
        command.add_argument(flag, dest="shown", action="append_const", const=value, default=[], help=about)
    command.add_argument("--who", metavar="WHO", help="only those of somebody: a role, or part of it")
    form = command.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print them as JSON")
    form.add_argument(
        "--ics",
        action="store_true",
        help="write them into a file for a calendar; those that are done as well, if nothing else is asked for",
    )
    command.add_argument("-o", dest="target", metavar="FILE", help="the file, or the folder for it; - prints it")
    command.add_argument("--over", action="store_true", help="replace a file that is there")
    _names(command)


def _export(command: Parser) -> None:
    command.add_argument("what", metavar="WHAT", nargs="*", help=descriptions.WHAT)
    command.add_argument("--what", metavar="WHAT", dest="named", action="append", default=[], help="the same")
    command.add_argument("--format", metavar="FORMAT", default="html", help=descriptions.FORMAT)
    command.add_argument("-o", dest="target", metavar="FILE", help="the file, or the folder for it; - prints it")
    command.add_argument("--over", action="store_true", help="replace a file that is there")
    command.add_argument(
        "--hand-in", action="store_true", help="keep that this was handed in, with your words as they are now"
    )
    command.add_argument(
        "--for-comment", action="store_true", help="hand it in with a file beside it for your tutor's comments"
    )
    _names(command)


def _names(command: Parser) -> None:
    names = command.add_mutually_exclusive_group()
    for flag, value, about in (
        (
            "--check-names",
            "check",
            "write nothing; show what may tell who somebody is (then the exit code is 1)",
        ),
        ("--anonymise", "anonymise", "replace all of it by aliases"),
        ("--keep-names", "keep", "leave it as it is"),
    ):
        names.add_argument(flag, dest="names", action="store_const", const=value, default="ask", help=about)


def _hand_ins(command: Parser) -> None:
    command.add_argument("id", metavar="ID", nargs="?", help="of a hand-in or of an entry (4 characters or more)")
    how = command.add_mutually_exclusive_group()
    how.add_argument("--show", action="store_true", help="print what was handed in, as it was")
    how.add_argument("--since", action="store_true", help="print what has changed since")


def _picture(command: Parser) -> None:
    command.add_argument("name", metavar="NAME", nargs="?", help="which one, such as task-2, progress or weeks")
    command.add_argument("--unit", metavar="ID", help="only pictures of this unit")
    command.add_argument("-o", dest="target", metavar="FILE", help="the SVG file, or the folder for it; - prints it")
    command.add_argument("--over", action="store_true", help="replace a file that is there")
    how = command.add_mutually_exclusive_group()
    how.add_argument("--table", action="store_true", help="print the same facts as a table")
    how.add_argument("--json", action="store_true", help="print them as JSON; without NAME, those of every picture")


def _restore(command: Parser) -> None:
    command.add_argument("backup", metavar="BACKUP", nargs="?", help="its day, such as 2026-11-23, or its file")
    command.add_argument("--yes", action="store_true", help="do it")
    command.add_argument(
        "--older",
        action="store_true",
        help="also take the backup's version of entries that differ; yours go to the history",
    )


def _completion(command: Parser) -> None:
    command.add_argument("shell", metavar="SHELL", choices=SHELLS, help=", ".join(SHELLS))
    command.add_argument("--install", action="store_true", help="put it where the shell looks for it")


def _units(command: Parser) -> None:
    commands = command.add_subparsers(metavar="list | check", required=True, help=argparse.SUPPRESS)
    _add(commands, "list", "List the units there are: id, version, name.").set_defaults(command="units list")
    check = _add(commands, "check", descriptions.CHECK)
    check.set_defaults(command="units check")
    check.add_argument("path", metavar="PATH", nargs="?", help="a unit's folder, or its id; without it, every unit")


def _named(text: str) -> str:
    if not text:
        raise argparse.ArgumentTypeError("name a folder")
    return text


def _folder(text: str) -> Path:
    return Path(_named(text))


def _number(text: str) -> int:
    try:
        number = int(text)
    except ValueError:
        number = 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 up")
    return number
