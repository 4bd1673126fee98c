"""The document for Word, opened again."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from docx import Document as open_document
from docx.document import Document as Word
from docx.oxml.ns import qn

from learnlog.export.document import Heading, Rated, Ratings, Table, Template, TemplateRow, Text
from learnlog.export.docx_file import write_docx
from learnlog.text import one_line
from tests.export.documents import saying, whole_unit

HOSTILE = "a\x1b]52;c;ZXZpbA==\x07b\x00c\x0bd\u202ee\ufffff <w:t>&amp;]]>"


def opened(data: bytes) -> Word:
    return open_document(io.BytesIO(data))


def headings(word: Word) -> list[tuple[int, str]]:
    named = [(one.style.name or "", one.text) for one in word.paragraphs if one.style is not None]
    return [(int(style.split()[-1]), text) for style, text in named if style.startswith("Heading ")]


def test_headings_are_those_of_the_document_in_its_order() -> None:
    document = whole_unit()
    expected = [(1, "Contents")]
    for part in document.parts:
        expected.append((1, one_line(part.title)))
        expected += [(one.level - 1, one_line(one.text)) for one in part.pieces() if isinstance(one, Heading)]
    assert headings(opened(write_docx(document))) == expected


def test_tables_have_a_header_row_and_all_their_cells() -> None:
    rows = (("Ask", "Tutor"), ("Write\ntwice", ""))
    (table,) = opened(write_docx(saying(Table(("Action", "Who"), rows)))).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["Action", "Who"], *map(list, rows)]
    first, second = table.rows[0]._tr, table.rows[1]._tr
    assert first.find(f".//{qn('w:tblHeader')}") is not None
    assert second.find(f".//{qn('w:tblHeader')}") is None


def test_ratings_and_forms_are_tables() -> None:
    rated = Ratings(("no", "yes"), (Rated("Respect", "no", 1, "Seen"),))
    form = Template("Pupil name", "Pupil A", "Comments", (TemplateRow("1. Aspirations", "Think.", ""),))
    ratings, template = opened(write_docx(saying(rated, form))).tables
    assert [cell.text for cell in ratings.rows[1].cells] == ["Respect", "●○ no", "Seen"]
    assert [cell.text for cell in template.rows[0].cells] == ["Pupil name: Pupil A", "Comments"]
    assert [cell.text for cell in template.rows[1].cells] == ["1. Aspirations\nThink.", "Not answered."]


def test_it_is_in_british_english_and_names_nobody() -> None:
    data = write_docx(whole_unit())
    word = opened(data)
    language = word.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert language is not None and language.get(qn("w:val")) == "en-GB"
    about = word.core_properties
    assert (about.title, about.language) == ("Unit 5: Personalised learning", "en-GB")
    assert not any((about.author, about.last_modified_by, about.comments, about.keywords, about.subject))
    # The library's template was made by somebody.
    assert b"python-docx" not in zipfile.ZipFile(io.BytesIO(data)).read("docProps/core.xml")


def test_the_same_document_is_the_same_file_inside() -> None:
    one, other = (zipfile.ZipFile(io.BytesIO(write_docx(whole_unit()))) for _ in range(2))
    assert {name: one.read(name) for name in one.namelist()} == {name: other.read(name) for name in other.namelist()}


def test_no_style_is_italic() -> None:
    for style in opened(write_docx(whole_unit())).styles:
        assert getattr(getattr(style, "font", None), "italic", False) is not True, style.name


def test_whatever_is_in_the_text_the_file_opens_and_says_it() -> None:
    table = Table((HOSTILE,), ((HOSTILE,),))
    word = opened(write_docx(saying(Text(HOSTILE), table, asked=HOSTILE, title=HOSTILE)))
    said = "\n".join(one.text for one in word.paragraphs) + word.tables[0].rows[0].cells[0].text
    assert said.count("a␛]52;c;ZXZpbA==␇b␀c") >= 3
    assert "<w:t>&amp;]]>" in said


def test_paragraphs_stay_apart_and_lines_stay_lines() -> None:
    word = opened(write_docx(saying(Text("one\ntwo\n\nthree"))))
    assert [one.text for one in word.paragraphs][-2:] == ["one\ntwo", "three"]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_another_program_reads_all_of_it(tmp_path: Path) -> None:
    (tmp_path / "unit.docx").write_bytes(write_docx(whole_unit()))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "unit.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    read = " ".join((tmp_path / "unit.txt").read_text("utf-8-sig").split())
    said = [block.text for _, _, answer in whole_unit().answers() for block in answer.blocks if isinstance(block, Text)]
    assert len(said) > 50
    assert [one for one in said if " ".join(one.split()) not in read] == []
