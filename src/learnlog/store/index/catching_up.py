"""The index compared with the files of the log, and brought up to date with them."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
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

BATCH = 100
"""Entries committed together."""

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
        # Files with the id of another, each with that id, and the other as it was found: a third may stand for it.
        self._twins: dict[str, tuple[str, str]] = {}
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
            for one in self._known_others.values()
            if (one.entry is None or one.why == ODD_ID) and (entry_id := id_in(one.path))
        }
        found = sorted(years(self._folders.entries, self._odd, self._closed), key=lambda one: one.name, reverse=True)
        self._total = sum(map(_count, found)) + len(self._drafts.stamps)
        self._tell(0, self._total)
        for year in found:
            self._look_into(year)
        self._look_at_drafts()
        self._flush()
        kept = {one.name for one in found} | {DRAFT}
        for folder in self._index.folders():
            if folder not in kept:
                self._forget(self._index.stamps(folder))
        self._keep_others()
        if not self.failed:
            state = self._index.state()
            self._index.seen(State(seen, self._drafts.state, state.calm and not self.fewer))
        self._tell(self._done, self._done)

    def _look_into(self, year: os.DirEntry[str]) -> None:
        known = self._index.stamps(year.name)
        # The newest first, because they are what is asked for first.
        found = sorted(files_of(year, self._odd, self._closed), key=lambda one: one[1].name, reverse=True)
        drafts = self._drafts.stamps
        for number, (entry_id, file) in enumerate(found):
            path = f"{year.name}/{file.name}"
            stamp = stamp_of(file)
            if entry_id in drafts:
                stamp = f"{stamp} {drafts[entry_id]}"
            if known.get(path) == stamp:
                del known[path]
                if entry_id in drafts:
                    self._with_file.add(entry_id)
                self._one_more()
                if number % 64 == 0:
                    self._tell(self._done, max(self._done, self._total))
                    self._breathe()
                continue
            if self._is_entry(path, entry_id):
                self._read(path, entry_id, stamp, known)
            self._breathe()
        self._flush()
        self._forget(known)

    def _is_entry(self, path: str, entry_id: str) -> bool:
        """Return whether a file stands for its id; where two have the same, the first by name does."""
        other = self._paths.get(entry_id) or self._index.path_of(entry_id) or self._no_entries.get(entry_id, "")
        if not other or other == path or other.startswith(f"{DRAFT}/"):
            return True
        if not os.path.lexists(self._folders.entries / other):
            return True
        first, second = sorted((path, other))
        self._twins[second] = (entry_id, first)
        return first == path

    def _read(self, path: str, entry_id: str, stamp: str, known: dict[str, str]) -> None:
        place = self._folders.entries / path
        kept = self._known_others.get(str(place))
        if kept is not None and stamp and kept.stamp == stamp and (kept.entry is None or kept.why == ODD_ID):
            self._no_entry(kept, path, entry_id)
            return
        try:
            summary = read_summary(self._files, place)
        except EntryUnreadable as error:
            # What the disk refused is asked for again, though the file may stay as it is.
            stamp = "" if isinstance(error, FileRefused) else stamp
            self._no_entry(Other(str(place), stamp, error.cause, error.line), path, entry_id)
            return
        except FileNotFoundError:  # moved to the bin by another window, just now
            return
        if summary.id != entry_id:
            self._no_entry(Other(str(place), stamp, ODD_ID, 0, summary.unsearchable()), path, entry_id)
            return
        known.pop(path, None)
        if entry_id in self._drafts.stamps:
            self._with_file.add(entry_id)
            summary = self._drafts.newest(entry_id) or summary
        self._put(Item(path, stamp, summary))

    def _no_entry(self, other: Other, path: str, entry_id: str) -> None:
        """Take a file that stands for an id, and is no entry, for what it is: no copy is the entry in its stead."""
        self._others.append(other)
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
                self._one_more()
            elif (summary := self._drafts.newest(entry_id)) is not None:
                known.pop(path, None)
                self._put(Item(path, stamp, summary))
        self._flush()
        self._forget(known)

    def _put(self, item: Item) -> None:
        self._batch.append(item)
        self._paths[item.summary.id] = item.path
        if len(self._batch) >= BATCH:
            self._flush()

    def _flush(self) -> None:
        if self._batch:
            self.changed = True
            self.failed |= not self._index.put(self._batch)
            self._done += len(self._batch)
            self._batch, self._paths = [], {}
            self._tell(self._done, max(self._done, self._total))
            self._breathe()

    def _one_more(self) -> None:
        self._done += 1

    def _forget(self, known: dict[str, str]) -> None:
        if known:
            self.changed = self.fewer = True
            self.failed |= not self._index.forget(known)

    def _keep_others(self) -> None:
        self._others += [Other(error.path, "", error.cause, error.line) for error in self._closed]
        self._others += self._drafts.others(self._known_others)
        for path, (entry_id, first) in self._twins.items():
            now_first = self._index.path_of(entry_id)
            if now_first != path:
                first = first if now_first.startswith(f"{DRAFT}/") else now_first or first
                twin = self._odd_one(Odd(str(self._folders.entries / path), same_id(first), copy=True))
                other_id = twin.entry is not None and twin.entry.id != entry_id
                self._others.append(twin._replace(why=ODD_ID) if other_id else twin)
        for odd in self._odd:
            self._others.append(self._odd_one(odd))
        now = {one.path: one for one in self._others}
        if now != self._known_others:
            self.changed = True
            self._index.put_others(now.values())

    def _odd_one(self, odd: Odd) -> Other:
        if not odd.copy:
            return Other(odd.path, "", odd.why)
        path = Path(odd.path)
        stamp = stamp_of(path)
        kept = self._known_others.get(odd.path)
        if kept is not None and (kept.stamp, kept.why) == (stamp, odd.why):
            return kept
        try:
            return Other(odd.path, stamp, odd.why, 0, read_summary(self._files, path).unsearchable())
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


def _count(year: os.DirEntry[str]) -> int:
    try:
        with os.scandir(year.path) as listed:
            return sum(1 for one in listed if one.name.endswith(".toml"))
    except OSError:
        return 0
