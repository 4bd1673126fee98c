"""The log with the words of its drafts taken in: what a person has written, saved or not."""

from __future__ import annotations

from learnlog.errors import EntryMissing, EntryUnreadable
from learnlog.journal.summary import summarise
from learnlog.store.protocol import Draft, JournalStore, Listing, Progress


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
    newest: dict[str, Draft] = {}
    for ref in drafts:
        try:
            draft = store.read_draft(ref)
        except EntryUnreadable as error:
            unreadable.append(error)
        except EntryMissing:  # saved or set aside by its window, just now
            continue
        else:
            other = newest.get(ref.entry_id)
            newer = other is None or (draft.number, draft.written) > (other.number, other.written)
            newest[ref.entry_id] = draft if newer or other is None else other
    entries.update((entry_id, summarise(draft.entry)) for entry_id, draft in newest.items())
    newest_first = tuple(sorted(entries.values(), key=lambda one: one.id, reverse=True))
    return Listing(newest_first, tuple(unreadable), frozenset(newest), listing.copies)
