"""Drafts: words of entries that are not in the log yet.

A draft is ``<id>.<session>.toml``: one for each entry and running app, so that no window ever writes over what
another left behind. They stand in the folder for state, where no sync program carries them about ten times a second.
"""

from __future__ import annotations

import contextlib
import os
import re
from pathlib import Path

from learnlog.errors import EntryMissing, EntryUnreadable
from learnlog.store import format as form
from learnlog.store.binned import free_place
from learnlog.store.blocks import Blocks
from learnlog.store.contents import Draft, DraftRef
from learnlog.store.files import Files
from learnlog.store.names import check_id, checked, names_in
from learnlog.store.protocol import DraftStore

_NAME = re.compile(r"(?P<id>[0-9a-hjkmnp-tv-z]{26})\.(?P<session>[0-9a-f]{8})\.toml\Z", re.ASCII)


class Drafts(DraftStore):
    """The drafts of one log on this computer.

    Args:
        folder: where they are kept.
        bin_folder: where those go that are set aside.
        files: the disk.
        session: eight hexadecimal digits that no other running app has.
    """

    def __init__(self, folder: Path, bin_folder: Path, files: Files, session: str) -> None:
        self._folder = folder
        self._bin_folder = bin_folder
        self._files = files
        self.session = session
        self._numbers: dict[str, int] = {}
        self._known = Blocks("entry.answers")

    def all(self) -> tuple[DraftRef, ...]:
        """Return every draft there is, by entry. EntryUnreadable where the folder cannot be read."""
        found = [_NAME.match(name) for name in names_in(self._folder)]
        return tuple(sorted(DraftRef(one["id"], one["session"]) for one in found if one))

    def path(self, ref: DraftRef) -> Path:
        """Return the file of a draft."""
        return self._folder / f"{checked(ref.entry_id)}.{ref.session}.toml"

    def read(self, ref: DraftRef) -> Draft:
        """Return a draft. EntryMissing; EntryUnreadable where it is damaged, or another entry's."""
        return read_draft(self.path(ref), ref, self._files)

    def keep(self, draft: Draft, *, durable: bool) -> None:
        """Keep a draft as this app's, replacing the one before. Raises SaveFailed or SaveUnproven."""
        entry_id = draft.entry.id
        if entry_id not in self._numbers:
            self._numbers[entry_id] = self._largest_number(entry_id) + 1
        number = self._numbers[entry_id]
        kept = form.DraftFile(written=draft.written, number=number, base=draft.base, entry=draft.entry)
        raw = form.dump_draft(kept, self._known)
        write = self._files.write_durably if durable else self._files.write_quickly
        write(self.path(DraftRef(entry_id, self.session)), raw)

    def adopt(self, ref: DraftRef) -> None:
        """Go on with a draft another app left behind: from now on it is this app's. Raises SaveFailed."""
        mine = DraftRef(ref.entry_id, self.session)
        if ref != mine:
            self.set_aside(mine)
            self._files.move(self.path(ref), self.path(mine))
            self._numbers.pop(ref.entry_id, None)  # the next one is to be larger than this one's, too

    def drop(self, entry_id: str) -> None:
        """Forget this app's draft of an entry. No draft is no error."""
        self._files.remove(self.path(DraftRef(entry_id, self.session)))

    def set_aside(self, ref: DraftRef) -> None:
        """Move a draft to the bin. No draft is no error. Raises SaveFailed."""
        path = self.path(ref)
        if os.path.lexists(path):
            self._files.move(path, free_place(self._bin_folder, f"{ref.entry_id}.aside"))

    def newest_first(self, entry_id: str) -> list[DraftRef]:
        """Return every draft of an entry, the damaged ones last."""
        readable = [one.ref for one in self.of(entry_id)]
        return [*readable, *(ref for ref in self.all() if ref.entry_id == entry_id and ref not in readable)]

    def _largest_number(self, entry_id: str) -> int:
        numbers = [0]
        for ref in self.all():
            if ref.entry_id == entry_id:
                with contextlib.suppress(EntryUnreadable, EntryMissing):
                    numbers.append(self.read(ref).number)
        return max(numbers)


def read_draft(path: Path, ref: DraftRef, files: Files) -> Draft:
    """Return the draft in a file. EntryMissing; EntryUnreadable where it is damaged, or another entry's."""
    try:
        raw = files.read(path, form.LIMIT)
    except FileNotFoundError:
        raise EntryMissing(ref.entry_id) from None
    kept = form.parse_draft(raw, str(path))
    check_id(kept.entry.id, ref.entry_id, raw, path, ("entry", "id"))
    return Draft(kept.entry, kept.written, kept.base, ref.session, kept.number)
