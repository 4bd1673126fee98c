"""What a help says about keys, as they are now: in its words, in a table of what it does not mention, and everywhere.

A help names a key by the id of its binding in braces, such as ``{task.next}``, so that it stays true when somebody
gives the action another key.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from textual.app import App
from textual.screen import Screen

from learnlog.tui.key_names import key_name, usual_keys

NAMED = re.compile(r"\{([a-z-]+\.[a-z0-9-]+)\}")
"""A key in a help, by the id of its binding."""


def with_keys(text: str, screen: Screen[Any]) -> str:
    """Return a help's text with the names of the keys in it, for the screen it is about."""
    known = _keys_there(screen)
    return NAMED.sub(lambda found: _or(known.get(found[1]) or usual_keys(screen.app, found[1])), text)


def keys_here(screen: Screen[Any], text: str) -> str:
    """Return a table of the keys of a screen that its help does not mention; nothing where there are none."""
    mentioned = set(NAMED.findall(text))
    rows: dict[str, str] = {}
    known = _keys_there(screen)
    for _, binding, enabled, tooltip in screen.active_bindings.values():
        id_ = binding.id or ""
        if enabled and id_ and id_ not in mentioned and not id_.startswith("app.") and binding.description:
            rows.setdefault(id_, tooltip or binding.tooltip or binding.description)
    return _table("Keys here", ((known[id_], about) for id_, about in rows.items()))


def keys_everywhere(app: App[Any]) -> str:
    """Return a table of the keys that are the same everywhere."""
    bindings = app._bindings.copy()
    bindings.apply_keymap(app._keymap)
    keys: dict[str, list[str]] = {}
    abouts: dict[str, str] = {}
    for key, binding in bindings:
        if (id_ := binding.id or "").startswith("app."):
            keys.setdefault(id_, []).append(key)
            abouts[id_] = binding.tooltip or binding.description
    return _table("Everywhere", ((keys[id_], abouts[id_]) for id_ in keys))


def _table(title: str, rows: Iterable[tuple[list[str], str]]) -> str:
    lines = [f"| {_or(keys).replace('|', chr(92) + '|')} | {about[:1].lower()}{about[1:]} |" for keys, about in rows]
    return "\n".join([f"\n### {title}\n", "| Key | What it does |", "| --- | --- |", *lines, ""]) if lines else ""


def _keys_there(screen: Screen[Any]) -> dict[str, list[str]]:
    """Return the keys of everything on a screen, by the id of the binding."""
    found: dict[str, list[str]] = {}
    for node in (screen, *screen.walk_children(), screen.app):
        bindings = node._bindings.copy()
        bindings.apply_keymap(screen.app._keymap)
        mine: dict[str, list[str]] = {}
        for key, binding in bindings:
            if binding.id and key not in mine.setdefault(binding.id, []):
                mine[binding.id].append(key)
        found = {**mine, **found}
    return found


def _or(keys: Iterable[str]) -> str:
    *others, last = map(key_name, keys)
    return f"{', '.join(others)} or {last}" if others else last
