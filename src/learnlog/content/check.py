"""What only shows when the files of a unit are seen together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from learnlog.content.check_task import Faults, TaskCheck
from learnlog.content.locate import KeyPath
from learnlog.content.placeholders import OWN_NAMES
from learnlog.content.readings import Body, reading_trouble
from learnlog.content.salvage import STAND_IN
from learnlog.content.slugs import did_you_mean, twice
from learnlog.content.task import ScaleField, Task
from learnlog.content.tomlfile import TomlFile
from learnlog.content.unit import Item, Level, Unit
from learnlog.errors import Fault


@dataclass
class Pieces:
    """A unit as it was read, file by file.

    Attributes:
        unit: what could be read of it, without its readings.
        unit_file: where that comes from.
        places: every screen that has a file, as ``readings/ID``, ``tasks/ID`` or ``activities/ID``.
        tasks: each task with its file.
        bodies: the text of each reading, by id; None where it could not be read.
    """

    unit: Unit
    unit_file: TomlFile
    places: tuple[str, ...]
    tasks: list[tuple[Task, TomlFile]] = field(default_factory=list)
    bodies: dict[str, Body | None] = field(default_factory=dict)

    @property
    def sections(self) -> dict[str, tuple[str, ...] | None]:
        """Id of every reading to the names of its sections; None for one that could not be read."""
        return {name: tuple(body.anchors) if body else None for name, body in self.bodies.items()}


def check(pieces: Pieces) -> Iterator[Fault]:
    """Yield everything that is wrong between the files of a unit, or twice in one of them."""
    yield from _Check(pieces).faults()
    for task, file in pieces.tasks:
        yield from TaskCheck(pieces.unit, task, file, pieces.unit_file, pieces.sections).faults()


class _Check:
    def __init__(self, pieces: Pieces) -> None:
        self.pieces = pieces
        self.unit = pieces.unit
        self.file = pieces.unit_file
        self.sections: Mapping[str, tuple[str, ...] | None] = pieces.sections
        self.steps = {
            f"{'tasks' if task.kind == 'task' else 'activities'}/{task.id}": (task, file) for task, file in pieces.tasks
        }

    def faults(self) -> Faults:
        unit = self.unit
        if unit.id == "free":
            yield self.file.fault(
                ("id",), "“free” is the name of entries that belong to no unit.", "Choose another id."
            )
        yield from self._order()
        yield from self._task_ids()
        for key, items in (("outcomes", unit.outcomes), ("areas", unit.areas)):
            yield from self._items(items, (key,))
        for name, items in unit.lists.items():
            yield from self._items(items, ("lists", name))
        for name, levels in unit.scales.items():
            yield from self._levels(levels, ("scales", name))
        yield from self._references()
        yield from self._links()
        yield from self._outcomes_rated()

    # -- the order of screens

    def _order(self) -> Faults:
        places = self.pieces.places
        for index, place in enumerate(self.unit.order):
            if not place.startswith(STAND_IN):
                yield from self._place(place, ("order", index))
        for index, place in twice(self.unit.order):
            if not place.startswith(STAND_IN):
                yield self.file.fault(
                    ("order", index), f"“{place}” stands in the order twice.", "Take one of them out."
                )
        if self.file.is_hazy("order"):
            return
        ordered = {place.partition("#")[0] for place in self.unit.order}
        for place in places:
            if place not in ordered:
                end = "md" if place.startswith("readings/") else "toml"
                problem = "This file is not in the order of unit.toml, so nobody would ever see it."
                yield Fault(f"{place}.{end}", 0, "", problem, f"Add “{place}” to order, or delete the file.")

    def _place(self, place: str, at: KeyPath) -> Faults:
        path, hash_, part = place.partition("#")
        if path not in self.pieces.places:
            end = "md" if path.startswith("readings/") else "toml"
            mend = did_you_mean(path, self.pieces.places, "") if path.count("/") == 1 else ""
            if not mend.startswith("Did"):
                mend = f"Write the file {path}.{end}, or take it out of the order."
            yield self.file.fault(at, f"There is no “{path}”.", mend)
        elif hash_ and not path.startswith("activities/"):
            yield self.file.fault(
                at, "Only an activity can stand in the order by one of its steps.", f"Write “{path}”."
            )
        elif hash_:
            yield from self._step(path, part, at)

    def _step(self, path: str, part: str, at: KeyPath) -> Faults:
        task, file = self.steps.get(path, (None, None))
        if task is None or file is None or any(place[:1] == ("steps",) for place in file.hazy):
            return
        known = [step.id for step in task.steps]
        if part not in known:
            yield self.file.fault(at, f"“{path}” has no step “{part}”.", did_you_mean(part, known))

    def _task_ids(self) -> Faults:
        seen: dict[str, str] = {}
        for task, file in self.pieces.tasks:
            if task.id == "free":
                yield file.fault(("id",), "“free” is the name of entries that belong to no task.", "Choose another id.")
            if task.id in seen and not file.is_hazy("id"):
                problem = f"{seen[task.id]} has the id “{task.id}” too."
                yield file.fault(("id",), problem, "Give every task and activity an id of its own.")
            seen.setdefault(task.id, file.name)

    # -- lists and scales

    def _items(self, items: tuple[Item, ...], at: KeyPath) -> Faults:
        for index, name in twice(item.id for item in items):
            yield self.file.fault((*at, index, "id"), f"Two items are called “{name}”.", "Rename one of them.")
        for index, item in enumerate(items):
            place = (*at, index)
            if item.reading is not None and (trouble := reading_trouble(item.reading, self.sections)):
                yield self.file.fault((*place, "reading"), *trouble)
            for text in item.texts:
                if text in OWN_NAMES:
                    problem = f"A text cannot be called “{text}”, because every item has its own {text}."
                    yield self.file.fault((*place, "texts", text), problem, "Rename it.")
            for name, inner in item.lists.items():
                yield from self._items(inner, (*place, "lists", name))

    def _levels(self, levels: tuple[Level, ...], at: KeyPath) -> Faults:
        for index, name in twice(level.id for level in levels):
            yield self.file.fault((*at, index, "id"), f"Two levels are called “{name}”.", "Rename one of them.")
        if not self.file.is_hazy(*at):
            for index, mark in twice(level.mark for level in levels):
                mend = "Give each level a mark of its own."
                yield self.file.fault((*at, index, "mark"), f"Two levels have the mark “{mark}”.", mend)

    # -- references and links

    def _references(self) -> Faults:
        references = self.unit.references
        for index, name in twice(one.id for one in references):
            yield self.file.fault(("references", index, "id"), f"Two references are called “{name}”.", "Rename one.")
        for index, number in twice(str(one.number) for one in references):
            mend = "Give each its own number."
            yield self.file.fault(("references", index, "number"), f"Two references have the number {number}.", mend)
        known = [one.id for one in references]
        hazy = self.file.is_hazy("references")
        cited = set()
        for name, body in self.pieces.bodies.items():
            for reference, line in body.cited if body else ():
                cited.add(reference)
                if reference not in known and not hazy:
                    mend = did_you_mean(reference, known, "Add it to [[references]] in unit.toml.")
                    yield Fault(f"readings/{name}.md", line, "", f"There is no reference “{reference}”.", mend)
        if not hazy and None not in self.pieces.bodies.values():
            for index, one in enumerate(references):
                if one.id not in cited:
                    mend = f"Write [^{one.id}] where it belongs, or delete it here."
                    yield self.file.fault(("references", index), f"No reading calls the reference “{one.id}”.", mend)

    def _links(self) -> Faults:
        links = self.unit.links
        for index, name in twice(one.id for one in links):
            yield self.file.fault(("links", index, "id"), f"Two links are called “{name}”.", "Rename one of them.")
        known = [one.id for one in links]
        hazy = self.file.is_hazy("links")
        placed = set()
        for name, body in self.pieces.bodies.items():
            for link, line in body.linked if body else ():
                placed.add(link)
                if link not in known and not hazy:
                    mend = did_you_mean(link, known, "Add it to [[links]] in unit.toml.")
                    yield Fault(f"readings/{name}.md", line, "", f"There is no link “{link}”.", mend)
        for index, one in enumerate(links):
            if one.id not in placed and not hazy and None not in self.pieces.bodies.values():
                mend = f"Write [[link:{one.id}]] on a line of its own where it belongs, or delete it here."
                yield self.file.fault(("links", index), f"No reading has the link “{one.id}”.", mend)
            if one.offers is not None:
                yield from self._offers(one.offers, ("links", index, "offers"))

    def _offers(self, place: str, at: KeyPath) -> Faults:
        path, _, part = place.partition("#")
        if path.startswith("readings/"):
            if trouble := reading_trouble(place, self.sections):
                yield self.file.fault(at, *trouble)
        elif path not in self.pieces.places:
            mend = did_you_mean(path, self.pieces.places, "Write readings/ID, tasks/ID or activities/ID.")
            yield self.file.fault(at, f"There is no “{path}”.", mend)
        elif part:
            yield from self._step(path, part, at)

    # -- outcomes

    def _outcomes_rated(self) -> Faults:
        rated = self.unit.outcomes_rated
        if rated is None:
            return
        path = f"activities/{rated.activity}"
        at: KeyPath = ("outcomes_rated",)
        if path not in self.pieces.places:
            known = [place.partition("/")[2] for place in self.pieces.places if place.startswith("activities/")]
            mend = did_you_mean(rated.activity, known, f"Write {path}.toml.")
            yield self.file.fault((*at, "activity"), f"There is no activity “{rated.activity}”.", mend)
            return
        task, file = self.steps.get(path, (None, None))
        if task is None or file is None or any(place[:1] == ("steps",) for place in file.hazy):
            return
        scales = [
            f"{step.id}.{one.id}"
            for step in task.steps
            for one in step.fields
            if isinstance(one, ScaleField) and one.items == "outcomes" and not step.for_each
        ]
        for key, name in (("then", rated.then), ("now", rated.now)):
            if name not in scales:
                problem = f'“{name}” is no scale of {path} with items = "outcomes".'
                yield self.file.fault((*at, key), problem, did_you_mean(name, scales, "Add such a scale."))
