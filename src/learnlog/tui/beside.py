"""What the unit says about the step in front, beside its fields."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from learnlog.content.reading import Reading
from learnlog.content.unit import Unit
from learnlog.text import visible
from learnlog.tui.reading import ReadingView


class Beside(Vertical):
    """The piece of the unit a step stands next to; it takes no room where there is none."""

    DEFAULT_CSS = """
    Beside {
        width: 27%;
        min-width: 32;
        max-width: 56;
        height: 1fr;
        border-left: solid $border-blurred;
        padding: 1 0 0 1;
        & > #beside-title { text-style: bold; color: $text-muted; padding: 0 1; margin-bottom: 1; }
        &.-empty { display: none; }
    }
    """

    def __init__(self, unit: Unit) -> None:
        super().__init__()
        self._unit = unit
        self._place: str | None = None

    def compose(self) -> ComposeResult:
        """A line that says what this is; the text follows when a step has one."""
        yield Static(id="beside-title")

    def show(self, place: str) -> None:
        """Show ``readings/ID`` or one section of it; nothing for an empty place."""
        if place == self._place:
            return
        self._place = place
        self.query(ReadingView).remove()
        try:
            screen = self._unit.screen(place) if place else None
        except KeyError:
            screen = None
        reading = screen.shows if screen else None
        self.set_class(not isinstance(reading, Reading), "-empty")
        if screen is not None and isinstance(reading, Reading):
            self.query_one("#beside-title", Static).update(Content(f"From the unit: {visible(reading.title)}"))
            # A section is read for itself; the key points belong to the whole.
            self.mount(ReadingView(self._unit, reading, screen.part, width=64, key_points=not screen.part))

    def focus_text(self) -> None:
        """Put the focus on the text, to scroll it."""
        for view in self.query(ReadingView):
            view.focus()
