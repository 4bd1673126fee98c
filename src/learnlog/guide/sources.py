"""Where lists come from: the unit, the item a step is repeated for, or an earlier answer."""

from __future__ import annotations

from learnlog.content.placeholders import PLACEHOLDER, level_items
from learnlog.content.task import ChoiceField, ChoicesField, Field, Option, Step, Task
from learnlog.content.unit import Item, Level, Unit
from learnlog.journal.answers import Address, Answer, ChoiceAnswer, ChoicesAnswer, PeopleAnswer
from learnlog.journal.entry import Entry


def levels_of(unit: Unit, source: str) -> tuple[Level, ...]:
    """Return the levels of ``scales.NAME``; none if there is no such scale."""
    return unit.scales.get(source.removeprefix("scales."), ())


class Sources:
    """Resolves sources against a unit and the answers given so far.

    Args:
        unit, task, entry: what is being worked on.
        standing: addresses of the fields that apply; an answer to a field that does not is no source.
    """

    def __init__(self, unit: Unit, task: Task, entry: Entry, standing: set[Address]) -> None:
        self.unit = unit
        self.entry = entry
        self.standing = standing
        self._fields: dict[tuple[str, str], tuple[Step, Field]] = {
            (step.id, field.id): (step, field) for step in task.steps for field in step.fields
        }

    def items(self, source: str | tuple[Option, ...], step: Step, item: Item | None) -> tuple[Item, ...]:
        """Return what a source names; nothing for one that does not stand now."""
        if not isinstance(source, str):
            return tuple(Item(id=option.id, name=option.name) for option in source)
        if source == "areas":
            return self.unit.areas
        if source == "outcomes":
            return self.unit.outcomes
        if source.startswith("lists."):
            return self.unit.lists.get(source.removeprefix("lists."), ())
        if source.startswith("scales."):
            return level_items(levels_of(self.unit, source))
        attribute = PLACEHOLDER.fullmatch(source)
        if attribute:
            return item.lists.get(attribute[1], ()) if item else ()
        return self._from_answer(source, step, item)

    def answered(self, source: str, step: Step, item: Item | None) -> Answer | None:
        """Return the standing answer that ``step.field``, or ``field`` in the same round, names."""
        first, _, second = source.rpartition(".")
        target = first or step.id
        round_ = item.id if item and target == step.id else ""
        address = Address(target, round_, second)
        return self.entry.answer(address) if address in self.standing else None

    def _from_answer(self, source: str, step: Step, item: Item | None) -> tuple[Item, ...]:
        answer = self.answered(source, step, item)
        if isinstance(answer, PeopleAnswer):
            return tuple(Item(id=one.id, name=one.shown) for one in answer.people if one.shown.strip())
        if isinstance(answer, ChoicesAnswer):
            chosen = answer.chosen
        elif isinstance(answer, ChoiceAnswer) and answer.chosen is not None:
            chosen = (answer.chosen,)
        else:
            return ()
        asked_in, field = self._fields.get((answer.step, answer.field), (None, None))
        known: dict[str, Item] = {}
        if asked_in is not None and isinstance(field, (ChoiceField, ChoicesField)):
            # The options mean what they mean in the step that asked, which may name them in a shorter way.
            same_round = item if asked_in.id == step.id else None
            known = {one.id: one for one in self.items(field.options, asked_in, same_round)}
        # An option the unit no longer has keeps its place under the words it was chosen by.
        return tuple(known.get(one.id) or Item(id=one.id, name=one.name) for one in chosen)
