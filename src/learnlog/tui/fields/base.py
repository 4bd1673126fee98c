"""What every field widget does: it shows a question, holds an answer, and says when the answer changed.

A widget is given the field as it is asked and the answer there is. It posts :class:`FieldWidget.Changed` as soon as
anything is typed or chosen, without making an answer of it; :meth:`FieldWidget.answer` makes the answer when somebody
wants it. So a key costs nothing but the key.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from learnlog.guide import Asked
from learnlog.journal.answers import Answer, Answered
from learnlog.journal.remade import remade as remade
from learnlog.text import visible

Cursor = tuple[int, int]
"""Row and column."""


class FieldWidget(Vertical):
    """A question with the means to answer it.

    Args:
        asked: the field as it is asked now.
        answer: what was answered, or None.
        read_only: whether it can only be looked at.
        today: says which day it is, for a date written as ``today``.
    """

    DEFAULT_CSS = """
    FieldWidget {
        height: auto;
        margin-bottom: 1;
        & > .field-label { text-style: bold; }
        & > .field-guidance { color: $text-muted; margin-bottom: 1; }
        & > .field-label.-alone { margin-bottom: 1; }
        .field-hint { color: $text-muted; height: auto; }
    }
    """

    ANSWERS: ClassVar[type[Answered]]
    """The model of the answers this widget gives."""

    class Changed(Message):
        """The answer in a field changed; ask :meth:`FieldWidget.answer` for it when it is needed."""

        def __init__(self, field: FieldWidget) -> None:
            super().__init__()
            self.field = field

        @property
        def control(self) -> FieldWidget:
            """The field that changed."""
            return self.field

    def __init__(
        self,
        asked: Asked,
        answer: Answer | None,
        *,
        read_only: bool = False,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__()
        self.asked = asked
        self.given = answer
        self.read_only = read_only
        self.today = today

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

    def build(self) -> Answer:
        """Return an answer made from what stands in the widget, keeping what it doesn't show of the one given."""
        raise NotImplementedError

    def answer(self) -> Answer:
        """Return the answer as it stands, which may be an empty one.

        Where nothing was changed it is the very answer that was given, with the question as it was asked then; so
        it may be asked of any field at any time, without touching what was written.
        """
        given, built = self.given, self.build()
        if given is None or not self._same(given, built):
            return built
        return given

    def _same(self, given: Answer, built: Answer) -> bool:
        if type(given) is not type(built):
            # An answer to a field that was of another kind: kept until something is written here.
            return built.empty
        return bool(self.content(given) == self.content(built))

    def content(self, answer: Answer) -> Any:
        """Return what somebody wrote or chose in an answer, without the words of the question."""
        return answer.model_copy(update={"under": "", "asked": ""})

    def say_changed(self) -> None:
        """Tell whoever listens that the answer changed."""
        if not self.read_only:
            self.post_message(self.Changed(self))

    def where(self) -> tuple[str, Cursor]:
        """Return which part of the field has the focus and the cursor (row, column) in it."""
        focused = self.screen.focused
        return "", cursor_in(focused) if focused is not None else (0, 0)

    def go_to(self, part: str = "", cursor: Cursor | None = None) -> None:
        """Focus a part of the field (the first input for an unknown one) and put the cursor there."""
        target = self.part(part) or next((one for one in self.query("*") if one.focusable), None)
        if target is not None:
            if cursor is not None:
                put_cursor(target, cursor)
            target.focus()
            self.call_after_refresh(self.show_around, target)

    def show_around(self, target: Widget) -> None:
        """Scroll so that the question stands above its input, where both fit.

        For keys alone: under the mouse nothing may move, or the click would land on something else.
        """
        frame = self.parent
        if isinstance(frame, Widget) and self.outer_size.height <= frame.size.height:
            self.scroll_visible(animate=False)

    def part(self, name: str) -> Widget | None:
        """Return the widget for a part, such as an item of a scale or a row; None if there is none."""
        return None

    def ask_again(self, asked: Asked) -> None:
        """Take over what changed in the field because of another answer: its options or offers."""
        self.asked = asked


def cursor_in(widget: Widget) -> Cursor:
    """Return the cursor of an input as row and column; the start for a widget without one."""
    if isinstance(widget, TextArea):
        return widget.cursor_location
    return (0, widget.cursor_position) if isinstance(widget, Input) else (0, 0)


def put_cursor(widget: Widget, cursor: Cursor) -> None:
    """Put the cursor of an input at a row and column, or as near as its text allows."""
    if isinstance(widget, TextArea):
        widget.move_cursor(cursor)
    elif isinstance(widget, Input):
        widget.cursor_position = cursor[1]
