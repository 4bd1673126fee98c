"""The classes a screen has by the size of the window, before its first frame."""

from __future__ import annotations

from typing import Any

from textual.app import App
from textual.screen import Screen


def fit(screen: Screen[Any], app: App[Any]) -> None:
    """Give a screen that is about to be shown the classes of the app's or its own breakpoints.

    Textual 8.2.8 gives them with the first Resize, which comes after the first frame: that would be the wide one
    everywhere.
    """
    width, height = app.size
    for size, own, common in (
        (width, screen.HORIZONTAL_BREAKPOINTS, app.HORIZONTAL_BREAKPOINTS),
        (height, screen.VERTICAL_BREAKPOINTS, app.VERTICAL_BREAKPOINTS),
    ):
        steps = (common if own is None else own) or []
        reached = max((least for least, _ in steps if size >= least), default=None)
        for least, name in steps:
            screen.set_class(least == reached, name)
