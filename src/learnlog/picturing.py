"""The pictures of a log: which entries they are drawn from, and the file one is put into."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from learnlog.errors import EntryMissing, EntryUnreadable
from learnlog.journal.entry import Entry
from learnlog.picture.counting import progress_of, weeks_of
from learnlog.picture.facts import COUNTED, Picture
from learnlog.picture.gathering import Scale, placed, scales_of
from learnlog.search.query import NOTHING_ASKED
from learnlog.workspace import Workspace, going_on

VERSIONS = 50
"""So many earlier versions of an entry are looked through, the newest first."""


def pictures(workspace: Workspace) -> tuple[Picture, ...]:
    """Return every picture there is, those with nothing to draw yet among them: unit by unit, then the whole log.

    Entries that cannot be read are passed over: the log names them. Raises SaveFailed where the log cannot be listed.
    """
    view = workspace.current_view()
    found: list[Picture] = []
    for unit in workspace.catalog.units:
        for scale in scales_of(unit):
            found.append(_drawn(workspace, scale, list(view.of_task(unit.id, scale.task.id).ids())))
        newest = {one.id: going_on(view, unit.id, one.id) for one in unit.tasks}
        states = {task: one.state for task, one in newest.items() if one is not None}
        found.append(progress_of(unit, workspace.bookmarks.read_screens(unit.id), states))
    return (*found, weeks_of(view.find(NOTHING_ASKED, workspace.today), workspace.today))


def file_name(picture: Picture, today: date) -> str:
    """Return the name to propose for the file of a picture."""
    unit = f"{picture.unit}-" if picture.unit else ""
    return f"learnlog-{unit}{picture.name}-{today.isoformat()}.svg"


def _drawn(workspace: Workspace, scale: Scale, ids: Sequence[str]) -> Picture:
    entries = _rating(workspace, scale, ids)
    picture = scale.picture(entries)
    if picture.origin is None:
        return picture
    entry = next(one for one in entries if one.id == picture.origin.entry)
    return scale.with_versions(picture, entry, tuple(_versions(workspace, entry.id)))


def _rating(workspace: Workspace, scale: Scale, ids: Sequence[str]) -> list[Entry]:
    """Return the entries that rate something, newest first, and no more of them than have to be known of."""
    found: list[Entry] = []
    for one in ids:
        try:
            entry = workspace.read_entry(one)
        except (EntryUnreadable, EntryMissing):  # named in the log; or moved to the bin by another window, just now
            continue
        if placed(entry, scale):
            found.append(entry)
        if len(found) > COUNTED:
            break
    return found


def _versions(workspace: Workspace, entry_id: str) -> Iterator[Entry]:
    for one in workspace.store.history.versions(entry_id)[:VERSIONS]:
        try:
            yield workspace.store.history.read(entry_id, one).entry
        except (EntryUnreadable, EntryMissing):
            continue
