"""Which front end opens: the screens, the conversation by lines, or neither, where there is nobody to answer."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal, TextIO

from learnlog.cli.output import complain, hush, is_dumb, is_terminal
from learnlog.errors import UsageError
from learnlog.store.folders import Folders

if TYPE_CHECKING:
    from learnlog.plain.talk import OutputGone

Way = Literal["screens", "lines", "report"]
"""``report`` prints how everything stands and asks nothing."""

CANNOT = 2

_NOBODY = """\
learnlog asks questions here, and its input or output is no terminal. Nothing was opened or changed.
  learnlog --plain  asks line by line, and takes the answers from a pipe too
These answer without a question:
  learnlog read     print the unit
  learnlog list     list your entries
  learnlog show ID  print an entry
  learnlog actions  list what you planned
  learnlog path     say where your log is kept
  learnlog --help   tell everything"""


def way_in(environ: Mapping[str, str], streams: Sequence[TextIO | None], *, asked: bool, kept: bool) -> Way:
    """Return which front end suits.

    Args:
        environ: the environment. ``LEARNLOG_PLAIN`` and ``ACCESSIBLE`` count where they are neither empty nor 0.
        streams: standard input, output and error; screens read from the first and are drawn on the others.
        asked: whether ``--plain`` was written.
        kept: whether the settings say so.
    """
    own = environ.get("LEARNLOG_PLAIN", "")
    if asked or _is_on(own):
        # Asked of learnlog itself: then answers may come from anywhere, and go anywhere.
        return "lines"
    typed, printed, drawn = streams
    if not (is_terminal(typed) and is_terminal(printed)):
        return "report"
    # LEARNLOG_PLAIN=0 is for who has asked every program for it, but not this one.
    wanted = own != "0" and (_is_on(environ.get("ACCESSIBLE", "")) or kept)
    return "lines" if wanted or is_dumb(environ) or not is_terminal(drawn) else "screens"


def _is_on(value: str) -> bool:
    return value not in ("", "0")


def kept_plain(folders: Folders) -> bool:
    """Return whether the settings say that learnlog opens line by line, without reading anything else of them.

    What cannot be read is told once the log is open.
    """
    try:
        raw = folders.settings.read_bytes()
    except OSError:
        return False
    if b"plain" not in raw:
        return False
    import tomllib  # only where it may be so: the first frame waits for nothing

    try:
        return tomllib.loads(raw.decode("utf-8-sig")).get("plain") is True
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        return False


def open_lines(folders: Folders, *, resume: bool) -> int:
    """Hold the conversation by lines, and return the exit code."""
    from learnlog.opening import Opening
    from learnlog.plain.app import converse
    from learnlog.plain.talk import OutputGone

    if sys.stdin is None or sys.stdout is None:
        complain(_NOBODY)
        return CANNOT
    try:
        return converse(Opening(folders), sys.stdin, sys.stdout, os.environ, resume=resume)
    except OutputGone as gone:
        return _unheard(gone, "Everything you answered is saved.")
    finally:
        hush()


def open_report(folders: Folders) -> int:
    """Print how everything stands, say what needs an answer, and return the exit code."""
    from learnlog.opening import Opening
    from learnlog.plain.app import report
    from learnlog.plain.talk import OutputGone

    try:
        if sys.stdout is not None:
            report(Opening(folders), sys.stdout)
    except OutputGone as gone:
        return _unheard(gone, "Your log is as it was.")
    complain(_NOBODY)
    return CANNOT


def _unheard(gone: OutputGone, means: str) -> int:
    """Return the exit code where the reader, such as “head”, has had enough; say it where the disk is full."""
    hush()
    if isinstance(gone.__cause__, BrokenPipeError):
        return 0
    raise UsageError("What learnlog has to say could not be written.", means)
