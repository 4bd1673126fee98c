"""How longer text is set for whoever reads it: one manner for the whole app, followed by all that shows such text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

from textual.app import App


@dataclass(frozen=True)
class Manner:
    """How longer text is set.

    Attributes:
        width: widest line, in characters.
        line_spacing: rows from one line to the next.
        paragraph_spacing: blank rows between paragraphs, besides those that part lines.
        big_headings: whether headings stand apart by more room around them.
        ruler: whether the line being read is marked.
    """

    width: int = 70
    line_spacing: int = 1
    paragraph_spacing: int = 1
    big_headings: bool = False
    ruler: bool = False

    @property
    def parting(self) -> int:
        """Blank rows between paragraphs in all."""
        return self.paragraph_spacing + self.line_spacing - 1


PLAIN = Manner()


@runtime_checkable
class HasManner(Protocol):
    """An app in which text is set in some manner.

    Attributes:
        manner: that one.
    """

    manner: Manner


@runtime_checkable
class Follows(Protocol):
    """A widget that shows longer text."""

    def follow(self, manner: Manner) -> None:
        """Set it in this manner from now on."""


def manner_of(app: App[Any]) -> Manner:
    """Return the manner text is set in in an app; the plain one where it has none of its own."""
    return app.manner if isinstance(app, HasManner) else PLAIN


def set_manner(app: App[Any], manner: Manner) -> None:
    """Have an app set text in this manner: what is shown now, on every screen, and what comes."""
    if not isinstance(app, HasManner) or app.manner == manner:
        return
    app.manner = manner
    for screen in app.screen_stack:
        for widget in screen.query("*"):
            if isinstance(widget, Follows):
                widget.follow(manner)
