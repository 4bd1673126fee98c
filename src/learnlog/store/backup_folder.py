"""A folder a trainee chooses for backups: what is the matter with it, told before anything depends on it."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from learnlog.journal.readback import long_date
from learnlog.store.causes import plain_cause
from learnlog.store.folders import Folders

if TYPE_CHECKING:
    from learnlog.store.backups import Backups


def chosen_folder(folders: Folders, text: str) -> Path | None:
    """Return the folder that is meant by what was typed; None for the one beside the log.

    A path that begins nowhere begins in the log's own folder, as backups have it.
    """
    named = text.strip()
    try:
        return folders.home / Path(named).expanduser() if named else None
    except (RuntimeError, ValueError):  # “~somebody” who does not exist
        return folders.home / named


def trouble_with(folders: Folders, text: str) -> str:
    """Return why backups cannot go into a folder, in sentences for a person; nothing where they can."""
    try:
        folder = chosen_folder(folders, text)
        if folder is None:
            return ""
        if not Path(text.strip()).expanduser().is_absolute():
            return "Write the whole path, from the root of the disk on, such as /media/stick/learnlog."
        if not folder.exists():
            return (
                f"There is no folder {folder}. If it is on a stick or another disk, plug that in; else make the folder "
                "first. learnlog never makes it, because it could land on the wrong disk."
            )
        if not folder.is_dir():
            return f"{folder} is a file, not a folder. Choose a folder."
        own = folders.home.resolve()
        if folder.resolve() == own or own in folder.resolve().parents:
            return f"{folder} is inside the log itself. Choose a folder elsewhere, best on another disk."
        if not os.access(folder, os.W_OK | os.X_OK):
            return f"Nothing can be written into {folder}. Choose another folder, or allow it first."
    except (OSError, ValueError, RuntimeError) as error:
        cause = plain_cause(error) if isinstance(error, OSError) else "that is no path"
        return f"This cannot be used as a folder: {cause}."
    return ""


class BackupFolder:
    """Where the backups of a log go, for a front end to show and to change.

    Args:
        folders: where the log is.
        clock: tells the time, with its offset.
    """

    def __init__(self, folders: Folders, clock: Callable[[], datetime]) -> None:
        self._folders = folders
        self._clock = clock

    def standing(self) -> str:
        """Return where backups go, how many there are, and which is the newest, in sentences for a person."""
        backups = self._backups()
        found = [one for one in backups.all() if not one.fault]
        chosen, *_ = backups.places()
        where = f"Backups go to {chosen}."
        if not chosen.is_dir() and chosen != self._folders.backups:
            where = f"Backups go to {chosen}, which is not there now; until it is, they go beside your log."
        if not found:
            return f"{where} There is none yet."
        count = "One is there" if len(found) == 1 else f"{len(found)} are there"
        entries = found[0].entries or 0
        held = "1 entry" if entries == 1 else f"{entries:,} entries"
        day = long_date(found[0].day)
        # It lacks what was written later on that day, which must not look like a loss.
        made = f"was made as you began to write on {day}" if found[0].daily else f"is of {day}"
        return f"{where} {count}; the newest {made} and holds {held}."

    def trouble(self, text: str) -> str:
        """Return why backups cannot go into a folder; nothing where they can."""
        return trouble_with(self._folders, text)

    def make_daily(self) -> str:
        """Make the backup of this day where backups go now, if it is not there. Raises BackupFailed.

        Returns what is to be told; mostly nothing.
        """
        made = self._backups().make_daily(gently=False)
        return made.note if made else ""

    def make(self) -> str:
        """Make a backup now and return where it is, in a sentence. Raises BackupFailed."""
        made = self._backups().make()
        entries = "1 entry" if made.entries == 1 else f"{made.entries:,} entries"
        return f"{entries} and all that belongs to them are now in {made.path}. {made.note}".rstrip()

    def _backups(self) -> Backups:
        # What writes archives is loaded when there is something to do with one.
        from learnlog.store.backups import Backups

        return Backups(self._folders, self._clock)
