"""Names of entry files: what they are made of, and which files of the log are entries.

A name tells when and what: ``2026/2026-11-23-task-2-<id>.toml``. It never holds a title or anything else the
trainee wrote. A file whose name is not exactly of this shape, such as a sync program's second copy, is named to the
trainee and never touched.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from learnlog.errors import EntryMissing, EntryUnreadable
from learnlog.light import TYPE_CHECKING, NamedTuple
from learnlog.store.causes import plain_cause
from learnlog.store.stamps import stamp_of

if TYPE_CHECKING:  # a list of what is known needs names, and no model
    from learnlog.journal.entry import Entry

ID = re.compile(r"[0-9a-hjkmnp-tv-z]{26}\Z")
NAME = re.compile(
    r"(?P<year>\d{4})-\d\d-\d\d-[a-z0-9]+(?:-[a-z0-9]+)*-(?P<id>[0-9a-hjkmnp-tv-z]{26})\.toml\Z", re.ASCII
)

FOLLOW_UP = ".follow-up"
"""Stands behind the id in the name of a follow-up that is not added yet."""

_ENDS_WITH_ID = re.compile(r"(?:\A|[-/\\])(?P<id>[0-9a-hjkmnp-tv-z]{26})\.toml\Z", re.ASCII)
_YEAR = re.compile(r"\d{4}\Z", re.ASCII)
_NOT_IN_A_NAME = re.compile(r"[^a-z0-9]+")

ODD_ID = "the id inside is not the one in the name of the file"
_ODD_NAME = "its name is not one that learnlog gives, so it may be a copy made by another program"
_COPY_NAME = "its name is that of a copy, which learnlog puts beside an entry it differs from"
_COPY = re.compile(r"\.copy-\d+\.toml\Z", re.ASCII)


class Odd(NamedTuple):
    """A file among the entries that is none by its name.

    Attributes:
        path: where it is.
        why: what is the matter with it, without a full stop.
        copy: whether it may be the copy of an entry, and so can be read and compared.
    """

    path: str
    why: str
    copy: bool = False


class Found(NamedTuple):
    """A file that is an entry by its name.

    Attributes:
        path: where it stands in the folder of entries, with a forward slash.
        id: the id of the entry, by the name.
        stamp: changes when the file does.
    """

    path: str
    id: str
    stamp: str


def place_of(entry: Entry) -> str:
    """Return where a new entry goes in the folder of entries. It stays there for good."""
    day = entry.created.date().isoformat()
    task = _NOT_IN_A_NAME.sub("-", entry.task.lower())[:60].strip("-") or "entry"
    return f"{day[:4]}/{day}-{task}-{entry.id}.toml"


def find(entries: Path, entry_id: str) -> Path | None:
    """Return the file of an entry, or None where there is none. Of several the first by name counts."""
    if not ID.match(entry_id):
        return None
    ending = f"-{entry_id}.toml"
    try:
        paths = [
            Path(file.path)
            for year in os.scandir(entries)
            if _YEAR.match(year.name) and year.is_dir(follow_symlinks=False)
            for file in os.scandir(year.path)
            if file.name.endswith(ending) and _id_of(file.name, year.name)
        ]
    except FileNotFoundError:
        return None
    except OSError as error:
        raise EntryUnreadable(str(entries), plain_cause(error)) from error
    return min(paths, default=None)


def id_in(path: str) -> str:
    """Return the id at the end of the name of an entry's file; nothing where there is none."""
    named = _ENDS_WITH_ID.search(path)
    return named["id"] if named else ""


def walk(entries: Path) -> tuple[list[Found], list[Odd], list[EntryUnreadable]]:
    """Return the files that are entries by their names, what stands among them and is none, and folders that cannot
    be read.

    Left out are names with a dot in front, which belong to the system and to half-finished saves, and files that do
    not even look like TOML.
    """
    found: dict[str, Found] = {}
    odd: list[Odd] = []
    closed: list[EntryUnreadable] = []
    for year in years(entries, odd, closed):
        for entry_id, file in files_of(year, odd, closed):
            _take(Found(f"{year.name}/{file.name}", entry_id, stamp_of(file)), found, odd, entries)
    return list(found.values()), odd, closed


def years(entries: Path, odd: list[Odd], closed: list[EntryUnreadable]) -> list[os.DirEntry[str]]:
    """Return the folders of years; what stands beside them and is none goes to ``odd``, what is shut to ``closed``."""
    found = []
    for year in _listed(entries, closed):
        if year.is_dir(follow_symlinks=False) and _YEAR.match(year.name):
            found.append(year)
        elif year.is_dir():
            odd.append(Odd(year.path, "this folder is not one that learnlog made"))
        elif looks_like_toml(year.name):
            odd.append(Odd(year.path, "it does not stand in the folder of its year", copy=True))
    return found


def files_of(
    year: os.DirEntry[str],
    odd: list[Odd],
    closed: list[EntryUnreadable],
    is_known: Callable[[os.DirEntry[str]], bool] = lambda file: False,
) -> list[tuple[str, os.DirEntry[str]]]:
    """Return the files in the folder of a year that are entries by their names, each with its id.

    Args:
        is_known: asked first, of every file; one that is known is passed over.
    """
    found = []
    for file in _listed(Path(year.path), closed):
        if is_known(file):
            continue
        entry_id = _id_of(file.name, year.name)
        if entry_id:
            found.append((entry_id, file))
        elif file.is_dir(follow_symlinks=False):
            odd.append(Odd(file.path, "this folder is not one that learnlog made"))
        elif looks_like_toml(file.name):
            odd.append(Odd(file.path, _COPY_NAME if _COPY.search(file.name) else _ODD_NAME, copy=True))
    return found


def newest(entries: Path) -> str:
    """Return the largest id in the names of entries, empty if there is none. EntryUnreadable."""
    odd: list[Odd] = []
    closed: list[EntryUnreadable] = []
    return max((one for year in years(entries, odd, closed) for one, _ in files_of(year, odd, closed)), default="")


def checked(entry_id: str) -> str:
    """Return an id. Ids come from the command line, too, and nothing but an id may become part of a path.

    Raises:
        EntryMissing: it is none.
    """
    if not ID.match(entry_id):
        raise EntryMissing(entry_id)
    return entry_id


def check_id(inside: str, entry_id: str, raw: bytes, path: Path, place: tuple[str, ...]) -> None:
    """Raise EntryUnreadable where the id inside a file, at ``place``, is not the one its name gives."""
    if inside != entry_id:
        from learnlog.store.outline import line_of  # only a fault needs to know lines

        line = line_of(raw.decode("utf-8-sig"), place)
        raise EntryUnreadable(str(path), ODD_ID, line)


def names_in(folder: Path) -> list[str]:
    """Return the names in a folder, none where it is missing. EntryUnreadable where the disk refuses."""
    closed: list[EntryUnreadable] = []
    names = [one.name for one in _listed(folder, closed)]
    if closed:
        raise closed[0]
    return names


def same_id(path: str) -> str:
    """Return why a file is but a copy that has the id of another."""
    return f"it has the same id as {path}"


def _take(file: Found, found: dict[str, Found], odd: list[Odd], entries: Path) -> None:
    other = found.get(file.id)
    if other is None:
        found[file.id] = file
        return
    first, second = sorted((file, other))
    found[file.id] = first
    odd.append(Odd(str(entries / second.path), same_id(first.path), copy=True))


def _listed(folder: Path, closed: list[EntryUnreadable]) -> Iterator[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as listed:
            for one in listed:
                if one.name[0] != ".":
                    yield one
    except FileNotFoundError:
        return
    except OSError as error:
        closed.append(EntryUnreadable(str(folder), plain_cause(error)))


def _id_of(name: str, year: str) -> str:
    """Return the id in the name of an entry's file that stands in the folder of a year, or nothing."""
    named = NAME.match(name)
    return named["id"] if named and named["year"] == year else ""


def looks_like_toml(name: str) -> bool:
    """Return whether a file may be the copy of an entry, by its name."""
    return ".toml" in name.casefold() and not name.endswith(("~", ".swp"))


def free_copy(path: Path) -> Path:
    """Return a free path beside an entry's file for another version of it that must not be lost."""
    number = 1
    while os.path.lexists(copy := path.with_name(f"{path.stem}.copy-{number}.toml")):
        number += 1
    return copy
