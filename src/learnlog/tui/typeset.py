"""Markdown set into lines for a terminal: hanging indents, tables with rules, and nothing taken for markup.

One :class:`Typeset` stands for a whole run of blocks, so that a screen of reading is a handful of widgets. It lays
itself out for whatever width it is given; the tables, which are the hard part of that, are in ``tables``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from rich.segment import Segment
from textual.content import Content
from textual.css.styles import RulesMap
from textual.selection import Selection
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widgets import Static

from learnlog.text import visible
from learnlog.tui import hits
from learnlog.tui.manner import PLAIN, Manner
from learnlog.tui.pieces import Flow, Paragraph, Piece, Rule, room_above, set_apart
from learnlog.tui.tables import Table

__all__ = ["HEADING", "Flow", "Paragraph", "Passage", "Piece", "Rule", "Typeset", "set_markdown"]

HEADING = "bold $primary"
RULER = "bold $block-cursor-foreground on $block-cursor-background"
"""The line being read: heavier letters on another ground."""

_NOTE_MARK = re.compile(r"\[\d{1,3}\]")


class Typeset(Visual):
    """Pieces one under the other, laid out for the width they are shown at.

    Each piece wraps its own lines, so they are counted and drawn as they are; wrapping them once more would take
    longer than all the rest.

    Args:
        pieces: in order.
        measure: the widest a line of text is set, and a table that can stand in columns within it; 0 for no limit.
        manner: how lines and paragraphs are set apart.

    Attributes:
        hit: the number of the hit that is looked at, in here or elsewhere on the page; None for none.
        ruled: the line that the reading ruler is on; None where it is not in here.
    """

    def __init__(self, pieces: Sequence[Piece], measure: int = 0, manner: Manner = PLAIN) -> None:
        self.hit: int | None = None
        self.ruled: int | None = None
        self._pieces = tuple(pieces)
        self._measure = measure
        self._manner = manner
        self._set: dict[int, list[Content]] = {}

    def again(self, measure: int, manner: Manner) -> Typeset:
        """Return the same pieces, set in another way; the hit that is looked at stays, and the line of the ruler."""
        other = Typeset(self._pieces, measure, manner)
        other.hit, other.ruled = self.hit, self.ruled
        return other

    def at(self, width: int) -> Content:
        """Return the whole as it reads at a width, wrapped."""
        return Content("\n").join(self.lines(width))

    def lines(self, width: int) -> list[Content]:
        """Return the lines at a width."""
        known = self._set.get(width)
        if known is not None:
            return known
        lines: list[Content] = []
        before: Piece | None = None
        for piece in self._pieces:
            lines.extend([Content("")] * room_above(piece, before, self._manner))
            lines.extend(set_apart(piece, piece.lines(max(self._width_of(piece, width), 1)), self._manner))
            before = piece
        # Textual asks for two widths in turn, with and without a scrollbar beside it.
        if len(self._set) > 1:
            del self._set[next(iter(self._set))]
        self._set[width] = lines
        return lines

    def _width_of(self, piece: Piece, width: int) -> int:
        narrow = min(width, self._measure or width)
        wide_table = isinstance(piece, Table) and not piece.fits(narrow) and piece.fits(width)
        return width if wide_table else narrow

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Return the width of the longest line."""
        return max((line.cell_length for line in self.lines(container_width)), default=0)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Return the number of lines at a width."""
        return len(self.lines(width)) or 1

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """Return the lines at a width, ready to be shown."""
        lines = self.lines(width)[:height]
        if self.hit is not None:
            lines = [hits.at_hand(line, self.hit) for line in lines]
        if self.ruled is not None and self.ruled < len(lines):
            line = lines[self.ruled]
            lines = [*lines]
            lines[self.ruled] = line.extend_right(max(width - line.cell_length, 0)).stylize(RULER)
        return [strip_of(line, y, style, options) for y, line in enumerate(lines)]

    def hit_lines(self, width: int) -> dict[int, int]:
        """Return the line that each hit begins on at a width, by the hit's number."""
        found: dict[int, int] = {}
        for y, line in enumerate(self.lines(width)):
            for number, _, _ in hits.hits_on(line):
                found.setdefault(number, y)
        return found


def strip_of(line: Content, y: int, style: Style, options: RenderOptions) -> Strip:
    """Return one line ready to be shown, with what is selected with the mouse in its own colours."""
    if options.post_style is not None:
        line = line.stylize(options.post_style)
    selected = options.selection.get_span(y) if options.selection is not None else None
    if selected is not None and options.selection_style is not None:
        start, end = selected
        line = line.stylize(options.selection_style, start, len(line) if end == -1 else end)
    segments: list[Segment] = []
    x = 0
    for text, text_style in line.render(style, end="", parse_style=options.get_style):
        # The offsets tell Textual which letter the mouse is on.
        segments.append(Segment(text, (style + text_style).rich_style_with_offset(x, y)))
        x += len(text)
    return Strip(segments, line.cell_length)


class Passage(Static):
    """Shows a :class:`Typeset`. What is selected with the mouse can be copied."""

    def __init__(self, pieces: Sequence[Piece], *, measure: int = 0, classes: str | None = None) -> None:
        self.typeset = Typeset(pieces, measure)
        super().__init__(self.typeset, classes=classes)

    def set(self, pieces: Sequence[Piece]) -> None:
        """Show other pieces."""
        self.typeset = Typeset(pieces)
        self.update(self.typeset)

    def look_at(self, hit: int) -> None:
        """Mark a hit as the one that is looked at, should it be in here, and no other."""
        before, self.typeset.hit = self.typeset.hit, hit
        width = self.content_size.width
        # Before it has a width it is yet to be drawn.
        if width and {before, hit} & self.typeset.hit_lines(width).keys():
            self.refresh()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the selected text, as it stands on the screen."""
        return selection.extract(self.typeset.at(self.content_size.width).plain), "\n"


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])


def set_markdown(markdown: str) -> list[Piece]:
    """Return the pieces of some Markdown. Emphasis is shown bold, because italics are hard to read for many."""
    return _Walk().pieces(_parser().parse(visible(markdown)))


@dataclass
class _Frame:
    """A list item or a quotation that pieces stand in."""

    first: str
    rest: str
    used: bool = False


class _Walk:
    """One pass over the tokens of a text."""

    def __init__(self) -> None:
        self.found: list[Piece] = []
        self.frames: list[_Frame] = []
        self.numbers: list[int | None] = []
        self.style = ""
        self.close = False
        self.rows: list[list[Content]] | None = None

    def pieces(self, tokens: Sequence[Token]) -> list[Piece]:
        """Return what was found."""
        for token in tokens:
            self._take(token)
        return self.found

    def _take(self, token: Token) -> None:
        match token.type:
            case "bullet_list_open":
                self.numbers.append(None)
            case "ordered_list_open":
                self.numbers.append(int(token.attrGet("start") or 1))
            case "bullet_list_close" | "ordered_list_close":
                self.numbers.pop()
            case "list_item_open":
                self._open_item()
            case "blockquote_open":
                self.frames.append(_Frame("│ ", "│ "))
            case "list_item_close" | "blockquote_close":
                self.frames.pop()
            case "heading_open":
                self.style = HEADING if token.tag in ("h1", "h2") else "bold"
            case "heading_close":
                self.style = ""
            case "paragraph_open":
                # In a list without blank lines the source asks for a tight setting. Its first item still keeps a
                # distance from the sentence above.
                self.close = token.hidden and bool(self.found) and self._continues_list()
            case "table_open":
                self.rows = []
            case "tr_open" if self.rows is not None:
                self.rows.append([])
            case "table_close" if self.rows is not None:
                self.found.append(Table(tuple(self.rows[0]), tuple(map(tuple, self.rows[1:]))))
                self.rows = None
            case "hr":
                self.found.append(Rule())
            case "fence" | "code_block" | "html_block":
                for number, line in enumerate(token.content.rstrip("\n").split("\n")):
                    self._add(Content(line), close=number > 0)
            case "inline":
                content = _inline(token)
                if self.rows is not None:
                    self.rows[-1].append(content)
                else:
                    heading = bool(self.style)
                    self._add(content.stylize(self.style) if heading else content, close=self.close, heading=heading)
                self.close = False

    def _open_item(self) -> None:
        number = self.numbers[-1]
        marker = "• " if number is None else f"{number}. "
        if number is not None:
            self.numbers[-1] = number + 1
        self.frames.append(_Frame(marker, " " * len(marker)))

    def _continues_list(self) -> bool:
        """Whether the piece before stands in the same list, or in the item this one is nested in."""
        before = self.found[-1]
        return isinstance(before, Paragraph) and bool(before.rest)

    def _add(self, content: Content, *, close: bool, heading: bool = False) -> None:
        first = "".join(frame.rest if frame.used else frame.first for frame in self.frames)
        rest = "".join(frame.rest for frame in self.frames)
        for frame in self.frames:
            frame.used = True
        self.found.append(Paragraph(content, first, rest, close, heading))


def _inline(token: Token) -> Content:
    """Return the content of an inline token. An address a text hides behind words is shown after them."""
    parts: list[tuple[str, str]] = []
    bold = 0
    struck = False
    addresses: list[tuple[str, int]] = []
    for child in token.children or ():
        match child.type:
            case "strong_open" | "em_open":
                bold += 1
            case "strong_close" | "em_close":
                bold -= 1
            case "s_open" | "s_close":
                struck = child.type == "s_open"
            case "softbreak":
                parts.append((" ", ""))
            case "hardbreak":
                parts.append(("\n", ""))
            case "link_open":
                addresses.append((str(child.attrGet("href") or ""), len(parts)))
            case "link_close":
                address, start = addresses.pop()
                if address and "".join(text for text, _ in parts[start:]) != address:
                    parts.append((f" ({visible(address)})", ""))
            case _:
                # Entities are resolved by the parser, so what they stood for is cleaned here.
                parts.append((visible(child.content), f"{'bold' * bool(bold)} {'strike' * struck}".strip()))
    return Content.assemble(*parts).highlight_regex(_NOTE_MARK, style="$primary")
