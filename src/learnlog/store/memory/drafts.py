"""Words that are not in a log in memory yet: drafts of its entries, and follow-ups that were not added."""

from __future__ import annotations

from learnlog.errors import EntryMissing, EntryUnreadable
from learnlog.store import format as form
from learnlog.store.contents import Draft, DraftRef
from learnlog.store.memory.disk import MemoryDisk, MemoryHold, named
from learnlog.store.names import FOLLOW_UP, ODD_ID
from learnlog.store.protocol import DraftStore, UnsentStore


class MemoryDrafts(DraftStore):
    """The drafts of a log in memory.

    Args:
        disk: where they are kept.
        session: which window this is.
    """

    def __init__(self, disk: MemoryDisk, session: str) -> None:
        self._disk = disk
        self.session = session

    def keep(self, draft: Draft, *, durable: bool) -> None:
        """Keep a draft as this store's, replacing the one before."""
        mine = DraftRef(draft.entry.id, self.session)
        others = [one.number for one in self.of(draft.entry.id) if one.ref != mine]
        kept = form.DraftFile(
            written=draft.written, number=max(others, default=0) + 1, base=draft.base, entry=draft.entry
        )
        self._disk.drafts[mine] = form.dump_draft(kept)

    def all(self) -> tuple[DraftRef, ...]:
        """Return every draft there is, by entry."""
        return tuple(sorted(self._disk.drafts))

    def read(self, ref: DraftRef) -> Draft:
        """Return a draft. EntryMissing; EntryUnreadable where it is damaged, or another entry's."""
        if ref not in self._disk.drafts:
            raise EntryMissing(ref.entry_id)
        path = named(f"drafts/{ref.entry_id}.{ref.session}.toml")
        kept = form.parse_draft(self._disk.drafts[ref], path)
        if kept.entry.id != ref.entry_id:
            raise EntryUnreadable(path, ODD_ID)
        return Draft(kept.entry, kept.written, kept.base, ref.session, kept.number)

    def adopt(self, ref: DraftRef) -> None:
        """Go on with a draft that another store left behind: from now on it is this one's."""
        mine = DraftRef(ref.entry_id, self.session)
        if ref != mine:
            self.set_aside(mine)
            self._disk.drafts[mine] = self._disk.drafts.pop(ref)

    def drop(self, entry_id: str) -> None:
        """Forget this store's draft of an entry. No draft is no error."""
        self._disk.drafts.pop(DraftRef(entry_id, self.session), None)

    def set_aside(self, ref: DraftRef) -> None:
        """Move a draft to the bin. No draft is no error."""
        if ref in self._disk.drafts:
            self._disk.aside[ref] = self._disk.drafts.pop(ref)


class MemoryUnsent(UnsentStore):
    """The follow-ups of a log in memory that are not added yet."""

    def __init__(self, disk: MemoryDisk) -> None:
        self._disk = disk

    def keep(self, entry_id: str, text: str, *, durable: bool) -> None:
        """Keep a follow-up that is not added yet, replacing the one before; empty text forgets it."""
        if text:
            self._disk.unsent[entry_id] = form.dump_unsent(form.UnsentFile(entry=entry_id, text=text))
        else:
            self._disk.unsent.pop(entry_id, None)

    def text(self, entry_id: str) -> str:
        """Return the follow-up not added yet, empty if there is none; damaged, or another entry's: EntryUnreadable."""
        raw, path = self._disk.unsent.get(entry_id), named(f"drafts/{entry_id}{FOLLOW_UP}.toml")
        if raw is None:
            return ""
        kept = form.parse_unsent(raw, path)
        if kept.entry != entry_id:
            raise EntryUnreadable(path, ODD_ID)
        return kept.text

    def hold(self, entry_id: str) -> MemoryHold:
        """Return the right to write a follow-up to an entry; EntryOpenElsewhere where another window has it."""
        return MemoryHold(self._disk, f"{entry_id}{FOLLOW_UP}")
