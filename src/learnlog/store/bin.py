"""The bin: entries that were deleted, drafts that were set aside, copies that were put away, and the way back.

:mod:`learnlog.store.binned` says what they are called there.
"""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Callable
from pathlib import Path

from learnlog.errors import EntryMissing, LearnlogError
from learnlog.store.binned import (
    binned,
    first_name,
    free_place,
    id_aside,
    last_draft,
    last_entry,
    last_unsent,
    place_before,
    put_in,
)
from learnlog.store.contents import Binned, DraftRef
from learnlog.store.drafts import Drafts
from learnlog.store.entry_files import EntryFiles
from learnlog.store.files import Files
from learnlog.store.folders import Folders
from learnlog.store.index import Index
from learnlog.store.index.log import EntryLog
from learnlog.store.protocol import BinStore
from learnlog.store.unsent_files import UnsentFiles


class Bin(BinStore):
    """The bin of one log.

    Args:
        folders: where the log is.
        files: the disk.
        entries, drafts, unsent: what is moved to the bin, and back.
        writing: keeps every other window from changing files of the log while a block runs.
        log: is told what is gone.
        make_index: returns the index, out of which goes what is deleted for good.
    """

    def __init__(
        self,
        folders: Folders,
        files: Files,
        entries: EntryFiles,
        drafts: Drafts,
        unsent: UnsentFiles,
        writing: Callable[[], contextlib.AbstractContextManager[None]],
        log: EntryLog,
        make_index: Callable[[], Index],
    ) -> None:
        self._folders = folders
        self._files = files
        self._entries = entries
        self._drafts = drafts
        self._unsent = unsent
        self._writing = writing
        self._log = log
        self._make_index = make_index

    def put(self, entry_id: str) -> None:
        """Move an entry, with its draft, to the bin; one that is only a draft so far as well. EntryMissing.

        A follow-up that was not added goes along.
        """
        with self._writing():
            before = self._log.before()
            path, drafts = self._entries.find(entry_id), self._drafts.newest_first(entry_id)
            if path is None and not drafts:
                raise EntryMissing(entry_id)
            # The entry first: if this is cut short, the draft is still offered where the trainee looks for it.
            if path is not None:
                self._files.move(path, free_place(self._folders.bin, path.stem))
            for ref in reversed(drafts):
                self._files.move(self._drafts.path(ref), free_place(self._folders.bin, f"{entry_id}.draft"))
            if (unsent := self._unsent.path(entry_id)).exists():
                self._files.move(unsent, free_place(self._folders.bin, unsent.stem))
            self._entries.forget(entry_id)
            with contextlib.suppress(OSError, LearnlogError):
                self._log.gone(entry_id, before)

    def bring_back(self, entry_id: str) -> None:
        """Bring an entry back from the bin, with what went along; EntryMissing.

        What stands in the log is not replaced.
        """
        with self._writing():
            path, draft = last_entry(self._folders.bin, entry_id), last_draft(self._folders.bin, entry_id)
            if path is None and draft is None:
                raise EntryMissing(entry_id)
            if path is not None:
                if self._entries.find(entry_id) is not None:
                    raise LearnlogError(
                        "There is an entry with this id in your log already.",
                        "Neither of the two was changed.",
                        f"The one in the bin is {path}; move either file away by hand to choose between them.",
                    )
                name = first_name(path)
                self._files.move(path, self._folders.entries / name[:4] / name)
            if draft is not None and not self._drafts.newest_first(entry_id):
                self._files.move(draft, self._drafts.path(DraftRef(entry_id, self._drafts.session)))
            unsent = last_unsent(self._folders.bin, entry_id)
            if unsent is not None and not self._unsent.path(entry_id).exists():
                self._files.move(unsent, self._unsent.path(entry_id))

    def put_away(self, path: str) -> None:
        """Move a copy to the bin; EntryMissing where it is gone."""
        with self._writing():
            if not os.path.lexists(path):
                raise EntryMissing(path)
            self._files.move(Path(path), free_place(self._folders.bin, f"{Path(path).stem}.copy"))

    def all(self) -> tuple[Binned, ...]:
        """Return what is in the bin, the newest entry first. EntryUnreadable where the bin cannot be opened."""
        return binned(self._folders.bin, self._files)

    def take_out(self, name: str) -> None:
        """Take what was set aside or put away out of the bin, to wait or be listed as it did; EntryMissing."""
        with self._writing():
            path, aside = self._called(name)
            # A draft of a window that is no more: so it waits for the trainee, as it did.
            waits = self._drafts.path(DraftRef(id_aside(path), secrets.token_hex(4))) if aside else None
            self._files.move(path, waits or place_before(path, self._folders.entries, self._files))

    def discard(self, name: str) -> None:
        """Delete what was set aside or put away from the bin for good; EntryMissing."""
        with self._writing():
            self._files.remove(self._called(name)[0])
            with self._make_index() as index:
                index.clean()

    def _called(self, name: str) -> tuple[Path, bool]:
        """Return the file of what was set aside or put away, and whether it was set aside; EntryMissing."""
        _, aside, copies = put_in(self._folders.bin)
        path = next((one for one in (*aside, *copies) if one.name == name), None)
        if path is None:
            raise EntryMissing(name)
        return path, path in aside
