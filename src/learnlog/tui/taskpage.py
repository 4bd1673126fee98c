"""A task or activity in the line of the unit's screens: what it asks, and the way into it."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button

from learnlog.content.placeholders import PLACEHOLDER, filled
from learnlog.content.task import Step
from learnlog.content.unit import Screen, Unit
from learnlog.text import one_line, visible
from learnlog.tui.marks import MARKS, NOTHING_YET
from learnlog.tui.page import Page
from learnlog.tui.read_passage import ReadPassage
from learnlog.tui.typeset import HEADING, Paragraph

IN_WORDS = {
    "not started": "Not started",
    "draft": "Draft in your log",
    "complete": "Complete",
}


class TaskPage(Page):
    """What a task asks, how long it takes and with whom, its steps, and the button that opens it.

    Args:
        unit: the unit it belongs to.
        screen: the task's place in the unit's order.
        state: ``not started``, ``draft`` or ``complete``.
        width: widest line, in characters; the one that is set for reading where there is none.
        tail: widgets to stand under it.
    """

    DEFAULT_CSS = """
    TaskPage {
        & > .page-column > .task-name { margin: 1 0 0 0; }
        & > .page-column > .task-facts { color: $text-muted; }
    }
    """

    def __init__(
        self,
        unit: Unit,
        screen: Screen,
        state: str = "not started",
        width: int | None = None,
        *,
        tail: Iterable[Widget] = (),
    ) -> None:
        super().__init__(width=width, tail=tail)
        self.unit = unit
        self.place = screen
        # A task's screen never shows a reading.
        self.shown = unit.task(screen.shows.id)
        self.begin = Button(Content(""), classes="begin", variant="primary", flat=True)
        self._facts = ReadPassage([], classes="task-facts")
        self.show_state(state)

    def compose_page(self) -> ComposeResult:
        """Name, facts, what is asked, the button, and the steps."""
        yield ReadPassage([Paragraph(Content.styled(one_line(self.place.title), HEADING))], classes="task-name")
        yield self._facts
        yield ReadPassage([Paragraph(Content(visible(self.shown.asks)))])
        yield self.begin
        titles = [(step, title) for step in self.shown.steps for title in self._titles(step)]
        steps = [self._line(number, step, title) for number, (step, title) in enumerate(titles, 1)]
        yield ReadPassage([Paragraph(Content.styled("Its steps", "bold")), *steps])

    def _titles(self, step: Step) -> list[str]:
        """Return the titles a step has: one for each round where the rounds are known before anything is answered."""
        if not step.for_each:
            return [step.title]
        source = step.for_each
        rounds = {"areas": self.unit.areas, "outcomes": self.unit.outcomes}.get(source)
        if rounds is None and source.startswith("lists."):
            rounds = self.unit.lists.get(source.removeprefix("lists."))
        if rounds:
            return [filled(step.title, item) for item in rounds]
        return [f"{PLACEHOLDER.sub('…', step.title)} (for each one you choose)"]

    def _line(self, number: int, step: Step, title: str) -> Paragraph:
        first = f"{'▸' if step.id == self.place.part else ' '} {number:>2}. "
        return Paragraph(Content(one_line(title)), first, " " * len(first), close=True)

    def show_state(self, state: str) -> None:
        """Show how the task stands."""
        name = one_line(self.shown.label or f"“{self.shown.title}”")
        verb = {"draft": "Go on with", "complete": "Open"}.get(state, "Begin")
        self.begin.label = Content(f"{verb} {name}")
        minutes = self.shown.minutes
        about = (f"about {minutes} minutes",) if minutes else ()
        together = ("with colleagues",) if self.shown.colleagues else ()
        said = f"{MARKS.get(state, NOTHING_YET)} {IN_WORDS.get(state, state)}"
        self._facts.set([Paragraph(Content(" · ".join((self.shown.kind.capitalize(), *about, *together, said))))])
