"""Home: where to go on, how everything stands, and the way into every room."""

from __future__ import annotations

from learnlog.content.unit import Unit
from learnlog.errors import LearnlogError
from learnlog.journal.settings import Place
from learnlog.overview import Overview
from learnlog.plain import standing
from learnlog.plain.about_you import about_you
from learnlog.plain.actions import ActionsRoom
from learnlog.plain.asking import TROUBLES, Way, one_of, told, ways_on
from learnlog.plain.comments import take_comments
from learnlog.plain.desk import Desk
from learnlog.plain.entry import at_entry
from learnlog.plain.hand_in import hand_in_unit, tell_hand_ins
from learnlog.plain.log import LogRoom
from learnlog.plain.picking import Pick
from learnlog.plain.pictures import look_at_pictures
from learnlog.plain.sitting_down import begin_free, begin_task, write_entry, write_task
from learnlog.plain.talk import Back, Quit, ToHome, counted
from learnlog.plain.unit import UnitRoom
from learnlog.returning import looked_at, snooze, stop_reviews
from learnlog.survey import survey
from learnlog.text import one_line

HELP = (
    "Enter alone goes on where you stopped last. Every answer is saved as soon as you press Enter behind it, so you "
    "can stop anywhere: with “quit”, with Ctrl+D, or by closing the window. Backups, and moving your log to another "
    "computer, are commands of their own: learnlog --help lists them."
)


class Home:
    """Home.

    Args:
        desk: where.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._talk = desk.talk
        self._workspace = desk.workspace
        self._overview: Overview | None = None

    def run(self, *, resume: bool = False) -> None:
        """Stay open until somebody quits. Raises Quit, and what ends learnlog.

        Args:
            resume: whether to go straight on where the trainee stopped.
        """
        while True:
            try:
                if resume:
                    resume = False
                    self.go_on()
                ways_on(self._talk, self._ways, HELP, before=self._head, at_home=True)
            except (ToHome, Back):
                continue
            except TROUBLES as error:
                self._talk.say(told(error))

    def _head(self) -> None:
        self._overview = overview = survey(self._workspace, self._workspace.current_view())
        name = one_line(overview.name)
        self._talk.title(f"Home{f'. Hello {name}' if name else ''}.")
        self._desk.tell_notes()
        standing.tell_trouble(self._talk, overview)
        self._talk.say(*standing.in_short(overview))

    def _ways(self) -> list[Way]:
        overview = self._overview
        assert overview is not None, "the head asks for it"
        go_on = overview.go_on
        words = ", ".join(filter(None, (one_line(go_on.where), self._answered())))
        ways = [Way("continue" if go_on.verb == "Continue" else "begin", words, self.go_on)]
        if overview.units:
            ways += [
                Way("unit", "read the unit, screen by screen", self._unit),
                Way("tasks", "every task and activity", self._tasks),
            ]
        actions = counted(overview.actions, "action")
        ways += [
            Way("log", f"what you wrote, {counted(overview.entries, 'entry', 'entries')}", LogRoom(self._desk).enter),
            Way("actions", f"what you planned, {actions}", ActionsRoom(self._desk).enter),
            Way("new", "a note of your own, tied to no task", lambda: begin_free(self._desk)),
        ]
        if overview.reviews:
            ways.append(Way("reviews", "entries to be looked at again", self._reviews))
        if overview.earlier is not None:
            about = f"{overview.earlier_why} you wrote: {one_line(overview.earlier.title)}"
            ways.append(Way("earlier", about, self._earlier))
        return [
            *ways,
            Way("hand in", "the unit, as a document for your tutor", self._hand_in),
            Way("sent", "what you handed in, as it was", lambda: tell_hand_ins(self._desk)),
            Way("comments", "take in your tutor's comments from a file", lambda: take_comments(self._desk)),
            Way("pictures", "what you rated and wrote, in words", lambda: look_at_pictures(self._desk)),
            Way("overview", "how everything stands, in full", self._tell_everything),
            Way("about you", "your name, your list of names, and more", lambda: about_you(self._desk)),
            Way("quit", "save and end", self._quit),
        ]

    def _answered(self) -> str:
        return standing.answered_in_step(self._workspace, self._workspace.bookmarks.place)

    def _quit(self) -> None:
        raise Quit

    def _tell_everything(self) -> None:
        overview = self._overview
        assert overview is not None, "the head asks for it"
        standing.tell_everything(self._talk, overview, f"{overview.go_on.verb}: {one_line(overview.go_on.where)}.")

    # -- going somewhere

    def go_on(self) -> None:
        """Go on where the trainee stopped, or begin where the first unit does."""
        place = self._workspace.bookmarks.place
        if place is not None and self._go_to(place):
            return
        units = self._workspace.catalog.units
        if units:
            UnitRoom(self._desk, units[0]).enter(units[0].order[0])
        else:
            begin_free(self._desk)

    def _go_to(self, place: Place) -> bool:
        if place.room == "unit":
            unit = self._workspace.catalog.unit(place.unit)
            if unit is None:
                return False
            UnitRoom(self._desk, unit).enter(place.screen)
        elif place.room == "log" and place.entry:
            try:
                self._workspace.read_entry(place.entry)
            except LearnlogError:
                LogRoom(self._desk).enter()
            else:
                at_entry(self._desk, place.entry)
        elif place.room == "log":
            LogRoom(self._desk).enter()
        else:
            try:
                self._workspace.read_entry(place.entry)
            except LearnlogError:
                return False
            write_entry(self._desk, place.entry, place.step, place.field, place.part)
        return True

    def _which(self, question: str) -> Unit | None:
        units = self._workspace.catalog.units
        if len(units) < 2:
            return units[0] if units else None
        chosen = one_of(self._talk, f"{question} Enter goes back:", [Pick(one.id, one.name) for one in units])
        return next((one for one in units if chosen is not None and one.id == chosen.id), None)

    def _unit(self) -> None:
        unit = self._which("Read which unit?")
        if unit is not None:
            UnitRoom(self._desk, unit).enter()

    def _hand_in(self) -> None:
        unit = self._which("Hand in which unit?")
        if unit is not None:
            hand_in_unit(self._desk, unit)
        elif not self._workspace.catalog.units:
            self._talk.say("There is no unit to hand in. An entry can be handed in from your log.")

    def _tasks(self) -> None:
        overview = self._overview
        assert overview is not None, "the head asks for it"
        lines = [(unit, task) for unit in overview.units for task in unit.tasks]
        several = len(overview.units) > 1
        picks = [
            Pick(f"{unit.id}/{task.id}", task.name, f"{standing.state(task)}{f', {unit.name}' if several else ''}")
            for unit, task in lines
        ]
        chosen = one_of(self._talk, "Which one? Enter goes back:", picks)
        if chosen is None:
            return
        unit, task = next(one for one in lines if f"{one[0].id}/{one[1].id}" == chosen.id)
        if task.state != "complete":
            write_task(self._desk, unit.id, task.id)
            return
        self._talk.say(f"“{one_line(task.name)}” is complete.")
        ways = [Pick("read", "go to its newest entry"), Pick("begin", "begin another entry")]
        wanted = one_of(self._talk, "What with it? Enter goes back:", ways)
        if wanted is not None and wanted.id == "read":
            at_entry(self._desk, task.entry)
        elif wanted is not None:
            begin_task(self._desk, unit.id, task.id)

    # -- what comes back

    def _reviews(self) -> None:
        overview = self._overview
        assert overview is not None, "the head asks for it"
        picks = [Pick(one.entry, one.text, one.often) for one in overview.reviews]
        chosen = one_of(self._talk, "Which one? Enter goes back:", picks)
        if chosen is None:
            return
        ways = [
            Pick("read", "read it, and add what you see now"),
            Pick("looked", "you looked, and have nothing to add"),
            Pick("month", "leave it alone for a month"),
            Pick("stop", "it is not reviewed any more"),
        ]
        wanted = one_of(self._talk, "What becomes of it? Enter leaves it:", ways)
        match wanted.id if wanted else "":
            case "read":
                at_entry(self._desk, chosen.id)
            case "looked":
                looked_at(self._workspace, chosen.id)
                self._talk.say("Noted in the entry, with today's date. The next review is set.")
            case "month":
                snooze(self._workspace, chosen.id)
                self._talk.say("It is left alone for a month.")
            case "stop":
                stop_reviews(self._workspace, chosen.id)
                self._talk.say("It is not reviewed any more. “reviews” at the entry takes them up again.")

    def _earlier(self) -> None:
        overview = self._overview
        assert overview is not None and overview.earlier is not None, "it is offered only then"
        ways = [Pick("read", "read it"), Pick("month", "leave it alone for a month")]
        wanted = one_of(self._talk, "What with it? Enter goes back:", ways)
        if wanted is not None and wanted.id == "read":
            at_entry(self._desk, overview.earlier.id)
        elif wanted is not None:
            snooze(self._workspace, overview.earlier.id)
            self._talk.say("It is left alone for a month.")
