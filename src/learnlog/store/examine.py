"""Looking through every file of a log: is each what it was when learnlog wrote it? Nothing is changed.

Each finding is one line for a person who wants to know exactly, with paths and causes. No finding has a word, title or
name in it that anybody gave: what is found can be reported.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from learnlog.errors import EntryUnreadable, LearnlogError
from learnlog.journal.bin_days import DAYS_KEPT
from learnlog.store import format as form
from learnlog.store.binned import put_in
from learnlog.store.files import TEMPORARY, Files
from learnlog.store.folders import Folders
from learnlog.store.hand_ins import HandInFiles
from learnlog.store.history import History, read_version, versions_in
from learnlog.store.index import Index
from learnlog.store.index.database import BUSY
from learnlog.store.names import FOLLOW_UP, ODD_ID, names_in, walk
from learnlog.store.protocol import Progress
from learnlog.store.records import FilesIn, Records
from learnlog.store.told import shown, told
from learnlog.store.toml import TomlStore
from learnlog.store.watch import Watch

_ROOM = 50_000_000
"""Bytes of free disk below which saving may soon fail."""


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        state: ``ok``; ``note`` worth knowing and no fault; ``wrong`` somebody should act.
        about: what was looked at, in a word or two.
        text: what was found, a sentence.
    """

    state: Literal["ok", "note", "wrong"]
    about: str
    text: str


def examine(folders: Folders, watch: Watch, files: Files, progress: Progress | None = None) -> Iterator[Finding]:
    """Yield what is found in a log, from what matters most down.

    Args:
        watch: what was seen of the log last.
        progress: called with how many entries are read and how many there are.
    """
    if not folders.home.is_dir():
        yield Finding("note", "log", f"There is no log in {folders.home} yet.")
    yield from _entries(folders, watch, files, progress)
    yield from _history(folders, files)
    yield from _hand_ins(folders, files)
    yield from _drafts(folders, files)
    yield from _aside(folders, files)
    yield from _index(folders, files)
    yield from _settings(folders, files)
    yield from _disk(folders, watch, files)


def _entries(folders: Folders, watch: Watch, files: Files, progress: Progress | None) -> Iterator[Finding]:
    found, odd, closed = walk(folders.entries)
    verified, outside = 0, []
    wrong = [Finding("wrong", "entry", told(error, folders)) for error in closed]
    for number, file in enumerate(found):
        if progress and number % 100 == 0:
            progress(number, len(found))
        path = folders.entries / file.path
        try:
            entry, edited = form.parse_entry(files.read(path, form.LIMIT), str(path))
        except EntryUnreadable as error:
            wrong.append(Finding("wrong", "entry", told(error, folders)))
            continue
        except FileNotFoundError:
            continue
        if entry.id != file.id:
            wrong.append(Finding("wrong", "entry", f"{path}: {ODD_ID}."))
        elif edited:
            outside.append(Finding("note", "entry", f"{path}: edited outside learnlog since it was saved."))
        else:
            verified += 1
    if progress:
        progress(len(found), len(found))
    text = f"{verified} of {len(found)} are exactly as learnlog saved them, by their checksums."
    yield Finding("ok" if verified == len(found) and not wrong else "note", "entries", text)
    yield from wrong
    yield from outside
    yield from (Finding("wrong", "entry", f"{shown(one.path, folders)}: {one.why}.") for one in odd)
    if any(shown(one.path, folders) != one.path for one in odd):
        yield Finding("note", "entry", "Names that learnlog did not give are left out here; “learnlog list” has them.")
    if gone := watch.alarm(len(found) + len(odd)):
        yield Finding("wrong", "entries", gone.message)


def _history(folders: Folders, files: Files) -> Iterator[Finding]:
    count, wrong = 0, []
    for name in _names(folders.history):  # of whatever entry, or of none
        for version in versions_in(folders.history / name):
            count += 1
            try:
                read_version(folders.history / name, version, files)
            except EntryUnreadable as error:
                wrong.append(Finding("wrong", "version", told(error, folders)))
    yield Finding("note" if wrong else "ok", "history", f"{_counted(count, 'earlier version')}, {len(wrong)} damaged.")
    yield from wrong


def _hand_ins(folders: Folders, files: Files) -> Iterator[Finding]:
    found, history = HandInFiles(folders.hand_ins, files).all(), History(folders.history, files)
    lost = [
        (record, handed.entry)
        for record in found.records
        for handed in record.entries
        if history.like(handed.entry, handed.version) is None
    ]
    damaged = len(found.unreadable)
    text = f"{_counted(len(found.records), 'record')} of what was handed in, {damaged} more damaged."
    yield Finding("note" if damaged or lost else "ok", "hand-ins", text)
    yield from (Finding("wrong", "hand-in", told(error, folders)) for error in found.unreadable)
    for record, entry_id in lost:
        words = f"The words of {entry_id} as they were handed in on {record.made:%Y-%m-%d %H:%M}"
        yield Finding("wrong", "hand-in", f"{words} are not in the history, or damaged there.")


def _counted(number: int, noun: str, nouns: str = "") -> str:
    return f"{number:,} {noun if number == 1 else nouns or f'{noun}s'}"


def _drafts(folders: Folders, files: Files) -> Iterator[Finding]:
    store = TomlStore(folders, files)
    waiting = 0
    try:
        refs = store.drafts.all()
    except EntryUnreadable as error:
        yield Finding("wrong", "drafts", told(error, folders))
        return
    for ref in refs:
        try:
            draft = store.drafts.read(ref)
        except EntryUnreadable as error:
            yield Finding("wrong", "draft", told(error, folders))
            continue
        except LearnlogError:
            continue
        waiting += 1
        fate = "is being written" if store.in_use(ref.entry_id) else "is not in the log yet; learnlog asks about it"
        yield Finding("note", "draft", f"Of {ref.entry_id}, written {draft.written:%Y-%m-%d %H:%M}, {fate}.")
    for name in _names(folders.drafts):
        if name.endswith(f"{FOLLOW_UP}.toml"):
            try:
                store.unsent.text(name.removesuffix(f"{FOLLOW_UP}.toml"))
                where = shown(folders.drafts / name, folders)
                yield Finding("note", "follow-up", f"{where} is not added to its entry yet.")
            except EntryUnreadable as error:
                yield Finding("wrong", "follow-up", told(error, folders))
            except LearnlogError:
                yield Finding("wrong", "follow-up", f"{shown(folders.drafts / name, folders)} is of no entry.")
    yield Finding("ok", "drafts", f"{waiting} with words that are not in the log yet.")


def _bin(folders: Folders, files: Files) -> Iterator[Finding]:
    try:
        entries, aside, copies = put_in(folders.bin)
    except EntryUnreadable as error:
        yield Finding("wrong", "bin", told(error, folders))
        return
    try:
        since = [one.day for one in Records(FilesIn(folders.home, files)).bin_days().since]
    except EntryUnreadable as error:
        since = []
        yield Finding("note", "bin", f"{told(error, folders)} The days in the bin are counted anew.")
    counts = [_counted(len(entries), "deleted entry", "deleted entries")] if entries else []
    counts += [f"{len(aside)} with words set aside"] if aside else []
    counts += [_counted(len(copies), "copy", "copies")] if copies else []
    said = f"{', '.join(counts) or 'nothing'} in {folders.bin}"
    oldest = f"; the oldest since {min(since).isoformat()}" if since and counts else ""
    yield Finding("ok", "bin", f"{said[:1].upper()}{said[1:]}{oldest}. Things stay for {DAYS_KEPT} days.")


def _aside(folders: Folders, files: Files) -> Iterator[Finding]:
    yield from _bin(folders, files)
    yield Finding("ok", "set aside", f"{_counted(len(_names(folders.unreadable)), 'file')} in {folders.unreadable}.")
    left = list(_half_written(folders))
    if left:
        text = f"{len(left)} half-written files are left over; learnlog puts them in order when it is opened."
        yield Finding("note", "left over", text)


def _half_written(folders: Folders) -> Iterator[Path]:
    for folder in (folders.entries, folders.history, folders.drafts, folders.hand_ins):
        with contextlib.suppress(OSError):
            yield from folder.rglob(f".*{TEMPORARY}")


def _index(folders: Folders, files: Files) -> Iterator[Finding]:
    if not folders.index.exists():
        yield Finding("ok", "index", "There is none; it is made when the log is listed.")
        return
    with Index(folders.index, files) as index:
        fault = index.fault()
        if index.trouble == BUSY:
            yield Finding("note", "index", "Another program has it just now, so it could not be looked through.")
            return
        behind = _behind(folders, index)
        known = sum(len(index.stamps(folder)) for folder in index.folders())
    if fault:
        yield Finding("note", "index", f"It is damaged ({fault}) and is made anew when the log is listed next.")
        return
    agrees = f"It is behind in {behind}; that is mended by itself." if behind else "It agrees with the files."
    size = folders.index.stat().st_size / 1_000_000
    yield Finding("ok", "index", f"{agrees} {_counted(known, 'entry', 'entries')}, {size:.1f} MB.")


def _behind(folders: Folders, index: Index) -> int:
    """Return how many files the index does not know as they are; drafts and files that are no entries do not count."""
    known = {path: stamp for folder in index.folders() for path, stamp in index.stamps(folder).items()}
    others = index.others()
    found, _, _ = walk(folders.entries)
    behind = 0
    for file in found:
        stamp = known.pop(file.path, None)
        if stamp is None and str(folders.entries / file.path) in others:
            continue
        # The stamps of an entry's drafts stand behind that of its file.
        behind += stamp is None or stamp.split(" ")[0] != file.stamp
    return behind + sum(not path.startswith("draft/") for path in known)


def _settings(folders: Folders, files: Files) -> Iterator[Finding]:
    records = Records(FilesIn(folders.home, files))
    for read in (records.settings, records.coming_back):
        try:
            read()
        except EntryUnreadable as error:
            yield Finding("wrong", "settings", told(error, folders))
    with contextlib.suppress(LearnlogError):  # told above
        for wrong in records.settings_faults():
            yield Finding("wrong", "settings", told(wrong, folders))
    try:
        yield from (Finding("wrong", "keys", str(fault)) for fault in records.keys()[1])
    except EntryUnreadable as error:
        yield Finding("wrong", "keys", told(error, folders))


def _disk(folders: Folders, watch: Watch, files: Files) -> Iterator[Finding]:
    if watch.open_to_others():
        yield Finding("note", "privacy", f"{folders.entries} can be read by others: this disk keeps no modes.")
    if not folders.home.is_dir():
        return
    probe = folders.home / f"probe-{os.urandom(4).hex()}.toml"
    checks: tuple[Callable[[], object], ...] = (
        lambda: files.write_durably(probe, b"written by learnlog doctor\n", new=True),
        lambda: files.remove(probe),
    )
    try:
        for check in checks:
            check()
        free = shutil.disk_usage(folders.home).free
    except (LearnlogError, OSError) as error:
        yield Finding("wrong", "disk", error.happened if isinstance(error, LearnlogError) else str(error))
        return
    state: Literal["ok", "wrong"] = "ok" if free > _ROOM else "wrong"
    yield Finding(state, "disk", f"A file can be written and removed; {free // 1_000_000} MB are free.")


def _names(folder: Path) -> list[str]:
    try:
        return sorted(names_in(folder))
    except EntryUnreadable:
        return []
