"""The themes in the colours of terminals that have 256 of them, 16, or none.

A colour that a terminal has not is shown as the nearest it has. Among few that is another colour altogether: cream
turns pink, and words that could be read cannot be any more. So each theme has its colours chosen out of those.
"""

from __future__ import annotations

from typing import Literal

from learnlog.tui.theme import CONTRAST_DARK, CONTRAST_LIGHT, CREAM, DARK, LIGHT, PALETTES, Palette

Colours = Literal["many", "256", "16", "none"]
"""How many colours a terminal shows."""

# Out of the six by six by six colours and the greys that every such terminal has alike. Rich sends light greys as the
# next darker one, so those are a little lighter here than they are to be.
IN_256 = (
    DARK._replace(
        ground="#1c1c1c",
        surface="#262626",
        panel="#303030",
        text="#e7e7e7",
        muted="#bfbfbf",
        disabled="#b2b2b2",
        primary="#87afd7",
        accent="#d7af5f",
        success="#87d787",
        error="#ffafaf",
        line="#8a8a8a",
        focus="#87afd7",
        cursor="#3a3a3a",
        resting="#303030",
        selection="#005f87",
    ),
    LIGHT._replace(
        ground="#f2f2f2",
        surface="#e7e7e7",
        panel="#dddddd",
        text="#1c1c1c",
        muted="#444444",
        disabled="#4e4e4e",
        primary="#005f87",
        accent="#5f5f00",
        success="#005f00",
        error="#870000",
        line="#767676",
        focus="#005f87",
        cursor="#d7d7ff",
        resting="#dddddd",
        selection="#afd7ff",
    ),
    CREAM._replace(
        ground="#ffffd7",
        surface="#ffffd7",
        panel="#d7d7af",
        text="#262626",
        muted="#444444",
        disabled="#4e4e4e",
        primary="#005f87",
        accent="#5f5f00",
        success="#005f00",
        error="#870000",
        line="#767676",
        focus="#005f87",
        cursor="#dddddd",
        resting="#d7d7af",
        selection="#afd7d7",
    ),
    CONTRAST_DARK._replace(
        ground="#000000",
        surface="#121212",
        panel="#1c1c1c",
        text="#ffffff",
        muted="#e7e7e7",
        disabled="#d3d3d3",
        primary="#afd7ff",
        accent="#ffd75f",
        success="#afffaf",
        error="#ffd7d7",
        line="#a8a8a8",
        focus="#ffff5f",
        cursor="#00005f",
        resting="#1c1c1c",
        selection="#005f87",
    ),
    CONTRAST_LIGHT._replace(
        ground="#ffffff",
        surface="#f2f2f2",
        panel="#e7e7e7",
        text="#000000",
        muted="#262626",
        disabled="#3a3a3a",
        primary="#00005f",
        accent="#5f0000",
        success="#000000",
        error="#5f0000",
        line="#585858",
        focus="#00005f",
        cursor="#d7d7ff",
        resting="#f2f2f2",
        selection="#afd7ff",
    ),
)

# Some of the sixteen colours, by Rich's numbers for them: each is sent as itself, and looks as the terminal has it.
_BLACK, _BLUE, _CYAN, _GREY, _WHITE = "#000000", "#0000aa", "#00aaaa", "#aaaaaa", "#ffffff"
_BRIGHT_CYAN, _BRIGHT_GREEN, _BRIGHT_YELLOW = "#55ffff", "#55ff55", "#ffff55"

_DARK_IN_16 = Palette(
    name="16-dark",
    title="",
    dark=True,
    ground=_BLACK,
    surface=_BLACK,
    panel=_BLACK,
    text=_WHITE,
    muted=_GREY,
    disabled=_GREY,
    primary=_BRIGHT_CYAN,
    accent=_BRIGHT_YELLOW,
    success=_BRIGHT_GREEN,
    # Nobody can read red on blue; that something is wrong is said in words.
    error=_BRIGHT_YELLOW,
    line=_GREY,
    focus=_BRIGHT_YELLOW,
    cursor=_BLUE,
    resting=_BLACK,
    selection=_BLUE,
)

_LIGHT_IN_16 = Palette(
    name="16-light",
    title="",
    dark=False,
    # Some terminals show white as grey where it is a ground: black and blue alone can be read on both.
    ground=_WHITE,
    surface=_WHITE,
    panel=_WHITE,
    text=_BLACK,
    muted=_BLACK,
    disabled=_BLACK,
    primary=_BLUE,
    accent=_BLUE,
    success=_BLACK,
    error=_BLUE,
    line=_BLACK,
    focus=_BLUE,
    cursor=_CYAN,
    resting=_WHITE,
    selection=_CYAN,
)

NONE = Palette(
    name="none",
    title="",
    dark=True,
    # Not to be seen: tui/colourless.py makes reversed letters of what stands on white, and takes all colours away.
    ground=_BLACK,
    surface=_BLACK,
    panel=_BLACK,
    text=_WHITE,
    muted=_WHITE,
    disabled=_WHITE,
    primary=_WHITE,
    accent=_WHITE,
    success=_WHITE,
    error=_WHITE,
    line=_WHITE,
    focus=_WHITE,
    cursor=_WHITE,
    resting=_BLACK,
    selection=_WHITE,
)


def palettes_for(colours: Colours) -> tuple[Palette, ...]:
    """Return the palettes as a terminal can show them, each under its own name and in the same order."""
    match colours:
        case "many":
            return PALETTES
        case "256":
            return IN_256
        case "16":
            shown = _LIGHT_IN_16, _DARK_IN_16
        case "none":
            shown = NONE, NONE
    return tuple(shown[one.dark]._replace(name=one.name, title=one.title) for one in PALETTES)
