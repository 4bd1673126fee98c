"""The document as a PDF, opened again."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from learnlog.export.document import Heading, Missing, Rated, Ratings, Table, Template, TemplateRow, Text
from learnlog.export.formats import FORMATS
from learnlog.export.pdf_file import write_pdf
from learnlog.text import one_line
from tests.export.documents import saying, whole_unit

HOSTILE = '#eval("1") $x$ @a <b> [c] \\n //d /*e*/ `f` *g* _h_ "i" #!['


def opened(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data))


def said(data: bytes) -> str:
    """Everything the pages say, without the places where lines end."""
    return " ".join(" ".join(page.extract_text() for page in opened(data).pages).split())


def tags(data: bytes) -> list[str]:
    """The tags of a PDF, in the order in which they are read."""
    root = opened(data).root_object["/StructTreeRoot"]
    assert isinstance(root, DictionaryObject)
    return list(_tags(root))


def _tags(node: Any) -> Iterator[str]:
    node = node.get_object()
    if isinstance(node, ArrayObject):
        for one in node:
            yield from _tags(one)
    elif isinstance(node, DictionaryObject):
        if "/S" in node:
            yield str(node["/S"])
        if "/K" in node:
            yield from _tags(node["/K"])


@pytest.fixture(scope="module")
def unit() -> bytes:
    written = write_pdf(whole_unit())
    assert written.told == ()
    return written.data


def test_it_says_what_it_is_to_a_screen_reader(unit: bytes) -> None:
    read = opened(unit)
    assert read.metadata is not None
    assert read.metadata.title == "Unit 5: Personalised learning"
    assert read.metadata.author is None
    assert str(read.root_object["/Lang"]) == "en-GB"
    assert "'/Marked': True" in str(read.root_object["/MarkInfo"])
    assert read.xmp_metadata is not None
    assert b"<pdfuaid:part>1</pdfuaid:part>" in read.xmp_metadata.stream.get_data()


def test_all_that_was_written_stands_in_it(unit: bytes) -> None:
    # Text that goes on behind the foot of a page, or of which a line ends with a hyphen, is still that text.
    text = re.sub(r"Unit5:Personalisedlearning\d+/\d+", "", "".join(said(unit).split()))
    answers = (answer for _, _, answer in whole_unit().answers())
    written = [block.text for answer in answers for block in answer.blocks if isinstance(block, Text)]
    assert len(written) > 50
    assert [one for one in written if "".join(one.split()) not in text] == []


def test_headings_are_those_of_the_document_and_none_is_left_out(unit: bytes) -> None:
    found = [int(tag[2:]) for tag in tags(unit) if tag[1:2] == "H" and tag[2:].isdigit()]
    parts = whole_unit().parts
    asked = sum(isinstance(piece, Heading) for part in parts for piece in part.pieces())
    assert found.count(1) == len(parts) + 1, "one for each part, and Contents"
    assert len(found) == len(parts) + 1 + asked
    assert all(after <= before + 1 for before, after in pairwise(found))
    outline = opened(unit).outline
    titles = [str(one.title) for one in outline if not isinstance(one, list)]
    assert titles == [one_line(part.title) for part in parts]


def test_tables_have_header_cells() -> None:
    rated = Ratings(("no", "yes"), (Rated("Respect", "no", 1, "Seen"), Rated("Dignity", "")))
    form = Template("Pupil name", "Pupil A", "Comments", (TemplateRow("1. Aspirations", "Think.", ""),))
    data = write_pdf(saying(Table(("Action", "Who"), (("Ask", "Tutor"),)), rated, form, Missing())).data
    found = tags(data)
    assert found.count("/Table") == 3
    assert found.count("/TH") == 2 + 3 + 2
    text = said(data)
    for words in (
        "Action Who Ask Tutor",
        "no (1 of 2) Seen",
        "not rated",
        "Pupil name: Pupil A Comments",
        "Not answered.",
    ):
        assert words in text


@pytest.mark.parametrize("where", ["asked", "title", "text", "cell"])
def test_whatever_is_in_the_text_it_is_shown_as_it_was_typed(where: str) -> None:
    texts = {"asked": "?", "title": "t", "text": "x", "cell": "c"} | {where: HOSTILE}
    blocks = Text(texts["text"]), Table((texts["cell"],), ((texts["cell"],),))
    data = write_pdf(saying(*blocks, asked=texts["asked"], title=texts["title"])).data
    assert "".join(HOSTILE.split()) in "".join(said(data).split())


def test_what_no_font_has_is_named_in_its_place_and_told() -> None:
    written = write_pdf(saying(Text("Made up: \U000f0000 and \U000f0001, again \U000f0000.")))
    assert "Made up: [u+f0000] and [u+f0001], again [u+f0000]." in said(written.data)
    assert written.told == (
        "No font on this computer has “\U000f0000”, “\U000f0001”: "
        "the name stands in the PDF instead, such as [u+f0000].",
    )


def test_letters_of_many_languages_and_of_phonetics_are_in_the_font_that_comes_with_it() -> None:
    written = write_pdf(saying(Text("Zoë Żółć Ĝis! Олена ɪŋɡlɪʃ θɔːt ½ → ✓ “quoted” – so …")))
    assert written.told == ()
    fonts = {str(font["/BaseFont"]).split("+")[-1] for font in fonts_of(written.data)}
    assert fonts == {"Andika", "Andika-Bold"}


def fonts_of(data: bytes) -> Iterator[DictionaryObject]:
    for page in opened(data).pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            yield font.get_object()


def test_the_same_document_is_the_same_file() -> None:
    assert write_pdf(saying(Text("one"))).data == write_pdf(saying(Text("one"))).data


def test_a_word_that_no_line_has_room_for_stays_on_the_page() -> None:
    data = write_pdf(saying(Text("w" * 400), Table(("a", "b"), (("x" * 200, "y"),)))).data
    assert said(data).replace("\u200b", "").replace(" ", "").count("w" * 400) == 1


def test_two_programs_find_nothing_wrong(unit: bytes, tmp_path: Path) -> None:
    for program in ("qpdf", "pdfinfo"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed")
    path = tmp_path / "unit.pdf"
    path.write_bytes(unit)
    subprocess.run(["qpdf", "--check", path], check=True, capture_output=True, timeout=60)
    about = subprocess.run(["pdfinfo", path], check=True, capture_output=True, text=True, timeout=60).stdout
    assert "Unit 5: Personalised learning" in about
    assert [line.split()[1] for line in about.splitlines() if line.startswith("Tagged:")] == ["yes"]


def test_it_is_told_apart_from_the_others_by_its_extra() -> None:
    assert FORMATS["pdf"].needs == ("typst", "typst")
