"""Backups: the whole log in one zip archive a day, beside it or in a folder the trainee chose.

One is made on the first change of a day. Fourteen are kept. Only files of exactly the name learnlog gives to such a
backup are ever removed, and only after a newer one was read back whole.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Collection, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from learnlog.errors import ArchiveRefused, BackupFailed, EntryOpenElsewhere, EntryUnreadable, SaveFailed, SaveUnproven
from learnlog.store import belonging
from learnlog.store import format as form
from learnlog.store.archive import Archive, opened
from learnlog.store.archive_writer import Put, write_archive
from learnlog.store.collecting import BACKUP, Collector, LeftOut
from learnlog.store.files import Files
from learnlog.store.folders import Folders
from learnlog.store.hand_ins import names_only
from learnlog.store.locks import hold, writing
from learnlog.store.names import NAME, names_in
from learnlog.store.settings_file import read_settings

KEPT = 14
"""Daily backups that are kept: two weeks in which a loss may go unnoticed."""

_BREATH = 0.001
"""Seconds a backup in the background rests after each file, so that keys come first."""


_WORDS = ("entries/", "bin/", "unreadable/", "drafts/")
"""Where words of an entry may stand in a backup under a name that does not tell whose they are."""

_HALF_MADE = re.compile(r"\.learnlog-[0-9-]{10,20}\.zip\.[0-9a-f]{8}\.tmp\Z", re.ASCII)


class Backup(NamedTuple):
    """A backup as a list shows it.

    Attributes:
        entries: how many entries are in it; None where it cannot be read.
        size: in bytes.
        fault: why it cannot be read, without a full stop.
        daily: whether it is one of those learnlog makes, and removes, by itself.
    """

    path: Path
    day: date
    entries: int | None
    size: int
    fault: str = ""
    daily: bool = True


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
        found = [self._looked_at(path) for place in self.places() for path in _in(place)]
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
                return self._make(_free(place, self._clock()), note, 0)
        except SaveFailed as error:
            raise BackupFailed(error.cause) from error

    def holding(self, entry_id: str) -> tuple[Path, ...]:
        """Return the backups in which there is anything of an entry, as far as they can be read."""
        found = []
        for path in (path for place in self.places() for path in _in(place)):
            with contextlib.suppress(ArchiveRefused, FileNotFoundError), opened(path) as archive:
                if any(belongs_to(put, entry_id) for put in _puts(archive)):
                    found.append(path)
        return tuple(found)

    def forget(self, entry_id: str) -> tuple[Uncleaned, ...]:
        """Remove everything of an entry from every backup, for good. Return those where that was not possible."""
        return self._clean(lambda put: belongs_to(put, entry_id))

    def forget_past(self, entry_id: str, keep: Collection[str]) -> tuple[Uncleaned, ...]:
        """Remove the earlier versions of an entry from every backup, but for those with these hashes; as above.

        The entry as it was on the day of each backup stays in it.
        """
        return self._clean(lambda put: _is_past(put, entry_id, keep))

    def _clean(self, gone: Callable[[Put], bool]) -> tuple[Uncleaned, ...]:
        uncleaned = []
        with writing(self._lock, self._files):
            for place in self.places():
                self._sweep(place)
                if not place.is_dir() and place != self._folders.backups:
                    uncleaned.append(Uncleaned(place, "the folder is not there now"))
                for path in _in(place):
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
            raw = self._files.read(self._folders.settings, form.LIMIT)
            named = read_settings(raw, str(self._folders.settings)).settings.backup_folder.strip()
            return self._folders.home / Path(named).expanduser() if named else None
        except (FileNotFoundError, EntryUnreadable, RuntimeError, ValueError):  # “~somebody” who does not exist
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
        """Remove daily backups beyond those kept. Only after ``newest`` was made, and never that one."""
        # One with a later day was made by a clock that was wrong, or this one's is. It is nobody's to judge here.
        now = self._looked_at(newest)
        older = [one for one in self._daily(place) if one.day < now.day]
        good = [one for one in older if not one.fault]
        if len(good) < KEPT:
            return
        oldest_kept = good[KEPT - 2].day
        # If the log was lost unnoticed, the days since hold next to nothing: the fullest stays however old it is.
        fullest = max(good, key=lambda one: (one.entries or 0, one.day))
        for one in older:
            if one.day < oldest_kept and (one != fullest or (now.entries or 0) >= (fullest.entries or 0)):
                with contextlib.suppress(SaveFailed):  # tomorrow is another day
                    self._files.remove(one.path)

    def _daily(self, place: Path) -> list[Backup]:
        found = [self._looked_at(path) for path in _in(place)]
        return sorted((one for one in found if one.daily), key=lambda one: one.day, reverse=True)

    def _looked_at(self, path: Path) -> Backup:
        named = BACKUP.match(path.name)
        day = date.fromisoformat(named["day"]) if named else date.min
        daily = named is not None and not named["by_hand"]
        entries, size, fault = None, 0, ""
        try:
            size = path.lstat().st_size
            with opened(path, proven=False) as archive:
                entries = sum(map(is_entry, archive.names))
        except ArchiveRefused as error:
            fault = error.cause
        except OSError:
            fault = "it is gone"
        return Backup(path, day, entries, size, fault, daily)


def rewrite_without(path: Path, gone: Callable[[Put], bool], files: Files) -> bool:
    """Write a backup anew without some of its files, whole or not at all. Return whether any was in it.

    Raises:
        SaveFailed: the disk refused; the backup is as it was.
        ArchiveRefused: it cannot be read; it is as it was.
    """
    with opened(path) as archive:
        made = archive.made
        if not any(map(gone, _puts(archive))):
            return False
    write_archive(path, _all_but(path, gone), made, files, new=False)
    return True


def belongs_to(put: Put, entry_id: str) -> bool:
    """Return whether a file of a backup holds words of an entry: by its name, or by the id it says it has.

    So does the record of a hand-in of this entry alone, whose file somebody may have given a name.
    """
    if entry_id in put.name:
        return True
    if put.name.startswith("hand-ins/"):
        return names_only(put.data, entry_id)
    return put.name.startswith(_WORDS) and belonging.belongs_to(put.name, put.data, entry_id)


def _is_past(put: Put, entry_id: str, keep: Collection[str]) -> bool:
    """Return whether a file of a backup is an earlier version of an entry, and none of those that stay."""
    return put.name.startswith(f"history/{entry_id}/") and form.version_of(put.data) not in keep


def is_entry(name: str) -> bool:
    """Return whether a file of a backup is a saved entry, by its name."""
    top, *inner = name.split("/")
    named = NAME.match(inner[-1]) if top == "entries" and len(inner) == 2 else None
    return named is not None and named["year"] == inner[0]


def _all_but(path: Path, gone: Callable[[Put], bool]) -> Iterator[Put]:
    # Closed at its end, before something else takes its place: not every system replaces a file that is open.
    with opened(path, proven=False) as archive:
        yield from (put for put in _puts(archive) if not gone(put))


def _puts(archive: Archive) -> Iterator[Put]:
    return (Put(name, archive.read(name)) for name in archive.names)


def _in(place: Path) -> list[Path]:
    """Return the backups in a folder; none where it cannot be read. Links are passed over."""
    try:
        names = names_in(place)
    except EntryUnreadable:
        return []
    return [place / name for name in names if _is_day(name) and not (place / name).is_symlink()]


def _is_day(name: str) -> bool:
    named = BACKUP.match(name)
    try:
        return named is not None and bool(date.fromisoformat(named["day"]))
    except ValueError:
        return False


def _free(place: Path, now: datetime) -> Path:
    stem = f"learnlog-{now.date().isoformat()}"
    names = (f"{stem}.zip", f"{stem}-{now:%H%M}.zip", *(f"{stem}-{now:%H%M}-{number}.zip" for number in range(2, 1000)))
    return next(path for name in names if not (path := place / name).exists())
