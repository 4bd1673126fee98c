"""Words taken out of backups for good: which files of a backup they are, and the backup written anew without them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from learnlog.store import belonging
from learnlog.store import format as form
from learnlog.store.archive import Archive, opened
from learnlog.store.archive_writer import Put, write_archive
from learnlog.store.files import Files
from learnlog.store.hand_ins import names_only

_WORDS = ("entries/", "bin/", "unreadable/", "drafts/")
"""Where words of an entry may stand in a backup under a name that does not tell whose they are."""


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


def is_past(put: Put, entry_id: str, keep: Collection[str]) -> bool:
    """Return whether a file of a backup is an earlier version of an entry, and none of those that stay."""
    return put.name.startswith(f"history/{entry_id}/") and form.version_of(put.data) not in keep


def holds(path: Path, entry_id: str) -> bool:
    """Return whether there is anything of an entry in a backup. ArchiveRefused; FileNotFoundError."""
    with opened(path) as archive:
        return any(belongs_to(put, entry_id) for put in _puts(archive))


def _all_but(path: Path, gone: Callable[[Put], bool]) -> Iterator[Put]:
    # Closed at its end, before something else takes its place: not every system replaces a file that is open.
    with opened(path, proven=False) as archive:
        yield from (put for put in _puts(archive) if not gone(put))


def _puts(archive: Archive) -> Iterator[Put]:
    return (Put(name, archive.read(name)) for name in archive.names)
