"""learnlog's own themes: calm, low in saturation, and measured.

Every text stands at 4.5:1 or more on what it is drawn on, in the high-contrast themes at 7:1, and every line that means
something at 3:1, by the formula of WCAG 2.2. ``tests/tui/seeing`` looks at what the screens really draw.

A screen is drawn in the colours of a :class:`Palette` and no others: nothing shines through, and nothing is made
lighter or darker on the way. So what was measured once holds for every palette there is.

Terminals of fewer colours are given others under the same name (``fewer_colours``): what was chosen stays chosen.
"""

from __future__ import annotations

from typing import NamedTuple

from textual.theme import Theme


class Palette(NamedTuple):
    """The colours of a theme.

    Attributes:
        name: what it is called in the settings.
        title: what people choose it by.
        dark: whether light letters stand on a dark ground.
        ground: what a screen is made of.
        surface: what lies on it, such as a dialog or the footer.
        panel: what stands out of both, such as a header or a button.
        text: what is read.
        muted: what is said beside it.
        disabled: what cannot be chosen now, and what stands in an input that is empty.
        primary: headings and links.
        accent: keys, and what wants to be looked at.
        success: what is done.
        error: what is wrong.
        line: borders and rules without the focus, and the grip of a scrollbar.
        focus: the border of what has the focus.
        cursor: behind the chosen line of what has the focus. Text of any colour must be readable on it.
        resting: behind the chosen line of what has not.
        selection: behind text that is selected.
    """

    name: str
    title: str
    dark: bool
    ground: str
    surface: str
    panel: str
    text: str
    muted: str
    disabled: str
    primary: str
    accent: str
    success: str
    error: str
    line: str
    focus: str
    cursor: str
    resting: str
    selection: str


_SHADES = ("darken-3", "darken-2", "darken-1", "lighten-1", "lighten-2", "lighten-3")


def _shades(palette: Palette) -> dict[str, str]:
    """Return Textual's names for a palette's colours and for what Textual would make of them, all as they are."""
    one = palette
    named = {
        "primary": one.primary,
        "secondary": one.primary,
        "background": one.ground,
        "surface": one.surface,
        "panel": one.panel,
        "boost": one.panel,
        "foreground": one.text,
        "accent": one.accent,
        "success": one.success,
        "warning": one.accent,
        "error": one.error,
    }
    return {shade: colour for name, colour in named.items() for shade in (name, *(f"{name}-{one}" for one in _SHADES))}


def theme(palette: Palette) -> Theme:
    """Return a palette as Textual takes it, with none of its own colours left to be worked out."""
    one = palette
    return Theme(
        name=one.name,
        primary=one.primary,
        secondary=one.primary,
        accent=one.accent,
        foreground=one.text,
        background=one.ground,
        surface=one.surface,
        panel=one.panel,
        boost=one.panel,
        success=one.success,
        warning=one.accent,
        error=one.error,
        dark=one.dark,
        variables={
            **_shades(one),
            "text": one.text,
            "text-muted": one.muted,
            "text-disabled": one.disabled,
            "foreground-muted": one.muted,
            "foreground-disabled": one.disabled,
            "text-primary": one.primary,
            "text-success": one.success,
            "text-warning": one.accent,
            "text-error": one.error,
            "primary-muted": one.cursor,
            "footer-key-foreground": one.accent,
            "footer-description-foreground": one.text,
            "footer-background": one.surface,
            "input-cursor-background": one.text,
            "input-cursor-foreground": one.ground,
            "input-selection-background": one.selection,
            "input-selection-foreground": one.text,
            "screen-selection-background": one.selection,
            "screen-selection-foreground": one.text,
            "block-cursor-background": one.cursor,
            "block-cursor-foreground": one.text,
            "block-cursor-blurred-background": one.resting,
            "block-cursor-blurred-foreground": one.text,
            "block-hover-background": one.panel,
            "border": one.focus,
            "border-blurred": one.line,
            "button-foreground": one.text,
            "button-color-foreground": one.ground,
            "button-focus-text-style": "bold",
            "scrollbar": one.line,
            "scrollbar-hover": one.primary,
            "scrollbar-active": one.focus,
            "scrollbar-background": one.surface,
            "scrollbar-background-hover": one.surface,
            "scrollbar-background-active": one.surface,
            "scrollbar-corner-color": one.surface,
            "link-color": one.primary,
            "link-style": "none",
            "link-background-hover": one.panel,
            "link-color-hover": one.text,
            "link-style-hover": "bold",
        },
    )


DARK = Palette(
    name="learnlog-dark",
    title="Dark",
    dark=True,
    ground="#1b1e23",
    surface="#22262d",
    panel="#2b3038",
    text="#e4e4df",
    muted="#b4b8bd",
    disabled="#abb0b7",
    primary="#8fb8de",
    accent="#e5c07b",
    success="#9ccc9c",
    error="#f0a0a0",
    line="#7e8998",
    focus="#8fb8de",
    # Quiet enough that muted words on the chosen line stay readable.
    cursor="#2f4459",
    resting="#2b3038",
    selection="#3d5570",
)

LIGHT = Palette(
    name="learnlog-light",
    title="Light",
    dark=False,
    ground="#f7f6f2",
    surface="#efede7",
    panel="#e4e1d9",
    text="#22252a",
    muted="#4c5057",
    disabled="#5a5f66",
    primary="#1f5a8c",
    accent="#734b00",
    success="#24602a",
    error="#9b1c1c",
    line="#7a776f",
    focus="#1f5a8c",
    cursor="#c9dbec",
    resting="#dcdfe1",
    selection="#bcd2e6",
)

CREAM = Palette(
    name="learnlog-cream",
    title="Cream, soft on the eyes",
    dark=False,
    # Off-white, and no pure black on it: less glare, for readers whose letters swim on white paper.
    ground="#fbf3e0",
    surface="#f5ebd3",
    panel="#ecdfc2",
    text="#2b2722",
    muted="#544b40",
    disabled="#5f564a",
    primary="#1f5578",
    accent="#704700",
    success="#2f5c24",
    error="#8f1d18",
    line="#85775d",
    focus="#1f5578",
    cursor="#cfdcd6",
    resting="#e3dcc6",
    selection="#c3d4d4",
)

CONTRAST_DARK = Palette(
    name="learnlog-contrast-dark",
    title="High contrast, dark",
    dark=True,
    ground="#000000",
    surface="#0d0d0d",
    panel="#1f1f1f",
    text="#ffffff",
    muted="#e6e6e6",
    disabled="#d0d0d0",
    primary="#9fd8ff",
    accent="#ffe14d",
    success="#a8f5a8",
    error="#ffc0c0",
    line="#a8a8a8",
    focus="#ffe14d",
    cursor="#003a66",
    resting="#1f1f1f",
    selection="#004a80",
)

CONTRAST_LIGHT = Palette(
    name="learnlog-contrast-light",
    title="High contrast, light",
    dark=False,
    ground="#ffffff",
    surface="#f7f7f7",
    panel="#ebebeb",
    text="#000000",
    muted="#2b2b2b",
    disabled="#3a3a3a",
    primary="#00306e",
    accent="#552c00",
    success="#003f10",
    error="#6f0000",
    line="#5f5f5f",
    focus="#00306e",
    cursor="#cfe3ff",
    resting="#ebebeb",
    selection="#b8d6ff",
)

PALETTES = (DARK, LIGHT, CREAM, CONTRAST_DARK, CONTRAST_LIGHT)

THEMES = tuple(theme(one) for one in PALETTES)
