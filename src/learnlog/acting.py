"""What is done to a planned action from the list of all of them, and the calendar made of it.

A change goes to the entry the action is in, as one version, while nobody else writes in it. Each can be taken back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from learnlog.errors import EntryOpenElsewhere, LearnlogError, SaveFailed, SaveUnproven
from learnlog.export.formats import check_installed
from learnlog.export.names import Find, Sought, aliases, find_names, replaced
from learnlog.export.planned import Dated, dated, to_look_through
from learnlog.journal.actions import (
    cell_of,
    done_on,
    passed_on,
    people_of,
    planned_actions,
    postponed,
    ticked,
    unticked,
)
from learnlog.journal.entry import Entry
from learnlog.journal.planned import BY, WHO, PlannedAction
from learnlog.search.log_view import LogView
from learnlog.text import one_line
from learnlog.workspace import Workspace

SUFFIX = ".ics"
NEEDS = ("icalendar", "icalendar")
"""The module a calendar is written with, and the package it is in."""


@dataclass(frozen=True)
class Done:
    """One change to an action.

    Attributes:
        action: as it was before.
        entry: its entry as it is now.
        what: what was done, to be told when it is taken back.
        back: takes it back in the entry, whatever else has changed there.
    """

    action: PlannedAction
    entry: Entry
    what: str
    back: Callable[[Entry], Entry]

    @property
    def now(self) -> tuple[PlannedAction, ...]:
        """Every action of the entry as it is now."""
        return planned_actions(self.entry)


def tick(workspace: Workspace, action: PlannedAction, outcome: str = "") -> Done:
    """Tick an action off today, and add what came of it to its entry, where anything is said.

    Raises LearnlogError where its entry is open elsewhere, and whatever else keeps it from being changed, as
    :meth:`learnlog.changing.Changes.make` does; nothing is changed then.
    """
    moment = workspace.clock()
    entry = _change(workspace, action, lambda entry: ticked(entry, action.spot, outcome, moment))
    return Done(action, entry, "ticked", lambda entry: unticked(entry, action.spot, moment))


def untick(workspace: Workspace, action: PlannedAction) -> Done:
    """Have an action to be done again. What was said of it stays. Raises as :func:`tick`."""
    entry = _change(workspace, action, lambda entry: unticked(entry, action.spot))
    day = action.done or workspace.today
    return Done(action, entry, "taken up again", lambda entry: done_on(entry, action.spot, day))


def postpone(workspace: Workspace, action: PlannedAction, by: date) -> Done:
    """Give an action another day. Raises as :func:`tick`."""
    return _put(workspace, action, BY, "postponed", lambda entry, cell: postponed(entry, action.spot, cell), by)


def pass_on(workspace: Workspace, action: PlannedAction, who: str) -> Done:
    """Give an action to somebody else. Raises as :func:`tick`."""
    return _put(workspace, action, WHO, "passed on", lambda entry, cell: passed_on(entry, action.spot, str(cell)), who)


def _put(
    workspace: Workspace,
    action: PlannedAction,
    column: str,
    what: str,
    change: Callable[[Entry, date | str], Entry],
    cell: date | str,
) -> Done:
    before: list[date | str] = []

    def how(entry: Entry) -> Entry:
        before.append(cell_of(entry, action.spot, column))
        return change(entry, cell)

    entry = _change(workspace, action, how)
    return Done(action, entry, what, lambda entry: change(entry, before[0]))


def take_back(workspace: Workspace, done: Done) -> Entry:
    """Take a change back, and return the entry. Raises as :func:`tick`."""
    return _change(workspace, done.action, done.back)


def _change(workspace: Workspace, action: PlannedAction, how: Callable[[Entry], Entry]) -> Entry:
    try:
        return workspace.changes.make(action.entry, how)
    except EntryOpenElsewhere:
        raise LearnlogError(
            "The entry of this action is open in another learnlog window.",
            "Nothing was changed, so that neither window overwrites the other.",
            "Close it there, then do this again.",
        ) from None
    except SaveUnproven as error:
        raise LearnlogError(
            f"It is done, but not yet proven on the disk: {error.cause}.",
            "Only a power cut could still undo it.",
            "See to the disk; there is no need to do this again.",
        ) from error
    except SaveFailed as error:
        # Where somebody writes, a save is tried again by itself; here it is not.
        raise LearnlogError(
            f"Not saved: {error.cause}.", "Nothing was changed.", "Make room or check the folder, then do this again."
        ) from error


def people_for(workspace: Workspace, action: PlannedAction, others: Iterable[str]) -> tuple[str, ...]:
    """Return whom an action could be given to: the people its entry names, then others. Raises LearnlogError."""
    named = people_of(workspace.read_entry(action.entry))
    return tuple(dict.fromkeys(one_line(one) for one in (*named, *others) if one_line(one)))


# -- the calendar


@dataclass(frozen=True)
class ForCalendar:
    """What goes into a calendar.

    Attributes:
        actions: those that have a day.
        undated: how many were wanted that have none.
        finds: what in them may tell who somebody is.
        sought: what was looked for.
    """

    actions: tuple[Dated, ...]
    undated: int = 0
    finds: tuple[Find, ...] = ()
    sought: Sought | None = field(default=None, repr=False)

    @property
    def by_aliases(self) -> Mapping[str, str]:
        """Everything that can be found, each with what takes its place."""
        return aliases(to_look_through(self.actions), self.sought) if self.sought else {}


def for_calendar(actions: Sequence[PlannedAction], view: LogView, sought: Sought) -> ForCalendar:
    """Return what of these actions a calendar can hold, looked through for names."""
    entries = (view.entry(one) for one in dict.fromkeys(action.entry for action in actions))
    found = dated(actions, [one for one in entries if one is not None])
    return ForCalendar(found, len(actions) - len(found), find_names(to_look_through(found), sought), sought)


def check_calendar() -> None:
    """Say before any work is done where a calendar cannot be written here. Raises LearnlogError."""
    check_installed("A calendar", NEEDS)


def calendar_name(today: date) -> str:
    """Return the name to propose for the file of a calendar."""
    return f"learnlog-actions-{today.isoformat()}{SUFFIX}"


def write_calendar(workspace: Workspace, found: ForCalendar, by: Mapping[str, str]) -> bytes:
    """Return a calendar, with names replaced as wanted. Raises LearnlogError where something is missing it needs."""
    check_calendar()
    from learnlog.export.ics_file import write_calendar as written

    return written(replaced(found.actions, by), workspace.clock())
