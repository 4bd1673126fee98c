"""Two states of an entry side by side: every answer and fact of both, told apart word by word."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from learnlog.journal.answers import Answer
from learnlog.journal.entry import Comment, Entry, FollowUp
from learnlog.journal.readback import about_comment, answer_text, long_date, long_moment
from learnlog.journal.spans import Spans, told_apart
from learnlog.text import word_count

Key = tuple[str, ...]
"""Names a piece of an entry: the name of one of its fields; ``answers`` with an address and a count; ``extra`` with
the name of a key this version does not know."""

Fact = Literal["title", "state", "happened_on", "hours", "tags", "follow_ups", "comments"]

ABOUT: dict[Fact, str] = {
    "title": "Title",
    "state": "State",
    "happened_on": "Day it is about",
    "hours": "Hours",
    "tags": "Tags",
}
"""What is not an answer and not added later, in plain words, in the order it is shown."""

ADDED: dict[Fact, str] = {"follow_ups": "Followed up", "comments": "Comments"}
"""What was added later, in plain words."""


@dataclass(frozen=True)
class Part:
    """One question, or one fact about the entry, as it reads on both sides.

    Attributes:
        key: which piece of the entry it is.
        heading: what it stands under; empty where the step had no title.
        question: what was asked; empty where nothing was.
        before, after: the text of each side in spans, with nothing left out; empty where there is none.
    """

    key: Key
    heading: str
    question: str
    before: Spans
    after: Spans

    @classmethod
    def of(cls, key: Key, heading: str, question: str, before: str, after: str) -> Part:
        """Return the part of these two texts."""
        return cls(key, heading, question, *told_apart(before, after))

    @property
    def changed(self) -> bool:
        """Whether the two texts differ, be it in spaces alone."""
        return _text(self.before) != _text(self.after)

    @property
    def gone(self) -> int:
        """The number of words that are only in the text before."""
        return sum(word_count(span.text) for span in self.before if span.change == "gone")

    @property
    def new(self) -> int:
        """The number of words that are only in the text after."""
        return sum(word_count(span.text) for span in self.after if span.change == "new")


def compare(before: Entry, after: Entry) -> tuple[Part, ...]:
    """Return every part of two states of an entry, changed or not.

    The facts come first, then the answers in the order of the later state, then answers only the earlier one has, then
    what was added. Facts that neither has are left out.
    """
    ours, theirs = answers_of(before), answers_of(after)
    answers = [
        Part.of(key, *asked_in(theirs.get(key) or ours[key]), answer_text(ours.get(key)), answer_text(theirs.get(key)))
        for key in (*theirs, *(key for key in ours if key not in theirs))
    ]
    return (
        *_facts(before, after, ABOUT, "About this entry"),
        *answers,
        *_facts(before, after, ADDED, ""),
    )


def answers_of(entry: Entry) -> dict[Key, Answer]:
    """Return the answers of an entry by their keys, in its order.

    A file mended by hand may hold two answers at one address; both have a key.
    """
    found: dict[Key, Answer] = {}
    counts: Counter[Key] = Counter()
    for answer in entry.answers:
        address: Key = ("answers", *answer.address)
        found[*address, str(counts[address])] = answer
        counts[address] += 1
    return found


def asked_in(answer: Answer) -> tuple[str, str]:
    """Return the heading an answer stood under, and the question."""
    return answer.under, answer.asked


def fact_text(entry: Entry, fact: Fact) -> str:
    """Return a fact about an entry as one text."""
    match fact:
        case "title":
            return entry.title
        case "state":
            if entry.state == "draft":
                return "Draft"
            return f"Complete since {long_date(entry.completed.date())}" if entry.completed else "Complete"
        case "happened_on":
            return long_date(entry.happened_on)
        case "hours":
            return "" if entry.hours is None else f"{entry.hours:g}"
        case "tags":
            return ", ".join(entry.tags)
        case "follow_ups":
            return _added(entry.follow_ups)
        case "comments":
            return _added(entry.comments)


def _added(additions: tuple[FollowUp | Comment, ...]) -> str:
    return "\n\n".join(f"{_signed(one)}\n{one.text}" for one in additions)


def _signed(addition: FollowUp | Comment) -> str:
    if isinstance(addition, FollowUp):
        return long_moment(addition.written)
    about = about_comment(addition)
    return f"{about}, on “{addition.asked}”" if addition.asked else about


def _facts(before: Entry, after: Entry, facts: dict[Fact, str], heading: str) -> list[Part]:
    found = []
    for fact, name in facts.items():
        ours, theirs = fact_text(before, fact), fact_text(after, fact)
        if ours or theirs:
            found.append(Part.of((fact,), heading or name, name if heading else "", ours, theirs))
    return found


def _text(spans: Spans) -> str:
    return "".join(span.text for span in spans)
