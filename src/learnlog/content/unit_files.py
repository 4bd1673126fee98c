"""Which files make up a unit."""

from __future__ import annotations

import re

from learnlog.errors import Fault

UNIT_FILE = "unit.toml"

_KNOWN = re.compile(r"unit\.toml|readings/[^/]+\.md|(?:tasks|activities)/[^/]+\.toml")


def is_unit_file(path: str) -> bool:
    """Whether a file with this path inside a unit folder is part of the unit."""
    return _KNOWN.fullmatch(path) is not None


def stranger(path: str) -> Fault:
    """Return the fault of a file or folder that is no part of a unit."""
    mend = "A unit holds unit.toml, readings/*.md, tasks/*.toml and activities/*.toml. Move or delete it."
    return Fault(path, 0, "", "learnlog does not know what this is for.", mend)
