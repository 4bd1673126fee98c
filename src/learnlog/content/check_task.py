"""What a task refers to: its steps with their sources, conditions and readings, and by way of them all the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from learnlog.content.check_deck import deck_troubles
from learnlog.content.check_fields import FieldCheck
from learnlog.content.check_placeholders import not_filled, placeholder_troubles
from learnlog.content.check_reviews import review_troubles
from learnlog.content.check_template import template_troubles
from learnlog.content.doubt import Doubts
from learnlog.content.locate import KeyPath
from learnlog.content.placeholders import PLACEHOLDER, filled
from learnlog.content.pools import NoSource, Pool, Pools
from learnlog.content.readings import reading_trouble
from learnlog.content.slugs import did_you_mean
from learnlog.content.task import ChoiceField, ChoicesField, Step, Task, When
from learnlog.content.tomlfile import TomlFile
from learnlog.content.trouble import Trouble, called_alike
from learnlog.content.unit import Item, Unit
from learnlog.errors import Fault

RESERVED_STEPS = {
    "review": "it is the last step, which learnlog adds itself",
    "lists": "“lists.NAME” is a list of the unit",
    "scales": "“scales.NAME” is a scale of the unit",
}

Faults = Iterator[Fault]


class TaskCheck:
    """Checks one task against the unit.

    Args:
        unit: the unit, as much of it as could be read.
        task, file: the task and where it comes from.
        unit_file: the unit's own file, for what is in doubt there.
        sections: id of every reading to the names of its sections; None for one whose text could not be read.
    """

    def __init__(
        self,
        unit: Unit,
        task: Task,
        file: TomlFile,
        unit_file: TomlFile,
        sections: Mapping[str, tuple[str, ...] | None],
    ) -> None:
        self.task = task
        self.file = file
        self.sections = sections
        self.pools = Pools(unit, task)
        self._doubts = Doubts(file, unit_file)
        self._fields = FieldCheck(unit, self.pools, self._doubts)

    def faults(self) -> Faults:
        """Yield everything wrong with what the task refers to."""
        for found in self._troubles():
            yield self.file.fault(*found)

    def _troubles(self) -> Iterator[Trouble]:
        yield from called_alike(self.task.steps, ("steps",), "step")
        for key in ("title", "label", "asks"):
            yield from not_filled(getattr(self.task, key), (key,))
        for index, step in enumerate(self.task.steps):
            if not self._doubts.in_step(index):
                yield from self._step(step, ("steps", index))
        if self._doubts.in_steps:
            return
        if self.task.template is not None:
            yield from template_troubles(self.task.template, self.task, self.pools)
        if self.task.deck is not None:
            yield from deck_troubles(self.task.deck, self.task, self.pools)
        if self.task.reviews is not None:
            reviews = self.task.reviews
            for found in review_troubles(reviews, self.task, self.pools):
                if found.at[:2] != ("reviews", "every") or not self._doubts.in_source(self._options_of(reviews.field)):
                    yield found

    def _options_of(self, name: str) -> object:
        fields = {f"{step.id}.{field.id}": field for step in self.task.steps for field in step.fields}
        return getattr(fields.get(name), "options", None)

    def _step(self, step: Step, at: KeyPath) -> Iterator[Trouble]:
        if step.id in RESERVED_STEPS:
            yield Trouble((*at, "id"), f"A step cannot be called “{step.id}”: {RESERVED_STEPS[step.id]}.", "Rename it.")
        yield from called_alike(step.fields, (*at, "fields"), "field")
        pool: Pool | None = None
        judged = True
        if step.for_each is not None:
            try:
                pool = self.pools.of(step.for_each, step, 0)
            except NoSource as none:
                judged = False
                yield from self._doubts.no_source(none, (*at, "for_each"))
        if step.when:
            yield from self._when(step.when, step, 0, (*at, "when"))
        if judged:
            for key in ("title", "intro"):
                yield from placeholder_troubles(getattr(step, key), step, pool, (*at, key))
            if step.beside is not None:
                yield from self._beside(step.beside, step, pool, (*at, "beside"))
        for index, field in enumerate(step.fields):
            place = (*at, "fields", index)
            if judged:
                for key in ("label", "guidance"):
                    yield from placeholder_troubles(getattr(field, key), step, pool, (*place, key))
            for key in ("placeholder", "evidence_label", "row", "person"):
                yield from not_filled(getattr(field, key, ""), (*place, key))
            if field.when:
                yield from self._when(field.when, step, index, (*place, "when"))
            yield from self._fields.troubles(field, step, index, place)

    def _when(self, when: When, step: Step, upto: int, at: KeyPath) -> Iterator[Trouble]:
        try:
            found, field = self.pools.single(when.field, step, upto)
        except NoSource as none:
            yield from self._doubts.no_source(none, (*at, "field"))
            return
        if not isinstance(field, (ChoiceField, ChoicesField)):
            problem = f"“{when.field}” is a field of kind {field.kind}, which chooses nothing."
            yield Trouble((*at, "field"), problem, "A condition needs a field of kind choice or choices.")
            return
        try:
            pool = self.pools.of(field.options, found, found.fields.index(field))
        except NoSource:
            return  # reported where the options are written
        if pool.people:
            problem = f"The options of “{when.field}” are people, who are not known beforehand."
            yield Trouble((*at, "is"), problem, "Use a field whose options are known.")
            return
        known = [item.id for item in pool.items]
        for index, wanted in enumerate(when.is_):
            if wanted not in known and not self._doubts.in_source(field.options):
                problem = f"“{wanted}” is no option of “{when.field}”."
                yield Trouble((*at, "is", index), problem, did_you_mean(wanted, known))

    def _beside(self, text: str, step: Step, pool: Pool | None, at: KeyPath) -> Iterator[Trouble]:
        wrong = list(placeholder_troubles(text, step, pool, at))
        yield from wrong
        if wrong:
            return
        if pool and pool.people and PLACEHOLDER.search(text):
            yield Trouble(at, "The step is repeated for people, about whom there is no reading.", "Name one reading.")
            return
        if text == "{item.reading}":
            return  # the item says where its reading is, and is checked there
        rounds: tuple[Item | None, ...] = pool.items if pool and PLACEHOLDER.search(text) else (None,)
        for item in rounds:
            trouble = reading_trouble(filled(text, item), self.sections)
            if trouble:
                for_whom = f" (for “{item.name}”)" if item else ""
                yield Trouble(at, trouble[0].removesuffix(".") + f"{for_whom}.", trouble[1])
