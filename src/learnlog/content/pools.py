"""What a source can hold at most: everything a step may be repeated for, a field may offer or a scale may rate.

The guide works out what a source holds for one entry; here it is worked out for every entry there could be.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from learnlog.content.placeholders import PLACEHOLDER, level_items
from learnlog.content.slugs import did_you_mean
from learnlog.content.task import ChoiceField, ChoicesField, Field, Option, PeopleField, Step, Task
from learnlog.content.unit import Item, Unit

T = TypeVar("T")


@dataclass(frozen=True)
class Pool:
    """Items a source can hold. ``people`` are whom the trainee names: each has an id and a name, unknown until then."""

    items: tuple[Item, ...]
    people: bool = False


class NoSource(Exception):
    """A source that names nothing.

    Attributes:
        problem, mend: in plain words; both empty where the fault lies elsewhere and is reported there.
        missing: what is not there, as ``lists``, ``scales`` or ``steps``; empty for other faults.
    """

    def __init__(self, problem: str = "", mend: str = "", missing: str = "") -> None:
        super().__init__(problem)
        self.problem = problem
        self.mend = mend
        self.missing = missing


class Pools:
    """Resolves the sources of one task."""

    def __init__(self, unit: Unit, task: Task) -> None:
        self.unit = unit
        self.task = task

    def round(self, step: Step) -> Pool | None:
        """Return what a step is repeated for; None for one that is not. Raises NoSource."""
        return self.of(step.for_each, step, 0) if step.for_each else None

    def of(self, source: str | tuple[Option, ...], step: Step, upto: int) -> Pool:
        """Return what a source can hold.

        Args:
            source: as written in the task's file.
            step: where it is written.
            upto: how many fields of that step stand before it.

        Raises:
            NoSource: it names nothing, or something that cannot be one.
        """
        if not isinstance(source, str):
            return _some(tuple(Item(id=option.id, name=option.name) for option in source), "The list")
        attribute = PLACEHOLDER.fullmatch(source)
        if attribute:
            return self._own_lists(source, attribute[1], step)
        if source in ("areas", "outcomes"):
            return _some(self.unit.areas if source == "areas" else self.unit.outcomes, f"“{source}”")
        kind, dot, name = source.partition(".")
        if dot and kind == "lists":
            return _some(_named(self.unit.lists, source, kind, name), f"“{source}”")
        if dot and kind == "scales":
            return _some(level_items(_named(self.unit.scales, source, kind, name)), f"“{source}”")
        return self._answer(source, step, upto)

    def field(self, name: str, step: Step, upto: int) -> tuple[Step, Field]:
        """Return the earlier field that ``step.field`` names, or ``field`` alone in the same step; NoSource if none."""
        target, dot, field_id = name.rpartition(".")
        target = target if dot else step.id
        steps = self.task.steps
        found = next((one for one in steps if one.id == target), None)
        if found is None:
            ids = [one.id for one in steps[: _place(steps, step) + 1]]
            raise NoSource(f"There is no step “{target}” in this task.", did_you_mean(target, ids), "steps")
        if _place(steps, found) > _place(steps, step):
            raise NoSource(f"The step “{target}” comes later.", "Only what was asked before can be used here.")
        earlier = found.fields[:upto] if found is step else found.fields
        field = next((one for one in earlier if one.id == field_id), None)
        if field is None and field_id in {one.id for one in found.fields}:
            known = self._suggestion(name, step, upto)
            mend = known if known.startswith("Did you") else "Only what was asked before can be used here."
            raise NoSource(f"“{name}” is not asked before this.", mend)
        if field is None and not dot:
            raise NoSource(f"There is no earlier “{name}” here.", self._suggestion(name, step, upto), "steps")
        if field is None:
            ids = [one.id for one in earlier]
            raise NoSource(f"The step “{target}” has no field “{field_id}”.", did_you_mean(field_id, ids), "steps")
        return found, field

    def single(self, name: str, step: Step, upto: int) -> tuple[Step, Field]:
        """Return an earlier field that has one answer here; NoSource where another step has one for each round."""
        found, field = self.field(name, step, upto)
        if found.for_each and found is not step:
            raise NoSource(
                f"The step “{found.id}” is repeated, so “{name}” has many answers.", "Use a step that is asked once."
            )
        return found, field

    def _answer(self, source: str, step: Step, upto: int) -> Pool:
        found, field = self.single(source, step, upto)
        if isinstance(field, PeopleField):
            return Pool((), people=True)
        if not isinstance(field, (ChoiceField, ChoicesField)):
            raise NoSource(
                f"“{source}” is a field of kind {field.kind}, which chooses nothing.",
                "Use a field of kind choice, choices or people.",
            )
        try:
            return self.of(field.options, found, found.fields.index(field))
        except NoSource:
            raise NoSource from None

    def _own_lists(self, source: str, name: str, step: Step) -> Pool:
        if not step.for_each:
            raise NoSource(f"“{source}” needs a step that is repeated.", "Give the step for_each, or name a list.")
        try:
            pool = self.of(step.for_each, step, 0)
        except NoSource:
            raise NoSource from None
        if pool.people:
            raise NoSource(f"The step is repeated for people, who have no “{name}”.", "Name a list of the unit.")
        without = [item.name for item in pool.items if not item.lists.get(name)]
        if without:
            known = {key for item in pool.items for key in item.lists}
            mend = did_you_mean(name, known - {name}) if name not in known else f"Give it lists.{name} in unit.toml."
            raise NoSource(f"{shown(without)} has no list “{name}”.", mend or f"Add lists.{name} to it.", "lists")
        return Pool(tuple({one.id: one for item in pool.items for one in item.lists[name]}.values()))

    def _suggestion(self, word: str, step: Step, upto: int) -> str:
        steps = self.task.steps
        known = ["areas", "outcomes", *(f"lists.{name}" for name in self.unit.lists)]
        known += [f"scales.{name}" for name in self.unit.scales]
        known += [f"{one.id}.{field.id}" for one in steps[: _place(steps, step)] for field in one.fields]
        known += [field.id for field in step.fields[:upto]]
        return did_you_mean(word, known, "Name a list (lists.NAME) or an earlier answer (step.field).")


def shown(names: Iterable[str]) -> str:
    """Return the first of some names, and how many more there are."""
    several = list(names)
    return f"“{several[0]}”" + (f" (and {len(several) - 1} more)" if len(several) > 1 else "")


def _place(steps: tuple[Step, ...], step: Step) -> int:
    # By identity: two steps with the same id are a fault of its own and must not lead this astray.
    return next((index for index, one in enumerate(steps) if one is step), len(steps))


def _named(several: dict[str, tuple[T, ...]], source: str, kind: str, name: str) -> tuple[T, ...]:
    if name not in several:
        mend = did_you_mean(source, [f"{kind}.{one}" for one in several], f"Add [[{kind}.{name}]] to unit.toml.")
        raise NoSource(f"There is no “{source}” in this unit.", mend, kind)
    return several[name]


def _some(items: tuple[Item, ...], what: str) -> Pool:
    if not items:
        raise NoSource(f"{what} is empty.", "Put something into it.", "lists")
    return Pool(items)
