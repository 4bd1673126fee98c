"""A whole unit in every format, byte for byte. After a change that is meant: python -m tests.export.test_formats"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from learnlog.errors import LearnlogError
from learnlog.export.document import Document
from learnlog.export.formats import FORMATS, Format, how_to_add
from tests.export.documents import whole_unit

GOLDEN = Path(__file__).parent / "golden"
SCHEMA = Path(__file__).resolve().parents[2] / "docs" / "schema" / "export.schema.json"


def golden(format_id: str) -> Path:
    return GOLDEN / f"unit-5{FORMATS[format_id].suffix}"


def schema() -> str:
    made = TypeAdapter(Document).json_schema()
    made["properties"]["format"] = {"const": 1, "description": "Raised when something would no longer be there."}
    made["required"] = ["format", *made["required"]]
    return json.dumps(made, indent=2, ensure_ascii=False) + "\n"


PLAIN = [one.id for one in FORMATS.values() if one.needs is None]
"""Formats that are text, so that a person can see what has changed."""


@pytest.mark.parametrize("format_id", PLAIN)
def test_a_whole_unit_byte_for_byte(format_id: str) -> None:
    assert FORMATS[format_id].write(whole_unit()).data == golden(format_id).read_bytes()


def test_the_published_schema_is_current_and_the_json_keeps_to_it() -> None:
    assert SCHEMA.read_text("utf-8") == schema()
    data = json.loads(FORMATS["json"].write(whole_unit()).data)
    assert data.pop("format") == 1
    assert TypeAdapter(Document).validate_python(data) == whole_unit()


def test_formats_are_told_apart_by_how_their_files_end() -> None:
    assert len({one.suffix for one in FORMATS.values()}) == len(FORMATS)
    assert all(one.id == key for key, one in FORMATS.items())


def test_what_a_format_needs_is_named_with_the_command_that_adds_it() -> None:
    missing = Format("odt", "Text", ".odt", "nothing", "nowhere:write", ("no_such_module", "no-such-package"))
    with pytest.raises(LearnlogError) as caught:
        missing.write(whole_unit())
    assert caught.value.happened == "Text needs “no-such-package”, which is not installed."
    assert caught.value.do == f'Add it: "{sys.executable}" -m pip install no-such-package'


def test_where_there_is_no_pip_none_is_told_of() -> None:
    assert how_to_add("python-docx", pip=False).startswith("Install learnlog again with all its extras")


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for one in PLAIN:
        golden(one).write_bytes(FORMATS[one].write(whole_unit()).data)
    SCHEMA.write_text(schema(), encoding="utf-8")
