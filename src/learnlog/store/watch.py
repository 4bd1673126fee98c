"""Whether the log is still there: what was seen of it last, kept apart from it.

A drive that is not connected, a sync program gone wrong or a folder moved by mistake looks like a log that has no
entries yet. Starting afresh without a word would be the worst answer.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from learnlog.errors import EntryUnreadable, LearnlogError, SaveFailed
from learnlog.journal.base import Many, Moment, Record
from learnlog.store import format as form
from learnlog.store.files import Files
from learnlog.store.folders import Folders


class Seen(Record):
    """What was seen of a log last.

    Attributes:
        home: its folder, for a person who finds this file.
        entries: how many files it had, readable or not.
        when: at that time.
        told: what the trainee was told once and need not be told again.
    """

    home: str = ""
    entries: int = 0
    when: Moment | None = None
    told: Many[str] = ()


class LogGone(LearnlogError):
    """The log, or most of it, is not where it was.

    Attributes:
        before, now: how many entries there were when it was seen last, and how many there are.
    """

    def __init__(self, home: str, before: int, now: int, when: datetime | None) -> None:
        seen = f" on {when.day} {when:%B %Y} at {when:%H:%M}" if when else ""
        entries = "1 entry" if before == 1 else f"{before} entries"
        found = "it is empty" if not now else f"it has {now}"
        super().__init__(
            f"Your log had {entries} when learnlog last saw it{seen}. Now {found}.",
            "learnlog has deleted nothing.",
            f"If {home} is on a drive or in a synced folder, connect it or let it finish, and look again. "
            "“learnlog restore” lists the backups.",
        )
        self.before = before
        self.now = now


class Watch:
    """Compares a log with what was seen of it last.

    Args:
        folders: of the log.
        clock: the time now.
        files: the disk.
    """

    def __init__(self, folders: Folders, clock: Callable[[], datetime], files: Files | None = None) -> None:
        self._folders = folders
        self._clock = clock
        self._files = files or Files()

    def alarm(self, entries: int) -> LogGone | None:
        """Return the alarm where a log with so many entries has vanished or mostly emptied since it was seen last."""
        seen = self._seen()
        if entries * 2 < seen.entries and (not entries or seen.entries - entries > 2):
            return LogGone(str(self._folders.home), seen.entries, entries, seen.when)
        return None

    def look(self, entries: int) -> LogGone | None:
        """Return the alarm, if there is one; else remember how many entries there are."""
        alarm = self.alarm(entries)
        if alarm is None and entries != self._seen().entries:
            self.accept(entries)
        return alarm

    def accept(self, entries: int) -> None:
        """Take the log as it is now for what it should be: the trainee has said so, or has changed it here."""
        self._keep(self._seen(), home=str(self._folders.home), entries=entries, when=self._clock())

    def fewer(self, by: int = 1) -> None:
        """Expect fewer entries: the trainee has deleted some here."""
        seen = self._seen()
        self._keep(seen, entries=max(seen.entries - by, 0))

    def once(self, what: str) -> bool:
        """Return whether this is the first time the trainee is told something, and remember that."""
        seen = self._seen()
        if what in seen.told:
            return False
        self._keep(seen, told=(*seen.told, what))
        return True

    def open_to_others(self) -> bool:
        """Close the entries to others, and return whether they are open all the same, as on exFAT and NTFS."""
        if os.name != "posix":
            return False
        try:
            if not _open_to_others(self._folders.entries):
                return False
            # Perhaps only made by another program: a log that was copied here, or got out of an archive.
            with contextlib.suppress(OSError):
                self._files.restrict(self._folders.entries)
            return _open_to_others(self._folders.entries)
        except OSError:
            return False

    def _seen(self) -> Seen:
        try:
            return form.parse_record(Seen, self._files.read(self._folders.seen, form.LIMIT), str(self._folders.seen))
        except (FileNotFoundError, EntryUnreadable):
            return Seen()

    def _keep(self, seen: Seen, **values: Any) -> None:
        # What cannot be remembered is asked again; no words depend on it.
        with contextlib.suppress(SaveFailed):
            self._files.write_quickly(self._folders.seen, form.dump_record(seen.model_copy(update=values)))


def _open_to_others(folder: Path) -> bool:
    return bool(stat.S_IMODE(folder.stat().st_mode) & 0o077)
