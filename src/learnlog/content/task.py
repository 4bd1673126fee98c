"""A task or activity as data: steps, and the kinds of field a step can ask with.

Nothing here knows a particular task. A step can be repeated (``for_each``), shown only after an answer (``when``)
and stand next to a piece of the unit (``beside``). Titles, labels and guidance may hold ``{item.name}`` and the
other attributes of the item a step is repeated for.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field as Setting
from pydantic import model_validator

from learnlog.content.base import Many, Part, Slug, Words
from learnlog.content.deck import Deck
from learnlog.content.reviews import Reviews


class Option(Part):
    """One thing to choose, written out where it is asked."""

    id: Slug
    name: Words


class When(Part):
    """A condition on an earlier answer.

    Attributes:
        field: the earlier field as ``step.field``; inside a repeated step, ``field`` alone means the same round.
        is_: ids, written ``is`` in the file; true when the answer is, or for several choices contains, one of them.
    """

    field: Words
    is_: Many[Words] = Setting(alias="is", min_length=1)


class Ask(Part):
    """What every kind of field has.

    Attributes:
        id: unique in its step.
        label: the question, in words.
        guidance: how to answer, how much, where to look.
        required: whether leaving it empty is a gap.
        when: shows the field only after an answer.
    """

    id: Slug
    label: Words
    guidance: str = ""
    required: bool = False
    when: When | None = None


class LineField(Ask):
    """One line of text.

    Attributes:
        default: fills it from the trainee's profile.
        alias: where it takes somebody's alias, what they are, such as ``pupil``; one is then proposed.
    """

    kind: Literal["line"]
    default: Literal["profile.name", "profile.setting"] | None = None
    placeholder: str = ""
    alias: str = ""


class ProseField(Ask):
    """Text of any length. ``words`` is a guide from-to, shown as a count and never a wall."""

    kind: Literal["prose"]
    words: Annotated[tuple[int, int], Setting(strict=False)] | None = None

    @model_validator(mode="after")
    def _words_grow(self) -> ProseField:
        if self.words and not 0 <= self.words[0] <= self.words[1]:
            raise ValueError("words must be two numbers, the smaller first, such as [80, 300]")
        return self


class DateField(Ask):
    """A day. ``default = "today"`` offers the day the task was begun."""

    kind: Literal["date"]
    default: Literal["today"] | None = None


class ChoiceField(Ask):
    """Exactly one of the options.

    ``options`` is a source (``areas``, ``outcomes``, ``lists.NAME``, ``scales.NAME``, ``{item.NAME}``, or an earlier
    ``step.field`` that holds choices or people) or the options themselves.
    """

    kind: Literal["choice"]
    options: Words | Many[Option]
    default: Literal["profile.area"] | None = None


class ChoicesField(Ask):
    """Several of the options, between ``min`` and ``max`` of them."""

    kind: Literal["choices"]
    options: Words | Many[Option]
    min: int = Setting(default=0, ge=0)
    max: int | None = Setting(default=None, ge=1)

    @model_validator(mode="after")
    def _min_below_max(self) -> ChoicesField:
        if self.max is not None and self.max < self.min:
            raise ValueError("max must not be smaller than min")
        return self


class ScaleField(Ask):
    """Every item placed on the same levels.

    Attributes:
        items: a source of the things to rate.
        levels: ``scales.NAME``.
        evidence: whether each rating takes a line or a longer text of evidence.
        evidence_required: whether a rating without evidence is a gap (never for an ``off_scale`` level).
        ends: names of two ``texts`` of each item, to label the left and right end of a continuum.
    """

    kind: Literal["scale"]
    items: Words
    levels: Words
    evidence: Literal["none", "line", "prose"] = "none"
    evidence_label: str = "Evidence"
    evidence_required: bool = False
    ends: Annotated[tuple[Slug, Slug], Setting(strict=False)] | None = None


class PeopleField(Ask):
    """People by role and alias, never by full name."""

    kind: Literal["people"]
    min: int = Setting(default=0, ge=0)
    max: int | None = Setting(default=None, ge=1)
    person: Words = "colleague"


class Column(Part):
    """A typed column of a ``rows`` field."""

    id: Slug
    kind: Literal["line", "prose", "date", "choice"]
    label: Words
    required: bool = False
    options: Words | Many[Option] | None = None

    @model_validator(mode="after")
    def _choice_has_options(self) -> Column:
        if (self.kind == "choice") != (self.options is not None):
            raise ValueError("a column of kind choice, and no other, needs options")
        return self


class Offer(Part):
    """Rows proposed from ratings, or from rows, given earlier.

    Attributes:
        from_: ``step.field`` of a scale or of rows, or ``step.*.field`` for every round of a repeated step; ``from``
            in the file.
        levels: of a scale, ids of the levels that make an item an offer.
        column: of rows, the column whose words are offered.
        into: the column that takes the item's name, or those words.
        decline: what declining asks for; only ``reason`` exists.
        optional: whether an offer that is neither taken nor declined is no gap.
    """

    from_: Words = Setting(alias="from")
    levels: Many[Slug] | None = Setting(default=None, min_length=1)
    column: Slug | None = None
    into: Slug
    decline: Literal["reason"] = "reason"
    optional: bool = False

    @model_validator(mode="after")
    def _levels_or_column(self) -> Offer:
        if (self.levels is None) == (self.column is None):
            raise ValueError("an offer needs levels, for a scale, or column, for rows, and not both")
        return self


class RowsField(Ask):
    """A table the trainee fills: an action plan, questions, evaluations.

    ``actions`` marks rows that are things to do: they are shown on Home when they fall due. Such a field may have
    a date column ``by``, which says when.
    """

    kind: Literal["rows"]
    columns: Many[Column] = Setting(min_length=1)
    min: int = Setting(default=0, ge=0)
    actions: bool = False
    row: Words = "row"
    offer: Offer | None = None


Field = Annotated[
    LineField | ProseField | DateField | ChoiceField | ChoicesField | ScaleField | PeopleField | RowsField,
    Setting(discriminator="kind"),
]


class Step(Part):
    """One screen of a task.

    Attributes:
        id: unique in its task; ``review`` is learnlog's own last step.
        title: short; stands in the list of steps.
        intro: what this step is for, one or two sentences.
        for_each: a source (as for options); the step is repeated for each item of it.
        when: shows the step only after an answer.
        beside: ``readings/ID`` or ``readings/ID#heading``, shown next to the fields; may hold ``{item.…}``.
    """

    id: Slug
    title: Words
    intro: str = ""
    for_each: str | None = None
    when: When | None = None
    beside: str | None = None
    fields: Many[Field] = Setting(min_length=1)


class Template(Part):
    """A form of two columns in which a task is handed in, where the unit has one.

    Attributes:
        title: over the form.
        name: ``step.field`` that says whom it is about; ``name_label`` stands before it.
        heading: over the right column.
        step: a repeated step; each round is a row, with its title in the left column.
        field: the field of that step that stands in the right column.
        guidance: stands under the title in the left column; may hold ``{item.…}``.
    """

    title: Words
    name: Words
    name_label: Words
    heading: Words
    step: Slug
    field: Slug
    guidance: str = ""


class Task(Part):
    """A task of the unit, or an activity beside the tasks.

    Attributes:
        label: how the unit names it, such as ``Task 2``; activities usually have none.
        asks: what is asked, in two or three sentences.
        minutes: about how long it takes.
        colleagues: whether the unit asks for it to be done with colleagues.
        template: the form in which it is handed in; most tasks have none.
        deck: the presentation its answers make; most tasks have none.
        reviews: how often its entries are looked at again; most tasks do not ask for it.
    """

    id: Slug
    kind: Literal["task", "activity"]
    title: Words
    label: str = ""
    asks: Words
    minutes: int = Setting(default=0, ge=0)
    colleagues: bool = False
    template: Template | None = None
    deck: Deck | None = None
    reviews: Reviews | None = None
    steps: Many[Step] = Setting(min_length=1)

    @property
    def name(self) -> str:
        """Label and title, as the unit's contents show them."""
        return f"{self.label}: {self.title}" if self.label else self.title
