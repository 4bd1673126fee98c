"""The field kind ``choices``: several of many, within limits."""

from __future__ import annotations

from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from learnlog.content.task import ChoicesField
from learnlog.content.unit import Item
from learnlog.guide import Asked
from learnlog.guide.gaps import number
from learnlog.journal.answers import ChoicesAnswer, Chosen
from learnlog.text import one_line
from learnlog.tui.fields.base import Cursor, FieldWidget, remade
from learnlog.tui.fields.choice import NOTHING_YET, leftover
from learnlog.tui.fields.option_marks import SEVERAL, OptionMarks


class ChoicesWidget(FieldWidget):
    """Several of many. One too many is not taken, and the hint says why."""

    ANSWERS = ChoicesAnswer

    DEFAULT_CSS = """
    ChoicesWidget {
        .field-hint { margin-left: 2; }
        .field-hint.-refused { color: $warning; }
    }
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        given = self.given.chosen if isinstance(self.given, ChoicesAnswer) else ()
        self._words = {one.id: one for one in given}
        self.chosen = [one.id for one in given]
        self._refused = ""
        self.marks = self._marks()
        self._hint = Static(Content(self.hint), classes="field-hint")

    def _marks(self) -> OptionMarks:
        gone = leftover(tuple(self._words.values()), self.asked.options)
        return OptionMarks(self.asked.options, self.chosen, gone=gone, marks=SEVERAL, read_only=self.read_only)

    def compose_input(self) -> ComposeResult:
        """The options, and below them how many to choose and how many are chosen."""
        yield self.marks
        yield self._hint

    @property
    def limits(self) -> tuple[int, int | None]:
        """The fewest and the most that may be chosen."""
        spec = self.asked.spec
        assert isinstance(spec, ChoicesField)
        return max(spec.min, int(spec.required)), spec.max

    @property
    def count(self) -> int:
        """How many of the options there are now are chosen."""
        return sum(1 for option in self.asked.options if option.id in self.chosen)

    @property
    def hint(self) -> str:
        """How many to choose, how many are chosen, and why one was not taken."""
        if not self.marks.options:
            return NOTHING_YET
        low, high = self.limits
        if low == high:
            ask = f"Choose exactly {number(low)}"
        elif low and high:
            ask = f"Choose {number(low)} to {number(high)}"
        elif high:
            ask = f"Choose up to {number(high)}"
        elif low:
            ask = f"Choose at least {number(low)}"
        else:
            ask = "Choose as many as you like"
        return f"{self._refused}{ask}: {self.count} chosen"

    def build(self) -> ChoicesAnswer:
        """Return what is chosen, in the order of the list."""
        chosen = [
            self._words.get(item.id) or Chosen(id=item.id, name=item.name)
            for item in (option.item for option in self.marks.options)
            if item.id in self.chosen
        ]
        return remade(ChoicesAnswer, self.given, **self.about, chosen=tuple(chosen))

    @on(OptionMarks.Pressed)
    def _pressed(self, message: OptionMarks.Pressed) -> None:
        message.stop()
        item, high = message.item, self.limits[1]
        self._refused = ""
        if item.id in self.chosen:
            self.chosen.remove(item.id)
        elif message.back:
            return
        elif high is not None and self.count >= high and self._known(item):
            self._refused = self._too_many(item, high)
            self._hint.update(Content(self.hint))
            self._hint.add_class("-refused")
            return
        else:
            self.chosen.append(item.id)
        self.marks.show_chosen(self.chosen)
        self._hint.remove_class("-refused")
        self._hint.update(Content(self.hint))
        self.say_changed()

    def _known(self, item: Item) -> bool:
        return any(option.id == item.id for option in self.asked.options)

    def _too_many(self, item: Item, high: int) -> str:
        verb = "is" if high == 1 else "are"
        return f"“{one_line(item.name)}” was not added, because {number(high)} {verb} chosen: take one back first. "

    def where(self) -> tuple[str, Cursor]:
        """The option the cursor stands on."""
        return self.marks.item.id if self.marks.item else "", (0, 0)

    def part(self, name: str) -> Widget | None:
        """Put the cursor on an option and return the list."""
        self.marks.move_to(name)
        return self.marks

    def ask_again(self, asked: Asked) -> None:
        """Show the options as they are now; what was chosen stays chosen."""
        before, self.asked = self.asked.options, asked
        if asked.options == before:
            return
        names = {option.id: option.name for option in before}
        for one in self.chosen:
            self._words.setdefault(one, Chosen(id=one, name=names.get(one, one)))
        had_focus, at = self.marks.has_focus, self.where()[0]
        self._refused = ""
        self.marks = self._marks()
        self._hint = Static(Content(self.hint), classes="field-hint")
        self.refresh(recompose=True)
        if had_focus:
            self.call_after_refresh(self.go_to, at)
