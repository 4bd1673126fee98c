"""The facts of what was counted: entries and words by week, and how far a unit is worked through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from learnlog.journal.readback import long_date
from learnlog.picture.facts import Picture, Row


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
