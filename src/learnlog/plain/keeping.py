"""Saving, and what is said of it: every answer is proven in the draft before anything else is asked."""

from __future__ import annotations

from learnlog.guide import answering
from learnlog.journal.address import Address
from learnlog.journal.answers import Answer
from learnlog.plain.desk import Desk
from learnlog.plain.reunion import reunite
from learnlog.sitting import Sitting
from learnlog.status import Status


class Keeping:
    """Keeps the words of a sitting, and says what is true about them.

    Args:
        desk: where.
        sitting: the entry.
    """

    def __init__(self, desk: Desk, sitting: Sitting) -> None:
        self._desk = desk
        self._talk = desk.talk
        self._sitting = sitting
        self._undo: list[tuple[Address, str, Answer | None]] = []
        self._closed = False

    @property
    def sitting(self) -> Sitting:
        """The entry that is written in."""
        return self._sitting

    def begin(self) -> None:
        """Say what is to be known before the first question."""
        recovered = self._sitting.recovered
        if recovered:
            self._talk.say(f"Brought back what you had written at {recovered:%H:%M}.")
        if self._sitting.status.kind == "changed":
            reunite(self._desk, self._sitting)

    def write(self, answer: Answer, part: str) -> str:
        """Put an answer into the entry and its draft, and return what is to be said of that.

        Args:
            part: which part of the field was answered.
        """
        self.note(answer.address, part)
        return self._written(answer)

    def keep(self, answer: Answer, part: str) -> None:
        """The same, and say it."""
        self._talk.say(self.write(answer, part))

    def note(self, address: Address, part: str) -> None:
        """Remember an answer as it is, so that what comes next can be taken back."""
        self._undo.append((address, part, self._sitting.entry.answer(address)))

    def write_on(self, answer: Answer) -> None:
        """Put an answer into the entry and its draft while it is still being written; only trouble is said."""
        self._sitting.write(answer)
        status = self._sitting.keep(durable=True)
        if status.problem:
            self._talk.say(said(status))

    def tell(self) -> None:
        """Say what is true about saving."""
        self._talk.say(said(self._sitting.status))

    def undo(self) -> tuple[Address, str] | None:
        """Take the last change of an answer back; return where it was made, None where there was none."""
        while self._undo and self._sitting.entry.answer(self._undo[-1][0]) == self._undo[-1][2]:
            self._undo.pop()  # nothing came of it
        if not self._undo:
            self._talk.say("There is nothing to take back: nothing was changed since you opened this.")
            return None
        address, part, before = self._undo.pop()
        now = self._sitting.entry.answer(address)
        if before is None and now is not None:
            before = answering.emptied(now)
        if before is not None:
            self._talk.say(f"Taken back: “{before.asked}” is as it was before. {self._written(before)}")
        return address, part

    def _written(self, answer: Answer) -> str:
        self._sitting.write(answer)
        return said(self._sitting.keep(durable=True))

    def save(self) -> None:
        """Put every word into the entry's own file, and say what is true then."""
        status = self._save()
        if status.kind == "changed":
            reunite(self._desk, self._sitting)
        else:
            self._talk.say(said(status))

    def save_quietly(self) -> None:
        """The same, and say only what went wrong."""
        status = self._save()
        if status.problem and status.kind != "read only":
            self._talk.say(said(status))

    def _save(self) -> Status:
        status = self._sitting.save()
        if status.kind == "saved":
            self._desk.workspace.backing_up.soon()
        return status

    def close(self) -> None:
        """Save, and give up the right to write; nothing is printed. Closing twice does no harm."""
        if not self._closed:
            self._closed = True
            self._sitting.close()
            self._desk.workspace.backing_up.soon()


def said(status: Status) -> str:
    """Return what is true about the words, in a sentence or more."""
    match status.kind:
        case "saved":
            return f"{status.line}."
        case "empty":
            return "Nothing is written yet, so nothing is kept."
        case "writing":
            return "Not proven on the disk yet."
        case "unproven" | "read only":
            return status.problem
        case "changed":
            return f"{status.problem} “save” shows both."
        case "failed":
            return f"{status.problem} “save” tries it at once."
