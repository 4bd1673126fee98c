"""The log in memory, with the same promises as the log in files. For tests and for trying things out."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Sequence

from learnlog.errors import EntryChanged, EntryMissing, EntryUnreadable, LearnlogError
from learnlog.journal.entry import Entry
from learnlog.journal.handed_in import HandedEntry, HandedIn
from learnlog.journal.summarising import summarise
from learnlog.journal.summary import Copy, Summary
from learnlog.search.log_view import LogView
from learnlog.store import format as form
from learnlog.store.contents import HandIns, Listing, Opened, Version
from learnlog.store.memory.bin import MemoryBin
from learnlog.store.memory.disk import MemoryDisk, MemoryFiles, MemoryHold, named
from learnlog.store.memory.drafts import MemoryDrafts, MemoryUnsent
from learnlog.store.memory.history import MemoryHistory
from learnlog.store.names import ODD_ID
from learnlog.store.protocol import CatchUp, JournalStore, Progress
from learnlog.store.records import Records
from learnlog.store.whole import CatchUpAtOnce, listed


class MemoryStore(JournalStore):
    """A journal store in memory; see :class:`learnlog.store.protocol.JournalStore` for what each method promises.

    Args:
        disk: what it keeps the log in; two stores over one disk are two windows.
    """

    def __init__(self, disk: MemoryDisk | None = None) -> None:
        self.disk = disk or MemoryDisk()
        self.home = named("home")
        self.session = secrets.token_hex(4)
        self.drafts = MemoryDrafts(self.disk, self.session)
        self.unsent = MemoryUnsent(self.disk)
        self.history = MemoryHistory(self.disk)
        self.bin = MemoryBin(self.disk, self.drafts)
        self.records = Records(MemoryFiles(self.disk.records))
        self._caught_up: CatchUpAtOnce | None = None

    def log_view(self) -> LogView:
        """Return what is known of the log's entries: all of it."""
        return listed(self)

    def catch_up(self, pause: Callable[[], None] = lambda: None) -> CatchUp:
        """Return what tells whether the log is another than when it was caught up last."""
        self._caught_up = CatchUpAtOnce(self, self._caught_up.found if self._caught_up else None)
        return self._caught_up

    def is_caught_up(self) -> bool:
        """Return True: all of it is always known."""
        return True

    def close(self) -> None:
        """Nothing is kept open."""

    def path_of(self, entry_id: str) -> str:
        """Return a name that stands for the path of an entry; EntryMissing."""
        if entry_id not in self.disk.entries:
            raise EntryMissing(entry_id)
        return named(f"entries/{entry_id}.toml")

    def listing(self, progress: Progress | None = None, *, searchable: bool = True) -> Listing:
        """Return every entry as a list shows it, newest first; the text to search in only where it is wanted."""
        summaries: list[Summary] = []
        unreadable: list[EntryUnreadable] = []
        copies: list[Copy] = []
        for number, entry_id in enumerate(sorted(self.disk.entries, reverse=True)):
            if progress:
                progress(number, len(self.disk.entries))
            try:
                path = self.path_of(entry_id)
                entry, outside = form.parse_entry(self.disk.entries[entry_id], path)
                summary = summarise(entry, outside=outside)
                if entry.id != entry_id:
                    copies.append(Copy(path, summary, ODD_ID))
                    continue
                summaries.append(summary if searchable else summary.unsearchable())
            except EntryUnreadable as error:
                unreadable.append(error)
        if progress:
            progress(len(self.disk.entries), len(self.disk.entries))
        unreadable.sort(key=lambda one: one.path)
        return Listing(tuple(summaries), tuple(unreadable), copies=tuple(copies))

    def load(self, entry_id: str) -> Opened:
        """Return the saved entry; EntryMissing or EntryUnreadable."""
        path = self.path_of(entry_id)
        raw = self.disk.entries[entry_id]
        entry, outside = form.parse_entry(raw, path)
        if entry.id != entry_id:
            raise EntryUnreadable(path, ODD_ID)
        return Opened(entry, form.version_of(raw), outside)

    def tidy(self) -> None:
        """Do nothing: a save in memory is not cut short."""

    def newest(self) -> str:
        """Return the largest id of all entries and drafts; empty if there are none."""
        return max([*self.disk.entries, *(ref.entry_id for ref in self.disk.drafts)], default="")

    def save(self, entry: Entry, version: str, *, keep_old: bool = True) -> str:
        """Keep the entry and return its new version; EntryChanged."""
        raw = form.dump_entry(entry)
        there = self.disk.entries.get(entry.id)
        if (form.version_of(there) if there is not None else "") != version:
            raise EntryChanged
        if keep_old and there is not None and there != raw:
            self.history.keep(entry.id, there)
        self.disk.entries[entry.id] = raw
        return form.version_of(raw)

    def hold(self, entry_id: str) -> MemoryHold:
        """Return the right to write in an entry; EntryOpenElsewhere where another window has it."""
        return MemoryHold(self.disk, entry_id)

    def in_use(self, entry_id: str) -> bool:
        """Return whether any window, this one too, has the right to write in an entry."""
        return entry_id in self.disk.held

    def keep_version(self, entry_id: str) -> None:
        """Put a copy of the entry as it is saved now into the history, if it is not its newest version already."""
        self.load(entry_id)
        self.history.keep(entry_id, self.disk.entries[entry_id])

    def mend(self, entry_id: str, version: Version) -> None:
        """Put an earlier version in the place of an entry that cannot be read."""
        opened = self.history.read(entry_id, version)
        try:
            self.load(entry_id)
        except EntryUnreadable:
            self.disk.entries[entry_id] = form.dump_entry(opened.entry)
        else:
            raise LearnlogError("This entry can be read again.")

    def forget_versions(self, entry_id: str, keep: Collection[str]) -> int:
        """Delete the versions in the history of an entry, but for those with these hashes; return how many."""
        before = self.disk.history.get(entry_id, [])
        self.disk.history[entry_id] = [raw for raw in before if form.version_of(raw) in keep]
        return len(before) - len(self.disk.history[entry_id])

    def keep_hand_in(self, record: HandedIn, entries: Sequence[Entry]) -> HandedIn:
        """Keep that entries were handed in, in exactly these words, and return the record with their versions."""
        raws = [form.dump_entry(one) for one in entries]
        for one, raw in zip(entries, raws, strict=True):
            if raw not in self.disk.history.get(one.id, ()):
                self.history.keep(one.id, raw)
        handed = (
            HandedEntry(entry=one.id, version=form.version_of(raw)) for one, raw in zip(entries, raws, strict=True)
        )
        record = record.model_copy(update={"entries": tuple(handed)})
        self.disk.hand_ins[record.id] = form.dump_hand_in(record)
        return record

    def hand_ins(self) -> HandIns:
        """Return everything that was handed in. A record that cannot be read is named and hides no other."""
        found: list[HandedIn] = []
        unreadable: list[EntryUnreadable] = []
        for record_id, raw in sorted(self.disk.hand_ins.items(), reverse=True):
            try:
                found.append(form.parse_hand_in(raw, named(f"hand-ins/{record_id}.toml")))
            except EntryUnreadable as error:
                unreadable.append(error)
        return HandIns(tuple(found), tuple(unreadable))

    def copy(self, path: str) -> Opened:
        """Raise EntryMissing: there are no copies in memory."""
        raise EntryMissing(path)

    def erase(self, entry_id: str) -> None:
        """Delete an entry for good; EntryMissing where there is nothing of it."""
        disk = self.disk
        by_id = (disk.entries, disk.unsent, disk.history, disk.binned, disk.binned_drafts, disk.binned_unsent)
        found = [held.pop(entry_id, None) is not None for held in by_id]
        for drafts in (disk.drafts, disk.aside):
            for ref in [one for one in drafts if one.entry_id == entry_id]:
                del drafts[ref]
                found.append(True)
        if not any(found):
            raise EntryMissing(entry_id)
        self.records.forget(entry_id)
        for record in self.hand_ins().of_entry(entry_id):
            kept = record.without(entry_id)
            if kept.entries:
                disk.hand_ins[record.id] = form.dump_hand_in(kept)
            else:
                del disk.hand_ins[record.id]
