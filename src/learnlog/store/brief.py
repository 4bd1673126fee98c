"""A summary straight from the bytes of a file, without a model: for files that are just as learnlog wrote them.

Such a file was proven to read back as its entry when it was written, so there is nothing to validate. Whatever else a
file is, edited by hand, damaged, or of a newer learnlog, is left to the strict reader. Both give the same summary;
a test compares them for any entry.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import lru_cache

from learnlog.journal.planned import planned_in
from learnlog.journal.summary import HAS, Summary, days_looked
from learnlog.light import TYPE_CHECKING
from learnlog.text import folded, shorten, total_words

if TYPE_CHECKING:
    from typing import Any

    Data = dict[str, Any]

LIMIT = 5_000_000
"""The largest file the log writes or reads, in bytes: some eight hundred thousand words."""

LAST_LINE = re.compile(rb"# learnlog checksum: sha256 ([0-9a-f]{64})\n\Z")

_FORMAT = 1
_ANSWER = b"\n[[answers]]\n"
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November"),
    "December",
)


def is_verified(raw: bytes) -> bool:
    """Return whether the last line of a file is the checksum of the rest, so that it is just as learnlog wrote it."""
    start = raw.rfind(b"\n", 0, -1) + 1
    seal = LAST_LINE.match(raw, start)
    if seal is None:
        return False
    from hashlib import sha256  # imported late: a list of what is known compares no sums

    return sha256(memoryview(raw)[:start]).hexdigest().encode() == seal[1]


def brief(raw: bytes, *, ahead: bool = False) -> Summary | None:
    """Return the summary of the entry in the bytes of a file; None where the strict reader must say what they are.

    Args:
        ahead: whether it is the file of a draft, whose entry stands in it as a table.
    """
    if not is_verified(raw):
        return None
    from tomli import loads  # imported late: where nothing has changed, nothing is parsed

    try:
        data = loads(raw.decode())
        return _summary(data["entry"] if ahead else data, ahead=ahead)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, IndexError):
        return None


NOT_PLAIN = (ValueError, KeyError, TypeError, AttributeError, RecursionError, IndexError)
"""What is raised where a file turns out not to be just as learnlog wrote it."""


def texts(raw: bytes, word: str = "") -> Iterator[str]:
    """Give all texts of the entry in a file as they were written: its own first, then questions and comments.

    Only for a file that is known to be just as learnlog wrote it; else it raises one of :data:`NOT_PLAIN`.

    Args:
        word: the first text with this word, folded, is likely to be the last that is asked for. So only what stands
            before it is parsed at first.
    """
    from tomli import loads

    # What is cut off between two answers is valid by itself; in the middle of a string it would not be.
    cut = _end_of_answer(raw, word)
    known = 0
    if cut:
        with contextlib.suppress(*NOT_PLAIN):
            data = loads(raw[:cut].decode())
            own = [data["title"], *data.get("tags", ()), *_answered(data).written]
            known = len(own)
            yield from own
    data = loads(raw.decode())
    got = _gathered(data)
    every = [data["title"], *data.get("tags", ()), *got.written, *got.asked, *_remarks(data)]
    yield from every[known:]


def _end_of_answer(raw: bytes, word: str) -> int:
    """Return where the first answer ends whose text, written on one line, has a word; 0 where none has."""
    if not word.isascii() or not word.isalnum():
        return 0
    found = re.search(rb'^text = "[^\n]*?\b' + word.encode(), raw, re.MULTILINE | re.IGNORECASE)
    return raw.find(_ANSWER, found.end()) + 1 if found else 0


def _answered(data: Data) -> _Gathered:
    got = _Gathered(data["id"])
    for answer in data.get("answers", ()):
        got.take(answer)
    return got


def _gathered(data: Data) -> _Gathered:
    got = _answered(data)
    got.written += [one["text"] for one in data.get("follow_ups", ())]
    return got


def _remarks(data: Data) -> list[str]:
    return [one["text"] for one in data.get("comments", ())]


class _Gathered:
    """What is gathered from the answers of an entry, one after the other."""

    def __init__(self, entry_id: str) -> None:
        self.entry_id = entry_id
        self.written: list[str] = []
        self.asked: list[str] = []
        self.chosen: dict[str, str] = {}
        self.rated: dict[str, str] = {}
        self.has: set[str] = set()
        self.excerpt = ""

    def take(self, answer: Data) -> None:
        """Take in one answer."""
        self.asked.append(answer.get("asked", ""))
        match answer["kind"]:
            case "line" | "prose":
                self._paragraph(answer["text"])
            case "date":
                day = answer.get("day")
                self._paragraph(_long_date(day) if day else answer.get("typed", ""))
            case "choice":
                if (one := answer.get("chosen")) is not None:
                    self._choose(one)
            case "choices":
                for one in answer.get("chosen", ()):
                    self._choose(one)
            case "people":
                shown = [_person(one) for one in answer.get("people", ())]
                self.written += [one for one in shown if one]
                if any(shown):
                    self.has.add("people")
            case "scale":
                self._rate(answer.get("ratings", ()))
            case "rows":
                self._rows(answer)
            case _:
                raise ValueError("an unknown kind of answer")

    def _paragraph(self, text: str) -> None:
        self.written.append(text)
        # The first that is long enough, else the first.
        if len(text) >= 40 and text.strip():
            if len(self.excerpt) < 40 or not self.excerpt:
                self.excerpt = text
        elif not self.excerpt and text.strip():
            self.excerpt = text

    def _choose(self, one: Data) -> None:
        self.written.append(one["name"])
        self.chosen.setdefault(one["id"], one["name"])

    def _rate(self, ratings: list[Data]) -> None:
        with_evidence = any(one.get("evidence") for one in ratings)
        for one in ratings:
            level, evidence = one.get("level", ""), one.get("evidence", "")
            if not (level or evidence):
                continue
            level_name, ends, name = one.get("level_name", ""), one.get("ends"), one["name"]
            placed = f"{one.get('mark', '')} {level_name}".strip() or "not rated"
            cells = (f"{name}: {' – '.join(ends)}" if ends else name, placed, evidence if with_evidence else "")
            self.written += [cell for cell in cells if cell]
            if level:
                self.rated.setdefault(level, level_name)

    def _rows(self, answer: Data) -> None:
        rows, columns = answer.get("rows", ()), answer.get("columns", {})
        self.written += [
            f"Declined: {one.get('name', '')}. {one.get('reason', '')}".rstrip() for one in answer.get("declined", ())
        ]
        for row in rows:
            cells, done = row.get("cells", {}), row.get("done")
            said = [_cell(cells.get(column, "")) for column in columns]
            if done:
                said.append(_long_date(done))
            self.written += [cell for cell in said if cell]
            if answer.get("actions"):
                self.has.add("action" if done is None else "done")


def _summary(data: Data, *, ahead: bool) -> Summary:
    if data["format"] != _FORMAT:
        raise ValueError("another format")
    created, updated, day = data["created"], data["updated"], data["happened_on"]
    if type(day) is not date or created.tzinfo is None or updated.tzinfo is None:
        raise ValueError("no such time")
    got = _gathered(data)
    comments = data.get("comments", ())
    got.has.update(_about(data, comments), ("draft",) if ahead else ())
    tags = tuple(data.get("tags", ()))
    own = (data["title"], *tags, *got.written)
    return Summary(
        id=got.entry_id,
        unit=data.get("unit", ""),
        task=data["task"],
        title=data["title"],
        state=data["state"],
        created=_to_the_second(created),
        updated=_to_the_second(updated),
        happened_on=day,
        words=total_words(got.written),
        excerpt=shorten(got.excerpt, 160) if got.excerpt else "",
        tags=tags,
        chosen=tuple(got.chosen),
        chosen_names=tuple(got.chosen.values()),
        rated=tuple(got.rated),
        rated_names=tuple(got.rated.values()),
        has=tuple(one for one in HAS if one in got.has),
        actions=planned_in(data),
        looks=_looks(data),
        searchable="\n".join(
            # Folding goes character by character, so it may go piece by piece; questions come again and again.
            (_folded_all(own), *map(_folded_question, got.asked), *map(folded, _remarks(data)))
        ),
    )


def _folded_all(texts: tuple[str, ...]) -> str:
    """Return texts for searching, one below the other; in one go where none has a letter beyond ASCII."""
    joined = "\n".join(texts)
    return folded(joined) if joined.isascii() else "\n".join(map(folded, texts))


def _looks(data: Data) -> tuple[date, ...]:
    completed = data.get("completed") if data["state"] == "complete" else None
    since = (one["written"].date() for one in data.get("follow_ups", ()) if not one.get("to"))
    return days_looked((completed or data["updated"]).date(), since)


def _about(data: Data, comments: list[Data]) -> Iterator[str]:
    if data.get("follow_ups"):
        yield "follow-up"
    if comments:
        yield "comment"
    if any(one.get("responded") is None for one in comments):
        yield "unanswered"


def _to_the_second(moment: datetime) -> datetime:
    return moment.replace(microsecond=0)


def _person(one: Data) -> str:
    role, alias = one.get("role", ""), one.get("alias", "")
    return f"{role} ({alias})" if role and alias else role or alias


def _cell(value: str | date) -> str:
    return value if isinstance(value, str) else _long_date(value)


def _long_date(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


@lru_cache(maxsize=2048)
def _folded_question(text: str) -> str:
    return folded(text)
