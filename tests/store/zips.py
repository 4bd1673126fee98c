"""Archives as an attacker, another program or a bad disk would leave them."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable
from typing import NamedTuple

Change = Callable[[zipfile.ZipInfo], None]


def zipped(*members: tuple[str, bytes], packed: int = zipfile.ZIP_DEFLATED, change: Change | None = None) -> bytes:
    """An archive made by Python's own writer.

    Args:
        change: what to do to each member's head before it is written.
    """
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", packed) as archive:
        for name, data in members:
            info = zipfile.ZipInfo("x")
            info.filename = info.orig_filename = name  # as it is; making one would mend the name
            info.compress_type = packed
            info.external_attr = (0o40700 if name.endswith("/") else 0o100600) << 16
            if change:
                change(info)
            archive.writestr(info, data)
    return raw.getvalue()


def mode(value: int) -> Change:
    def change(info: zipfile.ZipInfo) -> None:
        info.external_attr = value << 16

    return change


class Claim(NamedTuple):
    """Where a number stands in the directory's record of a member, and in the head of the member itself."""

    directory: int
    head: int
    form: str


FLAGS = Claim(8, 6, "<H")
METHOD = Claim(10, 8, "<H")
CHECK = Claim(16, 14, "<L")
PACKED = Claim(20, 18, "<L")
SIZE = Claim(24, 22, "<L")
OFFSET = 42


def claiming(raw: bytes, claim: Claim, value: int, *, everywhere: bool = True) -> bytes:
    """An archive of one member in which a number is another: in the directory, and in the head of the member, too."""
    changed = bytearray(raw)
    struct.pack_into(claim.form, changed, raw.rindex(b"PK\x01\x02") + claim.directory, value)
    if everywhere:
        struct.pack_into(claim.form, changed, claim.head, value)
    return bytes(changed)


def overlapping(copies: int) -> bytes:
    """An archive in which all members are the same bytes."""
    once = zipped(("000.toml", bytes(1000)))
    start = once.index(b"PK\x01\x02")
    record = once[start : once.rindex(b"PK\x05\x06")]
    directory = b"".join(record.replace(b"000.toml", b"%03d.toml" % number) for number in range(copies))
    return once[:start] + directory + ending(copies, len(directory), start)


def ending(members: int, length: int, start: int) -> bytes:
    return struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, members, members, length, start, 0)


def lying_with_a_checksum_to_match(data: bytes, shown: int) -> bytes:
    """An archive whose one member claims to hold only its first bytes, and has the checksum of these."""
    raw = claiming(zipped(("a.toml", data)), SIZE, shown)
    return claiming(raw, CHECK, zlib.crc32(data[:shown]))


def with_second_directory(raw: bytes) -> bytes:
    """An archive whose last name looks like the mark by which large archives say that their directory is elsewhere."""
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, 0, 1)
    end = raw[-22:]
    (length,) = struct.unpack_from("<L", end, 12)
    end = end[:12] + struct.pack("<L", length + len(locator)) + end[16:]
    return raw[:-22] + locator + end


LINK = mode(stat.S_IFLNK | 0o777)
PIPE = mode(stat.S_IFIFO | 0o600)
DEVICE = mode(stat.S_IFCHR | 0o600)
FOLDER = mode(stat.S_IFDIR | 0o700)


def with_bytes_nobody_unpacks(raw: bytes, hidden: bytes) -> bytes:
    """An archive of one member with something behind the end of its packed bytes, counted everywhere."""
    start = raw.rindex(b"PK\x01\x02")
    (packed,) = struct.unpack_from("<L", raw, PACKED.head)
    longer = claiming(raw[:start] + hidden + raw[start:], PACKED, packed + len(hidden))
    directory = longer[start + len(hidden) : -22]
    return longer[: start + len(hidden)] + directory + ending(1, len(directory), start + len(hidden))
