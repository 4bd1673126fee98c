"""What can be done with what is not simply an entry of the log. No word is lost, but for what is deleted for good."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from learnlog.care.bin import Bin, Forget
from learnlog.care.odd_files import OddFiles
from learnlog.care.versions import ForgetPast, Versions
from learnlog.store.protocol import JournalStore


class Care:
    """Looks after one log.

    Args:
        store: the log.
        clock: the time now, with its offset.
        forget: removes an entry from the backups.
        fewer: is told where the log has a file less because the trainee wants it so.
        changed: is told after every change.
        forget_past: removes the earlier versions of an entry from the backups.

    Attributes:
        versions: the earlier versions of entries.
        files: those that cannot be read, and copies.
        bin: the bin.
    """

    def __init__(
        self,
        store: JournalStore,
        clock: Callable[[], datetime],
        forget: Forget = lambda entry_id: (),
        fewer: Callable[[], None] = lambda: None,
        changed: Callable[[], None] = lambda: None,
        forget_past: ForgetPast = lambda entry_id, keep: (),
    ) -> None:
        self.versions = Versions(store, clock, forget_past, changed)
        self.files = OddFiles(store, clock, fewer, changed)
        self.bin = Bin(store, forget, changed)
