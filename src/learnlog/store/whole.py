"""The log with the words of its drafts taken in: what a person has written, saved or not."""

from __future__ import annotations

from learnlog.errors import EntryMissing, EntryUnreadable, LearnlogError
from learnlog.journal.summarising import summarise
from learnlog.search.listed import Listed
from learnlog.store.contents import Draft, Listing
from learnlog.store.protocol import CatchUp, JournalStore


def whole_log(store: JournalStore) -> Listing:
    """Return every entry as its author last left it, entries that are only drafts so far among them.

    Drafts are few: they stand for entries being written in, or for a window that ended without saving.
    """
    listing = store.listing()
    unreadable = list(listing.unreadable)
    try:
        drafts = store.drafts.all()
    except EntryUnreadable as error:
        drafts = ()
        unreadable.append(error)
    if not drafts and len(unreadable) == len(listing.unreadable):
        return listing
    entries = {one.id: one for one in listing.entries}
    newest: dict[str, Draft] = {}
    for ref in drafts:
        try:
            draft = store.drafts.read(ref)
        except EntryUnreadable as error:
            unreadable.append(error)
        except EntryMissing:  # saved or set aside by its window, just now
            continue
        else:
            other = newest.get(ref.entry_id)
            newer = other is None or (draft.number, draft.written) > (other.number, other.written)
            newest[ref.entry_id] = draft if newer or other is None else other
    entries.update((entry_id, summarise(draft.entry, ahead=True)) for entry_id, draft in newest.items())
    newest_first = tuple(sorted(entries.values(), key=lambda one: one.id, reverse=True))
    return Listing(newest_first, tuple(unreadable), frozenset(newest), listing.copies)


def listed(store: JournalStore, note: str = "") -> Listed:
    """Return a view of the log that holds all of it, and goes through all of it to find something.

    Args:
        note: what a person is told of that.
    """
    try:
        whole = whole_log(store)
    except LearnlogError as error:
        return Listed(note=error.happened)
    return Listed(whole.entries, whole.unreadable, whole.copies, note)


class CatchUpAtOnce(CatchUp):
    """Catching up where nothing is kept that could be behind: it only tells whether the log is another by now."""

    def __init__(self, store: JournalStore, before: Listed | None) -> None:
        self.done = 0
        self.total = 0
        self.found = before
        self._store = store

    def run(self) -> bool:
        """Return whether the log has changed since it was caught up last."""
        before, self.found = self.found, listed(self._store)
        self.done = self.total = self.found.total
        return before is not None and _said(self.found) != _said(before)

    def cancel(self) -> None:
        """There is nothing to stop: it is done at once."""


def _said(log: Listed) -> tuple[object, ...]:
    """Return what two looks at the same log have in common; errors are compared by what they say."""
    return log.entries, [one.message for one in log.unreadable], log.copies
