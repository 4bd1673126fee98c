"""What was handed in before, and what has changed in it since."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from learnlog.journal.compare import Part, compare
from learnlog.journal.entry import Entry
from learnlog.journal.handed_in import HandedIn
from learnlog.journal.readback import long_moment
from learnlog.store.contents import HandIns
from learnlog.text import one_line
from learnlog.workspace import Workspace


@dataclass(frozen=True)
class Changed:
    """An entry as it was handed in last, beside what it says now.

    Attributes:
        made: when it was handed in.
        then, now: the entry.
        parts: everything in it, told apart; nothing where it is as it was.
    """

    made: datetime
    then: Entry
    now: Entry
    parts: tuple[Part, ...]

    @property
    def answers(self) -> int:
        """How many answers are not as they were."""
        return sum(part.changed and part.key[0] == "answers" for part in self.parts)


@dataclass(frozen=True)
class Since:
    """What has changed in some entries since they were handed in last.

    Attributes:
        entries: those that were handed in before.
        new: how many were not.
    """

    entries: tuple[Changed, ...]
    new: int = 0

    @property
    def parts(self) -> tuple[Part, ...]:
        """Everything that can be compared, headed by the title of its entry where there are several."""
        if len(self.entries) == 1:
            return self.entries[0].parts
        return tuple(
            Part(
                (one.now.id, *part.key),
                " › ".join(filter(None, (one_line(one.now.title), part.heading))),
                part.question,
                part.before,
                part.after,
            )
            for one in self.entries
            for part in one.parts
        )

    @property
    def changed(self) -> bool:
        """Whether anything is not as it was."""
        return any(part.changed for one in self.entries for part in one.parts)

    @property
    def said(self) -> str:
        """What changed, in a sentence."""
        count = sum(one.answers for one in self.entries)
        if count:
            changed = f"{count} {'answer' if count == 1 else 'answers'} changed"
        else:
            changed = "no answer changed, other things did" if self.changed else "nothing changed"
        new = (
            f"; {self.new} {'entry was' if self.new == 1 else 'entries were'} not handed in before" if self.new else ""
        )
        last = max(one.made for one in self.entries)
        return f"Since you handed this in on {long_moment(last)}: {changed}{new}."


def since(workspace: Workspace, entries: Iterable[Entry], handed_in: HandIns | None = None) -> Since | None:
    """Return what has changed in entries since each was handed in last; None where none of them was.

    Args:
        entries: as they are now.
        handed_in: the hand-ins that count; by default all there are.
    """
    known = handed_in or workspace.hand_ins()
    found: list[Changed] = []
    new = 0
    for now in entries:
        last = next(iter(known.of_entry(now.id)), None)
        then = as_handed_in(workspace, last, now.id) if last else None
        if last is None or then is None:
            new += 1
        else:
            found.append(Changed(last.made, then, now, compare(then, now) if then != now else ()))
    return Since(tuple(found), new) if found else None


def as_handed_in(workspace: Workspace, record: HandedIn, entry_id: str) -> Entry | None:
    """Return an entry in the words in which it was handed in; None where they are gone or damaged."""
    version = record.version_of(entry_id)
    return workspace.store.history.like(entry_id, version) if version else None
