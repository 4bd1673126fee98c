"""The right to write in an entry, for as long as something is done with it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from learnlog.store.protocol import JournalStore


@contextlib.contextmanager
def held(store: JournalStore, entry_id: str) -> Iterator[None]:
    """Hold the right to write in an entry. Raises EntryOpenElsewhere."""
    hold = store.hold(entry_id)
    try:
        yield
    finally:
        hold.release()
