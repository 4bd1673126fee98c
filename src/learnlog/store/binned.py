"""Names in the bin. An entry keeps its name there, and so does a follow-up that was not added; a draft is called
``<id>.draft.toml``.

An entry that was binned, brought back as a copy by hand and binned again gets ``~2`` behind its name, so that the
bin never loses anything either.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

from learnlog.store.names import FOLLOW_UP, NAME, names_in

_ENDING = re.compile(r"(?:~(\d+))?\.toml\Z", re.ASCII)


def free_place(folder: Path, stem: str) -> Path:
    """Return a path in the bin that nothing has yet, for a file called ``stem`` and ``.toml``."""
    path, number = folder / f"{stem}.toml", 1
    while os.path.lexists(path):
        number += 1
        path = folder / f"{stem}~{number}.toml"
    return path


def first_name(path: Path) -> str:
    """Return the name a binned file had in the log."""
    return _ENDING.sub(".toml", path.name)


def last_entry(folder: Path, entry_id: str) -> Path | None:
    """Return the entry with this id that was binned last, or None."""

    def is_it(name: str) -> bool:
        named = NAME.match(name)
        return named is not None and named["id"] == entry_id

    return _last(folder, is_it)


def last_draft(folder: Path, entry_id: str) -> Path | None:
    """Return the draft of this entry that was binned last, or None."""
    return _last(folder, lambda name: name == f"{entry_id}.draft.toml")


def last_unsent(folder: Path, entry_id: str) -> Path | None:
    """Return the follow-up to this entry, not added, that was binned last, or None."""
    return _last(folder, lambda name: name == f"{entry_id}{FOLLOW_UP}.toml")


def _last(folder: Path, is_it: Callable[[str], bool]) -> Path | None:
    found: list[tuple[int, Path]] = []
    for name in names_in(folder):
        path, ending = folder / name, _ENDING.search(name)
        if ending and is_it(first_name(path)):
            found.append((int(ending[1] or 1), path))
    return max(found)[1] if found else None
