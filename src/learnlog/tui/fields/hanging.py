"""Text that wraps under itself."""

from __future__ import annotations

from textual.content import Content


def hanging(lead: Content, body: Content, width: int) -> list[Content]:
    """Return ``body`` wrapped to the right of ``lead``, every further line indented by the width of ``lead``."""
    indent = lead.cell_length
    lines = body.wrap(max(width - indent, 8)) or [Content("")]
    blank = Content(" " * indent)
    return [(lead if index == 0 else blank) + line for index, line in enumerate(lines)]


def stacked(lines: list[Content]) -> Content:
    """Return lines as one content."""
    return Content("\n").join(lines)
