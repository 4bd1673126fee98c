"""Every time a scale was rated: in the versions of an entry, in other entries of its task, and twice in itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from learnlog.content.task import ChoiceField, Field, ScaleField, Task
from learnlog.content.unit import Level, Unit
from learnlog.errors import LearnlogError
from learnlog.journal.answers import Address, ChoiceAnswer, Rating, ScaleAnswer
from learnlog.journal.entry import Entry
from learnlog.journal.readback import long_date
from learnlog.journal.then_and_now import Occasion, Order, once_each
from learnlog.workspace import Workspace

OTHERS = 50
"""How many other entries of a task are looked at, the newest."""


@dataclass(frozen=True)
class RatedScale:
    """A scale of an entry, and every time its items were rated.

    Attributes:
        heading: the step it stands under.
        question: as it was asked.
        occasions: the earliest first.
        order: its levels, from one end to the other.
        left_out: how many more entries of the task there are that were not looked at.
    """

    heading: str
    question: str
    occasions: tuple[Occasion, ...]
    order: Order
    left_out: int = 0


def rated_scales(workspace: Workspace, entry_id: str) -> tuple[RatedScale, ...]:
    """Return the scales an entry has answers to, in its order. EntryMissing or EntryUnreadable.

    A choice among the levels of a scale counts as one as well: in a repeated step, each round is an item.
    Two fields of a task that place the same items on the same levels are one scale, such as one asked at the start and
    one at the end.
    """
    entry = workspace.read_entry(entry_id)
    past = [one.entry for one in workspace.care.versions.past(entry_id) if one.entry is not None]
    others, left_out = _others(workspace, entry)
    home = workspace.catalog.task_of(entry)
    states = (*reversed(past), entry, *others)
    found: list[RatedScale] = []
    done: set[Address] = set()
    for answer in entry.answers:
        if answer.address in done:
            continue
        if isinstance(answer, ScaleAnswer):
            addresses = _same_scale(home[1], answer.address) if home else (answer.address,)
            done.update(addresses)
            occasions = [occasion for one in states for occasion in _occasions(one, addresses, entry)]
            order = _order(*home, answer.address) if home else Order()
            alone = len(addresses) == 1
            heading, question = (answer.under, answer.asked) if alone else (entry.title, "")
            found.append(RatedScale(heading, question, once_each(occasions), order, left_out))
        elif home is not None and (levels := _levels(*home, answer.address)) and isinstance(answer, ChoiceAnswer):
            done.update(one.address for one in entry.answers if _same_choice(one.address, answer.address))
            occasions = [occasion for one in states for occasion in _chosen(one, answer.address, levels, entry)]
            rounds = bool(answer.item)
            heading, question = (entry.title, "") if rounds else (answer.under, answer.asked)
            found.append(RatedScale(heading, question, once_each(occasions), _in_order(levels), left_out))
    return tuple(found)


def rates(workspace: Workspace, entry: Entry) -> bool:
    """Return whether anything in an entry is rated on a scale."""
    home = workspace.catalog.task_of(entry)
    return any(
        isinstance(one, ScaleAnswer)
        or (isinstance(one, ChoiceAnswer) and home is not None and bool(_levels(*home, one.address)))
        for one in entry.answers
    )


def _others(workspace: Workspace, entry: Entry) -> tuple[list[Entry], int]:
    """Return the other entries of the same task, and how many more there are. A free entry has none."""
    if not entry.unit:
        return [], 0
    listed = workspace.current_view().of_task(entry.unit, entry.task)
    others = [one for one in listed.ids() if one != entry.id]
    found = []
    for one in others[:OTHERS]:
        try:
            found.append(workspace.read_entry(one))
        except LearnlogError:
            continue  # Home and the log name what cannot be read
    return found, len(others[OTHERS:])


def _occasions(one: Entry, addresses: Sequence[Address], at_hand: Entry) -> Iterator[Occasion]:
    """Give the ratings an entry has at these addresses, each with what tells it from the others."""
    for address in addresses:
        answer = one.answer(address)
        if isinstance(answer, ScaleAnswer) and not answer.empty:
            step = answer.under if len(addresses) > 1 else ""
            yield Occasion(", ".join(filter(None, (step, _which(one, at_hand)))), one.updated, answer.ratings)


def _chosen(one: Entry, address: Address, levels: Sequence[Level], at_hand: Entry) -> Iterator[Occasion]:
    """Give the levels an entry chose, in each round of a step, as the ratings of what the step is repeated for."""
    marks = {level.id: level.mark for level in levels}
    ratings = tuple(
        Rating(
            item=answer.item or answer.field,
            name=answer.under or answer.asked,
            level=answer.chosen.id,
            level_name=answer.chosen.name,
            mark=marks.get(answer.chosen.id, ""),
        )
        for answer in one.answers
        if isinstance(answer, ChoiceAnswer) and answer.chosen and _same_choice(answer.address, address)
    )
    if ratings:
        yield Occasion(_which(one, at_hand), one.updated, ratings)


def _which(one: Entry, at_hand: Entry) -> str:
    """Return which entry it is, where it is another: its versions are its own affair, so its first day is told."""
    return "" if one.id == at_hand.id else f"the entry begun on {long_date(one.created.date())}"


def _same_choice(one: Address, other: Address) -> bool:
    return (one.step, one.field) == (other.step, other.field)


def _field(task: Task, address: Address) -> Field | None:
    steps = (step for step in task.steps if step.id == address.step)
    return next((field for step in steps for field in step.fields if field.id == address.field), None)


def _levels(unit: Unit, task: Task, address: Address) -> tuple[Level, ...]:
    """Return the levels a field chooses one of, or rates with; none where it does neither."""
    field = _field(task, address)
    source = field.levels if isinstance(field, ScaleField) else ""
    if isinstance(field, ChoiceField) and isinstance(field.options, str):
        source = field.options
    kind, _, name = source.partition(".")
    return unit.scales.get(name, ()) if kind == "scales" else ()


def _same_scale(task: Task, address: Address) -> tuple[Address, ...]:
    """Return where a task places the same items on the same levels, this address among them, in its order."""
    this = _field(task, address)
    if not isinstance(this, ScaleField) or address.item:
        return (address,)
    once = [(step, field) for step in task.steps if step.for_each is None for field in step.fields]
    found = tuple(
        Address(step.id, "", field.id)
        for step, field in once
        if isinstance(field, ScaleField) and (field.items, field.levels) == (this.items, this.levels)
    )
    return found if address in found else (address,)


def _order(unit: Unit, task: Task, address: Address) -> Order:
    return _in_order(_levels(unit, task, address))


def _in_order(levels: Sequence[Level]) -> Order:
    return Order(tuple(one.id for one in levels), frozenset(one.id for one in levels if one.off_scale))
