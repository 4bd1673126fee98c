"""``learnlog doctor``: every file of the log looked through, and what learnlog runs with: what a report needs.

Nothing it prints has a word, a title or a name of the trainee's in it.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import asdict, replace

from learnlog.cli.chosen_keys import check_keys
from learnlog.cli.layout import aligned, wrapped
from learnlog.cli.output import progress, say, say_json, width
from learnlog.cli.surroundings import private, surroundings
from learnlog.opening import now
from learnlog.store.examine import Finding, examine
from learnlog.store.files import Files
from learnlog.store.folders import Folders
from learnlog.store.units import bundled_units, load_catalog
from learnlog.store.watch import Watch
from learnlog.text import one_line

_MARKS = {"ok": "ok", "note": "note", "wrong": "WRONG"}


def examine_log(folders: Folders, *, as_json: bool) -> int:
    """Print what is found in the log, and what learnlog runs with; return the exit code: 1 where anything is wrong."""
    log = [*examine(folders, Watch(folders, now), Files(), progress), *check_keys(folders), _units(folders)]
    around = list(surroundings(folders, os.environ))
    found = [replace(one, text=private(one.text, os.environ)) for one in (*log, *around)]
    wrong = [one for one in found if one.state == "wrong"]
    if as_json:
        say_json([asdict(one) for one in found])
        return int(bool(wrong))
    lines = _set(found)
    say("\n".join(["\n".join(lines[: len(log)]), "", *lines[len(log) :]]))
    if wrong:
        say(f"\n{len(wrong)} of these {'needs' if len(wrong) == 1 else 'need'} you. Nothing was changed.")
        if any(one.about == "entry" for one in wrong):
            say("In learnlog, the log (F4) shows each such file and its last good version, if there is one.")
    return int(bool(wrong))


def _set(found: Sequence[Finding]) -> list[str]:
    """Return the findings as they are printed: in a terminal in lines that it has room for, below each other."""
    heads = aligned([(_MARKS[one.state], one.about, "|") for one in found])
    room = width()
    return [
        "\n".join(wrapped(one_line(one.text), room, head[:-1], " " * (len(head) - 1)))
        for one, head in zip(found, heads, strict=True)
    ]


def _units(folders: Folders) -> Finding:
    """Return how many units there are. One that cannot be opened may have been named by anybody."""
    catalog = load_catalog(bundled_units(), folders.units)
    if not catalog.broken:
        return Finding("ok", "units", f"{len(catalog.units)} can be opened.")
    also = f"{len(catalog.broken)} cannot; “learnlog units check” says why."
    return Finding("note", "units", f"{len(catalog.units)} can be opened, {also}")
