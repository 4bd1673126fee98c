"""The web page: nothing in it can act, and everything that was written reads as it was written."""

from __future__ import annotations

import shutil
import subprocess
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from learnlog.export.document import Rated, Ratings, Table, Template, TemplateRow, Text
from learnlog.export.html import write_html
from learnlog.text import one_line, visible
from tests.export.documents import saying, whole_unit

HOSTILE = "<script>alert(1)</script> <img src=x onerror=alert(1)> [a](javascript:alert(1)) ![b](http://x/y) &amp; **c**"
OURS = frozenset(
    {"html", "head", "meta", "title", "style", "body", "header", "nav", "main", "section", "h1", "h2", "h3", "h4"}
    | {"p", "br", "a", "ol", "ul", "li", "dl", "dt", "dd", "div", "span", "svg", "rect"}
    | {"table", "thead", "tbody", "tr", "th", "td"}
)


class Reader(HTMLParser):
    """Reads a page as a browser does: its tags with their attributes, and its text."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._skipped = ""
        self.feed(page.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._skipped = tag if tag in ("style", "title") else self._skipped

    def handle_endtag(self, tag: str) -> None:
        self._skipped = "" if tag == self._skipped else self._skipped

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self.text += data


def is_harmless(page: bytes) -> bool:
    found = Reader(page)
    return all(
        tag in OURS
        and not any(name.startswith("on") or name in ("src", "style") for name in attributes)
        and (attributes.get("href") or "#").startswith("#")
        for tag, attributes in found.tags
    )


@pytest.mark.parametrize("text", [HOSTILE, f"- {HOSTILE}\n- b", f"1. {HOSTILE}", f"# {HOSTILE}\n> x\n```\ny\n```"])
def test_markup_and_scripts_are_text(text: str) -> None:
    rows = Template(HOSTILE, HOSTILE, HOSTILE, (TemplateRow(HOSTILE, HOSTILE, text),))
    rated = Ratings((HOSTILE,), (Rated(HOSTILE, HOSTILE, 1, HOSTILE, (HOSTILE, HOSTILE)),))
    page = write_html(saying(Text(text), Table((HOSTILE,), ((HOSTILE,),)), rows, rated, asked=HOSTILE, title=HOSTILE))
    assert is_harmless(page)
    assert "<script>alert(1)</script>" in Reader(page).text


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_any_text_is_harmless_and_all_of_it_is_there(text: str) -> None:
    page = write_html(saying(Text(text), asked=text, title=text))
    assert is_harmless(page)
    said = Reader(page).text
    shown = "".join(visible(text).split())
    # Numbers and hyphens of lists are drawn by the browser.
    for word in filter(str.isalpha, one_line(text).split()):
        assert word in said
    assert not set(visible(said)) ^ set(said)
    assert shown or not text.strip()


def test_what_was_typed_as_a_list_is_one_and_lines_stay_lines() -> None:
    page = write_html(saying(Text("We agreed:\n\n- on Friday\n- on paper\n\nline one\nline two"))).decode()
    assert "<li>on Friday</li>" in page
    assert "line one<br" in page


def test_every_drawn_bar_says_in_words_what_it_shows() -> None:
    found = Reader(write_html(whole_unit()))
    bars = [attributes for tag, attributes in found.tags if tag == "svg"]
    assert len(bars) > 20
    assert all(one["role"] == "img" and " of " in (one["aria-label"] or "") for one in bars)


def test_a_page_is_in_british_english_and_fetches_nothing() -> None:
    page = write_html(whole_unit())
    tags = Reader(page).tags
    assert ("html", {"lang": "en-GB"}) in tags
    assert is_harmless(page)
    assert b"default-src 'none'" in page and b"http" not in page.replace(b"http-equiv", b"")


def test_headings_go_down_one_level_at_a_time() -> None:
    levels = [int(tag[1]) for tag, _ in Reader(write_html(whole_unit())).tags if tag in ("h1", "h2", "h3", "h4")]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


@pytest.mark.whole
@pytest.mark.skipif(shutil.which("chromium") is None, reason="Chromium is not installed")
def test_a_browser_prints_all_of_it(tmp_path: Path) -> None:
    page, printed = tmp_path / "unit.html", tmp_path / "unit.pdf"
    page.write_bytes(write_html(whole_unit()))
    flags = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={tmp_path}/own")
    command = ["chromium", *flags, f"--print-to-pdf={printed}", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    pages = PdfReader(printed).pages
    said = "".join("".join(normalize("NFKC", one.extract_text()).split()) for one in pages)  # “ﬁ” is one letter there
    answers = (answer for _, _, answer in whole_unit().answers())
    written = [block.text for answer in answers for block in answer.blocks if isinstance(block, Text)]
    assert len(written) > 50
    points = ("".join(normalize("NFKC", one.replace("\n- ", "\n")).split()) for one in written)
    assert [one for one in points if one.replace("…", "...") not in said.replace("•", "")] == []
    # Each part begins on a page of its own, behind the cover and the contents.
    starts = [number for number, one in enumerate(pages) if whole_unit().parts[2].title in one.extract_text()[:200]]
    assert starts and starts[0] > 0
