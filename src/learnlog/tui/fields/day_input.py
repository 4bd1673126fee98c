"""An input for a day that says what it understood."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.widgets import Input, Static

from learnlog.journal.days import full_date, in_the_past, read_date
from learnlog.journal.readback import long_date
from learnlog.tui.fields.line_input import LineInput


class DayInput(Container):
    """A line for a day and, beside or below it, the day it was understood as.

    Args:
        value: a day, or text that is not a day yet.
        today: says which day it is.
        past: asks when something happened, so a day without a year is the last one, and else the nearest.
        bare: one line high, the day understood beside it.
        read_only: cannot be changed.
    """

    DEFAULT_CSS = """
    DayInput {
        height: auto;
        & > LineInput { width: 34; max-width: 100%; }
        & > .understood { height: 1; color: $text-muted; padding: 0 0 0 2; }
        &.-bare {
            layout: horizontal;
            height: 1;
            & > LineInput { width: 22; }
            & > .understood { width: 1fr; }
        }
    }
    """

    def __init__(
        self,
        value: date | str,
        *,
        today: Callable[[], date] = date.today,
        past: bool = False,
        bare: bool = False,
        read_only: bool = False,
        classes: str | None = None,
    ) -> None:
        super().__init__(classes=classes)
        self._today = today
        self._past = past
        self.set_class(bare, "-bare")
        text = long_date(value) if isinstance(value, date) else value
        hint = "" if read_only else "such as 23 Nov 2026"
        self._began: tuple[str, date | str] = (text, value)
        self._read: tuple[str, date | None] = ("", None)
        self.input = LineInput(text, placeholder=hint, bare=bare, read_only=read_only)
        self._says = Static(Content(self.says), classes="understood")

    def compose(self) -> ComposeResult:
        """The line, and what it was understood as."""
        yield self.input
        yield self._says

    @property
    def text(self) -> str:
        """What stands in the line."""
        return self.input.value

    @property
    def day(self) -> date | None:
        """The day the line means, if it means one.

        It is read once, as it is typed: ``tomorrow`` is another day after midnight, and the line says which it was.
        """
        if self._read[0] != self.text:
            today = self._today()
            self._read = self.text, read_date(self.text, today, in_the_past(today) if self._past else None)
        return self._read[1]

    @property
    def value(self) -> date | str:
        """The day, or the text while it is none. Until something else is typed, what it began with.

        A day without a year means another one each year, so text that was kept is never read anew by itself.
        """
        text, value = self._began
        return value if self.text == text else self.day or self.text

    @property
    def says(self) -> str:
        """The day in full, or that it is none yet."""
        day = self.day
        if day is not None:
            return full_date(day)
        return "not a date yet" if self.text.strip() else ""

    @on(Input.Changed)
    def _typed(self) -> None:
        # Not stopped: whoever holds this input hears of the change as of any other.
        self._says.update(Content(self.says), layout=False)
