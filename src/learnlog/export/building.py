"""Entries made into a document: in the order of the unit, under the questions as they were asked, gaps and all.

Pure: the unit, the entries, the profile and the day come in, a document goes out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from learnlog.content.unit import Level, Unit
from learnlog.export.deck import deck_of
from learnlog.export.document import Answer, Document, Fact, Missing, Part, Ratings, Section, Table, Text
from learnlog.export.part import part_of, task_of
from learnlog.export.ratings import level_names, rated
from learnlog.export.slides import Deck
from learnlog.guide import Guide
from learnlog.journal import answers as given
from learnlog.journal.answers import Address
from learnlog.journal.entry import Entry
from learnlog.journal.readback import long_date
from learnlog.journal.settings import Profile


@dataclass(frozen=True)
class Author:
    """Who hands in, and when.

    Attributes:
        profile: name, setting and area of need, each where it is known.
        area: the area of need in words.
        today: the day it is handed in.
    """

    profile: Profile
    area: str
    today: date


def of_entries(entries: Sequence[tuple[Entry, Unit | None]], author: Author, title: str = "") -> Document:
    """Return a document of some entries, in the order given.

    Args:
        entries: each with the unit it belongs to; None for a free entry, or where the unit is gone.
        title: what it is; by default the title of the only entry, or how many there are.
    """
    only = entries[0][0].title if len(entries) == 1 else ""
    return Document(
        title or only or f"{len(entries)} entries of a learning log",
        _cover(author, [entry for entry, _ in entries], {unit.name: None for _, unit in entries if unit}),
        tuple(_numbered(part_of(entry, unit, author.profile) for entry, unit in entries)),
        _decks(entries, author.profile),
    )


def of_unit(unit: Unit, entries: Sequence[Entry], read: Iterable[str], author: Author) -> Document:
    """Return a document of a whole unit: outcomes, reading, then every task and activity, begun or not.

    Args:
        entries: those that answer the unit, in any order; of one task, the one that happened first stands first.
        read: the places that were read.
    """
    in_time = sorted(entries, key=lambda one: (one.happened_on, one.id))
    begun = [one for one in in_time if any(one.task == task.id for task in unit.tasks)]
    parts = [part for part in (_outcomes(unit, in_time), _reading(unit, set(read))) if part is not None]
    for task in sorted(unit.tasks, key=lambda task: task.kind != "task"):
        own = [one for one in begun if one.task == task.id]
        parts += [part_of(one, unit, author.profile) for one in own]
        if not own:
            parts.append(Part(task.id, task.name, sections=(Section("", (Answer("", (Missing("Not begun."),)),)),)))
    parts += [part_of(one, unit, author.profile) for one in in_time if one not in begun]
    tasks = {task.id for task in unit.tasks if task.kind == "task"}
    complete = {one.task for one in begun if one.state == "complete"} & tasks
    facts = (*_cover(author, in_time, {unit.name: None}), Fact("Tasks complete", f"{len(complete)} of {len(tasks)}"))
    return Document(unit.name, facts, tuple(_numbered(parts)), _decks([(one, unit) for one in begun], author.profile))


def _decks(entries: Iterable[tuple[Entry, Unit | None]], profile: Profile) -> tuple[Deck, ...]:
    guides = ((unit, task_of(entry, unit), entry) for entry, unit in entries)
    made = (deck_of(Guide(unit, task, entry, profile)) for unit, task, entry in guides if unit and task)
    return tuple(one for one in made if one is not None)


def _cover(author: Author, entries: Sequence[Entry], units: Iterable[str]) -> tuple[Fact, ...]:
    days = sorted(one.happened_on for one in entries)
    hours = sum(one.hours or 0 for one in entries)
    dates = ""
    if days:
        dates = long_date(days[0]) if days[0] == days[-1] else f"{long_date(days[0])} to {long_date(days[-1])}"
    facts = (
        Fact("Name", author.profile.name),
        Fact("Setting", author.profile.setting),
        Fact("Area of need", author.area),
        Fact("Unit", ", ".join(units)),
        Fact("Written about", dates),
        Fact("Hours", f"{hours:g}" if hours else ""),
        Fact("Handed in", long_date(author.today)),
    )
    return tuple(one for one in facts if one.value.strip())


def _numbered(parts: Iterable[Part]) -> Iterator[Part]:
    """Give each part an id of its own."""
    seen: dict[str, int] = {}
    for part in parts:
        seen[part.id] = seen.get(part.id, 0) + 1
        yield part if seen[part.id] == 1 else replace(part, id=f"{part.id}-{seen[part.id]}")


def _outcomes(unit: Unit, entries: Sequence[Entry]) -> Part | None:
    if not unit.outcomes:
        return None
    then: dict[str, given.Rating] = {}
    now: dict[str, given.Rating] = {}
    levels: tuple[Level, ...] = ()
    if where := unit.outcomes_rated:
        entry = next((one for one in reversed(entries) if one.task == where.activity), None)
        guide = Guide(unit, unit.task(where.activity), entry) if entry else None
        for ratings, source in ((then, where.then), (now, where.now)):
            step, _, field = source.partition(".")
            address = Address(step, "", field)
            answer = entry.answer(address) if entry else None
            asked = guide.asked(address) if guide else None
            levels = asked.levels if asked else levels
            if isinstance(answer, given.ScaleAnswer):
                ratings.update({one.item: one for one in answer.ratings})
    names = {one.id: one.name for one in unit.outcomes}
    first = tuple(rated(name, then.get(one), levels) for one, name in names.items())
    second = tuple(rated(name, now.get(one), levels) for one, name in names.items())
    block = Ratings(level_names(levels), first, second)
    return Part("outcomes", "Learning outcomes, then and now", sections=(Section("", (Answer("", (block,)),)),))


def _reading(unit: Unit, read: set[str]) -> Part | None:
    screens = [screen for screen in unit.screens() if screen.place.startswith("readings/")]
    if not screens:
        return None
    done = sum(screen.place in read for screen in screens)
    rows = tuple((screen.title, "read" if screen.place in read else "not yet read") for screen in screens)
    table = Table(("Screen", ""), rows)
    section = Section("", (Answer("", (Text(f"{done} of {len(screens)} screens of the unit were read."), table)),))
    return Part("reading", "Reading done", sections=(section,))
