"""A document as a PDF that a screen reader can read too: tagged, by PDF/UA-1, with real headings and table headers.

Needs the extra ``pdf`` (typst). How it looks is written in ``pdf.typ``; what it says goes there as data, so that
nothing anybody wrote is ever taken for markup. The letters are those of Andika, made by SIL International for people
who learn to read; ``fonts/OFL.txt`` is its licence. It has the Latin and Cyrillic letters of nearly every language,
and those of phonetics. What it does not have is taken from another font of this computer; what none has is named.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import as_file, files
from typing import Any

import typst

from learnlog.errors import LearnlogError
from learnlog.export.document import (
    Block,
    Document,
    Fact,
    Heading,
    Missing,
    Part,
    Points,
    Rated,
    Ratings,
    Table,
    Template,
    Text,
    rows_of,
)
from learnlog.export.prose import Listed, Prose, read_prose
from learnlog.export.written import Written
from learnlog.text import one_line

Data = dict[str, Any]

_NOT_SHOWN = re.compile(r'the text `("(?:[^"\\]|\\.)*")` could not be displayed', re.DOTALL)
_NO_ROOM = re.compile(r"\S{40,}")
_A_PIECE = 20
_TRIES = 8
"""How often characters are looked for that cannot be shown. typst names all it knows of at once."""


def write_pdf(document: Document) -> Written:
    """Return the document as a PDF, and what could not be shown in it. Raises LearnlogError where it cannot be made."""
    said = _document(document)
    named: dict[str, str] = {}
    for _ in range(_TRIES):
        try:
            return Written(_compiled(said, strict=True), _told(named))
        except typst.TypstError as error:
            found = _unshown(error)
            if not found:
                break
            named |= {sign: f"[{unicodedata.name(sign, f'U+{ord(sign):04X}').lower()}]" for sign in sorted(found)}
            said = _with(said, str.maketrans(named))
    # Every reader of PDF can show it all the same.
    less = "The PDF is tagged, but could not be made to keep to all of PDF/UA-1, the standard for screen readers."
    try:
        return Written(_compiled(said, strict=False), (*_told(named), less))
    except typst.TypstError as error:
        raise LearnlogError(
            f"The PDF could not be made: {one_line(error.message)}.", "Nothing was written.", "Choose another format."
        ) from error


def _compiled(said: Data, *, strict: bool) -> bytes:
    return typst.compile(
        _look(),
        font_paths=_fonts(),
        format="pdf",
        sys_inputs={"document": json.dumps(said)},
        pdf_standards=["ua-1"] if strict else [],
    )


@cache
def _fonts() -> typst.Fonts:
    """Return the fonts that come with learnlog, before all others of this computer."""
    with as_file(files("learnlog.export") / "fonts") as folder:
        return typst.Fonts(font_paths=[str(folder)])


@cache
def _look() -> bytes:
    return (files("learnlog.export") / "pdf.typ").read_bytes()


def _unshown(error: typst.TypstError) -> set[str]:
    """Return the characters that an error says no font has."""
    texts = (json.loads(_as_json(one)) for one in _NOT_SHOWN.findall(error.diagnostic))
    return {sign for text in texts for sign in text if sign > "\x7f"}


def _as_json(spelt: str) -> str:
    """Return a text as JSON spells it; typst spells it as Rust does."""
    escaped = re.sub(r"\\u\{([0-9a-f]+)\}", lambda code: json.dumps(chr(int(code[1], 16)))[1:-1], spelt)
    return escaped.replace(r"\'", "'").replace(r"\0", r"\u0000")


def _told(named: dict[str, str]) -> tuple[str, ...]:
    if not named:
        return ()
    signs = ", ".join(f"“{sign}”" for sign in list(named)[:10]) + (" and others" if len(named) > 10 else "")
    return (f"No font on this computer has {signs}: the name stands in the PDF instead, such as {named[min(named)]}.",)


def _with(data: Any, table: dict[int, str]) -> Any:
    match data:
        case str():
            return data.translate(table)
        case dict():
            return {key: _with(value, table) for key, value in data.items()}
        case list() | tuple():
            return [_with(one, table) for one in data]
        case _:
            return data


# What it says, as data


def _line(text: str) -> str:
    return _breakable(one_line(text))


def _breakable(text: str) -> str:
    """Let a line end inside a word that no line has room for, such as an address."""
    return _NO_ROOM.sub(lambda word: "\u200b".join(re.findall(f".{{1,{_A_PIECE}}}", word[0])), text)


def _document(document: Document) -> Data:
    return {
        "title": one_line(document.title),
        "facts": _facts(document.facts),
        "parts": [_part(one) for one in document.parts],
    }


def _facts(facts: Iterable[Fact]) -> list[tuple[str, str]]:
    return [(_line(one.label), _line(one.value)) for one in facts]


def _part(part: Part) -> Data:
    return {"title": _line(part.title), "facts": _facts(part.facts), "pieces": list(_pieces(part))}


def _pieces(part: Part) -> Iterator[Data]:
    above = 1
    for piece in part.pieces():
        if isinstance(piece, Heading):
            # No level may be left out: a question that stands in no section is one itself.
            level = min(piece.level - 1, above + 1)
            above = level if piece.level == 3 else above
            yield {"kind": "heading", "level": level, "text": _line(piece.text)}
        else:
            yield _block(piece)


def _block(block: Block) -> Data:
    match block:
        case Text():
            return {"kind": "prose", "prose": _prose(block.text)}
        case Points():
            return {"kind": "points", "points": [_line(one) for one in block.points]}
        case Missing():
            return {"kind": "missing", "text": _line(block.text)}
        case Table():
            return _table(block.headings, [[_cell(cell) for cell in row] for row in block.rows])
        case Ratings():
            return _ratings(block)
        case Template():
            rows = [[_form(one.heading, one.guidance), _cell(one.text or Missing().text)] for one in block.rows]
            return _table((f"{block.name_label}: {block.name}", block.heading), rows, (2, 3))


def _prose(text: str) -> list[Data]:
    return list(_read(read_prose(text)))


def _read(prose: Prose) -> Iterator[Data]:
    for one in prose:
        if isinstance(one, Listed):
            yield {"kind": "list", "items": [list(_read(item)) for item in one.items], "start": one.start}
        else:
            yield {"kind": "paragraph", "lines": [_breakable(line) for line in one.lines]}


def _table(headings: Sequence[str], rows: Sequence[Sequence[Data]], widths: Sequence[int] = ()) -> Data:
    heads = [_line(one) for one in headings]
    return {"kind": "table", "headings": heads, "rows": rows, "widths": widths or [1] * len(heads)}


def _cell(text: str) -> Data:
    return {"kind": "text", "prose": _prose(text)}


def _form(heading: str, guidance: str) -> Data:
    return {"kind": "form", "heading": _line(heading), "guidance": _line(guidance)}


def _ratings(ratings: Ratings) -> Data:
    headings, rows = rows_of(ratings, _named, lambda one: _level(one, len(ratings.levels)), _cell)
    return _table(headings, rows, (5, 4, 4) if ratings.then_and_now else ())


def _named(rated: Rated) -> Data:
    return _form(rated.name, f"{rated.ends[0]} – {rated.ends[1]}" if rated.ends else "")


def _level(rated: Rated, of: int) -> Data:
    words = _line(rated.level) or "not rated"
    text = f"{words} ({rated.place} of {of})" if rated.place else words
    return {"kind": "rating", "place": rated.place, "of": of, "text": text}
