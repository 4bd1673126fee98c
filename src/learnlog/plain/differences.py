"""What differs between two states of an entry, told part by part, with what is gone and what is new."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from learnlog.journal.compare import Part
from learnlog.journal.spans import Spans
from learnlog.plain.talk import Talk, counted
from learnlog.text import one_line

_AROUND = 12
"""Words that are told before and after what differs."""


def tell_differences(talk: Talk, parts: Iterable[Part], before: str, after: str) -> None:
    """Tell every part that differs.

    Args:
        before, after: what the two sides are called.
    """
    changed = [part for part in parts if part.changed]
    talk.say(f"{counted(len(changed), 'part differs', 'parts differ')}." if changed else "Both read the same.")
    for number, part in enumerate(changed, start=1):
        question = f". {one_line(part.question)}" if part.question.strip() else ""
        talk.title(f"{number} of {len(changed)}: {one_line(part.heading)}{question}")
        for name, spans in ((before, part.before), (after, part.after)):
            talk.say(f"{name}:")
            talk.say(_marked(spans) or "(nothing)", first="  ", rest="  ")


def _marked(spans: Spans) -> str:
    """Return a text with what is only on its side in brackets, and long stretches of what is on both cut short."""
    stretches = [
        (change, "".join(one.text for one in some)) for change, some in groupby(spans, key=lambda one: one.change)
    ]
    if len(stretches) == 1 and stretches[0][0] != "same":
        return stretches[0][1]
    last = len(stretches) - 1
    return "".join(
        _cut(text, at, last) if change == "same" else f"[{'gone' if change == 'gone' else 'new'}: {text.strip()}] "
        for at, (change, text) in enumerate(stretches)
    ).strip()


def _cut(text: str, at: int, last: int) -> str:
    words = text.split(" ")
    if len(words) <= 2 * _AROUND + 1:
        return text
    before = " ".join(words[:_AROUND]) if at else ""
    after = " ".join(words[-_AROUND:]) if at < last else ""
    return " … ".join((before, after))
