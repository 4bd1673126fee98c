"""From an entry to what a list shows of it."""

from __future__ import annotations

from collections.abc import Iterator

from learnlog.journal.actions import planned_actions
from learnlog.journal.answers import ChoiceAnswer, ChoicesAnswer, PeopleAnswer, RowsAnswer, ScaleAnswer
from learnlog.journal.entry import Entry
from learnlog.journal.readback import read_back
from learnlog.journal.rhythm import looks
from learnlog.journal.summary import HAS, Summary
from learnlog.text import folded, shorten, total_words


def summarise(entry: Entry, *, outside: bool = False, ahead: bool = False) -> Summary:
    """Return what a list shows of an entry.

    Args:
        outside: whether its file was edited outside learnlog.
        ahead: whether these words stand only in a draft.
    """
    answers = [answer for section in read_back(entry) for answer in section.answers]
    written = [line for answer in answers for line in answer.lines]
    written += [one.text for one in entry.follow_ups]
    asked = [answer.asked for answer in answers]
    remarks = [one.text for one in entry.comments]
    chosen, rated = _chosen(entry), _rated(entry)
    has = {*_has(entry), *(("draft",) if ahead else ())}
    return Summary(
        id=entry.id,
        unit=entry.unit,
        task=entry.task,
        title=entry.title,
        state=entry.state,
        created=entry.created,
        updated=entry.updated,
        happened_on=entry.happened_on,
        words=total_words(written),
        excerpt=_excerpt(entry),
        tags=entry.tags,
        chosen=tuple(chosen),
        chosen_names=tuple(chosen.values()),
        rated=tuple(rated),
        rated_names=tuple(rated.values()),
        has=tuple(one for one in HAS if one in has),
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


def _chosen(entry: Entry) -> dict[str, str]:
    """Return everything chosen, by id, with its words."""
    named: dict[str, str] = {}
    for answer in entry.answers:
        if isinstance(answer, ChoiceAnswer):
            if answer.chosen is not None:
                named.setdefault(answer.chosen.id, answer.chosen.name)
        elif isinstance(answer, ChoicesAnswer):
            for one in answer.chosen:
                named.setdefault(one.id, one.name)
    return named


def _rated(entry: Entry) -> dict[str, str]:
    """Return every level that something was rated with, by id, with its words."""
    named: dict[str, str] = {}
    for answer in entry.answers:
        if isinstance(answer, ScaleAnswer):
            for rating in answer.ratings:
                if rating.level:
                    named.setdefault(rating.level, rating.level_name)
    return named


def _has(entry: Entry) -> Iterator[str]:
    for answer in entry.answers:
        if isinstance(answer, RowsAnswer) and answer.actions:
            for row in answer.rows:
                yield "action" if row.done is None else "done"
        elif isinstance(answer, PeopleAnswer) and not answer.empty:
            yield "people"
    if entry.follow_ups:
        yield "follow-up"
    for comment in entry.comments:
        yield "comment"
        if comment.responded is None:
            yield "unanswered"
