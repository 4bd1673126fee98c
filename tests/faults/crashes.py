"""Every state in which a power cut may leave a log, worked out from the calls of one save.

A call changes memory; what of it is on the disk after a power cut is only certain once it was waited for. The bytes
of a file are certain after an fsync of that file, its names after an fsync of the folder they stand in. Of everything
else, any part may have reached the disk, in any order: a file may be empty, cut short, zeros of the right length, or
whole, and each change of a name may have happened or not. No file system does all of this, but each does some.

The method is that of "All File Systems Are Not Created Equal" (Pillai and others, OSDI 2014).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

FOLDER = -1
"""Stands in the place of the number of a file where a name is one of a folder."""

_LINE = re.compile(r"^\d+\s+(\w+)\((.*)\)\s+= (\d+)", re.MULTILINE)
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_HANDLE = re.compile(r"^(\d+)<((?:\\x[0-9a-f]{2})*)>")

TRACE = ("-y", "-xx", "-s", "1000000")
"""What strace must be told so that the calls can be read here: paths of open files, all bytes as numbers."""


@dataclass(frozen=True)
class Named:
    """Names that are given or taken away in one step; a file by its number, None for a name that is gone."""

    names: Mapping[str, int | None]

    @property
    def folders(self) -> set[str]:
        """The folders that hold them."""
        return {str(PurePosixPath(name).parent) for name in self.names}


@dataclass(frozen=True)
class Filled:
    """A file that holds these bytes from now on."""

    file: int
    data: bytes


@dataclass(frozen=True)
class FileSynced:
    """A file whose bytes are on the disk now."""

    file: int


@dataclass(frozen=True)
class FolderSynced:
    """A folder whose names are on the disk now."""

    folder: str


@dataclass(frozen=True)
class Acknowledged:
    """The save was said to have succeeded."""


Effect = Named | Filled | FileSynced | FolderSynced | Acknowledged


@dataclass(frozen=True)
class Disk:
    """Files and folders by their paths.

    Attributes:
        names: the number of each file, ``FOLDER`` for a folder.
        bytes_of: the bytes of each file by its number.
    """

    names: dict[str, int] = field(default_factory=dict)
    bytes_of: dict[int, bytes] = field(default_factory=dict)

    @classmethod
    def read(cls, root: Path) -> Disk:
        """Return what is in a folder."""
        disk, numbers = cls(), itertools.count(1)
        known: dict[int, int] = {}
        for path in sorted(root.rglob("*")):
            name = str(path.relative_to(root))
            if path.is_dir():
                disk.names[name] = FOLDER
                continue
            number = known.setdefault(path.stat().st_ino, next(numbers))
            disk.names[name] = number
            disk.bytes_of[number] = path.read_bytes()
        return disk

    def tree(self) -> frozenset[tuple[str, bytes | None]]:
        """Return what stands in it, None for folders. What stands in a folder that is not there is not there."""
        return frozenset(
            (name, None if number == FOLDER else self.bytes_of[number])
            for name, number in self.names.items()
            if all(str(above) in self.names for above in PurePosixPath(name).parents if str(above) != ".")
        )


def build(tree: frozenset[tuple[str, bytes | None]], root: Path) -> None:
    """Make the files and folders of a state."""
    root.mkdir()
    for name, data in sorted(tree):
        path = root / name
        if data is None:
            path.mkdir()
        else:
            path.write_bytes(data)


def effects(calls: str, root: Path, before: Disk) -> list[Effect]:
    """Return what the calls of a trace did to the files in a folder, in their order."""
    reader = _Reader(root, before)
    for call, arguments, result in _LINE.findall(calls):
        reader.take(call, arguments, int(result))
    return reader.effects


def states(done: Sequence[Effect], before: Disk) -> Iterator[tuple[frozenset[tuple[str, bytes | None]], bool]]:
    """Yield every state a power cut may leave, each once, and whether the save had been told of by then."""
    seen = set()
    for until in range(len(done) + 1):
        told = any(isinstance(one, Acknowledged) for one in done[:until])
        for disk in _after(done[:until], before):
            state = disk.tree(), told
            if state not in seen:
                seen.add(state)
                yield state


def _after(done: Sequence[Effect], before: Disk) -> Iterator[Disk]:
    """Yield what may be on the disk after these effects."""
    certain: list[Named] = []
    open_: list[Named] = []
    contents = {number: {data} for number, data in before.bytes_of.items()}
    newest = dict(before.bytes_of)
    for place, one in enumerate(done):
        match one:
            case Named() if any(isinstance(two, FolderSynced) and two.folder in one.folders for two in done[place:]):
                certain.append(one)
            case Named():
                open_.append(one)
            case Filled(file, data):
                newest[file] = data
                contents.setdefault(file, {b""}).update(_parts(data))
            case FileSynced(file) if file in newest:
                contents[file] = {newest[file]}
            case _:
                pass
    for count in range(len(open_) + 1):
        for happened in itertools.combinations(open_, count):
            names = _names_after(done, {id(one) for one in (*certain, *happened)}, before)
            there = sorted({number for number in names.values() if number != FOLDER})
            for held in itertools.product(*(sorted(contents.get(number, {b""})) for number in there)):
                yield Disk(names, dict(zip(there, held, strict=True)))


def _names_after(done: Sequence[Effect], happened: set[int], before: Disk) -> dict[str, int]:
    names = dict(before.names)
    for one in done:
        if isinstance(one, Named) and id(one) in happened:
            for name, number in one.names.items():
                if number is None:
                    names.pop(name, None)
                else:
                    names[name] = number
    return names


def _parts(data: bytes) -> set[bytes]:
    """Return what of some bytes may be on the disk before they are waited for."""
    return {b"", data[: len(data) // 2], bytes(len(data)), data}


class _Reader:
    """Reads calls in their order and keeps what they did.

    Args:
        root: the folder to look at; what is done elsewhere is passed over.
    """

    def __init__(self, root: Path, before: Disk) -> None:
        self.effects: list[Effect] = []
        self._root = root
        self._names: dict[str, int] = dict(before.names)
        self._bytes = dict(before.bytes_of)
        self._numbers = itertools.count(max(self._bytes, default=0) + 1)
        self._open: dict[int, tuple[int, int]] = {}

    def take(self, call: str, arguments: str, result: int) -> None:
        """Take in one call that succeeded."""
        paths = [
            name for text in _TEXT.findall(arguments) if (name := self._inside(_plain(text).decode(errors="replace")))
        ]
        match call:
            case "openat" | "open" if paths:
                self._opened(paths[0], arguments, result)
            case "write":
                self._written(arguments, result)
            case "fsync" | "fdatasync":
                self._synced(arguments)
            case "rename" | "renameat" | "renameat2" if len(paths) == 2 and "RENAME_EXCHANGE" in arguments:
                one, other = paths
                self._name({one: self._names[other], other: self._names[one]})
            case "rename" | "renameat" | "renameat2" if len(paths) == 2:
                self._name({paths[1]: self._names[paths[0]], paths[0]: None})
            case "link" | "linkat" if len(paths) == 2:
                self._name({paths[1]: self._names[paths[0]]})
            case "unlink" | "unlinkat" if paths:
                self._name({paths[0]: None})
            case "mkdir" | "mkdirat" if paths:
                self._name({paths[0]: FOLDER})
            case "sendto":
                if _plain("".join(_TEXT.findall(arguments))).startswith(b"saved"):
                    self.effects.append(Acknowledged())
            case "pwrite64" | "writev" | "ftruncate" | "truncate" | "copy_file_range" if self._is_inside(
                arguments, paths
            ):
                raise NotImplementedError(f"{call}: the states after it are not worked out here")
            case _:
                pass

    def _opened(self, name: str, arguments: str, handle: int) -> None:
        if name not in self._names and "O_CREAT" in arguments:
            self._name({name: next(self._numbers)})
        number = self._names.get(name, FOLDER)
        if number == FOLDER:
            return
        self._bytes.setdefault(number, b"")
        if "O_TRUNC" in arguments and self._bytes[number]:
            self._fill(number, b"")
        self._open[handle] = number, 0

    def _written(self, arguments: str, count: int) -> None:
        handle = _HANDLE.match(arguments)
        if handle and self._inside(_plain(handle[2]).decode(errors="replace")):
            number, at = self._open[int(handle[1])]
            held, data = self._bytes[number], _plain(_TEXT.findall(arguments)[0])[:count]
            self._fill(number, held[:at] + data + held[at + count :])
            self._open[int(handle[1])] = number, at + count

    def _synced(self, arguments: str) -> None:
        handle = _HANDLE.match(arguments)
        assert handle is not None
        name = self._inside(_plain(handle[2]).decode(errors="replace"))
        if not name:
            return
        if self._names.get(name, FOLDER) == FOLDER:
            self.effects.append(FolderSynced(name))
        else:
            self.effects.append(FileSynced(self._names[name]))

    def _name(self, names: dict[str, int | None]) -> None:
        for name, number in names.items():
            if number is None:
                self._names.pop(name, None)
            else:
                self._names[name] = number
        self.effects.append(Named(names))

    def _fill(self, number: int, data: bytes) -> None:
        self._bytes[number] = data
        self.effects.append(Filled(number, data))

    def _is_inside(self, arguments: str, paths: list[str]) -> bool:
        handle = _HANDLE.match(arguments)
        return bool(paths or (handle and self._inside(_plain(handle[2]).decode(errors="replace"))))

    def _inside(self, path: str) -> str:
        """Return a path inside the folder, a dot for the folder itself, nothing for one elsewhere.

        The cache counts as elsewhere: nothing in it is anybody's words, and what becomes of it is tested by itself.
        """
        if not Path(path).is_relative_to(self._root):
            return ""
        inside = Path(path).relative_to(self._root)
        return "" if "cache" in inside.parts else str(inside)


def _plain(text: str) -> bytes:
    return bytes(int(pair, 16) for pair in re.findall(r"\\x(..)", text))
