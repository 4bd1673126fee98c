"""The line above a unit: its name, where in it the trainee is, and how much of it is read."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from learnlog.content.unit import Unit
from learnlog.text import one_line
from learnlog.tui.way import Way


class UnitHead(Horizontal):
    """``Unit 5: Personalised learning · 12 of 27 · Table 1``, and ``9 of 18 read``."""

    DEFAULT_CSS = """
    UnitHead {
        height: 1;
        background: $panel;
        padding: 0 1;
        & > .unit-where { width: 1fr; text-wrap: nowrap; text-overflow: ellipsis; }
        & > .unit-read { width: auto; padding-left: 2; color: $text-muted; }
    }
    """

    def __init__(self, unit: Unit, way: Way) -> None:
        super().__init__()
        self._unit = unit
        self._way = way

    def compose(self) -> ComposeResult:
        """Left where, right how much."""
        yield Static(classes="unit-where")
        yield Static(classes="unit-read")

    def show(self, here: int, read: set[str], *, short: bool) -> None:
        """Say where the trainee is.

        Args:
            here: number of the screen, from 0.
            read: the places that are read.
            short: whether there is no room for the unit's whole name.
        """
        unit = self._unit.label or self._unit.title if short else self._unit.name
        number = f"{here + 1} of {len(self._way.screens)}"
        title = (one_line(self._way.screens[here].title), "bold")
        self.query_one(".unit-where", Static).update(Content.assemble(one_line(unit), " · ", number, " · ", title))
        readings = self._way.readings
        done = sum(1 for place in readings if place in read)
        self.query_one(".unit-read", Static).update(Content(f"{done} of {len(readings)} read"))
