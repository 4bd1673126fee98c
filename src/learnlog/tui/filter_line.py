"""One quiet line that says which entries are shown, and changes it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from learnlog.search import ANY, Filters, Period
from learnlog.text import shorten
from learnlog.tui.dialogs import PickDialog
from learnlog.tui.facets import Options

_NAMES = {"task": "Task", "state": "State", "tag": "Tag", "chosen": "Chosen", "period": "When"}

_WIDE, _LONG, _SHORT = 100, 24, 10
"""From this width on a filter's value may be this long, below only this short."""


class FilterLine(Widget, can_focus=True):
    """A line of filters; each can be chosen with the keyboard or the mouse."""

    BINDINGS = [
        Binding("enter,space", "change", "Change", id="filters.change", tooltip="Change this filter"),
        Binding("left,h", "step(-1)", "Filter before", id="filters.before", show=False),
        Binding("right,l", "step(1)", "Next filter", id="filters.next", show=False),
        Binding("backspace,delete", "reset", "Any", id="filters.reset", tooltip="Take this filter back"),
        Binding("down", "leave", "To the list", id="filters.leave", tooltip="Go to the list"),
    ]

    DEFAULT_CSS = """
    FilterLine {
        height: 1;
        padding: 0 2;
        color: $text-muted;
        text-wrap: nowrap;
        text-overflow: ellipsis;
    }
    """

    filters: reactive[Filters] = reactive(ANY, always_update=False)
    """What is shown."""

    at: reactive[int] = reactive(0)
    """Which filter the keys act on."""

    class Changed(Message):
        """Other entries are to be shown."""

        def __init__(self, filters: Filters) -> None:
            super().__init__()
            self.filters = filters

    class Left(Message):
        """Somebody is done with the filters."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._options: Options = {}

    def offer(self, options: Options) -> None:
        """Offer these facets."""
        self._options = options
        self.at = min(self.at, max(len(self._shown) - 1, 0))
        self.refresh()

    @property
    def _shown(self) -> list[str]:
        """Filters with something to choose between, and those that are set."""
        return [name for name in _NAMES if self._options.get(name) or _value(self.filters, name)]

    # -- drawing

    def render(self) -> Content:
        """Name and value of each."""
        parts: list[Content] = []
        room = _LONG if self.size.width >= _WIDE else _SHORT
        for index, name in enumerate(self._shown):
            value = _value(self.filters, name)
            words = shorten(self._words(name, value), room) if value else "any"
            style = "bold $accent" if value else ""
            if self.has_focus and index == self.at:
                style = "bold $block-cursor-foreground on $block-cursor-background"
            chip = Content.styled(f" {_NAMES[name]}: {words} ", style)
            parts.append(chip.stylize(Style.from_meta({"filter": index})))
        return Content.assemble(*parts)

    def _words(self, name: str, value: str) -> str:
        words = next((words for id_, words in self._options.get(name, ()) if id_ == value), value)
        return words.rpartition(" (")[0] or words

    def on_focus(self) -> None:
        """Show which filter is next."""
        self.refresh()

    def on_blur(self) -> None:
        """The keys act elsewhere."""
        self.refresh()

    # -- changing

    def action_step(self, step: int) -> None:
        """Go to the filter before (-1) or the next (1)."""
        self.at = max(0, min(self.at + step, len(self._shown) - 1))

    def action_change(self) -> None:
        """Ask which entries to show."""
        shown = self._shown
        if not shown:
            return
        name = shown[self.at]
        options = [("", "any"), *self._options.get(name, ())]

        def take(value: str | None) -> None:
            if value is not None:
                self.set_filter(name, value)

        self.app.push_screen(
            PickDialog(f"Show only: {_NAMES[name].lower()}", options, _value(self.filters, name)), take
        )

    def action_reset(self) -> None:
        """Take the filter back."""
        if self._shown:
            self.set_filter(self._shown[self.at], "")

    def action_leave(self) -> None:
        """Go to the list."""
        self.post_message(self.Left())

    def set_filter(self, name: str, value: str) -> None:
        """Set one filter by its name; empty takes it back."""
        if name == "task":
            unit, _, task = value.partition("/")
            filters = replace(self.filters, task=(unit, task) if value else None)
        elif name == "period":
            filters = replace(self.filters, period=cast("Period", value))
        else:
            filters = replace(self.filters, **cast("dict[str, Any]", {name: value}))
        self.show_only(filters)

    def show_only(self, filters: Filters) -> None:
        """Set all filters."""
        if filters != self.filters:
            self.filters = filters
            self.post_message(self.Changed(filters))

    def on_click(self, event: events.Click) -> None:
        """Change the filter that was clicked."""
        index = event.style.meta.get("filter")
        if index is not None:
            self.at = int(index)
            self.action_change()


def _value(filters: Filters, name: str) -> str:
    """What a filter is set to, as its options name it; empty where it asks nothing."""
    if name == "task":
        return "/".join(filters.task) if filters.task else ""
    return str(getattr(filters, name))
