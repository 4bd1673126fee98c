"""A file read for the index: the quick way where learnlog wrote it, else the strict one."""

from __future__ import annotations

from learnlog.journal.summary import Summary
from learnlog.store.brief import LIMIT, brief
from learnlog.store.files import Files


def read_summary(files: Files, path: str) -> Summary:
    """Return what a list shows of the entry in a file. FileNotFoundError; EntryUnreadable with the line and cause."""
    raw = files.read(path, LIMIT)
    found = brief(raw)
    if found is not None:
        return found
    # Imported late: the models of entries are not needed for what learnlog wrote itself.
    from learnlog.journal.summarising import summarise
    from learnlog.store.format import parse_entry

    entry, outside = parse_entry(raw, path)
    return summarise(entry, outside=outside)
