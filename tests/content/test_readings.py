from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from learnlog.content.reading import Block, LinkHere, Notes, Prose
from learnlog.content.readings import read_body, split_head
from learnlog.content.slugs import is_id, slug

NUMBERS = {"one": 1, "five": 5, "twelve": 12}


def blocks_of(markdown: str) -> list[Block]:
    body = read_body("readings/x.md", markdown, 0, NUMBERS)
    assert not body.faults
    return body.blocks


def shown(block: Block) -> str:
    assert isinstance(block, Prose)
    return "".join(
        child.content
        for token in MarkdownIt("commonmark").parse(block.markdown)
        for child in token.children or ()
        if child.type in ("text", "text_special", "code_inline")
    )


def test_a_head_is_split_from_its_text() -> None:
    assert split_head('+++\ntitle = "x"\n+++\n\nText') == ('title = "x"', "\nText", 3)
    assert split_head('+++ \r\ntitle = "x"\r\n+++\r\nText') == ('title = "x"', "Text", 3)
    assert split_head("Text") is None
    assert split_head("+++\nno end") is None


def test_notes_follow_the_block_that_calls_them_each_once() -> None:
    found = blocks_of("One[^one].\n\nTwo[^five], three[^one], four[^five].\n\nFive.\n\nSix.")
    assert [block.kind for block in found] == ["prose", "notes", "prose", "notes", "prose"]
    assert isinstance(found[3], Notes)
    assert found[3].references == ("five", "one")
    assert isinstance(found[4], Prose)
    assert found[4].markdown == "Five.\n\nSix."


def test_a_mark_is_shown_as_its_number_in_brackets_whatever_follows() -> None:
    for after in ("", "(here)", ": so", "[^five]", "[x]"):
        assert shown(blocks_of(f"Said[^twelve]{after}")[0]).startswith("Said[12]")


def test_notes_of_a_list_and_of_a_table_follow_the_whole_of_it() -> None:
    found = blocks_of("- a[^one]\n- b\n\n| a | b |\n|---|---|\n| c[^five] | d |\n\nEnd.")
    assert [block.kind for block in found] == ["prose", "notes", "prose", "notes", "prose"]


def test_code_and_escaped_marks_call_nothing() -> None:
    markdown = "A `[^one]` and ``x ` [^one]`` and \\[^one].\n\n```\n[^one]\n[[link:x]]\n```\n\n    [^one]"
    found = blocks_of(markdown)
    assert [block.kind for block in found] == ["prose"]
    assert isinstance(found[0], Prose)
    assert found[0].markdown == markdown


def test_a_link_alone_on_a_line_stands_in_its_place() -> None:
    found = blocks_of("Before\n[[link:one]]\nafter\n\n[[link:two]]  \n[[link:three]]")
    assert [block.kind for block in found] == ["prose", "link", "prose", "link", "link"]
    assert [block.link for block in found if isinstance(block, LinkHere)] == ["one", "two", "three"]


def test_sections_begin_with_their_heading() -> None:
    body = read_body("x", "Intro\n## 1. Children’s *own* words[^one]\nText\n### Deeper\nMore\n\n## Crèche", 0, NUMBERS)
    assert body.anchors == ["1-childrens-own-words", "creche"]
    assert [(block.kind, block.anchor) for block in body.blocks] == [
        ("prose", ""),
        ("prose", "1-childrens-own-words"),
        ("notes", "1-childrens-own-words"),
        ("prose", "1-childrens-own-words"),
        ("prose", "creche"),
    ]


def test_lines_of_marks_and_links_are_counted_from_the_top_of_the_file() -> None:
    body = read_body("x", "\nText\nmore[^one]\n\n[[link:a]]\n\n- x\n- y[^five]", 4, NUMBERS)
    assert body.cited == [("one", 7), ("five", 12)]
    assert body.linked == [("a", 9)]


PIECE = st.sampled_from(
    ["word", "[^one]", "[^five]", "`[^one]`", "## Head", "- item", "1. item", "> said", "    code", "[[link:a]]"]
)


@given(st.lists(st.lists(PIECE, max_size=3).map(" ".join), max_size=12))
@settings(max_examples=100, deadline=None)
def test_no_line_of_a_reading_is_lost_or_told_twice(lines: list[str]) -> None:
    body = read_body("x", "\n".join(lines), 0, NUMBERS)
    written = [word for line in lines for word in line.split() if word in ("word", "item", "said", "code")]
    kept = " ".join(block.markdown for block in body.blocks if isinstance(block, Prose)).split()
    assert [word for word in kept if word in ("word", "item", "said", "code")] == written
    called = sum(block.kind == "notes" for block in body.blocks)
    assert called <= len(body.cited)


@given(st.text(max_size=80))
def test_a_slug_is_an_id_or_empty(text: str) -> None:
    made = slug(text)
    assert made == "" or len(made) > 60 or is_id(made)
