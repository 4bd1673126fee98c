"""The log as TOML files, one per entry. docs/journal-format.md tells a person what stands where, and why.

A save goes in this order, so that whatever stops it leaves the old file or the new one: write the entry as bytes and
read them back, take the lock, compare the file with the one that was opened, write a temporary file, fsync, put it in
place, fsync the folder. The caller drops the draft only after that.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TypeVar

from learnlog.errors import EntryChanged, EntryMissing, EntryUnreadable, LearnlogError, SaveFailed
from learnlog.journal.base import Record
from learnlog.journal.entry import Entry
from learnlog.journal.settings import Place, Read, Settings
from learnlog.journal.summary import Summary, summarise
from learnlog.store import format as form
from learnlog.store.binned import first_name, free_place, last_draft, last_entry, last_unsent
from learnlog.store.files import Files
from learnlog.store.folders import Folders
from learnlog.store.index import Index
from learnlog.store.locks import FileHold, hold, writing
from learnlog.store.names import FOLLOW_UP, ID, Found, find, names_in, place_of, walk
from learnlog.store.outline import line_of
from learnlog.store.protocol import Draft, JournalStore, Listing, Opened, Progress

R = TypeVar("R", bound=Record)

_STEP = 100
"""How many files to read between two words about progress and two commits to the index."""


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
        self._places: dict[str, Path] = {}
        # Bytes that were put in place but not proven on the disk, by entry: the next try takes them for its own.
        self._unproven: dict[str, str] = {}

    def paths(self) -> dict[str, str]:
        """Return where things are kept, by name."""
        names = ("home", "entries", "drafts", "bin", "units", "settings")
        return {name: str(getattr(self.folders, name)) for name in names}

    def path_of(self, entry_id: str) -> str:
        """Return the file of an entry; EntryMissing."""
        return str(self._path(entry_id))

    # The list

    def listing(self, progress: Progress | None = None, *, searchable: bool = True) -> Listing:
        """Return every entry as a list shows it, newest first. Files the index knows unchanged are not read again."""
        found, unreadable = walk(self.folders.entries)
        summaries: list[Summary] = []
        with Index(self.folders.index, self._files) as index:
            known = index.known(searchable=searchable)
            fresh: list[tuple[str, str, Summary]] = []
            for number, file in enumerate(found):
                if progress and number % _STEP == 0:
                    progress(number, len(found))
                kept = known.pop(file.path, None)
                summary = kept.summary() if kept and kept.stamp == file.stamp else None
                if summary is None:
                    try:
                        summary = self._summarised(file)
                    except EntryUnreadable as error:
                        unreadable.append(error)
                        continue
                    except FileNotFoundError:  # moved to the bin by another window, just now
                        continue
                    fresh.append((file.path, file.stamp, summary))
                    if len(fresh) == _STEP:
                        index.put(fresh)
                        fresh = []
                summaries.append(summary if searchable else summary.unsearchable())
            index.put(fresh)
            index.forget(known)
        if progress:
            progress(len(found), len(found))
        summaries.sort(key=lambda one: one.id, reverse=True)
        unreadable.sort(key=lambda one: one.path)
        return Listing(tuple(summaries), tuple(unreadable))

    def _summarised(self, file: Found) -> Summary:
        entry, outside, _ = self._opened(self.folders.entries / file.path, file.id)
        return summarise(entry, outside=outside)

    # Entries

    def load(self, entry_id: str) -> Opened:
        """Return the saved entry; EntryMissing or EntryUnreadable."""
        try:
            entry, outside, raw = self._opened(self._path(entry_id), entry_id)
        except FileNotFoundError:
            raise EntryMissing(entry_id) from None
        return Opened(entry, form.version_of(raw), outside)

    def save(self, entry: Entry, version: str) -> str:
        """Make the entry durable and return its new version; EntryChanged or SaveFailed. Drafts are left alone."""
        raw = form.dump_entry(entry)
        with self._writing():
            try:
                path = self._find(entry.id)
            except EntryUnreadable as error:
                raise SaveFailed(error.cause) from error
            mine = {version, self._unproven.get(entry.id, "")} - {""}
            if (path is not None or version) and self._version_at(path) not in mine:
                raise EntryChanged
            target = path or self.folders.entries / place_of(entry)
            try:
                self._files.write_durably(target, raw, new=path is None)
            except SaveFailed:
                if self._version_at(target) == form.version_of(raw):
                    self._unproven[entry.id] = form.version_of(raw)
                raise
        self._unproven.pop(entry.id, None)
        return form.version_of(raw)

    def hold(self, entry_id: str) -> FileHold:
        """Return the right to write in an entry; EntryOpenElsewhere where another window has it."""
        return hold(self.folders.locks / f"{_checked(entry_id)}.lock", self._files)

    # Drafts

    def keep_draft(self, draft: Draft, *, durable: bool) -> None:
        """Keep a draft, replacing the one before."""
        raw = form.dump_draft(form.DraftFile(written=draft.written, base=draft.base, entry=draft.entry))
        write = self._files.write_durably if durable else self._files.write_quickly
        write(self._draft_path(draft.entry.id), raw)

    def draft(self, entry_id: str) -> Draft | None:
        """Return the draft of an entry, or None. A damaged draft, or another entry's, raises EntryUnreadable."""
        path = self._draft_path(entry_id)
        try:
            raw = self._files.read(path, form.LIMIT)
        except FileNotFoundError:
            return None
        kept = form.parse_draft(raw, str(path))
        _check_id(kept.entry.id, entry_id, raw, path, ("entry", "id"))
        return Draft(kept.entry, kept.written, kept.base)

    def drafts(self) -> tuple[str, ...]:
        """Return the ids of all entries that have a draft, in order."""
        ids = (name.removesuffix(".toml") for name in names_in(self.folders.drafts) if name.endswith(".toml"))
        return tuple(sorted(one for one in ids if ID.match(one)))

    def drop_draft(self, entry_id: str) -> None:
        """Forget a draft. No draft is no error."""
        self._files.remove(self._draft_path(entry_id))

    # Follow-ups that are not added yet

    def keep_unsent(self, entry_id: str, text: str, *, durable: bool) -> None:
        """Keep a follow-up that is not added yet, replacing the one before; empty text forgets it."""
        path = self._unsent_path(entry_id)
        if not text:
            self._files.remove(path)
            return
        write = self._files.write_durably if durable else self._files.write_quickly
        write(path, form.dump_unsent(form.UnsentFile(entry=entry_id, text=text)))

    def unsent(self, entry_id: str) -> str:
        """Return the follow-up not added yet, empty if there is none; damaged, or another entry's: EntryUnreadable."""
        path = self._unsent_path(entry_id)
        try:
            raw = self._files.read(path, form.LIMIT)
        except FileNotFoundError:
            return ""
        kept = form.parse_unsent(raw, str(path))
        _check_id(kept.entry, entry_id, raw, path, ("entry",))
        return kept.text

    def hold_unsent(self, entry_id: str) -> FileHold:
        """Return the right to write a follow-up to an entry; EntryOpenElsewhere where another window has it."""
        return hold(self.folders.locks / f"{_checked(entry_id)}{FOLLOW_UP}.lock", self._files)

    # The bin

    def bin(self, entry_id: str) -> None:
        """Move an entry, with its draft, to the bin; one that is only a draft so far as well. EntryMissing.

        A follow-up that was not added goes along.
        """
        with self._writing():
            path, draft = self._find(entry_id), self._draft_path(entry_id)
            if path is None and not draft.exists():
                raise EntryMissing(entry_id)
            # The entry first: if this is cut short, the draft is still offered where the trainee looks for it.
            if path is not None:
                self._files.move(path, free_place(self.folders.bin, path.stem))
            if draft.exists():
                self._files.move(draft, free_place(self.folders.bin, f"{entry_id}.draft"))
            if (unsent := self._unsent_path(entry_id)).exists():
                self._files.move(unsent, free_place(self.folders.bin, unsent.stem))
            self._places.pop(entry_id, None)

    def unbin(self, entry_id: str) -> None:
        """Bring an entry back from the bin, with what went along; EntryMissing.

        What stands in the log is not replaced.
        """
        with self._writing():
            path, draft = last_entry(self.folders.bin, entry_id), last_draft(self.folders.bin, entry_id)
            if path is None and draft is None:
                raise EntryMissing(entry_id)
            if path is not None:
                if self._find(entry_id) is not None:
                    raise LearnlogError(
                        "There is an entry with this id in your log already.",
                        "Neither of the two was changed.",
                        f"The one in the bin is {path}; move either file away by hand to choose between them.",
                    )
                name = first_name(path)
                self._files.move(path, self.folders.entries / name[:4] / name)
            if draft is not None and not self._draft_path(entry_id).exists():
                self._files.move(draft, self._draft_path(entry_id))
            unsent = last_unsent(self.folders.bin, entry_id)
            if unsent is not None and not self._unsent_path(entry_id).exists():
                self._files.move(unsent, self._unsent_path(entry_id))

    # Settings and where the trainee stopped

    def settings(self) -> Settings:
        """Return the settings; defaults where there are none. A broken file raises EntryUnreadable."""
        return self._record(Settings, self.folders.settings) or Settings()

    def save_settings(self, settings: Settings) -> None:
        """Keep the settings. A file that cannot be read is somebody's to mend: EntryUnreadable, and it stays."""
        self.settings()
        self._files.write_durably(self.folders.settings, form.dump_record(settings, settings=True))

    def place(self) -> Place | None:
        """Return where the trainee stopped; None if unknown or unreadable."""
        with contextlib.suppress(EntryUnreadable):
            return self._record(Place, self.folders.place)
        return None

    def save_place(self, place: Place) -> None:
        """Keep where the trainee stopped."""
        self._files.write_quickly(self.folders.place, form.dump_record(place))

    def read(self) -> tuple[Read, ...]:
        """Return which screens were read, by unit; none if unreadable."""
        with contextlib.suppress(EntryUnreadable):
            kept = self._record(form.ReadFile, self.folders.read)
            return kept.read if kept else ()
        return ()

    def save_read(self, read: tuple[Read, ...]) -> None:
        """Keep which screens were read."""
        self._files.write_quickly(self.folders.read, form.dump_record(form.ReadFile(read=read)))

    # Files

    def _writing(self) -> contextlib.AbstractContextManager[None]:
        return writing(self.folders.locks / "log.lock", self._files)

    def _find(self, entry_id: str) -> Path | None:
        known = self._places.get(entry_id)
        if known is None or not os.path.lexists(known):
            known = find(self.folders.entries, entry_id)
            if known is not None:
                self._places[entry_id] = known
        return known

    def _path(self, entry_id: str) -> Path:
        path = self._find(entry_id)
        if path is None:
            raise EntryMissing(entry_id)
        return path

    def _draft_path(self, entry_id: str) -> Path:
        return self.folders.drafts / f"{_checked(entry_id)}.toml"

    def _unsent_path(self, entry_id: str) -> Path:
        return self.folders.drafts / f"{_checked(entry_id)}{FOLLOW_UP}.toml"

    def _version_at(self, path: Path | None) -> str:
        try:
            return form.version_of(self._files.read(path, form.LIMIT)) if path else ""
        except (FileNotFoundError, EntryUnreadable):
            return ""

    def _opened(self, path: Path, entry_id: str) -> tuple[Entry, bool, bytes]:
        raw = self._files.read(path, form.LIMIT)
        entry, outside = form.parse_entry(raw, str(path))
        _check_id(entry.id, entry_id, raw, path, ("id",))
        return entry, outside, raw

    def _record(self, model: type[R], path: Path) -> R | None:
        try:
            raw = self._files.read(path, form.LIMIT)
        except FileNotFoundError:
            return None
        return form.parse_record(model, raw, str(path))


def _checked(entry_id: str) -> str:
    # Ids come from the command line, too; nothing but an id may become part of a path.
    if not ID.match(entry_id):
        raise EntryMissing(entry_id)
    return entry_id


def _check_id(inside: str, entry_id: str, raw: bytes, path: Path, place: tuple[str, ...]) -> None:
    if inside != entry_id:
        line = line_of(raw.decode("utf-8-sig"), place)
        raise EntryUnreadable(str(path), "the id inside is not the one in the name of the file", line)
