"""What a reader said of an entry: to which answer, when it came in, and whether the trainee has answered it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from learnlog.journal.answers import Address
from learnlog.journal.base import Moment, Record, Text


class FollowUp(Record):
    """A dated addition that leaves the original as it was.

    Attributes:
        to: the name of the comment it answers; empty where it answers none.
        action: the name of the planned action it says something of; empty where it is of none.
    """

    written: Moment
    text: Text
    to: str = ""
    action: str = ""


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
    """Return comments without those that are there twice. Of two that say the same, the one answered first stands."""
    found: dict[tuple[str, str, str], Comment] = {}
    for one in comments:
        said = (one.name, one.by, one.text)
        other = found.setdefault(said, one)
        if one.responded and (other.responded is None or one.responded < other.responded):
            found[said] = one
    return tuple(found.values())
