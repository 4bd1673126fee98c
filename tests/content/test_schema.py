"""The published schemas are what the models say. To write them anew: python -m tests.content.test_schema"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from learnlog.content.schema import Kind, schema

ROOT = Path(__file__).resolve().parents[2]


def written(kind: Kind) -> Path:
    return ROOT / "docs" / "schema" / f"{kind}.schema.json"


def text(kind: Kind) -> str:
    return json.dumps(schema(kind), indent=2, ensure_ascii=False) + "\n"


@pytest.mark.parametrize("kind", ["unit", "task"])
def test_the_published_schema_is_current(kind: Kind) -> None:
    assert written(kind).read_text("utf-8") == text(kind), "write it anew: python -m tests.content.test_schema"


@pytest.mark.parametrize("path", sorted((ROOT / "data" / "units").rglob("*.toml")), ids=lambda path: str(path.name))
def test_the_bundled_units_keep_to_it(path: Path) -> None:
    made = schema("unit" if path.name == "unit.toml" else "task")
    assert_fits(tomllib.loads(path.read_text("utf-8")), made, made["$defs"])


def test_what_other_files_hold_is_no_key_of_the_unit() -> None:
    made = schema("unit")
    assert not {"readings", "tasks"} & made["properties"].keys()
    assert not {"Reading", "Task", "Step"} & made["$defs"].keys()
    assert "is" in schema("task")["$defs"]["When"]["properties"]


def assert_fits(value: Any, part: dict[str, Any], definitions: dict[str, Any]) -> None:
    """Assert what an editor would: known keys only, none missing, the right kind of value."""
    if "$ref" in part:
        part = definitions[part["$ref"].rpartition("/")[2]]
    if "discriminator" in part:
        kinds = part["discriminator"]["mapping"]
        part = definitions[kinds[value["kind"]].rpartition("/")[2]]
    if "anyOf" in part:
        part = next(one for one in part["anyOf"] if one["type"] == ("array" if isinstance(value, list) else "string"))
    if isinstance(value, dict):
        properties = part.get("properties", {})
        assert set(part.get("required", [])) <= value.keys()
        for key, inner in value.items():
            more = part.get("additionalProperties") or next(iter(part.get("patternProperties", {}).values()), None)
            assert key in properties or more, key
            assert_fits(inner, properties.get(key, more), definitions)
    elif isinstance(value, list):
        assert part["type"] == "array"
        for inner in value:
            if "items" in part:
                assert_fits(inner, part["items"], definitions)
    elif "enum" in part:
        assert value in part["enum"]


def main() -> None:
    """Write both schemas."""
    for kind in ("unit", "task"):
        written(kind).parent.mkdir(parents=True, exist_ok=True)
        written(kind).write_text(text(kind), "utf-8")


if __name__ == "__main__":
    main()
