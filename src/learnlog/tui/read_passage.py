"""A passage of a text that is read at length: it is set as the trainee has it, and the reading ruler goes over it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from learnlog.tui.manner import PLAIN, Manner, manner_of
from learnlog.tui.typeset import Passage, Piece, Typeset


class ReadPassage(Passage):
    """A passage that follows how text is set in the app.

    Args:
        pieces: in order.
        measure: the widest a line of text is set, where that is not the width of the page; 0 for no limit.
    """

    def __init__(self, pieces: Sequence[Piece], *, measure: int = 0, classes: str | None = None) -> None:
        super().__init__(pieces, measure=measure, classes=classes)
        self._measure = measure
        self._manner = PLAIN

    def on_mount(self) -> None:
        """Be set as everything is."""
        self.follow(manner_of(self.app))

    def follow(self, manner: Manner) -> None:
        """Be set in this manner from now on."""
        # The ruler and the width of the page are the page's.
        manner = replace(manner, width=PLAIN.width, ruler=PLAIN.ruler)
        if manner != self._manner:
            self._manner = manner
            self._show(self.typeset.again(self._measure, manner))

    def measure(self, widest: int) -> None:
        """Set lines no wider than this."""
        if widest != self._measure:
            self._measure = widest
            self._show(self.typeset.again(widest, self._manner))

    def set(self, pieces: Sequence[Piece]) -> None:
        """Show other pieces."""
        self._show(Typeset(pieces, self._measure, self._manner))

    def _show(self, typeset: Typeset) -> None:
        self.typeset = typeset
        self.update(typeset)

    # -- the ruler

    def readable(self) -> list[int]:
        """Return the lines there is anything on."""
        lines = self.typeset.lines(self.content_size.width)
        return [y for y, line in enumerate(lines) if any(sign.isalnum() for sign in line.plain)]

    def rule(self, line: int | None) -> None:
        """Put the ruler on a line, or take it away."""
        if self.typeset.ruled != line:
            self.typeset.ruled = line
            self.refresh()
