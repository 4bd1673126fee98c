"""The guide: a task and an entry -> the steps that stand, the gaps, next and back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from learnlog.content.placeholders import filled
from learnlog.content.task import (
    ChoiceField,
    ChoicesField,
    DateField,
    Field,
    LineField,
    Offer,
    RowsField,
    ScaleField,
    Step,
    Task,
    When,
)
from learnlog.content.unit import Item, Unit
from learnlog.guide.gaps import gaps_of
from learnlog.guide.model import Asked, Gap, OfferedRow, StandingStep
from learnlog.guide.sources import Sources, levels_of
from learnlog.journal.answers import Address, ChoiceAnswer, ChoicesAnswer, RowsAnswer, ScaleAnswer
from learnlog.journal.entry import Entry
from learnlog.journal.settings import Profile

REVIEW = "review"
"""Key of the last step of every task: the whole entry as it will read, and its gaps."""


@dataclass(frozen=True)
class Guide:
    """Where a trainee is in a task. Made anew after each change; it holds no state of its own."""

    unit: Unit
    task: Task
    entry: Entry
    profile: Profile = field(default_factory=Profile)

    @cached_property
    def steps(self) -> tuple[StandingStep, ...]:
        """The steps that apply now, in order, without the review."""
        standing: set[Address] = set()
        sources = Sources(self.unit, self.task, self.entry, standing)
        found: list[StandingStep] = []
        for step in self.task.steps:
            if step.when and not self._holds(step.when, sources, step, None):
                continue
            rounds: tuple[Item | None, ...] = (None,)
            if step.for_each:
                rounds = sources.items(step.for_each, step, None)
            for item in rounds:
                asked = self._fields(step, item, sources, standing, tuple(found))
                found.append(_standing(step, item, asked))
        return tuple(found)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Keys of all standing steps and, last, of the review."""
        return (*(step.key for step in self.steps), REVIEW)

    @cached_property
    def order(self) -> tuple[Address, ...]:
        """Addresses of all fields that apply, in order."""
        return tuple(asked.address for step in self.steps for asked in step.fields)

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """Everything still missing, in the order of the steps. Empty means the entry can be completed."""
        return tuple(
            gap for step in self.steps for asked in step.fields for gap in gaps_of(step.key, asked, self.entry)
        )

    def step(self, key: str) -> StandingStep | None:
        """Return the standing step with this key; None for the review or a step that does not apply."""
        return next((step for step in self.steps if step.key == key), None)

    def asked(self, address: Address) -> Asked | None:
        """Return the field at an address as it is asked now, or None where it does not apply."""
        return next((one for step in self.steps for one in step.fields if one.address == address), None)

    def nearest(self, key: str) -> str:
        """Return ``key`` if it stands, else the last standing step before where it would be.

        Hidden rounds fall back to the nearest earlier step of the task, an unknown key to the first step.
        """
        if key in self.keys:
            return key
        order = [step.id for step in self.task.steps]
        wanted = key.partition("/")[0]
        if wanted not in order:
            return self.keys[0]
        before = [step.key for step in self.steps if order.index(step.spec.id) <= order.index(wanted)]
        return before[-1] if before else self.keys[0]

    def next(self, key: str) -> str | None:
        """Return the key after this one; None after the review."""
        at = self.keys.index(self.nearest(key))
        return self.keys[at + 1] if at + 1 < len(self.keys) else None

    def back(self, key: str) -> str | None:
        """Return the key before this one; None before the first step."""
        at = self.keys.index(self.nearest(key))
        return self.keys[at - 1] if at else None

    def gaps_in(self, key: str) -> tuple[Gap, ...]:
        """Return the gaps of one step."""
        return tuple(gap for gap in self.gaps if gap.step == key)

    @property
    def current(self) -> str:
        """The step to begin with: the first that has gaps, or the review when there is none."""
        return self.gaps[0].step if self.gaps else REVIEW

    # -- how a field is asked

    def _fields(
        self,
        step: Step,
        item: Item | None,
        sources: Sources,
        standing: set[Address],
        before: tuple[StandingStep, ...],
    ) -> tuple[Asked, ...]:
        found: list[Asked] = []
        for spec in step.fields:
            if spec.when and not self._holds(spec.when, sources, step, item):
                continue
            asked = self._asked(spec, step, item, sources, before, tuple(found))
            standing.add(asked.address)
            found.append(asked)
        return tuple(found)

    def _asked(
        self,
        spec: Field,
        step: Step,
        item: Item | None,
        sources: Sources,
        before: tuple[StandingStep, ...],
        same_step: tuple[Asked, ...],
    ) -> Asked:
        asked = Asked(
            address=Address(step.id, item.id if item else "", spec.id),
            spec=spec,
            under=filled(step.title, item),
            label=filled(spec.label, item),
            guidance=filled(spec.guidance, item),
            default=self._default(spec),
        )
        if isinstance(spec, (ChoiceField, ChoicesField)):
            return replace(asked, options=sources.items(spec.options, step, item))
        if isinstance(spec, ScaleField):
            return replace(asked, items=sources.items(spec.items, step, item), levels=levels_of(self.unit, spec.levels))
        if isinstance(spec, RowsField):
            options = {
                column.id: sources.items(column.options, step, item)
                for column in spec.columns
                if column.options is not None
            }
            earlier = (*(one for past in before for one in past.fields), *same_step)
            return replace(asked, column_options=options, offers=self._offers(spec, earlier))
        return asked

    def _default(self, spec: Field) -> str:
        if isinstance(spec, (LineField, ChoiceField)) and spec.default:
            return str(getattr(self.profile, spec.default.removeprefix("profile.")))
        if isinstance(spec, DateField) and spec.default:
            return self.entry.happened_on.isoformat()
        return ""

    def _offers(self, spec: RowsField, earlier: tuple[Asked, ...]) -> tuple[OfferedRow, ...]:
        offer = spec.offer
        if offer is None:
            return ()
        step, *_, field_id = offer.from_.split(".")
        found: list[OfferedRow] = []
        for asked in earlier:
            answer = self.entry.answer(asked.address)
            if (asked.address.step, asked.address.field) != (step, field_id):
                continue
            if isinstance(answer, RowsAnswer) and offer.column is not None:
                found += _offered_words(answer, asked, offer)
            if not isinstance(answer, ScaleAnswer) or offer.levels is None:
                continue
            names = {item.id: item.name for item in asked.items}
            for rating in answer.ratings:
                if rating.level in offer.levels and rating.item in names:
                    source = f"{asked.address}/{rating.item}"
                    because = f"{asked.under}: {rating.level_name or rating.level}"
                    found.append(OfferedRow(source, names[rating.item], because, offer.into))
        return tuple(found)

    def _holds(self, when: When, sources: Sources, step: Step, item: Item | None) -> bool:
        answer = sources.answered(when.field, step, item)
        if isinstance(answer, ChoiceAnswer):
            return answer.chosen is not None and answer.chosen.id in when.is_
        if isinstance(answer, ChoicesAnswer):
            return any(one.id in when.is_ for one in answer.chosen)
        return False


def _offered_words(answer: RowsAnswer, asked: Asked, offer: Offer) -> Iterator[OfferedRow]:
    """Yield what stands in a column of rows, each with the first other cell of its row, which says whose it is."""
    for row in answer.rows:
        words = " ".join(str(row.cells.get(offer.column or "", "")).split())
        others = (str(row.cells.get(column, "")).strip() for column in answer.columns if column != offer.column)
        if words:
            yield OfferedRow(f"{asked.address}/{row.id}", words, next(filter(None, others), ""), offer.into)


def _standing(step: Step, item: Item | None, fields: tuple[Asked, ...]) -> StandingStep:
    return StandingStep(
        key=f"{step.id}/{item.id}" if item else step.id,
        spec=step,
        item=item,
        title=filled(step.title, item),
        intro=filled(step.intro, item),
        beside=filled(step.beside, item) if step.beside else "",
        fields=fields,
    )
