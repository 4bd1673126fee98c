"""What can be written after ``learnlog``. Plain argparse: it starts in a few milliseconds."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from learnlog import __version__
from learnlog.cli import quick
from learnlog.cli.quick import HOME
from learnlog.errors import UsageError

_ABOUT = """\
A learning log in the terminal: read a unit, work through its tasks, keep what
you write."""

COMMANDS = """\
commands:
  (none)            open learnlog
  continue          open it where you stopped last
  read [SCREEN]     print a screen of the unit, or the whole of it
  list              list your entries, newest first
  search QUERY      find entries by what is written in them
  show ID           print one entry as it reads
  actions           list what you planned to do, or put it into your calendar
  export [WHAT]     write a document to hand in
  hand-ins [ID]     list what you handed in; show it, or what changed since
  comments FILE     take in the comments your tutor wrote
  picture [NAME]    see what you rated and wrote, drawn
  path              say where your log is kept
  doctor            look through your log, and say what learnlog runs with
  backup [FOLDER]   make a backup of your log now
  restore [BACKUP]  list your backups, or bring back what one of them holds
  import FILE       take in a log from another computer, overwriting nothing
  erase ID          delete an entry for good, from your log and its backups
  demo              write a sample log to look at
  units list        list the units there are
  units check       say what is wrong in a unit you are writing
  completion SHELL  let your shell complete commands and options

“learnlog COMMAND --help” tells more about each.
"""

EXAMPLES = """\
examples:
  learnlog
  learnlog --plain
  learnlog read respect
  learnlog list --state draft
  learnlog show 9f3kq2
  learnlog actions --due --overdue
  learnlog export task-2 -o ~/Documents
  learnlog --home /media/stick/log list

The log used is the one in --home, else in LEARNLOG_HOME, else your own.
"""

EXIT_CODES = """\
exit codes:
  0         done
  1         something in the log or in a unit is wrong; it is named
  2         the command cannot be understood, or cannot be done here
  70        learnlog itself is at fault
  129, 143  ended while open, because the window was closed or the system asked
  130       interrupted with Ctrl+C
"""


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
        description=f"{_ABOUT}\n\n{COMMANDS}",
        epilog=f"{EXAMPLES}\n{EXIT_CODES}",
    )
    top.add_argument("--version", action="version", version=f"learnlog {__version__}")
    top.set_defaults(command="app", home=None, plain=False)
    _plain(top)
    _home(top)
    commands = top.add_subparsers(title=argparse.SUPPRESS, prog="learnlog", metavar="COMMAND", help=argparse.SUPPRESS)
    _options(_add(commands, "list", _LIST), quick.LIST)
    _options(_add(commands, "search", _SEARCH), quick.SEARCH)
    _plain(_add(commands, "continue", "Open learnlog where you stopped last: the same screen, step and field."))
    _read(_add(commands, "read", _READ))
    show = _add(commands, "show", _SHOW)
    show.add_argument("id", metavar="ID", help="its id, or enough of its beginning or end (4 characters or more)")
    show.add_argument("--json", action="store_true", help="print all of it as JSON")
    _actions(_add(commands, "actions", _ACTIONS))
    _export(_add(commands, "export", _EXPORT))
    _hand_ins(_add(commands, "hand-ins", _HAND_INS))
    comments = _add(commands, "comments", _COMMENTS)
    comments.add_argument("file", metavar="FILE", help="the file that came back, such as NAME.comments.toml")
    comments.add_argument("--yes", action="store_true", help="do it")
    _picture(_add(commands, "picture", _PICTURE))
    _add(commands, "path", "Say where your log is kept, and everything that belongs to it.")
    doctor = _add(commands, "doctor", _DOCTOR)
    doctor.add_argument("--json", action="store_true", help="print it as JSON")
    _completion(_add(commands, "completion", _COMPLETION))
    backup = _add(commands, "backup", _BACKUP)
    backup.add_argument("folder", metavar="FOLDER", nargs="?", type=_folder, help="where to put it; it must be there")
    _restore(_add(commands, "restore", _RESTORE))
    incoming = _add(commands, "import", _IMPORT)
    incoming.add_argument("file", metavar="FILE", help="what “export log --format zip” wrote, or a backup")
    incoming.add_argument("--yes", action="store_true", help="do it")
    erase = _add(commands, "erase", _ERASE)
    erase.add_argument("id", metavar="ID", help="its id, or enough of its beginning or end (4 characters or more)")
    erase.add_argument("--versions", action="store_true", help="only its earlier versions; the entry stays")
    erase.add_argument("--yes", action="store_true", help="do it")
    _add(commands, "demo", _DEMO)
    _units(_add(commands, "units", _UNITS))
    return top


_READ = """\
Print a screen of the unit: as Markdown into a file or another program, set out
for reading in a terminal. Without SCREEN, list the screens in their order."""

_LIST = """\
List your entries, newest first: the end of the id, the day, the state, the
words, the title and the tags. A file that cannot be read is named, and the exit
code is then 1."""

_SEARCH = """\
Find entries by what is written in them: answers, titles, tags, follow-ups,
comments and questions. All words must occur; beginnings of words are enough,
accents and capitals make no difference. “"two words"” finds them next to each
other, “-word” the entries without it; put “--” before a query with such a word.
Few hits come best first, many newest first."""

_SHOW = """\
Print one entry as it reads, with the words of its draft where there is one."""

_ACTIONS = """\
List the actions you planned, the soonest first: the end of the id of the entry,
the day, how it stands, who, what. Without options, everything that is to do;
several of --due, --overdue and --done add up. --ics writes a file for your
calendar, in which each stands on its day; taken in again, it brings what is there
up to date. Before, it is searched for names, as “learnlog export” does."""

_EXPORT = """\
Write a document that somebody else can read: the whole unit, one task, some
entries, or the log. It holds the questions as they were asked, every answer, and
“not answered” where there is none. It is put into the folder you are in.
Before, it is searched for the names on your list, your setting, birthdays,
addresses and numbers; where there are any, they are shown and nothing is written."""

_WHAT = """\
unit (as without it), log, the id of a unit or of a task, such as task-2, or
ids of entries"""

_FORMAT = """\
html: a web page to read, print and send (as without it); docx: Word; md:
Markdown; pdf; pptx, slides: where a task makes slides, PowerPoint or Markdown;
json: for programs; actions, ratings: tables for a spreadsheet; zip (with log):
all of it, for yourself and “learnlog import”"""

_HAND_INS = """\
List what you handed in, newest first: the end of its id, when, the format, how
many entries, the file. With the id of an entry only those it was in; with
--show or --since the newest of them, or the one whose id is given."""

_COMMENTS = """\
Say what a file of comments would bring, and change nothing; --yes takes it in.
Each comment then stands beside the answer it is about. No answer is changed, and
nothing comes in twice. Where a comment finds no place it is named, with its line."""

_PICTURE = """\
Draw what you rated and wrote: the ratings of each task and activity, the outcomes
then and now, how far you are in each unit, and entries and words by week. Without
NAME, list the pictures there are. A picture holds the unit's words and numbers,
and nothing that you wrote. With -o it is written as an SVG file, whose
description says all of it in words."""

_DOCTOR = """\
Look through every file of your log and say what is found: checksums, earlier
versions, drafts, copies, the index, the disk; and what learnlog runs with here:
versions, folders, the terminal. Nothing is changed. What is printed has no word,
name or title of yours in it, so that it can go into a report as it is. The exit
code is 1 where something needs you."""

_COMPLETION = """\
Print what your shell needs to complete commands, options and screens of the unit
with the Tab key. With --install, put it where the shell looks for it, and say
what else there is to do."""

_BACKUP = """\
Make a backup of your log now: one zip archive with all you wrote. learnlog makes
one by itself on every day on which you change something, and keeps fourteen.
Those made by hand on a day that has one already stay until you delete them."""

_RESTORE = """\
List the backups there are, newest first: the day, the entries in it, its size,
its place. With BACKUP, say what bringing it back would change, and change
nothing; --yes does it. What is in your log and can be read stays as it is."""

_IMPORT = """\
Say what taking in a log from FILE would add to yours, and add nothing; --yes
does it. New entries are added. Where both logs have an entry and it differs,
yours stays and the other is put beside it, to compare. Nothing is overwritten."""

_ERASE = """\
Say what deleting an entry for good would remove, and change nothing; --yes does
it. All its words go: from the log, its earlier versions, drafts, the bin, the
index and every backup within reach. Nothing brings them back."""

_DEMO = """\
Write a sample log into the folder that --home names, which must be empty or not
there yet: a trainee called Ada, who has worked through Unit 5. It is fiction."""

_UNITS = """\
units list          List the units there are: id, version, name.
units check [PATH]  Say what is wrong in a unit you are writing."""

_CHECK = """\
Say what is wrong in a unit: each fault on a line of its own, with its file, line
and key, and how to mend it. The exit code is 0 where there is nothing to mend,
else 1."""


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
    command.add_argument("what", metavar="WHAT", nargs="*", help=_WHAT)
    command.add_argument("--what", metavar="WHAT", dest="named", action="append", default=[], help="the same")
    command.add_argument("--format", metavar="FORMAT", default="html", help=_FORMAT)
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
    check = _add(commands, "check", _CHECK)
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
