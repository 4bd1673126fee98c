"""Ways about a task: to a step, to what is missing, and what can be looked at on the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from learnlog.content.reading import Reading
from learnlog.guide import REVIEW, Gap, Guide
from learnlog.plain.asked import how_far
from learnlog.plain.asking import one_of
from learnlog.plain.desk import Desk
from learnlog.plain.facts import change_facts
from learnlog.plain.pages import tell_reading
from learnlog.plain.picking import Pick
from learnlog.plain.prompts import Prompt
from learnlog.plain.said import about, tell_answers
from learnlog.plain.slides import tell_slides
from learnlog.plain.talk import counted
from learnlog.sitting import Sitting
from learnlog.text import one_line


class Moves:
    """Moves about in a sitting.

    Args:
        desk, sitting: where, and in which entry.
        to_gap, to_step: go there.
        here: returns the key of the step in front.
    """

    def __init__(
        self,
        desk: Desk,
        sitting: Sitting,
        to_gap: Callable[[Gap], None],
        to_step: Callable[[str], None],
        here: Callable[[], str],
    ) -> None:
        self._desk = desk
        self._talk = desk.talk
        self._sitting = sitting
        self._to_gap = to_gap
        self._to_step = to_step
        self._here = here

    @property
    def _guide(self) -> Guide:
        return self._sitting.guide

    def do(self, command: str, rest: str, prompts: Sequence[Prompt]) -> bool:
        """Do what a command asks for, and return whether the question is to be told in full again."""
        match command:
            case "jump":
                self.jump(rest)
            case "gaps":
                self.gaps(rest)
            case "text":
                self.text()
            case "where":
                self.where(prompts)
            case "entry":
                self.entry()
            case "about":
                change_facts(self._desk, self._sitting)
            case "slides":
                tell_slides(self._desk, self._guide)
            case "complete":
                self._to_step(REVIEW)
        return command in ("text", "entry", "slides", "about")

    def title_of(self, key: str) -> str:
        """Return the title of a step."""
        step = self._guide.step(key)
        return step.title if step else "Review: the whole entry, what is missing, and completing it"

    def jump(self, number: str = "") -> None:
        """Go to a step: the one with a number, or one chosen from all of them."""
        keys = self._guide.keys
        if number and 1 <= int(number[:6]) <= len(keys):
            self._to_step(keys[int(number[:6]) - 1])
            return
        if number:
            self._talk.say(f"There is no step {number}; there are {len(keys)}.")
        picks = []
        for key in keys:
            missing = len(self._guide.gaps_in(key))
            here = ", you are here" if key == self._here() else ""
            picks.append(Pick(key, self.title_of(key), f"{_missing(missing)}{here}" if key != REVIEW else here[2:]))
        self._talk.say("The steps:")
        chosen = one_of(self._talk, "Go to which step? Enter stays here:", picks)
        if chosen is not None:
            self._to_step(chosen.id)

    def gaps(self, number: str = "") -> None:
        """Say what is missing, and go to it."""
        gaps = self._guide.gaps
        if not gaps:
            self._talk.say("Nothing is missing. “complete” goes to the last step, which completes the entry.")
            return
        if number and 1 <= int(number[:6]) <= len(gaps):
            self._to_gap(gaps[int(number[:6]) - 1])
            return
        self._talk.say(f"{counted(len(gaps), 'thing is', 'things are')} missing:")
        picks = [Pick(str(at), text) for at, text in enumerate(self.gap_lines())]
        chosen = one_of(self._talk, "Go to which? Enter stays here:", picks)
        if chosen is not None:
            self._to_gap(gaps[int(chosen.id)])

    def gap_lines(self) -> list[str]:
        """Return what is missing, each with its step: several steps may ask the same question."""
        keys = self._guide.keys
        return [f"Step {keys.index(gap.step) + 1}, {self.title_of(gap.step)}: {gap.text}" for gap in self._guide.gaps]

    def text(self) -> None:
        """Read what the unit says about the step in front."""
        step = self._guide.step(self._here())
        if step is None or not step.beside:
            self._talk.say("The unit says nothing more about this step.")
            return
        unit = self._sitting.unit
        try:
            screen = unit.screen(step.beside)
        except KeyError:
            self._talk.say("The unit says nothing more about this step.")
            return
        if isinstance(screen.shows, Reading):
            tell_reading(self._talk, unit, screen.shows, screen.part)

    def where(self, prompts: Sequence[Prompt]) -> None:
        """Say where one is, and how much is answered."""
        guide, key = self._guide, self._here()
        task = one_line(self._sitting.task.name)
        step = f"step {guide.keys.index(key) + 1} of {len(guide.keys)}"
        self._talk.say(f"You are in {task}, {step}: {self.title_of(key)}.")
        if answered := how_far(prompts):
            self._talk.say(f"{answered} in this step.")
        self._talk.say(f"In the whole task: {_missing(len(guide.gaps))}.")

    def entry(self) -> None:
        """Read the whole entry as it reads."""
        entry = self._sitting.entry
        self._talk.title(entry.title)
        self._talk.say(about(entry))
        tell_answers(self._talk, entry, self._guide)


def _missing(count: int) -> str:
    return f"{counted(count, 'thing')} missing" if count else "nothing missing"
