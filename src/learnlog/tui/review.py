"""The last step of every task: what is still missing, the facts about the entry, and the whole of it as it reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option

from learnlog.guide import Gap, Guide
from learnlog.journal.answers import Address
from learnlog.journal.readback import long_date
from learnlog.text import one_line
from learnlog.tui.about import AboutEntry
from learnlog.tui.entry_pieces import EntryPieces
from learnlog.tui.entry_view import EntryView
from learnlog.tui.fields.push import Push
from learnlog.tui.marks import DONE
from learnlog.tui.pointed import PointedList
from learnlog.tui.typeset import Paragraph, Typeset


class ReviewPanel(VerticalScroll, inherit_bindings=False):
    """The review.

    Args:
        guide: for the entry as it stands.
        today: says which day it is.
        read_only: whether nothing can be written, completed or reopened here.
    """

    DEFAULT_CSS = """
    ReviewPanel {
        padding: 1 2 0 2;
        scrollbar-size-vertical: 1;
        & > .step-title { text-style: bold; color: $primary; margin-bottom: 1; }
        & > #gaps-title, & > #read-title { text-style: bold; margin-top: 1; }
        & > #gaps {
            height: auto; max-height: 12; margin-bottom: 1; border: round $border-blurred; background: transparent;
            scrollbar-size-vertical: 1;
            &:focus { border: heavy $border; }
        }
        & > #finish { height: auto; margin: 1 0; }
        & > #finish Static { width: 1fr; height: auto; color: $text-muted; }
    }
    """

    can_focus = False

    BINDINGS = [
        Binding("pageup", "page_up", "Scroll up", show=False),
        Binding("pagedown", "page_down", "Scroll down", show=False),
    ]

    class GapChosen(Message):
        """Somebody wants to fill this gap."""

        def __init__(self, gap: Gap) -> None:
            super().__init__()
            self.gap = gap

    class CompletionAsked(Message):
        """Somebody wants the entry complete."""

    class ReopeningAsked(Message):
        """Somebody wants the entry to be a draft again."""

    def __init__(self, guide: Guide, *, today: Callable[[], date], read_only: bool = False) -> None:
        super().__init__()
        self._today = today
        self.guide = guide
        self._read_only = read_only

    def compose(self) -> ComposeResult:
        """Gaps or the good news, the button, the facts, and the entry as it will read."""
        entry, gaps = self.guide.entry, self.guide.gaps
        yield Static("Review", classes="step-title")
        if gaps and entry.state == "draft":
            count = "One thing is" if len(gaps) == 1 else f"{len(gaps)} things are"
            yield Static(f"{count} still missing. Enter goes there.", id="gaps-title")
            yield PointedList(*self._gap_options(), id="gaps", markup=False)
        yield from self._finish()
        yield AboutEntry(entry, today=self._today, read_only=self._read_only or entry.state == "complete")
        yield Static("As it will read" if entry.state == "draft" else "As it reads", id="read-title")
        yield EntryView(EntryPieces(entry, gaps=self._missing() if entry.state == "draft" else None))

    def _missing(self) -> dict[Address, list[str]]:
        """What is missing, by the field it is missing from."""
        missing: dict[Address, list[str]] = {}
        for gap in self.guide.gaps:
            missing.setdefault(gap.address, []).append(gap.text)
        return missing

    def _gap_options(self) -> Iterator[Option]:
        """The gaps under the titles of their steps; an option's id is the gap's place in the guide's list."""
        titles = {step.key: step.title for step in self.guide.steps}
        last = ""
        for index, gap in enumerate(self.guide.gaps):
            if gap.step != last:
                last = gap.step
                yield Option(Content.styled(one_line(titles[last]), "bold $text-muted"), disabled=True)
            yield Option(Typeset([Paragraph(Content(one_line(gap.text)), "  · ", "    ")]), id=str(index))

    def _finish(self) -> ComposeResult:
        entry = self.guide.entry
        if self._read_only:
            return
        with Horizontal(id="finish"):
            if entry.state == "complete":
                when = f" on {long_date(entry.completed.date())}" if entry.completed else ""
                yield Push("Reopen", id="reopen")
                yield Static(Content(f"{DONE} Completed{when}. Reopen it to change what you wrote."))
            elif self.guide.gaps:
                yield Push("Complete", id="complete", read_only=True)
                yield Static(Content("You can leave at any time; only “complete” waits for what is missing."))
            else:
                yield Push("Complete", id="complete")
                yield Static(Content("Nothing is missing. Read it once more, then complete it."))

    def go_to(self, field: str = "", part: str = "", cursor: tuple[int, int] | None = None) -> None:
        """Focus what comes next, the gaps or the button, with the review shown from its top."""
        for selector in ("#gaps", "#complete", "#reopen"):
            for widget in self.query(selector):
                if widget.focusable:
                    widget.focus(scroll_visible=False)
                    self.scroll_home(animate=False)
                    return

    def where(self) -> tuple[str, str, tuple[int, int]]:
        """The review has no field."""
        return "", "", (0, 0)

    @on(OptionList.OptionSelected, "#gaps")
    def _choose_gap(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(self.GapChosen(self.guide.gaps[int(event.option.id or 0)]))

    @on(Button.Pressed, "#complete")
    def _ask_completion(self, event: Button.Pressed) -> None:
        event.stop()
        self.post_message(self.CompletionAsked())

    @on(Button.Pressed, "#reopen")
    def _ask_reopening(self, event: Button.Pressed) -> None:
        event.stop()
        self.post_message(self.ReopeningAsked())
