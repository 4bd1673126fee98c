"""The slide a step makes, where its task makes a presentation: beside its fields, and before colleagues."""

from __future__ import annotations

from collections.abc import Callable

from textual.screen import Screen

from learnlog.export.deck import deck_of, makes_slide
from learnlog.sitting import Sitting
from learnlog.tui.beside import Beside
from learnlog.tui.navigation import Present


class StepSlide:
    """Shows a step's slide in place of what the unit says about it.

    Args:
        screen: the screen of the task, with a :class:`Beside`.
        sitting: the entry that is written.
        key: says which step is in front.
    """

    def __init__(self, screen: Screen[None], sitting: Sitting, key: Callable[[], str]) -> None:
        self._screen = screen
        self._sitting = sitting
        self._key = key
        self._wanted = False

    @property
    def there(self) -> bool:
        """Whether the step in front makes one."""
        return makes_slide(self._sitting.task, self._key().partition("/")[0])

    @property
    def _beside(self) -> Beside:
        return self._screen.query_one(Beside)

    def show(self) -> None:
        """Show it as it stands now, where it is wanted, or where the unit says nothing about the step."""
        beside = self._beside
        deck = deck_of(self._sitting.guide) if self.there and (self._wanted or not beside.has_text) else None
        beside.show_slide(deck.of_step(self._key()) if deck else None)

    def show_typed(self) -> None:
        """Show what was just written, if the slide is on the screen."""
        if self._beside.shows_slide:
            self.show()

    def toggle(self) -> bool:
        """Show it, or the text again; return whether it is over the fields now and waits for the focus."""
        narrow = self._screen.has_class("-narrow")
        seen = self._screen.has_class("-show-beside") if narrow else not self._screen.has_class("-hide-beside")
        self._wanted = not (self._beside.shows_slide and seen)
        self._unfold(narrow and self._wanted)
        return narrow and self._wanted

    def text_again(self) -> bool:
        """Show the text where the slide stands in its place; return whether that was so."""
        if not (self._beside.shows_slide and self._beside.has_text):
            return False
        self._wanted = False
        self._unfold(self._screen.has_class("-narrow"))
        return True

    def _unfold(self, over: bool) -> None:
        self.show()
        self._screen.remove_class("-show-steps", "-hide-beside")
        self._screen.set_class(over, "-show-beside")

    def present(self) -> None:
        """Ask for the whole presentation, from this slide on."""
        deck = deck_of(self._sitting.guide)
        if deck is not None:
            self._screen.post_message(Present(deck, self._key()))
