"""The settings as they count while learnlog is open: read, with what the environment sets over them, changed, kept."""

from __future__ import annotations

import contextlib
import threading
from typing import Any

from learnlog.errors import LearnlogError
from learnlog.journal.preferences import NOTHING_SET, Outside
from learnlog.journal.settings import Settings
from learnlog.store.records import Records


class SettingsInUse:
    """The settings of one log.

    Args:
        records: where they are kept.
        outside: what the environment sets.

    Attributes:
        now: as they count, with what the environment sets over what is kept; change them with :meth:`change`.
        kept: as they are kept.
        outside: what the environment sets.
        trouble: why their file could not be read, if so. It is then never overwritten.
        faults: each value in it that is none, for which the usual one counts.
    """

    def __init__(self, records: Records, outside: Outside = NOTHING_SET) -> None:
        self._records = records
        self.outside = outside
        self.trouble: LearnlogError | None = None
        self.faults: tuple[LearnlogError, ...] = ()
        try:
            self._go_by(records.settings(), records.settings_faults())
        except LearnlogError as error:
            self._go_by(Settings(), ())
            self.trouble = error
        self._unkept: dict[str, Any] = {}
        self._taking, self._keeping = threading.Lock(), threading.Lock()

    @property
    def is_first_time(self) -> bool:
        """Whether somebody is here for the first time, as far as the settings can be read."""
        return not self.now.welcomed and self.trouble is None

    def look_again(self) -> None:
        """Go by what stands on the disk now; where that cannot be read, everything stays as it is."""
        with contextlib.suppress(LearnlogError):
            self._go_by(self._records.settings(), self._records.settings_faults())
            self.trouble = None

    def _go_by(self, kept: Settings, faults: tuple[LearnlogError, ...]) -> None:
        self.kept, self.faults = kept, faults
        self.now = self.outside.over(kept)

    def take(self, **values: Any) -> None:
        """Use other values from now on, by the names of settings; :meth:`keep` puts them on the disk.

        What the environment sets can be changed for as long as learnlog is open, and is not kept.
        """
        self.now = self.now.model_copy(update=values)
        mine = {name: value for name, value in values.items() if name not in self.outside.values}
        self.kept = self.kept.model_copy(update=mine)
        with self._taking:
            self._unkept = {**self._unkept, **mine}

    def keep(self) -> None:
        """Put the settings that were changed on the disk, over what another window or a person wrote there since.

        Nothing is done where nothing was changed. Raises SaveFailed, or the reason why the settings file cannot be
        read: it is then left alone, and what was changed counts until learnlog is closed.
        """
        with self._keeping:
            values = self._unkept
            if not values:
                return
            if self.trouble is not None:
                raise self.trouble
            self._records.save_settings(self._records.settings().model_copy(update=values))
            with self._taking:  # what was changed meanwhile is still to be kept
                self._unkept = {name: one for name, one in self._unkept.items() if one is not values.get(name)}
            self.faults = self._records.settings_faults()

    def change(self, settings: Settings) -> None:
        """Use these settings from now on and keep them; a settings file that could not be read is left alone."""
        values = {
            name: getattr(settings, name)
            for name in Settings.model_fields
            if getattr(settings, name) != getattr(self.now, name)
        }
        self.take(**values)
        if self.trouble is None:
            self.keep()

    def choose_backup_folder(self, folder: str) -> None:
        """Have backups go into another folder from now on; empty for the one beside the log.

        Raises SaveFailed, or the reason why the settings cannot be read: then they are left alone.
        """
        if self.trouble is not None:
            raise self.trouble
        self.change(self.now.model_copy(update={"backup_folder": folder}))
