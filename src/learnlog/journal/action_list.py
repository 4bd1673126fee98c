"""Which of the planned actions are shown, and in which order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Literal

from learnlog.journal.planned import PlannedAction
from learnlog.text import folded, one_line

SOON = timedelta(days=14)
"""How far ahead of its day an action counts as due."""

State = Literal["overdue", "due", "later", "no day", "done"]
"""``later`` is due, but not soon. ``no day`` has none, or words that are none."""

Show = Literal["to do", "overdue", "due", "later", "no day", "done", "all"]
"""Which are shown: those of one state, all that are not done, or every one."""

SHOWN: dict[Show, str] = {
    "to do": "everything to do",
    "overdue": "overdue",
    "due": "due within two weeks",
    "later": "due later",
    "no day": "without a day",
    "done": "done",
    "all": "all, done or not",
}
"""Every choice in words, the usual one first."""

Order = Literal["day", "what", "about", "who", "state", "value", "entry"]

ORDERS: dict[Order, tuple[str, str]] = {
    "day": ("day, soonest first", "day, latest first"),
    "what": ("what is done, A to Z", "what is done, Z to A"),
    "about": ("what it is for, A to Z", "what it is for, Z to A"),
    "who": ("who, A to Z", "who, Z to A"),
    "state": ("state, overdue first", "state, done first"),
    "value": ("value, A to Z", "value, Z to A"),
    "entry": ("entry, oldest first", "entry, newest first"),
}
"""Every order in words, and the same backwards."""

_STATES: tuple[State, ...] = ("overdue", "due", "later", "no day", "done")
_COUNTED: dict[State, str] = {
    "overdue": "overdue",
    "due": "due",
    "later": "later",
    "no day": "without a day",
    "done": "done",
}


@dataclass(frozen=True)
class Wanted:
    """Which actions are shown.

    Attributes:
        show: by their state.
        who: by the person, exactly as written but for case and accents; empty for everybody.
        value: by the value or heading they belong to; empty for all.
        words: text every word of which stands in the action.
    """

    show: Show = "to do"
    who: str = ""
    value: str = ""
    words: str = ""

    @property
    def narrowed(self) -> bool:
        """Whether it leaves out anything that is to do."""
        return bool(self.who or self.value or self.words.strip()) or self.show not in ("to do", "all")

    def accepts(
        self, action: PlannedAction, today: date, said_in: Callable[[PlannedAction], str] | None = None
    ) -> bool:
        """Return whether an action is shown.

        Args:
            action: which.
            today: the day it is.
            said_in: returns what is said in it, folded, where that is known already.
        """
        state = state_of(action, today)
        if self.show == "to do":
            if state == "done":
                return False
        elif self.show not in ("all", state):
            return False
        if self._who and _alike(action.who) != self._who:
            return False
        if self.value and action.value != self.value:
            return False
        if not self._words:
            return True
        said = (said_in or _said_in)(action)
        return all(word in said for word in self._words)

    @cached_property
    def _who(self) -> str:
        return _alike(self.who)

    @cached_property
    def _words(self) -> list[str]:
        return folded(self.words).split()


def state_of(action: PlannedAction, today: date) -> State:
    """Return how an action stands on a day."""
    if action.done is not None:
        return "done"
    if action.by is None:
        return "no day"
    if action.by < today:
        return "overdue"
    return "due" if action.by - today <= SOON else "later"


def counts(actions: Iterable[PlannedAction], today: date) -> dict[State, int]:
    """Return how many there are of each state, those there are none of left out."""
    found = Counter(state_of(action, today) for action in actions)
    return {state: found[state] for state in _STATES if found[state]}


def counted(actions: Iterable[PlannedAction], today: date) -> str:
    """Return that in words: ``3 overdue, 5 due, 12 done``."""
    return ", ".join(f"{number:,} {_COUNTED[state]}" for state, number in counts(actions, today).items())


def arranged(
    actions: Iterable[PlannedAction], wanted: Wanted, today: date, order: Order = "day", *, backwards: bool = False
) -> tuple[PlannedAction, ...]:
    """Return the actions that are wanted, in order. What has nothing to be ordered by stands last either way."""
    found = [one for one in actions if wanted.accepts(one, today)]
    # Among equals the soonest stands first, whichever way round: Python's sort leaves equals as they stand.
    found.sort(key=lambda one: (one.by or date.max, _alike(one.what)))
    ranked = [(_rank(one, order, today), one) for one in found]
    filled = sorted((one for one in ranked if one[0]), key=lambda one: one[0], reverse=backwards)
    return (*(one for _, one in filled), *(one for rank, one in ranked if not rank))


def people(actions: Iterable[PlannedAction]) -> tuple[str, ...]:
    """Return everybody an action is for, each once, the one with most of them first."""
    return _most(one.who for one in actions)


def values(actions: Iterable[PlannedAction]) -> tuple[str, ...]:
    """Return every value or heading that actions belong to, the one with most of them first."""
    return _most(one.value for one in actions)


def _most(words: Iterable[str]) -> tuple[str, ...]:
    named: dict[str, str] = {}
    found: Counter[str] = Counter()
    for word in words:
        if like := _alike(word):
            named.setdefault(like, one_line(word))
            found[like] += 1
    return tuple(named[like] for like, _ in sorted(found.items(), key=lambda one: (-one[1], one[0])))


def _alike(text: str) -> str:
    return folded(one_line(text))


def _said_in(action: PlannedAction) -> str:
    more = [part for pair in action.more for part in pair]
    texts: Sequence[str] = (
        *(action.what, action.about, action.value, action.who, action.by_typed, action.success),
        *(action.outcome, action.under, action.title, *more),
    )
    return _alike(" ".join(texts))


def _rank(action: PlannedAction, order: Order, today: date) -> str:
    """Return what an action is ordered by, empty where there is nothing."""
    match order:
        case "day":
            return action.by.isoformat() if action.by else ""
        case "what":
            return _alike(action.what)
        case "about":
            return _alike(action.concerns)
        case "who":
            return _alike(action.who)
        case "state":
            return str(_STATES.index(state_of(action, today)))
        case "value":
            return _alike(action.value)
        case "entry":
            return action.entry


class ActionList:
    """Actions that are asked for again and again, in other ways: what has to be looked at in all is looked at once.

    Args:
        actions: all there are.
        today: the day it is.
    """

    def __init__(self, actions: Iterable[PlannedAction], today: date) -> None:
        self.actions = tuple(actions)
        self.today = today
        self._ordered: dict[tuple[Order, bool], tuple[PlannedAction, ...]] = {}
        self._said: dict[PlannedAction, str] = {}

    def __len__(self) -> int:
        """How many there are."""
        return len(self.actions)

    @cached_property
    def counted(self) -> str:
        """How many there are of each state, in words."""
        return counted(self.actions, self.today)

    @cached_property
    def people(self) -> tuple[str, ...]:
        """Everybody an action is for; see :func:`people`."""
        return people(self.actions)

    @cached_property
    def values(self) -> tuple[str, ...]:
        """Every value or heading that actions belong to; see :func:`values`."""
        return values(self.actions)

    def arranged(self, wanted: Wanted, order: Order, *, backwards: bool = False) -> tuple[PlannedAction, ...]:
        """Return the actions that are wanted, in order; see :func:`arranged`."""
        which = (order, backwards)
        if which not in self._ordered:
            self._ordered[which] = arranged(self.actions, Wanted("all"), self.today, order, backwards=backwards)
        return tuple(one for one in self._ordered[which] if wanted.accepts(one, self.today, self._said_in))

    def number(self, wanted: Wanted) -> int:
        """Return how many are wanted."""
        return sum(wanted.accepts(one, self.today, self._said_in) for one in self.actions)

    def look_at_words(self) -> None:
        """Look at the words of every action, which the first search would do else. It can be done in a thread."""
        for one in self.actions:
            self._said_in(one)

    def with_entry(self, entry: str, now: Iterable[PlannedAction]) -> ActionList:
        """Return the list with the actions of one entry as they are now, in the place they had.

        What was looked at in the others is not looked at again.
        """
        at = next((at for at, one in enumerate(self.actions) if one.entry == entry), len(self.actions))
        others = [one for one in self.actions if one.entry != entry]
        changed = ActionList((*others[:at], *now, *others[at:]), self.today)
        changed._said = {one: said for one in others if (said := self._said.get(one)) is not None}
        return changed

    def _said_in(self, action: PlannedAction) -> str:
        said = self._said.get(action)
        if said is None:
            said = self._said[action] = _said_in(action)
        return said
