"""The slide a step makes, where its task makes a presentation: beside its fields, and before colleagues."""

from __future__ import annotations

from collections.abc import Callable

from learnlog.export.deck import deck_of, makes_slide
from learnlog.sitting import Sitting
from learnlog.tui.navigation import Present
from learnlog.tui.task_body import TaskBody


class StepSlide:
    """Shows a step's slide in place of what the unit says about it.

    Args:
        body: where it stands beside the step.
        sitting: the entry that is written.
        key: says which step is in front.
    """

    def __init__(self, body: TaskBody, sitting: Sitting, key: Callable[[], str]) -> None:
        self._body = body
        self._sitting = sitting
        self._key = key
        self._wanted = False

    @property
    def there(self) -> bool:
        """Whether the step in front makes one."""
        return makes_slide(self._sitting.task, self._key().partition("/")[0])

    def show(self) -> None:
        """Show it as it stands now, where it is wanted, or where the unit says nothing about the step."""
        beside = self._body.beside
        deck = deck_of(self._sitting.guide) if self.there and (self._wanted or not beside.has_text) else None
        beside.show_slide(deck.of_step(self._key()) if deck else None)

    def show_typed(self) -> None:
        """Show what was just written, if the slide is on the screen."""
        if self._body.beside.shows_slide:
            self.show()

    def toggle(self) -> bool:
        """Show it, or the text again; return whether it is over the fields now and waits for the focus."""
        self._wanted = not (self._body.beside.shows_slide and self._body.sees_beside)
        self.show()
        return self._body.unfold_beside(over=self._wanted)

    def text_again(self) -> bool:
        """Show the text where the slide stands in its place; return whether that was so."""
        if not (self._body.beside.shows_slide and self._body.beside.has_text):
            return False
        self._wanted = False
        self.show()
        self._body.unfold_beside(over=True)
        return True

    def present(self) -> None:
        """Ask for the whole presentation, from this slide on."""
        deck = deck_of(self._sitting.guide)
        if deck is not None:
            self._body.post_message(Present(deck, self._key()))
