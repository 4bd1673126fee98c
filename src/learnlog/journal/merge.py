"""Two states of one entry made into one, field by field, with what nobody but the trainee can decide set apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal, TypeVar

from learnlog.journal.answers import Answer
from learnlog.journal.comments import each_once
from learnlog.journal.compare import (
    ABOUT,
    ADDED,
    Fact,
    Key,
    Part,
    answers_of,
    asked_in,
    fact_text,
)
from learnlog.journal.entry import Comment, Entry, FollowUp
from learnlog.journal.merge_answer import Sides, answered, merge_answer, unknown
from learnlog.journal.readback import answer_text
from learnlog.journal.threeway import CLASH, Undecided, chosen, chosen_keys, gathered, woven
from learnlog.text import one_line

T = TypeVar("T")
K = TypeVar("K")

Pick = Literal["mine", "theirs", "both"]
"""What the trainee decided about a clash."""


@dataclass(frozen=True)
class Clash:
    """A piece both sides changed, each in its own way.

    Attributes:
        key: which piece of the entry it is.
        label: what it stands under, in plain words.
        question: what was asked; for a fact about the entry, what it is.
        mine, theirs: how it reads on both sides; empty where that side took it away.
        values: what it becomes, by pick.
    """

    key: Key
    label: str
    question: str
    mine: str
    theirs: str
    values: Mapping[Pick, Any] = field(repr=False)

    @property
    def can_be_both(self) -> bool:
        """Whether both sides can stand in the entry together."""
        return "both" in self.values

    @property
    def part(self) -> Part:
        """Both sides told apart word by word, mine as the one before."""
        return Part.of(self.key, self.label, self.question, self.mine, self.theirs)


@dataclass(frozen=True)
class _Pieces:
    """An entry taken apart: its fields but the answers, keys nobody knows, and the answers with their order."""

    facts: dict[str, Any]
    extra: dict[str, Any]
    answers: dict[Key, Answer]
    order: tuple[Key, ...]

    def with_piece(self, key: Key, value: Any) -> _Pieces:
        """Return them with another value for one piece; None is no answer, and no such key."""
        match key:
            case ("answers", *_):
                return replace(self, answers=_put(self.answers, key, value))
            case ("extra", name):
                return replace(self, extra=_put(self.extra, name, value))
            case ("state",):
                return replace(self, facts={**self.facts, "state": value[0], "completed": value[1]})
            case _:
                return replace(self, facts={**self.facts, key[0]: value})

    def entry(self) -> Entry:
        """Return the entry they make."""
        answers = tuple(self.answers[key] for key in self.order if key in self.answers)
        return Entry.model_validate({**self.facts, **self.extra, "answers": answers})


@dataclass(frozen=True)
class Merged:
    """What came of two states of an entry.

    Attributes:
        entry: both in one; mine stands wherever they clash.
        taken: what came from theirs, in plain words.
        clashes: what is to be decided, in the order of the entry.
    """

    entry: Entry
    taken: tuple[str, ...]
    clashes: tuple[Clash, ...]
    _pieces: _Pieces = field(repr=False, compare=False)

    def settled(self, picks: Mapping[Key, Pick]) -> Entry:
        """Return the entry with every clash as it was decided; mine stays where nothing was.

        Raises:
            ValueError: a pick is for no clash, or is “both” where that cannot be.
        """
        known = {clash.key: clash for clash in self.clashes}
        pieces = self._pieces
        for key, pick in picks.items():
            if key not in known or pick not in known[key].values:
                raise ValueError(f"{pick!r} settles nothing at {key!r}")
            pieces = pieces.with_piece(key, known[key].values[pick])
        return pieces.entry()


def merge(base: Entry | None, mine: Entry, theirs: Entry) -> Merged:
    """Merge two states of one entry.

    What only one side changed is taken from that side; tags, follow-ups and comments of both are kept. What both
    changed, each in its own way, is a clash. A question that is asked in other words, as by a newer
    version of the unit, is not a change of the answer to it.

    Args:
        base: what both began from. Where it is not known, everything that differs clashes, unless one side is empty.
        mine, theirs: the two states.

    Raises:
        ValueError: they are two entries.
    """
    if mine.id != theirs.id or (base is not None and base.id != mine.id):
        raise ValueError("these are not states of one entry")
    return _Merging(base, mine, theirs).result()


class _Merging:
    """One merge: collects what was taken and what clashes, in the order of the entry."""

    def __init__(self, base: Entry | None, mine: Entry, theirs: Entry) -> None:
        self._base = base
        self._mine = mine
        self._theirs = theirs
        self._taken: list[str] = []
        self._clashes: list[Clash] = []

    def result(self) -> Merged:
        """Return what came of it."""
        facts = self._facts()
        answers, order = self._answers()
        facts |= {"follow_ups": self._added("follow_ups"), "comments": self._added("comments")}
        extra = self._extra()
        pieces = _Pieces(facts, extra, answers, order)
        return Merged(pieces.entry(), tuple(self._taken), tuple(self._clashes), pieces)

    # -- facts

    def _facts(self) -> dict[str, Any]:
        mine, theirs = self._mine, self._theirs
        facts: dict[str, Any] = {name: self._of_later(name) for name in ("id", "unit", "unit_version", "task")}
        facts["title"] = self._fact("title", self._chosen("title", ""))
        facts["state"], facts["completed"] = self._fact("state", self._state())
        facts["happened_on"] = self._fact("happened_on", self._chosen("happened_on", None))
        facts["hours"] = self._fact("hours", self._chosen("hours", None))
        facts["tags"] = self._tags()
        created, updated = self._chosen("created", None), self._chosen("updated", None)
        facts["created"] = min(mine.created, theirs.created) if created is CLASH else created
        facts["updated"] = max(mine.updated, theirs.updated) if updated is CLASH else updated
        return facts

    def _fact(self, fact: Fact, value: T | Undecided) -> T:
        """Return what stands, and note whether it was taken or clashes."""
        ours, others = _value(self._mine, fact), _value(self._theirs, fact)
        if value is CLASH:
            texts = fact_text(self._mine, fact), fact_text(self._theirs, fact)
            self._clash((fact,), ("About this entry", ABOUT[fact]), texts, (ours, others))
            stands: T = ours
            return stands
        if value != ours:
            self._taken.append(ABOUT[fact])
        return value

    def _state(self) -> Any:
        ours, others = _value(self._mine, "state"), _value(self._theirs, "state")
        value = chosen(_value(self._base, "state") if self._base else None, ours, others)
        if value is CLASH and ours[0] == others[0]:
            # Complete on both sides: since the first time.
            return ours[0], min(moment for _, moment in (ours, others) if moment is not None)
        return value

    def _tags(self) -> tuple[str, ...]:
        base, mine, theirs = self._base.tags if self._base else (), self._mine.tags, self._theirs.tags
        value = chosen(base, mine, theirs)
        tags = tuple(gathered(base, mine, theirs)) if value is CLASH else value
        if set(tags) != set(mine):
            self._taken.append(ABOUT["tags"])
        return tags

    def _added(self, name: Literal["follow_ups", "comments"]) -> tuple[FollowUp | Comment, ...]:
        base: tuple[FollowUp | Comment, ...] = getattr(self._base, name) if self._base else ()
        mine: tuple[FollowUp | Comment, ...] = getattr(self._mine, name)
        theirs: tuple[FollowUp | Comment, ...] = getattr(self._theirs, name)
        value = chosen(base, mine, theirs)
        additions = (
            tuple(sorted(gathered(base, mine, theirs), key=lambda one: one.written)) if value is CLASH else value
        )
        if value is CLASH and name == "comments":  # one that either side has answered is answered, and still one
            additions = each_once(one for one in additions if isinstance(one, Comment))
        if any(one not in mine for one in additions):
            self._taken.append(ADDED[name])
        return additions

    def _chosen(self, name: str, empty: Any) -> Any:
        """Return which value of a field stands; ``empty`` is what both began from where that is not known."""
        base = getattr(self._base, name) if self._base else empty
        return chosen(base, getattr(self._mine, name), getattr(self._theirs, name))

    def _of_later(self, name: str) -> Any:
        value = self._chosen(name, "")
        return getattr(self._later(self._mine, self._theirs), name) if value is CLASH else value

    def _later(self, ours: T, others: T) -> T:
        """Return what the side has that was changed later, whichever of the two is called mine."""
        newer = (self._mine.updated, repr(self._mine)) >= (self._theirs.updated, repr(self._theirs))
        return ours if newer else others

    # -- answers

    def _answers(self) -> tuple[dict[Key, Answer], tuple[Key, ...]]:
        before = answers_of(self._base) if self._base else {}
        ours, others = answers_of(self._mine), answers_of(self._theirs)
        order = tuple(woven(list(before), list(ours), list(others)))
        found: dict[Key, Answer] = {}
        for key in order:
            stands = self._answer(key, before.get(key), ours.get(key), others.get(key))
            if stands is not None:
                found[key] = stands
        return found, order

    def _answer(self, key: Key, base: Answer | None, mine: Answer | None, theirs: Answer | None) -> Answer | None:
        """Return the answer that stands, and note whether it was taken or clashes."""
        merged = merge_answer(base, mine, theirs, self._later)
        if isinstance(merged, Sides):
            sides = merged.mine, merged.theirs
            self._clash(key, _asked(*sides), (answer_text(sides[0]), answer_text(sides[1])), sides, merged.both)
            return merged.mine
        if answered(merged) != answered(mine):
            label = ": ".join(filter(None, map(one_line, _asked(merged, mine)))) or "An answer"
            self._taken.append(f"{label} (deleted)" if merged is None else label)
        return merged

    def _extra(self) -> dict[str, Any]:
        stands, clashing = chosen_keys(unknown(self._base), unknown(self._mine), unknown(self._theirs))
        for name, (ours, others) in clashing.items():
            texts = ("" if ours is None else str(ours)), ("" if others is None else str(others))
            self._clash(("extra", name), ("Kept in the file", name), texts, (ours, others))
        return {**stands, **{name: ours for name, (ours, _) in clashing.items() if ours is not None}}

    def _clash(
        self, key: Key, asked: tuple[str, str], texts: tuple[str, str], sides: tuple[Any, Any], both: Any = None
    ) -> None:
        values: dict[Pick, Any] = {"mine": sides[0], "theirs": sides[1]}
        if both is not None:
            values["both"] = both
        self._clashes.append(Clash(key, *asked, *texts, values))


def _value(entry: Entry, fact: Fact) -> Any:
    """Return what a fact is made of; a state goes with the time since when."""
    return (entry.state, entry.completed) if fact == "state" else getattr(entry, fact)


def _asked(*answers: Answer | None) -> tuple[str, str]:
    """Return heading and question of the first answer there is."""
    return next((asked_in(one) for one in answers if one is not None), ("", ""))


def _put(pieces: Mapping[K, T], key: K, value: T | None) -> dict[K, T]:
    """Return a copy with another value at a key; None takes it out."""
    kept = {name: one for name, one in pieces.items() if name != key}
    return kept if value is None else {**kept, key: value}
