from __future__ import annotations

import io

import pytest

from learnlog.tui.terminal import print_markdown


def printed(markdown: str, *, width: int = 60, styled: bool = False) -> str:
    stream = io.StringIO()
    print_markdown(markdown, stream, width=width, styled=styled)
    return stream.getvalue()


def test_headings_stand_at_the_margin_and_no_line_is_too_wide_or_filled_up() -> None:
    text = printed("# Title\n\n" + "word " * 40 + "\n\n## Second\n\n- one\n- two\n")
    lines = text.split("\n")
    assert lines[0] == "Title"
    assert "Second" in lines
    assert max(map(len, lines)) <= 60
    assert all(line == line.rstrip() for line in lines)


def test_a_table_is_set_in_columns() -> None:
    text = printed("Before.\n\n| Left | Right |\n| --- | --- |\n| a | b |\n\nAfter.\n")
    assert text == "Before.\n\nLeft  Right\n───────────\na     b\n\nAfter.\n"


def test_notes_are_numbers_in_brackets_here_and_below() -> None:
    text = printed("Said[^1] and again[^2].\n\nCode `[^1]`.\n\n[^1]: Word\n[^2]: A. Reader (1999) On *Listening*.\n")
    assert "Said[1] and again[2]." in text
    assert "Code [^1]." in text
    assert "\n[1] Word\n" in text
    assert "\n[2] A. Reader (1999) On Listening.\n" in text


def test_an_address_is_printed_once() -> None:
    assert printed("<https://a.example/b>\n").strip() == "https://a.example/b"
    assert printed("[words](https://a.example/b)\n").strip() == "words (https://a.example/b)"


def test_what_looks_like_html_or_markup_is_text() -> None:
    assert printed("a <b>c</b> [red]d[/red] :smile:\n\n<div>\n\ne\n").split() == (
        ["a", "<b>c</b>", "[red]d[/red]", ":smile:", "<div>", "e"]
    )


def test_code_stands_as_written() -> None:
    assert printed("```toml\na = [1]\n  b\n```\n") == "    a = [1]\n      b\n"


def test_styles_only_where_they_are_wanted_and_never_a_colour() -> None:
    markdown = "# A\n\n**b** *c* `d` [e](f)\n\n> g\n\n---\n\n```py\nimport h\n```\n\n|i|\n|-|\n|j|\n"
    assert "\x1b" not in printed(markdown)
    codes = {part.split("m")[0] for part in printed(markdown, styled=True).split("\x1b[")[1:]}
    assert codes == {"0", "1"}, "bold, and neither italics nor lines under words"


@pytest.mark.parametrize("styled", [True, False])
@pytest.mark.parametrize(
    "markdown",
    [
        "a\x1b]52;c;x\x07b \x9b2J \u202e \x7f",
        "&#27;[2J &#x9b;2J &#x202e; &#7;",
        "`\x1b[2J` **\x1b[2J**",
        "```\n\x1b[2J\n```",
        "| \x1b[2J |\n|---|\n| &#x202e; |",
        "[a](https://a.example/\x1b[2J) <https://a.example/\u202e>",
        "# \x1b[2J",
        "![a\x1b[2J](b\x1b[2J)",
    ],
)
def test_nothing_in_the_text_drives_the_terminal(markdown: str, styled: bool) -> None:
    text = printed(markdown, styled=styled)
    assert not set("\x07\x9b\u202e\x7f") & set(text)
    assert "\x1b[2J" not in text
    assert "\x1b]" not in text
    assert styled or "\x1b" not in text
