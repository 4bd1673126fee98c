"""What a task's presentation refers to: fields, repeated steps, placeholders, columns."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from learnlog.content.check_placeholders import not_filled, placeholder_troubles
from learnlog.content.deck import Deck, DeckPart, DeckSlide, Evaluations
from learnlog.content.locate import KeyPath
from learnlog.content.pools import NoSource, Pools
from learnlog.content.slugs import did_you_mean
from learnlog.content.task import Field, RowsField, Step, Task
from learnlog.content.trouble import Trouble

_WHERE = "Use it on a slide that is repeated with a step."


def deck_troubles(deck: Deck, task: Task, pools: Pools) -> Iterator[Trouble]:
    """Yield what is wrong with a presentation."""
    once = {f"{step.id}.{field.id}": field for step in task.steps if step.for_each is None for field in step.fields}
    repeated = {step.id: step for step in task.steps if step.for_each is not None}
    yield from not_filled(deck.title, ("deck", "title"), _WHERE)
    for key, name in (("audience", deck.audience), ("date", deck.date)):
        if name is not None and name not in once:
            yield _no_field(name, once, ("deck", key))
    for index, slide in enumerate(deck.slides):
        yield from _slide(slide, once, repeated, pools, ("deck", "slides", index))
    if deck.evaluations is not None:
        yield from _evaluations(deck.evaluations, once, ("deck", "evaluations"))


def _slide(
    slide: DeckSlide, once: dict[str, Field], repeated: dict[str, Step], pools: Pools, at: KeyPath
) -> Iterator[Trouble]:
    texts = (("title", slide.title), ("lead", slide.lead))
    if slide.step is None:
        for key, text in texts:
            yield from not_filled(text, (*at, key), _WHERE)
        yield from _parts(slide.parts, once, at)
        return
    step = repeated.get(slide.step)
    if step is None:
        mend = did_you_mean(slide.step, repeated, "Give the step for_each, or leave step out.")
        yield Trouble((*at, "step"), f"There is no repeated step “{slide.step}”.", mend)
        return
    with contextlib.suppress(NoSource):  # reported where the step says for_each
        pool = pools.of(step.for_each or "", step, 0)
        for key, text in texts:
            yield from placeholder_troubles(text, step, pool, (*at, key))
    names = [field.id for field in step.fields]
    for index, part in enumerate(slide.parts):
        yield from not_filled(part.label, (*at, "parts", index, "label"), _WHERE)
        if part.field not in names:
            problem = f"The step “{step.id}” has no field “{part.field}”."
            yield Trouble((*at, "parts", index, "field"), problem, did_you_mean(part.field, names))


def _parts(parts: tuple[DeckPart, ...], once: dict[str, Field], at: KeyPath) -> Iterator[Trouble]:
    for index, part in enumerate(parts):
        yield from not_filled(part.label, (*at, "parts", index, "label"), _WHERE)
        if part.field not in once:
            yield _no_field(part.field, once, (*at, "parts", index, "field"))


def _evaluations(said: Evaluations, once: dict[str, Field], at: KeyPath) -> Iterator[Trouble]:
    field = once.get(said.field)
    if not isinstance(field, RowsField):
        rows = [name for name, one in once.items() if isinstance(one, RowsField)]
        problem = f"There is no field “{said.field}” of kind rows in a step that is asked once."
        yield Trouble((*at, "field"), problem, did_you_mean(said.field, rows))
        return
    columns = [column.id for column in field.columns]
    for key in ("who", "strength", "develop"):
        name = getattr(said, key)
        if name not in columns:
            yield Trouble((*at, key), f"“{said.field}” has no column “{name}”.", did_you_mean(name, columns))


def _no_field(name: str, once: dict[str, Field], at: KeyPath) -> Trouble:
    return Trouble(at, f"There is no field “{name}” in a step that is asked once.", did_you_mean(name, once))
