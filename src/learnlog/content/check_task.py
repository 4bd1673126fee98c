"""What a task refers to: sources, conditions, placeholders, readings beside it, offers."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence

from learnlog.content.check_deck import Trouble, deck_troubles
from learnlog.content.check_reviews import review_troubles
from learnlog.content.deck import Deck
from learnlog.content.locate import KeyPath
from learnlog.content.placeholders import LOOKS_LIKE_ONE, PLACEHOLDER, filled, item_text
from learnlog.content.pools import NoSource, Pool, Pools, shown
from learnlog.content.readings import reading_trouble
from learnlog.content.slugs import did_you_mean, twice
from learnlog.content.task import (
    ChoiceField,
    ChoicesField,
    Column,
    Field,
    Offer,
    Option,
    PeopleField,
    RowsField,
    ScaleField,
    Step,
    Task,
    Template,
    When,
)
from learnlog.content.tomlfile import TomlFile
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
        self.unit = unit
        self.task = task
        self.file = file
        self.unit_file = unit_file
        self.sections = sections
        self.pools = Pools(unit, task)

    def faults(self) -> Faults:
        """Yield everything wrong with what the task refers to."""
        yield from self._twice(self.task.steps, ("steps",), "step")
        for key in ("title", "label", "asks"):
            yield from self._no_placeholder(getattr(self.task, key), (key,))
        for index, step in enumerate(self.task.steps):
            if not self.file.is_hazy("steps", index):
                yield from self._step(step, ("steps", index))
        if self.task.template is not None and not self._steps_in_doubt:
            yield from self._template(self.task.template, ("template",))
        if self.task.deck is not None and not self._steps_in_doubt:
            yield from self._deck(self.task.deck)
        if self.task.reviews is not None and not self._steps_in_doubt:
            reviews = self.task.reviews
            for found in review_troubles(reviews, self.task, self.pools):
                if found.at[:2] != ("reviews", "every") or not self._unit_hazy(self._options_of(reviews.field)):
                    yield self._fault(*found)

    def _options_of(self, name: str) -> object:
        fields = {f"{step.id}.{field.id}": field for step in self.task.steps for field in step.fields}
        return getattr(fields.get(name), "options", None)

    # -- the presentation it makes

    def _deck(self, deck: Deck) -> Faults:
        for found in deck_troubles(deck, self.task):
            if isinstance(found, Trouble):
                yield self._fault(*found)
                continue
            with contextlib.suppress(NoSource):  # reported where the step says for_each
                pool = self.pools.of(found.step.for_each or "", found.step, 0)
                yield from self._placeholders(found.text, found.step, pool, found.at)

    # -- the form it is handed in

    def _template(self, form: Template, at: KeyPath) -> Faults:
        for key in ("title", "name_label", "heading"):
            yield from self._no_placeholder(getattr(form, key), (*at, key))
        fields = {f"{step.id}.{field.id}": step for step in self.task.steps for field in step.fields}
        if form.name not in fields or fields[form.name].for_each is not None:
            once = [name for name, step in fields.items() if step.for_each is None]
            problem = f"There is no field “{form.name}” in a step that is asked once."
            yield self._fault((*at, "name"), problem, did_you_mean(form.name, once))
        repeated = {step.id: step for step in self.task.steps if step.for_each is not None}
        step = repeated.get(form.step)
        if step is None:
            mend = did_you_mean(form.step, repeated, "Give the step for_each.")
            yield self._fault((*at, "step"), f"There is no repeated step “{form.step}”.", mend)
            return
        names = [field.id for field in step.fields]
        if form.field not in names:
            problem = f"The step “{form.step}” has no field “{form.field}”."
            yield self._fault((*at, "field"), problem, did_you_mean(form.field, names))
        with contextlib.suppress(NoSource):  # reported where the step says for_each
            pool = self.pools.of(step.for_each or "", step, 0)
            yield from self._placeholders(form.guidance, step, pool, (*at, "guidance"))

    # -- steps

    def _step(self, step: Step, at: KeyPath) -> Faults:
        if step.id in RESERVED_STEPS:
            yield self._fault(
                (*at, "id"), f"A step cannot be called “{step.id}”: {RESERVED_STEPS[step.id]}.", "Rename it."
            )
        yield from self._twice(step.fields, (*at, "fields"), "field")
        pool: Pool | None = None
        judged = True
        if step.for_each is not None:
            try:
                pool = self.pools.of(step.for_each, step, 0)
            except NoSource as none:
                judged = False
                yield from self._no_source(none, (*at, "for_each"))
        if step.when:
            yield from self._when(step.when, step, 0, (*at, "when"))
        if judged:
            for key in ("title", "intro"):
                yield from self._placeholders(getattr(step, key), step, pool, (*at, key))
            if step.beside is not None:
                yield from self._beside(step.beside, step, pool, (*at, "beside"))
        for index, field in enumerate(step.fields):
            place = (*at, "fields", index)
            if judged:
                for key in ("label", "guidance"):
                    yield from self._placeholders(getattr(field, key), step, pool, (*place, key))
            for key in ("placeholder", "evidence_label", "row", "person"):
                yield from self._no_placeholder(getattr(field, key, ""), (*place, key))
            if field.when:
                yield from self._when(field.when, step, index, (*place, "when"))
            yield from self._field(field, step, index, place)

    def _when(self, when: When, step: Step, upto: int, at: KeyPath) -> Faults:
        try:
            found, field = self.pools.single(when.field, step, upto)
        except NoSource as none:
            yield from self._no_source(none, (*at, "field"))
            return
        if not isinstance(field, (ChoiceField, ChoicesField)):
            problem = f"“{when.field}” is a field of kind {field.kind}, which chooses nothing."
            yield self._fault((*at, "field"), problem, "A condition needs a field of kind choice or choices.")
            return
        try:
            pool = self.pools.of(field.options, found, found.fields.index(field))
        except NoSource:
            return  # reported where the options are written
        if pool.people:
            problem = f"The options of “{when.field}” are people, who are not known beforehand."
            yield self._fault((*at, "is"), problem, "Use a field whose options are known.")
            return
        known = [item.id for item in pool.items]
        for index, wanted in enumerate(when.is_):
            if wanted not in known and not self._unit_hazy(field.options):
                problem = f"“{wanted}” is no option of “{when.field}”."
                yield self._fault((*at, "is", index), problem, did_you_mean(wanted, known))

    def _beside(self, text: str, step: Step, pool: Pool | None, at: KeyPath) -> Faults:
        wrong = list(self._placeholders(text, step, pool, at))
        yield from wrong
        if wrong:
            return
        if pool and pool.people and PLACEHOLDER.search(text):
            yield self._fault(
                at, "The step is repeated for people, about whom there is no reading.", "Name one reading."
            )
            return
        if text == "{item.reading}":
            return  # the item says where its reading is, and is checked there
        rounds: tuple[Item | None, ...] = pool.items if pool and PLACEHOLDER.search(text) else (None,)
        for item in rounds:
            trouble = reading_trouble(filled(text, item), self.sections)
            if trouble:
                for_whom = f" (for “{item.name}”)" if item else ""
                yield self._fault(at, trouble[0].removesuffix(".") + f"{for_whom}.", trouble[1])

    # -- fields

    def _field(self, field: Field, step: Step, upto: int, at: KeyPath) -> Faults:
        if isinstance(field, (ChoiceField, ChoicesField)):
            yield from self._options(field, step, upto, at)
        elif isinstance(field, ScaleField):
            yield from self._scale(field, step, upto, at)
        elif isinstance(field, RowsField):
            yield from self._rows(field, step, upto, at)
        elif isinstance(field, PeopleField) and field.max is not None and field.max < field.min:
            yield self._fault((*at, "max"), "Max must not be smaller than min.", "Make max larger, or leave it out.")

    def _options(self, field: ChoiceField | ChoicesField | Column, step: Step, upto: int, at: KeyPath) -> Faults:
        if field.options is None:
            return
        if not isinstance(field.options, str):
            yield from self._twice(field.options, (*at, "options"), "option")
            for index, option in enumerate(field.options):
                yield from self._no_placeholder(option.name, (*at, "options", index, "name"))
        try:
            pool = self.pools.of(field.options, step, upto)
        except NoSource as none:
            yield from self._no_source(none, (*at, "options"))
            return
        if isinstance(field, ChoiceField) and field.default and field.options != "areas":
            problem = "The profile holds an area of need, which is not among these options."
            yield self._fault((*at, "default"), problem, 'Write options = "areas", or leave default out.')
        if isinstance(field, ChoicesField) and not pool.people and field.min > len(pool.items):
            problem = f"At least {field.min} are to be chosen, but there are only {len(pool.items)}."
            yield self._fault((*at, "min"), problem, "Write a smaller number.")

    def _scale(self, field: ScaleField, step: Step, upto: int, at: KeyPath) -> Faults:
        kind, _, name = field.levels.partition(".")
        if kind != "scales":
            mend = did_you_mean(field.levels, [f"scales.{one}" for one in self.unit.scales])
            yield self._fault((*at, "levels"), f"“{field.levels}” is no scale.", mend or "Write scales.NAME.")
        elif name not in self.unit.scales:
            if not self._unit_hazy(field.levels):
                mend = did_you_mean(field.levels, [f"scales.{one}" for one in self.unit.scales])
                problem = f"There is no “{field.levels}” in this unit."
                yield self._fault((*at, "levels"), problem, mend or f"Add [[{field.levels}]] to unit.toml.")
        elif not self.unit.scales[name]:
            yield self._fault((*at, "levels"), f"“{field.levels}” is empty.", "Put levels into it.")
        if field.evidence_required and field.evidence == "none":
            problem = "Evidence is required, but there is nowhere to write it."
            yield self._fault((*at, "evidence_required"), problem, 'Write evidence = "line" or "prose".')
        try:
            pool = self.pools.of(field.items, step, upto)
        except NoSource as none:
            yield from self._no_source(none, (*at, "items"))
            return
        for index, end in enumerate(field.ends or ()):
            without = [item.name for item in pool.items if end not in item.texts]
            if pool.people or without:
                problem = f"People have no text “{end}”." if pool.people else f"{shown(without)} has no text “{end}”."
                known = {text for item in pool.items for text in item.texts} - {end}
                yield self._fault((*at, "ends", index), problem, did_you_mean(end, known, "Add it to texts."))

    def _rows(self, field: RowsField, step: Step, upto: int, at: KeyPath) -> Faults:
        yield from self._twice(field.columns, (*at, "columns"), "column")
        for index, column in enumerate(field.columns):
            place = (*at, "columns", index)
            yield from self._no_placeholder(column.label, (*place, "label"))
            yield from self._options(column, step, upto, place)
            if field.actions and column.id == "by" and column.kind != "date":
                mend = 'Write kind = "date", or another id.'
                yield self._fault((*place, "kind"), "The column “by” says when an action is due.", mend)
        offer = field.offer
        if offer is None:
            return
        at = (*at, "offer")
        texts = [column.id for column in field.columns if column.kind in ("line", "prose")]
        if offer.into not in texts:
            problem = f"There is no column “{offer.into}” for text."
            yield self._fault((*at, "into"), problem, did_you_mean(offer.into, texts, "Add a column of kind line."))
        try:
            scale = self._offered(offer, step, upto)
        except NoSource as none:
            yield from self._no_source(none, (*at, "from"))
            return
        if isinstance(scale, RowsField):
            words = [column.id for column in scale.columns if column.kind in ("line", "prose")]
            if offer.column not in words:
                problem = f"“{offer.from_}” has no column “{offer.column}” of words."
                yield self._fault((*at, "column"), problem, did_you_mean(offer.column or "", words))
            return
        levels = self.unit.scales.get(scale.levels.removeprefix("scales."), ())
        known = [level.id for level in levels]
        for index, level in enumerate(offer.levels or ()):
            if levels and level not in known and not self._unit_hazy(scale.levels):
                problem = f"“{scale.levels}” has no level “{level}”."
                yield self._fault((*at, "levels", index), problem, did_you_mean(level, known))

    def _offered(self, offer: Offer, step: Step, upto: int) -> ScaleField | RowsField:
        source = offer.from_
        found, field = self.pools.field(source.replace(".*.", ".", 1), step, upto)
        if offer.column is not None:
            if not isinstance(field, RowsField):
                raise NoSource(f"“{source}” is a field of kind {field.kind}, which has no columns.", "Name rows.")
        elif not isinstance(field, ScaleField):
            raise NoSource(f"“{source}” is a field of kind {field.kind}, which rates nothing.", "Name a scale.")
        every = ".*." in source
        if every and not found.for_each:
            raise NoSource(f"The step “{found.id}” is not repeated.", f"Write {found.id}.{field.id}.")
        if found.for_each and not every:
            raise NoSource(f"The step “{found.id}” is repeated.", f"Write {found.id}.*.{field.id} for all its rounds.")
        assert isinstance(field, (ScaleField, RowsField)), "anything else was refused above"
        return field

    # -- placeholders

    def _placeholders(self, text: str, step: Step, pool: Pool | None, at: KeyPath) -> Faults:
        for match in LOOKS_LIKE_ONE.finditer(text):
            word = match[0]
            exact = PLACEHOLDER.fullmatch(word)
            if step.for_each is None:
                mend = "Write the words themselves, or give the step for_each."
                yield self._fault(at, f"“{word}” stands in a step that is not repeated.", mend)
            elif exact is None:
                yield self._fault(at, f"“{word}” is not a placeholder.", "Write {item.name}, with no spaces.")
            elif pool is not None:
                yield from self._fillable(word, exact[1], pool, at)

    def _fillable(self, word: str, name: str, pool: Pool, at: KeyPath) -> Faults:
        if pool.people and name != "name":
            yield self._fault(at, f"Nothing can stand for “{word}”: people have a name only.", "Write {item.name}.")
            return
        without = [item.name for item in pool.items if not item_text(item, name)]
        if without:
            known = {"name", "reading", *(key for item in pool.items for key in item.texts)} - {name}
            mend = f"Add {name} to its texts in unit.toml."
            if len(without) == len(pool.items):
                mend = did_you_mean(name, known, mend)
            yield self._fault(at, f"{shown(without)} has nothing to stand for “{word}”.", mend)

    def _no_placeholder(self, text: str, at: KeyPath) -> Faults:
        if match := PLACEHOLDER.search(text):
            mend = "Use it in title, intro, beside, label or guidance of a repeated step."
            yield self._fault(at, f"“{match[0]}” is not filled in here.", mend)

    # -- small things

    def _fault(self, at: KeyPath, problem: str, mend: str = "") -> Fault:
        return self.file.fault(at, problem, mend)

    def _no_source(self, none: NoSource, at: KeyPath) -> Faults:
        if none.missing == "steps":
            in_doubt = self._steps_in_doubt
        else:
            tops = {(), ("areas",), ("outcomes",), (none.missing,)}
            in_doubt = bool(none.missing) and any(path[:1] in tops for path in self.unit_file.hazy)
        if none.problem and not in_doubt:
            yield self._fault(at, none.problem, none.mend)

    @property
    def _steps_in_doubt(self) -> bool:
        return any(path[:1] in ((), ("steps",)) for path in self.file.hazy)

    def _unit_hazy(self, source: object) -> bool:
        return isinstance(source, str) and self.unit_file.is_hazy(*source.split("."))

    def _twice(self, several: Sequence[Step | Field | Column | Option], at: KeyPath, what: str) -> Faults:
        for index, name in twice(one.id for one in several):
            yield self._fault((*at, index, "id"), f"Two {what}s are called “{name}”.", "Rename one of them.")
