"""Slides as Markdown: one heading of the second level a slide, the speaker's notes in a block of Pandoc's ``notes``.

Pandoc makes slides of it for any program (``pandoc --slide-level=2``); in any other editor it is an outline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from learnlog.export.document import Document
from learnlog.export.markdown import escaped, prose
from learnlog.export.slides import Slide, all_to_mend
from learnlog.export.written import Written

_FENCE = re.compile(r"^(\s*):::", re.MULTILINE)


def write_slides(document: Document) -> Written:
    """Return the document's presentations as a Markdown file in UTF-8, and what to mend before they are shown."""
    blocks = [block for deck in document.decks for slide in deck.shown for block in _slide(slide)]
    return Written(("\n\n".join(blocks) + "\n").encode(), all_to_mend(document.decks))


def _slide(slide: Slide) -> Iterator[str]:
    yield f"## {_one(slide.title)}"
    if slide.kind == "title":
        yield from (_one(bullet) for one in slide.said for bullet in one.bullets)
        return
    if slide.lead:
        yield _one(slide.lead)
    for one in slide.said:
        if one.label:
            yield f"**{_one(one.label)}**"
        yield "\n".join(f"- {_one(bullet)}" for bullet in one.bullets)
    if slide.notes:
        yield f"::: notes\n\n{_FENCE.sub(_no_fence, prose(slide.notes))}\n\n:::"


def _one(text: str) -> str:
    return _FENCE.sub(_no_fence, escaped(text))


def _no_fence(found: re.Match[str]) -> str:
    return f"{found[1]}\\:::"
