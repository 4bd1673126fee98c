"""Prompts of the kind ``scale``: each item rated by itself, then its evidence."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from learnlog.content.task import ScaleField
from learnlog.content.unit import Item
from learnlog.guide import Asked, answering
from learnlog.journal.answers import Answer, Rating, ScaleAnswer
from learnlog.plain.picking import Refused, picked
from learnlog.plain.prompts.prompt import Pick, Prompt, Taken, of_kind
from learnlog.text import one_line

EVIDENCE = "/evidence"
"""After an item's id, names its evidence as a part."""

WORDS = 3
"""So many words are taken for evidence where a rating is asked for; fewer for a slip."""


def scale(asked: Asked, answer: Answer | None, today: date) -> tuple[Prompt, ...]:
    """Ask for the level of each item, and for its evidence where the field takes any."""
    spec = asked.spec
    assert isinstance(spec, ScaleField)
    given = of_kind(ScaleAnswer, answer)
    ratings = {one.item: one for one in given.ratings} if given is not None else {}
    prompts: list[Prompt] = []
    for place, item in enumerate(asked.items, start=1):
        prompts += _of_item(asked, spec, answer, item, ratings.get(item.id), f"{place} of {len(asked.items)}")
    return tuple(prompts)


def _of_item(
    asked: Asked, spec: ScaleField, answer: Answer | None, item: Item, old: Rating | None, place: str
) -> Iterator[Prompt]:
    picks = [Pick(one.id, one.name, one.meaning) for one in asked.levels]
    if old and old.level and old.level not in {one.id for one in picks}:
        picks.append(Pick(old.level, old.level_name, "no longer a level"))
    levels = {one.id: one for one in asked.levels}

    def rate(typed: str) -> Taken:
        try:
            level = picked(picks, typed).id
        except Refused:
            if spec.evidence == "none" or len(typed.split()) < WORDS or (old and old.evidence):
                raise
            # Words that are no level are meant for the evidence, and not lost.
            kept = answering.rating(asked, answer, item, evidence=typed.strip())
            return Taken(kept, item.id, "That is no rating, so it is kept as the evidence.")
        # A level that says nothing was seen needs no evidence.
        off = level in levels and levels[level].off_scale and not (old and old.evidence)
        following = _after(asked, item) if off and spec.evidence != "none" else None
        return Taken(answering.rating(asked, answer, item, level=level), following)

    yield Prompt(
        asked,
        item.id,
        f"{place}: {item.name}{_ends(spec, item)}",
        rate,
        has=old.level_name if old else "",
        picks=tuple(picks),
        free=False,
        clear=lambda: answering.rating(asked, answer, item, level=""),
    )
    if spec.evidence == "none":
        return
    long = spec.evidence == "prose"
    yield Prompt(
        asked,
        item.id + EVIDENCE,
        f"{spec.evidence_label}, for “{item.name}”",
        lambda typed: Taken(answering.rating(asked, answer, item, evidence=typed if long else typed.strip())),
        has=(old.evidence if long else one_line(old.evidence)) if old else "",
        long=long,
        clear=lambda: answering.rating(asked, answer, item, evidence=""),
        counts=False,
    )


def _after(asked: Asked, item: Item) -> str | None:
    """Return the item after this one; its own evidence for the last, which then stands open to be left empty."""
    order = [one.id for one in asked.items]
    at = order.index(item.id) + 1
    return order[at] if at < len(order) else None


def _ends(spec: ScaleField, item: Item) -> str:
    if spec.ends is None:
        return ""
    left, right = (item.texts.get(end, "") for end in spec.ends)
    return f". From “{left}” to “{right}”"
