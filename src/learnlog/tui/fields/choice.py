"""The field kind ``choice``: one of several."""

from __future__ import annotations

from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from learnlog.content.unit import Item
from learnlog.guide import Asked
from learnlog.journal.answers import ChoiceAnswer, Chosen
from learnlog.tui.fields.base import Cursor, FieldWidget, remade
from learnlog.tui.fields.option_marks import ONE, OptionMarks

NOTHING_YET = "Nothing to choose from yet. It fills when the question it depends on is answered."


def leftover(chosen: tuple[Chosen, ...], options: tuple[Item, ...]) -> tuple[Item, ...]:
    """Return what was chosen and is no longer among the options, as things to show."""
    known = {option.id for option in options}
    # model_construct: an id from a file need not look like the unit's own, and it is only shown here.
    return tuple(Item.model_construct(id=one.id, name=one.name, texts={}) for one in chosen if one.id not in known)


class ChoiceWidget(FieldWidget):
    """One of several. Pressing the chosen one again takes it back."""

    ANSWERS = ChoiceAnswer

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        given = self.given.chosen if isinstance(self.given, ChoiceAnswer) else None
        self._given_choice = given
        if isinstance(self.given, ChoiceAnswer):
            self.chosen = given.id if given else ""
        else:
            known = {option.id for option in self.asked.options}
            self.chosen = self.asked.default if self.asked.default in known else ""
        self.marks = self._marks()

    def _marks(self) -> OptionMarks:
        gone = leftover((self._given_choice,) if self._given_choice else (), self.asked.options)
        return OptionMarks(self.asked.options, {self.chosen} - {""}, gone=gone, marks=ONE, read_only=self.read_only)

    def compose_input(self) -> ComposeResult:
        """The options."""
        yield self.marks
        if not self.marks.options:
            yield Static(Content(NOTHING_YET), classes="field-hint")

    def build(self) -> ChoiceAnswer:
        """Return what is chosen; empty when nothing is."""
        return remade(ChoiceAnswer, self.given, **self.about, chosen=self._choice(self.asked.options))

    def _choice(self, options: tuple[Item, ...]) -> Chosen | None:
        """Return what is chosen, under the words it was chosen by."""
        if self._given_choice is not None and self._given_choice.id == self.chosen:
            return self._given_choice
        return next((Chosen(id=one.id, name=one.name) for one in options if one.id == self.chosen), None)

    @on(OptionMarks.Pressed)
    def _pressed(self, message: OptionMarks.Pressed) -> None:
        message.stop()
        if self.chosen == message.item.id:
            self.chosen = ""
        elif not message.back:
            self.chosen = message.item.id
        else:
            return
        self.marks.show_chosen({self.chosen} - {""})
        self.say_changed()

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
        if asked.options != before:
            self._given_choice = self._choice(before)
            had_focus, at = self.marks.has_focus, self.where()[0]
            self.marks = self._marks()
            self.refresh(recompose=True)
            if had_focus:
                self.call_after_refresh(self.go_to, at)
