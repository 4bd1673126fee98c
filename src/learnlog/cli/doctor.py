"""``learnlog doctor``: every file of the log looked through, with the detail a person can act on."""

from __future__ import annotations

from dataclasses import asdict

from learnlog.cli.chosen_keys import check_keys
from learnlog.cli.layout import aligned
from learnlog.cli.output import progress, say, say_json
from learnlog.opening import now
from learnlog.store.examine import examine
from learnlog.store.files import Files
from learnlog.store.folders import Folders
from learnlog.store.watch import Watch
from learnlog.text import one_line

_MARKS = {"ok": "ok", "note": "note", "wrong": "WRONG"}


def examine_log(folders: Folders, *, as_json: bool) -> int:
    """Print what is found in the log and return the exit code: 1 where anything is wrong."""
    found = [*examine(folders, Watch(folders, now), Files(), progress), *check_keys(folders)]
    if as_json:
        say_json([asdict(one) for one in found])
    else:
        say("\n".join(aligned([(_MARKS[one.state], one.about, one_line(one.text)) for one in found])))
        wrong = sum(one.state == "wrong" for one in found)
        if wrong:
            say(f"\n{wrong} of these {'needs' if wrong == 1 else 'need'} you. Nothing was changed.")
            if any(one.state == "wrong" and one.about == "entry" for one in found):
                say("In learnlog, the log (F4) shows each such file and its last good version, if there is one.")
    return 1 if any(one.state == "wrong" for one in found) else 0
