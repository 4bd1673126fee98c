"""The facts about an entry that every kind of entry has: when it happened, how long it took, its tags."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Label, Static

from learnlog.journal.entry import Entry
from learnlog.tui.fields.day_input import DayInput
from learnlog.tui.fields.line_input import LineInput


class AboutEntry(Vertical):
    """Day, hours and tags, a line each.

    Args:
        entry: whose facts.
        today: says which day it is.
        read_only: whether they can only be looked at.
    """

    DEFAULT_CSS = """
    AboutEntry {
        height: auto;
        margin: 1 0;
        & > Horizontal { height: 1; }
        & Label { width: 24; color: $text-muted; }
        & DayInput { width: 1fr; }
        & LineInput { width: 1fr; max-width: 50; }
        & .understood { width: auto; color: $text-muted; padding-left: 2; }
    }
    """

    class Changed(Message):
        """A fact changed; None for one that did not or cannot be read yet."""

        def __init__(self, day: date | None, hours: float | None, tags: tuple[str, ...] | None) -> None:
            super().__init__()
            self.day = day
            self.hours = hours
            self.tags = tags

    def __init__(self, entry: Entry, *, today: Callable[[], date], read_only: bool = False) -> None:
        super().__init__()
        hours = f"{entry.hours:g}" if entry.hours else ""
        # As they are kept: the line shows what could drive a terminal as pictures, and gives it back as it was.
        tags = ", ".join(entry.tags)
        self._day = DayInput(entry.happened_on, today=today, past=True, bare=True, read_only=read_only)
        self._hours = LineInput(hours, placeholder="" if read_only else "such as 1.5", bare=True, read_only=read_only)
        self._no_hours = Static(classes="understood")
        self._tags = LineInput(
            tags, placeholder="" if read_only else "such as autism, year 9", bare=True, read_only=read_only
        )
        self._said: dict[Input, str] = {line: line.value for line in (self._day.input, self._hours, self._tags)}

    def compose(self) -> ComposeResult:
        """Three labelled lines."""
        for label, line in (
            ("It happened on", (self._day,)),
            ("Hours it took", (self._hours, self._no_hours)),
            ("Tags, commas between", (self._tags,)),
        ):
            with Horizontal():
                yield Label(label)
                yield from line

    @on(Input.Changed)
    def _tell(self, event: Input.Changed) -> None:
        event.stop()
        # Textual also reports what a line begins with. Nobody typed that, and hours are shown rounded.
        if self._said.get(event.input) == event.value:
            return
        self._said[event.input] = event.value
        text = event.value.strip()
        if event.input is self._day.input:
            self.post_message(self.Changed(self._day.day, None, None))
        elif event.input is self._hours:
            hours = _hours(text)
            self._no_hours.update("not a number of hours yet" if hours is None else "")
            self.post_message(self.Changed(None, hours, None))
        else:
            self.post_message(self.Changed(None, None, tuple(part for part in text.split(",") if part.strip())))


def _hours(text: str) -> float | None:
    """Return hours for ``1.5``, ``1,5`` or nothing at all (0); None for what is no number of hours."""
    try:
        hours = float(text.replace(",", ".")) if text else 0.0
    except ValueError:
        return None
    return hours if 0 <= hours <= 10_000 else None
