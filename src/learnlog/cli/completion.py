"""``learnlog completion``: what a shell needs to complete commands, made from the parser by shtab."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import shtab

from learnlog.cli.arguments import parser
from learnlog.cli.descriptions import COMMANDS
from learnlog.cli.output import say
from learnlog.content.unit import Unit
from learnlog.errors import SaveFailed, UsageError
from learnlog.export.formats import FORMATS
from learnlog.store.files import Files
from learnlog.store.folders import Folders
from learnlog.store.units import bundled_units, load_catalog
from learnlog.text import one_line

_FILES = ("FILE", "BACKUP")
_FOLDERS = ("DIR", "FOLDER", "PATH")
_SHORT = re.compile(r"^  ([a-z-]+(?: list| check)?)(?: \S+)?  +(.+)$", re.MULTILINE)


def complete(folders: Folders, shell: str, *, install: bool) -> int:
    """Print what a shell needs, or put it where that shell looks for it, and return the exit code.

    Args:
        shell: one of ``arguments.SHELLS``.
    """
    script = script_for(shell, load_catalog(bundled_units(), folders.units).units)
    if not install:
        say(script)
        return 0
    path = place_for(shell, os.environ)
    try:
        Files().write_durably(path, script.encode("utf-8"))
    except SaveFailed as error:
        raise UsageError(
            f"It cannot be put into {one_line(str(path))}: {error.cause}.",
            "Your log is not affected.",
            f"Put it into a file yourself: learnlog completion {shell} > FILE",
        ) from None
    say(f"It is now in {one_line(str(path))}\n{_left_to_do(shell, path)}")
    return 0


def script_for(shell: str, units: tuple[Unit, ...]) -> str:
    """Return the script for a shell.

    Args:
        units: those whose screens, tasks and ids are completed.
    """
    return shtab.complete(_described(parser(), _values(units)), shell).rstrip("\n")


def place_for(shell: str, environ: Mapping[str, str]) -> Path:
    """Return the file in which a shell looks for completions of this person's own, or one for its profile to read.

    Args:
        environ: names the folders of a person who keeps them elsewhere.
    """
    data = _folder(environ.get("XDG_DATA_HOME"), ".local", "share")
    config = _folder(environ.get("XDG_CONFIG_HOME"), ".config")
    match shell:
        case "bash":
            return data / "bash-completion" / "completions" / "learnlog"
        case "zsh":
            return data / "zsh" / "site-functions" / "_learnlog"
        case "fish":
            return config / "fish" / "completions" / "learnlog.fish"
        case _:
            return config / "powershell" / "learnlog-completion.ps1"


def _folder(named: str | None, *usual: str) -> Path:
    # A relative one does not count: it would be another in each folder that a shell is in.
    return Path(named) if named and Path(named).is_absolute() else Path.home().joinpath(*usual)


def _left_to_do(shell: str, path: Path) -> str:
    """Return what a person has still to do. No file of a shell's own settings is changed for them."""
    match shell:
        case "bash":
            return (
                "Open a new terminal. If Tab completes nothing there, bash-completion is not installed: then add this "
                f"line to ~/.bashrc\n  source '{path}'"
            )
        case "zsh":
            return (
                "If Tab completes nothing in a new terminal, add these lines to ~/.zshrc\n"
                f"  fpath=('{path.parent}' $fpath)\n  autoload -Uz compinit && compinit"
            )
        case "fish":
            return "Open a new terminal; there is nothing else to do."
        case _:
            return f"Add this line to your profile (its file is in $PROFILE), and open a new terminal\n  . '{path}'"


def _values(units: tuple[Unit, ...]) -> dict[str, list[str]]:
    """Return what can stand for an argument, by its name in the help or, where many have that name, by its option."""
    tasks = [task.id for unit in units for task in unit.tasks]
    return {
        "SCREEN": [_last(place) for unit in units for place in unit.order],
        "WHAT": ["unit", "log", *(unit.id for unit in units), *tasks],
        "FORMAT": [*FORMATS, "zip"],
        "--task": [*tasks, "free"],
        "--unit": [unit.id for unit in units],
    }


def _last(place: str) -> str:
    return place.rpartition("/")[2]


def _described(top: argparse.ArgumentParser, values: Mapping[str, list[str]]) -> argparse.ArgumentParser:
    """Return a parser, which nothing is parsed with any more, with all that shtab looks for in it."""
    short = dict(_SHORT.findall(COMMANDS))
    for command in _commands(top):
        for action in command._actions:
            if isinstance(action, argparse._SubParsersAction):
                # Left out of the help, which lists commands in its own way; but there are no others to complete.
                action.help = "command"
                for one in action._get_subactions():
                    name = f"{command.prog} {one.dest}".partition(" ")[2]
                    one.help = short.get(name, one.dest)
                    action.choices[one.dest].description = one.help
            else:
                _tell_values(action, values)
    return top


def _commands(command: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    yield command
    for action in command._actions:
        if isinstance(action, argparse._SubParsersAction):
            for one in action.choices.values():
                yield from _commands(one)


def _tell_values(action: argparse.Action, values: Mapping[str, list[str]]) -> None:
    named = [action.metavar, *action.option_strings]
    known = next((values[str(name)] for name in named if name in values), None)
    if known is not None:
        action.choices = list(dict.fromkeys(known))
    elif action.metavar in _FILES:
        action.complete = shtab.FILE  # type: ignore[attr-defined]
    elif action.metavar in _FOLDERS:
        action.complete = shtab.DIRECTORY  # type: ignore[attr-defined]
