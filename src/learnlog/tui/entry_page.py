"""The page an entry stands on, full screen: it keeps its place when the entry changes, and goes from hit to hit."""

from __future__ import annotations

import asyncio

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Static

from learnlog.tui.choosing import TurnRuler
from learnlog.tui.entry_view import EntryView
from learnlog.tui.manner import Manner, manner_of
from learnlog.tui.ruler import Ruler


class EntryPage(VerticalScroll):
    """Shows an entry, or says why there is none."""

    BINDINGS = [
        Binding("R", "ruler", "Ruler", id="page.ruler", tooltip="Marks the line you read; ↑ and ↓ move it", show=False)
    ]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._one_at_a_time = asyncio.Lock()
        self._hit = 0
        self._hits = 0
        self._begun = False
        self._setting = False
        self._ruler = Ruler(self)

    def on_mount(self) -> None:
        """Use the ruler where it is used."""
        self.follow(manner_of(self.app))

    def watch_virtual_size(self) -> None:
        """Find a line for the ruler once there are lines: the page may be laid out after it was asked for."""
        if self._ruler.is_on:
            self.call_after_refresh(self._ruler.find)

    def follow(self, manner: Manner) -> None:
        """Use the reading ruler, or put it away."""
        self._ruler.turn(manner.ruler)

    def action_ruler(self) -> None:
        """Use the reading ruler, or put it away."""
        self.post_message(TurnRuler())

    def action_scroll_down(self) -> None:
        """One line down, or the ruler to the next line."""
        if not (self._ruler.is_on and self._ruler.move(1)):
            super().action_scroll_down()

    def action_scroll_up(self) -> None:
        """One line up, or the ruler to the line before."""
        if not (self._ruler.is_on and self._ruler.move(-1)):
            super().action_scroll_up()

    @property
    def _view(self) -> EntryView | None:
        return next(iter(self.query_children(EntryView)), None)

    @property
    def hits(self) -> int:
        """How many places there are where what is searched for stands; of the page before while another is put in."""
        if not self._setting:
            self._hits = self._view.hits if self._view is not None else 0
        return self._hits

    @property
    def hit(self) -> int:
        """The one that is looked at, from 0."""
        return min(self._hit, max(self.hits - 1, 0))

    async def show(self, page: EntryView | Static) -> None:
        """Show this in place of what was there: the first time at the first hit, after that at the same place."""
        at = self.hit
        if isinstance(page, EntryView):
            page.hit = self._hit
        async with self._one_at_a_time, self.batch():
            # A key that comes meanwhile finds no page: it counts on the one before, and is made good below.
            self._setting = bool(self.hits)
            try:
                await self.remove_children()
                await self.mount(page)
            finally:
                self._setting = False
        if isinstance(page, EntryView) and page.hits:
            page.look_at(self.hit)
            if not self._begun or self.hit != at:
                self.call_after_refresh(page.bring_into_sight, self.hit)
        self._begun = True
        self.call_after_refresh(self._ruler.find)

    def step(self, step: int) -> None:
        """Go to the next hit (1) or the one before (-1); after the last comes the first."""
        if not self.hits:
            return
        self._hit = (self.hit + step) % self.hits
        if self._view is not None and not self._setting:
            self._view.look_at(self._hit)
            self._view.bring_into_sight(self._hit)
