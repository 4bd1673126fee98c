"""One quiet line that says which entries are shown, and changes it: the search's filters for those who choose."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from rich.cells import cell_len
from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Offset
from textual.message import Message
from textual.style import Style
from textual.widget import Widget

from learnlog.search import Choice, Choices, Filter, filters_in
from learnlog.text import folded, one_line, shorten
from learnlog.tui.dialogs import PickDialog
from learnlog.tui.periods import ANY_TIME, CHOOSE, DaysDialog, Period, period_of, periods, said_of

_NAMES = {
    "task": "Task",
    "value": "Value",
    "state": "State",
    "tag": "Tag",
    "when": "When",
    "rating": "Rated",
    "has": "Has",
}

_DAYS = ("on", "after", "before")
"""The filters that "when" stands for."""

_LONGEST = (24, 14, 8)
"""How long the words of a value may be; the most that has room for the whole line is taken."""

_WORDS = 50
"""How long they may be where they are chosen."""


class FilterLine(Widget, can_focus=True):
    """A line of filters; each can be chosen with the keyboard or the mouse.

    It shows what the search text says, and asks for another: it keeps nothing itself.
    """

    BINDINGS = [
        Binding("enter,space", "change", "Change", id="filters.change", tooltip="Change this filter"),
        Binding("left,h", "step(-1)", "Filter before", id="filters.before", show=False, tooltip="The filter before"),
        Binding("right,l", "step(1)", "Next filter", id="filters.next", show=False, tooltip="The next filter"),
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

    class Changed(Message):
        """Filters are to have other values, by their names; an empty one takes the filter back."""

        def __init__(self, values: Mapping[str, str]) -> None:
            super().__init__()
            self.values = values

    class Left(Message):
        """Somebody is done with the filters."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._choices: Choices = {}
        self._text = ""
        self._today = date(2000, 1, 1)  # until it is told which day it is
        self._at = 0
        self._widths: list[int] = []

    def offer(self, choices: Choices, today: date) -> None:
        """Offer these values, as of a day."""
        self._choices, self._today = choices, today
        self._keep_at()
        self.refresh()

    def show(self, text: str) -> None:
        """Show what a search text filters by."""
        if text != self._text:
            self._text = text
            self._keep_at()
            self.refresh()

    def _keep_at(self) -> None:
        self._at = max(0, min(self._at, len(self._shown) - 1))

    @property
    def _shown(self) -> list[str]:
        """Filters with something to choose between, and those that are set."""
        return [name for name in _NAMES if self._has_choices(name) or self._values(name)]

    def _has_choices(self, name: str) -> bool:
        # Days can be chosen wherever there is anything at all.
        return bool(self._choices.get("state" if name == "when" else name))

    def _values(self, name: str) -> tuple[str, ...]:
        """What a filter is set to, in words, and what it leaves out."""
        if name == "when":
            said = said_of(self._when, self._today)
            out = (f"not {kind} {one.asked}" for kind in _DAYS for one in filters_in(self._text, kind, negated=True))
            return (*((said,) if said else ()), *out)
        without = (f"not {self._words(one)}" for one in filters_in(self._text, name, negated=True))
        return (*(self._words(one) for one in filters_in(self._text, name)), *without)

    @property
    def _when(self) -> Period:
        said = {name: [one.asked for one in filters_in(self._text, name)] for name in _DAYS}
        return Period("", **{name: " or ".join(values) for name, values in said.items()})

    def _words(self, one: Filter) -> str:
        chosen = self._chosen(one)
        return one_line(chosen.words if chosen else one.asked if one.rule == "whole" else f"{one.asked}…")

    def _chosen(self, one: Filter) -> Choice | None:
        """The one choice that is meant by a filter; what is only begun may mean several."""
        return next((choice for choice in self._choices.get(one.kind, ()) if folded(choice.value) == one.asked), None)

    # -- drawing

    def render(self) -> Content:
        """Name and value of each."""
        room = self.content_size.width
        for longest in _LONGEST:
            for any_said in ("any", ""):
                chips = self._chips(longest, any_said)
                if sum(cell_len(chip) for chip in chips) <= room:
                    return self._line(chips)
        return self._line(chips)

    @property
    def pointer(self) -> Offset:
        """The beginning of the filter that is next."""
        return Offset(sum(self._widths[: self._at]), 0)

    def _chips(self, longest: int, any_said: str) -> list[str]:
        chips = []
        for name in self._shown:
            said = ", ".join(self._values(name))
            value = shorten(said, longest) if said else any_said
            chips.append(f" {_NAMES[name]}: {value} " if value else f" {_NAMES[name]} ")
        return chips

    def _line(self, chips: list[str]) -> Content:
        parts = []
        self._widths = [cell_len(chip) for chip in chips]
        for index, (name, chip) in enumerate(zip(self._shown, chips, strict=True)):
            style = "bold $accent" if self._values(name) else ""
            if self.has_focus and index == self._at:
                style = "bold $block-cursor-foreground on $block-cursor-background"
            parts.append(Content.styled(chip, style).stylize(Style.from_meta({"filter": index})))
        return Content.assemble(*parts)

    def on_focus(self) -> None:
        """Show which filter is next."""
        self.refresh()

    def on_blur(self) -> None:
        """The keys act elsewhere."""
        self.refresh()

    # -- changing

    def action_step(self, step: int) -> None:
        """Go to the filter before (-1) or the next (1)."""
        self._at += step
        self._keep_at()
        self.refresh()

    def action_change(self) -> None:
        """Ask which entries to show."""
        if self._shown:
            self.ask(self._shown[self._at])

    def ask(self, name: str) -> None:
        """Ask for the value of a filter."""
        if name == "when":
            self._ask_when()
            return
        choices = self._choices.get(name, ())
        now = [choice for one in filters_in(self._text, name) if (choice := self._chosen(one))]
        options = [("", "any"), *((one.value, _counted(one.words, one.number)) for one in choices)]
        self.app.push_screen(
            PickDialog(f"Show only: {_NAMES[name].lower()}", options, now[0].value if now else ""),
            lambda value: self._take(name, value),
        )

    def _take(self, name: str, value: str | None) -> None:
        if value is not None:
            self.post_message(self.Changed({name: value}))

    def _ask_when(self) -> None:
        offered = periods(self._today)

        def take(picked: str | None) -> None:
            if picked == CHOOSE:
                self.app.push_screen(DaysDialog(self._when, self._today), self._take_time)
            elif picked is not None:
                self._take_time(offered[picked] if picked else ANY_TIME)

        options = [
            ("", ANY_TIME.words),
            *((key, one.words) for key, one in offered.items()),
            (CHOOSE, "choose the days …"),
        ]
        self.app.push_screen(PickDialog("Show only: when", options, period_of(self._when, self._today)), take)

    def _take_time(self, time: Period | None) -> None:
        if time is not None:
            self.post_message(self.Changed(time.values))

    def action_reset(self) -> None:
        """Take the filter back."""
        if self._shown:
            name = self._shown[self._at]
            self.post_message(self.Changed(ANY_TIME.values if name == "when" else {name: ""}))

    def action_leave(self) -> None:
        """Go to the list."""
        self.post_message(self.Left())

    def on_click(self, event: events.Click) -> None:
        """Change the filter that was clicked."""
        index = event.style.meta.get("filter")
        if index is not None:
            self._at = int(index)
            self.refresh()
            self.action_change()


def _counted(words: str, count: int) -> str:
    said = shorten(one_line(words), _WORDS)
    return f"{said} ({count:,})" if count else said
