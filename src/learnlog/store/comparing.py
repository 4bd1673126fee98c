"""One file of a backup beside what the log has now."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from datetime import date
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from learnlog.errors import EntryUnreadable
from learnlog.journal.base import Record
from learnlog.journal.coming_back import ComingBack
from learnlog.journal.entry import Entry
from learnlog.journal.settings import Place, Settings
from learnlog.journal.summarising import summarise
from learnlog.store import format as form
from learnlog.store.binned import last_entry
from learnlog.store.files import Files
from learnlog.store.folders import Folders
from learnlog.store.hand_ins import NAME as HAND_IN_NAME
from learnlog.store.names import FOLLOW_UP, NAME, ODD_ID, find, names_in

_ID = re.compile(r"[0-9a-hjkmnp-tv-z]{26}", re.ASCII)
_RECORDS: dict[str, type[Record]] = {
    "settings.toml": Settings,
    "keys.toml": Record,
    "place.toml": Place,
    "read.toml": form.ReadFile,
    "coming-back.toml": ComingBack,
}
_VERSION = re.compile(r"(?P<id>[0-9a-hjkmnp-tv-z]{26})/\d{6,}-(?P<hash>[0-9a-f]{16})\.toml\Z", re.ASCII)


class Kind(Enum):
    """What a file of a backup is."""

    ENTRY = "entry"
    VERSION = "earlier version"
    DRAFT = "draft"
    HAND_IN = "record of a hand-in"
    UNIT = "file of a unit"
    RECORD = "settings"
    OTHER = "other file"


class Fate(Enum):
    """What happens to a file of a backup.

    MISSING and UNREADABLE come back; DIFFERENT does where the trainee asks for the older version. EQUAL is in the log
    as it is in the backup, ELSEWHERE is in it in another way, such as in the bin. DAMAGED cannot be read in the backup
    either.
    """

    MISSING = "missing"
    UNREADABLE = "unreadable"
    DIFFERENT = "different"
    EQUAL = "equal"
    ELSEWHERE = "elsewhere"
    DAMAGED = "damaged"


class Item(NamedTuple):
    """One file of a backup beside the log.

    Attributes:
        name: in the backup.
        hash: of its bytes in the backup.
        target: where it would be put.
        present: the file that would be replaced, if any, with the hash of its bytes where they can be read.
        entry_id: the entry it belongs to, if any.
        why: for what stays in the backup or cannot be read: why, without a full stop.
        title, day, words: of an entry.
    """

    name: str
    hash: str
    kind: Kind
    fate: Fate
    target: Path
    present: Path | None = None
    present_hash: str = ""
    entry_id: str = ""
    why: str = ""
    title: str = ""
    day: date | None = None
    words: int = 0

    @property
    def comes_back(self) -> bool:
        """Whether it is put in place without being asked for by name."""
        return self.fate in (Fate.MISSING, Fate.UNREADABLE)

    @property
    def can_go_back(self) -> bool:
        """Whether the backup's version can take the place of today's."""
        return self.fate is Fate.DIFFERENT and self.kind is Kind.ENTRY


class Comparer:
    """Compares files of a backup with one log. Only reads.

    Args:
        folders: where the log is.
        files: the disk.
    """

    def __init__(self, folders: Folders, files: Files) -> None:
        self._folders = folders
        self._files = files
        # What the log has of the whole unit or entry decides for each of its files, so it is looked at once, before
        # the first of them comes back.
        self._had: dict[str, bool] = {}

    def item(self, name: str, raw: bytes) -> Item | None:
        """Return what would happen to a file of a backup; None where it belongs to no log.

        Raises:
            EntryUnreadable: a folder of the log cannot be looked into.
        """
        top, _, rest = name.partition("/")
        item = Item(name, form.version_of(raw), Kind.OTHER, Fate.MISSING, self._folders.home / name)
        match top:
            case "entries" if (named := _entry_name(rest)) is not None:
                return self._entry(item._replace(kind=Kind.ENTRY, entry_id=named), raw)
            case "history" if (version := _VERSION.match(rest)) is not None:
                return self._version(item._replace(kind=Kind.VERSION, entry_id=version["id"]), raw, version["hash"])
            case "hand-ins" if HAND_IN_NAME.match(rest):
                return self._whole(item._replace(kind=Kind.HAND_IN), raw, lambda data: form.parse_hand_in(data, name))
            case "drafts" if rest and "/" not in rest:
                return self._draft(item._replace(kind=Kind.DRAFT, target=self._folders.drafts / rest), raw)
            case "units" if "/" in rest:
                return self._unit(item._replace(kind=Kind.UNIT), raw)
            case _ if name in _RECORDS:
                return self._record(item._replace(kind=Kind.RECORD), raw)
            case "entries" | "bin" | "unreadable" if rest:
                return self._other(item, raw)
        return None

    def _entry(self, item: Item, raw: bytes) -> Item:
        entry, why = self._parsed(raw, item.entry_id)
        if entry is None:
            return item._replace(fate=Fate.DAMAGED, why=why)
        known = summarise(entry)
        item = item._replace(title=known.title, day=known.happened_on, words=known.words)
        present = find(self._folders.entries, item.entry_id)
        if present is None:
            if last_entry(self._folders.bin, item.entry_id) is not None:
                return item._replace(fate=Fate.ELSEWHERE, why="it is in the bin")
            return item
        item = item._replace(present=present)
        try:
            now = self._files.read(present, form.LIMIT)
        except FileNotFoundError:
            return item._replace(present=None)
        except EntryUnreadable:
            return item._replace(fate=Fate.UNREADABLE)
        item = item._replace(present_hash=form.version_of(now))
        here, _ = self._parsed(now, item.entry_id)
        if here is None:
            return item._replace(fate=Fate.UNREADABLE)
        return item._replace(fate=Fate.EQUAL if now == raw or here == entry else Fate.DIFFERENT)

    def _version(self, item: Item, raw: bytes, named: str) -> Item:
        if not item.hash.startswith(named) or self._parsed(raw, item.entry_id)[0] is None:
            return item._replace(fate=Fate.DAMAGED, why="this version was changed or damaged after it was kept")
        return self._beside(item, raw, lambda now: form.version_of(now).startswith(named))

    def _draft(self, item: Item, raw: bytes) -> Item:
        named = _ID.match(item.target.name)
        if named is None:
            return item._replace(fate=Fate.DAMAGED, why="its name is not one that learnlog gives")
        item = item._replace(entry_id=named[0])
        try:
            if item.target.name == f"{named[0]}{FOLLOW_UP}.toml":
                inside = form.parse_unsent(raw, item.name).entry
            else:
                inside = form.parse_draft(raw, item.name).entry.id
        except EntryUnreadable as error:
            return item._replace(fate=Fate.DAMAGED, why=error.cause)
        if inside != named[0]:
            return item._replace(fate=Fate.DAMAGED, why=ODD_ID)
        if self._has(named[0]) and not os.path.lexists(item.target):
            # Words that were saved or thrown away since. Offering them again would only confuse.
            return item._replace(fate=Fate.ELSEWHERE, why="its entry is still there")
        return self._beside(item, raw, lambda _: True)

    def _unit(self, item: Item, raw: bytes) -> Item:
        unit = item.target.relative_to(self._folders.units).parts[0]
        head = self._folders.units / unit / "unit.toml"
        # A unit comes back whole or not at all: one its author has changed must not get old files between the new.
        # Without this file it is none, but what a full disk left of one that was being brought in.
        if self._once(f"units/{unit}", lambda: os.path.lexists(head)) or os.path.lexists(item.target):
            return self._stays(item, raw, "the unit is there")
        return item

    def _record(self, item: Item, raw: bytes) -> Item:
        model = _RECORDS[item.name]
        return self._whole(item, raw, lambda data: form.parse_record(model, data, item.name))

    def _whole(self, item: Item, raw: bytes, parse: Callable[[bytes], object]) -> Item:
        """Return the fate of a file that is whole where it can be parsed; that raises EntryUnreadable otherwise."""

        def is_whole(data: bytes) -> bool:
            parse(data)
            return True

        try:
            is_whole(raw)
        except EntryUnreadable as error:
            return item._replace(fate=Fate.DAMAGED, why=error.cause)
        return self._beside(item, raw, is_whole)

    def _other(self, item: Item, raw: bytes) -> Item:
        named = _ID.search(item.name)
        if named is not None and self._has(named[0]) and not os.path.lexists(item.target):
            return item._replace(fate=Fate.ELSEWHERE, why="its entry is still there")
        return self._stays(item, raw, "another file stands there")

    def _beside(self, item: Item, raw: bytes, is_whole: Callable[[bytes], bool]) -> Item:
        """Return the fate of a file that can be read, by the one in its place; EntryUnreadable means that cannot."""
        try:
            now = self._files.read(item.target, form.LIMIT)
        except FileNotFoundError:
            return item
        except EntryUnreadable:
            return item._replace(fate=Fate.UNREADABLE, present=item.target)
        item = item._replace(present=item.target, present_hash=form.version_of(now))
        try:
            whole = is_whole(now)
        except EntryUnreadable:
            whole = False
        if not whole:
            return item._replace(fate=Fate.UNREADABLE)
        return item._replace(fate=Fate.EQUAL if now == raw else Fate.DIFFERENT)

    def _stays(self, item: Item, raw: bytes, why: str) -> Item:
        """Return the fate of a file that only comes back to a free place."""
        if not os.path.lexists(item.target):
            return item if item.kind is not Kind.UNIT else item._replace(fate=Fate.ELSEWHERE, why=why)
        try:
            equal = self._files.read(item.target, len(raw)) == raw
        except (FileNotFoundError, EntryUnreadable):
            equal = False
        return item._replace(fate=Fate.EQUAL if equal else Fate.ELSEWHERE, why="" if equal else why)

    def _has(self, entry_id: str) -> bool:
        """Return whether the log had the entry, in the bin or elsewhere, when it was first asked for."""
        folders = self._folders
        return self._once(
            entry_id,
            lambda: (
                find(folders.entries, entry_id) is not None
                or last_entry(folders.bin, entry_id) is not None
                or any(name.startswith(entry_id) for name in names_in(folders.drafts))
            ),
        )

    def _once(self, key: str, look: Callable[[], bool]) -> bool:
        if key not in self._had:
            self._had[key] = look()
        return self._had[key]

    def _parsed(self, raw: bytes, entry_id: str) -> tuple[Entry | None, str]:
        try:
            entry, _ = form.parse_entry(raw, "")
        except EntryUnreadable as error:
            return None, error.cause
        return (entry, "") if entry.id == entry_id else (None, ODD_ID)


def _entry_name(rest: str) -> str | None:
    year, _, name = rest.partition("/")
    named = NAME.match(name)
    return named["id"] if named and named["year"] == year else None
