"""The bin: what is in it, brought back or deleted for good."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

from learnlog.care.holding import held
from learnlog.errors import EntryMissing, LearnlogError
from learnlog.store.contents import Binned
from learnlog.store.protocol import JournalStore

Forget = Callable[[str], tuple[str, ...]]
"""Removes an entry from the backups, and returns a sentence for each from which that was not possible."""


class Bin:
    """The bin of one log.

    Args:
        store: the log.
        forget: removes an entry from the backups.
        changed: is told after something was brought back.
    """

    def __init__(self, store: JournalStore, forget: Forget, changed: Callable[[], None]) -> None:
        self._store = store
        self._forget = forget
        self._changed = changed

    def binned(self) -> tuple[Binned, ...]:
        """Return what is in the bin, the newest entry first. EntryUnreadable where it cannot be opened."""
        return self._store.bin.all()

    def bring_back(self, binned: Binned) -> None:
        """Bring back an entry, or what was set aside or put away, to where it was. EntryMissing."""
        if binned.kind == "entry":
            self._store.bin.bring_back(binned.entry_id)
        else:
            self._store.bin.take_out(binned.name)
        self._changed()

    def erase(self, binned: Binned) -> tuple[str, ...]:
        """Delete an entry that is in the bin for good, and return a sentence for each place that could not be reached.

        Raises LearnlogError where the entry is in the log as well; EntryMissing; SaveFailed.
        """
        self.erase_here(binned)
        return self._forget(binned.entry_id)

    def erase_here(self, binned: Binned) -> None:
        """Delete an entry that is in the bin for good, but not from backups. Raises as :meth:`erase` does."""
        entry_id = binned.entry_id
        with held(self._store, entry_id):
            with contextlib.suppress(EntryMissing):
                self._store.path_of(entry_id)
                raise LearnlogError(
                    "This entry is in your log as well.",
                    "Nothing was deleted.",
                    "Delete it there first; then everything of it can go for good.",
                )
            self._store.erase(entry_id)
