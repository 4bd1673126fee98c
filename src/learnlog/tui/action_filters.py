"""One quiet line that says which actions are shown and in which order, and changes both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Button

from learnlog.journal.action_list import ORDERS, SHOWN, ActionList, Order, Wanted
from learnlog.journal.planned import PlannedAction
from learnlog.text import shorten
from learnlog.tui.dialogs import PickDialog
from learnlog.tui.fields.push import Push

_LONGEST = 16


class ActionFilters(Horizontal):
    """What is shown: by state, by person, by value; and the order."""

    BINDINGS = [
        Binding("left", "app.focus_previous", show=False, id="action-filters.before"),
        Binding("right", "app.focus_next", show=False, id="action-filters.next"),
        Binding("down", "leave", "To the list", id="action-filters.leave", tooltip="Go to the list"),
    ]

    DEFAULT_CSS = """
    ActionFilters {
        height: 1;
        padding: 0 2;
    }
    """

    class Changed(Message):
        """Other actions are to be shown, or in another order."""

    class Left(Message):
        """Somebody is done with the filters."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._actions = ActionList((), date.min)
        self.wanted = Wanted()
        self.order: Order = "day"
        self.backwards = False

    def compose(self) -> ComposeResult:
        """A button for each."""
        for which in ("show", "who", "value", "order"):
            yield Push("…", id=f"pick-{which}")

    def offer(self, actions: ActionList) -> tuple[PlannedAction, ...]:
        """Offer what there is to choose among these, say what is chosen, and return those to be shown."""
        self._actions = actions
        self._say()
        return actions.arranged(self.wanted, self.order, backwards=self.backwards)

    def _say(self) -> None:
        wanted = self.wanted
        said = {
            "show": f"Show: {SHOWN[wanted.show]}",
            "who": f"Who: {shorten(wanted.who, _LONGEST) or 'anybody'}",
            "value": f"Value: {shorten(wanted.value, _LONGEST) or 'any'}",
            "order": f"By {ORDERS[self.order][self.backwards]}",
        }
        for which, words in said.items():
            button = self.query_one(f"#pick-{which}", Push)
            button.label = Content(words)
            button.refresh(layout=True)  # a button does not make room for a longer label by itself
        self.query_one("#pick-who").display = bool(wanted.who or self._actions.people)
        self.query_one("#pick-value").display = bool(wanted.value or self._actions.values)

    def focus_first(self) -> None:
        """Go to the first of them."""
        self.query_one("#pick-show").focus()

    def action_leave(self) -> None:
        """Go to the list."""
        self.post_message(self.Left())

    # -- which are shown

    def want(self, wanted: Wanted) -> None:
        """Show these."""
        if wanted != self.wanted:
            self.wanted = wanted
            self.post_message(self.Changed())

    @on(Button.Pressed, "#pick-show")
    def _pick_show(self, event: Button.Pressed) -> None:
        event.stop()
        number = self._actions.number
        options = [(str(one), f"{words} ({number(replace(self.wanted, show=one)):,})") for one, words in SHOWN.items()]
        self._ask("Show which actions?", options, self.wanted.show, self._take_show)

    def _take_show(self, value: str) -> None:
        self.want(replace(self.wanted, show=next(one for one in SHOWN if one == value)))

    @on(Button.Pressed, "#pick-who")
    def _pick_person(self, event: Button.Pressed) -> None:
        event.stop()
        options = [("", "anybody"), *((one, one) for one in self._actions.people)]
        self._ask("Show whose actions?", options, self.wanted.who, lambda who: self.want(replace(self.wanted, who=who)))

    @on(Button.Pressed, "#pick-value")
    def _pick_value(self, event: Button.Pressed) -> None:
        event.stop()
        options = [("", "any"), *((one, one) for one in self._actions.values)]
        take = self._take_value
        self._ask("Show actions for which value?", options, self.wanted.value, take)

    def _take_value(self, value: str) -> None:
        self.want(replace(self.wanted, value=value))

    def _ask(self, title: str, options: list[tuple[str, str]], now: str, take: Callable[[str], None]) -> None:
        self.app.push_screen(PickDialog(title, options, now), lambda one: None if one is None else take(one))

    # -- the order

    @on(Button.Pressed, "#pick-order")
    def ask_order(self) -> None:
        """Ask what to order by."""
        options = [(str(order), words[0]) for order, words in ORDERS.items()]
        self._ask("Order by", options, self.order, self._take_order)

    def _take_order(self, value: str) -> None:
        self._reorder(next(one for one in ORDERS if one == value), backwards=False)

    def order_by(self, order: Order) -> None:
        """Order by a column; where it is ordered so already, the other way round."""
        self._reorder(order, backwards=order == self.order and not self.backwards)

    def reverse(self) -> None:
        """The same order the other way round."""
        self._reorder(self.order, backwards=not self.backwards)

    def _reorder(self, order: Order, *, backwards: bool) -> None:
        self.order, self.backwards = order, backwards
        self.post_message(self.Changed())
