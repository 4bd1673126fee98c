"""What learnlog runs with here, for a report: versions, folders, the disk, the terminal. No word of a log is in it."""

from __future__ import annotations

import os
import platform
import re
import shlex
import shutil
import sqlite3
import sys
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

import learnlog
from learnlog.cli.output import is_dumb, is_terminal
from learnlog.store.examine import Finding
from learnlog.store.folders import Folders

_PACKAGES = ("textual", "rich", "pydantic", "pydantic-core", "tomli", "filelock", "platformdirs")
_FOR_DEVELOPERS = ("dev", "bundle")
_OF_EXTRA = re.compile(r"(?P<name>[\w.-]+).*; extra == ['\"](?P<extra>[\w-]+)['\"]\Z")

_ASKED = ("TERM", "COLORTERM", "TERM_PROGRAM", "WT_SESSION", "TMUX", "STY", "SSH_TTY", "NO_COLOR", "LANG", "LC_ALL")
"""Variables that say what a terminal can do. The values of some would name a person's folders."""
_ONLY_WHETHER = ("WT_SESSION", "TMUX", "STY", "SSH_TTY")


def surroundings(folders: Folders, environ: Mapping[str, str]) -> Iterator[Finding]:
    """Yield what a report should say of the program and of the computer it runs on."""
    yield from _program()
    yield from _extras()
    yield from _places(folders)
    yield from _terminal(environ)
    yield _editor(environ)


def private(text: str, environ: Mapping[str, str]) -> str:
    """Return text with ``~`` for the home folder, and ``USER`` where a path has the name of who is signed in."""
    try:
        home = str(Path.home())
    except RuntimeError:
        home = ""
    if len(home) > 1:
        text = text.replace(home, "~")
    for variable in ("USER", "LOGNAME", "USERNAME"):
        name = environ.get(variable, "")
        for sign in ("/", "\\"):
            # Where a stick is found, for one: /media/NAME/STICK
            text = text.replace(f"{sign}{name}{sign}", f"{sign}USER{sign}") if name else text
    return text


def _program() -> Iterator[Finding]:
    system = f"{platform.system()} {platform.release()}, {platform.machine()}"
    python = f"{platform.python_implementation()} {platform.python_version()}"
    yield Finding("ok", "learnlog", f"{learnlog.__version__}, {_how_installed()}; {python}; {system}.")
    known = (f"{name} {found}" for name in _PACKAGES if (found := _version(name)))
    yield Finding("ok", "packages", f"{', '.join(known)}; SQLite {sqlite3.sqlite_version}, {_words()}.")


def _how_installed() -> str:
    if getattr(sys, "frozen", False):
        return "a program in one folder"
    if not (Path(learnlog.__file__).parent / "units").is_dir():
        return "run from its checkout"
    compiled = learnlog.__spec__.cached if learnlog.__spec__ else None
    if compiled and Path(compiled).exists():
        return "installed"
    return "installed, but not compiled, so it starts slower than it need"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _words() -> str:
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE words USING fts5(text)")
    except sqlite3.Error:
        return "without FTS5, so finding takes longer"
    finally:
        connection.close()
    return "with FTS5"


def _extras() -> Iterator[Finding]:
    """Yield which extras are there: those of which every package is."""
    try:
        needed = [_OF_EXTRA.match(line) for line in requires("learnlog") or ()]
    except PackageNotFoundError:
        yield Finding("note", "extras", "not known: learnlog is not installed here, only found.")
        return
    there: dict[str, bool] = {}
    for one in filter(None, needed):
        if one["extra"] not in _FOR_DEVELOPERS:
            there[one["extra"]] = there.get(one["extra"], True) and bool(_version(one["name"]))
    yield Finding("ok", "extras", ", ".join(f"{name} {'yes' if has else 'no'}" for name, has in there.items()) + ".")


def _places(folders: Folders) -> Iterator[Finding]:
    for name, folder in (("log", folders.home), ("cache", folders.cache), ("state", folders.state)):
        if not folder.is_dir():
            yield Finding("ok", "folder", f"{name}: {folder}, not there yet.")
            continue
        mode = f", mode {folder.stat().st_mode & 0o777:04o}" if os.name == "posix" else ""
        about = f"{name}: {folder}{mode}{_kind(folder)}"
        if os.access(folder, os.W_OK):
            yield Finding("ok", "folder", f"{about}.")
        else:
            yield Finding("wrong", "folder", f"{about}, and nothing can be written there.")
    if folders.elsewhere:
        yield Finding("ok", "folder", "The log's folder was named by hand, with --home or LEARNLOG_HOME.")


def _kind(folder: Path) -> str:
    """Return what kind of file system a folder is on, where the system says it in a file."""
    try:
        mounts = [line.split() for line in Path("/proc/self/mounts").read_text(encoding="utf-8").splitlines()]
        place = folder.resolve()
    except (OSError, UnicodeDecodeError):
        return ""
    # In a mount's name a space is written as a number.
    named = [(Path(one[1].encode().decode("unicode_escape")), one[2]) for one in mounts if len(one) > 2]
    over = [(len(mount.parts), kind) for mount, kind in named if place.is_relative_to(mount)]
    return f", on {max(over)[1]}" if over else ""


def _terminal(environ: Mapping[str, str]) -> Iterator[Finding]:
    if all(is_terminal(stream) for stream in (sys.stdin, sys.stdout, sys.stderr)):
        size = shutil.get_terminal_size()
        what = f"{size.columns} by {size.lines}, {_colours(environ)}"
    else:
        what = "none here: input or output goes elsewhere"
    encoding = getattr(sys.stdout, "encoding", None) or "unknown"
    yield Finding("ok", "terminal", f"{what}; letters in {encoding}; whether it has a mouse is not known.")
    said = [f"{name} {_said(name, environ[name])}" for name in _ASKED if environ.get(name)]
    said += [f"{name} set" for name in sorted(environ) if name.startswith(("LEARNLOG_", "TEXTUAL"))]
    yield Finding("ok", "variables", f"{', '.join(said) or 'none'}.")


def _colours(environ: Mapping[str, str]) -> str:
    if is_dumb(environ):
        return "lines only"
    if environ.get("NO_COLOR"):
        return "no colours wanted"
    if environ.get("COLORTERM", "").lower() in ("truecolor", "24bit") or environ.get("WT_SESSION"):
        return "16 million colours"
    return "256 colours" if "256color" in environ.get("TERM", "") else "16 colours"


def _said(name: str, value: str) -> str:
    return "set" if name in _ONLY_WHETHER else value


def _editor(environ: Mapping[str, str]) -> Finding:
    """Return which editor is named. Only the program: what follows it may be a path."""
    for name in ("VISUAL", "EDITOR"):
        if value := environ.get(name):
            try:
                program = shlex.split(value, posix=os.name == "posix")[0].strip('"')
            except (ValueError, IndexError):
                return Finding("note", "editor", f"{name} is set to something that names no program.")
            if shutil.which(program):
                return Finding("ok", "editor", f"{name}: {Path(program).name}.")
            return Finding("note", "editor", f"{name}: {Path(program).name}, which is not found.")
    return Finding("ok", "editor", "Neither VISUAL nor EDITOR is set.")
