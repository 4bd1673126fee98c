"""What a field of a task refers to: its options, its scale, the columns of its rows and what they offer."""

from __future__ import annotations

from collections.abc import Iterator

from learnlog.content.check_placeholders import not_filled
from learnlog.content.doubt import Doubts
from learnlog.content.locate import KeyPath
from learnlog.content.pools import NoSource, Pools, shown
from learnlog.content.slugs import did_you_mean
from learnlog.content.task import (
    ChoiceField,
    ChoicesField,
    Column,
    Field,
    Offer,
    PeopleField,
    RowsField,
    ScaleField,
    Step,
)
from learnlog.content.trouble import Trouble, called_alike
from learnlog.content.unit import Unit


class FieldCheck:
    """Checks the fields of one task against the unit.

    Args:
        unit: as much of it as could be read.
        pools: what can be chosen from, of the unit and the task.
        doubts: what could not be read.
    """

    def __init__(self, unit: Unit, pools: Pools, doubts: Doubts) -> None:
        self._unit = unit
        self._pools = pools
        self._doubts = doubts

    def troubles(self, field: Field, step: Step, upto: int, at: KeyPath) -> Iterator[Trouble]:
        """Yield what is wrong with a field; it may refer to what stands before it, up to ``upto`` in its step."""
        if isinstance(field, (ChoiceField, ChoicesField)):
            yield from self._options(field, step, upto, at)
        elif isinstance(field, ScaleField):
            yield from self._scale(field, step, upto, at)
        elif isinstance(field, RowsField):
            yield from self._rows(field, step, upto, at)
        elif isinstance(field, PeopleField) and field.max is not None and field.max < field.min:
            yield Trouble((*at, "max"), "Max must not be smaller than min.", "Make max larger, or leave it out.")

    def _options(
        self, field: ChoiceField | ChoicesField | Column, step: Step, upto: int, at: KeyPath
    ) -> Iterator[Trouble]:
        if field.options is None:
            return
        if not isinstance(field.options, str):
            yield from called_alike(field.options, (*at, "options"), "option")
            for index, option in enumerate(field.options):
                yield from not_filled(option.name, (*at, "options", index, "name"))
        try:
            pool = self._pools.of(field.options, step, upto)
        except NoSource as none:
            yield from self._doubts.no_source(none, (*at, "options"))
            return
        if isinstance(field, ChoiceField) and field.default and field.options != "areas":
            problem = "The profile holds an area of need, which is not among these options."
            yield Trouble((*at, "default"), problem, 'Write options = "areas", or leave default out.')
        if isinstance(field, ChoicesField) and not pool.people and field.min > len(pool.items):
            problem = f"At least {field.min} are to be chosen, but there are only {len(pool.items)}."
            yield Trouble((*at, "min"), problem, "Write a smaller number.")

    def _scale(self, field: ScaleField, step: Step, upto: int, at: KeyPath) -> Iterator[Trouble]:
        kind, _, name = field.levels.partition(".")
        if kind != "scales":
            mend = did_you_mean(field.levels, [f"scales.{one}" for one in self._unit.scales])
            yield Trouble((*at, "levels"), f"“{field.levels}” is no scale.", mend or "Write scales.NAME.")
        elif name not in self._unit.scales:
            if not self._doubts.in_source(field.levels):
                mend = did_you_mean(field.levels, [f"scales.{one}" for one in self._unit.scales])
                problem = f"There is no “{field.levels}” in this unit."
                yield Trouble((*at, "levels"), problem, mend or f"Add [[{field.levels}]] to unit.toml.")
        elif not self._unit.scales[name]:
            yield Trouble((*at, "levels"), f"“{field.levels}” is empty.", "Put levels into it.")
        if field.evidence_required and field.evidence == "none":
            problem = "Evidence is required, but there is nowhere to write it."
            yield Trouble((*at, "evidence_required"), problem, 'Write evidence = "line" or "prose".')
        try:
            pool = self._pools.of(field.items, step, upto)
        except NoSource as none:
            yield from self._doubts.no_source(none, (*at, "items"))
            return
        for index, end in enumerate(field.ends or ()):
            without = [item.name for item in pool.items if end not in item.texts]
            if pool.people or without:
                problem = f"People have no text “{end}”." if pool.people else f"{shown(without)} has no text “{end}”."
                known = {text for item in pool.items for text in item.texts} - {end}
                yield Trouble((*at, "ends", index), problem, did_you_mean(end, known, "Add it to texts."))

    def _rows(self, field: RowsField, step: Step, upto: int, at: KeyPath) -> Iterator[Trouble]:
        yield from called_alike(field.columns, (*at, "columns"), "column")
        for index, column in enumerate(field.columns):
            place = (*at, "columns", index)
            yield from not_filled(column.label, (*place, "label"))
            yield from self._options(column, step, upto, place)
            if field.actions and column.id == "by" and column.kind != "date":
                mend = 'Write kind = "date", or another id.'
                yield Trouble((*place, "kind"), "The column “by” says when an action is due.", mend)
        offer = field.offer
        if offer is None:
            return
        at = (*at, "offer")
        texts = [column.id for column in field.columns if column.kind in ("line", "prose")]
        if offer.into not in texts:
            problem = f"There is no column “{offer.into}” for text."
            yield Trouble((*at, "into"), problem, did_you_mean(offer.into, texts, "Add a column of kind line."))
        try:
            scale = self._offered(offer, step, upto)
        except NoSource as none:
            yield from self._doubts.no_source(none, (*at, "from"))
            return
        if isinstance(scale, RowsField):
            words = [column.id for column in scale.columns if column.kind in ("line", "prose")]
            if offer.column not in words:
                problem = f"“{offer.from_}” has no column “{offer.column}” of words."
                yield Trouble((*at, "column"), problem, did_you_mean(offer.column or "", words))
            return
        levels = self._unit.scales.get(scale.levels.removeprefix("scales."), ())
        known = [level.id for level in levels]
        for index, level in enumerate(offer.levels or ()):
            if levels and level not in known and not self._doubts.in_source(scale.levels):
                problem = f"“{scale.levels}” has no level “{level}”."
                yield Trouble((*at, "levels", index), problem, did_you_mean(level, known))

    def _offered(self, offer: Offer, step: Step, upto: int) -> ScaleField | RowsField:
        source = offer.from_
        found, field = self._pools.field(source.replace(".*.", ".", 1), step, upto)
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
