"""The text of a help, with its tables of keys set as two quiet columns."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content

from learnlog.tui.tables import Table
from learnlog.tui.typeset import Piece, set_markdown

_BETWEEN = 3
"""Columns between a key and what it does."""


@dataclass(frozen=True)
class KeyTable:
    """Keys, and beside each what it does: no head and no rules, for there is nothing to mix up."""

    rows: tuple[tuple[Content, Content], ...]
    close: bool = False

    def lines(self, width: int) -> list[Content]:
        """Return the lines, what a key does wrapped in its own column."""
        column = max(key.cell_length for key, _ in self.rows) + _BETWEEN
        found: list[Content] = []
        for key, does in self.rows:
            for number, line in enumerate(does.wrap(max(width - column, 8))):
                left = Content("") if number else key.stylize("bold")
                found.append(left.extend_right(column - left.cell_length) + line.rstrip())
        return found


def set_help(markdown: str) -> list[Piece]:
    """Return the pieces of a help: a table in it has a key in its first column and what that does in its second."""
    return [
        KeyTable(tuple((row[0], row[1]) for row in piece.rows)) if isinstance(piece, Table) else piece
        for piece in set_markdown(markdown)
    ]
