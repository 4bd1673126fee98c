"""What a list shows of an entry. Plain data, so that it can be cached and shown before anything else is loaded."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from learnlog.journal.actions import PlannedAction, planned_actions
from learnlog.journal.answers import ChoiceAnswer, ChoicesAnswer
from learnlog.journal.entry import Entry
from learnlog.journal.readback import read_back
from learnlog.journal.rhythm import looks
from learnlog.text import folded, shorten, word_count


@dataclass(frozen=True)
class Summary:
    """An entry in a list.

    Attributes:
        words: number of words the trainee wrote in answers and follow-ups.
        excerpt: the beginning of what was written, one line.
        chosen: ids of everything chosen, for filters.
        actions: every planned action, done or not.
        looks: the days it was looked at: when it was written, then its follow-ups; see :mod:`learnlog.journal.rhythm`.
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

    def unsearchable(self) -> Summary:
        """Return it without the text to search in."""
        return replace(self, searchable="") if self.searchable else self


def summarise(entry: Entry, *, outside: bool = False) -> Summary:
    """Return what a list shows of an entry."""
    answers = [answer for section in read_back(entry) for answer in section.answers]
    written = [line for answer in answers for line in answer.lines]
    written += [one.text for one in entry.follow_ups]
    asked = [answer.asked for answer in answers]
    remarks = [one.text for one in entry.comments]
    return Summary(
        id=entry.id,
        unit=entry.unit,
        task=entry.task,
        title=entry.title,
        state=entry.state,
        created=entry.created,
        updated=entry.updated,
        happened_on=entry.happened_on,
        words=sum(word_count(line) for line in written),
        excerpt=_excerpt(entry),
        tags=entry.tags,
        chosen=_chosen(entry),
        actions=planned_actions(entry),
        looks=looks(entry),
        searchable=folded("\n".join((entry.title, *entry.tags, *written, *asked, *remarks))),
        outside=outside,
    )


def _excerpt(entry: Entry) -> str:
    texts = (
        text for section in read_back(entry) for answer in section.answers for text in answer.paragraphs if text.strip()
    )
    longest_first = sorted(texts, key=lambda text: len(text) < 40)
    return shorten(longest_first[0], 160) if longest_first else ""


def _chosen(entry: Entry) -> tuple[str, ...]:
    ids: list[str] = []
    for answer in entry.answers:
        if isinstance(answer, ChoiceAnswer):
            if answer.chosen is not None:
                ids.append(answer.chosen.id)
        elif isinstance(answer, ChoicesAnswer):
            ids.extend(one.id for one in answer.chosen)
    return tuple(dict.fromkeys(ids))
