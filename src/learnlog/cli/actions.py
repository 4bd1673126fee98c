"""``learnlog actions``: what was planned, as lines, as JSON, or as a file for a calendar."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from learnlog.cli.carrying import TO_OUTPUT, path_for, there_already
from learnlog.cli.known import Known
from learnlog.cli.layout import aligned, counted
from learnlog.cli.output import complain, flush, say, say_json
from learnlog.errors import LearnlogError, UsageError
from learnlog.journal.action_list import Show, Wanted, arranged, state_of
from learnlog.journal.planned import PlannedAction
from learnlog.opening import Opening, now
from learnlog.search.log_view import LogView
from learnlog.store.folders import Folders
from learnlog.text import folded, one_line, shorten

_ENDING = 6
_LONGEST, _LONGEST_NAME = 100, 28


@dataclass(frozen=True)
class Which:
    """Which actions are wanted.

    Attributes:
        shown: states; none for everything that is to do.
        who: part of a person's role, whatever its case and accents; None for everybody.
    """

    shown: tuple[Show, ...] = ()
    who: str | None = None

    def of(self, view: LogView, today: date, *, done: bool = False) -> tuple[PlannedAction, ...]:
        """Return those of a log, the soonest first.

        Args:
            done: whether those that are done are wanted where nothing is said.
        """
        every = list(view.all_actions())
        if self.who is not None:
            wanted = folded(self.who)
            every = [one for one in every if wanted in folded(one_line(one.who))]
        shown = self.shown or (("all",) if done else ("to do",))
        chosen = [one for one in every if any(Wanted(show).accepts(one, today) for show in shown)]
        return arranged(chosen, Wanted("all"), today)


def list_actions(folders: Folders, which: Which, *, as_json: bool) -> int:
    """Print the actions that are wanted, the soonest first, and return the exit code."""
    known, today = Known(folders), now().date()
    found = which.of(known.view, today)
    if not known.is_true_of(list(dict.fromkeys(one.entry for one in found))):
        known.catch_up()
        found = which.of(known.view, today)
    if as_json:
        say_json([_as_data(one, today) for one in found])
    elif found:
        say("\n".join(aligned([_row(one, today) for one in found])))
    elif known.view.actions_total:
        complain("No action is like that. --done shows those that are done.")
    elif not known.code:
        complain(f"There is no action yet in {folders.home}: they are the rows of action plans.")
    known.complain()
    return known.code


def write_actions(folders: Folders, which: Which, target: str | None, *, over: bool = False, names: str = "ask") -> int:
    """Write the actions that are wanted and have a day into a file for a calendar, and return the exit code.

    Args:
        which: where it says nothing, everything to do, and what is done: a calendar that has it hears of it so.
        target: a file, a folder, or ``-``; None for the folder this was called in.
        over: whether a file that is there may be replaced.
        names: ``ask``, ``check``, ``anonymise`` or ``keep``, as for a document.
    """
    from learnlog.acting import calendar_name, check_calendar, for_calendar, write_calendar
    from learnlog.cli.export import finds_told
    from learnlog.handing_in import put, sought

    check_calendar()
    workspace = Opening(folders).workspace()
    view = workspace.current_view()
    actions = which.of(view, workspace.today, done=True)
    found = for_calendar(actions, view, sought(workspace))
    if not found.actions:
        none = "No action is like that." if view.actions_total else "There is no action yet."
        happened = "None of these actions has a day." if actions else none
        raise LearnlogError(happened, "Nothing was written.", "“learnlog actions” lists what there is.")
    if found.finds and names in ("ask", "check"):
        say("\n".join(finds_told(found.finds)))
        if names == "ask":
            complain("Nothing was written. --anonymise replaces all of these, --keep-names leaves them as they are.")
        return 1
    if names == "check":
        say("Nothing was found that tells who somebody is. What is not on your list of names cannot be found.")
        return 0
    data = write_calendar(workspace, found, found.by_aliases if names == "anonymise" else {})
    if target == TO_OUTPUT:
        flush()
        sys.stdout.buffer.write(data)
        return _unreadable(view)
    path = path_for(target, calendar_name(workspace.today))
    try:
        put(data, path, over=over)
    except FileExistsError:
        raise there_already(path) from None
    say(one_line(f"{counted(len(found.actions), 'action', 'actions')}, for a calendar: {path}"))
    if found.undated:
        say(f"{counted(found.undated, 'action has', 'actions have')} no day and {_left_out(found.undated)}.")
    return _unreadable(view)


def check_target(*, ics: bool, target: str | None, over: bool, names: str) -> None:
    """Say where something was asked for that only a calendar has. Raises UsageError."""
    if not ics and (target is not None or over or names != "ask"):
        raise UsageError("-o, --over and what is done about names go with --ics.", "Nothing was written.", "Add --ics.")


def _left_out(number: int) -> str:
    return "is left out" if number == 1 else "are left out"


def _unreadable(view: LogView) -> int:
    for error in view.unreadable:
        complain(one_line(error.message))
    return 1 if view.unreadable else 0


def _row(action: PlannedAction, today: date) -> Sequence[str]:
    day = action.by.isoformat() if action.by else shorten(action.by_typed, 20) or "-"
    who = shorten(action.who, _LONGEST_NAME) or "-"
    what = shorten(action.what, _LONGEST) or "(nothing written)"
    return action.entry[-_ENDING:], day, state_of(action, today), who, what


def _as_data(action: PlannedAction, today: date) -> dict[str, Any]:
    return {
        "entry": action.entry,
        "unit": action.unit,
        "task": action.task,
        "title": action.title,
        "step": action.step_key,
        "field": action.field,
        "row": action.row,
        "what": action.what,
        "about": action.about,
        "value": action.value,
        "who": action.who,
        "by": action.by.isoformat() if action.by else None,
        "by_typed": action.by_typed,
        "success": action.success,
        "more": dict(action.more),
        "state": state_of(action, today),
        "done": action.done.isoformat() if action.done else None,
        "outcome": action.outcome,
    }
