"""Which entry the words in a file belong to, whatever name a sync program or a person gave it.

Deleting for good asks this of every file, in the log and in backups. Too little leaves words behind; too much takes
those of another entry, in which somebody may have noted the id of this one.
"""

from __future__ import annotations

import contextlib
import re

from learnlog.errors import EntryUnreadable
from learnlog.store import format as form

_ID_IN_NAME = re.compile(r"(?<![0-9a-z])[0-9a-hjkmnp-tv-z]{26}(?![0-9a-z])", re.ASCII)


def belongs_to(name: str, raw: bytes, entry_id: str) -> bool:
    """Return whether a file is an entry, a draft, a follow-up or a version with this id, or what is left of one.

    Args:
        name: of the file, with or without folders.
        raw: its bytes.
    """
    if entry_id in name:
        return True
    if entry_id.encode() not in raw:
        return False
    inside = _id_inside(raw)
    if inside:
        return inside == entry_id
    # It cannot be read any more. One that is named after another entry is left to that one.
    said = rf'^\s*(?:id|entry)\s*=\s*["\']{re.escape(entry_id)}["\']'.encode()
    return not ids_named(name) and re.search(said, raw, re.MULTILINE) is not None


def ids_named(name: str) -> list[str]:
    """Return the ids in the name of a file."""
    return _ID_IN_NAME.findall(name)


def _id_inside(raw: bytes) -> str:
    """Return the id of the entry that a file says it holds words of; empty where it is none that can be read."""
    with contextlib.suppress(EntryUnreadable):
        return form.parse_entry(raw, "")[0].id
    with contextlib.suppress(EntryUnreadable):
        return form.parse_draft(raw, "").entry.id
    with contextlib.suppress(EntryUnreadable):
        return form.parse_unsent(raw, "").entry
    return ""
