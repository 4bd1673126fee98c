"""A presentation, full screen: one slide at a time, the speaker's notes on a key, a clock, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from learnlog.export.slides import Deck, Slide
from learnlog.text import visible
from learnlog.tui.slide import slide_pieces
from learnlog.tui.typeset import Paragraph, Passage
from learnlog.tui.undisturbed import Undisturbed

MEASURE = 84
"""The longest line, in characters: an audience reads short ones."""

ROOMY = 30
"""Lines from which on bullets have a blank line between them."""


class PresentScreen(Undisturbed):
    """Presents a deck.

    Args:
        deck: what is shown; slides that nothing is written for are left out.
        clock: says what time it is.
        start: where to begin, counted from 0.
    """

    HELP = """
    # Presenting

    One slide fills the screen, and nothing else is on it but its number and the time. Make the letters of your
    terminal larger (often Ctrl and +) until the last row of seats can read them.

    | Key | What it does |
    | --- | --- |
    | {present.next} | next slide |
    | {present.back} | slide before |
    | {present.first}; {present.last} | first slide, last slide |
    | 1 to 9 | that slide |
    | ↑ ↓ | scroll a long slide, or your notes while they are shown |
    | {present.notes} | your notes, or not |
    | {present.clock} | the clock, or not |
    | Escape | leave |
    """

    BINDINGS = [
        Binding(
            "right,space,pagedown,enter", "move(1)", "Next slide", id="present.next", tooltip="Show the next slide"
        ),
        Binding(
            "left,backspace,pageup", "move(-1)", "Slide before", id="present.back", tooltip="Show the slide before"
        ),
        Binding("home,f5", "slide(1)", "First slide", id="present.first", tooltip="Show the first slide"),
        Binding("end", "slide(0)", "Last slide", id="present.last", tooltip="Show the last slide"),
        Binding("n", "notes", "Notes", id="present.notes", tooltip="Show your notes, or hide them"),
        Binding("c", "clock", "Clock", id="present.clock", tooltip="Show the clock, or hide it"),
        Binding("up", "scroll(-1)", "Scroll up", show=False, id="present.up", tooltip="Scroll up"),
        Binding("down", "scroll(1)", "Scroll down", show=False, id="present.down", tooltip="Scroll down"),
        # Elsewhere digits lead to other rooms.
        *(Binding(str(number), f"slide({number})", show=False) for number in range(1, 10)),
    ]

    DEFAULT_CSS = """
    PresentScreen {
        & > #present-page { height: 1fr; align-horizontal: center; scrollbar-size-vertical: 1; }
        & #present-slide { height: auto; max-width: 84; padding: 3 4; }
        &.-narrow #present-slide { padding: 2 4; }
        &.-title > #present-page { align-vertical: middle; }
        & > #present-notes {
            height: auto; max-height: 40%; background: $panel; display: none;
            align-horizontal: center; scrollbar-size-vertical: 1;
        }
        &.-notes > #present-notes { display: block; }
        & #present-said { height: auto; max-width: 84; padding: 1 4; }
        & > #present-line { height: 1; padding: 0 2; color: $text-muted; }
        & #present-number { width: 1fr; }
        & #present-clock { width: auto; }
    }
    """

    def __init__(self, deck: Deck, clock: Callable[[], datetime], start: int = 0) -> None:
        super().__init__()
        self._slides = deck.shown
        self._clock = clock
        self._began = clock()
        self._at = max(0, min(start, len(self._slides) - 1))
        self._slide = Passage([], measure=MEASURE)
        self._slide.id = "present-slide"
        self._notes = Passage([], measure=MEASURE)
        self._notes.id = "present-said"

    @property
    def slide(self) -> Slide:
        """The slide in front."""
        return self._slides[self._at]

    def compose(self) -> ComposeResult:
        """The slide, the notes where they are wanted, and one quiet line."""
        with VerticalScroll(id="present-page", can_focus=False):
            yield self._slide
        with VerticalScroll(id="present-notes", can_focus=False):
            yield self._notes
        with Horizontal(id="present-line"):
            yield Static(id="present-number")
            yield Static(id="present-clock")

    def on_mount(self) -> None:
        """Show the first slide, and let the clock run."""
        self._show()
        self.set_interval(1, self._show_clock)

    def _show(self) -> None:
        slide = self.slide
        self._set_slide()
        said = slide.notes.split("\n") if slide.notes else ["No notes for this slide."]
        self._notes.set([Paragraph(Content(visible(one)), close=True) for one in said])
        self.set_class(slide.kind == "title", "-title")
        self.query_one("#present-number", Static).update(Content(f"{self._at + 1} of {len(self._slides)}"))
        for page in self.query(VerticalScroll):
            page.scroll_home(animate=False)
        self._show_clock()

    def _set_slide(self) -> None:
        self._slide.set(list(slide_pieces(self.slide, close=self.size.height < ROOMY)))

    def on_resize(self) -> None:
        """Set the slide closer where there are few lines."""
        self._set_slide()

    def _show_clock(self) -> None:
        now = self._clock()
        minutes, seconds = divmod(max(0, int((now - self._began).total_seconds())), 60)
        said = f"{minutes}:{seconds:02d} · {now:%H:%M}" if not self.has_class("-no-clock") else ""
        self.query_one("#present-clock", Static).update(Content(said))

    # -- keys

    def action_move(self, by: int) -> None:
        """Show another slide; at either end it stays."""
        self._go(self._at + by)

    def action_slide(self, number: int) -> None:
        """Show a slide by its number; 0 is the last. One there is not changes nothing."""
        if number <= len(self._slides):
            self._go((number or len(self._slides)) - 1)

    def _go(self, at: int) -> None:
        if 0 <= at < len(self._slides) and at != self._at:
            self._at = at
            self._show()

    def action_scroll(self, lines: int) -> None:
        """Scroll the notes while they are shown, else a slide that is longer than the screen."""
        page = "#present-notes" if self.has_class("-notes") else "#present-page"
        self.query_one(page, VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_notes(self) -> None:
        """Show the notes, or hide them."""
        self.toggle_class("-notes")

    def action_clock(self) -> None:
        """Show the clock, or hide it."""
        self.toggle_class("-no-clock")
        self._show_clock()
