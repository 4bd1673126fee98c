"""The small list below the search box: what the search could go on with."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.widgets.option_list import Option

from learnlog.search import Offer
from learnlog.text import one_line, shorten
from learnlog.tui.pointed import PointedList

_LONGEST = 30
"""Columns of what is taken; a longer one is cut in the list, and taken whole."""


class Completions(PointedList, can_focus=False):
    """Offers, one a line; the search box moves among them and takes one. Hidden while there is nothing to offer."""

    DEFAULT_CSS = """
    Completions {
        overlay: screen;
        constrain: none inside;
        display: none;
        width: auto;
        min-width: 30;
        max-width: 76;
        height: auto;
        max-height: 10;
        margin: 0 2;
        padding: 0;
        border: round $border;
        background: $panel;
        scrollbar-size-vertical: 1;
        text-wrap: nowrap;
        text-overflow: ellipsis;
        &.-open { display: block; }
        & > .option-list--option-highlighted {
            background: $block-cursor-background;
            color: $block-cursor-foreground;
            text-style: bold;
        }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._offers: tuple[Offer, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether something is offered."""
        return bool(self._offers)

    @property
    def taken(self) -> Offer | None:
        """The highlighted offer; None while none is."""
        return self._offers[self.highlighted] if self._offers and self.highlighted is not None else None

    @property
    def first(self) -> Offer | None:
        """The highlighted offer, else the first of all."""
        return self.taken or next(iter(self._offers), None)

    def offer(self, offers: Sequence[Offer]) -> None:
        """Show these offers, none highlighted; without any the list goes."""
        if tuple(offers) == self._offers:
            return
        self._offers = tuple(offers)
        self.clear_options()
        said = [shorten(one_line(one.what), _LONGEST) for one in self._offers]
        wide = max(map(cell_len, said), default=0)
        self.add_options(Option(_line(what, one, wide)) for what, one in zip(said, self._offers, strict=True))
        self.highlighted = None
        self.set_class(bool(self._offers), "-open")

    def close(self) -> None:
        """Offer nothing."""
        self.offer(())

    def move(self, step: int) -> None:
        """Highlight the offer below (1) or above (-1); above the first there is none."""
        at = -1 if self.highlighted is None else self.highlighted
        to = min(at + step, len(self._offers) - 1)
        self.highlighted = to if to >= 0 else None

    def at(self, index: int) -> Offer | None:
        """Return an offer by its line."""
        return self._offers[index] if index < len(self._offers) else None


def _line(what: str, offer: Offer, wide: int) -> Content:
    # What is called just as it is typed need not be said twice.
    about = one_line(offer.about)
    same = what.partition(":")[2].strip('"') == about
    count = f"{offer.number:,}" if offer.number else ""
    more = "  ".join(part for part in ("" if same else about, count) if part)
    return Content(f" {what}{' ' * (wide - cell_len(what))}  {more} ")
