"""``learnlog backup``: a backup of the log, now."""

from __future__ import annotations

from pathlib import Path

from learnlog.cli.layout import counted
from learnlog.cli.output import complain, say
from learnlog.errors import UsageError
from learnlog.opening import now
from learnlog.store.backups import Backups
from learnlog.store.carrying import has_log
from learnlog.store.folders import Folders
from learnlog.text import one_line


def back_up(folders: Folders, folder: Path | None) -> int:
    """Make a backup, say where it is, name what could not be put into it, and return the exit code.

    Args:
        folder: where to put it; None for the place in the settings.
    """
    if not has_log(folders):
        raise UsageError(f"There is no log yet in {folders.home}, so there is nothing to back up.")
    if folder is not None:
        try:
            folder = folder.expanduser()
        except RuntimeError:  # “~somebody” who does not exist
            raise UsageError(f"The folder {folder} cannot be found.") from None
        if not folder.is_dir():
            raise UsageError(f"There is no folder {folder}.", "No backup was made.", "Make it first, or name another.")
    made = Backups(folders, now).make(folder)
    say(one_line(f"{counted(made.entries, 'entry', 'entries')} and all that belongs to them are now in {made.path}"))
    if made.note:
        complain(one_line(made.note))
    if not made.proven:
        complain("The disk did not confirm it, so a power cut could still take it. Make another one later.")
    for one in made.left_out:
        complain(one_line(f"Not in it: {one.path}: {one.cause}."))
    return 1 if made.left_out or not made.proven else 0
