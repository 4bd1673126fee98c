from __future__ import annotations

from functools import cache

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from learnlog.content.markdown import screen_markdown, unit_markdown
from learnlog.content.markdown_task import plain
from learnlog.content.parse import parse_unit
from learnlog.content.unit import Unit

from ..units import listening_to_readers

PARSER = MarkdownIt("commonmark", {"html": False}).enable("table")


@cache
def unit() -> Unit:
    return parse_unit("listening", listening_to_readers())


def screen(place: str) -> str:
    return screen_markdown(unit(), unit().screen(place))


def test_a_reading_has_title_key_points_text_and_real_footnotes() -> None:
    text = screen("readings/why-listen")
    assert text.startswith("# Why listen?\n\n*Beginning*\n\n**Key points**\n\n- A reader shows what she knows.\n")
    assert "listen[^1]. The code `[^reader-1999]` calls no note." in text
    assert "\n## What a reader shows\n" in text
    assert text.endswith(
        "[^1]: A. Reader (1999) On \\*Listening\\*. Imaginary Press.\n[^2]: B. Ear (2004) The \\[quiet\\] classroom.\n"
    )


def test_a_link_says_its_address_and_what_stands_in_its_place() -> None:
    text = screen("readings/why-listen")
    assert "> **Link:** <https://reading.example/recording>" in text
    assert "> *Closed: nothing answers at this address any more.*" in text
    assert "> **In its place:** Listen to a reader of your own. See “Task A: Notice your habits”." in text
    assert "> **Link:** `www.reading.example/library`\n>\n> A library.\n" in screen("readings/welcome")


def test_one_section_of_a_reading() -> None:
    assert screen("readings/habits#praising") == "# Three habits\n\n## Praising\n\nSay what for.\n"


def test_a_task_has_every_question_with_all_it_can_hold() -> None:
    text = screen("tasks/notice")
    assert "*About 40 minutes. Meant to be done with colleagues.*" in text
    for words in (
        "**Which habits will you watch?** (choose 1 to 2, required)",
        "*Only if you chose “Yes” under “Will you record yourself?”*",
        "## Waiting at a glance",
        "## Asking at a glance",
        "*Once for each one you choose under “Which habits will you watch?”: of Waiting, Praising, Asking*",
        "- Waiting\n  - a silence that is let be\n  - readers who correct themselves\n- Praising\n",
        "- ○ never: I have not seen it.",
        "For each: What you saw.",
        "- Where (choose one): Book corner, Corridor",
        "- Who (choose one): the people you name",
        "Proposed from what you rate under “How often do you see these?”.",
        "*Once for each person you name under “Who joins you?”*",
        "Beside it: “Three habits, waiting”, “Three habits, praising”, “Three habits, asking”.",
    ):
        assert words in text
    assert "{item" not in text


def test_a_continuum_shows_both_ends() -> None:
    assert "- Waiting: Jumping in at once … Waiting \\[as long as it takes\\]" in screen("tasks/one-reader")


def test_one_step_of_an_activity() -> None:
    text = screen("activities/before-and-now#now")
    assert "## Now" in text
    assert "## Before" not in text


def test_the_whole_unit_is_one_document() -> None:
    text = unit_markdown(unit())
    headings = [token.tag for token in PARSER.parse(text) if token.type == "heading_open"]
    assert headings.count("h1") == 1
    assert headings.count("h2") == len(unit().order) + 1
    assert text.count("[^1]: ") == text.count("[^2]: ") == 1
    assert "\n#### More\n" in text


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp", "Zs"]), min_size=1, max_size=30))
def test_plain_text_is_shown_as_it_is(words: str) -> None:
    tokens = PARSER.parse(plain(words))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert all(child.type in ("text", "text_special", "softbreak") for child in tokens[1].children or ())
    assert "".join(child.content for child in tokens[1].children or ()) == words.strip()
