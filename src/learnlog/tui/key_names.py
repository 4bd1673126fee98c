"""How keys are called: in the footer, in the help and in the list of commands alike."""

from __future__ import annotations

from textual.keys import format_key

_NAMES = {
    "enter": "Enter",
    "escape": "Escape",
    "space": "Space",
    "tab": "Tab",
    "backspace": "Backspace",
    "delete": "Delete",
    "pageup": "PageUp",
    "pagedown": "PageDown",
    "home": "Home",
    "end": "End",
    "ctrl": "Ctrl",
    "shift": "Shift",
    "alt": "Alt",
    "super": "Super",
}


def key_name(key: str) -> str:
    """Return the name of a key as Textual calls it, such as ``ctrl+q``, as it is called here: Ctrl+Q."""
    *modifiers, last = key.split("+")
    return "+".join([*(_NAMES.get(one, one) for one in modifiers), _last(last, after=modifiers)])


def _last(key: str, *, after: list[str]) -> str:
    if key in _NAMES:
        return _NAMES[key]
    name = format_key(key)
    # A letter alone is the small one that is typed; after Ctrl it is named as it stands on the key.
    return name.upper() if after or (key[0] == "f" and key[1:].isdigit()) else name
