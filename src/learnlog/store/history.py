"""Earlier versions of entries: ``<home>/history/<id>/<number>-<hash>.toml``, never rewritten.

Numbers grow by one whatever the clock says. The hash is the beginning of the SHA-256 of the file's bytes, so that a
version is found by what a draft says it was written over, and damage is noticed.
"""

from __future__ import annotations

import re
from pathlib import Path

from learnlog.errors import EntryChanged, EntryUnreadable
from learnlog.journal.entry import Entry
from learnlog.store import format as form
from learnlog.store.files import Files
from learnlog.store.names import names_in
from learnlog.store.protocol import Opened, Version

_NAME = re.compile(r"(?P<number>\d{6,})-(?P<hash>[0-9a-f]{16})\.toml\Z", re.ASCII)
_HASH = 16


class History:
    """The earlier versions of every entry.

    Args:
        folder: where they are kept, in a folder for each entry.
        files: the disk.
    """

    def __init__(self, folder: Path, files: Files) -> None:
        self._folder = folder
        self._files = files

    def versions(self, entry_id: str) -> tuple[Version, ...]:
        """Return the versions of an entry, newest first. Files of other names are passed over."""
        found = [_NAME.match(name) for name in names_in(self._folder / entry_id)]
        return tuple(sorted((Version(int(one["number"]), one["hash"]) for one in found if one), reverse=True))

    def path(self, entry_id: str, version: Version) -> Path:
        """Return the file of a version."""
        return self._folder / entry_id / f"{version.number:06}-{version.hash}.toml"

    def read(self, entry_id: str, version: Version) -> Opened:
        """Return a version; EntryUnreadable where it is damaged, is another entry's, or is gone."""
        path = self.path(entry_id, version)
        try:
            raw = self._files.read(path, form.LIMIT)
        except FileNotFoundError:
            raise EntryUnreadable(str(path), "the file is no longer there") from None
        if form.version_of(raw)[:_HASH] != version.hash:
            raise EntryUnreadable(str(path), "this version was changed or damaged after it was kept")
        entry, outside = form.parse_entry(raw, str(path))
        if entry.id != entry_id:
            raise EntryUnreadable(str(path), "the id inside is not the one of its folder")
        return Opened(entry, form.version_of(raw), outside)

    def like(self, entry_id: str, version: str) -> Entry | None:
        """Return the entry as it was in the version with this hash, or None where that was not kept or is damaged."""
        for kept in self.versions(entry_id):
            if version.startswith(kept.hash):
                try:
                    return self.read(entry_id, kept).entry
                except EntryUnreadable:
                    continue
        return None

    def last_good(self, entry_id: str) -> tuple[Version, Opened] | None:
        """Return the newest version that can be read, or None."""
        for version in self.versions(entry_id):
            try:
                return version, self.read(entry_id, version)
            except EntryUnreadable:
                continue
        return None

    def keep(self, entry_id: str, raw: bytes, linked: Path | None = None) -> None:
        """Keep a version, durably. One that is the newest already is not kept again.

        Args:
            raw: its bytes.
            linked: a file with these bytes that is about to be replaced and never written again: it gets a second
                name in the history where the disk can do that, which takes no room even on a full disk.

        Raises:
            SaveFailed: the disk refused.
            EntryChanged: the linked file turned out to hold something else.
        """
        kept = self.versions(entry_id)
        this = Version(kept[0].number + 1 if kept else 1, form.version_of(raw)[:_HASH])
        if kept and kept[0].hash == this.hash:
            return
        path = self.path(entry_id, this)
        if linked is None or not self._files.name_again(linked, path):
            self._files.write_durably(path, raw, new=True)
        elif self._bytes(path) != raw:
            self._files.remove(path)
            raise EntryChanged

    def _bytes(self, path: Path) -> bytes:
        try:
            return self._files.read(path, form.LIMIT)
        except (FileNotFoundError, EntryUnreadable):
            return b""
