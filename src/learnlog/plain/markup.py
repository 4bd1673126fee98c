"""Markdown as lines to be listened to: headings named, a table's rows one after the other, addresses said."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from learnlog.plain.talk import Talk
from learnlog.text import one_line

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # only where something is read

    return MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])


def tell_markdown(talk: Talk, markdown: str) -> None:
    """Read some Markdown out."""
    _Telling(talk).tell(_parser().parse(markdown))


class _Telling:
    """One pass over the tokens of a text."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk
        self._heading = False
        self._numbers: list[int | None] = []
        self._first = self._rest = ""
        self._quoted = 0
        self._table: list[list[str]] | None = None

    def tell(self, tokens: Sequence[Token]) -> None:
        """Read them out."""
        for token in tokens:
            self._take(token)

    def _take(self, token: Token) -> None:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                ordered = token.type == "ordered_list_open"
                self._numbers.append(int(token.attrGet("start") or 1) if ordered else None)
            case "bullet_list_close" | "ordered_list_close":
                self._numbers.pop()
            case "list_item_open":
                self._open_item()
            case "list_item_close":
                self._first = self._rest = "  " * (len(self._numbers) - 1)
            case "heading_open":
                self._heading = True
            case "heading_close":
                self._heading = False
            case "blockquote_open":
                self._quoted += 1
            case "blockquote_close":
                self._quoted -= 1
            case "table_open":
                self._table = []
            case "tr_open" if self._table is not None:
                self._table.append([])
            case "table_close" if self._table is not None:
                self._tell_table(self._table)
                self._table = None
            case "fence" | "code_block" | "html_block":
                self._talk.say(token.content.rstrip("\n"), first=self._rest, rest=self._rest)
            case "inline":
                self._inline(token)

    def _open_item(self) -> None:
        number = self._numbers[-1]
        before = "  " * (len(self._numbers) - 1)
        lead = "- " if number is None else f"{number}. "
        if number is not None:
            self._numbers[-1] = number + 1
        self._first, self._rest = before + lead, before + " " * len(lead)

    def _inline(self, token: Token) -> None:
        text = _words(token)
        if self._table is not None:
            self._table[-1].append(one_line(text))
        elif self._heading:
            self._talk.title(f"Heading: {text}")
        else:
            self._talk.say(f"Quoted: {text}" if self._quoted else text, first=self._first, rest=self._rest)
            self._first = self._rest

    def _tell_table(self, table: list[list[str]]) -> None:
        head, *rows = table or [[]]
        self._talk.say(f"A table of {len(rows)} rows and {len(head)} columns: {', '.join(head)}.")
        for number, row in enumerate(rows, start=1):
            self._talk.say(f"Row {number} of {len(rows)}.")
            for name, cell in zip(head, row, strict=False):
                self._talk.say(f"{name}: {cell or 'nothing'}" if name else cell, first="  ", rest="    ")


def _words(token: Token) -> str:
    """Return the words of an inline token. An address a text hides behind words is said after them."""
    parts: list[str] = []
    links: list[tuple[str, int]] = []
    for child in token.children or ():
        match child.type:
            case "softbreak":
                parts.append(" ")
            case "hardbreak":
                parts.append("\n")
            case "link_open":
                links.append((str(child.attrGet("href") or ""), len(parts)))
            case "link_close":
                address, start = links.pop()
                if address and "".join(parts[start:]) != address:
                    parts.append(f" ({address})")
            case _:
                parts.append(child.content)
    return "".join(parts)
