"""A reading's file, split into its head and the blocks a screen shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token
from pydantic import Field as Setting

from learnlog.content.base import Many, Part, Words
from learnlog.content.reading import Block, LinkHere, Notes, Prose
from learnlog.content.slugs import did_you_mean, slug
from learnlog.errors import Fault

FENCE = "+++"

_LINK_LINE = re.compile(r"^ {0,3}\[\[link:([^\[\]]*)\]\][ \t]*$")
_LINK_ANYWHERE = re.compile(r"\[\[link:")
# Code and escaped characters first: what looks like a note's mark inside them is none.
_MARK = re.compile(r"(?P<not>\\.|(?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))|\[\^(?P<id>[^\]\s]*)\]", re.DOTALL)
_DEFINITION = re.compile(r"^ {0,3}\[\^([^\]\s]*)\]:")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
# HTML is allowed here only so that it is seen: to write it in a reading is a fault.
_PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


class Head(Part):
    """What stands between the two ``+++`` lines of a reading."""

    title: Words
    part: Words
    key_points: Many[Words] = Setting(min_length=1)


@dataclass
class Body:
    """A reading's text as blocks, with what it cites and links and what is wrong with it.

    Attributes:
        blocks: in order; a Notes block follows the top-level block that calls it.
        cited, linked: ids with the line they stand in.
        anchors: the sections' names.
    """

    blocks: list[Block] = field(default_factory=list)
    cited: list[tuple[str, int]] = field(default_factory=list)
    linked: list[tuple[str, int]] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def split_head(text: str) -> tuple[str, str, int] | None:
    """Return the TOML of a reading's head, its Markdown, and how many lines stand above the Markdown.

    None where the text does not begin with a head between two lines of ``+++``.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines[0].rstrip() != FENCE:
        return None
    for index, line in enumerate(lines[1:], start=1):
        if line.rstrip() == FENCE:
            return "\n".join(lines[1:index]), "\n".join(lines[index + 1 :]), index + 1
    return None


def read_body(name: str, markdown: str, above: int, numbers: dict[str, int]) -> Body:
    """Return the Markdown of a reading as blocks.

    Args:
        name: the file, for its faults.
        markdown: the text below the head.
        above: how many lines of the file stand above it.
        numbers: the unit's references: id to number.
    """
    return _Splitter(name, markdown, above, numbers).split()


def reading_trouble(place: str, sections: Mapping[str, tuple[str, ...] | None]) -> tuple[str, str] | None:
    """Return what is wrong with ``readings/ID`` or ``readings/ID#heading``, and what to mend; None if nothing is."""
    path, hash_, heading = place.partition("#")
    folder, _, name = path.partition("/")
    if folder != "readings":
        return f"“{place}” is no reading.", "Write readings/ID, or readings/ID#heading."
    if name not in sections:
        known = [f"readings/{one}" for one in sections]
        return f"There is no “{path}”.", did_you_mean(path, known, f"Add {path}.md.")
    headings = sections[name]
    if hash_ and headings is not None and heading not in headings:
        return f"“{path}” has no heading “{heading}”.", did_you_mean(heading, headings, "It has no ## headings.")
    return None


class _Splitter:
    def __init__(self, name: str, markdown: str, above: int, numbers: dict[str, int]) -> None:
        self.name = name
        self.lines = markdown.split("\n")
        self.above = above
        self.numbers = numbers
        self.body = Body()
        self.anchor = ""
        self._run: list[str] = []

    def split(self) -> Body:
        for index, line in enumerate(self.lines):
            if _CONTROL.search(line):
                self._fault(index, "An invisible control character stands here.", "Delete it and type the place again.")
        verbatim = {
            row
            for token in _PARSER.parse("\n".join(self.lines))
            if token.type in ("fence", "code_block") and token.map
            for row in range(*token.map)
        }
        start = 0
        for index, line in enumerate(self.lines):
            link = None if index in verbatim else _LINK_LINE.match(line)
            if link:
                self._segment(start, index)
                start = index + 1
                self._end_run()
                self.body.linked.append((link[1], self.above + index + 1))
                # Whether there is such a link, the unit's check says; a word that cannot be an id stands for none.
                self.body.blocks.append(LinkHere(link=slug(link[1])[:60].strip("-") or "unknown", anchor=self.anchor))
            elif index not in verbatim and _LINK_ANYWHERE.search(line):
                self._fault(index, "A link stands among other words.", "Put [[link:…]] on a line of its own.")
        self._segment(start, len(self.lines))
        self._end_run()
        return self.body

    def _segment(self, start: int, end: int) -> None:
        """Add the blocks of the lines between two links."""
        found: dict[str, dict[str, dict[str, list[int]]]] = {}
        tokens = _PARSER.parse("\n".join(self.lines[start:end]), found)
        for definition in found.get("references", {}).values():
            first = start + definition["map"][0]
            if not _DEFINITION.match(self.lines[first]):
                self._fault(first, "An address stands apart from its words.", "Write it in place: [words](address).")
        for row in range(start, end):
            if (definition_here := _DEFINITION.match(self.lines[row])) and not self._in_code(tokens, row - start):
                mend = f"Put its text into [[references]] of unit.toml, with id = “{definition_here[1]}”."
                self._fault(row, "A reference is written out in the text.", mend)
        for top, inside in _top_level(tokens):
            if top.map:
                self._block(top, inside, start + top.map[0], start + top.map[1])

    def _block(self, top: Token, inside: list[Token], first: int, end: int) -> None:
        self._look_for_faults(top, inside, first)
        if top.type == "heading_open":
            self._heading(top, inside, first)
        if self._run:
            # Always an empty line between blocks: the lines of a list can end in one that was cut off here.
            self._run.append("")
        text = "\n".join(self.lines[first:end]).rstrip()
        calls: list[str] = []
        if top.type not in ("fence", "code_block"):
            text = _MARK.sub(lambda match: self._mark(match, first, calls), text)
        self._run.append(text)
        known = [one for one in dict.fromkeys(calls) if one in self.numbers]
        if known:
            self._end_run()
            self.body.blocks.append(Notes(references=tuple(known), anchor=self.anchor))

    def _mark(self, match: re.Match[str], first: int, calls: list[str]) -> str:
        reference = match["id"]
        if reference is None:
            return match[0]
        line = self.above + first + match.string.count("\n", 0, match.start()) + 1
        calls.append(reference)
        self.body.cited.append((reference, line))
        # Escaped, so that Markdown shows the brackets whatever follows them.
        return rf"\[{self.numbers.get(reference, 0)}\]"

    def _heading(self, top: Token, inside: list[Token], first: int) -> None:
        if top.markup in ("=", "-"):
            mend = "Write headings as ## …, and leave an empty line above a ruled line."
            self._fault(first, "A line of text is underlined.", mend)
        elif top.tag == "h1":
            mend = "Use ## for a section; the title of the screen stands in the head."
            self._fault(first, "A heading with a single # stands in the text.", mend)
        if top.tag != "h2":
            return
        self._end_run()
        words = "".join(child.content for token in inside for child in token.children or () if child.content)
        self.anchor = slug(_MARK.sub(lambda match: match["not"] or "", words))
        if not self.anchor:
            self._fault(first, "A heading has no words.", "Give it a name.")
        elif self.anchor in self.body.anchors:
            self._fault(first, f"Two headings are called “{self.anchor}”.", "Name one of them differently.")
        else:
            self.body.anchors.append(self.anchor)

    def _look_for_faults(self, top: Token, inside: list[Token], first: int) -> None:
        last = first
        for token in (top, *inside):
            if token.map and top.map:
                last = first + token.map[0] - top.map[0]
            html = [token.content] if token.type == "html_block" else []
            html += [child.content for child in token.children or () if child.type == "html_inline"]
            for piece in html:
                row = next((at for at in range(last, len(self.lines)) if piece.split("\n")[0] in self.lines[at]), last)
                shown = piece.strip().split("\n")[0][:40]
                self._fault(row, f"“{shown}” is HTML, which learnlog does not show.", "Write it as Markdown.")

    def _in_code(self, tokens: list[Token], row: int) -> bool:
        return any(
            token.type in ("fence", "code_block") and token.map and token.map[0] <= row < token.map[1]
            for token in tokens
        )

    def _end_run(self) -> None:
        text = "\n".join(self._run).strip("\n")
        if text.strip():
            self.body.blocks.append(Prose(markdown=text, anchor=self.anchor))
        self._run = []

    def _fault(self, row: int, problem: str, mend: str) -> None:
        self.body.faults.append(Fault(self.name, self.above + row + 1, "", problem, mend))


def _top_level(tokens: list[Token]) -> Iterator[tuple[Token, list[Token]]]:
    """Yield each top-level block with the tokens inside it."""
    top: Token | None = None
    inside: list[Token] = []
    for token in tokens:
        if token.level == 0 and token.nesting >= 0:
            if top is not None:
                yield top, inside
            top, inside = token, []
        else:
            inside.append(token)
    if top is not None:
        yield top, inside
