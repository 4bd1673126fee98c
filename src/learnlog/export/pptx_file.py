"""Slides for PowerPoint: real layouts and placeholders, bullets, the speaker's notes, slide numbers.

Needs the extra ``office`` (python-pptx). The template that comes with that library is made wide and plain: dark on
white, one sans serif font, nothing an audience reads below 24 points, in British English.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from copy import deepcopy
from datetime import datetime

from pptx import Presentation as new_presentation
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import _Relationships
from pptx.oxml.ns import qn
from pptx.presentation import Presentation
from pptx.slide import Slide as Page
from pptx.slide import SlideLayout, SlideMaster
from pptx.text.text import TextFrame, _Paragraph
from pptx.util import Emu, Inches, Pt

from learnlog.export.document import Document
from learnlog.export.slides import Deck, Slide, all_to_mend, continued
from learnlog.export.written import Written
from learnlog.text import one_line, visible

FONT = "Verdana"
INK = "24211C"
TITLE_SIZE, TEXT_SIZE, NUMBER_SIZE = Pt(32), Pt(24), Pt(14)
WIDE = Inches(13.333), Inches(7.5)
_FIRST, _OTHERS = "Title Slide", "Title and Content"
_PLACES = {
    (_FIRST, PP_PLACEHOLDER.CENTER_TITLE): (0.8, 1.8, 11.73, 1.8),
    (_FIRST, PP_PLACEHOLDER.SUBTITLE): (0.8, 3.8, 11.73, 2.4),
    (_OTHERS, PP_PLACEHOLDER.TITLE): (0.8, 0.35, 11.73, 1.0),
    (_OTHERS, PP_PLACEHOLDER.OBJECT): (0.8, 1.4, 11.73, 5.4),
}
"""Where things stand on a layout, in inches: from the left, from the top, width and height."""

_NUMBER_AT = (11.53, 6.9, 1.0, 0.4)
_THE_SAME_DAY = datetime(2000, 1, 1)
"""PowerPoint wants to know when a file was made. The first slide says when it is shown."""

# What is not allowed in XML, though it is a character.
_NO_CHARACTERS = dict.fromkeys((0xFFFE, 0xFFFF), "\u2426")


def write_pptx(document: Document) -> Written:
    """Return the document's presentations as one file of PowerPoint, and what to mend before they are shown."""
    show = new_presentation()
    _make_plain(show)
    _say_what_it_is(show, document.decks)
    for deck in document.decks:
        for slide in deck.shown:
            for page in continued(slide):
                _add(show, page)
    file = io.BytesIO()
    show.save(file)
    return Written(file.getvalue(), all_to_mend(document.decks))


# What it says


def _add(show: Presentation, slide: Slide) -> None:
    layout = show.slide_layouts.get_by_name(_FIRST if slide.kind == "title" else _OTHERS)
    assert layout is not None, "kept when the template was made plain"
    page = show.slides.add_slide(layout)
    _number(page, layout)
    assert page.shapes.title is not None, "both layouts have one"
    _write(page.shapes.title.text_frame.paragraphs[0], _line(slide.title))
    body = page.placeholders[1]
    lines = list(_lines(slide))
    if lines:
        _fill(body.text_frame, lines, first=slide.kind == "title")
    else:  # an empty placeholder asks the audience to click it
        body._element.getparent().remove(body._element)
    if slide.notes:
        notes = page.notes_slide.notes_text_frame
        assert notes is not None, "the library's notes have a place for text"
        for number, text in enumerate(visible(slide.notes).translate(_NO_CHARACTERS).split("\n")):
            _write(_paragraph(notes, number), text)


def _lines(slide: Slide) -> Iterator[tuple[str, str]]:
    """Yield each line under the title, with what it is."""
    if slide.lead:
        yield "lead", _line(slide.lead)
    for one in slide.said:
        if one.label:
            yield "label", _line(one.label)
        for bullet in one.bullets:
            yield "bullet", _line(bullet)


def _fill(frame: TextFrame, lines: Iterable[tuple[str, str]], *, first: bool) -> None:
    for number, (kind, text) in enumerate(lines):
        paragraph = _paragraph(frame, number)
        _write(paragraph, text, bold=kind == "label")
        if kind != "bullet" and not first:
            properties = paragraph._p.get_or_add_pPr()
            properties.set("marL", "0")
            properties.set("indent", "0")
            properties.insert(0, properties.makeelement(qn("a:buNone"), {}))


def _paragraph(frame: TextFrame, number: int) -> _Paragraph:
    """Return the next paragraph to write; every frame has its first already."""
    if number == 0:
        return frame.paragraphs[0]
    added: _Paragraph = frame.add_paragraph()  # type: ignore[no-untyped-call]
    return added


def _write(paragraph: _Paragraph, text: str, *, bold: bool = False) -> None:
    run = paragraph.add_run()
    run.text = text
    run.font.language_id = MSO_LANGUAGE_ID.ENGLISH_UK
    if bold:
        run.font.bold = True


def _number(page: Page, layout: SlideLayout) -> None:
    """Put the number of the slide where the layout has it; the library copies only what takes text."""
    for one in layout.placeholders:  # type: ignore[misc]
        if one.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER:
            page.shapes._spTree.append(deepcopy(one._element))


def _line(text: str) -> str:
    return one_line(text).translate(_NO_CHARACTERS)


# The look


def _make_plain(show: Presentation) -> None:
    show.slide_width, show.slide_height = WIDE
    _drop(show.part.rels, RELATIONSHIP_TYPE.PRINTER_SETTINGS)
    _drop(show.part.package._rels, RELATIONSHIP_TYPE.THUMBNAIL)
    for layout in list(show.slide_layouts):
        if layout.name not in (_FIRST, _OTHERS):
            show.slide_layouts.remove(layout)
    for layout in show.slide_layouts:
        _arrange(layout)
    _arrange(show.slide_master)
    _dress(show.slide_master)
    for element in (show.element, show.slide_master.element, *(one.element for one in show.slide_layouts)):
        for properties in element.iter(qn("a:rPr"), qn("a:endParaRPr"), qn("a:defRPr")):
            if properties.get("lang"):
                properties.set("lang", "en-GB")


def _arrange(sheet: SlideLayout | SlideMaster) -> None:
    """Put the placeholders where they belong on a wide slide; take out those for dates and footers."""
    for one in list(sheet.placeholders):
        kind = one.placeholder_format.type
        if kind in (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER):
            one._element.getparent().remove(one._element)
            continue
        name = sheet.name if isinstance(sheet, SlideLayout) else _OTHERS
        as_there = PP_PLACEHOLDER.OBJECT if kind == PP_PLACEHOLDER.BODY else kind
        place = _NUMBER_AT if kind == PP_PLACEHOLDER.SLIDE_NUMBER else _PLACES.get((name, as_there))
        if place is not None:
            one.left, one.top, one.width, one.height = (Emu(Inches(inches)) for inches in place)
        for properties in one._element.iter(qn("a:lvl1pPr")):
            properties.set("algn", "r" if kind == PP_PLACEHOLDER.SLIDE_NUMBER else "l")
            for font in properties.iter(qn("a:defRPr")):  # dark, where the template has grey
                font.set("sz", str(int((NUMBER_SIZE if kind == PP_PLACEHOLDER.SLIDE_NUMBER else TEXT_SIZE).pt * 100)))
                for colour in font.findall(qn("a:solidFill")):
                    font.remove(colour)
        # Nothing is made smaller behind anybody's back.
        for fitted in list(one._element.iter(qn("a:normAutofit"))):
            fitted.getparent().remove(fitted)


def _dress(master: SlideMaster) -> None:
    styles = master.element.find(qn("p:txStyles"))
    for style, size in (("p:titleStyle", TITLE_SIZE), ("p:bodyStyle", TEXT_SIZE)):
        for properties in styles.find(qn(style)).iter(qn("a:defRPr")):
            properties.set("sz", str(int(size.pt * 100)))
            properties.set("b", "1" if style == "p:titleStyle" else "0")
            for typeface in properties.iter(qn("a:latin"), qn("a:cs")):
                typeface.set("typeface", FONT)
        for level in styles.find(qn(style)):
            level.set("algn", "l")


def _say_what_it_is(show: Presentation, decks: tuple[Deck, ...]) -> None:
    about = show.core_properties
    about.title, about.language = _line(decks[0].title if decks else ""), "en-GB"
    # The template names its own author, and PowerPoint would show it as the trainee's.
    about.author = about.last_modified_by = about.comments = about.keywords = about.subject = about.category = ""
    about.created = about.modified = _THE_SAME_DAY
    about.revision = 1


def _drop(relations: _Relationships, kind: str) -> None:
    for name in [name for name, one in relations.items() if one.reltype == kind]:
        relations.pop(name)
