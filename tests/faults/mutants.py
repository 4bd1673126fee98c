"""Stores that are weak on purpose, each in one way. A check that lets one of them through is blind.

``SOUND`` is the store as learnlog uses it. The others leave out one thing it does, so that what is found about them
shows why it is done.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from learnlog.errors import EntryChanged, EntryMissing, EntryUnreadable, SaveFailed
from learnlog.journal.entry import Entry
from learnlog.store.contents import Draft, Listing, Opened
from learnlog.store.drafts import Drafts
from learnlog.store.files import Files
from learnlog.store.folders import Folders
from learnlog.store.index import Index
from learnlog.store.index.schema import Kept, sum_of, unpacked
from learnlog.store.toml import TomlStore

_PIECE = 256


class InPlace(Files):
    """Writes over the old file instead of putting a new one in its place, and takes its time."""

    def write_durably(self, path: Path, data: bytes, *, new: bool = False) -> None:
        self.make_folder(path.parent)
        try:
            with path.open("xb" if new else "wb", buffering=0) as file:
                for start in range(0, len(data), _PIECE):
                    file.write(data[start : start + _PIECE])
                    os.fsync(file.fileno())
        except OSError as error:
            raise SaveFailed(str(error)) from error

    def write_over(self, path: Path, data: bytes, *_: Any) -> bool:
        self.write_durably(path, data)
        return True

    def name_again(self, old: Path, new: Path) -> bool:
        return False  # a second name for a file that is written in place would keep nothing


class NoSync(Files):
    """Never waits until the bytes of a file are on the disk."""

    def sync(self, handle: int) -> None:
        pass


class NoFolderSync(Files):
    """Never waits until the names in a folder are on the disk."""

    def sync_folder(self, path: Path) -> None:
        pass


class Littering(Files):
    """Puts a new file in place as it should, but leaves what it had begun when that fails."""

    def write_durably(self, path: Path, data: bytes, *, new: bool = False) -> None:
        self.make_folder(path.parent)
        temporary = path.with_name(f".{path.name}.tmp")
        try:
            with temporary.open("wb") as file:
                file.write(data)
                file.flush()
                self.sync(file.fileno())
            self.replace(temporary, path)
            self.sync_folder(path.parent)
        except OSError as error:
            raise SaveFailed(str(error)) from error

    def write_over(self, path: Path, data: bytes, *_: Any) -> bool:
        self.write_durably(path, data)
        return True


class PlainRename(Files):
    """Cannot swap two names, so that what another program put there a moment ago is gone."""

    def swap(self, one: Path, other: Path) -> None:
        raise OSError(38, "names cannot be swapped here")


class Trusting(Files):
    """Follows links, wherever they lead."""

    def read(self, path: str | os.PathLike[str], limit: int) -> bytes:
        return Path(path).read_bytes()[:limit]


class OpenToAll(Files):
    """Leaves files readable to everybody on the computer."""

    def write(self, handle: int, data: memoryview) -> int:
        os.fchmod(handle, 0o644)
        return super().write(handle, data)


class LastOneWins(TomlStore):
    """Saves over whatever is there, without comparing it with what was opened."""

    def save(self, entry: Entry, version: str, **more: bool) -> str:
        while True:
            with contextlib.suppress(EntryMissing, EntryUnreadable):
                version = self.load(entry.id).version
            with contextlib.suppress(EntryChanged):
                return super().save(entry, version, **more)


class NoLock(TomlStore):
    """Does not wait for other windows."""

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        yield


class Silent(TomlStore):
    """Never says that the disk refused."""

    def save(self, entry: Entry, version: str, **more: bool) -> str:
        with contextlib.suppress(SaveFailed):
            return super().save(entry, version, **more)
        return version


class NoChecksum(TomlStore):
    """Takes every file it can read for one that learnlog wrote."""

    def load(self, entry_id: str) -> Opened:
        opened = super().load(entry_id)
        return Opened(opened.entry, opened.version)


class PassesOver(TomlStore):
    """Lists what it can read, and says nothing of the rest."""

    def listing(self, *args: Any, **named: Any) -> Listing:
        return Listing(super().listing(*args, **named).entries)


class LateDrafts(TomlStore):
    """Writes a draft only when it is to be proven on the disk, so a second and a half after the first key."""

    def __init__(self, folders: Folders) -> None:
        super().__init__(folders)
        self.drafts = _Late(folders.drafts, folders.bin, self._files, self.session)


class _Late(Drafts):
    def keep(self, draft: Draft, *, durable: bool) -> None:
        if durable:
            super().keep(draft, durable=True)


class Tidying(TomlStore):
    """Deletes the files it cannot read."""

    def listing(self, *args: Any, **named: Any) -> Listing:
        listing = super().listing(*args, **named)
        for error in listing.unreadable:
            with contextlib.suppress(OSError):
                Path(error.path).unlink()
        return listing


class BelievesTheIndex(TomlStore):
    """Takes every row of the index for true."""

    def _index(self) -> Index:
        return _Believed(self.folders.index, self._files)


class _Believed(Index):
    def _believed(self, row: tuple[Any, ...]) -> Kept:
        return unpacked((*row[:-1], sum_of(row[1:-1])))


class NeedsTheIndex(TomlStore):
    """Knows only of entries that stand in the index, once there is one."""

    def listing(self, *args: Any, **named: Any) -> Listing:
        if not self.folders.index.exists():
            return super().listing(*args, **named)
        with self._index() as index:
            found = [kept.summary for kept in index.all(searchable=True) or ()]
        return Listing(tuple(sorted((one for one in found if one), key=lambda one: one.id, reverse=True)))


SOUND = "sound"

STORES: dict[str, Callable[[Folders], TomlStore]] = {
    SOUND: lambda folders: TomlStore(folders, Files()),
    "in place": lambda folders: TomlStore(folders, InPlace()),
    "no fsync": lambda folders: TomlStore(folders, NoSync()),
    "no fsync of the folder": lambda folders: TomlStore(folders, NoFolderSync()),
    "littering": lambda folders: TomlStore(folders, Littering()),
    "plain rename": lambda folders: TomlStore(folders, PlainRename()),
    "follows links": lambda folders: TomlStore(folders, Trusting()),
    "open to all": lambda folders: TomlStore(folders, OpenToAll()),
    "no comparison": LastOneWins,
    "no lock": lambda folders: NoLock(folders, PlainRename()),
    "silent": Silent,
    "no checksum": NoChecksum,
    "believes the index": BelievesTheIndex,
    "needs the index": NeedsTheIndex,
    "passes over": PassesOver,
    "tidying": Tidying,
}
"""The stores by the names that tests and the writer program give them."""


def store_of(name: str, home: Path) -> TomlStore:
    """Return the store of this name over a log."""
    return STORES[name](Folders.find(home, {}))
