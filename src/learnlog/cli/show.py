"""``learnlog show``: one entry as it reads, or as data. It needs no unit, because an entry keeps its questions."""

from __future__ import annotations

import json
from collections.abc import Iterable

from learnlog.cli.entry import entry_lines
from learnlog.cli.output import complain, say, say_json, width
from learnlog.errors import EntryMissing, EntryUnreadable, UsageError
from learnlog.journal.readback import long_date
from learnlog.store.contents import Draft, Opened
from learnlog.store.folders import Folders
from learnlog.store.names import walk
from learnlog.store.protocol import JournalStore
from learnlog.store.toml import TomlStore
from learnlog.text import one_line

SHORTEST_ID = 4
"""Characters of an id that are enough to ask for an entry, as long as no other entry has them."""


def show_entry(folders: Folders, given: str, *, as_json: bool) -> int:
    """Print one entry, with the words of its draft where there is one, and return the exit code."""
    store = TomlStore(folders)
    found, _, _ = walk(folders.entries)
    entry_id = find_id(given, [*(one.id for one in found), *(ref.entry_id for ref in store.drafts.all())])
    opened, draft, troubles = _read(store, entry_id)
    entry = draft.entry if draft else opened.entry if opened else None
    if entry is None:
        raise troubles[0] if troubles else EntryMissing(entry_id)
    if as_json:
        say_json(json.loads(entry.model_dump_json()))
    else:
        handed_in = [f"Handed in {one.said}." for one in store.hand_ins().of_entry(entry_id)[:1]]
        say("\n".join(entry_lines(entry, width(), [*_remarks(opened, draft), *handed_in])))
    for trouble in troubles:
        complain(one_line(trouble.message))
    return 1 if troubles else 0


def find_id(given: str, ids: Iterable[str]) -> str:
    """Return the one id that ``given`` is, begins or ends; UsageError where there is none or more than one."""
    known = sorted(set(ids), reverse=True)
    wanted = given.strip().lower()
    if wanted in known:
        return wanted
    shown = one_line(given)
    if len(wanted) < SHORTEST_ID:
        raise UsageError(f"“{shown}” is too short for an id.", "", f"Write at least {SHORTEST_ID} characters of it.")
    found = [one for one in known if one.startswith(wanted) or one.endswith(wanted)]
    if not found:
        raise UsageError(
            f"There is no entry “{shown}” in this log.", "", "“learnlog list” shows every entry with its id."
        )
    if len(found) > 1:
        some = ", ".join([*found[:5], *(["…"] if len(found) > 5 else [])])
        raise UsageError(f"“{shown}” could be any of {len(found)} entries.", "", f"Write more of the id: {some}")
    return found[0]


def _read(store: JournalStore, entry_id: str) -> tuple[Opened | None, Draft | None, list[EntryUnreadable]]:
    """Return the saved entry and the draft, as far as they are there and can be read, and why they cannot."""
    opened = None
    troubles: list[EntryUnreadable] = []
    try:
        opened = store.load(entry_id)
    except EntryMissing:  # a new entry, whose words are all in its draft so far
        pass
    except EntryUnreadable as error:
        troubles.append(error)
    for ref in store.drafts.all():
        if ref.entry_id == entry_id:
            try:
                store.drafts.read(ref)
            except EntryUnreadable as error:
                troubles.append(error)
    return opened, store.drafts.newest_of(entry_id), troubles


def _remarks(opened: Opened | None, draft: Draft | None) -> list[str]:
    remarks = []
    if draft is not None:
        at = f"{long_date(draft.written.date())}, {draft.written:%H:%M}"
        newer = "they are newer than the saved entry" if opened else "the entry was never saved"
        remarks.append(f"These are the words of a draft of {at}; {newer}. Open it in learnlog to save them.")
    elif opened is not None and opened.outside:
        remarks.append("The file was edited outside learnlog.")
    return remarks
