"""Markdown printed to a terminal with Rich, for a person who asked for one screen without opening the app.

No colour is used, and neither italics nor lines under words, which are hard to read for many: bold does for all.
"""

from __future__ import annotations

import re
from typing import TextIO

from markdown_it import MarkdownIt
from rich.console import Console, ConsoleOptions, RenderResult
from rich.markdown import CodeBlock, Heading, Markdown, TableElement
from rich.padding import Padding
from rich.segment import Segment
from rich.table import Table
from rich.text import Text
from rich.theme import Theme

from learnlog.text import visible

_NOTE = re.compile(r"^\[\^(\d+)\]: ", re.MULTILINE)
_MARK = re.compile(r"\[\^(\d+)\]")

_STYLES = {
    **dict.fromkeys((f"markdown.h{level}" for level in range(1, 7)), "bold"),
    **dict.fromkeys(("markdown.em", "markdown.emph", "markdown.strong"), "bold"),
    **dict.fromkeys(("markdown.code", "markdown.table.header"), "bold"),
    **dict.fromkeys(("markdown.link", "markdown.link_url"), "none"),
    **dict.fromkeys(("markdown.item.bullet", "markdown.item.number", "markdown.block_quote"), "none"),
    **dict.fromkeys(("markdown.code_block", "markdown.table.border", "markdown.hr"), "none"),
}


def print_markdown(markdown: str, stream: TextIO, *, width: int, styled: bool) -> None:
    """Print Markdown as a person reads it.

    Args:
        markdown: the text; whatever in it could drive the terminal is made visible.
        stream: a terminal.
        width: the widest line.
        styled: whether escape codes may be printed, for bold and the like.
    """
    console = Console(
        file=stream,
        width=width,
        theme=Theme(_STYLES),
        force_terminal=styled,
        color_system="standard" if styled else None,
        no_color=True,
        highlight=False,
        markup=False,
        emoji=False,
    )
    console.print(_Visible(_Document(visible(markdown))))


class _Heading(Heading):
    """A heading at the left margin, whatever its level."""

    LEVEL_ALIGN = dict.fromkeys(Heading.LEVEL_ALIGN, "left")


class _Code(CodeBlock):
    """Text as it stands, indented and uncoloured."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield Padding(Text(self.text.plain.rstrip()), (0, 0, 0, 4))


class _Table(TableElement):
    """A table without the empty lines of an edge that is not drawn."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for drawn in super().__rich_console__(console, options):
            if isinstance(drawn, Table):
                drawn.show_edge = False
            yield drawn


class _Document(Markdown):
    """Markdown as units are written in it: no HTML, footnotes with their numbers in brackets, addresses once."""

    elements = {
        **Markdown.elements,
        "heading_open": _Heading,
        "fence": _Code,
        "code_block": _Code,
        "table_open": _Table,
    }

    def __init__(self, markdown: str) -> None:
        super().__init__("", hyperlinks=False)
        # A note would be taken for the definition of a link, and vanish.
        text = _NOTE.sub(r"\n\\[\1\\] ", markdown)
        self.parsed = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).parse(text)
        for block in self.parsed:
            # An address on its own would be printed twice, as the link's text and as where it goes.
            block.children = [one for one in block.children or () if one.info != "auto"]
            for inline in block.children:
                if inline.type == "text":
                    inline.content = _MARK.sub(r"[\1]", inline.content)


class _Visible:
    """What is drawn, with nothing in it that a terminal obeys: Markdown can spell a character by its number."""

    def __init__(self, document: Markdown) -> None:
        self.document = document

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for line in Segment.split_lines(console.render(self.document, options)):
            # Rich fills lines up with spaces, which get in the way of whoever copies from the terminal.
            while line and not line[-1].text.strip():
                line.pop()
            for number, segment in enumerate(line, 1):
                text = segment.text.rstrip() if number == len(line) else segment.text
                yield Segment(visible(text), segment.style)
            yield Segment.line()
