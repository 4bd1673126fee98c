"""How keys are called: in the footer, in the help and in the list of commands alike."""

from __future__ import annotations

from typing import Any

from textual.app import App
from textual.dom import DOMNode
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


def key_on(node: DOMNode, binding_id: str) -> str:
    """Return the name of the first key of a binding as it is now, such as ``F8``, to be named in a text.

    Args:
        node: a widget or screen the binding belongs to, or stands over; those of the app are found from anywhere.
        binding_id: the binding's id.
    """
    return key_name(keys_on(node, binding_id)[0])


def keys_on(node: DOMNode, binding_id: str) -> list[str]:
    """Return all keys of a binding as they are now, as Textual calls them; of one that is not there, the usual ones."""
    for one in dict.fromkeys([*node.ancestors_with_self, node.app]):
        bindings = one._bindings.copy()
        bindings.apply_keymap(node.app._keymap)
        if found := [key for key, binding in bindings if binding.id == binding_id]:
            return list(dict.fromkeys(found))
    return usual_keys(node.app, binding_id)


def usual_keys(app: App[Any], binding_id: str) -> list[str]:
    """Return the keys of a binding of any screen, whether it is there or not. KeyError where there is none."""
    # Imports every screen: asked only where none of those in front has it.
    from learnlog.tui.key_rooms import rooms

    keys = {one.id: list(one.keys) for room in rooms() for one in room.actions}
    changed = app._keymap.get(binding_id)
    return changed.split(",") if changed else keys[binding_id]


def _last(key: str, *, after: list[str]) -> str:
    if key in _NAMES:
        return _NAMES[key]
    name = format_key(key)
    # A letter alone is the small one that is typed; after Ctrl it is named as it stands on the key.
    return name.upper() if after or (key[0] == "f" and key[1:].isdigit()) else name
