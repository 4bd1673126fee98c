"""A document for Word: real headings, so that its navigation works and a tutor can comment, real tables.

Needs the extra ``office`` (python-docx). The template that comes with that library is made plain: one sans serif font,
1.5 lines apart, no italics, in British English.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from docx import Document as new_document
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.table import CT_Tbl
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length, Mm, Pt, RGBColor
from docx.styles.style import CharacterStyle
from docx.table import Table as WordTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph

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
from learnlog.export.prose import Listed, Prose, read_prose
from learnlog.text import one_line

FONT = "Verdana"
INK = RGBColor(0x24, 0x21, 0x1C)
_SIZES = {"Title": 24, "Heading 1": 18, "Heading 2": 14, "Heading 3": 11}
_THE_SAME_DAY = datetime(2000, 1, 1)
"""Word wants to know when a file was made. What is handed in says so on its cover."""


def write_docx(document: Document) -> bytes:
    """Return the document as a file of Word."""
    word = new_document()
    _make_plain(word)
    _say_what_it_is(word, document)
    body = _Body(word)
    body.add(_line(document.title), "Title")
    _facts(body, document.facts)
    if len(document.parts) > 1:
        body.add("Contents", "Heading 1")
        for part in document.parts:
            body.add(_line(part.title), "List Number")
    for part in document.parts:
        _part(body, part, on_a_new_page=len(document.parts) > 1)
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


class _Body:
    """Where a document of Word is written on, at its end.

    python-docx looks for that end through all there is, and for a style through all styles, for each paragraph. In a
    log of years that takes minutes.
    """

    def __init__(self, word: Word) -> None:
        self._parent = word._body
        self._end = word.element.body.sectPr
        section = word.sections[0]
        page, left, right = section.page_width, section.left_margin, section.right_margin
        assert page is not None and left is not None and right is not None, "set by _make_plain"
        self._width = Length(page - left - right)
        self._styles = {style.name: style.style_id for style in word.styles}

    def add(self, text: str = "", style: str = "") -> Paragraph:
        """Add a paragraph in a style, by its name, and return it."""
        element = OxmlElement("w:p")
        self._end.addprevious(element)
        paragraph = Paragraph(element, self._parent)
        self.style(paragraph, style)
        if text:
            paragraph.add_run(text)
        return paragraph

    def style(self, paragraph: Paragraph, name: str) -> None:
        """Give a paragraph the style of this name; none leaves it as it is."""
        if name:
            paragraph._p.style = self._styles[name]

    def add_table(self, rows: int, columns: int) -> list[list[_Cell]]:
        """Add a table with its first row as the heading of each page, and return its cells."""
        element = CT_Tbl.new_tbl(rows, columns, self._width)
        element.tblStyle_val = self._styles["Table Grid"]
        self._end.addprevious(element)
        table = WordTable(element, self._parent)
        room = _element("w:tblCellMar", {})
        for side, twentieths in (("top", "80"), ("left", "110"), ("bottom", "40"), ("right", "110")):
            room.append(_element(f"w:{side}", {"w:w": twentieths, "w:type": "dxa"}))
        element.tblPr.append(room)
        for number, row in enumerate(element.tr_lst):
            name, value = ("w:cantSplit", "false") if number else ("w:tblHeader", "true")
            row.get_or_add_trPr().append(_element(name, {"w:val": value}))
        return [[_Cell(cell, table) for cell in row.tc_lst] for row in element.tr_lst]


# What is not allowed in XML, though it is a character.
_NO_CHARACTERS = dict.fromkeys((0xFFFE, 0xFFFF), "\u2426")


def _line(text: str) -> str:
    return one_line(text).translate(_NO_CHARACTERS)


# The look


def _make_plain(word: Word) -> None:
    styles = word.styles
    fonts = styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for language in fonts.findall(qn("w:lang")):
        fonts.remove(language)
    fonts.append(_element("w:lang", {"w:val": "en-GB", "w:eastAsia": "en-GB", "w:bidi": "ar-SA"}))
    for style in styles:
        if isinstance(style, CharacterStyle):
            style.font.name, style.font.italic = FONT, False
            style.font.color.rgb = INK
            properties = style.element.get_or_add_rPr()
            names = properties.get_or_add_rFonts()
            for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                names.attrib.pop(qn(f"w:{theme}"), None)
            names.set(qn("w:cs"), FONT)
    for section in word.sections:
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(25)
    normal = styles["Normal"]
    normal.font.size = Pt(11)
    normal.paragraph_format.line_spacing = 1.5
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.widow_control = True
    for name, size in _SIZES.items():
        heading = styles[name]
        heading.font.size, heading.font.bold = Pt(size), True
        heading.paragraph_format.keep_with_next = True
    missing = styles.add_style("Not answered", WD_STYLE_TYPE.PARAGRAPH)
    missing.base_style, missing.font.bold = normal, True
    missing.font.color.rgb = RGBColor(0x7A, 0x22, 0x22)


def _say_what_it_is(word: Word, document: Document) -> None:
    about = word.core_properties
    about.title, about.language = _line(document.title), "en-GB"
    # The template names its own author, and Word would show it as the trainee's.
    about.author = about.last_modified_by = about.comments = about.keywords = about.subject = about.category = ""
    about.created = about.modified = _THE_SAME_DAY
    about.revision = 1


def _element(name: str, attributes: dict[str, str]) -> BaseOxmlElement:
    made: BaseOxmlElement = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(key), value)
    return made


# What it says


def _facts(body: _Body, facts: Iterable[Fact]) -> None:
    for one in facts:
        paragraph = body.add()
        paragraph.add_run(f"{_line(one.label)}: ").bold = True
        paragraph.add_run(_line(one.value))
        paragraph.paragraph_format.space_after = Pt(0)


def _part(body: _Body, part: Part, *, on_a_new_page: bool) -> None:
    heading = body.add(_line(part.title), "Heading 1")
    heading.paragraph_format.page_break_before = on_a_new_page
    _facts(body, part.facts)
    for piece in part.pieces():
        if isinstance(piece, Heading):
            body.add(_line(piece.text), f"Heading {piece.level - 1}")
        else:
            _block(body, piece)


def _block(body: _Body, block: Block) -> None:
    match block:
        case Text():
            for style, lines in _prose(block.text):
                _lines(body.add("", style), lines)
        case Points():
            for point in block.points:
                body.add(_line(point), "List Bullet")
        case Missing():
            body.add(_line(block.text), "Not answered")
        case Table():
            _table(body, block.headings, block.rows)
        case Ratings():
            _table(body, *as_table(block))
        case Template():
            rows = [("\n".join(filter(None, (one.heading, one.guidance))), one.text) for one in block.rows]
            _table(body, (f"{block.name_label}: {block.name}", block.heading), rows, empty=Missing().text)


def _prose(text: str) -> list[tuple[str, Sequence[str]]]:
    """Return the paragraphs of a text, each with the name of its style and its lines; at least one."""
    return list(_read(read_prose(text), 0)) or [("", ())]


def _read(prose: Prose, depth: int) -> Iterator[tuple[str, Sequence[str]]]:
    for one in prose:
        if not isinstance(one, Listed):
            yield f"List Continue{_deep(depth)}" if depth else "", one.lines
            continue
        for number, item in enumerate(one.items):
            (_, lines), *others = list(_read(item, depth + 1)) or [("", ("",))]
            # Word counts on from one list to the next: a number that somebody typed stays the one they typed.
            sign, style = ("", "List Bullet") if one.start is None else (f"{one.start + number}. ", "List Continue")
            yield f"{style}{_deep(depth + 1)}", (f"{sign}{lines[0]}", *lines[1:])
            yield from others


def _deep(depth: int) -> str:
    """Return what the template calls a list so deep: it knows three."""
    return "" if depth == 1 else f" {min(depth, 3)}"


def _lines(paragraph: Paragraph, lines: Sequence[str]) -> None:
    for number, line in enumerate(lines):
        run = paragraph.add_run()
        if number:
            run.add_break()
        run.add_text(line.translate(_NO_CHARACTERS))


def _table(body: _Body, headings: Sequence[str], rows: Sequence[Sequence[str]], *, empty: str = "") -> None:
    head, *lines = body.add_table(len(rows) + 1, len(headings))
    for cell, heading in zip(head, headings, strict=True):
        _fill(body, cell, _line(heading), bold=True)
        cell._tc.get_or_add_tcPr().append(_element("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": "F3EAD4"}))
    for line, row in zip(lines, rows, strict=True):
        for number, (cell, text) in enumerate(zip(line, row, strict=True)):
            _fill(body, cell, text if text.strip() or number == 0 else empty, bold=False)
    # Without a line between them two tables become one.
    body.add().paragraph_format.space_after = Pt(0)


def _fill(body: _Body, cell: _Cell, text: str, *, bold: bool) -> None:
    paragraph = cell.paragraphs[0]
    for number, (style, lines) in enumerate(_prose(text)):
        paragraph = paragraph if number == 0 else cell.add_paragraph()
        body.style(paragraph, style)
        _lines(paragraph, lines)
        paragraph.paragraph_format.line_spacing = 1.2
        paragraph.paragraph_format.space_after = Pt(3)
        for run in paragraph.runs:
            run.bold = bold or None
