"""Words a window left behind when it ended without saving: which they are, and what they are called."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from learnlog.errors import EntryMissing, EntryUnreadable
from learnlog.journal.days import short_date
from learnlog.journal.entry import Entry
from learnlog.journal.summarising import summarise
from learnlog.store.contents import Draft
from learnlog.store.protocol import JournalStore


@dataclass(frozen=True)
class Waiting:
    """A draft that waits for the trainee to say what becomes of it.

    Attributes:
        name: what its entry is called, short: ``Task 3``.
        words: how many words the draft has.
        saved: the entry as the log holds it; None where it was never saved, or its file cannot be read.
    """

    draft: Draft
    name: str
    words: int
    saved: Entry | None

    def line(self, today: date) -> str:
        """Return it in one line: ``Task 3, 214 words from 14:02``, with the day where that is not today's."""
        written = self.draft.written
        day = "" if written.date() == today else f"{short_date(written.date(), today)}, "
        return f"{self.name}, {self.words:,} {'word' if self.words == 1 else 'words'} from {day}{written:%H:%M}"


def waiting(store: JournalStore, name: Callable[[Entry], str], entry_id: str = "") -> tuple[Waiting, ...]:
    """Return the drafts no window is writing in, the newest of each entry alone, newest first.

    Damaged drafts are named with the files of the log that cannot be read.

    Args:
        name: what an entry is called, short.
        entry_id: look for a draft of this entry alone.
    """
    found: list[Waiting] = []
    try:
        refs = store.drafts.all()
    except EntryUnreadable:
        return ()  # the folder is named with what cannot be read
    for one in sorted({ref.entry_id for ref in refs if entry_id in ("", ref.entry_id)}):
        draft = store.drafts.newest_of(one)
        if draft is not None and not store.in_use(one):
            words = summarise(draft.entry).words
            found.append(Waiting(draft, name(draft.entry), words, _saved(store, one)))
    return tuple(sorted(found, key=lambda one: one.draft.written, reverse=True))


def _saved(store: JournalStore, entry_id: str) -> Entry | None:
    with contextlib.suppress(EntryMissing, EntryUnreadable):
        return store.load(entry_id).entry
    return None
