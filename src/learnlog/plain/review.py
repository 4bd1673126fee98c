"""The last step of a task: the whole entry as it reads, what is missing, and completing it."""

from __future__ import annotations

from collections.abc import Callable

from learnlog.guide import REVIEW
from learnlog.journal.settings import Place
from learnlog.plain.asking import lead, word
from learnlog.plain.desk import Desk
from learnlog.plain.keeping import Keeping
from learnlog.plain.moves import Moves
from learnlog.plain.one_question import LEAVING as HELP_LEAVING
from learnlog.plain.talk import Back, counted
from learnlog.sitting import Sitting
from learnlog.text import one_line

HELP = (
    "The number of something missing goes to it.",
    "entry: the whole entry as it reads.",
    "complete: mark it complete, once nothing is missing.",
    "jump: all steps, to go to one.",
    "about: the day it is about, the hours it took, its tags.",
    "slides: the slides of a presentation, where the task makes one.",
    "undo: take the last change back.",
    "save: save now and say so.",
    *HELP_LEAVING,
)


class Review:
    """Asks what becomes of the entry.

    Args:
        desk, sitting: where, and which entry.
        keeping: saves it.
        moves: goes to a step or a gap.
        undo: takes the last change back, and goes to where it was made.
    """

    def __init__(self, desk: Desk, sitting: Sitting, keeping: Keeping, moves: Moves, undo: Callable[[], None]) -> None:
        self._desk = desk
        self._talk = desk.talk
        self._sitting = sitting
        self._keeping = keeping
        self._moves = moves
        self._undo = undo

    def ask(self, back: Callable[[], None]) -> None:
        """Say how the entry stands, and do one thing with it. Raises Back once it is complete.

        Args:
            back: goes to the step before.
        """
        self._keeping.save_quietly()
        guide = self._sitting.guide
        keys, gaps = guide.keys, guide.gaps
        name = one_line(self._sitting.task.label or self._sitting.task.title)
        self._talk.title(f"{name}, step {keys.index(REVIEW) + 1} of {len(keys)}: Review")
        if gaps:
            self._talk.say(f"{counted(len(gaps), 'thing is', 'things are')} still missing:")
            self._talk.items(self._moves.gap_lines())
            self._talk.say("A number goes to it. “entry” reads the whole entry, “home” leaves it as it is, saved.")
        else:
            self._talk.say("Nothing is missing. “complete” marks it complete, “entry” reads the whole entry first.")
        while True:
            line = word(self._talk.ask("What next?"))
            lead(line, back=False)  # “back” is the step before
            said, _, rest = line.partition(" ")
            if said.isdigit() and not rest and gaps:
                self._moves.gaps(said)
                return
            if said == "back":
                back()
                return
            if said == "complete":
                if self._complete():
                    raise Back
                continue
            if said in ("jump", "gaps"):
                self._moves.jump(rest) if said == "jump" else self._moves.gaps(rest)
                return
            if said in ("entry", "about", "slides", "where"):
                self._moves.do(said, "", ())
            elif said == "save":
                self._keeping.save()
            elif said == "undo":
                self._undo()
                return
            elif said == "again":
                return
            elif said in ("help", "?"):
                self._talk.say(*HELP)
            elif said:
                self._talk.say("That is no way on from here. “help” says what is.")

    def _complete(self) -> bool:
        gaps = self._sitting.guide.gaps
        if gaps:
            self._talk.say(f"It cannot be completed yet. The first thing missing: {gaps[0].text}")
            return False
        self._sitting.complete()
        self._keeping.save()
        if self._sitting.status.kind != "saved":
            return False
        self._talk.say("The entry is complete. It can be reopened from your log at any time.")
        self._stop_behind()
        return True

    def _stop_behind(self) -> None:
        """Have the trainee go on with what follows the task in its unit."""
        unit, order = self._sitting.unit, self._sitting.unit.order
        places = [
            at for at, place in enumerate(order) if place.partition("#")[0].partition("/")[2] == self._sitting.task.id
        ]
        following = places[0] + 1 if places else len(order)
        if following < len(order):
            self._desk.workspace.bookmarks.stop_at(Place(room="unit", unit=unit.id, screen=order[following]))
