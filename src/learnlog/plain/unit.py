"""The unit, screen by screen in its own order: readings read out, tasks told and begun from where they stand."""

from __future__ import annotations

from learnlog.content.task import Task
from learnlog.content.unit import Screen, Unit
from learnlog.journal.settings import Place
from learnlog.plain.asking import EVERYWHERE, TROUBLES, lead, one_of, told, word
from learnlog.plain.desk import Desk
from learnlog.plain.pages import tell_reading, tell_task
from learnlog.plain.picking import Pick
from learnlog.plain.sitting_down import write_task
from learnlog.plain.talk import Back
from learnlog.text import one_line

HELP = (
    "Enter or next: the next screen. previous: the one before. contents: all screens, to go to one; “contents 3” goes "
    "there at once. again: read this one again. begin: work on the task of this screen.",
)


class UnitRoom:
    """Reads a unit.

    Args:
        desk: where.
        unit: which unit.
    """

    def __init__(self, desk: Desk, unit: Unit) -> None:
        self._desk = desk
        self._talk = desk.talk
        self._unit = unit
        self._screens = unit.screens()
        self._at = 0

    def enter(self, place: str = "") -> None:
        """Read from a place on, until somebody goes back or elsewhere.

        Args:
            place: of the unit's order; by default where the reading was left, else the first screen.
        """
        last = self._desk.workspace.bookmarks.place
        if not place and last is not None and last.room == "unit" and last.unit == self._unit.id:
            place = last.screen
        places = [screen.place for screen in self._screens]
        self._at = places.index(place) if place in places else 0
        self._read()
        while True:
            said = word(self._talk.ask(self._question()))
            lead(said)
            try:
                self._do(said)
            except Back:
                self._talk.say(f"You are at screen {self._at + 1}: {one_line(self._screen.title)}.")
            except TROUBLES as error:
                self._talk.say(told(error))

    @property
    def _screen(self) -> Screen:
        return self._screens[self._at]

    def _question(self) -> str:
        if isinstance(self._screen.shows, Task):
            return "“begin” works on it, Enter goes on:"
        return "Enter goes on, “help” says more:"

    def _do(self, said: str) -> None:
        command, _, rest = said.partition(" ")
        match command:
            case "" | "next":
                self._step(1)
            case "previous":
                self._step(-1)
            case "contents" | "jump":
                self._contents(rest)
            case "again":
                self._read()
            case "begin":
                self._begin()
            case "help" | "?":
                self._talk.say(*HELP, EVERYWHERE)
            case _:
                self._talk.say("That is no way on from here. “help” says what is.")

    def _step(self, by: int) -> None:
        if not 0 <= self._at + by < len(self._screens):
            self._talk.say("This is the end of the unit." if by > 0 else "This is the first screen of the unit.")
            return
        self._at += by
        self._read()

    def _read(self) -> None:
        screen, unit = self._screen, self._unit
        self._talk.title(f"{one_line(unit.label or unit.title)}, screen {self._at + 1} of {len(self._screens)}")
        if isinstance(screen.shows, Task):
            state = self._desk.workspace.task_states(unit).get(screen.shows.id, "not started")
            tell_task(self._talk, unit, screen.shows, state)
        else:
            tell_reading(self._talk, unit, screen.shows, screen.part)
            self._desk.workspace.bookmarks.mark_read(unit.id, screen.place)
        self._desk.workspace.bookmarks.stop_at(Place(room="unit", unit=unit.id, screen=screen.place))

    def _contents(self, number: str) -> None:
        if number.isascii() and number.isdigit() and 1 <= int(number[:6]) <= len(self._screens):
            self._at = int(number[:6]) - 1
            self._read()
            return
        read = self._desk.workspace.bookmarks.read_screens(self._unit.id)
        states = self._desk.workspace.task_states(self._unit)
        picks = []
        for at, screen in enumerate(self._screens):
            state = states.get(screen.shows.id, "not started") if isinstance(screen.shows, Task) else ""
            about = state or ("read" if screen.place in read else "not read yet")
            picks.append(Pick(str(at), screen.title, f"{about}{', you are here' if at == self._at else ''}"))
        chosen = one_of(self._talk, "Go to which? Enter stays here:", picks)
        if chosen is not None:
            self._at = int(chosen.id)
            self._read()

    def _begin(self) -> None:
        screen = self._screen
        if not isinstance(screen.shows, Task):
            self._talk.say("This screen is a reading; tasks and activities can be begun.")
            return
        write_task(self._desk, self._unit.id, screen.shows.id, screen.part)
        self._read()
