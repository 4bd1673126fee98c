"""The log in memory, with the same promises as the log in files. For tests and for trying things out."""

from __future__ import annotations

from dataclasses import dataclass, field

from learnlog.errors import EntryChanged, EntryMissing, EntryOpenElsewhere, EntryUnreadable, LearnlogError
from learnlog.journal.entry import Entry
from learnlog.journal.settings import Place, Read, Settings
from learnlog.journal.summary import Summary, summarise
from learnlog.store import format as form
from learnlog.store.names import FOLLOW_UP
from learnlog.store.protocol import Draft, JournalStore, Listing, Opened, Progress


@dataclass
class MemoryDisk:
    """What several memory stores share, as several windows share a disk. Everything is kept as the bytes of a file.

    Attributes:
        entries, drafts, unsent: bytes by id.
        binned, binned_drafts, binned_unsent: likewise, in the bin.
        records: the bytes of settings, place and read screens, by name.
        held: ids of the entries that a window is writing in, and of those with a follow-up being written.
    """

    entries: dict[str, bytes] = field(default_factory=dict)
    drafts: dict[str, bytes] = field(default_factory=dict)
    unsent: dict[str, bytes] = field(default_factory=dict)
    binned: dict[str, bytes] = field(default_factory=dict)
    binned_drafts: dict[str, bytes] = field(default_factory=dict)
    binned_unsent: dict[str, bytes] = field(default_factory=dict)
    records: dict[str, bytes] = field(default_factory=dict)
    held: set[str] = field(default_factory=set)


class MemoryHold:
    """The right to write in one entry of a memory disk, or a follow-up to it. EntryOpenElsewhere if it is taken."""

    def __init__(self, disk: MemoryDisk, entry_id: str) -> None:
        if entry_id in disk.held:
            raise EntryOpenElsewhere
        disk.held.add(entry_id)
        self._disk = disk
        self._entry_id: str | None = entry_id

    def release(self) -> None:
        """Give it up. Releasing twice does no harm."""
        if self._entry_id is not None:
            self._disk.held.discard(self._entry_id)
        self._entry_id = None


class MemoryStore(JournalStore):
    """A journal store in memory; see :class:`learnlog.store.protocol.JournalStore` for what each method promises.

    Args:
        disk: what it keeps the log in; two stores over one disk are two windows.
    """

    def __init__(self, disk: MemoryDisk | None = None) -> None:
        self.disk = disk or MemoryDisk()

    def paths(self) -> dict[str, str]:
        """Return names that stand for paths."""
        return {name: _named(name) for name in ("home", "entries", "drafts", "bin", "units", "settings")}

    def path_of(self, entry_id: str) -> str:
        """Return a name that stands for the path of an entry; EntryMissing."""
        if entry_id not in self.disk.entries:
            raise EntryMissing(entry_id)
        return _named(f"entries/{entry_id}.toml")

    def listing(self, progress: Progress | None = None, *, searchable: bool = True) -> Listing:
        """Return every entry as a list shows it, newest first; the text to search in only where it is wanted."""
        summaries: list[Summary] = []
        unreadable: list[EntryUnreadable] = []
        for number, entry_id in enumerate(sorted(self.disk.entries, reverse=True)):
            if progress:
                progress(number, len(self.disk.entries))
            try:
                opened = self.load(entry_id)
                summary = summarise(opened.entry, outside=opened.outside)
                summaries.append(summary if searchable else summary.unsearchable())
            except EntryUnreadable as error:
                unreadable.append(error)
        if progress:
            progress(len(self.disk.entries), len(self.disk.entries))
        return Listing(tuple(summaries), tuple(sorted(unreadable, key=lambda one: one.path)))

    def load(self, entry_id: str) -> Opened:
        """Return the saved entry; EntryMissing or EntryUnreadable."""
        path = self.path_of(entry_id)
        raw = self.disk.entries[entry_id]
        entry, outside = form.parse_entry(raw, path)
        if entry.id != entry_id:
            raise EntryUnreadable(path, "the id inside is not the one in the name of the file")
        return Opened(entry, form.version_of(raw), outside)

    def save(self, entry: Entry, version: str) -> str:
        """Keep the entry and return its new version; EntryChanged."""
        raw = form.dump_entry(entry)
        there = self.disk.entries.get(entry.id)
        if (form.version_of(there) if there is not None else "") != version:
            raise EntryChanged
        self.disk.entries[entry.id] = raw
        return form.version_of(raw)

    def hold(self, entry_id: str) -> MemoryHold:
        """Return the right to write in an entry; EntryOpenElsewhere where another window has it."""
        return MemoryHold(self.disk, entry_id)

    def keep_draft(self, draft: Draft, *, durable: bool) -> None:
        """Keep a draft, replacing the one before."""
        kept = form.DraftFile(written=draft.written, base=draft.base, entry=draft.entry)
        self.disk.drafts[draft.entry.id] = form.dump_draft(kept)

    def draft(self, entry_id: str) -> Draft | None:
        """Return the draft of an entry, or None. A damaged draft, or another entry's, raises EntryUnreadable."""
        raw, path = self.disk.drafts.get(entry_id), _named(f"drafts/{entry_id}.toml")
        if raw is None:
            return None
        kept = form.parse_draft(raw, path)
        if kept.entry.id != entry_id:
            raise EntryUnreadable(path, "the id inside is not the one in the name of the file")
        return Draft(kept.entry, kept.written, kept.base)

    def drafts(self) -> tuple[str, ...]:
        """Return the ids of all entries that have a draft, in order."""
        return tuple(sorted(self.disk.drafts))

    def drop_draft(self, entry_id: str) -> None:
        """Forget a draft. No draft is no error."""
        self.disk.drafts.pop(entry_id, None)

    def keep_unsent(self, entry_id: str, text: str, *, durable: bool) -> None:
        """Keep a follow-up that is not added yet, replacing the one before; empty text forgets it."""
        if text:
            self.disk.unsent[entry_id] = form.dump_unsent(form.UnsentFile(entry=entry_id, text=text))
        else:
            self.disk.unsent.pop(entry_id, None)

    def unsent(self, entry_id: str) -> str:
        """Return the follow-up not added yet, empty if there is none; damaged, or another entry's: EntryUnreadable."""
        raw, path = self.disk.unsent.get(entry_id), _named(f"drafts/{entry_id}{FOLLOW_UP}.toml")
        if raw is None:
            return ""
        kept = form.parse_unsent(raw, path)
        if kept.entry != entry_id:
            raise EntryUnreadable(path, "the id inside is not the one in the name of the file")
        return kept.text

    def hold_unsent(self, entry_id: str) -> MemoryHold:
        """Return the right to write a follow-up to an entry; EntryOpenElsewhere where another window has it."""
        return MemoryHold(self.disk, f"{entry_id}{FOLLOW_UP}")

    def bin(self, entry_id: str) -> None:
        """Move an entry, with its draft, to the bin; one that is only a draft so far as well. EntryMissing.

        A follow-up that was not added goes along.
        """
        entry, draft = self.disk.entries.pop(entry_id, None), self.disk.drafts.pop(entry_id, None)
        if entry is None and draft is None:
            raise EntryMissing(entry_id)
        if entry is not None:
            self.disk.binned[entry_id] = entry
        if draft is not None:
            self.disk.binned_drafts[entry_id] = draft
        if entry_id in self.disk.unsent:
            self.disk.binned_unsent[entry_id] = self.disk.unsent.pop(entry_id)

    def unbin(self, entry_id: str) -> None:
        """Bring an entry back from the bin, with what went along; EntryMissing.

        What stands in the log is not replaced.
        """
        if entry_id not in self.disk.binned and entry_id not in self.disk.binned_drafts:
            raise EntryMissing(entry_id)
        if entry_id in self.disk.binned:
            if entry_id in self.disk.entries:
                raise LearnlogError("There is an entry with this id in your log already.")
            self.disk.entries[entry_id] = self.disk.binned.pop(entry_id)
        if entry_id in self.disk.binned_drafts and entry_id not in self.disk.drafts:
            self.disk.drafts[entry_id] = self.disk.binned_drafts.pop(entry_id)
        if entry_id in self.disk.binned_unsent and entry_id not in self.disk.unsent:
            self.disk.unsent[entry_id] = self.disk.binned_unsent.pop(entry_id)

    def settings(self) -> Settings:
        """Return the settings; defaults where there are none. Broken ones raise EntryUnreadable."""
        raw = self.disk.records.get("settings.toml")
        return form.parse_record(Settings, raw, _named("settings.toml")) if raw is not None else Settings()

    def save_settings(self, settings: Settings) -> None:
        """Keep the settings. Broken ones are somebody's to mend: EntryUnreadable, and they stay."""
        self.settings()
        self.disk.records["settings.toml"] = form.dump_record(settings, settings=True)

    def place(self) -> Place | None:
        """Return where the trainee stopped; None if unknown or unreadable."""
        raw = self.disk.records.get("place.toml")
        try:
            return form.parse_record(Place, raw, _named("place.toml")) if raw is not None else None
        except EntryUnreadable:
            return None

    def save_place(self, place: Place) -> None:
        """Keep where the trainee stopped."""
        self.disk.records["place.toml"] = form.dump_record(place)

    def read(self) -> tuple[Read, ...]:
        """Return which screens were read, by unit; none if unreadable."""
        raw = self.disk.records.get("read.toml")
        try:
            return form.parse_record(form.ReadFile, raw, _named("read.toml")).read if raw is not None else ()
        except EntryUnreadable:
            return ()

    def save_read(self, read: tuple[Read, ...]) -> None:
        """Keep which screens were read."""
        self.disk.records["read.toml"] = form.dump_record(form.ReadFile(read=read))


def _named(name: str) -> str:
    return f"memory:{name}"
