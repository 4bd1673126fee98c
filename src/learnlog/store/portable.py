"""Names that every system takes, for what goes into an archive and for what comes out of one.

An archive made on one computer is opened on another. A name that is harmless here may lead out of a folder there, be a
device, or fall together with another name.
"""

from __future__ import annotations

import os
import re
import unicodedata

from learnlog.text import visible

_LONGEST_PART = 255
_LONGEST = 1000
"""Bytes. What common disks take for one name, and what leaves room for a home folder in front."""

_FORBIDDEN = frozenset('<>:"|?*\\')
_DRIVE = re.compile(r"[A-Za-z]:")
_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?: *\.| *\Z)", re.IGNORECASE)


def fault_of(name: str) -> str:
    """Return what is wrong with the name of a file in an archive, without a full stop; nothing if it is safe anywhere.

    Args:
        name: with forward slashes; that of a folder ends in one.
    """
    parts = name.removesuffix("/").split("/")
    if name.startswith("/") or _DRIVE.match(name):
        return "its name says where on a disk it should go"
    if "\\" in name:
        return "its name has backslashes, which lead elsewhere on some systems"
    if {"", ".", ".."} & set(parts):
        return "its name leads out of the folder it belongs to"
    if len(_bytes(name)) > _LONGEST or any(len(_bytes(part)) > _LONGEST_PART for part in parts):
        return "its name is too long"
    if any(map(_is_odd, name)):
        return "its name has signs that some systems forbid in names"
    if any(_DEVICE.match(part) or part.endswith((".", " ")) for part in parts):
        return "its name is one that Windows keeps for itself"
    return ""


def portable(name: str) -> str:
    """Return the name under which a file goes into an archive: the same if every system takes it.

    Signs that some system forbids are written as ``%`` and their number, so a file with such a name is kept, too.
    """
    return "/".join(map(_portable, name.split("/")))


def folded_name(name: str) -> str:
    """Return a name as a system compares it that tells neither case nor ways of writing an accent apart."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name.removesuffix("/")).casefold())


def _portable(part: str) -> str:
    text = "".join(_numbered(one) if _is_odd(one) else one for one in part)
    if text.endswith((".", " ")):
        text = text[:-1] + _numbered(text[-1])
    return _numbered(text[0]) + text[1:] if _DEVICE.match(text) else text


def _is_odd(character: str) -> bool:
    return character in _FORBIDDEN or character < " " or visible(character) != character


def _numbered(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in os.fsencode(character))


def _bytes(name: str) -> bytes:
    return name.encode(errors="surrogatepass")
