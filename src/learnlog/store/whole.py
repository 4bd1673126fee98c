"""The log with the words of its drafts taken in: what a person has written, saved or not."""

from __future__ import annotations

from learnlog.errors import EntryUnreadable
from learnlog.journal.summary import summarise
from learnlog.store.protocol import JournalStore, Listing, Progress


def whole_log(store: JournalStore, progress: Progress | None = None, *, searchable: bool = True) -> Listing:
    """Return every entry as its author last left it, entries that are only drafts so far among them.

    The text to search in comes along only where it is wanted. Drafts are few: they stand for entries being written in,
    or for a window that ended without saving.
    """
    listing = store.listing(progress, searchable=searchable)
    unreadable = list(listing.unreadable)
    try:
        drafts = store.drafts()
    except EntryUnreadable as error:
        drafts = ()
        unreadable.append(error)
    if not drafts and len(unreadable) == len(listing.unreadable):
        return listing
    entries = {one.id: one for one in listing.entries}
    ahead: set[str] = set()
    for entry_id in drafts:
        try:
            draft = store.draft(entry_id)
        except EntryUnreadable as error:
            unreadable.append(error)
            continue
        if draft is not None:
            ahead.add(entry_id)
            entries[entry_id] = summarise(draft.entry)
    newest_first = tuple(sorted(entries.values(), key=lambda one: one.id, reverse=True))
    return Listing(newest_first, tuple(unreadable), frozenset(ahead))
