"""An entry written one question at a time. Every answer is in the draft, and proven there, before the next question."""

from __future__ import annotations

from collections.abc import Sequence

from learnlog.guide import REVIEW, Gap, Guide
from learnlog.guide.model import StandingStep
from learnlog.journal.settings import Place
from learnlog.plain.asked import asked_in, meant
from learnlog.plain.asking import agreed, lead
from learnlog.plain.desk import Desk
from learnlog.plain.keeping import Keeping
from learnlog.plain.moves import Moves
from learnlog.plain.one_question import OneQuestion, Reply
from learnlog.plain.picking import Refused
from learnlog.plain.prompts import Prompt
from learnlog.plain.prompts.prompt import ANOTHER
from learnlog.plain.prompts.table import REASON
from learnlog.plain.review import Review
from learnlog.plain.talk import Back, InputEnded, Leaving, OutputGone, Stopped
from learnlog.sitting import Sitting
from learnlog.text import one_line

_TEXTS = ("line", "prose")


class Writing:
    """Works through a sitting.

    Args:
        desk: where.
        sitting: the entry, open for writing.
        step, field, part: where to begin; the first step with a gap by default.
    """

    def __init__(self, desk: Desk, sitting: Sitting, *, step: str = "", field: str = "", part: str = "") -> None:
        self._desk = desk
        self._talk = desk.talk
        self._sitting = sitting
        guide = sitting.guide
        self._key = guide.nearest(step) if step else guide.current if guide.entry.answers else guide.keys[0]
        self._at = (field, part)
        self._told_step = self._told_field = ""
        self._keeping = Keeping(desk, sitting)
        self._one = OneQuestion(desk, self._keeping)
        self._moves = Moves(desk, sitting, self.go_to_gap, self.go_to_step, lambda: self._key)
        self._begun = False

    @property
    def _guide(self) -> Guide:
        return self._sitting.guide

    def run(self) -> None:
        """Ask until the trainee leaves; whatever ends it, every word is saved. Raises what leads elsewhere."""
        try:
            self._keeping.begin()
            while True:
                try:
                    self._work()
                except (InputEnded, OutputGone, Stopped):
                    raise
                except Leaving:
                    if self._may_leave():
                        raise
        finally:
            self._keeping.close()

    def _may_leave(self) -> bool:
        """Save, and return whether the trainee may go: not where the disk refuses and they want to stay."""
        self._keeping.save()
        if self._sitting.kept:
            return True
        return agreed(self._talk, "Not everything is saved; what is not is lost if you leave. Leave all the same?")

    def _work(self) -> None:
        while True:
            if self._key == REVIEW:
                self._review()
                continue
            step = self._guide.step(self._key)
            if step is None:  # an answer has taken it away
                self._key = self._guide.nearest(self._key)
                self._at = ("", "")
                continue
            self._tell_step(step)
            prompts = self._prompts_here()
            if not prompts:
                self._forward(prompts, 0)
                continue
            at = meant(prompts, *self._at)
            prompt = prompts[at]
            self._stop_here(prompt)
            fresh = prompt.asked.address.field != self._told_field
            self._told_field = prompt.asked.address.field
            questions = list(dict.fromkeys(one.asked.address for one in prompts))
            where = f"Question {questions.index(prompt.asked.address) + 1} of {len(questions)}"
            self._answer(prompts, at, self._one.ask(prompt, where if fresh else ""))

    def _prompts_here(self) -> Sequence[Prompt]:
        step = self._guide.step(self._key)
        return asked_in(step, self._sitting.entry, self._desk.workspace.today) if step else ()

    # -- what was typed

    def _answer(self, prompts: Sequence[Prompt], at: int, reply: Reply) -> None:
        prompt = prompts[at]
        self._at = (prompt.asked.address.field, prompt.part)
        match reply.kind:
            case "on":
                self._forward(prompts, at)
            case "typed":
                self._take(prompts, at, reply.text)
            case "done":
                self._keeping.tell()
                if reply.text:
                    self._at = (prompt.asked.address.field, reply.text)
                else:
                    self._moved_on(self._prompts_here(), prompt)
            case "made":
                assert reply.answer is not None, "it comes with one"
                self._keeping.keep(reply.answer, prompt.part)
                if not any(one.part == prompt.part for one in self._prompts_here()):
                    self._at = (prompt.asked.address.field, "")
            case "back":
                self._backward(prompts, at)
            case "undo":
                self.undo()
            case "again":
                self._told_step = self._told_field = ""
            case "skip":
                self._forward(prompts, at)
            case "next":
                self._to_step(self._guide.next(self._key))
            case "save":
                self._keeping.save()
            case _:
                lead(reply.kind)
                if self._moves.do(reply.kind, reply.text, self._prompts_here()):
                    self._told_field = ""

    def _take(self, prompts: Sequence[Prompt], at: int, text: str) -> None:
        prompt = prompts[at]
        try:
            taken = prompt.take(text)
        except Refused as refused:
            self._talk.say(str(refused))
            return
        before = [(one.asked.address, one.part) for one in prompts]
        said = self._keeping.write(taken.answer, prompt.part)
        now = self._prompts_here()
        same = next((one for one in now if (one.asked.address, one.part) == before[at]), None)
        chosen = f"{one_line(same.has)}." if same is not None and same.picks and same.has and not taken.told else ""
        self._talk.say(" ".join(filter(None, (chosen, taken.told, said))))
        if taken.then is None:
            self._moved_on(now, prompt)
        else:
            self._at = (prompt.asked.address.field, taken.then)

    def _moved_on(self, prompts: Sequence[Prompt], prompt: Prompt) -> None:
        """Go on to what follows the prompt that was just answered, wherever it stands by now."""
        address = prompt.asked.address
        places = [at for at, one in enumerate(prompts) if (one.asked.address, one.part) == (address, prompt.part)]
        if places:
            self._forward(prompts, places[0])
        else:
            self._at = (address.field, "")

    def _forward(self, prompts: Sequence[Prompt], at: int) -> None:
        if at + 1 < len(prompts):
            following = prompts[at + 1]
            self._at = (following.asked.address.field, following.part)
        else:
            self._to_step(self._guide.next(self._key))

    def _backward(self, prompts: Sequence[Prompt], at: int) -> None:
        if at > 0:
            before = prompts[at - 1]
            self._at = (before.asked.address.field, before.part)
        else:
            self._step_back()

    def _step_back(self) -> None:
        """Go to the end of the step before; before the first, to where the trainee came from."""
        key = self._guide.back(self._key)
        if key is None:
            raise Back
        self._to_step(key)
        before_it = self._prompts_here()
        if before_it:
            self._at = (before_it[-1].asked.address.field, before_it[-1].part)

    # -- where one is

    def _to_step(self, key: str | None) -> None:
        self._keeping.save_quietly()
        if key is None:
            raise Back
        self._key, self._at = key, ("", "")
        self._told_step = self._told_field = ""

    def go_to_step(self, key: str) -> None:
        """Go to a step by its key."""
        self._to_step(self._guide.nearest(key))

    def undo(self) -> None:
        """Take the last change back, and go to where it was made."""
        back = self._keeping.undo()
        if back is not None:
            address, part = back
            if address.step_key != self._key:
                self._to_step(self._guide.nearest(address.step_key))
            self._at = (address.field, part)

    def go_to_gap(self, gap: Gap) -> None:
        """Go to what is missing."""
        self._to_step(gap.step)
        self._at = (gap.address.field, gap.part)

    def _tell_step(self, step: StandingStep) -> None:
        if self._told_step == step.key:
            return
        self._told_step, self._told_field = step.key, ""
        guide = self._guide
        number = f"step {guide.keys.index(step.key) + 1} of {len(guide.keys)}"
        name = one_line(self._sitting.task.label or self._sitting.task.title)
        self._talk.title(f"{name}, {number}: {step.title}")
        if step.intro:
            self._talk.say(step.intro)
        if step.beside:
            self._talk.say("“text” reads what the unit says about this.")
        if not self._begun:
            self._begun = True
            self._talk.say("Type your answer, or “help” to hear what else you can type.")

    def _stop_here(self, prompt: Prompt) -> None:
        """Keep the place, so that both this and the screens go on here."""
        part = prompt.part.removesuffix(REASON)
        row = 0
        if prompt.asked.spec.kind in _TEXTS and prompt.has:
            row = prompt.has.count("\n")
        column = len(prompt.has.rsplit("\n", 1)[-1]) if prompt.asked.spec.kind in _TEXTS else 0
        self._keep_place(prompt.asked.address.field, "" if part == ANOTHER else part, (row, column))

    def _keep_place(self, field: str = "", part: str = "", cursor: tuple[int, int] = (0, 0)) -> None:
        if self._sitting.status.kind in ("empty", "read only"):
            return
        unit, entry = self._sitting.unit.id, self._sitting.entry.id
        self._desk.workspace.bookmarks.stop_at(
            Place(room="task", unit=unit, entry=entry, step=self._key, field=field, part=part, cursor=cursor)
        )

    def _review(self) -> None:
        self._keep_place()
        self._told_step = self._told_field = ""
        review = Review(self._desk, self._sitting, self._keeping, self._moves, self.undo)
        review.ask(self._step_back)
