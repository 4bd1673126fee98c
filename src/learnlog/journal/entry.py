"""An entry of the log: one go at a task or activity, or a free note, with what was added later."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from learnlog.journal.answers import Address, Answer
from learnlog.journal.base import Many, Moment, Record, Text
from learnlog.journal.comments import Comment as Comment
from learnlog.journal.comments import FollowUp as FollowUp
from learnlog.journal.comments import each_once

FORMAT = 1
"""The format number this version writes. A file with a larger one is left alone."""

EntryId = Annotated[str, StringConstraints(pattern=r"^[0-9a-hjkmnp-tv-z]{26}$")]
"""A ULID in lower case: 26 characters, sortable by time."""

State = Literal["draft", "complete"]


class Entry(Record):
    """An entry.

    Attributes:
        format: the number of the file format.
        unit, unit_version, task: what it answers; empty for a free entry's unit, and ``free`` for its task.
        title: the task's title when it was begun, or the free entry's own.
        happened_on: the day it is about; ``created`` and ``updated`` say when it was written.
        hours: time spent, in hours.
        answers: in the order of the task's steps; an answer whose step no longer applies stays.
    """

    format: Literal[1] = 1
    id: EntryId
    unit: str = ""
    unit_version: str = ""
    task: str
    title: Text
    state: State = "draft"
    created: Moment
    updated: Moment
    completed: Moment | None = None
    happened_on: date
    hours: float | None = Field(default=None, ge=0, le=10_000, allow_inf_nan=False)
    tags: Many[Text] = ()
    answers: Many[Answer] = ()
    follow_ups: Many[FollowUp] = ()
    comments: Many[Comment] = ()

    def answer(self, address: Address | None) -> Answer | None:
        """Return the answer at an address, or None where nothing was written."""
        for answer in self.answers:
            if answer.address == address:
                return answer
        return None

    def with_answer(self, answer: Answer) -> Entry:
        """Return the entry with this answer in place of the one at its address; an empty answer leaves no trace.

        Keys of the old answer that this version does not know are carried over.
        """
        old = self.answer(answer.address)
        if old is not None and old.model_extra and not answer.model_extra:
            answer = answer.model_copy(update=old.model_extra)
        others = tuple(one for one in self.answers if one.address != answer.address)
        return self.changed(answers=others if answer.empty else (*others, answer))

    def in_order(self, order: tuple[Address, ...]) -> Entry:
        """Return the entry with its answers in this order; answers to what is no longer asked stand behind them."""
        place = {address: index for index, address in enumerate(order)}
        # Stable: answers the task no longer asks for keep their own order at the end.
        return self.changed(answers=tuple(sorted(self.answers, key=lambda one: place.get(one.address, len(place)))))

    def completed_at(self, moment: datetime) -> Entry:
        """Return the entry as complete since ``moment``."""
        return self.changed(state="complete", completed=moment, updated=moment)

    def reopened_at(self, moment: datetime) -> Entry:
        """Return the entry as a draft again."""
        return self.changed(state="draft", completed=None, updated=moment)

    def followed_up(self, text: str, moment: datetime) -> Entry:
        """Return the entry with a follow-up added."""
        return self.changed(follow_ups=(*self.follow_ups, FollowUp(written=moment, text=text)), updated=moment)

    def commented(self, comments: tuple[Comment, ...]) -> Entry:
        """Return the entry with comments added; those it has already are not added again."""
        known = {one.name for one in self.comments}
        new = each_once(one for one in comments if one.name not in known)
        return self.changed(comments=(*self.comments, *new)) if new else self

    def comments_on(self, address: Address) -> tuple[Comment, ...]:
        """Return the comments on one answer."""
        return tuple(one for one in self.comments if one.address == address)

    @property
    def other_comments(self) -> tuple[Comment, ...]:
        """The comments on the entry as a whole, and on answers that are no longer there."""
        answered = {one.address for one in self.answers}
        return tuple(one for one in self.comments if one.address not in answered)

    def replies_to(self, comment: Comment) -> tuple[FollowUp, ...]:
        """Return what was written in answer to a comment."""
        return tuple(one for one in self.follow_ups if one.to == comment.name)

    @property
    def own_follow_ups(self) -> tuple[FollowUp, ...]:
        """The follow-ups that answer no comment there is."""
        names = {one.name for one in self.comments}
        return tuple(one for one in self.follow_ups if one.to not in names)

    def responded(self, comment: str, moment: datetime) -> Entry:
        """Return the entry with a comment, given by its name, marked as answered; one that is stays as it is."""
        marked = (
            one.model_copy(update={"responded": moment}) if one.name == comment and one.responded is None else one
            for one in self.comments
        )
        return self.changed(comments=tuple(marked))

    def unanswered(self, comment: str) -> Entry:
        """Return the entry with a comment, given by its name, no longer marked as answered; replies stay."""
        unmarked = (one.model_copy(update={"responded": None}) if one.name == comment else one for one in self.comments)
        return self.changed(comments=tuple(unmarked))

    def replied(self, comment: str, text: str, moment: datetime) -> Entry:
        """Return the entry with a follow-up that answers a comment, which is marked as answered."""
        reply = FollowUp(written=moment, text=text, to=comment)
        return self.changed(follow_ups=(*self.follow_ups, reply), updated=moment).responded(comment, moment)

    def tagged(self, tags: tuple[str, ...]) -> Entry:
        """Return the entry with these tags, each once, in the order given."""
        return self.changed(tags=tuple(dict.fromkeys(tag.strip() for tag in tags if tag.strip())))

    def changed(self, **values: Any) -> Entry:
        """Return a validated copy with some attributes replaced."""
        return type(self).model_validate({**dict(self), **values})
