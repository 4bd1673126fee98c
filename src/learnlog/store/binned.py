"""Names in the bin. An entry keeps its name there, and so does a follow-up that was not added; a draft is called
``<id>.draft.toml``, one that was set aside ``<id>.aside.toml``, a copy that was put away ``<name>.copy.toml``.

An entry that was binned, brought back as a copy by hand and binned again gets ``~2`` behind its name, so that the
bin never loses anything either.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

from learnlog.errors import EntryUnreadable
from learnlog.store import format as form
from learnlog.store.contents import Binned, BinnedKind
from learnlog.store.files import Files
from learnlog.store.names import FOLLOW_UP, NAME, names_in

_ENDING = re.compile(r"(?:~(\d+))?\.toml\Z", re.ASCII)
_DRAFT = re.compile(r"(?P<id>[0-9a-hjkmnp-tv-z]{26})\.draft\.toml\Z", re.ASCII)
_ASIDE = re.compile(r"(?P<id>[0-9a-hjkmnp-tv-z]{26})\.aside\.toml\Z", re.ASCII)


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


def put_in(folder: Path) -> tuple[list[str], list[Path], list[Path]]:
    """Return the ids of the entries in the bin, the newest first, the drafts set aside, and the copies put away.

    Raises EntryUnreadable where the bin cannot be opened.
    """
    ids: set[str] = set()
    aside: list[Path] = []
    copies: list[Path] = []
    for name in names_in(folder):
        first = first_name(Path(name))
        if named := NAME.match(first):
            ids.add(named["id"])
        elif draft := _DRAFT.match(first):
            ids.add(draft["id"])
        elif _ASIDE.match(first):
            aside.append(folder / name)
        elif first.endswith(".copy.toml"):
            copies.append(folder / name)
    return sorted(ids, reverse=True), sorted(aside, reverse=True), sorted(copies, reverse=True)


def binned(folder: Path, files: Files) -> tuple[Binned, ...]:
    """Return what is in the bin, the newest entry first. EntryUnreadable where the bin cannot be opened."""
    ids, aside, copies = put_in(folder)
    found: list[Binned | None] = []
    for entry_id in ids:
        draft, path = last_draft(folder, entry_id), last_entry(folder, entry_id)
        # A draft that went along is ahead of its entry.
        found.append(_read(draft or path, "entry", entry_id, files, drafted=draft is not None))
    found += [_read(path, "aside", id_aside(path), files, drafted=True) for path in aside]
    found += [_read(path, "copy", "", files) for path in copies]
    return tuple(one for one in found if one is not None)


def _read(path: Path | None, kind: BinnedKind, entry_id: str, files: Files, *, drafted: bool = False) -> Binned | None:
    if path is None:
        return None
    try:
        raw = files.read(path, form.LIMIT)
        entry = form.parse_draft(raw, str(path)).entry if drafted else form.parse_entry(raw, str(path))[0]
    except EntryUnreadable as error:
        return Binned(path.name, kind, entry_id, None, error)
    except FileNotFoundError:  # taken out by another window, just now
        return None
    return Binned(path.name, kind, entry_id or entry.id, entry)


def id_aside(path: Path) -> str:
    """Return the id of the entry whose draft was set aside as this file."""
    named = _ASIDE.match(first_name(path))
    return named["id"] if named else ""


def place_before(path: Path, entries: Path, files: Files) -> Path:
    """Return a free place for a copy that was put away as this file: in the year of its entry, under its old name."""
    stem = first_name(path).removesuffix(".copy.toml")
    put_away = _read(path, "copy", "", files)
    year = f"{put_away.entry.created.year:04}" if put_away and put_away.entry else ""
    return free_place(entries / year, stem)


def _last(folder: Path, is_it: Callable[[str], bool]) -> Path | None:
    found: list[tuple[int, Path]] = []
    for name in names_in(folder):
        path, ending = folder / name, _ENDING.search(name)
        if ending and is_it(first_name(path)):
            found.append((int(ending[1] or 1), path))
    return max(found)[1] if found else None
