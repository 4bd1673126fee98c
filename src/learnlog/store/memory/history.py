"""The earlier versions of the entries of a log in memory."""

from __future__ import annotations

from learnlog.errors import EntryUnreadable
from learnlog.journal.entry import Entry
from learnlog.store import format as form
from learnlog.store.contents import Opened, Version
from learnlog.store.memory.disk import MemoryDisk, named
from learnlog.store.protocol import VersionStore


class MemoryHistory(VersionStore):
    """The earlier versions on a disk in memory."""

    def __init__(self, disk: MemoryDisk) -> None:
        self._disk = disk

    def versions(self, entry_id: str) -> tuple[Version, ...]:
        """Return the versions in the history of an entry, newest first."""
        kept = self._disk.history.get(entry_id, [])
        numbered = [Version(number, form.version_of(raw)[:16]) for number, raw in enumerate(kept, start=1)]
        return tuple(reversed(numbered))

    def read(self, entry_id: str, version: Version) -> Opened:
        """Return an earlier version; EntryUnreadable where it is gone."""
        path = named(f"history/{entry_id}/{version.number}")
        if version not in self.versions(entry_id):
            raise EntryUnreadable(path, "this version was changed or damaged after it was kept")
        raw = self._disk.history[entry_id][version.number - 1]
        entry, outside = form.parse_entry(raw, path)
        return Opened(entry, form.version_of(raw), outside)

    def like(self, entry_id: str, version: str) -> Entry | None:
        """Return the entry as it was in a version, given as ``save`` returned it; None where that was not kept."""
        found = (one for one in self.versions(entry_id) if version.startswith(one.hash))
        return next((self.read(entry_id, one).entry for one in found), None)

    def last_good(self, entry_id: str) -> tuple[Version, Opened] | None:
        """Return the newest version in the history, or None."""
        return next(((one, self.read(entry_id, one)) for one in self.versions(entry_id)), None)

    def keep(self, entry_id: str, raw: bytes) -> None:
        """Keep a version that is not the newest already."""
        kept = self._disk.history.setdefault(entry_id, [])
        if kept[-1:] != [raw]:
            kept.append(raw)
