"""Records of what was handed in: ``<home>/hand-ins/<day>-<id>.toml``, written once and never changed.

A record names entries and the hash of their words; the words themselves stand in the history of each entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from learnlog.errors import EntryUnreadable, SaveFailed
from learnlog.journal.handed_in import HandedIn
from learnlog.store import format as form
from learnlog.store.contents import HandIns
from learnlog.store.files import Files
from learnlog.store.names import check_id, names_in

NAME = re.compile(r"\d{4}-\d\d-\d\d-(?P<id>[0-9a-hjkmnp-tv-z]{26})\.toml\Z", re.ASCII)


class HandInFiles:
    """The records of one log.

    Args:
        folder: where they are kept.
        files: the disk.
    """

    def __init__(self, folder: Path, files: Files) -> None:
        self._folder = folder
        self._files = files

    def all(self) -> HandIns:
        """Return every record, newest first, and what cannot be read. Files of other names are passed over."""
        found: list[HandedIn] = []
        unreadable: list[EntryUnreadable] = []
        try:
            for path in self._paths():
                try:
                    found.append(self._read(path))
                except EntryUnreadable as error:
                    unreadable.append(error)
                except FileNotFoundError:  # its only entry was deleted for good by another window, just now
                    continue
        except EntryUnreadable as error:
            unreadable.append(error)
        return HandIns(tuple(sorted(found, key=lambda one: one.id, reverse=True)), tuple(unreadable))

    def keep(self, record: HandedIn) -> None:
        """Keep a new record, durably and read-only. Raises SaveFailed or SaveUnproven."""
        path = self._folder / f"{record.made.date().isoformat()}-{record.id}.toml"
        self._files.write_durably(path, form.dump_hand_in(record), new=True)
        self._files.permit(path, write=False)

    def forget(self, entry_id: str) -> None:
        """Take an entry out of every record, and records of it alone away. Raises SaveFailed."""
        for path in naming(self._folder, self._files, entry_id):
            kept = self._read(path).without(entry_id)
            if kept.entries:
                self._files.permit(path, write=True)
                self._files.write_durably(path, form.dump_hand_in(kept))
                self._files.permit(path, write=False)
            else:
                self._files.remove(path)

    def _paths(self) -> list[Path]:
        return [self._folder / name for name in sorted(names_in(self._folder)) if NAME.match(name)]

    def _read(self, path: Path) -> HandedIn:
        raw = self._files.read(path, form.LIMIT)
        record, named = form.parse_hand_in(raw, str(path)), NAME.match(path.name)
        check_id(record.id, named["id"] if named else "", raw, path, ("id",))
        return record


def naming(folder: Path, files: Files, entry_id: str) -> Iterator[Path]:
    """Yield the records that name an entry. SaveFailed where the folder cannot be looked into."""
    try:
        names = sorted(names_in(folder))
    except EntryUnreadable as error:
        raise SaveFailed(error.cause) from error
    for name in names:
        try:
            if NAME.match(name) and form.parse_hand_in(files.read(folder / name, form.LIMIT), name).version_of(
                entry_id
            ):
                yield folder / name
        except (EntryUnreadable, FileNotFoundError):
            continue


def names_only(raw: bytes, entry_id: str) -> bool:
    """Return whether a file is the record of a hand-in of this entry alone."""
    try:
        entries = form.parse_hand_in(raw, "").entries
    except EntryUnreadable:
        return False
    return bool(entries) and all(one.entry == entry_id for one in entries)
