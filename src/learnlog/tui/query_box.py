"""The box above the log that searches it as one types, and offers what the search could go on with."""

from __future__ import annotations

from textual.binding import Binding
from textual.suggester import Suggester

from learnlog.search import Choices, Offer, offers
from learnlog.tui.completions import Completions
from learnlog.tui.search_box import SearchBox


class QueryBox(SearchBox):
    """One line to search with. Escape clears it, and leaves it once it is empty.

    Args:
        completions: the list in which it offers how to go on.
        placeholder: shown while it is empty.
    """

    BINDINGS = [
        Binding("escape", "clear_or_leave", "Clear", id="search.clear", tooltip="Clear the search, then leave it"),
        Binding("down", "leave", "To the list", id="search.leave", tooltip="Go to what was found"),
        Binding("down", "choose(1)", "Choose", id="search.choose", tooltip="Choose what to go on with"),
        Binding("up", "choose(-1)", "Choose before", id="search.choose-before", show=False, tooltip="The offer above"),
        Binding("right", "take", "Take", id="search.take", tooltip="Go on with what is offered"),
        Binding("right", "cursor_right", "Right", show=False),
        Binding("end", "take", "Take", id="search.take-end", show=False, tooltip="Go on with what is offered"),
        Binding("end", "end", "End", show=False),
    ]

    def __init__(self, completions: Completions, *, placeholder: str = "") -> None:
        super().__init__(placeholder=placeholder)
        self._completions = completions
        self._choices: Choices = {}
        self._said_no = ""
        self.suggester = _FirstOffer(self)

    def choose_from(self, choices: Choices) -> None:
        """Complete the values of filters from these."""
        self._choices = choices
        self._offer()

    def offers(self) -> tuple[Offer, ...]:
        """Return how the search could go on."""
        # While a part is selected, the next key replaces it.
        if not self.selection.is_empty or self.value == self._said_no:
            return ()
        return offers(self.value, self.cursor_position, self._choices)

    def _offer(self) -> None:
        """Offer what there is, where somebody is typing."""
        before = self._completions.is_open
        self._completions.offer(self.offers() if self.has_focus else ())
        if self._completions.is_open != before:
            self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The arrows go to what is offered as long as something is."""
        if action == "choose":
            return self._completions.is_open
        if action == "take":
            return self._completions.is_open and self.cursor_at_end
        if action == "leave":
            return not self._completions.is_open
        return super().check_action(action, parameters)

    def watch_selection(self) -> None:
        """The cursor is elsewhere: another piece is to be completed."""
        if self.is_attached:
            self._offer()

    def on_input_changed(self) -> None:
        """What was refused is forgotten with the next letter."""
        if self.value != self._said_no:
            self._said_no = ""
        self._offer()

    def on_blur(self) -> None:
        """Nobody types here any more."""
        self._completions.close()

    # -- what the keys do

    def take(self, offer: Offer) -> None:
        """Go on with an offer."""
        self.value = offer.text
        self.cursor_position = offer.cursor
        self._offer()

    def action_take(self) -> None:
        """Go on with what is highlighted, or with the first."""
        if offer := self._completions.first:
            self.take(offer)

    def action_choose(self, step: int) -> None:
        """Highlight what is offered below (1) or above (-1)."""
        self._completions.move(step)

    def action_clear_or_leave(self) -> None:
        """Put away what is offered; then clear the search; leave the box if it is clear."""
        if self._completions.is_open:
            self._said_no = self.value
            self._offer()
        else:
            super().action_clear_or_leave()

    async def action_submit(self) -> None:
        """Enter takes what is highlighted, else goes to what was found: the search itself needs no key."""
        if offer := self._completions.taken:
            self.take(offer)
        else:
            self.action_leave()


class _FirstOffer(Suggester):
    """Shows the first offer behind the cursor, where it goes on just as it was begun."""

    def __init__(self, box: QueryBox) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._box = box

    async def get_suggestion(self, value: str) -> str | None:
        """Return the whole search with the first offer."""
        first = next(iter(self._box.offers()), None)
        if first is None or self._box.value != value:
            return None
        text = first.text.rstrip()
        return text if text.startswith(value) else None
