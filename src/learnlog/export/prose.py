"""Text as somebody typed it, read as they meant it: paragraphs, lines that stay lines, and lists.

Nothing else of Markdown is read. Whoever types a star or a bracket means a star or a bracket.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from learnlog.text import visible


@dataclass(frozen=True)
class Paragraph:
    """Lines that belong together."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class Listed:
    """A list.

    Attributes:
        items: what stands under each of its points.
        start: the number of the first one; None where they have none.
    """

    items: tuple[tuple[Paragraph | Listed, ...], ...]
    start: int | None = None


Prose = tuple[Paragraph | Listed, ...]


@cache
def reader() -> MarkdownIt:
    """Return what reads such text, as HTML too."""
    return MarkdownIt("zero", {"html": False, "breaks": True}).enable(["list", "newline"])


def read_prose(text: str) -> Prose:
    """Return what a text is made of, without a character in it that is not shown."""
    return tuple(_read(SyntaxTreeNode(reader().parse(visible(text).strip("\n")))))


def _read(node: SyntaxTreeNode) -> Iterator[Paragraph | Listed]:
    for one in node.children:
        if one.type == "paragraph":
            yield Paragraph(tuple(line.strip() for line in one.children[0].content.split("\n")))
        else:
            start = int(one.attrs.get("start", 1)) if one.type == "ordered_list" else None
            yield Listed(tuple(tuple(_read(item)) for item in one.children), start)
