"""How long a document takes in each format, beside the library alone that writes as much.

``python -m benchmarks.exports FORMAT ENTRIES`` writes that many entries once and prints seconds, bytes and peak memory.
"""

from __future__ import annotations

import gc
import io
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path

import typst
from docx import Document as new_document
from markdown_it import MarkdownIt
from pptx import Presentation as open_presentation

from benchmarks.entries import begun, filled
from benchmarks.memory import high_water
from benchmarks.subjects import CHECKOUT
from learnlog.content.unit import Unit
from learnlog.export.building import Author, of_entries, of_unit
from learnlog.export.document import Document, Heading, Ratings, Table, Template, Text, as_table
from learnlog.export.formats import FORMATS
from learnlog.journal.entry import Entry
from learnlog.journal.settings import Profile
from learnlog.store.ids import IdMaker
from learnlog.store.units import bundled_units, load_catalog

WORDS = 10_000
"""About how many words of long text a whole unit has that is worked through with care."""

MANY = (("html", 1000), ("docx", 1000))
"""Formats in which a log of so many entries is written once."""

_MOMENT = datetime(2026, 11, 25, 19, tzinfo=UTC)
_AUTHOR = Author(Profile(name="A trainee", setting="A school"), "autism", _MOMENT.date())


@dataclass(frozen=True)
class Export:
    """One format.

    Attributes:
        times: seconds of each time the document was written.
        bare: seconds of each time the library alone wrote as much; none where no library writes this format.
        size: bytes.
    """

    times: list[float]
    bare: list[float]
    size: int


@dataclass(frozen=True)
class Long:
    """A log written once, by a process of its own: seconds, bytes, and bytes of memory at the most."""

    seconds: float
    size: int
    memory: int


Exports = dict[str, Export]


def measure_exports(rounds: int) -> Exports:
    """Write a whole unit in every format over and over, by turns with the library alone."""
    document, found = a_unit(), {}
    for format_id, written_as in FORMATS.items():
        write = partial(written_as.write, document)
        bare = _bare(format_id, document)
        size = len(write().data)
        if bare:
            bare()
        times, floors = [], []
        for _ in range(rounds):
            gc.collect()
            times.append(_timed(write))
            gc.collect()
            floors += [_timed(bare)] if bare else []
        found[format_id] = Export(times, floors, size)
    return found


def measure_long() -> dict[str, Long]:
    """Write a long log in some formats, each in a process of its own."""
    return {f"{format_id}, {entries:,} entries": _alone(format_id, entries) for format_id, entries in MANY}


@cache
def a_unit() -> Document:
    """Return a document of a whole unit: all of its tasks, with some ten thousand words."""
    unit = _unit()
    share = WORDS // len(unit.tasks)
    return of_unit(unit, [_entry(unit, number, share) for number in range(len(unit.tasks))], (), _AUTHOR)


def _unit() -> Unit:
    return load_catalog(bundled_units(), Path("/nowhere")).units[0]


def _entry(unit: Unit, number: int, words: int) -> Entry:
    task = unit.tasks[number % len(unit.tasks)]
    entry = begun(unit, task, IdMaker()(_MOMENT), _MOMENT)
    return filled(unit, task, entry, number, done=True, words=words)


def _timed(what: Callable[[], object]) -> float:
    begun = time.perf_counter()
    what()
    return time.perf_counter() - begun


# The libraries alone


def _bare(format_id: str, document: Document) -> Callable[[], object] | None:
    """Return what writes a document in a format with the library alone; None where no library writes it."""
    match format_id:
        case "html":
            return partial(MarkdownIt("commonmark").enable("table").render, FORMATS["md"].write(document).data.decode())
        case "docx":
            return partial(_bare_docx, document)
        case "pdf":
            return partial(_bare_typst, document)
        case "pptx":
            return partial(_bare_pptx, document)
        case "json":
            return partial(json.dumps, json.loads(FORMATS["json"].write(document).data), indent=1)
        case _:
            return None


def _bare_docx(document: Document) -> bytes:
    """Return as much text as python-docx writes it without a look of its own."""
    word = new_document()
    word.add_heading(document.title, 0)
    for part in document.parts:
        word.add_heading(part.title, 1)
        for fact in part.facts:
            word.add_paragraph(f"{fact.label}: {fact.value}")
        for piece in part.pieces():
            if isinstance(piece, Heading):
                word.add_heading(piece.text, piece.level - 1)
            elif rows := _rows(piece):
                table = word.add_table(rows=len(rows), cols=len(rows[0]))
                for line, row in zip(table.rows, rows, strict=True):
                    for cell, text in zip(line.cells, row, strict=True):
                        cell.text = text
            else:
                for text in _texts(piece):
                    word.add_paragraph(text)
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def _bare_pptx(document: Document) -> bytes:
    """Return the slides as python-pptx writes them without a look of its own."""
    show = open_presentation()
    for deck in document.decks:
        for slide in deck.shown:
            page = show.slides.add_slide(show.slide_layouts[1])
            title, body, notes = page.shapes.title, page.placeholders[1].text_frame, page.notes_slide.notes_text_frame
            assert title is not None and notes is not None, "the layout has them"
            title.text, body.text, notes.text = slide.title, slide.lead, slide.notes
            for text in (text for one in slide.said for text in (one.label, *one.bullets)):
                body.add_paragraph().text = text
    file = io.BytesIO()
    show.save(file)
    return file.getvalue()


def _bare_typst(document: Document) -> bytes:
    """Return as much text as typst sets it without a look of its own."""
    said = []
    for part in document.parts:
        said += [("heading", part.title), *(("text", f"{one.label}: {one.value}") for one in part.facts)]
        for piece in part.pieces():
            if isinstance(piece, Heading):
                said.append(("heading", piece.text))
            else:
                cells = [cell for row in _rows(piece) for cell in row]
                said += [("text", text) for text in (cells or _texts(piece))]
    markup = (
        b'#for (kind, said) in json(bytes(sys.inputs.said)) { if kind == "text" [#par(said)] else [#heading(said)] }'
    )
    return typst.compile(markup, format="pdf", sys_inputs={"said": json.dumps(said)})


def _rows(piece: object) -> list[tuple[str, ...]]:
    match piece:
        case Table():
            return [piece.headings, *piece.rows]
        case Ratings():
            headings, rows = as_table(piece)
            return [headings, *rows]
        case Template():
            rows = tuple((f"{one.heading}\n{one.guidance}", one.text) for one in piece.rows)
            return [(piece.name, piece.heading), *rows]
    return []


def _texts(piece: object) -> list[str]:
    if isinstance(piece, Text):
        return piece.text.split("\n\n")
    return list(getattr(piece, "points", ())) or [str(getattr(piece, "text", ""))]


# A long log


def _alone(format_id: str, entries: int) -> Long:
    command = [sys.executable, "-m", "benchmarks.exports", format_id, str(entries)]
    done = subprocess.run(command, cwd=CHECKOUT, check=True, capture_output=True, text=True)
    return Long(**json.loads(done.stdout))


def main() -> None:
    """Write a log once, and print what it took."""
    format_id, entries = sys.argv[1], int(sys.argv[2])
    unit = _unit()
    log = [(_entry(unit, number, 280), unit) for number in range(entries)]
    begun = time.perf_counter()
    data = FORMATS[format_id].write(of_entries(log, _AUTHOR)).data
    seconds = time.perf_counter() - begun
    print(json.dumps({"seconds": seconds, "size": len(data), "memory": high_water([os.getpid()])}))


if __name__ == "__main__":
    main()
