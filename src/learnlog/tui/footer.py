"""The footer, drawn anew only when the keys it names have changed."""

from __future__ import annotations

from textual.screen import Screen
from textual.widgets import Footer


class KeyFooter(Footer):
    """Textual's footer without its needless work.

    Textual builds its footer from scratch, twice, at every change of focus, which takes longer than showing a
    reading. Most changes of focus leave the keys as they are.
    """

    def __init__(self) -> None:
        # The palette's key is in the help; the room it takes here belongs to the keys of the screen.
        super().__init__(show_command_palette=False, compact=True)
        self._named: tuple[tuple[str, str, bool], ...] = ()

    def bindings_changed(self, screen: Screen[object]) -> None:
        """Draw the footer anew if other keys are to be named, or one of them became possible or impossible."""
        if not screen.app.app_focus or screen is not self.screen:
            return
        named = tuple(
            (binding.key, binding.description, enabled)
            for _, binding, enabled, _ in screen.active_bindings.values()
            if binding.show
        )
        if named != self._named:
            self._named = named
            super().bindings_changed(screen)
