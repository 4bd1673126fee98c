"""A document as Markdown: for a repository, a notes program, or another editor.

What the trainee wrote stands in it so that no reader of Markdown takes any of it for markup; only lists, begun with a
hyphen or a number, stay lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from learnlog.export.document import (
    Block,
    Document,
    Fact,
    Heading,
    Missing,
    Part,
    Points,
    Ratings,
    Table,
    Template,
    Text,
    as_table,
)
from learnlog.text import one_line, visible

_MARKUP = re.compile(r"([\\`*_<>\[\]|&~])")
# What makes more of a line than a line of text. In prose a hyphen or a number with a space behind it begins a point.
_BEGINS_A_LINE = re.compile(r"^(\s*)(?:([#=+-])|(\d+)([.)]))")
_BEGINS_NO_POINT = re.compile(r"^(\s*)(?:([#=]|[-+](?! )|[-+](?=[-+ ]*$))|(\d+)([)]))", re.MULTILINE)
_POINT = re.compile(r"\s*(?:[-+]|\d+\.) ")
_INDENT = re.compile(r"^[ \t]+(?![ \t]*(?:[-+]|\d+\.) )", re.MULTILINE)


def write_markdown(document: Document) -> bytes:
    """Return the document as a Markdown file in UTF-8."""
    blocks = [f"# {escaped(document.title)}", _facts(document.facts), *_contents(document)]
    for part in document.parts:
        blocks += _part(part)
    return ("\n\n".join(block for block in blocks if block) + "\n").encode()


def escaped(text: str) -> str:
    """Return one line of text that Markdown shows as it is."""
    return _BEGINS_A_LINE.sub(_not_begun, _MARKUP.sub(r"\\\1", one_line(text)))


def prose(text: str) -> str:
    """Return text of several lines that Markdown shows as it is: lines stay lines, and lists lists."""
    shown = _MARKUP.sub(r"\\\1", visible(text).strip("\n"))
    lines = _BEGINS_NO_POINT.sub(_not_begun, _INDENT.sub("", shown)).split("\n")
    return "\n".join(_ended(line.rstrip(), after) for line, after in zip(lines, [*lines[1:], ""], strict=True))


def _ended(line: str, after: str) -> str:
    """Return a line that stays one: two spaces at its end would say the same, and be seen by nobody."""
    return f"{line}\\" if line and after.strip() and not _POINT.match(after) else line


def _not_begun(found: re.Match[str]) -> str:
    indent, sign, number, end = found.groups()
    return f"{indent}\\{sign}" if sign else f"{indent}{number}\\{end}"


def _contents(document: Document) -> Iterator[str]:
    if len(document.parts) > 1:
        yield "## Contents"
        yield "\n".join(f"{number}. {escaped(part.title)}" for number, part in enumerate(document.parts, 1))


def _facts(facts: Iterable[Fact]) -> str:
    return "\n".join(f"- **{escaped(one.label)}:** {escaped(one.value)}" for one in facts)


def _part(part: Part) -> Iterator[str]:
    yield f"## {escaped(part.title)}"
    yield _facts(part.facts)
    for piece in part.pieces():
        yield f"{'#' * piece.level} {escaped(piece.text)}" if isinstance(piece, Heading) else _block(piece)


def _block(block: Block) -> str:
    match block:
        case Text():
            return prose(block.text)
        case Points():
            return "\n".join(f"- {escaped(one)}" for one in block.points)
        case Missing():
            return f"> {escaped(block.text)}"
        case Table():
            return table(block.headings, block.rows)
        case Ratings():
            return table(*as_table(block))
        case Template():
            rows = [(f"**{escaped(one.heading)}**", one.guidance, one.text or Missing().text) for one in block.rows]
            cells = [(f"{head} {_cell(about)}".strip(), _cell(text)) for head, about, text in rows]
            return _table((f"{block.name_label}: {block.name}", block.heading), cells)


def table(headings: Iterable[str], rows: Iterable[tuple[str, ...]]) -> str:
    """Return a table of text that Markdown shows as it is."""
    return _table(headings, ([_cell(cell) for cell in row] for row in rows))


def _table(headings: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    heads = [_cell(one) for one in headings]
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(text: str) -> str:
    return "<br>".join(_MARKUP.sub(r"\\\1", " ".join(line.split())) for line in visible(text).strip().split("\n"))
