"""An entry as it reads: plain pieces in order, for a screen, a terminal or a document to draw in its own way.

It needs the entry alone, because an entry keeps its questions; the unit it came from may be long gone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from learnlog.journal.answers import (
    Address,
    Answer,
    ChoiceAnswer,
    ChoicesAnswer,
    DateAnswer,
    LineAnswer,
    PeopleAnswer,
    ProseAnswer,
    RowsAnswer,
    ScaleAnswer,
)
from learnlog.journal.entry import Comment, Entry


@dataclass(frozen=True)
class Section:
    """A step: its title as it stood, and what was answered in it."""

    title: str
    answers: tuple[ReadAnswer, ...]


@dataclass(frozen=True)
class Table:
    """Rows of text under headings."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def in_lines(self) -> tuple[str, ...]:
        """Each row as lines of text: what has a heading stands behind it, and empty cells are left out."""
        return tuple(self._in_lines(row) for row in self.rows)

    def _in_lines(self, row: tuple[str, ...]) -> str:
        if self.headings and not self.headings[0]:
            # What is rated names the row.
            rest = [cell for cell in row[2:] if cell]
            return "\n".join((": ".join(row[:2]), *rest))
        named = zip(self.headings, row, strict=True)
        return "\n".join(f"{heading}: {cell}" if heading else cell for heading, cell in named if cell)


@dataclass(frozen=True)
class ReadAnswer:
    """One answer: the question as it was asked, then paragraphs, points or a table, whichever it holds."""

    address: Address
    asked: str
    paragraphs: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    table: Table | None = None

    @property
    def lines(self) -> tuple[str, ...]:
        """Everything it says, as lines of text, for searching and for counting words."""
        cells = tuple(cell for row in self.table.rows for cell in row if cell) if self.table else ()
        return (*self.paragraphs, *self.points, *cells)

    @property
    def text(self) -> str:
        """Everything it says as one text, each cell of a table behind its heading."""
        rows = self.table.in_lines if self.table else ()
        between = "\n\n" if any("\n" in row for row in rows) else "\n"
        points = "\n".join(f"• {point}" for point in self.points)
        return "\n\n".join(part for part in (*self.paragraphs, points, between.join(rows)) if part)


def read_back(entry: Entry) -> tuple[Section, ...]:
    """Return the answers of an entry, grouped by the step they stood under, in the entry's order."""
    groups: list[tuple[str, list[ReadAnswer]]] = []
    last = ""
    for answer in entry.answers:
        if not groups or answer.address.step_key != last:
            groups.append((answer.under, []))
            last = answer.address.step_key
        groups[-1][1].append(read_answer(answer))
    return tuple(Section(title, tuple(answers)) for title, answers in groups)


def plain_text(entry: Entry, step: str | None = None) -> str:
    """Return an entry, or one step of it by its key, as plain text to paste elsewhere: questions and answers."""
    answers = [one for one in entry.answers if step is None or one.address.step_key == step]
    sections = read_back(entry.model_copy(update={"answers": tuple(answers)}))
    parts = [] if step is not None else [entry.title]
    for section in sections:
        parts.append(section.title)
        for answer in section.answers:
            parts += [answer.asked, answer.text]
    if step is None:
        parts += [f"{long_moment(one.written)}\n\n{one.text}" for one in entry.follow_ups]
    return "\n\n".join(part.strip("\n") for part in parts if part.strip())


def read_answer(answer: Answer) -> ReadAnswer:
    """Return one answer as it reads."""
    address, asked = answer.address, answer.asked
    if isinstance(answer, (LineAnswer, ProseAnswer)):
        return ReadAnswer(address, asked, paragraphs=(answer.text,))
    if isinstance(answer, DateAnswer):
        return ReadAnswer(address, asked, paragraphs=(long_date(answer.day) if answer.day else answer.typed,))
    if isinstance(answer, ChoiceAnswer):
        return ReadAnswer(address, asked, points=(answer.chosen.name,) if answer.chosen else ())
    if isinstance(answer, ChoicesAnswer):
        return ReadAnswer(address, asked, points=tuple(one.name for one in answer.chosen))
    if isinstance(answer, PeopleAnswer):
        return ReadAnswer(address, asked, points=tuple(one.shown for one in answer.people if one.shown))
    if isinstance(answer, ScaleAnswer):
        return ReadAnswer(address, asked, table=_ratings(answer))
    return ReadAnswer(
        address,
        asked,
        points=tuple(f"Declined: {one.name}. {one.reason}".rstrip() for one in answer.declined),
        table=_rows(answer) if answer.rows else None,
    )


def answer_text(answer: Answer | None) -> str:
    """Return everything an answer says as one text; empty where there is none."""
    return read_answer(answer).text if answer is not None else ""


def long_date(day: date) -> str:
    """Return a day as people write it: 23 November 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def long_moment(moment: datetime) -> str:
    """Return a point in time as people write it: 23 November 2026, 19:02."""
    return f"{long_date(moment.date())}, {moment:%H:%M}"


def about_comment(comment: Comment) -> str:
    """Return who said something and when, and when it was answered, if it was."""
    by, when = comment.by.strip(), long_moment(comment.written)
    signed = f"{by}, {when}" if by else when
    return f"{signed}, answered {long_moment(comment.responded)}" if comment.responded else signed


# Spelt out here, because strftime follows the laptop's locale and has no day without a leading zero on Windows.
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def _ratings(answer: ScaleAnswer) -> Table:
    with_evidence = any(rating.evidence for rating in answer.ratings)
    rows = []
    for rating in answer.ratings:
        if not (rating.level or rating.evidence):
            continue
        name = f"{rating.name}: {' – '.join(rating.ends)}" if rating.ends else rating.name
        level = f"{rating.mark} {rating.level_name}".strip() or "not rated"
        rows.append((name, level, rating.evidence) if with_evidence else (name, level))
    return Table(("", "Rating", "Evidence") if with_evidence else ("", "Rating"), tuple(rows))


def _rows(answer: RowsAnswer) -> Table:
    done = any(row.done for row in answer.rows)
    headings = (*answer.columns.values(), "Done") if done else tuple(answer.columns.values())
    rows = []
    for row in answer.rows:
        cells = [_cell(row.cells.get(column, "")) for column in answer.columns]
        if done:
            cells.append(long_date(row.done) if row.done else "")
        rows.append(tuple(cells))
    return Table(headings, tuple(rows))


def _cell(value: str | date) -> str:
    return value if isinstance(value, str) else long_date(value)
