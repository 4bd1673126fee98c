"""A page of SVG to draw on: text that wraps, bars with patterns, and the description that a screen reader reads.

Plain SVG 1.1 without scripts, styles or addresses, so that it shows alike in a browser, a word processor and print.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from xml.etree import ElementTree

from learnlog.text import one_line

WIDTH = 900
MARGIN = 32
INNER = WIDTH - 2 * MARGIN

PAPER, INK, MUTED, BAR, FAINT = "#fffdf6", "#1f2328", "#4c5057", "#1f4e79", "#8b8778"
"""Page, text, quieter text, what is full in a bar, thin lines. Text stands on the page alone, never on a bar."""

TITLE, HEADING, BODY = 24, 17, 15
"""Sizes of text."""

_FONT = "Arial, Helvetica, Liberation Sans, sans-serif"
_LINE = 1.35
"""Height of a line, as a part of the size of its text."""

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML can hold."""

_NARROW = frozenset("iljtfrI.,;:'’‘|!()[]{}/\\ -\"“”")
_BROAD = frozenset("mwMW@%…—ÆŒæœ&")


def measure(text: str, size: float) -> float:
    """Return about how wide text is, rather more than less: which letters a reader has is not known."""
    return size * sum(_width(character) for character in text)


def _width(character: str) -> float:
    if character in _NARROW:
        return 0.36
    if character in _BROAD or unicodedata.east_asian_width(character) in "WF":
        return 1.02
    if unicodedata.combining(character):
        return 0
    return 0.74 if character.isupper() else 0.58


def wrapped(text: str, size: float, width: float) -> list[str]:
    """Return text as lines that are no wider; a single word that is goes on in the next line."""
    lines = [""]
    for word in one_line(text).split():
        for piece in _pieces(word, size, width):
            longer = f"{lines[-1]} {piece}" if lines[-1] else piece
            if not lines[-1] or measure(longer, size) <= width:
                lines[-1] = longer
            else:
                lines.append(piece)
    return lines


def _pieces(word: str, size: float, width: float) -> Iterator[str]:
    piece = ""
    for character in word:
        if piece and measure(piece + character, size) > width:
            yield piece
            piece = ""
        piece += character
    yield piece


class Canvas:
    """One page, drawn from top to bottom.

    Args:
        name: what its ids begin with, so that several pages can stand in one document.
        title, description: what a screen reader says of it.

    Attributes:
        y: how far down it is drawn on.
    """

    def __init__(self, name: str, title: str, description: str) -> None:
        self._name = name
        self._root = ElementTree.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "role": "img"})
        self._root.set("aria-labelledby", f"{name}-title {name}-desc")
        for tag, text in (("title", title), ("desc", description)):
            ElementTree.SubElement(self._root, tag, {"id": f"{name}-{tag}"}).text = _clean(text)
        self._patterns = ElementTree.SubElement(self._root, "defs")
        self._page = self._add("rect", x=0, y=0, width=WIDTH, fill=PAPER)
        self._body = ElementTree.SubElement(self._root, "g", {"font-family": _FONT, "fill": INK})
        self.y: float = MARGIN

    def data(self) -> bytes:
        """Return the page as a file: the same bytes for the same drawing."""
        height = _number(self.y + MARGIN)
        self._page.set("height", height)
        self._root.set("viewBox", f"0 0 {WIDTH} {height}")
        self._root.set("width", str(WIDTH))
        self._root.set("height", height)
        ElementTree.indent(self._root, " ")
        return bytes(ElementTree.tostring(self._root, encoding="utf-8", xml_declaration=True)) + b"\n"

    def space(self, height: float) -> None:
        """Leave some room."""
        self.y += height

    # -- text

    def paragraph(self, text: str, *, size: float = BODY, bold: bool = False, muted: bool = False) -> None:
        """Write text across the page, wrapped, and go on under it."""
        self.y += self.text(text, MARGIN, INNER, size=size, bold=bold, muted=muted)

    def text(
        self,
        text: str,
        x: float,
        width: float,
        *,
        y: float | None = None,
        size: float = BODY,
        bold: bool = False,
        muted: bool = False,
        middle: bool = False,
    ) -> float:
        """Write text into a column, wrapped, and return the height it takes.

        Args:
            x: the left of the column; with ``middle``, where the middle of each line is to be.
            y: its top; by default how far down the page is drawn.
        """
        top = self.y if y is None else y
        # Bold letters are a little wider.
        lines = wrapped(text, size * (1.08 if bold else 1), width)
        made = ElementTree.SubElement(self._body, "text", {"font-size": _number(size)})
        if bold:
            made.set("font-weight", "bold")
        if muted:
            made.set("fill", MUTED)
        if middle:
            made.set("text-anchor", "middle")
        for number, line in enumerate(lines):
            at = {"x": _number(x), "y": _number(top + size + number * size * _LINE)}
            ElementTree.SubElement(made, "tspan", at).text = _clean(line)
        return size * _LINE * len(lines)

    # -- shapes

    def bar(self, x: float, y: float, width: float, height: float, fill: str) -> None:
        """Draw a bar with an outline. ``fill`` is what :meth:`pattern` returned, a colour, or ``none``."""
        self._shape("rect", x=x, y=y, width=width, height=height, fill=fill, stroke=INK, **{"stroke-width": 1})

    def line(self, x1: float, y1: float, x2: float, y2: float, *, stroke: str = INK, width: float = 1) -> None:
        """Draw a line."""
        self._shape("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=stroke, **{"stroke-width": width})

    def dot(self, x: float, y: float, radius: float) -> None:
        """Draw a dot."""
        self._shape("circle", cx=x, cy=y, r=radius, fill=BAR, stroke=INK, **{"stroke-width": 1})

    def pattern(self, place: int, places: int) -> str:
        """Return the fill for a place on a scale: from dots over ever broader stripes to full.

        It is told apart in grey, too. Place 0, off the scale, has crosses far apart.
        """
        if place and place == places:
            return BAR
        id_ = f"{self._name}-level-{place}"
        if not any(one.get("id") == id_ for one in self._patterns):
            self._make_pattern(id_, place, places)
        return f"url(#{id_})"

    def _make_pattern(self, id_: str, place: int, places: int) -> None:
        tile = 8
        own = {"id": id_, "width": str(tile), "height": str(tile), "patternUnits": "userSpaceOnUse"}
        made = ElementTree.SubElement(self._patterns, "pattern", own)
        ElementTree.SubElement(made, "rect", {"width": str(tile), "height": str(tile), "fill": PAPER})
        if place == 0:
            cross = {"d": "M2,2 L6,6 M6,2 L2,6", "stroke": MUTED, "stroke-width": "0.8"}
            ElementTree.SubElement(made, "path", cross)
        elif place == 1:
            ElementTree.SubElement(made, "circle", {"cx": "4", "cy": "4", "r": "1.1", "fill": BAR})
        else:
            broad = 1.2 + 4.2 * (place - 2) / max(places - 2, 1)
            made.set("patternTransform", f"rotate({45 if place % 2 else -45})")
            ElementTree.SubElement(made, "rect", {"width": _number(broad), "height": str(tile), "fill": BAR})

    def _shape(self, tag: str, **values: str | float) -> None:
        ElementTree.SubElement(self._body, tag, {name: _said(value) for name, value in values.items()})

    def _add(self, tag: str, **values: str | float) -> ElementTree.Element:
        return ElementTree.SubElement(self._root, tag, {name: _said(value) for name, value in values.items()})


def _said(value: str | float) -> str:
    return value if isinstance(value, str) else _number(value)


def _number(value: float) -> str:
    return f"{round(value, 1):g}"


def _clean(text: str) -> str:
    return _NO_XML.sub("\ufffd", one_line(text))
