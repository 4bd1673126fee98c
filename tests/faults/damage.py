"""Damaged and hostile files."""

from __future__ import annotations

import codecs
import hashlib
import random
from collections.abc import Callable

from learnlog.journal.entry import Entry
from learnlog.store.format import dump_entry

from .logs import entry_of

Damage = Callable[[bytes, random.Random], bytes]

_WORDS = (
    "A pupil read to the whole class today.",
    'He said: "I can do it", and he did. \\o/',
    "Ça va? Größe, łódź, 雨, 👩🏽‍🏫.",
    "text = ",
    "[[answers]]",
    "# learnlog checksum: sha256 0",
    '"""',
    "",
)


def any_entry(chance: random.Random) -> Entry:
    """Return an entry of a few or of many lines, with text that looks like the file around it among them."""
    return entry_of("\n".join(chance.choice(_WORDS) for _ in range(chance.choice((1, 5, 40, 300)))))


def flipped_bit(raw: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(raw))
    return raw[:place] + bytes([raw[place] ^ 1 << chance.randrange(8)]) + raw[place + 1 :]


def flipped_bits(raw: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.randrange(2, 30)):
        raw = flipped_bit(raw, chance)
    return raw


def cut_short(raw: bytes, chance: random.Random) -> bytes:
    return raw[: chance.randrange(len(raw))]


def without_its_beginning(raw: bytes, chance: random.Random) -> bytes:
    return raw[chance.randrange(1, len(raw)) :]


def block_of_zeros(raw: bytes, chance: random.Random) -> bytes:
    start, size = chance.randrange(len(raw)), chance.choice((1, 16, 512, 4096))
    return raw[:start] + bytes(min(size, len(raw) - start)) + raw[start + size :]


def line_gone(raw: bytes, chance: random.Random) -> bytes:
    lines = raw.splitlines(keepends=True)
    del lines[chance.randrange(len(lines))]
    return b"".join(lines)


def line_twice(raw: bytes, chance: random.Random) -> bytes:
    lines = raw.splitlines(keepends=True)
    lines.insert(chance.randrange(len(lines)), chance.choice(lines))
    return b"".join(lines)


def digit_changed(raw: bytes, chance: random.Random) -> bytes:
    digits = [place for place, byte in enumerate(raw) if chr(byte).isdigit()]
    place = chance.choice(digits)
    return raw[:place] + b"%d" % chance.randrange(10) + raw[place + 1 :]


def block_of_noise(raw: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(raw))
    return raw[:start] + chance.randbytes(chance.choice((1, 16, 512))) + raw[start:]


def two_versions(raw: bytes, chance: random.Random) -> bytes:
    other = dump_entry(entry_of("Another version."))
    same = next((place for place, pair in enumerate(zip(raw, other, strict=False)) if len(set(pair)) == 2), 0)
    place = chance.randrange(same + 1, max(len(raw), same + 2))
    return raw[:place] + other[min(place, len(other) - 20) :]


DAMAGES: tuple[Damage, ...] = (
    flipped_bit,
    flipped_bits,
    cut_short,
    without_its_beginning,
    block_of_zeros,
    line_gone,
    line_twice,
    digit_changed,
    block_of_noise,
    two_versions,
)

HOSTILE: dict[str, str] = {
    "brackets in brackets": "a=" + "[" * 100_000 + "]" * 100_000,
    "tables in tables": "a=" + "{b=" * 5_000 + "1" + "}" * 5_000,
    "a key of many parts": "a" + ".a" * 20_000 + "=1",
    "a key of many parts behind one that looks like its value": '"=".a' + ".a" * 20_000 + "=1",
    "a heading of many parts over many keys": "["
    + ".".join(["h"] * 900)
    + "]\n"
    + "".join(f"k{n}=1\n" for n in range(3000)),
}
"""Short texts on which a parser of TOML may take for ever, or go deeper than it can."""

ODD: dict[str, bytes] = {
    "a number of a million digits": b"a=" + b"9" * 1_000_000,
    "a hexadecimal number of a million digits": b"a=0x" + b"f" * 1_000_000,
    "a number too large": b"a=1e400",
    "a day before all days": b"a=0000-01-01",
    "a NUL in a text": b'a="x\0y"',
    "one kind of line end": b'a="x"\r',
    "half a surrogate pair": b'a="\\ud800"',
    "nothing": b"",
    "zeros": bytes(4096),
    "spaces": b" \n" * 100,
    "a mark of UTF-16": codecs.BOM_UTF16_LE,
    "a program": b"\x7fELF\x02\x01\x01" + bytes(range(256)),
    "many tables": b"".join(b"[t%d]\n" % number for number in range(5000)),
    "many answers": b"[[answers]]\n" * 5000,
}
"""Texts and other bytes that are no entry."""


def sealed(text: str) -> bytes:
    """Return a text with a last line as learnlog writes it, which anybody can work out."""
    body = text.encode() + b"\n"
    return body + f"# learnlog checksum: sha256 {hashlib.sha256(body).hexdigest()}\n".encode()
