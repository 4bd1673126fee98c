"""One file of an archive beside a log it is to be taken into, where nothing may be overwritten.

It begins with what bringing back a backup would do, and goes another way where that takes a log for an earlier state
of the archive: here both went on by themselves, on two computers.
"""

from __future__ import annotations

import contextlib
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from learnlog.errors import EntryUnreadable, SaveFailed
from learnlog.journal.entry import Entry
from learnlog.journal.summarising import summarise
from learnlog.store import format as form
from learnlog.store.binned import last_entry, put_in
from learnlog.store.comparing import Comparer, Fate, Item, Kind
from learnlog.store.files import Files
from learnlog.store.folders import Folders
from learnlog.store.history import History
from learnlog.store.names import FOLLOW_UP, find, free_copy, place_of, walk


class Coming(Enum):
    """What becomes of a file of an archive.

    NEW is added. BESIDE is put beside the entry of the log it differs from, as a copy to compare. SAME is in the log
    already. STAYS is left in the archive, and so is DAMAGED, which cannot be read.
    """

    NEW = "new"
    BESIDE = "beside"
    SAME = "same"
    STAYS = "stays"
    DAMAGED = "damaged"


class Incoming(NamedTuple):
    """One file of an archive, and what becomes of it.

    Attributes:
        item: the file beside the log.
        why: for what stays or is damaged: why, without a full stop.
    """

    item: Item
    coming: Coming
    why: str = ""

    @property
    def is_put(self) -> bool:
        """Whether it is put into the log."""
        return self.coming in (Coming.NEW, Coming.BESIDE)


class Weigher:
    """Says of the files of one archive what becomes of each. Only reads.

    What it said of one file it remembers for the next, so the files are weighed in the order of the archive.

    Args:
        folders: where the log is.
        files: the disk.
    """

    def __init__(self, folders: Folders, files: Files) -> None:
        self._folders = folders
        self._files = files
        self._comparer = Comparer(folders, files)
        self._history = History(folders.history, files)
        self._beside: dict[str, list[Entry]] | None = None
        self._away: dict[str, list[Entry]] | None = None

    def weigh(self, name: str, raw: bytes) -> Incoming | None:
        """Return what becomes of a file; None where it belongs to no log. Raises EntryUnreadable."""
        item = self._comparer.item(name, raw)
        if item is None:
            return None
        if item.fate is Fate.DAMAGED:
            return Incoming(item, Coming.DAMAGED, item.why)
        match item.kind:
            case Kind.ENTRY:
                return self._entry(item, raw)
            case Kind.VERSION:
                return self._version(item)
            case Kind.DRAFT:
                return self._unsent(item, raw) if FOLLOW_UP in item.target.name else self._draft(item, raw)
            case Kind.OTHER if name.startswith("entries/"):
                return self._copy(item, raw)
            case _:
                return self._usual(item)

    def bytes_of(self, one: Incoming, raw: bytes) -> bytes:
        """Return what is put into the log for a file: its bytes, or those of an entry for a draft put beside one.

        Raises EntryUnreadable and SaveFailed.
        """
        if one.item.kind is Kind.DRAFT and one.coming is Coming.BESIDE:
            return form.dump_entry(form.parse_draft(raw, one.item.name).entry)
        return raw

    def place_of(self, one: Incoming, raw: bytes) -> Path:
        """Return where a file is put: a free place. Raises EntryUnreadable."""
        if one.coming is not Coming.BESIDE:
            return one.item.target
        entry = _entry_in(one.item, raw)
        here = find(self._folders.entries, entry.id)
        return free_copy(here or self._folders.entries / place_of(entry))

    def _entry(self, item: Item, raw: bytes) -> Incoming:
        match item.fate:
            case Fate.ELSEWHERE:
                return Incoming(item, Coming.STAYS, "it is in the bin of your log; bring it back there first")
            case Fate.UNREADABLE:
                return Incoming(item, Coming.STAYS, "your own file of it cannot be read now; mend that first")
            case Fate.DIFFERENT:
                return self._weighed(item, form.parse_entry(raw, item.name)[0], item.hash)
            case _:
                return self._usual(item)

    def _version(self, item: Item) -> Incoming:
        if item.fate is Fate.MISSING and self._history.like(item.entry_id, item.hash):
            return Incoming(item, Coming.SAME)
        if item.fate is Fate.UNREADABLE:
            return Incoming(item, Coming.STAYS, "your own file of it is damaged")
        return self._usual(item)

    def _draft(self, item: Item, raw: bytes) -> Incoming:
        draft = form.parse_draft(raw, item.name)
        if item.fate in (Fate.MISSING, Fate.EQUAL):
            return self._usual(item)
        # Words that were being typed on the other computer. Here the entry has gone its own way.
        here = find(self._folders.entries, item.entry_id)
        if here is None and (stays := self._binned(item)):
            return stays
        mine = []
        with contextlib.suppress(FileNotFoundError, EntryUnreadable):
            if here is not None:
                mine.append(form.parse_entry(self._files.read(here, form.LIMIT), "")[0])
        with contextlib.suppress(FileNotFoundError, EntryUnreadable):
            mine.append(form.parse_draft(self._files.read(item.target, form.LIMIT), "").entry)
        if draft.entry in mine:
            return Incoming(item, Coming.SAME)
        try:
            version = form.version_of(form.dump_entry(draft.entry))
        except SaveFailed as error:
            return Incoming(item, Coming.DAMAGED, error.cause)
        return self._weighed(_titled(item, draft.entry), draft.entry, version)

    def _unsent(self, item: Item, raw: bytes) -> Incoming:
        if item.fate is Fate.ELSEWHERE:
            here = find(self._folders.entries, item.entry_id)
            if here is None:
                return self._binned(item) or Incoming(item, Coming.NEW)
            text = form.parse_unsent(raw, item.name).text
            with contextlib.suppress(FileNotFoundError, EntryUnreadable):
                entry, _ = form.parse_entry(self._files.read(here, form.LIMIT), "")
                if any(one.text == text for one in entry.follow_ups):
                    return Incoming(item, Coming.SAME)
            return Incoming(item, Coming.NEW)
        if item.fate in (Fate.DIFFERENT, Fate.UNREADABLE):
            return Incoming(item, Coming.STAYS, "your log has another follow-up to this entry that is not added yet")
        return self._usual(item)

    def _binned(self, item: Item) -> Incoming | None:
        """Return that words of an entry stay in the archive, because the log has it in the bin; else None."""
        if last_entry(self._folders.bin, item.entry_id) is None:
            return None
        return Incoming(item, Coming.STAYS, "its entry is in the bin of your log")

    def _copy(self, item: Item, raw: bytes) -> Incoming:
        """Weigh a file among the entries that is none by its name: mostly a copy that is still to be compared."""
        try:
            entry, _ = form.parse_entry(raw, item.name)
        except EntryUnreadable:
            return self._usual(item)
        here = find(self._folders.entries, entry.id)
        if item.fate is Fate.EQUAL or (item.fate is Fate.MISSING and here is None):
            return self._usual(item)
        item = _titled(item, entry)._replace(entry_id=entry.id, present=here)
        if here is None and (stays := self._binned(item)):
            return stays
        return self._weighed(item, entry, item.hash)

    def _weighed(self, item: Item, entry: Entry, version: str) -> Incoming:
        """Return what becomes of an entry that differs from the one the log has."""
        if self._history.like(entry.id, version):
            return Incoming(item, Coming.SAME)
        if item.present is not None and item.kind is not Kind.ENTRY:
            with contextlib.suppress(FileNotFoundError, EntryUnreadable):
                if form.parse_entry(self._files.read(item.present, form.LIMIT), "")[0] == entry:
                    return Incoming(item, Coming.SAME)
        beside = self._copies().setdefault(entry.id, [])
        if entry in beside:
            return Incoming(item, Coming.SAME)
        if entry in self._put_away().get(entry.id, ()):
            return Incoming(item, Coming.STAYS, "you have put this version away before; it is in the bin of your log")
        beside.append(entry)
        return Incoming(item, Coming.BESIDE)

    def _usual(self, item: Item) -> Incoming:
        match item.fate:
            case Fate.MISSING:
                return Incoming(item, Coming.NEW)
            case Fate.EQUAL:
                return Incoming(item, Coming.SAME)
            case Fate.DIFFERENT:
                return Incoming(item, Coming.STAYS, "your log has its own")
            case Fate.UNREADABLE:
                return Incoming(item, Coming.STAYS, "your log has its own, which cannot be read now")
            case _:
                return Incoming(item, Coming.STAYS, item.why)

    def _copies(self) -> dict[str, list[Entry]]:
        if self._beside is None:
            odd = walk(self._folders.entries)[1]
            self._beside = self._read([Path(one.path) for one in odd if one.copy])
        return self._beside

    def _put_away(self) -> dict[str, list[Entry]]:
        if self._away is None:
            self._away = self._read(put_in(self._folders.bin)[2])
        return self._away

    def _read(self, paths: list[Path]) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = {}
        for path in paths:
            with contextlib.suppress(FileNotFoundError, EntryUnreadable):
                entry, _ = form.parse_entry(self._files.read(path, form.LIMIT), "")
                found.setdefault(entry.id, []).append(entry)
        return found


def _entry_in(item: Item, raw: bytes) -> Entry:
    if item.kind is Kind.DRAFT:
        return form.parse_draft(raw, item.name).entry
    return form.parse_entry(raw, item.name)[0]


def _titled(item: Item, entry: Entry) -> Item:
    known = summarise(entry)
    return item._replace(title=known.title, day=known.happened_on, words=known.words)
