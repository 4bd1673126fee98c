"""What the settings make of the running app: everything in them that a person sees or feels at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from textual.constants import TEXTUAL_ANIMATIONS

from learnlog.tui.manner import Manner, set_manner
from learnlog.tui.text_at_hand import MarkSpelling

if TYPE_CHECKING:
    from learnlog.journal.settings import Settings
    from learnlog.tui.fields.prose_area import ProseArea
    from learnlog.tui.real_cursor import RealCursorApp


def use(app: RealCursorApp[Any], settings: Settings) -> None:
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
    if not settings.motion:
        app.animation_level = "none"
    elif not app.motion:
        app.animation_level = TEXTUAL_ANIMATIONS  # which says what may move at most
    for screen in app.screen_stack:
        for area in screen.query("ProseArea"):
            if settings.spelling:
                app.post_message(MarkSpelling(cast("ProseArea", area)))
            else:
                cast("ProseArea", area).spelt.use(None)
    app.use_cursor(real=settings.real_cursor, motion=settings.motion)
