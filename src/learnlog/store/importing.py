"""Taking another log in: first a plan that changes nothing, then the act, which only ever adds.

Where both logs have an entry and it differs, the other one's is put beside it as a copy to compare. Taken in again,
an archive changes nothing; after a disk that was full midway, it adds what is still missing.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from learnlog.errors import ArchiveRefused, EntryChanged, LearnlogError, SaveUnproven
from learnlog.store.archive import Archive, opened
from learnlog.store.collecting import LEFT_OUT
from learnlog.store.comparing import Item, Kind
from learnlog.store.files import Files
from learnlog.store.folders import Folders
from learnlog.store.incoming import Coming, Incoming, Weigher
from learnlog.store.locks import hold, writing
from learnlog.store.names import FOLLOW_UP
from learnlog.store.protocol import Progress
from learnlog.store.restoring import Kept, cause_of


class ImportPlan(NamedTuple):
    """What taking an archive in would do.

    Attributes:
        incoming: every file of the archive that belongs to a log, in its order.
        left_out: the note of what was not put into the archive when it was made; mostly nothing.
    """

    archive: Path
    incoming: tuple[Incoming, ...]
    left_out: str = ""

    def of(self, *comings: Coming) -> tuple[Incoming, ...]:
        """Return the files to which one of these things happens."""
        return tuple(one for one in self.incoming if one.coming in comings)

    @property
    def puts(self) -> bool:
        """Whether anything would be put into the log."""
        return any(one.is_put for one in self.incoming)


class Taken(NamedTuple):
    """What was put into the log, and what could not be."""

    done: tuple[Incoming, ...]
    kept: tuple[Kept, ...]


def plan_import(archive: Path, folders: Folders, files: Files | None = None) -> ImportPlan:
    """Compare an archive with the log and say what taking it in would do. Changes nothing.

    Raises:
        FileNotFoundError: there is no such file.
        ArchiveRefused: it is damaged, dangerous, or holds no log.
        EntryUnreadable: a folder of the log cannot be looked into.
    """
    weigher = Weigher(folders, files or Files())
    with opened(archive) as inside:
        weighed = (weigher.weigh(name, inside.read(name)) for name in _in_order(inside))
        incoming = tuple(one for one in weighed if one is not None)
        left_out = inside.read(LEFT_OUT).decode(errors="replace") if LEFT_OUT in inside.names else ""
    if not incoming:
        raise ArchiveRefused(str(archive), "there is no learning log in it")
    return ImportPlan(archive, incoming, left_out)


def take_in(
    plan: ImportPlan, folders: Folders, files: Files | None = None, progress: Progress = lambda done, total: None
) -> Taken:
    """Do what a plan says. What has changed since it was made is left alone and named.

    Args:
        progress: told before each file how many of how many were dealt with.

    Raises:
        FileNotFoundError: the archive is gone.
        ArchiveRefused: it can no longer be read; what was added before that stays.
        EntryUnreadable: a folder of the log cannot be looked into.
    """
    files = files or Files()
    weigher = Weigher(folders, files)
    adding = _Adding(folders, files, weigher)
    done: list[Incoming] = []
    kept: list[Kept] = []
    with opened(plan.archive) as inside:
        # All of them are weighed before the first is put, as they were for the plan: a draft goes with its entry.
        now = {name: weigher.weigh(name, inside.read(name)) for name in _in_order(inside)}
        puts = [one for one in plan.incoming if one.is_put]
        for number, one in enumerate(puts):
            progress(number, len(puts))
            try:
                if now.get(one.item.name) != one:
                    raise EntryChanged
                adding.add(one, inside.read(one.item.name))
            except LearnlogError as error:
                kept.append(Kept(one.item, cause_of(error)))
                if not isinstance(error, SaveUnproven):
                    adding.missed(one.item)
                    continue
            done.append(one)
    return Taken(tuple(done), tuple(kept))


class _Adding:
    """Puts files into free places of a log, one at a time, each under the locks that a save takes."""

    def __init__(self, folders: Folders, files: Files, weigher: Weigher) -> None:
        self._folders = folders
        self._files = files
        self._weigher = weigher
        self._half: set[str] = set()

    def add(self, one: Incoming, raw: bytes) -> None:
        """Put one file in its place. Raises EntryOpenElsewhere, EntryChanged, EntryUnreadable and SaveFailed."""
        if _unit_of(one.item) in self._half:
            raise LearnlogError("another file of its unit could not be added.")
        with self._held(one), writing(self._folders.locks / "log.lock", self._files):
            place = self._weigher.place_of(one, raw)
            self._files.write_durably(place, self._weigher.bytes_of(one, raw), new=True)
            if one.item.kind is Kind.HAND_IN:
                self._files.permit(place, write=False)

    def missed(self, item: Item) -> None:
        """Note that a file was not added. Without its ``unit.toml`` a unit is no unit yet, and can be completed."""
        if unit := _unit_of(item):
            self._half.add(unit)

    @contextlib.contextmanager
    def _held(self, one: Incoming) -> Iterator[None]:
        # An earlier version and a copy get names that nothing else has; a window may go on writing in the entry.
        if one.coming is Coming.BESIDE or one.item.kind not in (Kind.ENTRY, Kind.DRAFT):
            yield
            return
        unsent = FOLLOW_UP if FOLLOW_UP in one.item.target.name else ""
        lock = hold(self._folders.locks / f"{one.item.entry_id}{unsent}.lock", self._files)
        try:
            yield
        finally:
            lock.release()


def _in_order(inside: Archive) -> list[str]:
    """Return the names in an archive; the file that makes a folder a unit comes after the others."""
    return sorted(inside.names, key=lambda name: name.startswith("units/") and name.endswith("/unit.toml"))


def _unit_of(item: Item) -> str:
    return item.name.split("/")[1] if item.kind is Kind.UNIT else ""
