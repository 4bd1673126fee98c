"""The last look at a line before it is sent to the terminal.

Text is made visible where it is put on a screen, so that what drives a terminal is seen to be there. What slips past
that, in this or a later screen, ends here: it is not sent.
"""

from __future__ import annotations

import re

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from learnlog.text import UNSEEN


class UnseenFilter(LineFilter):
    """Takes out of a line what no terminal may be sent. The line keeps its width."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments of a line without what is not shown; the very same list where there is nothing of it."""
        if not any(UNSEEN.search(segment.text) for segment in segments):
            return segments
        return [
            segment if segment.control else Segment(UNSEEN.sub(_in_place_of, segment.text), segment.style)
            for segment in segments
        ]


def _in_place_of(unseen: re.Match[str]) -> str:
    found = unseen[0]
    return found if len(found) > 1 else "␦" * cell_len(found)  # more than one character is a flag
