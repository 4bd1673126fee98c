"""The bin of a log in memory."""

from __future__ import annotations

import secrets

from learnlog.errors import EntryMissing, EntryUnreadable, LearnlogError
from learnlog.store import format as form
from learnlog.store.contents import Binned, BinnedKind, DraftRef
from learnlog.store.memory.disk import MemoryDisk, named
from learnlog.store.memory.drafts import MemoryDrafts
from learnlog.store.protocol import BinStore


class MemoryBin(BinStore):
    """The bin on a disk in memory.

    Args:
        disk: where it is kept.
        drafts: those of the window, which go along with their entries.
    """

    def __init__(self, disk: MemoryDisk, drafts: MemoryDrafts) -> None:
        self._disk = disk
        self._drafts = drafts

    def put(self, entry_id: str) -> None:
        """Move an entry, with its draft, to the bin; one that is only a draft so far as well. EntryMissing.

        A follow-up that was not added goes along.
        """
        entry, drafts = self._disk.entries.pop(entry_id, None), self._drafts.of(entry_id)
        if entry is None and not drafts:
            raise EntryMissing(entry_id)
        if entry is not None:
            self._disk.binned[entry_id] = entry
        for draft in reversed(drafts):
            self._disk.binned_drafts[entry_id] = self._disk.drafts.pop(draft.ref)
        if entry_id in self._disk.unsent:
            self._disk.binned_unsent[entry_id] = self._disk.unsent.pop(entry_id)

    def bring_back(self, entry_id: str) -> None:
        """Bring an entry back from the bin, with what went along; EntryMissing.

        What stands in the log is not replaced.
        """
        if entry_id not in self._disk.binned and entry_id not in self._disk.binned_drafts:
            raise EntryMissing(entry_id)
        if entry_id in self._disk.binned:
            if entry_id in self._disk.entries:
                raise LearnlogError("There is an entry with this id in your log already.")
            self._disk.entries[entry_id] = self._disk.binned.pop(entry_id)
        if entry_id in self._disk.binned_drafts and not self._drafts.of(entry_id):
            self._disk.drafts[DraftRef(entry_id, self._drafts.session)] = self._disk.binned_drafts.pop(entry_id)
        if entry_id in self._disk.binned_unsent and entry_id not in self._disk.unsent:
            self._disk.unsent[entry_id] = self._disk.binned_unsent.pop(entry_id)

    def put_away(self, path: str) -> None:
        """Raise EntryMissing: there are no copies in memory."""
        raise EntryMissing(path)

    def all(self) -> tuple[Binned, ...]:
        """Return what is in the bin, the newest entry first."""
        ids = sorted({*self._disk.binned, *self._disk.binned_drafts}, reverse=True)
        found = [
            self._binned(f"{one}.toml", "entry", one, self._disk.binned.get(one), self._disk.binned_drafts.get(one))
            for one in ids
        ]
        found += [
            self._binned(_aside(ref), "aside", ref.entry_id, None, raw)
            for ref, raw in sorted(self._disk.aside.items(), reverse=True)
        ]
        return tuple(found)

    def _binned(self, name: str, kind: BinnedKind, entry_id: str, raw: bytes | None, draft: bytes | None) -> Binned:
        path = named(f"bin/{name}")
        try:
            entry = form.parse_draft(draft, path).entry if draft else form.parse_entry(raw or b"", path)[0]
        except EntryUnreadable as error:
            return Binned(name, kind, entry_id, None, error)
        return Binned(name, kind, entry_id, entry)

    def take_out(self, name: str) -> None:
        """Take a draft that was set aside out of the bin, to wait again; EntryMissing."""
        ref = self._called(name)
        self._disk.drafts[DraftRef(ref.entry_id, secrets.token_hex(4))] = self._disk.aside.pop(ref)

    def discard(self, name: str) -> None:
        """Delete a draft that was set aside from the bin for good; EntryMissing."""
        del self._disk.aside[self._called(name)]

    def _called(self, name: str) -> DraftRef:
        for ref in self._disk.aside:
            if name == _aside(ref):
                return ref
        raise EntryMissing(name)


def _aside(ref: DraftRef) -> str:
    """Return what a draft that was set aside is called."""
    return f"{ref.entry_id}.aside-{ref.session}.toml"
