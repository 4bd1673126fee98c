"""How the app is drawn on the terminal it runs in: its themes, and what is done to a line before it is sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from textual.app import App
from textual.filter import LineFilter, Monochrome
from textual.theme import Theme

from learnlog.tui.abilities import colours, terminal_encoding, terminal_is_unicode
from learnlog.tui.theme import PALETTES, THEMES, theme
from learnlog.tui.unseen import UnseenFilter


def dress(app: App[Any], chosen: str, environ: Mapping[str, str]) -> Sequence[LineFilter]:
    """Give an app learnlog's themes and no others, and the chosen one at once.

    Called before the first frame: a theme that changes later has every style worked out anew.

    Args:
        app: an app that was just made.
        chosen: the name of a theme; the first theme is used where there is none of that name.
        environ: the environment, for what the terminal can show.

    Returns:
        What every line has to go through before it is sent.
    """
    shown = colours(app, environ)
    themes: Iterable[Theme] = THEMES
    if shown != "many":
        from learnlog.tui.fewer_colours import palettes_for

        themes = map(theme, palettes_for(shown))
    for one in themes:
        app.register_theme(one)
    names = [palette.name for palette in PALETTES]
    app.set_reactive(App.theme, chosen if chosen in names else names[0])
    # None of Textual's own keeps 4.5:1 for every text.
    for name in app.available_themes.keys() - set(names):
        app.unregister_theme(name)
    filters: list[LineFilter] = [UnseenFilter()]
    if not terminal_is_unicode(environ):
        from learnlog.tui.plain_signs import PlainSignsFilter

        encoding = terminal_encoding()
        filters.append(PlainSignsFilter("ascii" if encoding.lower().startswith("utf") else encoding))
    # Textual takes an empty NO_COLOR for a wish, too, and turns colours into greys where it ought to leave them out.
    app.no_color = shown == "none"
    app._filters = [one for one in app._filters if not isinstance(one, Monochrome)]
    if app.no_color:
        from learnlog.tui.colourless import ColourlessFilter

        filters.append(ColourlessFilter())
    return filters
