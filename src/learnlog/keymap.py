"""Which key does what, where somebody has chosen: each choice is checked before it counts, and a slip costs no other.

Pure, and without Textual: the rules are told what there is. Keys are called as Textual calls them, ``ctrl+n`` or
``question_mark``; a person may write Ctrl+N and ? instead.
"""

from __future__ import annotations

import contextlib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import product, zip_longest

KEPT = ("tab", "shift+tab", "enter", "escape")
"""Keys that stay what they are everywhere: without them there is no way on and no way out."""

ALWAYS_REACHED = ("app.help", "app.palette", "app.quit")
"""Actions that need a key which works while something is typed, too."""

_MOST_WORDS = 8
"""Words of the longest name of a character that is looked for with hyphens in every place."""

_NAMED = (
    *("tab", "enter", "escape", "space", "backspace", "delete", "insert", "home", "end", "pageup", "pagedown"),
    *("up", "down", "left", "right", *(f"f{number}" for number in range(1, 13))),
)
_SPOKEN = {"esc": "escape", "return": "enter", "del": "delete", "ins": "insert", "pgup": "pageup", "pgdn": "pagedown"}
_MODIFIERS = ("alt", "ctrl", "shift", "super")
_SAME_AS = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+j": "enter", "ctrl+h": "backspace"}
_ALIASES = {"control": "ctrl", "strg": "ctrl", "option": "alt", "meta": "alt", "cmd": "super"}


@dataclass(frozen=True)
class Action:
    """Something a key does.

    Attributes:
        id: its name in ``keys.toml``; empty for what has none, such as the arrows of a list.
        keys: the keys it usually has.
        label: what it is called.
        about: what it does, in a sentence.
        fixed: whether its keys stay as they are.
        before_typing: whether its keys come before what is typed, so that none can be a letter.
    """

    id: str
    keys: tuple[str, ...]
    label: str
    about: str = ""
    fixed: bool = False
    before_typing: bool = False


@dataclass(frozen=True)
class Room:
    """Actions that can be there at the same time, so that no two of them can have one key.

    Attributes:
        name: what the room is called.
        actions: its own, the nearest to what has the focus first.
        typing: whether one mostly types in it, so that a letter is no key there.
    """

    name: str
    actions: tuple[Action, ...]
    typing: bool = False


@dataclass(frozen=True)
class Asked:
    """Keys that somebody wants an action to have.

    Attributes:
        id: the action's.
        keys: as they are written.
        line: where that stands in the file; 0 for nowhere.
    """

    id: str
    keys: tuple[str, ...]
    line: int = 0


@dataclass(frozen=True)
class KeyFault:
    """Why somebody's choice of keys does not count.

    Attributes:
        id: the action's.
        line: as in :class:`Asked`.
        why: the reason, without a full stop.
        do: what to do instead, in a sentence, where it can be said.
        keeps: whether there is such an action, which keeps its usual keys.
    """

    id: str
    line: int
    why: str
    do: str = ""
    keeps: bool = True

    @property
    def reason(self) -> str:
        """The reason, and what to do instead, for whoever has just pressed the key."""
        return f"{self.why}. {self.do}".rstrip()

    def __str__(self) -> str:
        where = f"keys.toml, line {self.line}: " if self.line else ""
        kept = f", so {self.id} keeps its usual keys" if self.keeps else ""
        return f"{where}{self.why}{kept}. {self.do}".rstrip()


@dataclass(frozen=True)
class Keymap:
    """What counts of what was asked.

    Attributes:
        keys: of each action that has other keys than usual.
        faults: why the rest does not count; those actions keep their usual keys.
    """

    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    faults: tuple[KeyFault, ...] = ()

    def of(self, action: Action) -> tuple[str, ...]:
        """Return the keys an action has."""
        return self.keys.get(action.id, action.keys) if action.id else action.keys


def read_key(written: str) -> str:
    """Return the name of a key as Textual calls it; empty where no key is called so."""
    text = written.strip()
    if len(text) == 1:
        return name_of_character(text)
    # A plus at the end is the key itself.
    *modifiers, last = [*text[:-1].split("+"), "+"] if text.endswith("+") else text.split("+")
    modifiers = [_ALIASES.get(one.strip().lower(), one.strip().lower()) for one in modifiers if one.strip()]
    if any(one not in _MODIFIERS for one in modifiers) or len(set(modifiers)) < len(modifiers):
        return ""
    name = last.strip()
    if len(name) == 1:
        name = name_of_character(name.lower() if modifiers else name)
        if modifiers and ("shift" in modifiers or not (name.isascii() and name.isalnum())):
            return ""  # with Shift it is another character, and no terminal tells others with Ctrl or Alt
        if "ctrl" in modifiers and name.isdigit():
            return ""
    else:
        name = _SPOKEN.get(name.lower(), name.lower())
        if name not in _NAMED and not (not modifiers and _character_of(name)):
            return ""
    key = "+".join([*sorted(modifiers), name])
    if modifiers and name in ("enter", "escape", "space", "tab") and key != "shift+tab":
        return ""  # most terminals send the same with and without
    return _SAME_AS.get(key, key)


def name_of_character(character: str) -> str:
    """Return the name of the key that types a character, as Textual makes it; empty for what no key types."""
    if character.isalnum():
        return character
    if not character.isprintable() or unicodedata.category(character) == "Zs":
        return "space" if character == " " else ""
    name = _named(character)
    return name if _character_of(name) == character else ""  # what is written into a file must be read back


def _named(character: str) -> str:
    name = unicodedata.name(character, "").lower().replace("-", "_").replace(" ", "_")
    return _TEXTUAL_NAMES.get(name, name)


_TEXTUAL_NAMES = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}


def _character_of(name: str) -> str:
    """Return the character of a key's name such as ``question_mark``; empty where it is no name of one."""
    if name in _ASCII:
        return _ASCII[name]
    words = name.split("_")
    # Textual writes a hyphen of the name as it writes a blank.
    for between in product(" -", repeat=len(words) - 1) if len(words) <= _MOST_WORDS else ():
        with contextlib.suppress(KeyError):
            return unicodedata.lookup("".join(map("".join, zip_longest(words, between, fillvalue=""))))
    return ""


_ASCII = {
    character if character.isalnum() else _named(character): character for character in map(chr, range(0x21, 0x7F))
}


def is_typed(key: str) -> bool:
    """Whether a key types a character, so that it is no key while something is typed."""
    return len(key) == 1 or key == "space" or ("+" not in key and key not in _NAMED)


def check(asked: Sequence[Asked], rooms: Sequence[Room]) -> Keymap:
    """Return what counts of what somebody asked for.

    Each of these makes a fault, and its action keeps its usual keys: an action or a key there is none of, a key that
    stays what it is, a letter where letters are typed, and a key that does something else in the same room.
    """
    faults: list[KeyFault] = []
    taken: dict[str, Asked] = {}
    by_id: dict[str, tuple[Action, Room]] = {}
    for room in rooms:
        for action in room.actions:
            if action.id:
                by_id.setdefault(action.id, (action, room))
    for one in asked:
        if fault := _fault(one, by_id):
            faults.append(fault)
        else:
            taken[one.id] = Asked(one.id, tuple(dict.fromkeys(map(read_key, one.keys))), one.line)
    # What is left out has its usual keys again, which another may have been given: until no two meet.
    while clash := next(_clashes(taken, rooms), None):
        loser, key, other = clash
        del taken[loser.id]
        theirs = f"“{other.label}” ({other.id})" if other.id else f"“{other.label}”"
        faults.append(KeyFault(loser.id, loser.line, f"{spoken(key)} is {theirs} already where {loser.id} is"))
    keys = {id_: one.keys for id_, one in taken.items() if set(one.keys) != set(by_id[id_][0].keys)}
    return Keymap(keys, tuple(sorted(faults, key=lambda fault: fault.line)))


def _fault(one: Asked, by_id: Mapping[str, tuple[Action, Room]]) -> KeyFault | None:
    if one.id not in by_id:
        near = get_close_matches(one.id, by_id, 1, 0.6)
        do = f"Did you mean {near[0]}?" if near else ""
        return KeyFault(one.id, one.line, f"There is no action {one.id}", do, keeps=False)
    action, room = by_id[one.id]
    if action.fixed:
        return KeyFault(one.id, one.line, f"The keys of {one.id} stay as they are", keeps=False)
    why, do = _reason(one, action, typing=room.typing or action.before_typing)
    return KeyFault(one.id, one.line, why, do) if why else None


def _reason(one: Asked, action: Action, *, typing: bool) -> tuple[str, str]:
    """Return why an action cannot have the keys asked for, and what to do; nothing where it can."""
    if not one.keys:
        return f"{one.id} needs a key", ""
    keys = []
    for written in one.keys:
        key = read_key(written)
        if not key:
            return f"There is no key “{written}”", ""
        if key in KEPT and key not in action.keys:
            return f"{spoken(key)} stays what it is everywhere", ""
        if is_typed(key) and typing:
            return f"{spoken(key)} is typed where {one.id} is", "Take one with Ctrl or Alt, or F1 to F12."
        keys.append(key)
    if lost := next((key for key in action.keys if key in KEPT and key not in keys), ""):
        return f"{one.id} cannot do without {spoken(lost)}", ""
    if one.id in ALWAYS_REACHED and all(map(is_typed, keys)):
        return f"{one.id} needs a key that works while you type", ""
    return "", ""


def _clashes(taken: Mapping[str, Asked], rooms: Sequence[Room]) -> Iterator[tuple[Asked, str, Action]]:
    """Yield a choice that cannot count, its key, and what has that key. Of two choices the later one goes."""
    everywhere = next((room.actions for room in rooms), ())
    found: list[tuple[Asked, str, Action]] = []
    for room in rooms:
        holders: dict[str, list[Action]] = {}
        for action in dict.fromkeys([*room.actions, *everywhere]):
            for key in taken[action.id].keys if action.id in taken else action.keys:
                holders.setdefault(key, []).append(action)
        for key, actions in holders.items():
            for action in actions:
                for other in actions:
                    if action.id in taken and action is not other and not (key in action.keys and key in other.keys):
                        found.append((taken[action.id], key, other))
    yield from sorted(found, key=lambda one: (one[0].line, one[0].id), reverse=True)


def spoken(key: str) -> str:
    """Return a key as a person writes it into ``keys.toml``: Ctrl+N, PageUp, ?. It reads back as the same key."""
    *modifiers, last = key.split("+")
    names = {"pageup": "PageUp", "pagedown": "PageDown"}
    if last in _NAMED:
        name = names.get(last, last.capitalize())
    else:
        name = last if len(last) == 1 else _character_of(last) or last
        name = name.upper() if modifiers else name
    return "+".join([*(one.capitalize() for one in modifiers), name])
