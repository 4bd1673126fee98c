"""The drafts of the log, as they bear upon what is known of entries: their words stand for the entry."""

from __future__ import annotations

from pathlib import Path

from learnlog.errors import EntryMissing, EntryUnreadable
from learnlog.journal.summary import Summary
from learnlog.store.causes import plain_cause
from learnlog.store.files import Files
from learnlog.store.index.index import Other
from learnlog.store.index.state import drafts_in, drafts_state


class DraftsSeen:
    """The drafts there are at this moment. They are few: of entries being written in, or of windows that ended badly.

    Attributes:
        stamps: what changes when a draft of an entry does, by its id.
        state: what changes when any does.
    """

    def __init__(self, folder: Path, files: Files) -> None:
        self._folder = folder
        self._files = files
        self._others: dict[str, Other] = {}
        self._read: set[str] = set()
        try:
            self._found = drafts_in(folder)
        except OSError as error:
            self._found = {}
            self._others[str(folder)] = Other(str(folder), "", plain_cause(error))
        self.stamps = {
            entry_id: " ".join(f"{session}:{stamp}" for session, _, stamp in drafts)
            for entry_id, drafts in self._found.items()
        }
        self.state = drafts_state(self._found)

    def newest(self, entry_id: str) -> Summary | None:
        """Return what the newest draft of an entry says that can be read; None where none can."""
        # Imported late: as long as no draft has changed, no model is needed.
        from learnlog.journal.summarising import summarise
        from learnlog.store.contents import Draft, DraftRef
        from learnlog.store.drafts import read_draft

        newest: Draft | None = None
        for session, name, stamp in self._found.get(entry_id, ()):
            path = str(self._folder / name)
            self._read.add(path)
            try:
                draft = read_draft(self._folder / name, DraftRef(entry_id, session), self._files)
            except EntryUnreadable as error:
                self._others[path] = Other(path, stamp, error.cause, error.line)
            except EntryMissing:  # saved or set aside by its window, just now
                continue
            else:
                if newest is None or (draft.number, draft.written) > (newest.number, newest.written):
                    newest = draft
        return summarise(newest.entry, ahead=True) if newest else None

    def others(self, known: dict[str, Other]) -> list[Other]:
        """Return the drafts that cannot be read; those not read this time as they are known from the last time."""
        for drafts in self._found.values():
            for _, name, stamp in drafts:
                path = str(self._folder / name)
                kept = known.get(path)
                if path not in self._read and kept is not None and kept.stamp == stamp:
                    self._others[path] = kept
        return list(self._others.values())
