"""The field kind ``prose``: text of any length, with a count of its words."""

from __future__ import annotations

from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static, TextArea

from learnlog.content.task import ProseField
from learnlog.journal.answers import LineAnswer, ProseAnswer
from learnlog.text import word_count
from learnlog.tui.fields.base import FieldWidget, remade
from learnlog.tui.fields.prose_area import ProseArea

COUNT_AFTER = 0.25
"""Seconds between a change and counting the words: the count reads all of the text, a key must not."""


class ProseWidget(FieldWidget):
    """Long text. The number of words is a guide, never a wall."""

    ANSWERS = ProseAnswer

    DEFAULT_CSS = """
    ProseWidget {
        & > .field-label.-alone, & > .field-guidance { margin-bottom: 0; }
    }
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        text = self.given.text if isinstance(self.given, (ProseAnswer, LineAnswer)) else self.asked.default
        self.area = ProseArea(text, read_only=self.read_only)
        self._remark = ""
        self._hint = Static(Content(self.hint), classes="field-hint")
        self._counting: Timer | None = None

    def compose_input(self) -> ComposeResult:
        """The text area, and below it the count."""
        yield self.area
        yield self._hint

    def build(self) -> ProseAnswer:
        """Return the text as it stands."""
        return remade(ProseAnswer, self.given, **self.about, text=self.area.text)

    def part(self, name: str) -> Widget | None:
        """The text area is the only part."""
        return self.area

    @property
    def hint(self) -> str:
        """How many words there are, and how many are about right."""
        count = word_count(self.area.text)
        words = f"{count:,} word{'' if count == 1 else 's'}"
        span = self.asked.spec.words if isinstance(self.asked.spec, ProseField) else None
        if span is None:
            said = words
        else:
            about = f"{span[0]} to {span[1]}" if span[0] else f"up to {span[1]}"
            said = f"{words} · {about} is about right" if count else f"{about} words is about right"
        return f"{said} · {self._remark}" if self._remark else said

    @on(TextArea.Changed)
    def _typed(self, message: TextArea.Changed) -> None:
        message.stop()
        self.say_changed()
        self._count_soon()

    @on(ProseArea.Remarked)
    def _remarked(self, message: ProseArea.Remarked) -> None:
        message.stop()
        self._remark = message.text
        self._count_soon()

    def _count_soon(self) -> None:
        if self._counting is None:
            self._counting = self.set_timer(COUNT_AFTER, self._count)

    def _count(self) -> None:
        self._counting = None
        hint = Content(self.hint)
        # Only a count that no longer fits its line, or fits it again, moves anything else on the screen.
        width, before = self._hint.size.width, self._hint.visual
        longest = max(hint.cell_length, before.cell_length if isinstance(before, Content) else 0)
        self._hint.update(hint, layout=longest > width)
