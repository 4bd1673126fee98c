"""``learnlog export``: entries as a document that somebody else can read."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from learnlog.cli.carrying import TO_OUTPUT, ZIP, carry, path_for, there_already
from learnlog.cli.layout import counted, wrapped
from learnlog.cli.output import complain, flush, say, width
from learnlog.cli.show import find_id
from learnlog.content.slugs import did_you_mean
from learnlog.content.unit import Unit
from learnlog.errors import LearnlogError, UsageError
from learnlog.export.formats import FORMATS, Format
from learnlog.export.names import Find, aliases, find_names, replaced
from learnlog.handing_in import (
    Finished,
    HandIn,
    entries_to_hand_in,
    finish,
    log_to_hand_in,
    sought,
    task_to_hand_in,
    unit_to_hand_in,
    write,
)
from learnlog.opening import Opening
from learnlog.search.query import NOTHING_ASKED
from learnlog.store.folders import Folders
from learnlog.text import one_line
from learnlog.workspace import Workspace

LAST_PATIENCE = 60.0
"""Seconds that the backup of the day may take after something was handed in."""

Names = Literal["ask", "check", "anonymise", "keep"]
"""What to do about what may tell who somebody is."""


def export(
    folders: Folders,
    what: list[str],
    format_id: str,
    target: str | None,
    *,
    over: bool = False,
    names: Names = "ask",
    hand_in: bool = False,
    for_comment: bool = False,
) -> int:
    """Write what is asked for as a document, say where it is, and return the exit code.

    Args:
        what: ``unit``, ``log``, the id of a unit or of a task, or ids of entries; nothing for the first unit.
        format_id: one of the formats, by its id, or that of the whole log as it is.
        target: a file, a folder, or ``-``; None for the folder this was called in.
        over: whether a file that is there may be replaced.
        names: ``ask`` writes nothing where names are found, and says so.
        hand_in: whether it is kept that this was handed in.
        for_comment: whether there is to be a file for comments beside it.
    """
    if format_id == ZIP:
        return carry(folders, what, target, over=over, as_it_is=names in ("ask", "keep"))
    if format_id not in FORMATS:
        known = [*FORMATS, ZIP]
        mend = did_you_mean(format_id, known, f"The formats are {', '.join(known)}.")
        raise UsageError(f"There is no format “{one_line(format_id)}”.", "", mend)
    written_as = FORMATS[format_id]
    written_as.check()
    if hand_in:
        _check_hand_in(written_as, target)
    workspace = Opening(folders).workspace()
    found = _found(workspace, what)
    for trouble in found.unreadable:
        complain(one_line(trouble.message))
    document, look_for = found.document, sought(workspace)
    written_as.check_for(document)
    finds = find_names(document, look_for) if names in ("ask", "check") else ()
    if finds:
        say("\n".join(finds_told(finds)))
        if names == "ask":
            complain("Nothing was written. --anonymise replaces all of these, --keep-names leaves them as they are.")
        return 1
    if names == "check":
        say("Nothing was found that tells who somebody is. What is not on your list of names cannot be found.")
        return 0
    by = aliases(document, look_for) if names == "anonymise" else {}
    if target == TO_OUTPUT:
        written = written_as.write(replaced(document, by))
        for told in written.told:
            complain(one_line(told))
        flush()
        sys.stdout.buffer.write(written.data)
        return 1 if found.unreadable else 0
    path = path_for(target, found.file_name(written_as, workspace.today))
    try:
        for told in write(found, written_as, path, by, over=over, for_comment=for_comment):
            complain(one_line(told))
    except FileExistsError as error:
        raise there_already(Path(error.args[0])) from None
    say(one_line(f"{counted(len(found.entries), 'entry', 'entries')}, as {written_as.name}: {path}"))
    done = finish(workspace, found, written_as, path, by, for_comment=for_comment) if hand_in else Finished()
    if done.comments is not None:
        say(one_line(f"For your tutor's comments: {done.comments}"))
    for said in done.troubles:
        complain(one_line(said))
    workspace.backing_up.finish(LAST_PATIENCE)
    return 1 if found.unreadable or done.troubles else 0


def _check_hand_in(written_as: Format, target: str | None) -> None:
    """Say before any work is done where something cannot be handed in. Raises UsageError."""
    if target == TO_OUTPUT:
        raise UsageError(
            "What is printed is not handed in.", "Nothing was written.", "Name a file or a folder with -o."
        )
    if not written_as.for_reading:
        papers = ", ".join(one.id for one in FORMATS.values() if one.for_reading)
        raise UsageError(
            f"{written_as.name} is not a document to hand in.", "Nothing was written.", f"These are: {papers}."
        )


def _found(workspace: Workspace, what: list[str]) -> HandIn:
    units = {one.id: one for one in workspace.catalog.units}
    if len(what) <= 1:
        name = what[0].strip().lower() if what else "unit"
        if name == "log":
            return log_to_hand_in(workspace)
        if name == "unit" or name in units:
            return unit_to_hand_in(workspace, units[name] if name in units else _first(units))
        with_it = [unit for unit in units.values() if any(one.id == name for one in unit.tasks)]
        if len(with_it) > 1:
            raise UsageError(f"{len(with_it)} units have a task “{one_line(name)}”.", "", "Name the unit instead.")
        if with_it:
            return task_to_hand_in(workspace, with_it[0], name)
    ids = list(workspace.current_view().find(NOTHING_ASKED, workspace.today).ids())
    return entries_to_hand_in(workspace, list(dict.fromkeys(find_id(one, ids) for one in what)))


def finds_told(finds: Sequence[Find]) -> list[str]:
    """Return what was found as lines: where, what it seems to be, and the sentence around it."""
    lines = []
    for where in dict.fromkeys(one.where for one in finds):
        lines += ["", one_line(where) or "On the cover"]
        for one in (find for find in finds if find.where == where):
            lines += [f"  {one.kind} “{one_line(one.text)}”, to become “{one_line(one.alias)}”:"]
            lines += wrapped(one.sentence, width(), "    ", "    ")
    return [*lines[1:], ""]


def _first(units: dict[str, Unit]) -> Unit:
    if not units:
        raise LearnlogError("There is no unit here.", "", "Name what to export: “log”, or the id of an entry.")
    return next(iter(units.values()))
