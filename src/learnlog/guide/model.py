"""What the guide works out: steps that stand, fields as they are asked, offers, gaps."""

from __future__ import annotations

from dataclasses import dataclass, field

from learnlog.content.task import Field, Step
from learnlog.content.unit import Item, Level
from learnlog.journal.answers import Address


@dataclass(frozen=True)
class OfferedRow:
    """A row proposed from a rating: where it comes from, what it would say, and in which column."""

    source: str
    name: str
    because: str
    into: str


@dataclass(frozen=True)
class Asked:
    """A field as it is asked now, with everything that depends on the unit and on earlier answers filled in.

    Attributes:
        address: where the answer goes.
        spec: the field as the task's file has it.
        under: the title of its step.
        label, guidance: with the item's words filled in.
        options: for choice and choices.
        items, levels: for a scale.
        column_options: for rows, by column id.
        offers: for rows, every row now offered, taken and declined ones included.
        default: what a new answer starts with.
    """

    address: Address
    spec: Field
    under: str
    label: str
    guidance: str
    options: tuple[Item, ...] = ()
    items: tuple[Item, ...] = ()
    levels: tuple[Level, ...] = ()
    column_options: dict[str, tuple[Item, ...]] = field(default_factory=dict)
    offers: tuple[OfferedRow, ...] = ()
    default: str = ""


@dataclass(frozen=True)
class StandingStep:
    """A step that applies now.

    Attributes:
        key: ``step`` or ``step/item``, unique in the task.
        beside: the place of the unit to show next to it, or empty.
    """

    key: str
    spec: Step
    item: Item | None
    title: str
    intro: str
    beside: str
    fields: tuple[Asked, ...]


@dataclass(frozen=True)
class Gap:
    """Something still missing.

    Attributes:
        step: key of the step.
        address: the field it belongs to.
        part: what in the field, such as the item of a scale or the id of a row; may be empty.
        text: what is missing, in plain English.
    """

    step: str
    address: Address
    part: str
    text: str
