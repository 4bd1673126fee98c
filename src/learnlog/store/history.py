"""Earlier versions of entries: ``<home>/history/<id>/<number>-<hash>.toml``, never rewritten.

Numbers grow by one whatever the clock says. The hash is the beginning of the SHA-256 of the file's bytes, so that a
version is found by what a draft says it was written over, and damage is noticed.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Collection, Iterator
from pathlib import Path

from learnlog.errors import EntryChanged, EntryUnreadable, FileRefused, SaveFailed, SaveUnproven
from learnlog.journal.entry import Entry
from learnlog.store import format as form
from learnlog.store.contents import Opened, Version
from learnlog.store.files import Files
from learnlog.store.names import checked, names_in
from learnlog.store.protocol import VersionStore

_NAME = re.compile(r"(?P<number>\d{6,})-(?P<hash>[0-9a-f]{16})\.toml\Z", re.ASCII)
_HASH = 16


class History(VersionStore):
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
        return versions_in(self._folder / checked(entry_id))

    def path(self, entry_id: str, version: Version) -> Path:
        """Return the file of a version."""
        return _path(self._folder / checked(entry_id), version)

    def read(self, entry_id: str, version: Version) -> Opened:
        """Return a version; EntryUnreadable where it is damaged, is another entry's, or is gone."""
        return read_version(self._folder / checked(entry_id), version, self._files)

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

    def forget(self, entry_id: str, keep: Collection[str]) -> int:
        """Delete the versions of an entry but for those with these hashes; return how many. Raises SaveFailed."""
        gone = [one for one in self._kept(entry_id) if not any(hashed.startswith(one.hash) for hashed in keep)]
        for version in reversed(gone):
            self._files.remove(self.path(entry_id, version))
        return len(gone)

    def keep(self, entry_id: str, raw: bytes) -> None:
        """Keep a copy of a version, durably. One that is the newest already is not kept again. Raises SaveFailed."""
        path = self._next(entry_id, raw)
        if path is not None:
            self._files.write_durably(path, raw, new=True)

    def keep_for_good(self, entry_id: str, raw: bytes) -> None:
        """Keep words that were handed in, durably and read-only; no second time where they are kept. SaveFailed."""
        hashed = form.version_of(raw)[:_HASH]
        kept = self._kept(entry_id)
        for version in kept:
            if version.hash == hashed:
                with contextlib.suppress(EntryUnreadable):
                    self.read(entry_id, version)
                    self._files.permit(self.path(entry_id, version), write=False)
                    return
        path = self.path(entry_id, Version(kept[0].number + 1 if kept else 1, hashed))
        self._files.write_durably(path, raw, new=True)
        self._files.permit(path, write=False)

    @contextlib.contextmanager
    def keeping(self, entry_id: str, raw: bytes, file: Path) -> Iterator[None]:
        """Keep the version that is replaced inside the block.

        It gets a second name in the history where the disk can do that, which takes no room even on a full disk. Where
        it is not replaced after all that name goes again: a program that writes in the file would change both.

        Args:
            raw: its bytes.
            file: where they stand.

        Raises:
            SaveFailed: the disk refused.
            EntryChanged: the file turned out to hold something else.
        """
        path = self._next(entry_id, raw)
        if path is None:
            yield
        elif not self._files.name_again(file, path):
            self._files.write_durably(path, raw, new=True)
            yield
        else:
            try:
                self._check(path, raw)
                yield
            except SaveUnproven:
                raise
            except BaseException:
                with contextlib.suppress(SaveFailed):
                    self._files.remove(path)
                raise

    def _next(self, entry_id: str, raw: bytes) -> Path | None:
        """Return where a version is to be kept, None where it is the newest already. Raises SaveFailed."""
        kept = self._kept(entry_id)
        this = Version(kept[0].number + 1 if kept else 1, form.version_of(raw)[:_HASH])
        return None if kept and kept[0].hash == this.hash else self.path(entry_id, this)

    def _kept(self, entry_id: str) -> tuple[Version, ...]:
        try:
            return self.versions(entry_id)
        except EntryUnreadable as error:
            raise SaveFailed(error.cause) from error

    def _check(self, path: Path, raw: bytes) -> None:
        try:
            if self._files.read(path, form.LIMIT) != raw:
                raise EntryChanged
        except FileRefused as error:
            raise SaveFailed(error.cause) from error
        except (FileNotFoundError, EntryUnreadable):
            raise EntryChanged from None


def versions_in(folder: Path) -> tuple[Version, ...]:
    """Return the versions in a folder, newest first, whatever the folder is called."""
    found = [_NAME.match(name) for name in names_in(folder)]
    return tuple(sorted((Version(int(one["number"]), one["hash"]) for one in found if one), reverse=True))


def read_version(folder: Path, version: Version, files: Files) -> Opened:
    """Return a version in the folder of its entry; EntryUnreadable where it is damaged, another entry's, or gone."""
    path = _path(folder, version)
    try:
        raw = files.read(path, form.LIMIT)
    except FileNotFoundError:
        raise EntryUnreadable(str(path), "the file is no longer there") from None
    if form.version_of(raw)[:_HASH] != version.hash:
        raise EntryUnreadable(str(path), "this version was changed or damaged after it was kept")
    entry, outside = form.parse_entry(raw, str(path))
    if entry.id != folder.name:
        raise EntryUnreadable(str(path), "the id inside is not the one of its folder")
    return Opened(entry, form.version_of(raw), outside)


def _path(folder: Path, version: Version) -> Path:
    return folder / f"{version.number:06}-{version.hash}.toml"
