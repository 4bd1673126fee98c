"""Saving an entry so that nothing is lost, whatever stops it and whoever else writes.

A save goes in this order, so that whatever stops it leaves the old file or the new one: write the entry as bytes and
read them back, take the lock, compare the file with the one that was opened, keep that one in the history, write a
temporary file, fsync, put it in place, fsync the folder. The caller drops the draft only after that.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

from learnlog.errors import EntryChanged, EntryUnreadable, FileRefused, SaveFailed, SaveUnproven
from learnlog.journal.entry import Entry
from learnlog.store import format as form
from learnlog.store.blocks import Blocks
from learnlog.store.entry_files import EntryFiles
from learnlog.store.files import Files
from learnlog.store.history import History
from learnlog.store.names import free_copy, place_of


class EntrySaver:
    """Saves the entries of one log.

    Args:
        folder: of all entries.
        files: the disk.
        entries: where the file of each stands.
        history: where the version goes that is replaced.
    """

    def __init__(self, folder: Path, files: Files, entries: EntryFiles, history: History) -> None:
        self._folder = folder
        self._files = files
        self._entries = entries
        self._history = history
        self._known = Blocks("answers")
        # Bytes that were put in place but not proven on the disk, by entry: the next try takes them for its own.
        self._unproven: dict[str, str] = {}

    def save(
        self, entry: Entry, version: str, turn: contextlib.AbstractContextManager[None], *, keep_old: bool = True
    ) -> str:
        """Make the entry durable and return its new version.

        Args:
            version: of the file that was opened; empty for a new entry.
            turn: keeps everybody else from changing files of the log while it is entered.
            keep_old: whether the version it replaces goes into the history.

        Raises:
            EntryChanged: the file is not the one of that version; nothing was written.
            SaveFailed: the disk refused; the last saved version stands.
            SaveUnproven: the entry is saved, but the disk did not confirm it.
        """
        raw = form.dump_entry(entry, self._known)
        new = form.version_of(raw)
        try:
            with turn:
                self._save(entry, raw, version, keep_old=keep_old)
        except SaveUnproven:
            self._unproven[entry.id] = new
            raise
        except SaveFailed as error:
            if self._unproven.get(entry.id) == new:
                # These very bytes were put in place before: that they could not be proven now, either, is the truth.
                raise SaveUnproven(error.cause) from error
            raise
        self._unproven.pop(entry.id, None)
        return new

    def _save(self, entry: Entry, raw: bytes, version: str, *, keep_old: bool) -> None:
        path = self._place(entry.id)
        mine = {version, self._unproven.get(entry.id, "")} - {""}
        old = self._bytes(path)
        if (path is not None or version) and (old is None or form.version_of(old) not in mine):
            raise EntryChanged
        if path is None or old is None:
            self._files.write_durably(self._folder / place_of(entry), raw, new=True)
        elif old != raw:
            with self._history.keeping(entry.id, old, path) if keep_old else contextlib.nullcontext():
                self._replace(path, raw, form.version_of(old))
        elif entry.id in self._unproven:
            self._replace(path, raw, form.version_of(old))

    def _replace(self, path: Path, raw: bytes, old: str) -> None:
        """Put bytes in the place of a file; what turns out to be another version than ``old`` is kept as a copy."""

        def expected(swapped: Path) -> bool:
            return form.version_of(self._files.read(swapped, form.LIMIT)) == old

        self._files.write_over(path, raw, expected, lambda: free_copy(path))

    def _place(self, entry_id: str) -> Path | None:
        """Return the file of an entry to save over, None for a new one. SaveFailed where it cannot be looked for."""
        try:
            return self._entries.find(entry_id)
        except EntryUnreadable as error:
            raise SaveFailed(error.cause) from error

    def _bytes(self, path: Path | None) -> bytes | None:
        """Return what a file holds, None where it is gone or is no ordinary file; SaveFailed where the disk refuses."""
        try:
            return self._files.read(path, form.LIMIT) if path else None
        except FileRefused as error:
            raise SaveFailed(error.cause) from error
        except (FileNotFoundError, EntryUnreadable):
            return None
