"""Actions and ratings as tables for a spreadsheet, one file each."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from learnlog.export.document import Document, Rated, Ratings, Table
from learnlog.text import visible

_ACTS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes a cell for a formula by."""


def write_actions(document: Document) -> bytes:
    """Return every row of every action plan as CSV, each with where it stands."""
    tables = [
        (part.title, section.title, table)
        for part, section, answer in document.answers()
        for table in answer.blocks
        if isinstance(table, Table) and table.actions
    ]
    columns = list(dict.fromkeys(heading for *_, table in tables for heading in table.headings))
    rows = [
        (part, section, *(dict(zip(table.headings, row, strict=True)).get(one, "") for one in columns))
        for part, section, table in tables
        for row in table.rows
    ]
    return _written(("Entry", "Step", *columns), rows)


def write_ratings(document: Document) -> bytes:
    """Return every rating as CSV, with its level in words and as a number, each with where it stands."""
    rows: list[Sequence[str]] = []
    for part, section, answer in document.answers():
        for ratings in answer.blocks:
            if isinstance(ratings, Ratings):
                twice = bool(ratings.then_and_now)
                where = (part.title, section.title)
                rows += (_rating(where, one, ratings, "then" if twice else "") for one in ratings.rated)
                rows += (_rating(where, one, ratings, "now") for one in ratings.then_and_now)
    return _written(("Entry", "Step", "Item", "Rating", "Level", "Levels", "When", "Evidence", "Left", "Right"), rows)


def _rating(where: tuple[str, str], rated: Rated, ratings: Ratings, when: str) -> Sequence[str]:
    left, right = rated.ends or ("", "")
    level = str(rated.place) if rated.place else ""
    return (*where, rated.name, rated.level, level, str(len(ratings.levels)), when, rated.evidence, left, right)


def _written(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(headings)
    writer.writerows([_harmless(visible(cell)) for cell in row] for row in rows)
    # With a mark in front, for without it Excel reads the letters wrong.
    return text.getvalue().encode("utf-8-sig")


def _harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula; a number in words of this app is none."""
    return f"'{cell}" if cell.startswith(_ACTS) else cell
