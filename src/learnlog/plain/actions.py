"""Every planned action in one list: ticked off with a line about what came of it, postponed, passed on, taken back."""

from __future__ import annotations

from learnlog.acting import (
    Done,
    calendar_name,
    check_calendar,
    for_calendar,
    pass_on,
    people_for,
    postpone,
    take_back,
    tick,
    untick,
    write_calendar,
)
from learnlog.handing_in import sought
from learnlog.journal.action_list import SHOWN, Wanted, arranged, counted, people, state_of
from learnlog.journal.days import full_date, read_date
from learnlog.journal.planned import PlannedAction
from learnlog.journal.readback import long_date
from learnlog.plain.asking import EVERYWHERE, TROUBLES, agreed, heard, lead, one_of, told, word
from learnlog.plain.desk import Desk
from learnlog.plain.entry import at_entry
from learnlog.plain.filing import put_into_folder
from learnlog.plain.picking import Pick
from learnlog.plain.talk import Back
from learnlog.text import one_line, shorten

HELP = (
    "The number of an action tells all of it, and asks what becomes of it.",
    "show: which are told, such as those that are done. undo: take back what you changed last.",
    "calendar: put those with a day into a file for your calendar.",
)


class ActionsRoom:
    """The Actions room.

    Args:
        desk: where.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._talk = desk.talk
        self._workspace = desk.workspace
        self._wanted = Wanted()
        self._shown: tuple[PlannedAction, ...] = ()
        self._done: list[Done] = []

    def enter(self, key: str = "") -> None:
        """Tell the actions, and do what is typed, until somebody goes back or elsewhere.

        Args:
            key: of an action to begin with.
        """
        self._tell()
        if key:
            self._begin_with(key)
        while True:
            said = word(self._talk.ask("Your actions. A number, or “help”:"))
            lead(said)
            try:
                self._do(said)
            except Back:
                continue
            except TROUBLES as error:
                self._talk.say(told(error))

    def _begin_with(self, key: str) -> None:
        action = next((one for one in self._shown if one.key == key), None)
        try:
            if action is not None:
                self._see_to(action)
        except Back:
            return
        except TROUBLES as error:
            self._talk.say(told(error))

    def _do(self, said: str) -> None:
        if said in ("help", "?"):
            self._talk.say(*HELP, EVERYWHERE)
        elif said.isascii() and said.isdigit() and 1 <= int(said[:9]) <= len(self._shown):
            self._see_to(self._shown[int(said[:9]) - 1])
        elif said == "show":
            chosen = one_of(self._talk, "Which? Enter goes back:", [Pick(show, about) for show, about in SHOWN.items()])
            if chosen is not None:
                self._wanted = next(Wanted(show) for show in SHOWN if show == chosen.id)
                self._tell()
        elif said == "undo":
            self._take_back()
        elif said == "calendar":
            self._calendar()
        elif said in ("again", ""):
            self._tell()
        else:
            self._talk.say("That is no action of the list. “help” says what can be typed.")

    def _tell(self) -> None:
        today = self._workspace.today
        every = self._workspace.current_view().all_actions()
        self._shown = arranged(every, self._wanted, today)
        self._talk.title(f"Your actions: {SHOWN[self._wanted.show]}. In all: {counted(every, today) or 'none yet'}.")
        if not every:
            self._talk.say("They are the rows of action plans, such as in Task 2.")
        self._talk.items(self._line(one) for one in self._shown)

    def _line(self, one: PlannedAction) -> str:
        by = long_date(one.by) if one.by else one_line(one.by_typed) or "no day"
        who = f", {one_line(one.who)}" if one.who else ""
        return f"{shorten(one.what, 120) or '(nothing written)'}. {by}{who}, {state_of(one, self._workspace.today)}."

    def _see_to(self, action: PlannedAction) -> None:
        talk = self._talk
        self._tell_all(action)
        picks = [Pick("untick", "have it to be done again")] if action.done else [Pick("tick", "tick it off as done")]
        picks += [
            Pick("postpone", "postpone it", "give it another day"),
            Pick("pass", "say who does it"),
            Pick("entry", "go to its entry"),
        ]
        chosen = one_of(talk, "What becomes of it? Enter leaves it:", picks)
        match chosen.id if chosen else "":
            case "tick":
                outcome = heard(talk, "One line about what came of it, or Enter:").strip()
                self._did(tick(self._workspace, action, outcome), "It is done.")
            case "untick":
                self._did(untick(self._workspace, action), "It is to be done again.")
            case "postpone":
                self._postpone(action)
            case "pass":
                self._pass_on(action)
            case "entry":
                at_entry(self._desk, action.entry, read=False)

    def _tell_all(self, action: PlannedAction) -> None:
        talk = self._talk
        talk.say(self._line(action))
        for name, text in (
            ("For", action.concerns),
            ("How we will know", action.success),
            *action.more,
            ("What came of it", action.outcome),
            ("From", action.title),
        ):
            if text.strip():
                talk.say(f"{name}: {text}")
        if action.done:
            talk.say(f"Done on {long_date(action.done)}.")

    def _postpone(self, action: PlannedAction) -> None:
        while line := heard(self._talk, "To which day? Enter leaves it:").strip():
            day = read_date(line, self._workspace.today)
            if day is not None:
                self._did(postpone(self._workspace, action, day), f"It has another day: {full_date(day)}.")
                return
            self._talk.say(f"“{one_line(line)}” is no day learnlog can read. Write it like 23 November 2026.")

    def _pass_on(self, action: PlannedAction) -> None:
        every = self._workspace.current_view().all_actions()
        known = people_for(self._workspace, action, people(every))
        self._talk.items(known)
        line = heard(self._talk, "Who does it? A number, or a role; Enter leaves it:").strip()
        if not line:
            return
        number = int(line[:6]) if line.isascii() and line.isdigit() else 0
        who = known[number - 1] if 1 <= number <= len(known) else one_line(line)
        self._did(pass_on(self._workspace, action, who), f"It is kept who does it: {who}.")

    def _did(self, done: Done, said: str) -> None:
        self._done.append(done)
        self._talk.say(f"{said} Saved in its entry. “undo” takes it back.")
        self._tell()

    def _take_back(self) -> None:
        if not self._done:
            self._talk.say("You have changed nothing here since you came in.")
            return
        done = self._done[-1]
        take_back(self._workspace, done)
        self._done.pop()
        self._talk.say(f"“{shorten(done.action.what, 60)}” is as it was before it was {done.what}.")
        self._tell()

    def _calendar(self) -> None:
        check_calendar()
        talk, workspace = self._talk, self._workspace
        found = for_calendar(self._shown, workspace.current_view(), sought(workspace))
        if not found.actions:
            talk.say("None of these has a day, so there is nothing for a calendar.")
            return
        by = {}
        for one in {find.text: find for find in found.finds}.values():
            talk.say(f"“{one_line(one.text)}” may tell who somebody is: {one.sentence}")
        if found.finds and agreed(talk, "Replace all of these by aliases?"):
            by = dict(found.by_aliases)
        put_into_folder(self._desk, calendar_name(workspace.today), lambda: write_calendar(workspace, found, by))
