"""What a step asks, one thing after the other, and which of it is meant. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from learnlog.guide.model import StandingStep
from learnlog.journal.entry import Entry
from learnlog.plain.prompts import Prompt, prompts_of
from learnlog.plain.talk import counted


def asked_in(step: StandingStep, entry: Entry, today: date) -> list[Prompt]:
    """Return everything a step asks now, in order."""
    return [one for asked in step.fields for one in prompts_of(asked, entry.answer(asked.address), today)]


def meant(prompts: Sequence[Prompt], field: str, part: str) -> int:
    """Return the place of what is meant: this part of this field, else what lacks something in it, else the first.

    Args:
        part: as in a place or a gap: it may name a row or an item of which several things are asked.
    """
    of_field = [at for at, one in enumerate(prompts) if one.asked.address.field == field]
    exact = [at for at in of_field if prompts[at].part == part]
    within = [at for at in of_field if part and f"{prompts[at].part}/".startswith(f"{part}/")]
    lacking = [at for at in within or of_field if not prompts[at].answered]
    return (exact or lacking or within or of_field or [0])[0]


def how_far(prompts: Sequence[Prompt]) -> str:
    """Return how many of some questions are answered: ``2 of 5 questions answered``; empty where there are none."""
    count = [one for one in prompts if one.counts]
    answered = sum(1 for one in count if one.answered)
    return f"{answered} of {counted(len(count), 'question')} answered" if count else ""
