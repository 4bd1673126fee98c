"""Ratings as a document has them: the words of the scale, and of each item its level, place and evidence."""

from __future__ import annotations

from collections.abc import Sequence

from learnlog.content.unit import Level
from learnlog.export.document import Rated, Ratings
from learnlog.guide.model import Asked
from learnlog.journal.answers import Rating, ScaleAnswer


def ratings(answer: ScaleAnswer, asked: Asked) -> Ratings:
    """Return the ratings of an answer: of every item that is asked now, and of those that are no longer asked."""
    by_item = {one.item: one for one in answer.ratings}
    now = [(one.id, one.name) for one in asked.items]
    gone = [(one.item, one.name) for one in answer.ratings if one.item not in dict(now)]
    return Ratings(
        level_names(asked.levels), tuple(rated(name, by_item.get(item), asked.levels) for item, name in (*now, *gone))
    )


def rated(name: str, rating: Rating | None, levels: Sequence[Level]) -> Rated:
    """Return one item as it was rated, by the name it had then; None where it was not."""
    if rating is None:
        return Rated(name, "")
    on_scale = [one.id for one in levels if not one.off_scale]
    place = on_scale.index(rating.level) + 1 if rating.level in on_scale else 0
    ends = (rating.ends[0], rating.ends[1]) if rating.ends and len(rating.ends) == 2 else None
    return Rated(rating.name or name, rating.level_name or rating.level, place, rating.evidence, ends)


def level_names(levels: Sequence[Level]) -> tuple[str, ...]:
    """Return what the levels of a scale are called, without those that are off it."""
    return tuple(one.name for one in levels if not one.off_scale)
