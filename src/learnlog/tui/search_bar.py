"""What the Log room is searched with: the box, what it offers to go on with, and the line of filters."""

from __future__ import annotations

from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import OptionList

from learnlog.search import Choices, with_filter
from learnlog.tui.completions import Completions
from learnlog.tui.filter_line import FilterLine
from learnlog.tui.log_words import PLACEHOLDER
from learnlog.tui.query_box import QueryBox


class SearchBar(Vertical):
    """Keeps the box and the line of filters to the same text, which is all that is searched for."""

    DEFAULT_CSS = """
    SearchBar {
        height: auto;
        & > QueryBox { margin: 0 1; }
    }
    """

    class Changed(Message):
        """Another text is to be searched for."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Left(Message):
        """Somebody is done with it, and wants to what was found."""

    def __init__(self) -> None:
        super().__init__()
        # Every key asks for some of them: to look for them each time would take longer than what it does.
        self._completions = Completions(id="completions")
        self._box = QueryBox(self._completions, placeholder=PLACEHOLDER)
        self._filters = FilterLine(id="filters")

    def compose(self) -> ComposeResult:
        """The box above, the filters below; the offers come over what is below them."""
        yield self._box
        yield self._completions
        yield self._filters

    @property
    def text(self) -> str:
        """What is searched for, as it was typed."""
        return self._box.value

    @property
    def is_typed_in(self) -> bool:
        """Whether a letter is written into the box."""
        return self._box.has_focus

    def offer(self, choices: Choices, today: date) -> None:
        """Offer what the log can be narrowed by, as of a day."""
        self._filters.offer(choices, today)
        self._box.choose_from(choices)

    def clear(self) -> None:
        """Search for nothing."""
        self._box.value = ""

    def to_box(self) -> None:
        """Go to the box."""
        self._box.focus()

    def to_filters(self) -> None:
        """Go to the filters."""
        self._filters.focus()

    @on(QueryBox.Changed)
    def _changed(self, event: QueryBox.Changed) -> None:
        event.stop()
        self._filters.show(event.value)
        self.post_message(self.Changed(event.value))

    @on(FilterLine.Changed)
    def _filters_changed(self, event: FilterLine.Changed) -> None:
        event.stop()
        text = self._box.value
        for name, value in event.values.items():
            text = with_filter(text, name, value)
        self._box.value = text
        self._box.cursor_position = len(text)

    @on(OptionList.OptionSelected, "Completions")
    def _offer_clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        offer = self._completions.at(event.option_index)
        if offer is not None:
            self._box.take(offer)

    @on(QueryBox.Left)
    @on(FilterLine.Left)
    def _left(self, event: QueryBox.Left | FilterLine.Left) -> None:
        event.stop()
        self.post_message(self.Left())
