"""Everything known of the log's entries, without holding them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from learnlog.errors import EntryUnreadable
from learnlog.journal.summary import Copy, Summary
from learnlog.light import TYPE_CHECKING, overload
from learnlog.search.facets import FacetCount
from learnlog.search.query import Query

if TYPE_CHECKING:
    from learnlog.journal.planned import PlannedAction


class Found(Sequence[Summary]):
    """The entries a query found, in order, fetched as they are looked at; they come without the text to search in.

    Which entries they are is settled when they are found. One that was changed since comes as it is now; one that is
    gone by now comes with an empty title and ``gone`` as its state.

    Attributes:
        query: what was asked.
        best_first: whether the best come first; else the newest.
    """

    query: Query
    best_first: bool

    @overload
    def __getitem__(self, index: int) -> Summary: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Summary]: ...

    @abstractmethod
    def __getitem__(self, index: int | slice) -> Summary | Sequence[Summary]:
        """Return one entry, or those of a slice."""

    @abstractmethod
    def place_of(self, entry_id: str) -> int | None:
        """Return the place of an entry, None where it is not among them. No entry is fetched for it."""

    @abstractmethod
    def ids(self) -> Iterator[str]:
        """Yield the ids of all of them in order. No entry is fetched for it."""


class LogView(ABC):
    """What a front end asks of the log. Every method may be called from any thread, and none raises."""

    @property
    @abstractmethod
    def total(self) -> int:
        """How many entries there are."""

    @property
    @abstractmethod
    def unreadable(self) -> tuple[EntryUnreadable, ...]:
        """Files that cannot be read, by path."""

    @property
    @abstractmethod
    def copies(self) -> tuple[Copy, ...]:
        """Files that are but copies of entries, by path."""

    @property
    @abstractmethod
    def ahead(self) -> frozenset[str]:
        """Ids of the entries whose newest words stand only in a draft."""

    @property
    @abstractmethod
    def note(self) -> str:
        """A sentence for a person where finding goes another way than usual; else empty."""

    @property
    @abstractmethod
    def is_whole(self) -> bool:
        """Whether every file of the log has been looked at; else what is known is only a part of it."""

    @abstractmethod
    def find(self, query: Query, today: date, *, best_first: bool | None = None) -> Found:
        """Return the entries that a query asks for.

        Args:
            today: the day it is.
            best_first: whether to put the best first; None for what suits: few hits best first, many newest first.
        """

    @abstractmethod
    def glance(self, query: Query, today: date, number: int, *, best_first: bool | None = None) -> tuple[Found, bool]:
        """Return the first so many entries that a query asks for, and whether there are more.

        It gives the beginning of what :meth:`find` gives, in a time that does not grow with how many there are.
        """

    @abstractmethod
    def ending(self, ids: Iterable[str], least: int) -> int:
        """Return how many characters of the end of these ids, at least ``least``, tell each from all others."""

    @abstractmethod
    def entry(self, entry_id: str) -> Summary | None:
        """Return an entry by its id, None where there is none."""

    @abstractmethod
    def facets(self) -> tuple[FacetCount, ...]:
        """Return what there is to filter by, counted: by kind, the most frequent first."""

    @abstractmethod
    def of_task(self, unit: str, task: str) -> Found:
        """Return the entries of a task, newest first."""

    @property
    @abstractmethod
    def actions_total(self) -> int:
        """How many planned actions there are, done or not."""

    @abstractmethod
    def all_actions(self) -> tuple[PlannedAction, ...]:
        """Return every planned action, those of the newest entry first."""

    @abstractmethod
    def actions_due(self, until: date, number: int) -> tuple[PlannedAction, ...]:
        """Return the actions not done that are due by a day, the earliest first.

        Args:
            number: how many are wanted, at least 1. All that are due on the day of the last of them are among them.
        """

    @abstractmethod
    def newest_of(self, unit: str, task: str, state: str = "") -> Summary | None:
        """Return the newest entry of a task, in a state if one is given; None where there is none."""

    @abstractmethod
    def count_of(self, unit: str, task: str) -> int:
        """Return how many entries a task has."""

    @abstractmethod
    def earlier(self, until: date, words: int, number: int) -> tuple[Summary, ...]:
        """Return the newest entries begun on a day or before it, with at least so many words; at most so many."""

    @abstractmethod
    def begun_on(self, days: Collection[date]) -> tuple[Summary, ...]:
        """Return the entries begun on one of these days, newest first."""

    @abstractmethod
    def oldest(self) -> Summary | None:
        """Return the entry begun first; None where there is none."""
