"""The small files of a log beside its entries: settings, keys, where the trainee stopped, what was read, what is not
to come back, since when things are in the bin. docs/journal-format.md says what stands in each.

Nothing here knows of an entry but by its id.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from learnlog.errors import EntryUnreadable, SettingWrong
from learnlog.journal.base import Record
from learnlog.journal.bin_days import BinDays
from learnlog.journal.coming_back import ComingBack
from learnlog.journal.settings import Place, Read, Settings
from learnlog.keymap import Asked, KeyFault
from learnlog.store import format as form
from learnlog.store.files import Files
from learnlog.store.keys_file import read_keys, write_keys
from learnlog.store.settings_file import read_settings, write_settings

R = TypeVar("R", bound=Record)

_SETTINGS, _KEYS, _PLACE, _READ = "settings.toml", "keys.toml", "place.toml", "read.toml"
_COMING_BACK, _BIN_DAYS = "coming-back.toml", "bin.toml"


class SmallFiles(Protocol):
    """Where records are kept, each under a name of its own. Errors are those of :mod:`learnlog.errors`."""

    def where(self, name: str) -> str:
        """Return where a file is, for a person."""

    def read(self, name: str) -> bytes | None:
        """Return what a file holds; None where it is not there. EntryUnreadable."""

    def write(self, name: str, raw: bytes, *, durable: bool) -> None:
        """Put a file in place, whole or not at all; durable means proven on the disk. Raises SaveFailed."""

    def remove(self, name: str) -> None:
        """Remove a file; one that is not there is no error. Raises SaveFailed."""


class FilesIn(SmallFiles):
    """Records kept as files of one folder.

    Args:
        folder: the log's own.
        files: the disk.
    """

    def __init__(self, folder: Path, files: Files) -> None:
        self._folder = folder
        self._files = files

    def where(self, name: str) -> str:
        """Return the path of a file."""
        return str(self._folder / name)

    def read(self, name: str) -> bytes | None:
        """Return what a file holds; None where it is not there. EntryUnreadable."""
        try:
            return self._files.read(self._folder / name, form.LIMIT)
        except FileNotFoundError:
            return None

    def write(self, name: str, raw: bytes, *, durable: bool) -> None:
        """Put a file in place. Raises SaveFailed; SaveUnproven where it was to be durable."""
        write = self._files.write_durably if durable else self._files.write_quickly
        write(self._folder / name, raw)

    def remove(self, name: str) -> None:
        """Remove a file. Raises SaveFailed."""
        self._files.remove(self._folder / name)


class Records:
    """The small files of one log, each as what it says. Every method that writes may raise SaveFailed.

    Args:
        files: where they are kept.
    """

    def __init__(self, files: SmallFiles) -> None:
        self._files = files

    # Settings and keys: files that a person may write in, too. A broken one raises EntryUnreadable and stays.

    def settings(self) -> Settings:
        """Return the settings; the usual ones where there are none. EntryUnreadable."""
        raw = self._files.read(_SETTINGS)
        return read_settings(raw, self._files.where(_SETTINGS)).settings if raw is not None else Settings()

    def settings_faults(self) -> tuple[SettingWrong, ...]:
        """Return each value in the settings that is none, for which the usual one counts. EntryUnreadable."""
        raw = self._files.read(_SETTINGS)
        return read_settings(raw, self._files.where(_SETTINGS)).wrong if raw is not None else ()

    def save_settings(self, settings: Settings) -> None:
        """Keep the settings, with everything else that stands in their file. EntryUnreadable.

        SaveFailed also where something that stands in the file would be lost.
        """
        raw = self._files.read(_SETTINGS)
        changed = write_settings(settings, raw, self._files.where(_SETTINGS))
        if changed != raw:
            self._files.write(_SETTINGS, changed, durable=True)

    def keys(self) -> tuple[tuple[Asked, ...], tuple[KeyFault, ...]]:
        """Return the keys that were chosen, and what among them asks for none. EntryUnreadable."""
        raw = self._files.read(_KEYS)
        return read_keys(raw, self._files.where(_KEYS)) if raw is not None else ((), ())

    def save_keys(self, wanted: Mapping[str, Sequence[str] | None]) -> None:
        """Keep other keys for some actions, by their ids, as a person writes them; None takes the usual ones again.

        EntryUnreadable; SaveFailed also where something that stands in the file would be lost.
        """
        raw = write_keys(wanted, self._files.read(_KEYS), self._files.where(_KEYS))
        self._files.write(_KEYS, raw, durable=True)

    # Where the trainee stopped, and what was read. Not proven on disk: losing it costs a few key presses.

    def place(self) -> Place | None:
        """Return where the trainee stopped; None if unknown or unreadable."""
        with contextlib.suppress(EntryUnreadable):
            return self._record(Place, _PLACE)
        return None

    def save_place(self, place: Place) -> None:
        """Keep where the trainee stopped."""
        self._files.write(_PLACE, form.dump_record(place), durable=False)

    def read(self) -> tuple[Read, ...]:
        """Return which screens were read, by unit; none if unreadable."""
        with contextlib.suppress(EntryUnreadable):
            kept = self._record(form.ReadFile, _READ)
            return kept.read if kept else ()
        return ()

    def save_read(self, read: tuple[Read, ...]) -> None:
        """Keep which screens were read."""
        self._files.write(_READ, form.dump_record(form.ReadFile(read=read)), durable=False)

    # What is not to come back, and since when things are in the bin

    def coming_back(self) -> ComingBack:
        """Return what the trainee does not want to be reminded of. A broken file raises EntryUnreadable."""
        return self._record(ComingBack, _COMING_BACK) or ComingBack()

    def save_coming_back(self, kept: ComingBack) -> None:
        """Keep what the trainee does not want to be reminded of. A broken file is left alone: EntryUnreadable."""
        self.coming_back()
        self._files.write(_COMING_BACK, form.dump_record(kept), durable=True)

    def bin_days(self) -> BinDays:
        """Return since when things are in the bin. A broken file raises EntryUnreadable."""
        return self._record(BinDays, _BIN_DAYS) or BinDays()

    def save_bin_days(self, days: BinDays) -> None:
        """Keep since when things are in the bin; a broken file is replaced, and the days are counted anew."""
        self._files.write(_BIN_DAYS, form.dump_record(days), durable=True)

    def forget(self, entry_id: str) -> None:
        """Take out whatever names an entry that is deleted for good; what cannot be read is left alone."""
        name = entry_id.encode()
        if name in self._there(_PLACE):
            self._files.remove(_PLACE)
        models: tuple[tuple[str, type[ComingBack] | type[BinDays]], ...] = (
            (_COMING_BACK, ComingBack),
            (_BIN_DAYS, BinDays),
        )
        for file, model in models:
            raw = self._there(file)
            if name in raw:
                with contextlib.suppress(EntryUnreadable):
                    kept = form.parse_record(model, raw, self._files.where(file)).without(entry_id)
                    self._files.write(file, form.dump_record(kept), durable=True)

    def _record(self, model: type[R], name: str) -> R | None:
        raw = self._files.read(name)
        return form.parse_record(model, raw, self._files.where(name)) if raw is not None else None

    def _there(self, name: str) -> bytes:
        """Return what is in a file, nothing where it is gone or cannot be read."""
        with contextlib.suppress(EntryUnreadable):
            return self._files.read(name) or b""
        return b""
