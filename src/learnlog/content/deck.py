"""A presentation as data: which answers of a task make which slide, and where colleagues' evaluations are typed in."""

from __future__ import annotations

from typing import Literal

from pydantic import Field as Setting

from learnlog.content.base import Many, Part, Slug, Words


class DeckPart(Part):
    """An answer that stands on a slide.

    Attributes:
        field: ``step.field``; on a slide that is repeated with a step, a field of that step.
        label: stands over the answer, where a slide has several.
    """

    field: Words
    label: str = ""


class DeckSlide(Part):
    """One slide, or one for each round of a repeated step.

    Attributes:
        title: over it; like ``lead`` it may hold ``{item.…}`` where the slide is repeated.
        lead: words of the unit that stand under the title.
        step: a repeated step; each round is a slide.
        kind: ``closing`` for the one that invites evaluation.
        parts: what stands on it, from top to bottom.
    """

    title: Words
    lead: str = ""
    step: Slug | None = None
    kind: Literal["content", "closing"] = "content"
    parts: Many[DeckPart] = Setting(min_length=1)


class Evaluations(Part):
    """Where what colleagues said is typed in, to be gathered on one page.

    Attributes:
        field: ``step.field`` of rows.
        who, strength, develop: columns of it.
    """

    field: Words
    who: Slug
    strength: Slug
    develop: Slug


class Deck(Part):
    """A presentation made of a task's answers.

    Attributes:
        title: on the first slide.
        audience, date: ``step.field`` that says for whom it is and when, on the first slide as well.
        slides: all others, in order.
        evaluations: what colleagues said of it afterwards.
    """

    title: Words
    audience: Words | None = None
    date: Words | None = None
    slides: Many[DeckSlide] = Setting(min_length=1)
    evaluations: Evaluations | None = None
