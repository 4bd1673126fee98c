"""The conversation from its first line to its exit code, and what is printed where there can be none."""

from __future__ import annotations

import errno
import signal
import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, BinaryIO, TextIO

from learnlog.editing import edited, editor_of, left_behind
from learnlog.errors import LearnlogError
from learnlog.opening import Opening
from learnlog.plain.long_text import Edit
from learnlog.plain.talk import InputEnded, OutputGone, Quit, Stopped, Talk
from learnlog.plain.typed import Typed
from learnlog.store.folders import Folders
from learnlog.text import one_line

if TYPE_CHECKING:
    from learnlog.workspace import Workspace

DONE, WRONG, CANNOT = 0, 1, 2

LAST_PATIENCE = 10.0
"""Seconds a backup may still take at the end."""

MANY = 500
"""Entries from which it is said that reading them takes a while."""


def converse(
    opening: Opening,
    stdin: TextIO,
    stdout: TextIO,
    environ: Mapping[str, str],
    *,
    resume: bool = False,
) -> int:
    """Hold a conversation about a log, and return the exit code.

    Args:
        opening: the log to open.
        stdin, stdout: where lines come from and go to; the first needs a buffer of bytes.
        environ: says which editor to use.
        resume: whether to go straight on where the trainee stopped, instead of to Home.

    Raises OutputGone where what is printed cannot be written, and nobody closed a window. Everything answered is saved.
    """
    terminal = stdin.isatty()
    with Typed(_bytes(stdin), terminal=terminal) as typed:

        def read() -> str | None:
            line = typed.line()
            if typed.note:
                talk.say(typed.note)
            return line

        talk = Talk(read, _printing(stdout), echoed=terminal)
        try:
            code = conversation(opening, talk, _editor(environ, opening.folders) if terminal else None, resume=resume)
        except OutputGone as gone:
            cause = gone.__cause__
            hung_up = isinstance(cause, OSError) and cause.errno == errno.EIO
            if not (typed.heard or hung_up):
                raise
            code = 128 + getattr(signal, "SIGHUP", 1)
        # The input of a window that was closed ends before its signal is heard.
        return 128 + typed.heard if typed.heard else code


def conversation(opening: Opening, talk: Talk, edit: Edit | None = None, *, resume: bool = False) -> int:
    """Open the log, talk until somebody quits or is gone, and return the exit code. Raises OutputGone.

    Args:
        opening, resume: as for :func:`converse`.
        talk: where.
        edit: opens an editor for long texts; None where there is none.
    """
    talk.say("learnlog, line by line. “help” says at any time what you can type.")
    # Imported behind the first line: models take their time.
    from learnlog.plain.arrival import arrive
    from learnlog.plain.desk import Desk
    from learnlog.plain.home import Home

    try:
        workspace = opening.workspace()
    except LearnlogError as error:
        talk.say(*error.lines)
        return WRONG
    desk = Desk(talk, workspace, edit)
    workspace.backing_up.tell = desk.notes.append
    try:
        _read_log(talk, workspace)
        for place in left_behind(opening.folders.drafts):
            talk.say(f"A text was open in your editor when learnlog was ended. What the editor had saved is in {place}")
        arrive(desk, resume=resume)
        Home(desk).run(resume=resume)
    except Quit:
        talk.say("Everything is saved. learnlog is closed.")
    except InputEnded as ended:
        talk.say("Your input ended. Everything you answered is saved.")
        if not talk.echoed:
            talk.say(f"What still needs an answer: {ended.asked}.")
            return CANNOT
    except Stopped as stopped:
        talk.space()
        talk.say("learnlog ends. Everything you answered is saved.")
        return 128 + stopped.number
    finally:
        workspace.backing_up.finish(LAST_PATIENCE)
    return DONE


def _read_log(talk: Talk, workspace: Workspace) -> None:
    told: list[bool] = []

    def progress(done: int, total: int) -> None:
        if total > MANY and not told:
            told.append(True)
            talk.say(f"Reading your log of {total:,} entries. That takes a moment.")

    workspace.current_view(progress)


def report(opening: Opening, stdout: TextIO) -> None:
    """Print how everything stands, without asking anything and without writing anything. Raises LearnlogError."""
    talk = Talk(lambda: None, _printing(stdout), echoed=False)
    talk.say("learnlog, Home.")
    from learnlog.plain.standing import answered_in_step, tell_everything
    from learnlog.survey import survey

    workspace = opening.workspace()
    if not opening.folders.home.is_dir():
        talk.say(f"There is no log yet in {opening.folders.home}.")
        talk.say(*(f"To begin with: {one_line(unit.name)}." for unit in workspace.catalog.units))
        return
    overview = survey(workspace, workspace.current_view())
    where = ", ".join(
        filter(None, (one_line(overview.go_on.where), answered_in_step(workspace, workspace.bookmarks.place)))
    )
    tell_everything(talk, overview, f"{overview.go_on.verb}: {where}.")


def _editor(environ: Mapping[str, str], folders: Folders) -> Edit | None:
    command = editor_of(environ)
    if command is None:
        return None
    return lambda text: edited(text, command, folders.drafts)


def _printing(stream: TextIO) -> Callable[[str], None]:
    def write(text: str) -> None:
        stream.write(text)
        stream.flush()

    return write


def _bytes(stream: TextIO) -> BinaryIO:
    buffer = getattr(stream, "buffer", None)
    return buffer if buffer is not None else sys.stdin.buffer
