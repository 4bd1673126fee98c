"""What every field widget does: it shows a question, holds an answer, and says when the answer changed.

A widget is given the field as it is asked and the answer there is. It posts :class:`FieldWidget.Changed` as soon as
anything is typed or chosen, without making an answer of it; :meth:`FieldWidget.answer` makes the answer when somebody
wants it. So a key costs nothing but the key.
"""

from __future__ import annotations

from typing import Any

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from learnlog.guide import Asked
from learnlog.journal.answers import Answer
from learnlog.text import visible


class FieldWidget(Vertical):
    """A question with the means to answer it.

    Args:
        asked: the field as it is asked now.
        answer: what was answered, or None.
        read_only: whether it can only be looked at.
    """

    DEFAULT_CSS = """
    FieldWidget {
        height: auto;
        margin-bottom: 1;
        & > .field-label { text-style: bold; }
        & > .field-guidance { color: $text-muted; margin-bottom: 1; }
        & > .field-label.-alone { margin-bottom: 1; }
    }
    """

    class Changed(Message):
        """The answer in a field changed; ask :meth:`FieldWidget.answer` for it when it is needed."""

        def __init__(self, field: FieldWidget) -> None:
            super().__init__()
            self.field = field

        @property
        def control(self) -> FieldWidget:
            """The field that changed."""
            return self.field

    def __init__(self, asked: Asked, answer: Answer | None, *, read_only: bool = False) -> None:
        super().__init__()
        self.asked = asked
        self.given = answer
        self.read_only = read_only

    @property
    def about(self) -> dict[str, Any]:
        """What every answer to this field carries: its address and the question as it is asked."""
        address = self.asked.address
        return {
            "step": address.step,
            "item": address.item,
            "field": address.field,
            "under": self.asked.under,
            "asked": self.asked.label,
        }

    def compose(self) -> ComposeResult:
        """Label and guidance, then the kind's own input."""
        mark = "" if self.asked.spec.required else "  (if you like)"
        label = Content.assemble(visible(self.asked.label), (mark, "$text-muted not bold"))
        yield Static(label, classes="field-label" if self.asked.guidance else "field-label -alone")
        if self.asked.guidance:
            yield Static(Content(visible(self.asked.guidance)), classes="field-guidance")
        yield from self.compose_input()

    def compose_input(self) -> ComposeResult:
        """The widgets that take the answer."""
        raise NotImplementedError

    def answer(self) -> Answer:
        """Return the answer as it stands, which may be an empty one."""
        raise NotImplementedError

    def say_changed(self) -> None:
        """Tell whoever listens that the answer changed."""
        if not self.read_only:
            self.post_message(self.Changed(self))

    def where(self) -> tuple[str, tuple[int, int]]:
        """Return which part of the field has the focus and the cursor (row, column) in it."""
        return "", (0, 0)

    def go_to(self, part: str = "", cursor: tuple[int, int] | None = None) -> None:
        """Focus a part of the field (the first input for an unknown one) and put the cursor there."""
        target = self.part(part) or next((one for one in self.query("*") if one.focusable), None)
        if target is not None:
            target.focus()

    def part(self, name: str) -> Widget | None:
        """Return the widget for a part, such as an item of a scale or a row; None if there is none."""
        return None

    def ask_again(self, asked: Asked) -> None:
        """Take over what changed in the field because of another answer: its options or offers."""
        self.asked = asked
