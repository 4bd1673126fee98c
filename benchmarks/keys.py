"""Keys as a script writes them, and the bytes a terminal sends for them.

A script is split as a shell would:

    a  Z  7  ?            that character             enter tab esc space backspace
    up down left right home end pageup pagedown insert delete f1..f12
    ctrl+s  alt+x  shift+tab                         modifiers
    type:hello            each character as its own key ('type:two words' quoted)
    down*20               the same key 20 times
    paste:text            one bracketed paste
    wait:200              a pause, in milliseconds
    expect:REGEX          wait for a text on the screen
"""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from typing import Literal

PLAIN = {
    "enter": "\r",
    "tab": "\t",
    "esc": "\x1b",
    "space": " ",
    "backspace": "\x7f",
}
LETTERED = {
    **dict(zip(("up", "down", "right", "left", "home", "end"), "ABCDHF", strict=True)),
    **dict(zip(("f1", "f2", "f3", "f4"), "PQRS", strict=True)),
}
NUMBERED = {
    "insert": 2,
    "delete": 3,
    "pageup": 5,
    "pagedown": 6,
    "f5": 15,
    "f6": 17,
    "f7": 18,
    "f8": 19,
    "f9": 20,
    "f10": 21,
    "f11": 23,
    "f12": 24,
}
MODIFIERS = {"shift": 1, "alt": 2, "ctrl": 4}

KITTY_DISAMBIGUATE, KITTY_ALL_KEYS, KITTY_TEXT = 1, 8, 16
"""Flags of the kitty keyboard protocol that change what is sent."""

APPLICATION_CURSOR, BRACKETED_PASTE = 1, 2004
"""Private modes that do."""


@dataclass(frozen=True)
class Key:
    """One item of a key script.

    Attributes:
        kind: ``key`` and ``paste`` are sent, ``wait`` and ``expect`` only waited for.
        value: name of the key, text to paste, milliseconds or pattern.
    """

    kind: Literal["key", "paste", "wait", "expect"]
    value: str

    @property
    def character(self) -> bool:
        """Whether it writes a visible character."""
        return self.kind == "key" and len(self.value) == 1 and not self.value.isspace()

    def encoded(self, modes: set[int], kitty: int) -> bytes:
        """Return the bytes a terminal sends in these modes; none for what is only waited for."""
        if self.kind == "key":
            return encode(self.value, APPLICATION_CURSOR in modes, kitty)
        if self.kind == "paste":
            text = self.value.replace("\n", "\r")
            return (f"\x1b[200~{text}\x1b[201~" if BRACKETED_PASTE in modes else text).encode()
        return b""


def parse(script: str) -> tuple[Key, ...]:
    """Return the keys of a script; ValueError for a key nobody knows."""
    keys: list[Key] = []
    for token in shlex.split(script):
        head, _, rest = token.partition(":")
        repeat = re.fullmatch(r"(.+)\*(\d+)", token)
        if rest and head == "type":
            keys += [Key("key", character) for character in rest]
        elif rest and head == "paste":
            keys.append(Key("paste", rest))
        elif rest and head == "wait":
            keys.append(Key("wait", str(float(rest))))
        elif rest and head == "expect":
            keys.append(Key("expect", rest))
        elif repeat:
            keys += [Key("key", repeat[1])] * int(repeat[2])
        else:
            keys.append(Key("key", token))
    for key in keys:
        if key.kind == "key":
            encode(key.value)
    return tuple(keys)


def encode(name: str, application_cursor: bool = False, kitty: int = 0) -> bytes:
    """Return the bytes a terminal sends for a key; ValueError for a key nobody knows.

    Args:
        name: the key with its modifiers, such as ``ctrl+left``.
        application_cursor: whether the program has set that mode.
        kitty: flags of the kitty keyboard protocol in force.
    """
    *modifiers, base = name.split("+") if len(name) > 1 else [name]
    if not set(modifiers) <= MODIFIERS.keys():
        raise ValueError(f"unknown key {name!r}")
    bits = sum(MODIFIERS[modifier] for modifier in modifiers)
    suffix = f";{bits + 1}" if bits else ""
    if base in LETTERED:
        final = LETTERED[base]
        if bits:
            return f"\x1b[1{suffix}{final}".encode()
        ss3 = application_cursor if final in "ABCDHF" else not kitty & KITTY_DISAMBIGUATE
        return f"\x1b{'O' if ss3 else '['}{final}".encode()
    if base in NUMBERED:
        return f"\x1b[{NUMBERED[base]}{suffix}~".encode()
    character = PLAIN.get(base, base)
    if len(character) != 1:
        raise ValueError(f"unknown key {name!r}")
    if kitty & KITTY_ALL_KEYS:
        return _kitty(character, bits, with_text=bool(kitty & KITTY_TEXT))
    if kitty & KITTY_DISAMBIGUATE and (bits & 6 or character == "\x1b"):
        return f"\x1b[{ord(character)}{suffix}u".encode()
    return _legacy(character, bits)


def _kitty(character: str, bits: int, with_text: bool) -> bytes:
    """A key as the kitty protocol reports it: its code, its modifiers, the text it writes."""
    written = character.upper() if bits & MODIFIERS["shift"] else character
    if character.isupper():
        character, bits = character.lower(), bits | MODIFIERS["shift"]
    modifier = f"{bits + 1}" if bits else ""
    text = f"{ord(written)}" if with_text and written.isprintable() and not bits & 6 else ""
    parts = f"{ord(character)};{modifier};{text}".rstrip(";")
    return f"\x1b[{parts}u".encode()


def _legacy(character: str, bits: int) -> bytes:
    """A key as terminals have always sent it."""
    if character == "\t" and bits == MODIFIERS["shift"]:
        return b"\x1b[Z"
    if bits & MODIFIERS["shift"]:
        character = character.upper()
    if bits & MODIFIERS["ctrl"]:
        code = ord(character.upper())
        character = chr(code & 0x1F) if 0x40 <= code <= 0x5F else {" ": "\0", "?": "\x7f"}.get(character, character)
    return (b"\x1b" if bits & MODIFIERS["alt"] else b"") + character.encode()
