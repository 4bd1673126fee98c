"""Zip archives of a log, read as if a stranger had made every byte of them.

Of Python's own reader only the directory is taken, and not believed. It stops reading a file at the size the directory
claims; here every byte is unpacked and counted, and what does not agree condemns the archive as a whole.
"""

from __future__ import annotations

import contextlib
import io
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, NoReturn

from learnlog.errors import ArchiveRefused
from learnlog.store.causes import plain_cause
from learnlog.store.portable import fault_of, folded_name
from learnlog.text import shorten

MEMBERS = 50_000
"""Files in an archive. A thousand entries with thirty versions of each are 31,000."""

MEMBER = 20_000_000
"""Bytes of one file. The log reads no more than 5 MB at once; what somebody put beside a unit may be larger."""

TOTAL = 1_000_000_000
"""Bytes of all files together: fifty thousand files of 20 kB, each longer than most essays. Unpacks in seconds."""

RATIO = 200
"""How many times smaller than itself a file may be packed. Prose packs to a third or a fourth, one word over and over
to a thousandth: such a file is written here without packing."""

SMALL = 64_000
"""Bytes of a file that may be packed as small as it goes: the most a bomb makes of that is counted by TOTAL."""

_DIRECTORY = MEMBERS * 200
"""Bytes of the directory, which Python's reader holds in memory. Names learnlog gives take some 110 for each file."""

EARLIEST = datetime(1980, 1, 1)
"""The first date the format knows."""

_PIECE = 1 << 16
_HEAD = struct.Struct("<4s5H3L2H")
_END = struct.Struct("<4s4H2LH")
_LOCATOR = b"PK\x06\x07"
_LOCATOR_SIZE = 20
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_SIZES_FOLLOW = 0x8
_UTF8 = 0x800
_DAMAGES = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    ValueError,
    IndexError,
    OverflowError,
    RuntimeError,
)
"""Everything that Python's reader was seen or is said to raise for bytes it does not like."""


class Archive:
    """An archive whose directory was found harmless. Made by :func:`opened`.

    Attributes:
        names: its files, in their order; folders are left out.
        made: the date its first file has, without an offset.
    """

    def __init__(self, path: Path, file: BinaryIO, infos: list[zipfile.ZipInfo]) -> None:
        self._path = path
        self._file = file
        self._infos = {info.orig_filename: info for info in infos if not info.orig_filename.endswith("/")}
        self.names = tuple(self._infos)
        self.made = EARLIEST
        for info in infos[:1]:
            with contextlib.suppress(ValueError):  # a date like the 31st of February
                self.made = datetime(*info.date_time)

    def read(self, name: str) -> bytes:
        """Return what a file of the archive holds, at most :data:`MEMBER` bytes. Raises ArchiveRefused."""
        with _told(self._path):
            return b"".join(_contents(self._path, self._file, self._infos[name]))

    def prove(self) -> None:
        """Unpack everything and compare it with what the directory says. Raises ArchiveRefused."""
        with _told(self._path):
            for info in self._infos.values():
                for _ in _contents(self._path, self._file, info):
                    pass


@contextlib.contextmanager
def opened(path: Path, *, proven: bool = True) -> Iterator[Archive]:
    """Open an archive, or refuse all of it.

    Args:
        proven: unpack everything once before anything of it is used. Without it, only names may be used.

    Raises:
        FileNotFoundError: there is nothing at this path.
        ArchiveRefused: with the reason, in plain words.
    """
    with _told(path):
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
        handle = os.open(path, flags)
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            os.close(handle)
            raise ArchiveRefused(str(path), "it is not an ordinary file")
    with io.FileIO(handle) as raw, io.BufferedReader(raw) as file:
        with _told(path):
            archive = Archive(path, file, _directory(path, file, os.fstat(handle).st_size))
        if proven:
            archive.prove()
        yield archive


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn everything that damage can raise inside the block into ArchiveRefused."""
    try:
        yield
    except FileNotFoundError:
        raise
    except _DAMAGES as error:
        raise ArchiveRefused(str(path), "it is damaged, or no zip archive") from error
    except OSError as error:
        raise ArchiveRefused(str(path), plain_cause(error)) from error


def _directory(path: Path, file: BinaryIO, size: int) -> list[zipfile.ZipInfo]:
    """Return the directory of an archive, or raise for whatever is wrong with it."""

    def refuse(cause: str) -> NoReturn:
        raise ArchiveRefused(str(path), cause)

    # The end is looked at before Python's reader gets it: that one takes any number of files into memory, and looks
    # for a second end elsewhere.
    file.seek(max(0, size - _END.size - _LOCATOR_SIZE))
    tail = file.read()
    if len(tail) < _END.size or not tail[-_END.size :].startswith(b"PK\x05\x06"):
        refuse("it is damaged, or no zip archive")
    _, disk, first_disk, here, members, length, start, comment = _END.unpack(tail[-_END.size :])
    if members > MEMBERS or length > _DIRECTORY:
        refuse(f"it holds more than {MEMBERS:,} files")
    if comment or disk or first_disk or here != members or tail.startswith(_LOCATOR):
        refuse("it is not made as an archive of learnlog is")
    if start + length + _END.size != size:
        refuse("something was added to it, or is missing")
    with zipfile.ZipFile(file) as archive:
        infos = archive.infolist()
    if len(infos) != members:
        refuse("its directory does not count its files right")
    files: set[str] = set()
    folders: set[str] = set()
    for info in infos:
        name = info.orig_filename
        cause = _fault(info) or _clash(name, files, folders)
        if cause:
            refuse(f"“{shorten(name, 80)}”: {cause}")
    if sum(info.file_size for info in infos) > TOTAL:
        refuse(f"unpacked it would be larger than {TOTAL // 1_000_000:,} MB")
    end = 0
    for info in sorted(infos, key=lambda one: one.header_offset):
        if info.header_offset < end or (not end and info.header_offset):
            refuse("its files lie over one another, or something stands before them")
        end = info.header_offset + _HEAD.size + len(_raw_name(info)) + info.compress_size
    if end > start:
        refuse("its files lie over one another")
    return infos


def _fault(info: zipfile.ZipInfo) -> str:
    """Return what is wrong with a file by what the directory says of it, or nothing."""
    kind = stat.S_IFMT(info.external_attr >> 16)
    folder = info.orig_filename.endswith("/")
    if cause := fault_of(info.orig_filename):
        return cause
    if info.flag_bits & _ENCRYPTED:
        return "it is encrypted"
    if kind not in (0, stat.S_IFDIR if folder else stat.S_IFREG):
        return "it is a link or a device, not an ordinary file"
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return "it is packed in a way learnlog does not read"
    if folder:
        return "it is a folder that holds bytes" if info.file_size else ""
    if info.file_size > MEMBER:
        return f"it is larger than {MEMBER // 1_000_000} MB"
    if info.file_size > SMALL and info.file_size > RATIO * info.compress_size:
        return f"it is packed to less than a {RATIO}th of its size, which no file of a log needs"
    return ""


def _clash(name: str, files: set[str], folders: set[str]) -> str:
    """Note a name and return why it cannot stand beside those before it, or nothing."""
    key = folded_name(name)
    above = {key[:place] for place, sign in enumerate(key) if sign == "/"}
    is_folder = name.endswith("/")
    if key in files or above & files or (not is_folder and key in folders):
        return "it has the name of another file in it, at least on some systems"
    folders |= above | ({key} if is_folder else set())
    if not is_folder:
        files.add(key)
    return ""


def _contents(path: Path, file: BinaryIO, info: zipfile.ZipInfo) -> Iterator[bytes]:
    """Give what a file holds, piece by piece. Raises for whatever does not agree with the directory."""

    def refuse(cause: str) -> NoReturn:
        raise ArchiveRefused(str(path), f"“{shorten(info.orig_filename, 80)}”: {cause}")

    file.seek(info.header_offset)
    mark, _, flags, method, _, _, check, packed, size, name, extra = _HEAD.unpack(file.read(_HEAD.size))
    agreed = (mark, flags, method) == (b"PK\x03\x04", info.flag_bits, info.compress_type)
    if not agreed or file.read(name) != _raw_name(info):
        refuse("the directory says something else than the file")
    if not flags & _SIZES_FOLLOW and (check, packed, size) != (info.CRC, info.compress_size, info.file_size):
        refuse("its size is not what it claims to be")
    file.seek(extra, os.SEEK_CUR)
    found = sum_so_far = 0
    unpack = _inflated if method == zipfile.ZIP_DEFLATED else iter
    for piece in unpack(_taken(file, info.compress_size)):
        found += len(piece)
        sum_so_far = zlib.crc32(piece, sum_so_far)
        if found > min(info.file_size, MEMBER):
            break
        yield piece
    if found != info.file_size:
        refuse("its size is not what it claims to be")
    if sum_so_far != info.CRC:
        refuse("it is damaged")


def _taken(file: BinaryIO, length: int) -> Iterator[bytes]:
    while length:
        piece = file.read(min(length, _PIECE))
        if not piece:
            raise EOFError
        length -= len(piece)
        yield piece


def _inflated(pieces: Iterator[bytes]) -> Iterator[bytes]:
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    for piece in pieces:
        rest, full = piece, True
        # A full piece may not be all that is ready, even where nothing is left to feed.
        while (rest or full) and not inflate.eof:
            out = inflate.decompress(rest, _PIECE)
            rest, full = inflate.unconsumed_tail, len(out) == _PIECE
            yield out
        if inflate.eof and (rest or inflate.unused_data):
            raise EOFError
    if not inflate.eof:
        raise EOFError


def _raw_name(info: zipfile.ZipInfo) -> bytes:
    return info.orig_filename.encode("utf-8" if info.flag_bits & _UTF8 else "cp437")
