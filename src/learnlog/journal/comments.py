"""What a reader said of an entry: to which answer, when it came in, and whether the trainee has answered it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from learnlog.journal.answers import Address
from learnlog.journal.base import Moment, Record, Text


class FollowUp(Record):
    """A dated addition that leaves the original as it was.

    Attributes:
        to: the name of the comment it answers; empty where it answers none.
    """

    written: Moment
    text: Text
    to: str = ""


class Comment(Record):
    """What a reader, such as the tutor, said of an entry. It changes no answer.

    Attributes:
        written: when it was written, or taken in from a file.
        id: tells it from every other; a comment written by hand has none.
        step, item, field: the address of the answer it is about; empty where it is about the entry.
        asked: the question of that answer as it was asked.
        responded: when the trainee answered it.
    """

    id: str = ""
    written: Moment
    by: Text = ""
    step: str = ""
    item: str = ""
    field: str = ""
    asked: Text = ""
    text: Text
    responded: Moment | None = None

    @property
    def address(self) -> Address | None:
        """The answer it is about; None where it is about the entry."""
        return Address(self.step, self.item, self.field) if self.field else None

    @property
    def name(self) -> str:
        """What names it among the comments of its entry."""
        return self.id or comment_id(self.written.isoformat(), str(self.address or ""), self.by, self.text)


def comment_id(*said: str) -> str:
    """Return an id that the same words about the same answer of the same document have again, and no others."""
    return hashlib.sha256("\0".join(said).encode(errors="surrogatepass")).hexdigest()[:16]


def each_once(comments: Iterable[Comment]) -> tuple[Comment, ...]:
    """Return comments without those that are there twice; one that was answered stands for one that was not."""
    found: dict[str, Comment] = {}
    for one in comments:
        if one.name not in found or (one.responded and not found[one.name].responded):
            found[one.name] = one
    return tuple(found.values())


def on_answer(comments: Sequence[Comment], address: Address) -> tuple[Comment, ...]:
    """Return the comments on one answer."""
    return tuple(one for one in comments if one.address == address)


def replies_to(follow_ups: Sequence[FollowUp], comment: Comment) -> tuple[FollowUp, ...]:
    """Return what was written in answer to a comment."""
    return tuple(one for one in follow_ups if one.to and one.to == comment.name)
