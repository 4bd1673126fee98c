"""A unit: what it is called, its lists and scales, its readings and tasks, and the order they are walked in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal, TypeVar

from pydantic import Field as Setting
from pydantic import StringConstraints

from learnlog.content.base import Many, Part, Slug, Words
from learnlog.content.reading import Reading
from learnlog.content.task import Task

Named = TypeVar("Named", "Reading", "Task", "Reference", "Link")


class Item(Part):
    """Something a list names: a value, a promise, a heading.

    Attributes:
        id: unique in its list.
        name: as the source says it.
        reading: the screen that is about it, as ``readings/ID`` or ``readings/ID#heading``.
        texts: further named texts, for ``{item.NAME}``.
        lists: further named lists, for ``items = "{item.NAME}"``.
    """

    id: Slug
    name: Words
    reading: str | None = None
    texts: dict[Slug, str] = Setting(default_factory=dict)
    lists: dict[Slug, Many[Item]] = Setting(default_factory=dict)


class Level(Part):
    """One place on a scale.

    Attributes:
        mark: one to three characters that stand for it where there is no room, never colour alone.
        off_scale: the level says that there is nothing to say, such as ``not seen``.
    """

    id: Slug
    name: Words
    mark: Annotated[str, StringConstraints(min_length=1, max_length=3)]
    meaning: str = ""
    off_scale: bool = False


class Reference(Part):
    """A source the unit cites. ``text`` is the reference in full, ``number`` its mark."""

    id: Slug
    number: int = Setting(ge=1)
    text: Words


class Link(Part):
    """An address the unit gives.

    Attributes:
        about: what is known of it, without inventing what it held.
        closed: whether it no longer answers.
        instead: what learnlog offers in its place, in words.
        offers: the screen that does, as ``readings/ID``, ``tasks/ID`` or ``activities/ID``.
    """

    id: Slug
    address: Words
    about: Words
    closed: bool = False
    instead: str = ""
    offers: str | None = None


class ThenAndNow(Part):
    """Where the outcomes are rated: an activity, and two of its scales as ``step.field``."""

    activity: Slug
    then: Words
    now: Words


class Unit(Part):
    """A whole unit.

    Attributes:
        version: pinned in every entry; raise it when a question changes.
        label: how the course names it, such as ``Unit 5``.
        order: every screen in the order of the unit, as ``readings/ID``, ``tasks/ID``, ``activities/ID``, and
            ``activities/ID#step`` where one step of an activity comes back later.
    """

    format: Literal[1] = 1
    id: Slug
    version: Words
    label: str = ""
    title: Words
    series: str = ""
    about: str = ""
    order: Many[Words] = Setting(min_length=1)
    outcomes: Many[Item] = ()
    outcomes_rated: ThenAndNow | None = None
    areas: Many[Item] = ()
    lists: dict[Slug, Many[Item]] = Setting(default_factory=dict)
    scales: dict[Slug, Many[Level]] = Setting(default_factory=dict)
    references: Many[Reference] = ()
    links: Many[Link] = ()
    readings: Many[Reading] = ()
    tasks: Many[Task] = ()

    @property
    def name(self) -> str:
        """Label and title."""
        return f"{self.label}: {self.title}" if self.label else self.title

    def reading(self, reading_id: str) -> Reading:
        """Return a reading by id; KeyError if there is none."""
        return _named(self.readings, reading_id)

    def task(self, task_id: str) -> Task:
        """Return a task or activity by id; KeyError if there is none."""
        return _named(self.tasks, task_id)

    def reference(self, reference_id: str) -> Reference:
        """Return a reference by id; KeyError if there is none."""
        return _named(self.references, reference_id)

    def link(self, link_id: str) -> Link:
        """Return a link by id; KeyError if there is none."""
        return _named(self.links, link_id)

    def screen(self, place: str) -> Screen:
        """Return the screen that ``order``, ``beside`` or ``offers`` names; KeyError if there is none."""
        path, _, part = place.partition("#")
        folder, _, name = path.partition("/")
        if folder == "readings":
            found: Reading | Task = self.reading(name)
        elif folder in ("tasks", "activities"):
            found = self.task(name)
            if (found.kind == "task") != (folder == "tasks"):
                raise KeyError(place)
        else:
            raise KeyError(place)
        return Screen(place, found, part)

    def screens(self) -> tuple[Screen, ...]:
        """Return every screen in the unit's order."""
        return tuple(self.screen(place) for place in self.order)


@dataclass(frozen=True)
class Screen:
    """One place of the unit's order: where it is, what stands there, and which part of it."""

    place: str
    shows: Reading | Task
    part: str

    @property
    def title(self) -> str:
        """The title of what stands there, with the step's where only one step does."""
        if isinstance(self.shows, Task):
            steps = [step.title for step in self.shows.steps if step.id == self.part]
            return f"{self.shows.name}: {steps[0]}" if steps else self.shows.name
        return self.shows.title


def _named(several: tuple[Named, ...], name: str) -> Named:
    for one in several:
        if one.id == name:
            return one
    raise KeyError(name)
