"""What stands beside the fields of the step in front: what the unit says about it, or the slide it makes."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from learnlog.content.reading import Reading
from learnlog.content.unit import Unit
from learnlog.export.slides import Slide
from learnlog.text import visible
from learnlog.tui.reading import ReadingView
from learnlog.tui.slide import SlidePreview


class Beside(Vertical):
    """The piece of the unit a step stands next to, or its slide; it takes no room where there is neither."""

    DEFAULT_CSS = """
    Beside {
        width: 27%;
        min-width: 32;
        max-width: 56;
        height: 1fr;
        border-left: solid $border-blurred;
        padding: 1 0 0 1;
        & > #beside-title { text-style: bold; color: $text-muted; padding: 0 1; margin-bottom: 1; }
        & > SlidePreview { display: none; }
        &.-slide > SlidePreview { display: block; }
        &.-slide > ReadingView { display: none; }
        &.-empty { display: none; }
    }
    """

    def __init__(self, unit: Unit) -> None:
        super().__init__()
        self._unit = unit
        self._place: str | None = None
        self._title = ""
        self._preview = SlidePreview()

    def compose(self) -> ComposeResult:
        """A line that says what this is; the text follows when a step has one."""
        yield Static(id="beside-title")
        yield self._preview

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
        self._title = ""
        if screen is not None and isinstance(reading, Reading):
            self._title = f"From the unit: {visible(reading.title)}"
            # A section is read for itself; the key points belong to the whole.
            self.mount(ReadingView(self._unit, reading, screen.part, key_points=not screen.part))

    def show_slide(self, slide: Slide | None) -> None:
        """Show a slide in place of the text; the text again for None."""
        self.set_class(slide is not None, "-slide")
        self.set_class(slide is None and not self._title, "-empty")
        self._preview.show(slide)
        self.query_one("#beside-title", Static).update(Content("The slide, as it stands" if slide else self._title))

    @property
    def shows_slide(self) -> bool:
        """Whether a slide stands here."""
        return self.has_class("-slide")

    @property
    def has_text(self) -> bool:
        """Whether the unit says anything about the step in front."""
        return bool(self._title)

    def focus_text(self) -> None:
        """Put the focus on what is here, to scroll it."""
        if self.shows_slide:
            self._preview.focus()
            return
        for view in self.query(ReadingView):
            view.focus()
