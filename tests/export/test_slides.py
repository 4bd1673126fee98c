"""Slides in PowerPoint and in Markdown, opened again."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pptx import Presentation as open_presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.presentation import Presentation
from pptx.slide import Slide as Page
from pptx.util import Pt

from learnlog.errors import LearnlogError
from learnlog.export.formats import FORMATS
from learnlog.export.names import Sought, anonymised
from learnlog.export.pptx_file import write_pptx
from learnlog.export.slides import continued
from learnlog.export.slides_md import write_slides
from learnlog.journal.settings import KnownName
from learnlog.text import one_line
from tests.export.decks import showing, written
from tests.export.documents import AUTHOR, saying, texts_of
from tests.export.test_docx import HOSTILE


def opened(data: bytes) -> Presentation:
    return open_presentation(io.BytesIO(data))


def titles(show: Presentation) -> list[str]:
    return [page.shapes.title.text_frame.text for page in show.slides if page.shapes.title is not None]


def body(page: Page) -> list[str]:
    return [one.text for one in page.placeholders[1].text_frame.paragraphs]


def insides(data: bytes) -> Iterator[bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            yield name.encode()
            yield archive.read(name)


def test_every_slide_has_its_title_its_bullets_its_notes_and_its_number() -> None:
    (deck,) = written().decks
    show = opened(write_pptx(written()).data)
    slides = [page for one in deck.shown for page in continued(one)]
    assert titles(show) == [one.title for one in slides]
    for page, slide in zip(show.slides, slides, strict=True):
        assert page.slide_layout.name == ("Title Slide" if slide.kind == "title" else "Title and Content")
        bullets = [one_line(bullet) for said in slide.said for bullet in said.bullets]
        assert [one for one in body(page) if one in bullets] == bullets
        notes = page.notes_slide.notes_text_frame if page.has_notes_slide else None
        assert (notes.text if notes else "") == slide.notes
        kinds = [one.placeholder_format.type for one in page.placeholders]
        assert kinds.count(PP_PLACEHOLDER.SLIDE_NUMBER) == 1


def test_it_can_be_read_at_the_back_of_a_room() -> None:
    show = opened(write_pptx(written()).data)
    styles = "./p:txStyles/p:titleStyle//a:defRPr/@sz | ./p:txStyles/p:bodyStyle//a:defRPr/@sz"
    sizes = [int(one) for one in show.slide_master.element.xpath(styles)]
    assert len(sizes) > 5 and min(sizes) >= Pt(24).pt * 100
    for page in show.slides:
        assert page.element.xpath(".//a:rPr/@sz") == []
        assert page.element.xpath(".//a:normAutofit") == []
        for shape in page.placeholders:
            assert shape.left is not None and shape.left + shape.width <= show.slide_width


def test_it_is_in_british_english_and_names_nobody() -> None:
    data = write_pptx(written()).data
    show = opened(data)
    for page in show.slides:
        assert set(page.element.xpath(".//a:r/a:rPr/@lang")) == {"en-GB"}
    about = show.core_properties
    assert (about.title, about.language) == ("The four promises", "en-GB")
    assert not any((about.author, about.last_modified_by, about.comments, about.keywords, about.subject))
    names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    assert not [one for one in names if "thumbnail" in one or "printer" in one]
    assert not [one for one in insides(data) if b"Canny" in one or b"python-pptx" in one]


def test_the_same_presentation_is_the_same_file_inside() -> None:
    assert list(insides(write_pptx(written()).data)) == list(insides(write_pptx(written()).data))


def test_whatever_is_in_the_text_the_file_opens_and_says_it() -> None:
    show = opened(write_pptx(showing(HOSTILE)).data)
    shown = "a␛]52;c;ZXZpbA==␇b␀c"
    assert all(one.startswith(shown) for one in titles(show))
    assert all(one.startswith(shown) for one in body(show.slides[1]))
    notes = show.slides[1].notes_slide.notes_text_frame
    assert notes is not None and notes.text.count("<w:t>&amp;]]>") == 2


@pytest.mark.parametrize("format_id", [one.id for one in FORMATS.values() if one.slides])
def test_a_replaced_name_is_in_no_byte(format_id: str) -> None:
    sought = Sought((KnownName(name="Zoltan Quux", alias="Pupil Z"),), "", AUTHOR.today)
    document = showing("Zoltan Quux waits.", notes="Zoltan said it; ask Quux.")
    data = FORMATS[format_id].write(anonymised(document, sought)).data
    parts = [data, *(insides(data) if format_id == "pptx" else ())]
    assert any(b"Pupil Z" in one for one in parts)
    assert not [one for one in parts if b"Zoltan" in one or b"Quux" in one]


@pytest.mark.parametrize("format_id", [one.id for one in FORMATS.values() if one.slides])
def test_without_a_presentation_nothing_is_written_and_it_says_why(format_id: str) -> None:
    document = saying(*texts_of("No slides here."))
    assert not FORMATS[format_id].suits(document)
    with pytest.raises(LearnlogError, match="no presentation"):
        FORMATS[format_id].write(document)


def test_markdown_has_one_heading_a_slide_and_notes_that_nothing_closes_early() -> None:
    text = write_slides(showing("# [one](two)", notes="before\n:::\n## after")).data.decode()
    lines = text.split("\n")
    assert [line for line in lines if line.startswith("## ")] == ["## \\# \\[one\\](two)"] * 2
    assert [line for line in lines if line.startswith(":::")] == ["::: notes", ":::"]


def impress() -> str | None:
    """Return LibreOffice where its part for slides is there; a Writer alone cannot open them."""
    office = shutil.which("soffice")
    at = Path(office).resolve().parent if office else None
    return office if at and (at / "libsdlo.so").exists() else None


@pytest.mark.skipif(impress() is None, reason="LibreOffice Impress is not installed")
def test_another_program_shows_all_of_it(tmp_path: Path) -> None:
    (tmp_path / "slides.pptx").write_bytes(write_pptx(written()).data)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [str(impress()), profile, "--headless", "--convert-to", "pdf", "slides.pptx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    if (reader := shutil.which("pdftotext")) is None:
        pytest.skip("pdftotext is not installed")
    subprocess.run([reader, "slides.pdf"], cwd=tmp_path, check=True, timeout=60)
    read = " ".join((tmp_path / "slides.txt").read_text("utf-8").split())
    pages = (tmp_path / "slides.txt").read_text("utf-8").count("\f")
    (deck,) = written().decks
    assert pages == sum(len(continued(one)) for one in deck.shown)
    said = [bullet for one in deck.shown for answer in one.said for bullet in answer.bullets]
    assert [one for one in (*said, *(slide.title for slide in deck.shown)) if one not in read] == []
