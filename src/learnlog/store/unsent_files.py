"""Follow-ups that were not added to their entries: ``<id>.follow-up.toml`` among the drafts, one for each entry."""

from __future__ import annotations

from pathlib import Path

from learnlog.store import format as form
from learnlog.store.files import Files
from learnlog.store.locks import FileHold, hold
from learnlog.store.names import FOLLOW_UP, check_id, checked
from learnlog.store.protocol import UnsentStore


class UnsentFiles(UnsentStore):
    """The follow-ups of one log that are not added yet, on this computer.

    Args:
        folder: where they are kept.
        locks: where the locks stand.
        files: the disk.
    """

    def __init__(self, folder: Path, locks: Path, files: Files) -> None:
        self._folder = folder
        self._locks = locks
        self._files = files

    def path(self, entry_id: str) -> Path:
        """Return the file of the follow-up that is not added to an entry."""
        return self._folder / f"{checked(entry_id)}{FOLLOW_UP}.toml"

    def keep(self, entry_id: str, text: str, *, durable: bool) -> None:
        """Keep a follow-up that is not added yet; empty text forgets it. Raises SaveFailed or SaveUnproven."""
        path = self.path(entry_id)
        if not text:
            self._files.remove(path)
            return
        write = self._files.write_durably if durable else self._files.write_quickly
        write(path, form.dump_unsent(form.UnsentFile(entry=entry_id, text=text)))

    def text(self, entry_id: str) -> str:
        """Return the follow-up not added yet, empty if there is none; damaged, or another entry's: EntryUnreadable."""
        path = self.path(entry_id)
        try:
            raw = self._files.read(path, form.LIMIT)
        except FileNotFoundError:
            return ""
        kept = form.parse_unsent(raw, str(path))
        check_id(kept.entry, entry_id, raw, path, ("entry",))
        return kept.text

    def hold(self, entry_id: str) -> FileHold:
        """Return the right to write a follow-up to an entry; EntryOpenElsewhere where another window has it."""
        return hold(self._locks / f"{checked(entry_id)}{FOLLOW_UP}.lock", self._files)
