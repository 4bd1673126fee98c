"""Markdown: what was written is never taken for markup, by the strictest reader."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from learnlog.export.document import Added, Document, Part, Rated, Ratings, Section, Table
from learnlog.export.markdown import escaped, prose, write_markdown
from learnlog.text import one_line
from tests.export.documents import saying

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
PLAIN = frozenset({"paragraph_open", "paragraph_close", "inline", "text", "softbreak", "hardbreak"})
LISTS = frozenset(f"{one}_{end}" for one in ("bullet_list", "ordered_list", "list_item") for end in ("open", "close"))


def kinds(markdown: str) -> set[str]:
    found = READER.parse(markdown)
    return {one.type for one in found} | {inner.type for one in found for inner in one.children or ()}


def read(markdown: str) -> str:
    found = READER.parse(markdown)
    return " ".join(inner.content for one in found for inner in one.children or () if inner.content)


ANY = st.text(st.sampled_from("ab \t#*_`<>[]()!&;|\\~=+-1.):\n"), max_size=30) | st.text(
    st.characters(exclude_categories=["Cs"]), max_size=60
)


@given(ANY)
@example("* a")
@example("=")
@example("- - -")
@example("1) a")
@example("&lt;script&gt;")
def test_one_line_is_plain_text_and_reads_as_it_was_written(text: str) -> None:
    markdown = escaped(text)
    assert kinds(markdown) <= PLAIN
    assert "".join(read(markdown).split()) == "".join(one_line(text).split())


@given(ANY)
@example("    indented")
@example("a\n===")
@example("a\n---")
@example("```\nb")
@example("| a |\n| - |\n")
@example("- a\n      b")
@example("- - -")
@example("+ + +\na")
@example("1) a")
def test_prose_is_paragraphs_and_lists_and_nothing_else(text: str) -> None:
    assert kinds(prose(text)) <= PLAIN | LISTS


def test_lines_stay_lines_and_lists_lists() -> None:
    assert prose("one\ntwo\n\nthree") == "one\\\ntwo\n\nthree"
    assert "bullet_list_open" in kinds(prose("We agreed:\n- on Friday\n- on paper"))
    assert prose("We agreed:\n- on Friday") == "We agreed:\n- on Friday"


def test_cells_keep_bars_and_lines() -> None:
    page = write_markdown(saying(Table(("a|b", ""), (("one\ntwo", "<b>"),)))).decode()
    assert "| a\\|b |  |\n| --- | --- |\n| one<br>two | \\<b\\> |" in page


@pytest.mark.parametrize(
    ("rated", "row"),
    [
        (Rated("Respect", "weak", 2, "Seen twice"), "| Respect | ●●○○ weak | Seen twice |"),
        (Rated("Respect", "not seen", 0, "Never there"), "| Respect | not seen | Never there |"),
        (Rated("Respect", "", 0, "Seen twice"), "| Respect | not rated | Seen twice |"),
        (Rated("Who", "left", 1, "x", ("pupil", "staff")), "| Who: pupil – staff | ●○○○ left | x |"),
    ],
)
def test_a_rating_is_drawn_and_said(rated: Rated, row: str) -> None:
    page = write_markdown(saying(Ratings(("absent", "weak", "partly", "strong"), (rated,)))).decode()
    assert row in page


def test_what_was_added_stands_under_its_day() -> None:
    added = Section("Followed up", (Added("1 December 2026, 17:05", "Asked *again*."),))
    page = write_markdown(Document("A log", (), (Part("walk", "A walk", sections=(added,)),))).decode()
    assert page.endswith("### Followed up\n\n#### 1 December 2026, 17:05\n\nAsked \\*again\\*.\n")
    assert "## Contents" not in page, "one part needs none"
