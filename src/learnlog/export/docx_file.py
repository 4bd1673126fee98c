"""A document for Word: real headings, so that its navigation works and a tutor can comment, real tables.

Needs the extra ``office`` (python-docx). The template that comes with that library is made plain: one sans serif font,
1.5 lines apart, no italics, in British English.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import datetime

from docx import Document as new_document
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import CharacterStyle
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
from learnlog.text import one_line, visible

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
    word.add_paragraph(_line(document.title), "Title")
    _facts(word, document.facts)
    if len(document.parts) > 1:
        word.add_paragraph("Contents", "Heading 1")
        for part in document.parts:
            word.add_paragraph(_line(part.title), "List Number")
    for part in document.parts:
        _part(word, part, on_a_new_page=len(document.parts) > 1)
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


# What is not allowed in XML, though it is a character.
_NO_CHARACTERS = dict.fromkeys((0xFFFE, 0xFFFF), "\u2426")


def _shown(text: str) -> str:
    return visible(text).translate(_NO_CHARACTERS)


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


def _facts(word: Word, facts: Iterable[Fact]) -> None:
    for one in facts:
        paragraph = word.add_paragraph()
        paragraph.add_run(f"{_line(one.label)}: ").bold = True
        paragraph.add_run(_line(one.value))
        paragraph.paragraph_format.space_after = Pt(0)


def _part(word: Word, part: Part, *, on_a_new_page: bool) -> None:
    heading = word.add_paragraph(_line(part.title), "Heading 1")
    heading.paragraph_format.page_break_before = on_a_new_page
    _facts(word, part.facts)
    for piece in part.pieces():
        if isinstance(piece, Heading):
            word.add_paragraph(_line(piece.text), f"Heading {piece.level - 1}")
        else:
            _block(word, piece)


def _block(word: Word, block: Block) -> None:
    match block:
        case Text():
            for text in _paragraphs(block.text):
                _lines(word.add_paragraph(), text)
        case Points():
            for point in block.points:
                word.add_paragraph(_line(point), "List Bullet")
        case Missing():
            word.add_paragraph(_line(block.text), "Not answered")
        case Table():
            _table(word, block.headings, block.rows)
        case Ratings():
            _table(word, *as_table(block))
        case Template():
            rows = [("\n".join(filter(None, (one.heading, one.guidance))), one.text) for one in block.rows]
            _table(word, (f"{block.name_label}: {block.name}", block.heading), rows, empty=Missing().text)


def _paragraphs(text: str) -> list[str]:
    found = [one.strip("\n") for one in _shown(text).split("\n\n")]
    return [one for one in found if one.strip()] or [""]


def _lines(paragraph: Paragraph, text: str) -> None:
    for number, line in enumerate(text.split("\n")):
        run = paragraph.add_run()
        if number:
            run.add_break()
        run.add_text(line)


def _table(word: Word, headings: Sequence[str], rows: Sequence[Sequence[str]], *, empty: str = "") -> None:
    table = word.add_table(rows=0, cols=len(headings), style="Table Grid")
    head = table.add_row()
    head._tr.get_or_add_trPr().append(_element("w:tblHeader", {"w:val": "true"}))
    for cell, heading in zip(head.cells, headings, strict=True):
        _fill(cell, _line(heading), bold=True)
    for row in rows:
        line = table.add_row()
        line._tr.get_or_add_trPr().append(_element("w:cantSplit", {"w:val": "false"}))
        for number, (cell, text) in enumerate(zip(line.cells, row, strict=True)):
            _fill(cell, text if text.strip() or number == 0 else empty, bold=False)
    # Without a line between them two tables become one.
    word.add_paragraph().paragraph_format.space_after = Pt(0)


def _fill(cell: _Cell, text: str, *, bold: bool) -> None:
    paragraph = cell.paragraphs[0]
    for number, one in enumerate(_paragraphs(text)):
        paragraph = paragraph if number == 0 else cell.add_paragraph()
        _lines(paragraph, one)
        paragraph.paragraph_format.line_spacing = 1.2
        for run in paragraph.runs:
            run.bold = bold or None
