"""Words that are not in the log yet: drafts of entries, and follow-ups that were not added.

A draft is ``<id>.<session>.toml``: one for each entry and running app, so that no window ever writes over what
another left behind. They stand in the folder for state, where no sync program carries them about ten times a second.
"""

from __future__ import annotations

import contextlib
import re
from pathlib import Path

from learnlog.errors import EntryMissing, EntryUnreadable
from learnlog.store import format as form
from learnlog.store.blocks import Blocks
from learnlog.store.contents import Draft, DraftRef
from learnlog.store.files import Files
from learnlog.store.names import FOLLOW_UP, check_id, checked, names_in

_NAME = re.compile(r"(?P<id>[0-9a-hjkmnp-tv-z]{26})\.(?P<session>[0-9a-f]{8})\.toml\Z", re.ASCII)


class Drafts:
    """The drafts and unsent follow-ups of one log on this computer.

    Args:
        folder: where they are kept.
        files: the disk.
        session: eight hexadecimal digits that no other running app has.
    """

    def __init__(self, folder: Path, files: Files, session: str) -> None:
        self._folder = folder
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
        path = self.path(ref)
        try:
            raw = self._files.read(path, form.LIMIT)
        except FileNotFoundError:
            raise EntryMissing(ref.entry_id) from None
        kept = form.parse_draft(raw, str(path))
        check_id(kept.entry.id, ref.entry_id, raw, path, ("entry", "id"))
        return Draft(kept.entry, kept.written, kept.base, ref.session, kept.number)

    def keep(self, draft: Draft, *, durable: bool) -> None:
        """Keep a draft as this app's, replacing the one before. Raises SaveFailed or SaveUnproven."""
        entry_id = draft.entry.id
        if entry_id not in self._numbers:
            self._numbers[entry_id] = self._largest_number(entry_id) + 1
        number = self._numbers[entry_id]
        kept = form.DraftFile(written=draft.written, number=number, base=draft.base, entry=draft.entry)
        raw = form.dump_draft(kept, self._known)
        self._write(self.path(DraftRef(entry_id, self.session)), raw, durable=durable)

    def adopt(self, ref: DraftRef) -> None:
        """Go on with a draft another app left behind: from now on it is this app's. Raises SaveFailed."""
        mine = DraftRef(ref.entry_id, self.session)
        if ref != mine:
            self._files.move(self.path(ref), self.path(mine))
            self._numbers.pop(ref.entry_id, None)  # the next one is to be larger than this one's, too

    def drop(self, entry_id: str) -> None:
        """Forget this app's draft of an entry. No draft is no error."""
        self._files.remove(self.path(DraftRef(entry_id, self.session)))

    def _largest_number(self, entry_id: str) -> int:
        numbers = [0]
        for ref in self.all():
            if ref.entry_id == entry_id:
                with contextlib.suppress(EntryUnreadable, EntryMissing):
                    numbers.append(self.read(ref).number)
        return max(numbers)

    # Follow-ups that are not added yet

    def unsent_path(self, entry_id: str) -> Path:
        """Return the file of the follow-up that is not added to an entry."""
        return self._folder / f"{checked(entry_id)}{FOLLOW_UP}.toml"

    def keep_unsent(self, entry_id: str, text: str, *, durable: bool) -> None:
        """Keep a follow-up that is not added yet; empty text forgets it. Raises SaveFailed or SaveUnproven."""
        path = self.unsent_path(entry_id)
        if not text:
            self._files.remove(path)
            return
        self._write(path, form.dump_unsent(form.UnsentFile(entry=entry_id, text=text)), durable=durable)

    def unsent(self, entry_id: str) -> str:
        """Return the follow-up not added yet, empty if there is none; damaged, or another entry's: EntryUnreadable."""
        path = self.unsent_path(entry_id)
        try:
            raw = self._files.read(path, form.LIMIT)
        except FileNotFoundError:
            return ""
        kept = form.parse_unsent(raw, str(path))
        check_id(kept.entry, entry_id, raw, path, ("entry",))
        return kept.text

    def _write(self, path: Path, raw: bytes, *, durable: bool) -> None:
        write = self._files.write_durably if durable else self._files.write_quickly
        write(path, raw)
