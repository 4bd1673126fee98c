"""A table set into lines: columns with rules between where they fit, else one row under the other."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content

RULE = "$border-blurred"
"""Style of lines that only part things."""

NARROWEST = 18
"""A column of wrapped text is not made narrower than this; below, the rows are stacked."""

FEW_LINES = 2
"""What fits in so few lines is as quickly read in a narrower column."""

_BETWEEN = " │ "


@dataclass(frozen=True)
class Table:
    """A table with a head and rows."""

    head: tuple[Content, ...]
    rows: tuple[tuple[Content, ...], ...]
    close: bool = False

    def fits(self, width: int) -> bool:
        """Return whether it can stand in columns at a width."""
        return bool(self._widths(width))

    def lines(self, width: int) -> list[Content]:
        """Return the table as it reads best at a width."""
        widths = self._widths(width)
        return self._columns(widths) if widths else self._stacked(width)

    def _widths(self, width: int) -> list[int]:
        """Return the columns' widths: as wide as they like where there is room, else the long ones share it.

        Empty where a column would become too narrow to read, or to hold its longest word.
        """
        lines = (self.head, *self.rows)
        columns = range(len(self.head))
        likes = [max((row[column].cell_length for row in lines), default=0) for column in columns]
        needs = [
            max((Content(word).cell_length for row in lines for word in row[column].plain.split()), default=0)
            for column in columns
        ]
        least = [max(needs[column], min(NARROWEST, -(-likes[column] // FEW_LINES))) for column in columns]
        room = width - len(_BETWEEN) * (len(self.head) - 1) - sum(least)
        if room < 0:
            return []
        widths = list(least)
        # Short columns first, each whole; a column of whole sentences can give way to them.
        waiting = sorted(columns, key=lambda column: likes[column])
        while waiting:
            column = waiting[0]
            share = (room + sum(widths[one] for one in waiting)) // len(waiting)
            more = max(likes[column] - widths[column], 0)
            if likes[column] > max(share, NARROWEST) or more > room:
                break
            widths[column] += more
            room -= more
            waiting.pop(0)
        for _ in range(room if waiting else 0):
            # What is left makes the narrow ones wider first: two long columns come out as wide as each other.
            waiting = [column for column in waiting if widths[column] < likes[column]] or waiting
            widths[min(waiting, key=lambda column: widths[column])] += 1
        return widths

    def _columns(self, widths: list[int]) -> list[Content]:
        parting = Content.styled("─┼─".join("─" * width for width in widths), RULE)
        between = Content.styled(_BETWEEN, RULE)
        found = self._row(tuple(cell.stylize("bold $primary") for cell in self.head), widths, between)
        for row in self.rows:
            found.append(parting)
            found.extend(self._row(row, widths, between))
        return found

    @staticmethod
    def _row(cells: tuple[Content, ...], widths: list[int], between: Content) -> list[Content]:
        wrapped = [cell.wrap(max(width, 1)) for cell, width in zip(cells, widths, strict=True)]
        height = max(len(lines) for lines in wrapped)
        found = []
        for number in range(height):
            parts = []
            for lines, width in zip(wrapped, widths, strict=True):
                line = lines[number].rstrip() if number < len(lines) else Content("")
                parts.append(line.extend_right(max(width - line.cell_length, 0)))
            found.append(between.join(parts).rstrip())
        return found

    def _stacked(self, width: int) -> list[Content]:
        found: list[Content] = []
        for row in self.rows:
            if found:
                found.append(Content.styled("─" * width, RULE))
            for name, cell in zip(self.head, row, strict=True):
                said = Content.assemble(name.stylize("bold $primary"), ": ", cell) if name else cell
                lines = said.wrap(max(width - 2, 8))
                found.extend(Content("  " if number else "") + line.rstrip() for number, line in enumerate(lines))
        return found
