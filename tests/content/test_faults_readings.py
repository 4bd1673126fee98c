"""What can be wrong in a reading."""

from __future__ import annotations

import pytest

from .broken import WELCOME, WHY, Case, check

CASES = [
    # Readings
    Case("no head", WELCOME, "+++\n", "", "title", "", "has no head"),
    Case("head not closed", WELCOME, "]\n+++\n", "]\n", "+++", "", "has no head"),
    Case("head not TOML", WELCOME, 'title = "Welcome"', "title = Welcome", "title = Welcome", "", "is not one"),
    Case("head key", WELCOME, "part =", "prat =", "prat", "prat", "no key `prat`", "“part”", others=1),
    Case("no key points", WELCOME, '["Listening is work."]', "[]", "key_points", "key_points", "an empty list"),
    Case(
        "note in a key point",
        WELCOME,
        "Listening is work.",
        "Listening is work[^ear-2004].",
        "[^ear",
        "key_points.0",
        "in a key point",
    ),
    Case(
        "html",
        WHY,
        "> Quiet is not empty.",
        "> Quiet is <b>not</b> empty.",
        "<b>",
        "",
        "“<b>” is HTML",
        "Markdown",
        others=1,
    ),
    Case("html block", WHY, "1. Write", "<!-- note -->\n\n1. Write", "<!--", "", "is HTML"),
    Case("html in a table", WHY, "sense before letters", "sense<br>before letters", "<br>", "", "“<br>” is HTML"),
    Case(
        "unknown note",
        WHY,
        "twice[^ear-2004]",
        "twice[^eer-2004]",
        "[^eer",
        "",
        "no reference “eer-2004”",
        "“ear-2004”",
    ),
    Case(
        "unknown link",
        WHY,
        "[[link:recording]]",
        "[[link:recording]]\n\n[[link:recordin]]",
        "recordin]",
        "",
        "no link “recordin”",
        "“recording”",
    ),
    Case(
        "link among words",
        WHY,
        "1. Write it down.",
        "1. Write it [[link:recording]] down.",
        "[[link:recording]] down",
        "",
        "among other words",
    ),
    Case(
        "note written out",
        WHY,
        "1. Write",
        "[^ear-2004]: B. Ear\n\n1. Write",
        "[^ear-2004]: B",
        "",
        "written out in the text",
    ),
    Case("address apart", WHY, "1. Write", "[x]: https://x.example\n\n1. Write", "[x]:", "", "apart from its words"),
    Case("single #", WHY, "### More", "# More", "# More", "", "a single #"),
    Case("underlined", WHY, "2. Wait.", "2. Wait.\n\nEnd\n---", "End\n", "", "underlined"),
    Case("heading twice", WHY, "## What to do with it", "## What a reader shows!", "shows!", "", "Two headings"),
    Case("heading without words", WHY, "## What to do with it", "## ?!", "## ?!", "", "no words"),
    Case("control", WHY, "2. Wait.", "2. Wait\x1b[2J.", "2. Wait", "", "control character"),
]


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_fault(case: Case) -> None:
    check(case)
