"""``keys.toml``: the keys somebody chose, by action. Comments and the order of a file written by hand are kept."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping, Sequence
from typing import Any

from learnlog.errors import EntryUnreadable, SaveFailed
from learnlog.keymap import Asked, KeyFault
from learnlog.store import format as form
from learnlog.store.outline import Path, lines_of
from learnlog.store.tomltext import Data

_HEAD = """\
# Keys of learnlog. Each line gives an action other keys than usual, such as
#
#   [task]
#   next = ["F8", "Alt+N"]
#
# learnlog names every action in its settings, under Keys. What is wrong here is named there, too, and does no harm.
"""

_CANNOT = (
    "keys.toml is written in a way that cannot be changed here without losing something in it; "
    "change it in a text editor"
)


def read_keys(raw: bytes, path: str) -> tuple[tuple[Asked, ...], tuple[KeyFault, ...]]:
    """Return the keys asked for in the bytes of a file, and what in it asks for none.

    Raises EntryUnreadable where the file can't be read at all.
    """
    data, text = form.open_record(raw, path)
    found = list(_values(data, ()))
    lines = lines_of(text, [place for place, _ in found])
    asked: list[Asked] = []
    faults: list[KeyFault] = []
    for (place, value), line in zip(found, lines, strict=True):
        keys = [value] if isinstance(value, str) else value
        name = ".".join(map(str, place))
        if isinstance(keys, list) and all(isinstance(key, str) for key in keys):
            asked.append(Asked(name, tuple(keys), line))
        else:
            faults.append(KeyFault(name, line, f"{name} needs keys in quotation marks", 'Such as ["F8", "Alt+N"].'))
    return tuple(asked), tuple(faults)


def write_keys(wanted: Mapping[str, Sequence[str] | None], raw: bytes | None, path: str) -> bytes:
    """Return the file with other keys for some actions; None takes an action's line out.

    Raises:
        EntryUnreadable: the old file is broken; it is somebody's to mend.
        SaveFailed: it cannot be changed without losing something that stands in it.
    """
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    raw = raw if raw is not None else _HEAD.encode()
    before = _asked(raw, path)
    try:
        document = tomlkit.parse(raw.decode("utf-8-sig"))
        for action, keys in wanted.items():
            if keys is None:
                _take_out(document, action.split("."))
            else:
                _put(document, action, keys)
        changed = document.as_string().encode()
        after = _asked(changed, path)
    except (TOMLKitError, EntryUnreadable, TypeError, ValueError, KeyError) as error:
        raise SaveFailed(_CANNOT) from error
    meant = {**before, **{action: tuple(keys) for action, keys in wanted.items() if keys is not None}}
    if after != {action: keys for action, keys in meant.items() if wanted.get(action, keys) is not None}:
        raise SaveFailed(_CANNOT)
    return changed


def _asked(raw: bytes, path: str) -> dict[str, tuple[str, ...]]:
    # A file of remarks alone is one that asks for nothing.
    return {one.id: one.keys for one in read_keys(raw, path)[0]}


def _values(data: Data, above: tuple[str, ...]) -> list[tuple[Path, Any]]:
    found: list[tuple[Path, Any]] = []
    for key, value in data.items():
        place = (*above, key)
        found += _values(dict(value), place) if isinstance(value, Mapping) else [(place, value)]
    return found


def _put(document: MutableMapping[str, Any], action: str, keys: Sequence[str]) -> None:
    room, _, name = action.partition(".")
    if action in document:  # written with quotation marks around the whole of it
        document[action] = list(keys)
        return
    if room not in document:
        import tomlkit

        document[room] = tomlkit.table()
    document[room][name] = list(keys)


def _take_out(table: MutableMapping[str, Any], parts: Sequence[str]) -> bool:
    """Take out a value by the parts of its name, however they are divided among tables; return whether it was there."""
    if (whole := ".".join(parts)) in table:
        del table[whole]
        return True
    for at in range(1, len(parts)):
        head = ".".join(parts[:at])
        if isinstance(inner := table.get(head), MutableMapping) and _take_out(inner, parts[at:]):
            if not inner:
                del table[head]
            return True
    return False
