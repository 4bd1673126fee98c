"""From a unit and the entries that answer it to the facts of its pictures.

Nothing here knows a particular task. A picture is made of whatever the unit has on a scale: a ``scale`` field, in a
repeated step one group for each round; a ``choice`` between the levels of a scale in a repeated step, one item for each
round; the two scales that ``outcomes_rated`` names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from learnlog.content.placeholders import LOOKS_LIKE_ONE
from learnlog.content.task import ChoiceField, ChoicesField, PeopleField, ScaleField, Step, Task
from learnlog.content.unit import Item, Unit
from learnlog.guide import Guide
from learnlog.guide.model import Asked, StandingStep
from learnlog.guide.sources import levels_of
from learnlog.journal.answers import Answer, ChoiceAnswer, ScaleAnswer
from learnlog.journal.entry import Entry
from learnlog.picture.facts import COUNTED, Origin, Picture
from learnlog.picture.ratings import NOT_RATED, Continuum, Group, Level, Moved, Rated, Ratings, ThenAndNow

_RESERVED = ("progress", "weeks")
_LEADING_NAME = re.compile(r"^\{item\.name\}\s*[:,–-]\s*")

Placing = tuple[str, str, str]
"""A round, an item in it and the level it was given, by their ids."""


@dataclass(frozen=True)
class Scale:
    """A place in a unit where things are rated, and the picture that is made of it.

    Attributes:
        name: of the picture.
        steps: the step it stands in; of then and now, both.
        several: whether its task has further pictures, so that its title has to say which it is.
    """

    name: str
    unit: Unit
    task: Task
    steps: tuple[Step, ...]
    fields: tuple[ScaleField | ChoiceField, ...]
    several: bool = False

    def picture(self, entries: Sequence[Entry]) -> Picture:
        """Return the picture of the newest of these entries in which something is rated.

        Args:
            entries: those of the task, newest first; of more than can be counted, one more than those.
        """
        rating = [one for one in entries if placed(one, self)]
        more = len(rating) > COUNTED
        if len(self.fields) == 2:
            return self._then_and_now(rating, more)
        # What was rated in a round that no longer stands is kept in its entry, and is no picture.
        standing = [one for one in rating if any(group.rated for group in self._groups(one))]
        if not standing:
            return self._blank
        groups = tuple(self._groups(standing[0]))
        return replace(self._blank, groups=groups, origin=_origin(standing[0], standing, more))

    def with_versions(self, picture: Picture, entry: Entry, versions: Sequence[Entry]) -> Picture:
        """Return a picture that says how many earlier versions of its entry rate something otherwise.

        A version in which less was rated does not count, nor do two that rate all alike.
        """
        if picture.origin is None:
            return picture
        now = dict(_by_item(placed(entry, self)))
        before = [dict(_by_item(placed(one, self))) for one in versions]
        otherwise = {
            tuple(sorted(one.items()))
            for one in before
            if any(item in now and now[item] != level for item, level in one.items())
        }
        return replace(picture, origin=replace(picture.origin, versions=len(otherwise)))

    @property
    def levels(self) -> tuple[Level, ...]:
        """The scale, the lowest level first, then what is off it."""
        field = self.fields[0]
        source = field.levels if isinstance(field, ScaleField) else str(field.options)
        own = levels_of(self.unit, source)
        on_scale = [one for one in own if not one.off_scale]
        return (
            *(Level(one.name, one.mark, place) for place, one in enumerate(on_scale, 1)),
            *(Level(one.name, one.mark) for one in own if one.off_scale),
        )

    # -- blank

    @property
    def _head(self) -> dict[str, Any]:
        step, field = self.steps[0], self.fields[0]
        about = "" if len(self.fields) == 2 else _without_item(field.label)
        which = f" · {about or _without_item(step.title) or step.id}" if self.several else ""
        return {
            "name": self.name,
            "title": f"{self.task.name}{which}",
            "about": "" if self.several else about,
            "unit": self.unit.id,
            "unit_name": self.unit.name,
            "task": self.task.id,
            "step": "" if step.for_each else step.id,
            "step_title": _without_item(step.title),
        }

    @property
    def _blank(self) -> Ratings:
        field = self.fields[0]
        kind = Continuum if isinstance(field, ScaleField) and field.ends else Ratings
        return kind(**self._head, levels=self.levels)

    # -- drawn

    def _groups(self, entry: Entry) -> Iterator[Group]:
        guide = Guide(self.unit, self.task, entry)
        step, field = self.steps[0], self.fields[0]
        rounds = [one for one in guide.steps if one.spec.id == step.id]
        asked = [(one, each) for one in rounds for each in one.fields if each.spec.id == field.id]
        if isinstance(field, ChoiceField):
            yield Group(
                "",
                tuple(
                    Rated(_round(self, one, number), self._chosen(entry.answer(each.address)), item=one.key)
                    for number, (one, each) in enumerate(asked)
                ),
            )
            return
        for number, (one, each) in enumerate(asked):
            yield Group(_round(self, one, number), tuple(self._items(each, field, entry.answer(each.address))))

    def _items(self, asked: Asked, field: ScaleField, answer: Answer | None) -> Iterator[Rated]:
        """Yield what is asked, then what was rated and is no longer asked, each once."""
        given = {one.item: one for one in answer.ratings} if isinstance(answer, ScaleAnswer) else {}
        person = _person(self.task, field.items)
        gone = {one.item: one for one in given.values() if one.level and one.item not in {it.id for it in asked.items}}
        names = {one.id: one.name for one in asked.items} | {one.item: one.name for one in gone.values()}
        items = {one.id: one for one in asked.items}
        for number, (item, name) in enumerate(names.items(), 1):
            rating = given.get(item)
            level = self._level(rating.level, rating.level_name, rating.mark) if rating else NOT_RATED
            ends = _ends(items.get(item), field) or tuple(rating.ends or () if rating else ())
            two = (ends[0], ends[1]) if len(ends) == 2 else ("", "")
            yield Rated(_named(person, number) if person else name, level, two, item)

    def _chosen(self, answer: Answer | None) -> Level:
        chosen = answer.chosen if isinstance(answer, ChoiceAnswer) else None
        return self._level(chosen.id, chosen.name, "") if chosen else NOT_RATED

    def _level(self, level_id: str, name: str, mark: str) -> Level:
        if not level_id:
            return NOT_RATED
        field = self.fields[0]
        source = field.levels if isinstance(field, ScaleField) else str(field.options)
        own = levels_of(self.unit, source)
        known = next((one for one in own if one.id == level_id), None)
        if known is None:
            return Level(name or level_id, mark)
        return next(one for one in self.levels if (one.name, one.mark) == (known.name, known.mark))

    # -- then and now

    def _newest(self, entries: Sequence[Entry]) -> tuple[Group, ...]:
        drawn = (tuple(self._groups(one)) for one in entries)
        return next((groups for groups in drawn if any(group.rated for group in groups)), ())

    def _then_and_now(self, rating: Sequence[Entry], more: bool) -> Picture:
        """Of each side the newest ratings: somebody may rate again in an entry of its own."""
        blank = ThenAndNow(**self._head, levels=self.levels)
        sides: list[dict[str, Rated]] = []
        for step, field in zip(self.steps, self.fields, strict=True):
            groups = replace(self, steps=(step,), fields=(field,))._newest(rating)
            sides.append({one.item: one for group in groups for one in group.items})
        if not rating or not any(sides):
            return blank
        then, now = sides
        none = Rated("")
        items = tuple(
            Moved(one.name, then.get(item, none).level, now.get(item, none).level) for item, one in (then | now).items()
        )
        return replace(blank, items=items, origin=_origin(rating[0], rating, more))


def scales_of(unit: Unit) -> tuple[Scale, ...]:
    """Return every place in a unit where things are rated, tasks first, in the order of the unit."""
    walked = [screen.shows.id for screen in unit.screens() if isinstance(screen.shows, Task)]
    order = {task: at for at, task in enumerate(dict.fromkeys((*walked, *(task.id for task in unit.tasks))))}
    tasks = sorted(unit.tasks, key=lambda task: (task.kind != "task", order[task.id]))
    taken = set(_RESERVED)
    found: list[Scale] = []
    for task in tasks:
        own = [*_then_and_now(unit, task), *_others(unit, task)]
        for steps, fields in own:
            step, field = steps[0], fields[0]
            choices = (task.id, f"{task.id}-{step.id}", f"{task.id}-{step.id}-{field.id}")
            name = next((one for one in choices if one not in taken), f"{choices[-1]}-{len(taken)}")
            taken.add(name)
            found.append(Scale(name, unit, task, steps, fields, several=len(own) > 1))
    return tuple(found)


def placed(entry: Entry, scale: Scale) -> tuple[Placing, ...]:
    """Return what an entry places on a scale, whatever is asked now; sides of then and now told apart by their step."""
    found: list[Placing] = []
    for step, field in zip(scale.steps, scale.fields, strict=True):
        for answer in entry.answers:
            if (answer.step, answer.field) != (step.id, field.id):
                continue
            where = f"{step.id}/{answer.item}"
            if isinstance(answer, ScaleAnswer):
                found += [(where, one.item, one.level) for one in answer.ratings if one.level]
            elif isinstance(answer, ChoiceAnswer) and answer.chosen is not None:
                found.append((where, "", answer.chosen.id))
    return tuple(found)


Where = tuple[tuple[Step, ...], tuple[ScaleField | ChoiceField, ...]]


def _then_and_now(unit: Unit, task: Task) -> Iterator[Where]:
    where = unit.outcomes_rated
    if where is None or where.activity != task.id:
        return
    steps: list[Step] = []
    fields: list[ScaleField | ChoiceField] = []
    for source in (where.then, where.now):
        step_id, _, field_id = source.partition(".")
        for step in task.steps:
            for field in step.fields:
                if (step.id, field.id) == (step_id, field_id) and isinstance(field, ScaleField):
                    steps.append(step)
                    fields.append(field)
    if len(fields) == 2:
        yield tuple(steps), tuple(fields)


def _others(unit: Unit, task: Task) -> Iterator[Where]:
    where = unit.outcomes_rated
    told = (where.then, where.now) if where and where.activity == task.id else ()
    for step in task.steps:
        for field in step.fields:
            if f"{step.id}.{field.id}" in told:
                continue
            levels = isinstance(field, ChoiceField) and str(field.options).startswith("scales.")
            if isinstance(field, ScaleField) or (isinstance(field, ChoiceField) and levels and step.for_each):
                yield (step,), (field,)


def _origin(entry: Entry, rating: Sequence[Entry], more: bool) -> Origin:
    return Origin(entry.id, entry.happened_on, entry.state, min(len(rating), COUNTED), more)


def _by_item(placings: Sequence[Placing]) -> Iterator[tuple[tuple[str, str], str]]:
    return (((where, item), level) for where, item, level in placings)


def _ends(item: Item | None, field: ScaleField) -> tuple[str, ...]:
    if item is None or field.ends is None:
        return ()
    return tuple(item.texts.get(one, "") for one in field.ends)


# What may be shown: the unit's words, never those of the trainee


def _round(scale: Scale, step: StandingStep, number: int) -> str:
    if step.item is None:
        return ""
    person = _person(scale.task, step.spec.for_each or "")
    return _named(person, number + 1) if person else step.item.name


def _named(person: str, number: int) -> str:
    """Return how one of several people is called here, whose own name was written by the trainee."""
    return f"{person[:1].upper()}{person[1:]} {number}"


def _person(task: Task, source: object) -> str:
    """Return what people are called where a source names people the trainee wrote down; empty for the unit's words."""
    for _ in task.steps:  # an answer may choose among another's; never in a circle, and never further than there are
        step_id, _, field_id = str(source).partition(".")
        known = {(step.id, field.id): field for step in task.steps for field in step.fields}
        field = known.get((step_id, field_id)) if isinstance(source, str) else None
        if isinstance(field, PeopleField):
            return field.person
        if not isinstance(field, (ChoiceField, ChoicesField)):
            return ""
        source = field.options
    return ""


def _without_item(text: str) -> str:
    """Return a question as it is asked of every round alike; empty where it cannot be."""
    said = _LEADING_NAME.sub("", text)
    said = re.sub(r":\s*\{item\.name\}$", "", said)
    return "" if LOOKS_LIKE_ONE.search(said) else said[:1].upper() + said[1:]
