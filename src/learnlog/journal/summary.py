"""What a list shows of an entry. Plain data, so that it can be kept in an index and shown before a model is loaded.

Nothing here knows a model: :mod:`learnlog.journal.summarising` makes a summary of an entry.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from learnlog.light import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from learnlog.journal.planned import PlannedAction


class Summary(NamedTuple):
    """An entry in a list.

    Attributes:
        words: number of words the trainee wrote in answers and follow-ups.
        excerpt: the beginning of what was written, one line.
        chosen: ids of everything chosen, for filters; ``chosen_names`` are their words, in the same order.
        rated: ids of the levels that something was rated with; ``rated_names`` are their words, in the same order.
        has: what else there is in it, of :data:`HAS`.
        actions: every planned action, done or not.
        looks: the days it was looked at: when it was written, then its follow-ups, in order. It counts as written when
            it was completed, and a draft when it was changed last. An answer to a comment is no look.
        searchable: all of its text, folded for searching; empty in a listing made without it.
        outside: whether the file was edited outside learnlog.
    """

    id: str
    unit: str
    task: str
    title: str
    state: str
    created: datetime
    updated: datetime
    happened_on: date
    words: int
    excerpt: str
    tags: tuple[str, ...] = ()
    chosen: tuple[str, ...] = ()
    actions: tuple[PlannedAction, ...] = ()
    looks: tuple[date, ...] = ()
    searchable: str = ""
    outside: bool = False
    chosen_names: tuple[str, ...] = ()
    rated: tuple[str, ...] = ()
    rated_names: tuple[str, ...] = ()
    has: tuple[str, ...] = ()

    def unsearchable(self) -> Summary:
        """Return it without the text to search in."""
        return self._replace(searchable="") if self.searchable else self

    @property
    def ahead(self) -> bool:
        """Whether its newest words stand only in a draft."""
        return "draft" in self.has


HAS = ("action", "done", "follow-up", "comment", "unanswered", "people", "draft")
"""What an entry can have: an action not done, or one that is; a follow-up; a comment, or one without an answer; people;
words that stand only in a draft so far."""


class Copy(NamedTuple):
    """A file that can be read as an entry but has no name learnlog gives: a sync program's copy, or what a save found
    in the place of the file it replaced.

    Attributes:
        path: where it is.
        entry: what it says.
        why: why it does not count as the entry itself, as a sentence without a full stop.
    """

    path: str
    entry: Summary
    why: str


def days_looked(written: date, since: Iterable[date]) -> tuple[date, ...]:
    """Return the days something was looked at: when it was written, then those since, in order."""
    return (written, *sorted(day for day in since if day >= written))
