"""What belongs into a backup: every file a trainee would miss, as the bytes it is, readable or not.

Left out are the cache, locks and the backups themselves, and names that begin with a dot, which belong to the system
and to half-finished saves.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from learnlog.errors import EntryUnreadable
from learnlog.store.archive import MEMBER, MEMBERS, TOTAL
from learnlog.store.archive_writer import Put
from learnlog.store.causes import plain_cause
from learnlog.store.files import Files
from learnlog.store.folders import Folders
from learnlog.store.portable import fault_of, folded_name, portable
from learnlog.text import one_line

BACKUP = re.compile(r"learnlog-(?P<day>\d{4}-\d\d-\d\d)(?P<by_hand>-\d{4}(?:-\d+)?)?\.zip\Z", re.ASCII)
"""The name of a backup. One made by hand on a day that had one already also has the hour and minute in it."""

LEFT_OUT = "left-out.txt"
"""The note in a backup that names what could not be put into it."""

_NOTE = "These files could not be put into this backup. They were left as they are in the log.\n\n"


class LeftOut(NamedTuple):
    """A file that is not in a backup, and why, without a full stop."""

    path: str
    cause: str


class _Found(NamedTuple):
    name: str
    path: Path


class Collector:
    """Goes through a log once, one file in memory at a time.

    Args:
        folders: where the log is.
        files: the disk.
        prepared: given a name and the bytes of a file, returns those that go in. EntryUnreadable leaves the file out.

    Attributes:
        left_out: what could not be taken; complete when :meth:`contents` is at its end.
    """

    def __init__(
        self, folders: Folders, files: Files, prepared: Callable[[str, bytes], bytes] = lambda _, data: data
    ) -> None:
        self._folders = folders
        self._files = files
        self._prepared = prepared
        self._seen: set[str] = set()
        self._keys: set[str] = set()
        self._size = 0
        self.left_out: list[LeftOut] = []

    def contents(self) -> Iterator[Put]:
        """Give every file of the log under the name it has in a backup, and at the end a note of what is left out."""
        # Twice: what another window moved from a folder still to come to one that was done is found the second time.
        for _ in range(2):
            for found in self._found():
                if found.name not in self._seen:
                    self._seen.add(found.name)
                    yield from self._put(found)
        if self.left_out:
            lines = [f"{one_line(one.path)}: {one.cause}.\n" for one in self.left_out]
            yield Put(LEFT_OUT, (_NOTE + "".join(lines)).encode(errors="replace")[:MEMBER])

    def _put(self, found: _Found) -> Iterator[Put]:
        name = portable(found.name)
        try:
            data = self._prepared(name, self._files.read(found.path, MEMBER))
        except FileNotFoundError:  # saved under another name, or moved to the bin, just now
            return
        except EntryUnreadable as error:
            self._leave_out(found.path, error.cause)
            return
        key = folded_name(name)
        cause = fault_of(name)
        if key in self._keys:
            cause = "another file has the same name, but for capitals"
        elif len(self._keys) + 1 >= MEMBERS:
            cause = f"there are more than {MEMBERS:,} files"
        elif self._size + len(data) > TOTAL - MEMBER:
            cause = f"together the files are larger than {TOTAL // 1_000_000:,} MB"
        if cause:
            self._leave_out(found.path, cause)
            return
        self._keys.add(key)
        self._size += len(data)
        yield Put(name, data)

    def _leave_out(self, path: Path, cause: str) -> None:
        self.left_out.append(LeftOut(str(path), cause))

    def _found(self) -> Iterator[_Found]:
        folders = self._folders
        # What would be missed most comes first, in case that not everything finds room.
        for path in (folders.settings, folders.keys, folders.place, folders.read, folders.coming_back):
            if os.path.lexists(path):
                yield _Found(path.name, path)
        for tree in (
            *(folders.entries, folders.drafts, folders.unreadable, folders.bin, folders.units, folders.hand_ins),
            folders.history,
        ):
            yield from self._walk(tree, tree.name)

    def _walk(self, folder: Path, name: str) -> Iterator[_Found]:
        try:
            with os.scandir(folder) as listed:
                inside = sorted((one for one in listed if not one.name.startswith(".")), key=lambda one: one.name)
        except FileNotFoundError:
            return
        except OSError as error:
            if name not in self._seen:
                self._seen.add(name)
                self._leave_out(folder, plain_cause(error))
            return
        for one in inside:
            path, inner = folder / one.name, f"{name}/{one.name}"
            if one.is_dir(follow_symlinks=False):
                yield from self._walk(path, inner)
            elif not BACKUP.match(one.name):  # where somebody keeps backups inside the log
                yield _Found(inner, path)
