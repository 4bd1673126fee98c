"""The field kind ``date``: a day."""

from __future__ import annotations

from datetime import date
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Input

from learnlog.journal.answers import DateAnswer
from learnlog.journal.days import read_date
from learnlog.tui.fields.base import FieldWidget, remade
from learnlog.tui.fields.day_input import DayInput

__all__ = ["DateWidget", "read_date"]


class DateWidget(FieldWidget):
    """A day, written as people write it. What is not a date yet is kept as it was typed."""

    ANSWERS = DateAnswer

    DEFAULT_CSS = """
    DateWidget {
        & > .field-label.-alone, & > .field-guidance { margin-bottom: 0; }
    }
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.entry = DayInput(self._first(), today=self.today, read_only=self.read_only)
        self._said = self.entry.text

    def _first(self) -> date | str:
        if isinstance(self.given, DateAnswer):
            return self.given.day or self.given.typed
        try:
            return date.fromisoformat(self.asked.default)
        except ValueError:
            return self.asked.default

    def compose_input(self) -> ComposeResult:
        """The input."""
        yield self.entry

    def build(self) -> DateAnswer:
        """Return the day, or the text while it is not a day yet."""
        entry = self.entry
        value = entry.value if isinstance(self.given, DateAnswer) else entry.day or entry.text
        day, typed = (value, "") if isinstance(value, date) else (None, value)
        return remade(DateAnswer, self.given, **self.about, day=day, typed=typed)

    def part(self, name: str) -> Widget | None:
        """The input is the only part."""
        return self.entry.input

    @on(Input.Changed)
    def _typed(self, message: Input.Changed) -> None:
        message.stop()
        if message.value != self._said:
            self._said = message.value
            self.say_changed()
