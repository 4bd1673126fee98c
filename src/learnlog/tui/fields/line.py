"""The field kind ``line``: one line of text."""

from __future__ import annotations

from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Input, Static

from learnlog.content.task import LineField
from learnlog.journal.aliases import next_alias
from learnlog.journal.answers import LineAnswer, ProseAnswer
from learnlog.tui.fields.base import FieldWidget, remade
from learnlog.tui.fields.line_input import LineInput


class LineWidget(FieldWidget):
    """One line. A new answer starts with the default from the profile, there to be read and changed."""

    ANSWERS = LineAnswer

    DEFAULT_CSS = """
    LineWidget {
        & > .field-label.-alone, & > .field-guidance { margin-bottom: 0; }
    }
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        spec = self.asked.spec
        text = self.given.text if isinstance(self.given, (LineAnswer, ProseAnswer)) else self.asked.default
        hint = spec.placeholder if isinstance(spec, LineField) else ""
        proposed = next_alias(spec.alias) if isinstance(spec, LineField) and spec.alias else ""
        self.input = LineInput(text, placeholder=hint, proposed=proposed, read_only=self.read_only)
        self._said = self.input.value

    def compose_input(self) -> ComposeResult:
        """The input, and a word about what it proposes."""
        yield self.input
        if self.input.proposed:
            yield Static("→ in the empty line writes the alias that is proposed.", classes="field-hint")

    def build(self) -> LineAnswer:
        """Return the line as it stands."""
        return remade(LineAnswer, self.given, **self.about, text=self.input.value)

    def part(self, name: str) -> Widget | None:
        """The input is the only part."""
        return self.input

    @on(Input.Changed)
    def _typed(self, message: Input.Changed) -> None:
        message.stop()
        # Textual also reports the text an input begins with, which nobody typed.
        if message.value != self._said:
            self._said = message.value
            self.say_changed()
