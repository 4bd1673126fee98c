"""The index compared with the files of the log, and brought up to date with them."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable
from functools import partial
from operator import attrgetter
from pathlib import Path

from learnlog.errors import EntryUnreadable, FileRefused
from learnlog.store.files import Files
from learnlog.store.folders import Folders
from learnlog.store.index.drafts import DraftsSeen
from learnlog.store.index.index import Index, Other, State
from learnlog.store.index.reading import read_summary
from learnlog.store.index.state import DRAFT, folders_now
from learnlog.store.index.writing import Item
from learnlog.store.names import ODD_ID, Odd, files_of, id_in, same_id, years
from learnlog.store.stamps import stamp_of

FIRST, BATCH = 50, 500
"""Entries committed together: the first, which somebody may be waiting for, and any more."""

MANY = 1_000
"""Entries that are put in without merging the words of each batch with those before."""

_PORTION = 0.004
"""Seconds of work after which others come to their turn."""


class CutShort(Exception):
    """It was cancelled."""


class Look:
    """One look at every file of the log.

    Args:
        folders: of the log.
        files: the disk.
        index: what is brought up to date.
        breathe: called between small portions of work; may raise CutShort.
        tell: given how many entries are known as they are now, and how many there are.
    """

    def __init__(
        self,
        folders: Folders,
        files: Files,
        index: Index,
        breathe: Callable[[], None],
        tell: Callable[[int, int], None],
    ) -> None:
        self._folders = folders
        self._files = files
        self._index = index
        self._breathe = breathe
        self._tell = tell
        self._done = 0
        self._total = 0
        self._batch: list[Item] = []
        self._paths: dict[str, str] = {}
        self._odd: list[Odd] = []
        # The files that have one id, by it.
        self._twins: dict[str, set[str]] = {}
        self._closed: list[EntryUnreadable] = []
        self._others: list[Other] = []
        self._with_file: set[str] = set()
        self.changed = False
        self.fewer = False
        self.failed = False

    def look(self) -> None:
        """Bring the index up to date. Raises CutShort; what was found until then stays."""
        seen = folders_now(self._folders)
        self._drafts = DraftsSeen(self._folders.drafts, self._files)
        self._known_others = self._index.others()
        self._no_entries = {
            entry_id: f"{Path(one.path).parent.name}/{Path(one.path).name}"
            for one in sorted(
                self._known_others.values(), key=attrgetter("path"), reverse=True
            )  # of several with one id the first is left
            if (one.entry is None or one.why == ODD_ID) and (entry_id := id_in(one.path))
        }
        found = sorted(years(self._folders.entries, self._odd, self._closed), key=lambda one: one.name, reverse=True)
        self._years = [one.path for one in found]
        for year in found:
            self._look_into(year)
        self._look_at_drafts()
        kept = {one.name for one in found} | {DRAFT}
        for folder in self._index.folders():
            if folder not in kept:
                self._forget(self._index.stamps(folder))
        self._keep_others()
        if not self.failed:
            state = self._index.state()
            self._index.seen(State(seen, self._drafts.state, state.calm and not self.fewer))
        self._tell(self._done, self._done)
        if self._index.is_merging_put_off:
            self._index.merge(self._breathe)

    def _look_into(self, year: os.DirEntry[str]) -> None:
        known = self._index.stamps(year.name)
        found = files_of(year, self._odd, self._closed, partial(self._is_known, f"{year.name}/", known))
        # The newest first, because they are what is asked for first.
        found.sort(key=lambda one: one[1].name, reverse=True)
        for start in range(0, len(found), BATCH):
            self._read_all(year.name, found[start : start + BATCH], known)
        self._forget(known)

    def _count(self) -> int:
        """Return how many entries there may be. Counted only where something is to be read: it takes a while."""
        total = len(self._drafts.stamps)
        for folder in self._years:
            with contextlib.suppress(OSError), os.scandir(folder) as listed:
                total += sum(one.name.endswith(".toml") for one in listed)
        return total

    def _is_known(self, folder: str, known: dict[str, str], file: os.DirEntry[str]) -> bool:
        """Return whether a file is as the index knows it. What is left of ``known`` at the end is not."""
        path = folder + file.name
        kept = known.get(path)
        if kept is None or kept != self._stamp(file):
            return False
        del known[path]
        if self._drafts.stamps and (entry_id := id_in(path)) in self._drafts.stamps:
            self._with_file.add(entry_id)
        self._done += 1
        if self._done % 64 == 0:
            self._breathe()
        return True

    def _stamp(self, file: os.DirEntry[str]) -> str:
        """Return the stamp of a file, with that of its draft where it has one."""
        stamp = stamp_of(file)
        draft = self._drafts.stamps and self._drafts.stamps.get(id_in(file.name))
        return f"{stamp} {draft}" if draft else stamp

    def _read_all(self, folder: str, files: list[tuple[str, os.DirEntry[str]]], known: dict[str, str]) -> None:
        """Read some files of a folder, but for those with the id of another."""
        if not self._total:
            self._total = self._count()
            if self._total - self._done > MANY:
                self._index.put_off_merging()
        self._paths |= self._index.paths_of([entry_id for entry_id, _ in files])
        for entry_id, file in files:
            path = f"{folder}/{file.name}"
            if self._is_entry(path, entry_id):
                self._read(path, entry_id, self._stamp(file), known)
            self._breathe()
        self._flush()
        self._paths = {}
        if self._index.is_crowded:
            self._index.merge(self._breathe)
            if self._index.is_crowded:
                self._index.throw_away()  # there is no room left to merge in
            self._index.put_off_merging()

    def _is_entry(self, path: str, entry_id: str) -> bool:
        """Return whether a file stands for its id; where two have the same, the first by name does."""
        other = self._paths.get(entry_id) or self._no_entries.get(entry_id, "")
        if not other or other == path or other.startswith(f"{DRAFT}/"):
            return True
        if not os.path.lexists(self._folders.entries / other):
            return True
        first, second = sorted((path, other))
        self._twins.setdefault(entry_id, set()).update((first, second))
        return first == path

    def _read(self, path: str, entry_id: str, stamp: str, known: dict[str, str]) -> None:
        # As text: where nothing is wrong with thousands of files, no path object is worth making for each.
        kept = self._known_others.get(self._place(path)) if self._known_others else None
        if kept is not None and stamp and kept.stamp == stamp and (kept.entry is None or kept.why == ODD_ID):
            self._no_entry(kept, path, entry_id)
            return
        try:
            summary = read_summary(self._files, f"{self._folders.entries_text}/{path}")
        except EntryUnreadable as error:
            # What the disk refused is asked for again, though the file may stay as it is.
            stamp = "" if isinstance(error, FileRefused) else stamp
            self._no_entry(Other(self._place(path), stamp, error.cause, error.line), path, entry_id)
            return
        except FileNotFoundError:  # moved to the bin by another window, just now
            return
        if summary.id != entry_id:
            self._no_entry(Other(self._place(path), stamp, ODD_ID, 0, summary.unsearchable()), path, entry_id)
            return
        known.pop(path, None)
        if entry_id in self._drafts.stamps:
            self._with_file.add(entry_id)
            summary = self._drafts.newest(entry_id) or summary
        self._put(Item(path, stamp, summary))

    def _place(self, path: str) -> str:
        return str(self._folders.entries / path)

    def _no_entry(self, other: Other, path: str, entry_id: str) -> None:
        """Take a file that stands for an id, and is no entry, for what it is: no copy is the entry in its stead."""
        self._others.append(other)
        self._no_entries[entry_id] = path
        self._flush()
        taken = self._index.path_of(entry_id)
        if taken and taken != path and not taken.startswith(f"{DRAFT}/"):
            self._forget({taken: ""})

    def _look_at_drafts(self) -> None:
        """Take in the entries that are nothing but a draft so far."""
        known = self._index.stamps(DRAFT)
        for entry_id, stamp in self._drafts.stamps.items():
            if entry_id in self._with_file:
                continue
            path = f"{DRAFT}/{entry_id}"
            if known.get(path) == stamp:
                del known[path]
                self._done += 1
            elif (summary := self._drafts.newest(entry_id)) is not None:
                known.pop(path, None)
                self._put(Item(path, stamp, summary))
        self._flush()
        self._forget(known)

    def _put(self, item: Item) -> None:
        self._batch.append(item)
        self._paths[item.summary.id] = item.path
        if len(self._batch) >= (BATCH if self.changed else FIRST):
            self._flush()

    def _flush(self) -> None:
        if self._batch:
            self.changed = True
            self.failed |= not self._index.put(self._batch)
            self._done += len(self._batch)
            self._batch = []
            self._tell(self._done, max(self._done, self._total))
            self._breathe()

    def _forget(self, known: dict[str, str]) -> None:
        if known:
            self.changed = self.fewer = True
            self._paths = {entry_id: path for entry_id, path in self._paths.items() if path not in known}
            self.failed |= not self._index.forget(known)

    def _keep_others(self) -> None:
        self._others += [Other(error.path, "", error.cause, error.line) for error in self._closed]
        self._others += self._drafts.others(self._known_others)
        for entry_id, paths in self._twins.items():
            first = self._first_with(entry_id)
            for path in sorted(paths - {first}):
                twin = self._odd_one(Odd(str(self._folders.entries / path), same_id(first), copy=True))
                other_id = twin.entry is not None and twin.entry.id != entry_id
                self._others.append(twin._replace(why=ODD_ID) if other_id else twin)
        for odd in self._odd:
            self._others.append(self._odd_one(odd))
        now = {one.path: one for one in self._others}
        if now != self._known_others:
            self.changed = True
            self._index.put_others(now.values())

    def _first_with(self, entry_id: str) -> str:
        """Return the path of the file that stands for an id which several have, whether it can be read or not."""
        paths = {self._index.path_of(entry_id), self._no_entries.get(entry_id, ""), *self._twins[entry_id]}
        there = [path for path in paths if path and os.path.lexists(self._folders.entries / path)]
        return min((path for path in there if not path.startswith(f"{DRAFT}/")), default="")

    def _odd_one(self, odd: Odd) -> Other:
        if not odd.copy:
            return Other(odd.path, "", odd.why)
        path = Path(odd.path)
        stamp = stamp_of(path)
        kept = self._known_others.get(odd.path)
        if kept is not None and (kept.stamp, kept.why) == (stamp, odd.why):
            return kept
        try:
            return Other(odd.path, stamp, odd.why, 0, read_summary(self._files, str(path)).unsearchable())
        except EntryUnreadable as error:
            return Other(odd.path, stamp, error.cause, error.line)
        except FileNotFoundError:
            return Other(odd.path, "", "it was taken away a moment ago")


class Breath:
    """Lets others come to their turn between small portions of work, and stops it where it was cancelled.

    Args:
        pause: what is done in between.
    """

    def __init__(self, pause: Callable[[], None]) -> None:
        self._pause = pause
        self._since = time.perf_counter()
        self.cancelled = False

    def __call__(self) -> None:
        """Breathe, if it is time to. Raises CutShort."""
        if self.cancelled:
            raise CutShort
        if time.perf_counter() - self._since > _PORTION:
            self._pause()
            self._since = time.perf_counter()
