"""Which of the planned actions are shown, and in which order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
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

    def accepts(self, action: PlannedAction, today: date) -> bool:
        """Return whether an action is shown."""
        state = state_of(action, today)
        if self.show == "to do":
            if state == "done":
                return False
        elif self.show not in ("all", state):
            return False
        if self.who and _alike(action.who) != _alike(self.who):
            return False
        if self.value and action.value != self.value:
            return False
        return not self.words.strip() or _holds(action, self.words)


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


def _holds(action: PlannedAction, words: str) -> bool:
    more = [part for pair in action.more for part in pair]
    texts: Sequence[str] = (
        *(action.what, action.about, action.value, action.who, action.by_typed, action.success),
        *(action.outcome, action.under, action.title, *more),
    )
    said = _alike(" ".join(texts))
    return all(word in said for word in folded(words).split())


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
