from __future__ import annotations

import pytest

from learnlog.export.prose import Listed, Paragraph, Prose, read_prose


def said(*lines: str) -> Paragraph:
    return Paragraph(lines)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("", ()),
        ("one\ntwo\n\n\nthree", (said("one", "two"), said("three"))),
        ("- a\n- b\n  more", (Listed(((said("a"),), (said("b", "more"),))),)),
        ("Then:\n3. c\n4. d", (said("Then:", "3. c", "4. d"),)),
        ("3. c\n4. d", (Listed(((said("c"),), (said("d"),)), 3),)),
        ("- a\n  - b", (Listed(((said("a"), Listed(((said("b"),),))),)),)),
        ("*a* [b](c) <i> # &amp; `d` \\*", (said("*a* [b](c) <i> # &amp; `d` \\*"),)),
        ("# no heading\n> no quotation", (said("# no heading", "> no quotation"),)),
        ("a\x1b[2Jb\u202ec", (said("a␛[2Jb␦c"),)),
    ],
)
def test_only_paragraphs_lines_and_lists_are_read(text: str, meant: Prose) -> None:
    assert read_prose(text) == meant
