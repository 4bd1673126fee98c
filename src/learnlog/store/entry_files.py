"""The files of saved entries: which is whose, and what it says."""

from __future__ import annotations

import os
from pathlib import Path

from learnlog.errors import EntryMissing
from learnlog.store import format as form
from learnlog.store.contents import Opened
from learnlog.store.files import Files
from learnlog.store.names import check_id, find


class EntryFiles:
    """The files of one log's entries. Where one stands is remembered, and looked for again where it is gone.

    Args:
        folder: of all entries.
        files: the disk.
    """

    def __init__(self, folder: Path, files: Files) -> None:
        self._folder = folder
        self._files = files
        self._places: dict[str, Path] = {}

    def find(self, entry_id: str) -> Path | None:
        """Return the file of an entry, None where there is none. EntryUnreadable where it cannot be looked for."""
        known = self._places.get(entry_id)
        if known is None or not os.path.lexists(known):
            known = find(self._folder, entry_id)
            if known is not None:
                self._places[entry_id] = known
        return known

    def path(self, entry_id: str) -> Path:
        """Return the file of an entry; EntryMissing if there is none."""
        path = self.find(entry_id)
        if path is None:
            raise EntryMissing(entry_id)
        return path

    def forget(self, entry_id: str) -> None:
        """Look for the file anew the next time: it was taken away."""
        self._places.pop(entry_id, None)

    def read(self, entry_id: str) -> tuple[Opened, bytes]:
        """Return the saved entry, and the bytes of its file. EntryMissing; EntryUnreadable, also for another's."""
        path = self.path(entry_id)
        try:
            raw = self._files.read(path, form.LIMIT)
        except FileNotFoundError:
            raise EntryMissing(entry_id) from None
        entry, outside = form.parse_entry(raw, str(path))
        check_id(entry.id, entry_id, raw, path, ("id",))
        return Opened(entry, form.version_of(raw), outside), raw
