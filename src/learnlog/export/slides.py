"""Slides, before any format gives them a look: what the audience sees, and what the speaker says.

A presentation knows nothing of units, tasks or files. Its texts are as they were written.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

LINES = 12
"""Lines under a title that can be read at the back of a room, at 24 points."""

COLUMNS = 58
"""Characters in such a line."""

_ALONE = LINES - 4
"""Lines of one sentence on a slide: beside it there may be a lead and a label, of two lines each."""


@dataclass(frozen=True)
class Said:
    """An answer on a slide.

    Attributes:
        label: stands over it; empty where it needs none.
        bullets: what the audience reads: the writer's own words, in short.
        notes: what the speaker says: all of them.
    """

    label: str
    bullets: tuple[str, ...]
    notes: str


@dataclass(frozen=True)
class Slide:
    """One slide.

    Attributes:
        kind: the first slide is the ``title``, the one that invites evaluation the ``closing``.
        id: keys of the steps it is made of, with spaces between.
        title: over it.
        lead: under the title.
        said: the answers.
        missing: what was asked for it and is not answered yet, in the words of its labels or its title.
    """

    kind: Literal["title", "content", "closing"]
    id: str
    title: str
    lead: str = ""
    said: tuple[Said, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def notes(self) -> str:
        """Everything the speaker says, each answer under its label."""
        return "\n\n".join("\n".join(filter(None, (one.label, one.notes))) for one in self.said if one.notes.strip())


@dataclass(frozen=True)
class Deck:
    """A presentation.

    Attributes:
        of: the title of the entry it is made of.
        slides: all there can be, those nothing is written for among them.
    """

    of: str
    slides: tuple[Slide, ...]

    @property
    def title(self) -> str:
        """What the first slide says."""
        return self.slides[0].title

    @property
    def shown(self) -> tuple[Slide, ...]:
        """The slides an audience sees. One that nothing is written for is left out."""
        return tuple(one for one in self.slides if one.kind == "title" or one.said)

    @property
    def missing(self) -> tuple[str, ...]:
        """Everything that is not on a slide yet, because it is not answered."""
        return tuple(what for slide in self.slides for what in slide.missing)

    def of_step(self, key: str) -> Slide | None:
        """Return the slide that a step is for, by the step's key."""
        return next((one for one in self.slides if key in one.id.split()), None)


def to_mend(deck: Deck) -> tuple[str, ...]:
    """Return what a presenter should know before the audience does: slides too full, and what is not on them."""
    full = [f"“{one.title}”: {too_full(one)}" for one in deck.shown if too_full(one)]
    left_out = [f"Not written yet, so on no slide: {'; '.join(deck.missing)}."] if deck.missing else []
    return (*full, *left_out)


def all_to_mend(decks: Iterable[Deck]) -> tuple[str, ...]:
    """Return the same of several presentations."""
    return tuple(one for deck in decks for one in to_mend(deck))


def lines_needed(slide: Slide) -> int:
    """Return how many lines a slide takes under its title."""
    texts = [slide.lead] if slide.lead else []
    for one in slide.said:
        texts += [*([one.label] if one.label else []), *one.bullets]
    return sum(len(textwrap.wrap(text, COLUMNS)) or 1 for text in texts)


def continued(slide: Slide) -> tuple[Slide, ...]:
    """Return a slide as those it takes where nothing scrolls: one, or more of the same title if it is too full.

    What is said under one label stays together where it can, and so does a sentence; notes stand with the first line.
    """
    if not too_full(slide):
        return (slide,)
    pages: list[list[Said]] = [[]]
    for one in _in_portions(slide):
        lead = slide.lead if len(pages) == 1 else ""
        if pages[-1] and lines_needed(replace(slide, lead=lead, said=(*pages[-1], one))) > LINES:
            pages.append([])
        pages[-1].append(one)
    first, *others = (tuple(page) for page in pages)
    more = (replace(slide, title=f"{slide.title} (continued)", lead="", said=said, missing=()) for said in others)
    return (replace(slide, said=first), *more)


def _in_portions(slide: Slide) -> Iterator[Said]:
    """Yield answers, each that fills more than a slide by itself one bullet at a time."""
    for one in slide.said:
        if lines_needed(replace(slide, said=(one,))) <= LINES:
            yield one
            continue
        label, notes = one.label, one.notes
        for bullet in one.bullets:
            for part in _in_parts(bullet):
                yield Said(label, (part,), notes)
                label = notes = ""


def _in_parts(text: str) -> Iterator[str]:
    """Yield a text whole, or in parts that leave room for a lead and a label where it fills a slide by itself."""
    if len(textwrap.wrap(text, COLUMNS)) <= _ALONE:
        yield text
        return
    wrapped = textwrap.wrap(text, COLUMNS, drop_whitespace=False)
    for start in range(0, len(wrapped), _ALONE):
        yield "".join(wrapped[start : start + _ALONE]).strip()


def too_full(slide: Slide) -> str:
    """Return what to tell whoever writes a slide with too much text on it; empty where it has room."""
    lines = lines_needed(slide)
    if lines <= LINES:
        return ""
    return f"Too full: {lines} lines, and {LINES} can be read at the back of a room."
