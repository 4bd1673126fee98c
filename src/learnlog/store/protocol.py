"""What a journal store does, whatever it keeps the log in. Two implementations, one contract test suite."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from learnlog.errors import EntryUnreadable
from learnlog.journal.entry import Entry
from learnlog.journal.settings import Place, Read, Settings
from learnlog.journal.summary import Summary

Progress = Callable[[int, int], None]
"""Called with how many files are read and how many there are."""


@dataclass(frozen=True)
class Opened:
    """An entry as it stands on disk.

    Attributes:
        version: what a later save compares with: the hash of the file's bytes; empty for one never saved.
        outside: whether it was edited outside learnlog since learnlog last wrote it.
    """

    entry: Entry
    version: str
    outside: bool = False


@dataclass(frozen=True)
class Draft:
    """Text ahead of the saved entry: the entry with it, when it was written, and the version it started from."""

    entry: Entry
    written: datetime
    base: str


@dataclass(frozen=True)
class Listing:
    """The whole log as a list shows it, newest first, and every file that cannot be read.

    Attributes:
        ahead: ids of the entries whose newest words stand only in a draft.
    """

    entries: tuple[Summary, ...] = ()
    unreadable: tuple[EntryUnreadable, ...] = ()
    ahead: frozenset[str] = frozenset()


class Hold(Protocol):
    """The right to write in one entry, held until released."""

    def release(self) -> None:
        """Give it up. Releasing twice does no harm."""


class JournalStore(Protocol):
    """Keeps entries, drafts, the bin, settings and the place where the trainee stopped.

    Every method may raise SaveFailed when the disk refuses, and nothing but errors of learnlog.errors.
    """

    def listing(self, progress: Progress | None = None, *, searchable: bool = True) -> Listing:
        """Return every saved entry as a list shows it. Unreadable files are named, never skipped.

        Args:
            searchable: whether the summaries hold the text to search in, which is nearly all of a large log.
        """

    def paths(self) -> dict[str, str]:
        """Return where things are kept, by name: home, entries, drafts, bin, units, settings."""

    def path_of(self, entry_id: str) -> str:
        """Return where an entry is kept; EntryMissing if there is none."""

    def load(self, entry_id: str) -> Opened:
        """Return the saved entry; EntryMissing or EntryUnreadable."""

    def save(self, entry: Entry, version: str) -> str:
        """Make the entry durable and return its new version.

        Args:
            version: as returned by ``load`` or the last ``save``; empty for a new entry.

        Raises:
            EntryChanged: the file is not the one of that version; nothing was written.
            SaveFailed: the disk refused; the last saved version stands.
        """

    def hold(self, entry_id: str) -> Hold:
        """Return the right to write in an entry; EntryOpenElsewhere where another window has it."""

    def keep_draft(self, draft: Draft, *, durable: bool) -> None:
        """Keep a draft, replacing the one before. Durable means proven on the disk before this returns."""

    def draft(self, entry_id: str) -> Draft | None:
        """Return the draft of an entry, or None. A damaged draft raises EntryUnreadable."""

    def drafts(self) -> tuple[str, ...]:
        """Return the ids of all entries that have a draft, new entries that were never saved among them."""

    def drop_draft(self, entry_id: str) -> None:
        """Forget a draft, after the entry was saved. No draft is no error."""

    def keep_unsent(self, entry_id: str, text: str, *, durable: bool) -> None:
        """Keep a follow-up that is not added to its entry yet, replacing the one before; empty text forgets it.

        Durable means proven on the disk before this returns.
        """

    def unsent(self, entry_id: str) -> str:
        """Return the follow-up not added yet, empty if there is none. A damaged one raises EntryUnreadable."""

    def hold_unsent(self, entry_id: str) -> Hold:
        """Return the right to write a follow-up to an entry; EntryOpenElsewhere where another window has it."""

    def bin(self, entry_id: str) -> None:
        """Move an entry, with its draft and its unsent follow-up, to the bin; EntryMissing."""

    def unbin(self, entry_id: str) -> None:
        """Bring an entry back from the bin; EntryMissing."""

    def settings(self) -> Settings:
        """Return the settings; defaults where there are none. A broken file raises EntryUnreadable."""

    def save_settings(self, settings: Settings) -> None:
        """Keep the settings."""

    def place(self) -> Place | None:
        """Return where the trainee stopped; None if unknown or unreadable."""

    def save_place(self, place: Place) -> None:
        """Keep where the trainee stopped. Not proven on disk: losing it costs a few key presses."""

    def read(self) -> tuple[Read, ...]:
        """Return which screens were read, by unit."""

    def save_read(self, read: tuple[Read, ...]) -> None:
        """Keep which screens were read."""
