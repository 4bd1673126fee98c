"""Backups: the whole log in one zip archive a day, beside it or in a folder the trainee chose.

One is made on the first change of a day. Fourteen are kept. Only files of exactly the name learnlog gives to such a
backup are ever removed, and only after a newer one was read back whole.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Collection, Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from learnlog.errors import ArchiveRefused, BackupFailed, EntryOpenElsewhere, EntryUnreadable, SaveFailed, SaveUnproven
from learnlog.store.archive_writer import Put, write_archive
from learnlog.store.backup_cleaning import belongs_to, holds, is_past, rewrite_without
from learnlog.store.backup_list import Backup, backups_in, free_name, is_entry, looked_at
from learnlog.store.collecting import Collector, LeftOut
from learnlog.store.files import Files
from learnlog.store.folders import Folders
from learnlog.store.locks import hold, writing
from learnlog.store.outlived import outlived
from learnlog.store.records import FilesIn, Records

_BREATH = 0.001
"""Seconds a backup in the background rests after each file, so that keys come first."""


_HALF_MADE = re.compile(r"\.learnlog-[0-9-]{10,20}\.zip\.[0-9a-f]{8}\.tmp\Z", re.ASCII)


class Made(NamedTuple):
    """A backup just made.

    Attributes:
        left_out: what could not be put into it.
        note: what the trainee should know of where it is; mostly nothing.
        proven: whether the disk confirmed that it would outlast a power cut.
    """

    path: Path
    entries: int
    left_out: tuple[LeftOut, ...] = ()
    note: str = ""
    proven: bool = True


class Uncleaned(NamedTuple):
    """A backup from which an entry could not be removed, and why, without a full stop."""

    path: Path
    cause: str


class Backups:
    """The backups of one log.

    Args:
        folders: where the log is.
        clock: tells the time, with its offset.
        files: the disk.
    """

    def __init__(self, folders: Folders, clock: Callable[[], datetime], files: Files | None = None) -> None:
        self._folders = folders
        self._clock = clock
        self._files = files or Files()

    def places(self) -> tuple[Path, ...]:
        """Return the folders where backups may be: the one chosen in the settings first, if there is one."""
        chosen = self._chosen()
        return (chosen, self._folders.backups) if chosen else (self._folders.backups,)

    def all(self) -> tuple[Backup, ...]:
        """Return every backup there is, newest first. Those that cannot be read are among them."""
        found = [looked_at(path) for place in self.places() for path in backups_in(place)]
        return tuple(sorted(found, key=lambda one: (one.day, not one.daily, one.path.stem), reverse=True))

    def make_daily(self, *, gently: bool = True) -> Made | None:
        """Make the backup of this day, and remove what is older than the fourteen newest.

        Args:
            gently: rest after each file, for a thread beside one in which somebody types.

        Returns:
            None where the day has its backup, or another window is making it.

        Raises:
            BackupFailed: with the cause; nothing half-made is left, and nothing older was removed.
        """
        try:
            lock = hold(self._lock, self._files)
        except EntryOpenElsewhere:
            return None
        except SaveFailed as error:
            raise BackupFailed(error.cause) from error
        try:
            place, note = self._place()
            path = place / f"learnlog-{self._clock().date().isoformat()}.zip"
            if path.exists():
                return None
            made = self._make(path, note, _BREATH if gently else 0)
            if made.proven:
                self._thin_out(place, path)
            return made
        finally:
            lock.release()

    def make(self, folder: Path | None = None) -> Made:
        """Make a backup now, whether or not the day has one.

        Args:
            folder: where, instead of the usual place. It must be there.

        Raises:
            BackupFailed: with the cause; nothing half-made is left.
        """
        place, note = (folder, "") if folder else self._place()
        try:
            with writing(self._lock, self._files):
                return self._make(free_name(place, self._clock()), note, 0)
        except SaveFailed as error:
            raise BackupFailed(error.cause) from error

    def holding(self, entry_id: str) -> tuple[Path, ...]:
        """Return the backups in which there is anything of an entry, as far as they can be read."""
        found = []
        for path in (path for place in self.places() for path in backups_in(place)):
            with contextlib.suppress(ArchiveRefused, FileNotFoundError):
                if holds(path, entry_id):
                    found.append(path)
        return tuple(found)

    def forget(self, entry_id: str) -> tuple[Uncleaned, ...]:
        """Remove everything of an entry from every backup, for good. Return those where that was not possible."""
        return self._clean(lambda put: belongs_to(put, entry_id))

    def forget_past(self, entry_id: str, keep: Collection[str]) -> tuple[Uncleaned, ...]:
        """Remove the earlier versions of an entry from every backup, but for those with these hashes; as above.

        The entry as it was on the day of each backup stays in it.
        """
        return self._clean(lambda put: is_past(put, entry_id, keep))

    def _clean(self, gone: Callable[[Put], bool]) -> tuple[Uncleaned, ...]:
        uncleaned = []
        with writing(self._lock, self._files):
            for place in self.places():
                self._sweep(place)
                if not place.is_dir() and place != self._folders.backups:
                    uncleaned.append(Uncleaned(place, "the folder is not there now"))
                for path in backups_in(place):
                    try:
                        rewrite_without(path, gone, self._files)
                    except (ArchiveRefused, SaveFailed) as error:
                        uncleaned.append(Uncleaned(path, error.cause))
        return tuple(uncleaned)

    @property
    def _lock(self) -> Path:
        return self._folders.locks / "backup.lock"

    def _chosen(self) -> Path | None:
        try:
            named = Records(FilesIn(self._folders.home, self._files)).settings().backup_folder.strip()
            return self._folders.home / Path(named).expanduser() if named else None
        except (EntryUnreadable, RuntimeError, ValueError):  # “~somebody” who does not exist
            return None

    def _place(self) -> tuple[Path, str]:
        """Return where backups go now, and a note where that is not where the trainee wants them."""
        chosen = self._chosen()
        # A folder somebody chose is never made: it may be on a stick that is not plugged in.
        if chosen is None or chosen.is_dir():
            return chosen or self._folders.backups, ""
        note = f"The folder you chose for backups, {chosen}, is not there, so this one was put beside your log."
        return self._folders.backups, note

    def _make(self, path: Path, note: str, breath: float) -> Made:
        collector = Collector(self._folders, self._files)
        entries = 0

        def contents() -> Iterator[Put]:
            nonlocal entries
            for put in collector.contents():
                entries += is_entry(put.name)
                yield put
                if breath:
                    self._files.pause(breath)

        proven = True
        try:
            if path.parent == self._folders.backups:
                self._files.make_folder(path.parent)
            self._sweep(path.parent)
            write_archive(path, contents(), self._clock(), self._files)
        except SaveUnproven:
            proven = False
        except (SaveFailed, ArchiveRefused) as error:
            raise BackupFailed(error.cause) from error
        return Made(path, entries, tuple(collector.left_out), note, proven)

    def _sweep(self, place: Path) -> None:
        """Remove what a backup left behind that was killed half-way. Whoever calls has the lock."""
        with contextlib.suppress(OSError):
            for path in place.iterdir():
                if _HALF_MADE.match(path.name):
                    self._files.remove(path)

    def _thin_out(self, place: Path, newest: Path) -> None:
        """Remove daily backups beyond those kept, after ``newest`` was made."""
        for one in outlived(map(looked_at, backups_in(place)), looked_at(newest)):
            with contextlib.suppress(SaveFailed):  # tomorrow is another day
                self._files.remove(one.path)
