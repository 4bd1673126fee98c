"""Planned actions as plain data, and how they are read out of an entry's.

They are kept in an index and shown in a list of all of them without a model being loaded. An entry's data is here what
stands in its file: a table of its answers, where what is empty may be missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from learnlog.journal.address import Address
from learnlog.light import TYPE_CHECKING, NamedTuple
from learnlog.text import one_line

if TYPE_CHECKING:
    from typing import Any

    Data = dict[str, Any]

WHAT, ABOUT, WHO, BY, SUCCESS = "action", "about", "who", "by", "success"
"""The columns of a plan that mean something here. Whatever else a plan has is shown under its own heading."""

DONE = "Done: "
"""Begins the line of a follow-up that names the action it is about."""


class Spot(NamedTuple):
    """Where an action stands in its entry: the answer and the row."""

    address: Address
    row: str

    @property
    def name(self) -> str:
        """What names it in a follow-up: ``step/field/row``, or ``step/item/field/row``."""
        return f"{self.address}/{self.row}"


class PlannedAction(NamedTuple):
    """A row of an action plan.

    Attributes:
        entry, unit, task, title: the entry it is in.
        step, item, field, row: where it stands there.
        under: the title of the step.
        what: what is to be done.
        about: the characteristic or area it is for, if the plan asks for one.
        value: what that belongs to, such as one of the values or headings of the unit; empty where nothing says so.
        who: by role, as written.
        by: the day; None while there is none.
        by_typed: what was written where the day belongs and is none.
        success: how it will be known that it worked.
        more: further columns, each heading with its words.
        done: the day it was ticked off.
        outcome: what came of it, as said then.
    """

    entry: str
    unit: str
    task: str
    title: str
    step: str
    item: str
    field: str
    row: str
    under: str = ""
    what: str = ""
    about: str = ""
    value: str = ""
    who: str = ""
    by: date | None = None
    by_typed: str = ""
    success: str = ""
    more: tuple[tuple[str, str], ...] = ()
    done: date | None = None
    outcome: str = ""

    @property
    def spot(self) -> Spot:
        """Where it stands in its entry."""
        return Spot(Address(self.step, self.item, self.field), self.row)

    @property
    def step_key(self) -> str:
        """The key of its step, such as ``plan`` or ``plan/respect``."""
        return self.spot.address.step_key

    @property
    def key(self) -> str:
        """What tells it from every other action of a log."""
        return f"{self.entry}/{self.spot.name}"

    @property
    def concerns(self) -> str:
        """What it is for, in the words there are: the characteristic, else the value."""
        return self.about or self.value

    def to_plain(self) -> list[Any]:
        """Return it as JSON can hold it."""
        return [one.isoformat() if isinstance(one, date) else one for one in self]

    @classmethod
    def from_plain(cls, parts: list[Any]) -> PlannedAction:
        """Return what :meth:`to_plain` was made of. Raises ValueError or TypeError for anything else."""
        given = dict(zip(cls._fields, parts, strict=True))
        for day in ("by", "done"):
            given[day] = date.fromisoformat(given[day]) if given[day] else None
        given["more"] = tuple((heading, text) for heading, text in given["more"])
        return cls(**given)


def planned_in(entry: Data) -> tuple[PlannedAction, ...]:
    """Return every action of an entry, in the order of its answers.

    Those of a step that is no longer asked are among them: what was planned with somebody does not end there.

    Args:
        entry: its data. Raises KeyError, TypeError or ValueError where that is none.
    """
    answers: Sequence[Data] = entry.get("answers", ())
    plans = [answer for answer in answers if answer["kind"] == "rows" and answer.get("actions")]
    if not any(plan.get("rows") for plan in plans):
        return ()
    values = _Values(answers)
    return tuple(_planned(entry, plan, row, values) for plan in plans for row in plan.get("rows", ()))


def _address(answer: Data) -> Address:
    return Address(answer["step"], answer.get("item", ""), answer["field"])


def _planned(entry: Data, plan: Data, row: Data, values: _Values) -> PlannedAction:
    cells, columns = row.get("cells", {}), plan.get("columns", {})
    texts = {column: cell for column, cell in cells.items() if isinstance(cell, str) and cell.strip()}
    # A plan of other columns says what is to be done in the first of them that holds words.
    order = [*columns, *(column for column in cells if column not in columns)]
    rest = [column for column in order if column in texts and column not in (WHAT, ABOUT, WHO, BY, SUCCESS)]
    named = next((one for one in (WHAT, *rest, ABOUT) if one in texts), "")
    by, done = cells.get(BY), row.get("done")
    spot = Spot(_address(plan), row["id"])
    return PlannedAction(
        *(entry["id"], entry.get("unit", ""), entry["task"], entry["title"]),
        *(*spot.address, row["id"]),
        under=plan.get("under", ""),
        what=texts.get(named, ""),
        about=texts.get(ABOUT, "") if named != ABOUT else "",
        value=values.of(plan, row),
        who=texts.get(WHO, ""),
        by=by if isinstance(by, date) else None,
        by_typed=texts.get(BY, ""),
        success=texts.get(SUCCESS, ""),
        more=tuple(_more(columns, cells, named)),
        done=done,
        outcome=_outcome(entry, spot, done) if done else "",
    )


def _more(columns: Data, cells: Data, named: str) -> Iterator[tuple[str, str]]:
    for column, heading in columns.items():
        cell = cells.get(column, "")
        if column not in (WHAT, ABOUT, WHO, BY, SUCCESS, named) and str(cell).strip():
            yield heading, cell if isinstance(cell, str) else cell.isoformat()


def _outcome(entry: Data, spot: Spot, since: date) -> str:
    """Return what was said when it was ticked: all but the line that names the action."""
    follow_ups: Sequence[Data] = entry.get("follow_ups", ())
    said = [one["text"] for one in follow_ups if one.get("action") == spot.name and one["written"].date() >= since]
    first, _, rest = (said[-1] if said else "").partition("\n")
    return rest if first.startswith(DONE) else "\n".join(part for part in (first, rest) if part)


class _Values:
    """What the rounds of an entry are called: the values or headings that steps were repeated for."""

    def __init__(self, answers: Sequence[Data]) -> None:
        chosen: dict[str, str] = {}
        under: dict[str, str] = {}
        self._rated: dict[str, str] = {}
        self._choices: dict[str, str] = {}
        for answer in answers:
            item = answer.get("item", "")
            under.setdefault(item, answer.get("under", ""))
            if answer["kind"] == "choice" and answer.get("chosen") is not None:
                one = answer["chosen"]
                chosen.setdefault(one["id"], one["name"])
                self._choices.setdefault(_address(answer).step_key, one["id"])
            elif answer["kind"] == "choices":
                for one in answer.get("chosen", ()):
                    chosen.setdefault(one["id"], one["name"])
            elif answer["kind"] == "scale" and item:
                for rating in answer.get("ratings", ()):
                    self._rated.setdefault(one_line(rating["name"]).casefold(), item)
        self._names = {item: chosen.get(item) or title for item, title in under.items() if item}

    def of(self, plan: Data, row: Data) -> str:
        """Return what a row belongs to, in words: by its offer, its round, what it is about, or a choice beside it."""
        offered = row.get("offered", "").split("/")
        about = one_line(str(row.get("cells", {}).get(ABOUT, ""))).casefold()
        candidates = (
            offered[1] if len(offered) == 4 else "",  # step/item/field/rated
            plan.get("item", ""),
            self._rated.get(about, ""),
            self._choices.get(_address(plan).step_key, ""),
        )
        return next((self._names[one] for one in candidates if one in self._names), "")
