"""The format of a unit's TOML files as JSON Schema, for editors that complete and check while one types."""

from __future__ import annotations

from typing import Any, Literal

from learnlog.content.base import Part
from learnlog.content.parse import FROM_FILES
from learnlog.content.task import Task
from learnlog.content.unit import Unit

Kind = Literal["unit", "task"]


def schema(kind: Kind) -> dict[str, Any]:
    """Return the JSON Schema of ``unit.toml``, or of a task's or activity's file.

    It says which keys there are and what kind of value each takes. What refers to another file is beyond it:
    ``learnlog units check`` looks at that.
    """
    model: type[Part] = Unit if kind == "unit" else Task
    made = model.model_json_schema(by_alias=True)
    if kind == "unit":
        for name in FROM_FILES:
            made["properties"].pop(name, None)
        made["$defs"] = _used(made)
    title = "unit.toml of a learnlog unit" if kind == "unit" else "A task or activity of a learnlog unit"
    tidied: dict[str, Any] = _tidied({**made, "title": title})
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **tidied}


def _used(made: dict[str, Any]) -> dict[str, Any]:
    """Return the definitions that are still referred to."""
    used: dict[str, Any] = {}
    waiting = [{key: value for key, value in made.items() if key != "$defs"}]
    while waiting:
        for name in _references(waiting.pop()):
            if name not in used:
                used[name] = made["$defs"][name]
                waiting.append(used[name])
    return dict(sorted(used.items()))


def _references(part: Any) -> list[str]:
    if isinstance(part, dict):
        own = [part["$ref"].rpartition("/")[2]] if isinstance(part.get("$ref"), str) else []
        return own + [name for value in part.values() for name in _references(value)]
    if isinstance(part, list):
        return [name for value in part for name in _references(value)]
    return []


def _tidied(part: Any, names: bool = False) -> Any:
    """Return a schema with descriptions of one paragraph and without the titles made up from the names of keys.

    Args:
        names: whether the keys of this part are keys of a unit's file, and not words of JSON Schema.
    """
    if isinstance(part, list):
        return [_tidied(one) for one in part]
    if not isinstance(part, dict):
        return part
    part = _without_null(part)
    tidy = {}
    for key, value in part.items():
        if key == "title" and not names and isinstance(value, str) and "learnlog" not in value:
            continue
        if key == "description" and not names and isinstance(value, str):
            value = " ".join(value.split("\n\n")[0].split())
        tidy[key] = _tidied(value, names=key in ("properties", "$defs") and not names)
    return tidy


def _without_null(part: dict[str, Any]) -> dict[str, Any]:
    """Return a schema without the empty value that a missing key has in Python; TOML cannot write one."""
    several = part.get("anyOf")
    if not isinstance(several, list) or {"type": "null"} not in several:
        return part
    left = [one for one in several if one != {"type": "null"}]
    others = {key: value for key, value in part.items() if key not in ("anyOf", "default")}
    return {**others, "anyOf": left} if len(left) > 1 else {**others, **left[0]}
