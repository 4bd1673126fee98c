"""A presentation made of an entry, as its task's file says. Pure: a guide comes in, slides go out.

What the audience reads is what the trainee wrote, in short. The rule is one that can be kept in mind while writing:
lines that begin with a hyphen or a number are the bullets; where there is none, the first sentence of each paragraph
is. All of it is in the speaker's notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from learnlog.content.deck import DeckSlide
from learnlog.content.placeholders import filled
from learnlog.content.task import Task
from learnlog.export.slides import Deck, Said, Slide
from learnlog.guide import Guide
from learnlog.journal.answers import Address, Answer, LineAnswer, ProseAnswer, RowsAnswer
from learnlog.journal.readback import read_answer

_POINT = re.compile(r"\s*(?:[-*•–]|\d{1,3}[.)])\s+(?=\S)")
# Possessive, and begun only where a run begins: a hundred thousand dots take no longer than as many letters.
_END = re.compile(r"(?<![.!?…])[.!?…]++[”\"’')\]]*+(?=\s+[“\"‘'(\[]?(\w))")
# What ends with a full stop and no sentence with it.
_GOES_ON = re.compile(r"(?:^|[\s(])(?:e\.g|i\.e|etc|cf|vs|no|mr|mrs|ms|dr|st|[^\W\d])\.$", re.IGNORECASE)
_LONGEST = 12
"""Characters that are looked at for what goes on: more than any of it takes."""


def deck_of(guide: Guide) -> Deck | None:
    """Return the presentation an entry makes; None for a task that makes none."""
    spec = guide.task.deck
    if spec is None:
        return None
    slides = [_title(guide)]
    for slide in spec.slides:
        slides += _slides(slide, guide)
    return Deck(guide.entry.title, tuple(slides))


def makes_slide(task: Task, step: str) -> bool:
    """Return whether a step of a task, by its id, makes a slide or a part of one."""
    deck = task.deck
    if deck is None:
        return False
    fields = [part.field for slide in deck.slides if slide.step is None for part in slide.parts]
    once = {name.partition(".")[0] for name in (*fields, deck.audience, deck.date) if name}
    return step in once or step in {slide.step for slide in deck.slides}


def bullets(text: str) -> tuple[str, ...]:
    """Return what stands on a slide of a text."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    points = [line[len(found[0]) :] if (found := _POINT.match(line)) else "" for line in lines]
    return tuple(one for one in points if one) or tuple(map(first_sentence, lines))


def first_sentence(line: str) -> str:
    """Return a line up to the end of its first sentence; all of it where that cannot be told."""
    for found in _END.finditer(line):
        if not found[1].islower() and not _GOES_ON.search(line[max(0, found.end() - _LONGEST) : found.end()]):
            return line[: found.end()]
    return line


def _title(guide: Guide) -> Slide:
    spec = guide.task.deck
    assert spec is not None, "asked only for a task that has one"
    said, missing = [], []
    for what, name in (("audience", spec.audience), ("date", spec.date)):
        if name is None:
            continue
        step, _, field = name.partition(".")
        answer = guide.entry.answer(Address(step, "", field))
        text = read_answer(answer).text.strip() if answer is not None else ""
        if text:
            said.append(Said("", (text,), ""))
        else:
            missing.append(f"{spec.title}: {what}")
    if guide.profile.name.strip():
        said.append(Said("", (guide.profile.name,), ""))
    steps = dict.fromkeys(name.partition(".")[0] for name in (spec.audience, spec.date) if name)
    return Slide("title", " ".join(steps), spec.title, "", tuple(said), tuple(missing))


def _slides(spec: DeckSlide, guide: Guide) -> Iterator[Slide]:
    if spec.step is None:
        addresses = [Address(*_split(part.field)) for part in spec.parts]
        yield _slide(spec, guide, addresses, spec.title, spec.lead)
        return
    for step in guide.steps:
        if step.spec.id == spec.step:
            addresses = [Address(spec.step, step.item.id if step.item else "", part.field) for part in spec.parts]
            yield _slide(spec, guide, addresses, filled(spec.title, step.item), filled(spec.lead, step.item))


def _split(name: str) -> tuple[str, str, str]:
    step, _, field = name.partition(".")
    return step, "", field


def _slide(spec: DeckSlide, guide: Guide, addresses: list[Address], title: str, lead: str) -> Slide:
    said: list[Said] = []
    missing: list[str] = []
    for part, address in zip(spec.parts, addresses, strict=True):
        if address not in guide.order:
            continue  # not asked now
        answer = guide.entry.answer(address)
        points = _on_the_slide(answer) if answer is not None else ()
        if answer is None or not points:
            missing.append(f"{title}: {part.label}" if part.label else title)
        else:
            said.append(Said(part.label, points, _in_full(answer, points)))
    steps = dict.fromkeys(one.step_key for one in addresses)
    return Slide(spec.kind, " ".join(steps), title, lead, tuple(said), tuple(missing))


def _in_full(answer: Answer, points: tuple[str, ...]) -> str:
    if isinstance(answer, RowsAnswer) and len(answer.columns) == 1 and not answer.declined:
        return "\n".join(points)  # without the heading of the only column in front of each
    return read_answer(answer).text.strip()


def _on_the_slide(answer: Answer) -> tuple[str, ...]:
    if isinstance(answer, (LineAnswer, ProseAnswer)):
        return bullets(answer.text)
    read = read_answer(answer)
    # Of rows, what they are about and what is done: the declined ones are for the notes.
    points = () if isinstance(answer, RowsAnswer) else read.points
    rows = [": ".join(cell for cell in row if cell.strip()) for row in read.table.rows] if read.table else []
    texts = (*read.paragraphs, *points, *rows)
    return tuple(" ".join(one.split()) for one in texts if one.strip())
