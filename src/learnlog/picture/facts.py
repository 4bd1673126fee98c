"""The facts of each picture: what is drawn, what stands in its table, and what is said of it in words.

The three say the same. So nothing is lost on whoever cannot see the drawing, or the colours in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from learnlog.journal.readback import long_date

Row = tuple[str, ...]

COUNTED = 20
"""So many entries of a task are looked through; where there are more, “more than” is said."""


@dataclass(frozen=True)
class Level:
    """Where something was placed.

    Attributes:
        place: from 1 for the lowest level of the scale upwards; 0 where the level says that there is nothing to say,
            and where the unit no longer has it.
    """

    name: str
    mark: str = ""
    place: int = 0

    @property
    def said(self) -> str:
        """Mark and name."""
        return f"{self.mark} {self.name}".strip()


NOT_RATED = Level("not rated")


@dataclass(frozen=True)
class Rated:
    """One item with its level.

    Attributes:
        ends: the words at the two ends of a continuum.
        item: its id.
    """

    name: str
    level: Level = NOT_RATED
    ends: tuple[str, str] = ("", "")
    item: str = ""


@dataclass(frozen=True)
class Group:
    """Items that belong together, such as the characteristics of one value. The only group may have no title."""

    title: str
    items: tuple[Rated, ...]

    @property
    def rated(self) -> int:
        """How many of the items were rated, be it that there is nothing to say."""
        return sum(one.level != NOT_RATED for one in self.items)

    def counts(self, levels: Sequence[Level]) -> tuple[tuple[Level, int], ...]:
        """Return how often each level was chosen: those of the scale in order, then any other there is.

        The numbers add up to the number of items.
        """
        others = dict.fromkeys(one.level for one in self.items if one.level not in levels and one.level != NOT_RATED)
        unrated = [NOT_RATED] if self.rated < len(self.items) else []
        return tuple((one, sum(item.level == one for item in self.items)) for one in (*levels, *others, *unrated))


@dataclass(frozen=True)
class Origin:
    """Which entry a picture was drawn from: the newest in which something is rated.

    Attributes:
        day: the day the entry is about.
        entries: in how many entries of the task something is rated, this one among them.
        more: whether there are more than were counted.
        versions: how many earlier versions of the entry are kept in which something was rated otherwise.
    """

    entry: str
    day: date
    state: str
    entries: int = 1
    more: bool = False
    versions: int = 0

    @property
    def said(self) -> str:
        """The same in a sentence or more."""
        said = [f"From the entry of {long_date(self.day)}, {self.state}."]
        if self.entries > 1:
            said.append(f"It is the newest of {'more than ' if self.more else ''}{self.entries} that rate this.")
        if self.versions:
            kept = "An earlier version of it rates" if self.versions == 1 else f"{self.versions} earlier versions rate"
            said.append(f"{kept} something otherwise.")
        return " ".join(said)


@dataclass(frozen=True, kw_only=True)
class Picture:
    """What every picture has.

    Attributes:
        name: unique in its unit; how a command names it, and its file.
        title, about: what it shows, and the question behind it.
        unit, unit_name: which unit it is of; empty for the whole log.
        task, step, step_title: where to rate what it shows; empty where nothing is rated. A step that is repeated has
            no id here: which rounds it has, only an entry knows.
        origin: the entry; None while there is none, and where many are drawn.
    """

    name: str
    title: str
    about: str = ""
    unit: str = ""
    unit_name: str = ""
    task: str = ""
    step: str = ""
    step_title: str = ""
    origin: Origin | None = None

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw yet."""
        return self.origin is None

    @property
    def to_do(self) -> str:
        """What to do to get one."""
        step = f", step “{self.step_title}”" if self.step_title else ""
        return f"Nothing is rated here yet. The place for it is “{self.title}”{step}."

    @property
    def head(self) -> Row:
        """The headings of its table."""
        raise NotImplementedError

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of its table; numbers as text."""
        raise NotImplementedError

    @property
    def sentences(self) -> tuple[str, ...]:
        """Everything it shows, in words."""
        raise NotImplementedError


@dataclass(frozen=True, kw_only=True)
class Ratings(Picture):
    """Items on one scale, in groups. ``levels`` is the whole scale, the lowest first, then those off it."""

    levels: tuple[Level, ...]
    groups: tuple[Group, ...] = ()

    @property
    def places(self) -> int:
        """How many levels are on the scale."""
        return sum(one.place > 0 for one in self.levels)

    @property
    def head(self) -> Row:
        """The group where there are several, the item, its level."""
        return ("Part of", "What is rated", "Rating") if self._grouped else ("What is rated", "Rating")

    @property
    def rows(self) -> tuple[Row, ...]:
        """A row for each item."""
        return tuple(
            (*((group.title,) if self._grouped else ()), one.name, one.level.said)
            for group in self.groups
            for one in group.items
        )

    @property
    def _grouped(self) -> bool:
        return any(group.title for group in self.groups)

    @property
    def sentences(self) -> tuple[str, ...]:
        """The counts of each group, then each item."""
        return tuple(sentence for group in self.groups for sentence in self._said(group))

    def _said(self, group: Group) -> Iterator[str]:
        counts = ", ".join(f"{number} {level.name}" for level, number in group.counts(self.levels))
        yield f"{group.title}: {counts}." if group.title else f"{_capital(counts)}."
        yield from (f"{_capital(one.name)}: {one.level.name}." for one in group.items)


@dataclass(frozen=True, kw_only=True)
class Continuum(Ratings):
    """Items placed between two ends."""

    @property
    def head(self) -> Row:
        """As for other ratings, with both ends."""
        return (*super().head[:-1], "At one end", "At the other", "Placed")

    @property
    def rows(self) -> tuple[Row, ...]:
        """A row for each item."""
        items = [one for group in self.groups for one in group.items]
        return tuple((*row[:-1], *one.ends, row[-1]) for row, one in zip(super().rows, items, strict=True))

    def _said(self, group: Group) -> Iterator[str]:
        if group.title:
            yield f"{group.title}."
        for one in group.items:
            yield f"{_capital(one.name)}, from “{one.ends[0]}” to “{one.ends[1]}”: {one.level.name}."


@dataclass(frozen=True)
class Moved:
    """One item rated twice."""

    name: str
    then: Level = NOT_RATED
    now: Level = NOT_RATED

    @property
    def change(self) -> str:
        """How far it moved, in words; empty where that cannot be said."""
        if not (self.then.place and self.now.place):
            return ""
        by = self.now.place - self.then.place
        if not by:
            return "as before"
        return f"{abs(by)} {'level' if abs(by) == 1 else 'levels'} {'up' if by > 0 else 'down'}"


@dataclass(frozen=True, kw_only=True)
class ThenAndNow(Picture):
    """The same items rated at the start and now."""

    levels: tuple[Level, ...]
    items: tuple[Moved, ...] = ()

    @property
    def places(self) -> int:
        """How many levels are on the scale."""
        return sum(one.place > 0 for one in self.levels)

    @property
    def head(self) -> Row:
        """The item, both levels, the change."""
        return ("What is rated", "Then", "Now", "Change")

    @property
    def rows(self) -> tuple[Row, ...]:
        """A row for each item."""
        return tuple((one.name, one.then.said, one.now.said, one.change) for one in self.items)

    @property
    def sentences(self) -> tuple[str, ...]:
        """A sentence for each item."""
        return tuple(
            f"{_capital(one.name)}: then {one.then.name}, now {one.now.name}{f', {one.change}' if one.change else ''}."
            for one in self.items
        )


@dataclass(frozen=True)
class Week:
    """What was written about one week. ``monday`` is its first day."""

    monday: date
    entries: int = 0
    words: int = 0


@dataclass(frozen=True, kw_only=True)
class Weeks(Picture):
    """Entries and words by week, the oldest first.

    Attributes:
        earlier, later: entries of days before the first week, and after the last.
    """

    weeks: tuple[Week, ...]
    earlier: int = 0
    later: int = 0

    @property
    def empty(self) -> bool:
        """Whether nothing was written in any of the weeks."""
        return not any(one.entries for one in self.weeks)

    @property
    def to_do(self) -> str:
        """What to do to get one."""
        return "Nothing was written in the last year. Whatever you write, in a task or in a free entry, shows here."

    @property
    def head(self) -> Row:
        """The week, its entries, its words."""
        return ("Week from", "Entries", "Words")

    @property
    def rows(self) -> tuple[Row, ...]:
        """A row for each week in which something was written."""
        return tuple((long_date(one.monday), f"{one.entries:,}", f"{one.words:,}") for one in self.weeks if one.entries)

    @property
    def sentences(self) -> tuple[str, ...]:
        """All of it, the week with the most, and each week in which something was written."""
        return (*self.summed_up, *(f"Week from {_week(one)}." for one in self.weeks if one.entries))

    @property
    def summed_up(self) -> tuple[str, ...]:
        """The whole year in sentences."""
        total = Week(self.weeks[0].monday, sum(one.entries for one in self.weeks), sum(one.words for one in self.weeks))
        active = sum(one.entries > 0 for one in self.weeks)
        said = [f"{_entries_and_words(total)} in the {len(self.weeks)} weeks since {long_date(total.monday)}."]
        if not self.empty:
            most = max(self.weeks, key=lambda one: (one.words, one.entries))
            said.append(f"Something was written in {active} of them; most in the week from {_week(most)}.")
        for number, when in ((self.earlier, "before them"), (self.later, "after them")):
            if number:
                entries = "1 entry" if number == 1 else f"{number:,} entries"
                said.append(f"{entries} {when} {'is' if number == 1 else 'are'} not drawn.")
        return tuple(said)


def _entries_and_words(week: Week) -> str:
    entries = f"{week.entries:,} {'entry' if week.entries == 1 else 'entries'}"
    return f"{entries} and {week.words:,} {'word' if week.words == 1 else 'words'}"


def _week(week: Week) -> str:
    return f"{long_date(week.monday)}: {_entries_and_words(week)}"


@dataclass(frozen=True)
class Stands:
    """How a task or activity stands: ``not started``, ``draft`` or ``complete``."""

    name: str
    kind: str
    state: str


STATES = ("not started", "draft", "complete")


@dataclass(frozen=True, kw_only=True)
class Progress(Picture):
    """How far a unit is worked through: screens read, and how each task and activity stands."""

    read: int
    screens: int
    tasks: tuple[Stands, ...]

    @property
    def empty(self) -> bool:
        """Never: nothing read and nothing begun is a fact too."""
        return False

    def of_kind(self, kind: str) -> tuple[Stands, ...]:
        """Return the tasks, or the activities."""
        return tuple(one for one in self.tasks if one.kind == kind)

    @staticmethod
    def counts(tasks: Sequence[Stands]) -> tuple[tuple[str, int], ...]:
        """Return how many stand how, those that are furthest first."""
        return tuple((state, sum(one.state == state for one in tasks)) for state in reversed(STATES))

    @property
    def head(self) -> Row:
        """What, and how it stands."""
        return ("What", "How it stands")

    @property
    def rows(self) -> tuple[Row, ...]:
        """The reading, then a row for each task and activity."""
        return (
            ("Reading", f"{self.read} of {self.screens} screens"),
            *((one.name, one.state) for one in (*self.of_kind("task"), *self.of_kind("activity"))),
        )

    @property
    def sentences(self) -> tuple[str, ...]:
        """A sentence for the reading, and for each task and activity."""
        return (f"{self.read} of {self.screens} screens read.", *(f"{one}: {state}." for one, state in self.rows[1:]))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
