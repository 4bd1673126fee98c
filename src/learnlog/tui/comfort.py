"""What the settings make of the running app: everything in them that a person sees or feels at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from learnlog.tui.manner import Manner, set_manner

if TYPE_CHECKING:
    from textual.app import App

    from learnlog.journal.settings import Settings


def use(app: App[Any], settings: Settings) -> None:
    """Make the app look and behave as the settings say, now. An unknown theme leaves the one that is used.

    Args:
        app: the running app, with learnlog's themes registered.
    """
    if settings.theme in app.available_themes:
        app.theme = settings.theme
    manner = Manner(
        width=settings.reading_width,
        line_spacing=settings.line_spacing,
        paragraph_spacing=settings.paragraph_spacing,
        big_headings=settings.big_headings,
        ruler=settings.ruler,
    )
    set_manner(app, manner)
