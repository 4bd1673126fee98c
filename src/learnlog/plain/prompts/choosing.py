"""Prompts of the kinds ``choice`` and ``choices``: one of several, or several of many."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from learnlog.content.task import ChoicesField
from learnlog.content.unit import Item
from learnlog.guide import Asked, answering
from learnlog.guide.gaps import number
from learnlog.journal.answers import Answer, ChoiceAnswer, ChoicesAnswer, Chosen
from learnlog.plain.picking import Refused, picked, several_picked
from learnlog.plain.prompts.prompt import Pick, Prompt, Taken, choose, of_kind


def choice(asked: Asked, answer: Answer | None, today: date) -> tuple[Prompt, ...]:
    """Ask for one of several."""
    given = of_kind(ChoiceAnswer, answer)
    old = [given.chosen] if given is not None and given.chosen else []
    picks = _picks(asked.options, old)
    default = next((one.name for one in asked.options if one.id == asked.default), "")
    return (
        Prompt(
            asked,
            "",
            asked.label,
            lambda typed: Taken(answering.choice(asked, answer, picked(picks, typed).id)),
            has=_names(old, asked.options),
            picks=picks,
            free=False,
            offers="" if given else default,
            how=choose(picks),
            clear=lambda: answering.choice(asked, answer, ""),
        ),
    )


def choices(asked: Asked, answer: Answer | None, today: date) -> tuple[Prompt, ...]:
    """Ask for several of many; too many are refused."""
    spec = asked.spec
    assert isinstance(spec, ChoicesField)
    given = of_kind(ChoicesAnswer, answer)
    old = given.chosen if given is not None else ()
    picks = _picks(asked.options, old)
    known = {one.id for one in asked.options}
    low, high = max(spec.min, int(spec.required)), spec.max

    def take(typed: str) -> Taken:
        chosen = several_picked(picks, typed)
        count = sum(1 for one in chosen if one.id in known)
        if high is not None and count > high:
            raise Refused(f"These are {number(count)}. {how_many(low, high)}; nothing was changed.")
        told = f"{how_many(low, high)}; so far {number(count)}." if count < low else ""
        return Taken(answering.choices(asked, answer, [one.id for one in chosen]), told=told)

    example = "1 3" if len(picks) > 2 else "1 2"
    how = f"{how_many(low, high)}. Type all the numbers on one line, such as {example}." if picks else choose(picks)
    return (
        Prompt(
            asked,
            "",
            asked.label,
            take,
            has=_names(old, asked.options),
            picks=picks,
            free=False,
            several=True,
            how=how,
            clear=lambda: answering.choices(asked, answer, ()),
        ),
    )


def how_many(low: int, high: int | None) -> str:
    """Return how many are asked for, in words."""
    if low == high:
        return f"Choose exactly {number(low)}"
    if low and high:
        return f"Choose {number(low)} to {number(high)}"
    if high:
        return f"Choose up to {number(high)}"
    return f"Choose at least {number(low)}" if low else "Choose as many as you like"


def _picks(options: Sequence[Item], old: Iterable[Chosen]) -> tuple[Pick, ...]:
    known = {one.id for one in options}
    gone = (Pick(one.id, one.name, "no longer among the choices") for one in old if one.id not in known)
    return (*(Pick(one.id, one.name) for one in options), *gone)


def _names(chosen: Iterable[Chosen], options: Sequence[Item]) -> str:
    known = {one.id for one in options}
    return "; ".join(one.name if one.id in known else f"{one.name} (no longer among the choices)" for one in chosen)
