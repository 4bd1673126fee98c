"""One question at a time: what is asked, what is answered already, and what a typed line makes of it. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from learnlog.guide import Asked
from learnlog.journal.answers import Answer, Answered
from learnlog.plain.picking import Pick, Refused

A = TypeVar("A", bound=Answered)

ANOTHER = "+"
"""The part of a field that asks whether there is another person or row."""


@dataclass(frozen=True)
class Taken:
    """What came of a line.

    Attributes:
        answer: of the whole field, as it is now.
        then: the part of the field to ask next; None for whatever follows.
        told: what is to be said of it.
    """

    answer: Answer
    then: str | None = None
    told: str = ""


@dataclass(frozen=True)
class Prompt:
    """Asks for one thing of a field.

    Attributes:
        asked: the field.
        part: which part of it this is about, as in :class:`learnlog.journal.settings.Place`; empty for all of it.
        says: the question, in a line.
        take: makes the answer of a line. Raises Refused.
        has: what there is to it already, as it reads; empty for nothing.
        picks: what can be chosen by number.
        free: whether other words than these may be typed.
        several: whether more than one may be chosen.
        long: whether it takes a text of many lines.
        offers: what Enter takes where there is nothing yet.
        how: what may be typed, where the rest does not say so.
        clear: returns the answer without this part.
        remove: what can be taken out here, in words, and the answer without it.
        counts: whether it is a question of its own, to be counted, and not a detail of one.
    """

    asked: Asked
    part: str
    says: str
    take: Callable[[str], Taken]
    has: str = ""
    picks: tuple[Pick, ...] = ()
    free: bool = True
    several: bool = False
    long: bool = False
    offers: str = ""
    how: str = ""
    clear: Callable[[], Answer] | None = None
    remove: tuple[str, Callable[[], Answer]] | None = None
    counts: bool = True

    @property
    def answered(self) -> bool:
        """Whether anything is said already."""
        return bool(self.has)


def of_kind(model: type[A], answer: Answer | None) -> A | None:
    """Return an answer if it is of this kind: one to a field that was of another is not asked about again."""
    return answer if isinstance(answer, model) else None


def choose(picks: tuple[Pick, ...]) -> str:
    """Return how to choose one of these."""
    return "Type a number or a name." if picks else "There is nothing to choose yet: an earlier answer brings it."


__all__ = ["ANOTHER", "Pick", "Prompt", "Refused", "Taken", "choose", "of_kind"]
