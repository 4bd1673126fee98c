"""What is asked for each kind of field. A new kind joins here. Pure."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from learnlog.guide import Asked
from learnlog.journal.answers import Answer
from learnlog.plain.prompts.choosing import choice, choices
from learnlog.plain.prompts.people import people
from learnlog.plain.prompts.prompt import Prompt
from learnlog.plain.prompts.rating import scale
from learnlog.plain.prompts.table import rows
from learnlog.plain.prompts.words import day, line, prose

__all__ = ["PROMPTS", "Prompt", "prompts_of"]

PROMPTS: dict[str, Callable[[Asked, Answer | None, date], tuple[Prompt, ...]]] = {
    "line": line,
    "prose": prose,
    "date": day,
    "choice": choice,
    "choices": choices,
    "scale": scale,
    "people": people,
    "rows": rows,
}
"""By the name of the kind."""


def prompts_of(asked: Asked, answer: Answer | None, today: date) -> tuple[Prompt, ...]:
    """Return everything a field asks now, in order.

    Args:
        answer: what was answered so far, or None.
        today: the day it is, for days written without a year.
    """
    return PROMPTS[asked.spec.kind](asked, answer, today)
