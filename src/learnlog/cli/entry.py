"""An entry as plain text: headings underlined, answers indented under their questions, tables aligned or as lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from learnlog.cli.layout import aligned, underlined, wrapped
from learnlog.journal.entry import Comment, Entry
from learnlog.journal.readback import ReadAnswer, Table, long_date, read_back
from learnlog.journal.summarising import summarise
from learnlog.text import cells, one_line

_INDENT = "  "
_ASIDE = "  | "
"""Stands before a comment on an answer."""

_WIDEST_TABLE = 80
"""Columns a table may take where nobody says how wide a line is."""


def entry_lines(entry: Entry, width: int | None, remarks: Sequence[str] = ()) -> list[str]:
    """Return an entry as lines of text.

    Args:
        width: the widest line; None leaves lines as they were typed.
        remarks: what to say about it before it begins.
    """
    blocks = [underlined(entry.title, "="), [line for about in _about(entry) for line in wrapped(about, width)]]
    blocks += [wrapped(remark, width) for remark in remarks]
    for section in read_back(entry):
        blocks.append(underlined(section.title, "-"))
        for answer in section.answers:
            blocks += _answer(answer, width)
            for head, text in _said(entry, entry.comments_on(answer.address)):
                blocks.append([*wrapped(one_line(head), width, _ASIDE, _ASIDE), *wrapped(text, width, _ASIDE, _ASIDE)])
    for heading, notes in (
        ("Follow-ups", [(_moment(one.written), one.text) for one in entry.own_follow_ups]),
        ("Comments", [*_said(entry, entry.other_comments)]),
    ):
        blocks += [underlined(heading, "-")] if notes else []
        for head, text in notes:
            blocks += [[one_line(head)], wrapped(text, width, _INDENT, _INDENT)]
    if not (entry.answers or entry.follow_ups):
        blocks.append(["Nothing is written in it yet."])
    lines: list[str] = []
    for block in blocks:
        lines += [*([""] if lines and block else []), *block]
    return lines


def _said(entry: Entry, comments: Sequence[Comment]) -> Iterator[tuple[str, str]]:
    """Yield the comments with what was written in answer to them: who and when, and the words."""
    for one in comments:
        on = f", on “{one.asked}”" if one.asked and entry.answer(one.address) is None else ""
        answered = f", answered {_moment(one.responded)}" if one.responded else ""
        yield f"{one.by.strip() or 'A reader'}, {_moment(one.written)}{answered}{on}", one.text
        for reply in entry.replies_to(one):
            yield f"In reply, {_moment(reply.written)}", reply.text


def _about(entry: Entry) -> list[str]:
    words = summarise(entry).words
    state = f"complete since {_moment(entry.completed)}" if entry.completed else entry.state
    facts = [long_date(entry.happened_on), state, f"{words} {'word' if words == 1 else 'words'}"]
    if entry.hours:
        facts.append(f"{entry.hours:g} {'hour' if entry.hours == 1 else 'hours'}")
    about = [" · ".join(facts)]
    if entry.tags:
        about.append(f"Tags: {', '.join(map(one_line, entry.tags))}")
    if entry.unit:
        about.append(f"Unit: {one_line(entry.unit)} {one_line(entry.unit_version)}".rstrip())
    about.append(f"Written {_moment(entry.created)}, changed {_moment(entry.updated)}")
    about.append(f"Id: {entry.id}")
    return about


def _moment(moment: datetime) -> str:
    return f"{long_date(moment.date())}, {moment:%H:%M}"


def _answer(answer: ReadAnswer, width: int | None) -> list[list[str]]:
    blocks = [wrapped(answer.asked, width)] if answer.asked.strip() else []
    blocks += [wrapped(text, width, _INDENT, _INDENT) for text in answer.paragraphs]
    if answer.table is not None:
        blocks += _table(answer.table, width)
    points = [line for point in answer.points for line in wrapped(point, width, f"{_INDENT}- ", f"{_INDENT}  ")]
    return [*blocks, points]


def _table(table: Table, width: int | None) -> list[list[str]]:
    """Return a table as one block of aligned lines if it fits, else a block per row."""
    rows = [table.headings, *table.rows]
    if not any("\n" in cell for row in rows for cell in row):
        rules = [tuple("-" * max(map(cells, column)) for column in zip(*rows, strict=True))]
        lines = [_INDENT + line for line in aligned([table.headings, *rules, *table.rows])]
        if max(map(cells, lines)) <= (width or _WIDEST_TABLE):
            return [lines]
    return [_as_list(table.headings, row, width) for row in table.rows]


def _as_list(headings: tuple[str, ...], row: tuple[str, ...], width: int | None) -> list[str]:
    lines: list[str] = []
    for heading, cell in zip(headings, row, strict=True):
        if cell.strip():
            text = f"{one_line(heading)}: {cell}" if heading else cell
            lines += wrapped(text, width, f"{_INDENT}  " if lines else f"{_INDENT}- ", f"{_INDENT}    ")
    return lines or [f"{_INDENT}-"]
