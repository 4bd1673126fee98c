"""A document as JSON, for programs. ``docs/schema/export.schema.json`` says what stands where."""

from __future__ import annotations

import json
from dataclasses import asdict

from learnlog.export.document import Document
from learnlog.text import visible_json

FORMAT = 1
"""Raised when what a program reads today would no longer be there."""


def write_json(document: Document) -> bytes:
    """Return the document as JSON in UTF-8: the number of this format, then the document."""
    text = json.dumps({"format": FORMAT, **asdict(document)}, ensure_ascii=False, indent=2)
    return f"{visible_json(text)}\n".encode()
