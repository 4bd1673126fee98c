"""A trainee at work, for tests: entries, answers to whatever is asked, and units to work on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from learnlog.content.parse import parse_unit
from learnlog.content.task import Task
from learnlog.content.unit import Item, Unit
from learnlog.guide import Asked, Guide
from learnlog.journal.answers import (
    Address,
    Answer,
    ChoiceAnswer,
    ChoicesAnswer,
    Chosen,
    Declined,
    PeopleAnswer,
    Person,
    ProseAnswer,
    Rating,
    Row,
    RowsAnswer,
    ScaleAnswer,
)
from learnlog.journal.settings import Profile
from learnlog.store.units import load_unit

from ..entries import entry
from ..units import listening_to_readers

NOW = datetime(2026, 11, 23, 19, 2, 11, tzinfo=UTC)
UNIT_5 = Path(__file__).resolve().parents[2] / "data" / "units" / "unit-5"


@cache
def listening() -> Unit:
    """Return the unit made from scratch."""
    return parse_unit("listening", listening_to_readers())


@cache
def unit_5() -> Unit:
    """Return the bundled unit."""
    return load_unit(UNIT_5)


class Trainee:
    """Someone who works on one task: each call changes the entry as a front end would."""

    def __init__(self, unit: Unit, task_id: str, profile: Profile | None = None) -> None:
        self.unit = unit
        self.task: Task = unit.task(task_id)
        self.profile = profile or Profile()
        self.entry = entry(
            id="01kar00000000000000000000a",
            begun=NOW,
            unit=unit.id,
            unit_version=unit.version,
            task=task_id,
            title=self.task.name,
        )

    @property
    def guide(self) -> Guide:
        """The guide for the entry as it stands."""
        return Guide(self.unit, self.task, self.entry, self.profile)

    @property
    def keys(self) -> tuple[str, ...]:
        """Keys of the steps that stand."""
        return self.guide.keys

    def asked(self, address: str) -> Asked:
        """Return what is asked at ``step/field`` or ``step/item/field``."""
        found = self.guide.asked(at(address))
        assert found is not None, f"{address} is not asked"
        return found

    def give(self, answer: Answer) -> None:
        """Answer a field."""
        self.entry = self.entry.with_answer(answer)
        # The answer can change which steps stand, so the order is that of the guide after it.
        self.entry = self.entry.in_order(self.guide.order)

    def choose(self, address: str, *ids: str) -> None:
        """Choose options of a choice or choices."""
        asked = self.asked(address)
        self.give(choosing(asked, [option for option in asked.options if option.id in ids]))

    def write(self, address: str, text: str) -> None:
        """Write into a prose field."""
        place = at(address)
        self.give(ProseAnswer(step=place.step, item=place.item, field=place.field, text=text))

    def name(self, address: str, *people: tuple[str, str]) -> None:
        """Name people, by role and alias."""
        place = at(address)
        named = tuple(Person(id=f"p{n}", role=role, alias=alias) for n, (role, alias) in enumerate(people, start=1))
        self.give(PeopleAnswer(step=place.step, item=place.item, field=place.field, people=named))

    def rate(self, address: str, **levels: str | tuple[str, str]) -> None:
        """Rate items, with a level or a level and evidence; underscores stand for hyphens."""
        place = at(address)
        ratings = []
        for item, given in levels.items():
            level, evidence = given if isinstance(given, tuple) else (given, "")
            ratings.append(Rating(item=item.replace("_", "-"), name=item, level=level, evidence=evidence))
        self.give(ScaleAnswer(step=place.step, item=place.item, field=place.field, ratings=tuple(ratings)))

    def fill(self, address: str, rows: Iterable[Row], declined: Iterable[Declined] = ()) -> None:
        """Fill a table."""
        place = at(address)
        self.give(
            RowsAnswer(step=place.step, item=place.item, field=place.field, rows=tuple(rows), declined=tuple(declined))
        )

    def gaps(self, address: str) -> list[tuple[str, str]]:
        """Return part and text of each gap of a field."""
        return [(gap.part, gap.text) for gap in self.guide.gaps if gap.address == at(address)]


def at(address: str) -> Address:
    """Return ``step/field`` or ``step/item/field`` as an address."""
    step, *item, field = address.split("/")
    return Address(step, item[0] if item else "", field)


def choosing(asked: Asked, options: list[Item]) -> Answer:
    """Return the answer that chooses some of the options of a field."""
    step, item, field = asked.address
    chosen = tuple(Chosen(id=option.id, name=option.name) for option in options)
    if asked.spec.kind == "choices":
        return ChoicesAnswer(step=step, item=item, field=field, chosen=chosen)
    return ChoiceAnswer(step=step, item=item, field=field, chosen=chosen[0] if chosen else None)
