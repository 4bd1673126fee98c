"""A model out of data that may be faulty: every fault at once, and as much of the rest as can still be checked.

A stand-in takes the place of what is faulty, so that all else keeps its place in its list and can be compared with
the other files. The stand-ins never leave this package: a unit with a single fault is not opened.
"""

from __future__ import annotations

from copy import deepcopy
from itertools import count
from typing import Any, TypeVar

from pydantic import ValidationError

from learnlog.content.base import Part
from learnlog.content.locate import KeyPath
from learnlog.content.tomlfile import TomlFile
from learnlog.content.wording import key_path, refusals, value_at
from learnlog.errors import Fault

Model = TypeVar("Model", bound=Part)

STAND_IN = "unreadable-"
"""What the id of every stand-in begins with."""

_TEXTS = frozenset({"title", "name", "label", "asks", "text", "address", "about", "version", "part", "evidence_label"})
_HARMLESS = frozenset(
    {"guidance", "required", "words", "min", "max", "minutes", "colleagues", "default", "placeholder", "meaning"}
    | {"off_scale", "closed", "instead", "series", "format", "intro", "person", "row", "actions", "when", "offer"}
    | {"outcomes_rated", "evidence", "evidence_required", "decline", "mark", "key_points", "ends"}
)
"""Keys that nothing else in the unit refers to."""


def build(model: type[Model], file: TomlFile, hidden: frozenset[str] = frozenset()) -> tuple[Model | None, list[Fault]]:
    """Return a file's model and everything wrong with it.

    Args:
        file: what was read. Its ``hazy`` places are added to.
        hidden: keys of the model that a file must not hold, because other files make them up.

    Returns:
        The model, with stand-ins for what is faulty, or None where nothing can be saved; and the faults.
    """
    if file.data is None:
        return None, []
    data = deepcopy(file.data)
    faults = []
    for key in sorted(hidden & data.keys()):
        faults.append(file.fault((key,), f"There is no key `{key}` here.", f"The folder {key} holds them."))
        del data[key]
    numbers = count(1)
    first = True
    for _ in range(12):  # each round can bring to light what a stand-in lacks; three are the most ever seen
        try:
            return model.model_validate(data, by_alias=True, by_name=False), faults
        except ValidationError as error:
            complaints = error.errors(include_url=False)
        if first:
            for complaint in complaints:
                faults += [file.fault(*one) for one in refusals(complaint, data, model, hidden)]
            first = False
        for complaint in complaints:
            _mend(
                data, key_path(complaint, data), complaint["type"], complaint["loc"][-1:] == ("[key]",), file, numbers
            )
    return None, faults


def _mend(data: Any, path: KeyPath, kind: str, bad_key: bool, file: TomlFile, numbers: count[int]) -> None:
    key = path[-1]
    parent = value_at(data, path[:-1])
    if isinstance(parent, list) and isinstance(key, int) and key >= len(parent):
        # One of a pair of values is missing: the pair goes.
        return _mend(data, path[:-1], "", False, file, numbers)
    if isinstance(parent, dict) and (kind == "extra_forbidden" or bad_key):
        parent.pop(key, None)
        if bad_key:
            file.hazy.add(_around(path))
    elif isinstance(parent, list) and isinstance(key, int):
        parent[key] = _stand_in(path, numbers)
        file.hazy.add(_around(path))
    elif isinstance(parent, dict):
        if key in _TEXTS:
            parent[key] = "…"
        elif key == "id":
            parent[key] = f"{STAND_IN}{next(numbers)}"
            file.hazy.add(_around(path))
        elif key == "number":
            parent[key] = 1_000_000 + next(numbers)
            file.hazy.add(_around(path))
        elif key in parent and kind != "missing":
            del parent[key]
            if key not in _HARMLESS:
                file.hazy.add(_around(path))
        else:
            _replace_around(data, path[:-1], str(key), file, numbers)
    return None


def _replace_around(data: Any, path: KeyPath, lacks: str, file: TomlFile, numbers: count[int]) -> None:
    """Put a stand-in for the table that lacks a key, or leave the table out where it is not one of several."""
    file.hazy.add(_around(path or (lacks,)))
    if not path:
        stand_ins = {"order": [STAND_IN], "steps": [_step(numbers)], "kind": "task", "key_points": ["…"]}
        data[lacks] = stand_ins.get(lacks, "…")
        return
    parent = value_at(data, path[:-1])
    if isinstance(parent, list) and isinstance(path[-1], int):
        if lacks == "mark":
            parent[path[-1]]["mark"] = "?"
        else:
            parent[path[-1]] = _stand_in(path, numbers)
    elif isinstance(parent, dict):
        parent.pop(path[-1], None)


def _stand_in(path: KeyPath, numbers: count[int]) -> Any:
    names = [part for part in path if isinstance(part, str)]
    last = names[-1] if names else ""
    number = next(numbers)
    words = {"id": f"{STAND_IN}{number}", "name": "…"}
    if last == "steps":
        return _step(numbers)
    if last in ("fields", "columns") and names[0] == "steps":
        return {"id": words["id"], "kind": "line", "label": "…"}
    if names[0] == "scales":
        return {**words, "mark": "?"}
    if last == "references":
        return {"id": words["id"], "number": 1_000_000 + number, "text": "…"}
    if last == "links":
        return {"id": words["id"], "address": "…", "about": "…"}
    if last in ("outcomes", "areas", "options") or "lists" in names:
        return words
    return words["id"]


def _step(numbers: count[int]) -> dict[str, Any]:
    field = {"id": f"{STAND_IN}{next(numbers)}", "kind": "line", "label": "…"}
    return {"id": f"{STAND_IN}{next(numbers)}", "title": "…", "fields": [field]}


def _around(path: KeyPath) -> KeyPath:
    """Return how much of a file is in doubt: one step, or one list of the unit."""
    if path[0] in ("steps", "lists", "scales"):
        return path[:2]
    return path[:1]
