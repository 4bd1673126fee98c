"""A follow-up being written: words for an entry that stand beside it until they are added.

The words go one way, as in a sitting: a screen gives them to :meth:`Unsent.write`; :meth:`Unsent.keep` puts them
beside the drafts; :meth:`Unsent.add` puts them into the entry. All but the first run in a worker thread.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from datetime import datetime

from learnlog.errors import LearnlogError, SaveUnproven
from learnlog.journal.entry import Entry
from learnlog.status import Status
from learnlog.store.protocol import Hold, UnsentStore
from learnlog.text import normalise


class Unsent:
    """A follow-up to one entry, open for writing.

    Args:
        kept, clock: where words go, and what time it is.
        entry_id: of the entry it follows.
        hold: the right to write it, given up at the end.
        add: adds a text to the entry and returns the entry.

    Raises:
        EntryUnreadable: what is kept of it cannot be read.
    """

    def __init__(
        self, kept: UnsentStore, clock: Callable[[], datetime], entry_id: str, hold: Hold, add: Callable[[str], Entry]
    ) -> None:
        self._kept = kept
        self._clock = clock
        self._entry_id = entry_id
        self._hold = hold
        self._add = add
        self._text = kept.text(entry_id)
        self._disk = threading.Lock()
        self._in_file: str | None = self._text
        self._proven = True
        self._over = False
        self.status = Status("saved") if self._text else Status("empty")

    @property
    def text(self) -> str:
        """The words as they stand in memory."""
        return self._text

    def write(self, text: str) -> None:
        """Take the words over from the screen."""
        clean = normalise(text)
        if clean != self._text:
            self._text = clean
            if not self.status.trouble:
                self.status = Status("writing", self._clock())

    def keep(self, *, durable: bool) -> Status:
        """Keep the words beside the entry and return what is true then. Does nothing when there is nothing new."""
        with self._disk:
            text = self._text
            # White space is nothing to come back to.
            wanted = text if text.strip() else ""
            if self._over:
                return self.status
            if wanted != self._in_file or (durable and not self._proven):
                try:
                    self._kept.keep(self._entry_id, wanted, durable=durable)
                except LearnlogError as error:
                    # The file may be the old one or the new one; the next try writes it in any case.
                    self._in_file = None
                    unproven = isinstance(error, SaveUnproven)
                    self.status = Status("unproven" if unproven else "failed", self._clock(), error.message)
                    return self.status
                self._in_file, self._proven = wanted, durable or not wanted
            elif self.status.kind != "writing":
                return self.status
            if text is not self._text or not self._proven:
                self.status = Status("writing", self._clock())
            else:
                self.status = Status("saved", self._clock()) if wanted else Status("empty")
            return self.status

    def save(self) -> Status:
        """Keep the words, proven, and return what is true then."""
        return self.keep(durable=True)

    def close(self) -> Status:
        """Keep the words, proven, and give up the right to write them. Nothing is written after this."""
        status = self.save()
        self._end()
        return status

    def add(self) -> Entry:
        """Add the words to the entry and return it; they are kept beside it no longer.

        Raises whatever keeps the entry from being changed; the words then stand where they stood.
        """
        with self._disk:
            entry = self._add(self._text)
            # They are in the log now. A file that cannot be removed shows them again, which loses nothing.
            with contextlib.suppress(LearnlogError):
                self._kept.keep(self._entry_id, "", durable=True)
            self._end()
            return entry

    def _end(self) -> None:
        self._over = True
        self._hold.release()
