"""The log as TOML files, one per entry. docs/journal-format.md tells a person what stands where, and why."""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial
from pathlib import Path

from learnlog.errors import (
    EntryMissing,
    EntryOpenElsewhere,
    EntryUnreadable,
    LearnlogError,
    SaveFailed,
)
from learnlog.journal.entry import Entry
from learnlog.journal.handed_in import HandedEntry, HandedIn
from learnlog.journal.summarising import summarise
from learnlog.search.listed import Listed
from learnlog.search.log_view import LogView
from learnlog.store import format as form
from learnlog.store.bin import Bin
from learnlog.store.binned import free_place
from learnlog.store.contents import HandIns, Listing, Opened, Version
from learnlog.store.drafts import Drafts
from learnlog.store.entry_files import EntryFiles
from learnlog.store.entry_saver import EntrySaver
from learnlog.store.erasing import erase
from learnlog.store.files import Files
from learnlog.store.folders import Folders
from learnlog.store.hand_ins import HandInFiles
from learnlog.store.history import History
from learnlog.store.index import Index
from learnlog.store.index.log import EntryLog
from learnlog.store.leftovers import tidy
from learnlog.store.listing import list_all
from learnlog.store.locks import FileHold, Turns, hold
from learnlog.store.names import checked, newest
from learnlog.store.protocol import CatchUp, JournalStore, Progress
from learnlog.store.records import FilesIn, Records
from learnlog.store.unsent_files import UnsentFiles
from learnlog.store.whole import listed


class TomlStore(JournalStore):
    """A journal store over files; see :class:`learnlog.store.protocol.JournalStore` for what each method promises.

    Making one touches nothing on the disk. It may be used from several threads, one call at a time for one entry.

    Args:
        folders: where the log is.
        files: the disk; tests give one that fails.
    """

    def __init__(self, folders: Folders, files: Files | None = None) -> None:
        self.folders = folders
        self._files = files or Files()
        self.home = str(folders.home)
        self.session = secrets.token_hex(4)
        self.records = Records(FilesIn(folders.home, self._files))
        self.drafts = Drafts(folders.drafts, folders.bin, self._files, self.session)
        self.unsent = UnsentFiles(folders.drafts, folders.locks, self._files)
        self.history = History(folders.history, self._files)
        self._entries = EntryFiles(folders.entries, self._files)
        self._hand_ins = HandInFiles(folders.hand_ins, self._files)
        self._turns = Turns(folders.locks / "log.lock", self._files)
        self._log = EntryLog(folders, self._files, self._index, self._read_all)
        self.bin = Bin(
            folders, self._files, self._entries, self.drafts, self.unsent, self._writing, self._log, self._index
        )
        self._saver = EntrySaver(folders.entries, self._files, self._entries, self.history)

    def path_of(self, entry_id: str) -> str:
        """Return the file of an entry; EntryMissing."""
        return str(self._entries.path(entry_id))

    # The list

    def listing(self, progress: Progress | None = None, *, searchable: bool = True) -> Listing:
        """Return every saved entry as a list shows it, newest first."""
        self._log.settle()
        return list_all(self.folders, self._files, self._index, progress, searchable=searchable)

    def log_view(self) -> LogView:
        """Return what is known of the log's entries, as they were caught up last."""
        return self._log.view()

    def catch_up(self, pause: Callable[[], None] = lambda: None) -> CatchUp:
        """Return what brings what is known of the entries up to date."""
        return self._log.catch_up(pause)

    def is_caught_up(self) -> bool:
        """Return whether nothing was put into the log or taken out of it since it was caught up: a quick look."""
        return self._log.is_current()

    def close(self) -> None:
        """Close what is kept open; it is opened again when it is needed."""
        self._log.close()

    def tidy(self) -> None:
        """Put in order what a save that was cut short left behind; nothing that says something new is removed."""
        tidy(self.folders, self._files)

    def newest(self) -> str:
        """Return the largest id of all entries and drafts; empty if there are none."""
        drafts = (ref.entry_id for ref in self.drafts.all())
        return max(newest(self.folders.entries), max(drafts, default=""))

    # Entries

    def load(self, entry_id: str) -> Opened:
        """Return the saved entry; EntryMissing or EntryUnreadable."""
        return self._entries.read(entry_id)[0]

    def save(self, entry: Entry, version: str, *, keep_old: bool = True) -> str:
        """Make the entry durable and return its new version; EntryChanged, SaveUnproven or SaveFailed."""
        return self._saver.save(entry, version, self._turn_to_save(entry), keep_old=keep_old)

    @contextlib.contextmanager
    def _turn_to_save(self, entry: Entry) -> Iterator[None]:
        """Have the log for one save, and let the index know of it."""
        with self._writing():
            before = self._log.before()
            yield
            # The entry is saved. Whatever becomes of the index is put right at the next look.
            with contextlib.suppress(OSError, LearnlogError):
                drafts, summary = partial(self._has_other_drafts, entry.id), partial(summarise, entry)
                self._log.saved(entry.id, self._entries.path(entry.id), summary, before, drafts)

    def _has_other_drafts(self, entry_id: str) -> bool:
        """Return whether another window has left a draft of an entry. This one's is dropped after a save."""
        with contextlib.suppress(EntryUnreadable):
            return any(ref.entry_id == entry_id and ref.session != self.session for ref in self.drafts.all())
        return True

    def _read_all(self, why: str) -> Listed:
        return listed(self, why)

    def hold(self, entry_id: str) -> FileHold:
        """Return the right to write in an entry; EntryOpenElsewhere where another window has it."""
        return hold(self.folders.locks / f"{checked(entry_id)}.lock", self._files)

    def in_use(self, entry_id: str) -> bool:
        """Return whether any window, this one too, has the right to write in an entry."""
        try:
            self.hold(entry_id).release()
        except EntryOpenElsewhere:
            return True
        except SaveFailed:
            return False
        return False

    # Earlier versions

    def keep_version(self, entry_id: str) -> None:
        """Put a copy of the entry as it is saved now into the history, if it is not its newest version already."""
        with self._writing():
            self.history.keep(entry_id, self._entries.read(entry_id)[1])

    def mend(self, entry_id: str, version: Version) -> None:
        """Put an earlier version in the place of a file that cannot be read; that file is set aside and kept."""
        opened = self.history.read(entry_id, version)
        with self._writing():
            path = self._entries.path(entry_id)
            try:
                self._entries.read(entry_id)
            except (EntryUnreadable, EntryMissing):
                pass
            else:
                raise LearnlogError(
                    "This entry can be read again.", "Nothing was changed.", "Open it as it is; its versions are kept."
                )
            self._files.move(path, free_place(self.folders.unreadable, path.stem))
            self._files.write_durably(path, form.dump_entry(opened.entry), new=True)

    def forget_versions(self, entry_id: str, keep: Collection[str]) -> int:
        """Delete the versions in the history of an entry, but for those with these hashes; return how many."""
        with self._writing():
            gone = self.history.forget(checked(entry_id), keep)
            self._log.settle()
            with self._index() as index:
                index.clean()
            return gone

    # What was handed in

    def keep_hand_in(self, record: HandedIn, entries: Sequence[Entry]) -> HandedIn:
        """Keep that entries were handed in, in exactly these words, and return the record with their versions."""
        with self._writing():
            handed = []
            for one in entries:
                raw = form.dump_entry(one)
                self.history.keep_for_good(checked(one.id), raw)
                handed.append(HandedEntry(entry=one.id, version=form.version_of(raw)))
            record = record.model_copy(update={"entries": tuple(handed)})
            self._hand_ins.keep(record)
        return record

    def hand_ins(self) -> HandIns:
        """Return everything that was handed in. A record that cannot be read is named and hides no other."""
        return self._hand_ins.all()

    # Files that are copies

    def copy(self, path: str) -> Opened:
        """Return what a copy in a listing says; EntryMissing where it is gone; EntryUnreadable."""
        try:
            raw = self._files.read(Path(path), form.LIMIT)
        except FileNotFoundError:
            raise EntryMissing(path) from None
        entry, outside = form.parse_entry(raw, path)
        return Opened(entry, form.version_of(raw), outside)

    # Deleting for good

    def erase(self, entry_id: str) -> None:
        """Delete an entry for good, with everything made of it; EntryMissing where there is nothing of it."""
        with self._writing():
            self._log.settle()
            erase(self.folders, self._files, self._index(), self.records, checked(entry_id))
            self._entries.forget(entry_id)

    # Files

    def _index(self) -> Index:
        return Index(self.folders.index, self._files)

    def _writing(self) -> contextlib.AbstractContextManager[None]:
        return self._turns.mine()
