"""Answers, one model per kind of field.

An answer keeps the question as it was asked and the words of whatever was chosen, so it can be read years later,
without the unit it came from.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from learnlog.journal.address import Address as Address
from learnlog.journal.base import Many, Record, Text


class Answered(Record):
    """What every answer has.

    Attributes:
        step, item, field: its address.
        under: the step's title as it stood.
        asked: the question as it was asked.
    """

    step: str
    item: str = ""
    field: str
    under: Text = ""
    asked: Text = ""

    @property
    def address(self) -> Address:
        """Where this answer belongs."""
        return Address(self.step, self.item, self.field)

    @property
    def empty(self) -> bool:
        """Whether it says nothing, so that there is nothing to keep."""
        return False


class LineAnswer(Answered):
    """One line."""

    kind: Literal["line"] = "line"
    text: Text

    @property
    def empty(self) -> bool:
        """Whether there is no text at all."""
        return not self.text


class ProseAnswer(Answered):
    """Long text, exactly as typed."""

    kind: Literal["prose"] = "prose"
    text: Text

    @property
    def empty(self) -> bool:
        """Whether there is no text at all."""
        return not self.text


class DateAnswer(Answered):
    """A day. ``typed`` holds what was written while it is not a date yet."""

    kind: Literal["date"] = "date"
    day: date | None = None
    typed: Text = ""

    @property
    def empty(self) -> bool:
        """Whether neither a day nor any text was given."""
        return self.day is None and not self.typed


class Chosen(Record):
    """An option that was chosen, with its words at the time."""

    id: str
    name: Text


class ChoiceAnswer(Answered):
    """One option, or none when a choice was taken back."""

    kind: Literal["choice"] = "choice"
    chosen: Chosen | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing is chosen."""
        return self.chosen is None


class ChoicesAnswer(Answered):
    """Several options, in the order of the list."""

    kind: Literal["choices"] = "choices"
    chosen: Many[Chosen] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing is chosen."""
        return not self.chosen


class Rating(Record):
    """One item's place on a scale.

    Attributes:
        item, name: what is rated.
        level, level_name, mark: where it was placed; empty while only evidence was written.
        evidence: what the rating rests on.
        ends: for a continuum, the words at its left and right end.
    """

    item: str
    name: Text
    level: str = ""
    level_name: Text = ""
    mark: Text = ""
    evidence: Text = ""
    ends: Many[Text] | None = None


class ScaleAnswer(Answered):
    """Ratings of items, in the order of the items."""

    kind: Literal["scale"] = "scale"
    ratings: Many[Rating] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing is rated and no evidence written."""
        return not any(rating.level or rating.evidence for rating in self.ratings)


class Person(Record):
    """Someone by role, and by alias where that helps; never by full name."""

    id: str
    role: Text = ""
    alias: Text = ""

    @property
    def shown(self) -> str:
        """Role with the alias in brackets."""
        return f"{self.role} ({self.alias})" if self.role and self.alias else self.role or self.alias


class PeopleAnswer(Answered):
    """People, in the order they were named.

    Attributes:
        numbered: the highest number an id was made with, where that person is gone; so no id means two people.
    """

    kind: Literal["people"] = "people"
    people: Many[Person] = ()
    numbered: int = 0

    @property
    def empty(self) -> bool:
        """Whether nobody is named."""
        return not any(person.role or person.alias for person in self.people)


class Row(Record):
    """One row of a table.

    Attributes:
        id: unique in its answer, never reused.
        cells: column id to text, or to a day; what is missing was left empty.
        offered: the offer this row was taken from, as ``step/item/field/rated-item``.
        done: the day an action was ticked off.
    """

    id: str
    cells: dict[str, Text | date] = Field(default_factory=dict)
    offered: str = ""
    done: date | None = None


class Declined(Record):
    """An offered row that was turned down, and why."""

    offered: str
    name: Text = ""
    reason: Text = ""


class RowsAnswer(Answered):
    """A table.

    Attributes:
        columns: the headings as they stood, in order.
        actions: whether the rows are things to do.
        numbered: the highest number an id was made with, where that row is gone; so no id means two rows.
    """

    kind: Literal["rows"] = "rows"
    columns: dict[str, Text] = Field(default_factory=dict)
    actions: bool = False
    rows: Many[Row] = ()
    declined: Many[Declined] = ()
    numbered: int = 0

    @property
    def empty(self) -> bool:
        """Whether there is no row and nothing was declined."""
        return not self.rows and not self.declined


Answer = Annotated[
    LineAnswer | ProseAnswer | DateAnswer | ChoiceAnswer | ChoicesAnswer | ScaleAnswer | PeopleAnswer | RowsAnswer,
    Field(discriminator="kind"),
]
