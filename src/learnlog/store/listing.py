"""Every saved entry at once, for what really needs the whole log."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from learnlog.errors import EntryUnreadable
from learnlog.journal.summary import Copy, Summary
from learnlog.store.contents import Listing
from learnlog.store.files import Files
from learnlog.store.folders import Folders
from learnlog.store.index.catching_up import Breath, Look
from learnlog.store.index.index import Index, Other
from learnlog.store.index.reading import read_summary
from learnlog.store.index.schema import Kept
from learnlog.store.index.state import DRAFT
from learnlog.store.names import ODD_ID, walk
from learnlog.store.protocol import Progress

_STEP = 100
"""How many files to read between two words about progress."""


def list_all(
    folders: Folders, files: Files, make_index: Callable[[], Index], progress: Progress | None, *, searchable: bool
) -> Listing:
    """Return every saved entry, newest first. Files the index knows unchanged are not read again.

    Args:
        make_index: returns the index; where that cannot be used, the log is listed all the same.
        searchable: whether the summaries hold the text to search in.
    """
    tell = progress or (lambda done, total: None)
    with make_index() as index:
        for _ in range(2):  # once more where the index turns out to be damaged
            if index.attempt(lambda connection: True) is None:
                break
            opened = index.opened
            look = Look(folders, files, index, Breath(lambda: None), tell)
            look.look()
            kept = index.all(searchable=searchable)
            others = index.others()
            if kept is not None and any(one.summary is None for one in kept):
                index.throw_away()
            elif kept is not None and not look.failed and index.opened == opened:
                entries = _saved(kept, folders, files, searchable=searchable)
                # A draft that cannot be read is none of the saved entries.
                return _in_order(entries, (one for one in others.values() if _is_of_log(one, folders)))
    return read_all(folders, files, tell, searchable=searchable)


def read_all(folders: Folders, files: Files, tell: Progress, *, searchable: bool) -> Listing:
    """Return every saved entry, newest first, each read from its file."""
    found, odd, closed = walk(folders.entries)
    entries: list[Summary] = []
    others = [Other(one.path, "", one.cause, one.line) for one in closed]
    for number, file in enumerate(found):
        if number % _STEP == 0:
            tell(number, len(found))
        path = folders.entries / file.path
        read = _read(files, path)
        if isinstance(read, Other):
            others.append(read)
        elif read is not None and read.id != file.id:
            others.append(Other(str(path), "", ODD_ID, 0, read))
        elif read is not None:
            entries.append(read if searchable else read.unsearchable())
    tell(len(found), len(found))
    for one in odd:
        copy = _read(files, Path(one.path)) if one.copy else Other(one.path, "", one.why)
        if isinstance(copy, Summary):
            copy = Other(one.path, "", one.why, 0, copy)
        if copy is not None:
            others.append(copy)
    return _in_order(entries, others)


def _read(files: Files, path: Path) -> Summary | Other | None:
    try:
        return read_summary(files, str(path))
    except EntryUnreadable as error:
        return Other(str(path), "", error.cause, error.line)
    except FileNotFoundError:  # moved to the bin by another window, just now
        return None


def _saved(kept: Iterable[Kept], folders: Folders, files: Files, *, searchable: bool) -> Iterator[Summary]:
    """Give the saved entries that the index keeps; where it has the words of a draft, as the entry's file says it."""
    for row in kept:
        if row.summary is not None and not row.summary.ahead:
            yield row.summary
        elif not row.path.startswith(f"{DRAFT}/"):
            read = _read(files, folders.entries / row.path)
            if isinstance(read, Summary):
                yield read if searchable else read.unsearchable()


def _is_of_log(other: Other, folders: Folders) -> bool:
    return Path(other.path).is_relative_to(folders.entries)


def _in_order(entries: Iterable[Summary], others: Iterable[Other]) -> Listing:
    by_path = sorted(others, key=lambda one: one.path)
    return Listing(
        tuple(sorted(entries, key=lambda one: one.id, reverse=True)),
        tuple(EntryUnreadable(one.path, one.why, one.line) for one in by_path if one.entry is None),
        copies=tuple(Copy(one.path, one.entry.unsearchable(), one.why) for one in by_path if one.entry is not None),
    )
