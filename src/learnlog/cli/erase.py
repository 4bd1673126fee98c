"""``learnlog erase``: what deleting an entry for good would remove, and the removal itself."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from learnlog.care import Care
from learnlog.care.versions import consequences
from learnlog.cli.layout import aligned, counted, wrapped
from learnlog.cli.output import complain, say, width
from learnlog.cli.show import find_id
from learnlog.errors import EntryMissing, EntryOpenElsewhere, EntryUnreadable, UsageError
from learnlog.journal.entry import Entry
from learnlog.journal.summarising import summarise
from learnlog.opening import Opening, now
from learnlog.store.backups import Backups
from learnlog.store.erasing import delete_for_good, files_of, ids_in
from learnlog.store.files import Files
from learnlog.store.folders import Folders
from learnlog.store.format import LIMIT, parse_draft, parse_entry
from learnlog.store.names import ID
from learnlog.store.toml import TomlStore
from learnlog.text import one_line, shorten

_LONGEST_TITLE = 100
_UNDONE = "This cannot be undone: no backup will have it either."


def erase_entry(folders: Folders, given: str, *, act: bool) -> int:
    """Print what deleting an entry for good removes, do it where that is asked for, and return the exit code.

    Args:
        given: its id, or enough of it; all of it where only backups hold the entry.
        act: do it.
    """
    backups, files = Backups(folders, now), Files()
    entry_id = _meant(folders, given)
    paths, archives = files_of(folders, files, entry_id), backups.holding(entry_id)
    if not paths and not archives:
        raise UsageError(*_nowhere(given))
    lines = _named(files, paths)
    removed = [counted(len(paths), "file", "files")] if paths else []
    removed += [f"what {counted(len(archives), 'backup holds', 'backups hold')} of it"] if archives else []
    if not act:
        lines += ["", *_flowing(f"Deleting it for good removes {' and '.join(removed)}. {_UNDONE}"), ""]
        lines += _flowing(f"Nothing was changed. To do it: learnlog erase {entry_id} --yes")
        say("\n".join(lines))
        return 0
    try:
        uncleaned = delete_for_good(TomlStore(folders), backups, entry_id)
    except EntryOpenElsewhere:
        raise UsageError(
            "This entry is open in a learnlog window.", "Nothing was deleted.", "Close it there, and try again."
        ) from None
    except EntryMissing:  # gone since it was looked for
        raise UsageError(*_nowhere(given)) from None
    say("\n".join([*lines, "", *_flowing(f"Deleted for good: {' and '.join(removed)}.")]))
    for one in uncleaned:
        complain(one_line(f"{one.path} may still hold it: {one.cause}. Delete it, or try again when it can be read."))
    return 1 if uncleaned else 0


def erase_versions(folders: Folders, given: str, *, act: bool) -> int:
    """Print what deleting the earlier versions of an entry means, do it where asked for, and return the exit code.

    Args:
        given: its id, or enough of it.
        act: do it.
    """
    opening, files = Opening(folders, now), Files()
    entry_id = _meant(folders, given)
    paths = files_of(folders, files, entry_id)
    if not paths:
        raise UsageError(*_nowhere(given))
    care = Care(TomlStore(folders), now, forget_past=opening.forget_past)
    gone, stay = care.versions.forgettable(entry_id)
    lines = _named(files, paths)
    if not gone:
        handed_in = " but what was handed in, which goes only with it" if stay else ""
        say("\n".join([*lines, "", *_flowing(f"This entry has no earlier versions{handed_in}. Nothing was changed.")]))
        return 0
    if not act:
        for line in consequences(gone, stay).split("\n"):
            lines += _flowing(line) if line else [""]
        lines += ["", *_flowing(f"Nothing was changed. To do it: learnlog erase {entry_id} --versions --yes")]
        say("\n".join([lines[0], "", *lines[1:]]))
        return 0
    try:
        left = care.versions.forget_past(entry_id)
    except EntryOpenElsewhere:
        raise UsageError(
            "This entry is open in a learnlog window.", "Nothing was deleted.", "Close it there, and try again."
        ) from None
    versions = counted(len(gone), "earlier version", "earlier versions")
    say("\n".join([*lines, "", *_flowing(f"Deleted for good: {versions}.")]))
    for one in left:
        complain(one_line(one))
    return 1 if left else 0


def _meant(folders: Folders, given: str) -> str:
    wanted = given.strip().lower()
    return wanted if ID.match(wanted) else find_id(given, ids_in(folders))


def _nowhere(given: str) -> tuple[str, str, str]:
    return (
        f"There is no entry “{one_line(given)}”, not in the log, its bin or its backups.",
        "Nothing was deleted.",
        "“learnlog list” shows every entry with its id.",
    )


def _named(files: Files, paths: list[Path]) -> list[str]:
    """Return the line that tells a person which entry is meant: its day, its words and its title."""
    entry = next(chain.from_iterable(_read(files, path) for path in reversed(paths)), None)
    if entry is None:
        return ["An entry of which nothing can be read any more."]
    known = summarise(entry)
    words, title = counted(known.words, "word", "words"), shorten(known.title, _LONGEST_TITLE)
    return aligned([(known.happened_on.isoformat(), words, title or "(no title)")])


def _read(files: Files, path: Path) -> Iterator[Entry]:
    try:
        raw = files.read(path, LIMIT)
    except (FileNotFoundError, EntryUnreadable):
        return
    with contextlib.suppress(EntryUnreadable):
        yield parse_entry(raw, "")[0]
    with contextlib.suppress(EntryUnreadable):
        yield parse_draft(raw, "").entry


def _flowing(text: str) -> list[str]:
    return wrapped(one_line(text), width())
