"""Colours of learnlog's own themes: calm, low in saturation, every text well above 4.5:1 on its background."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="learnlog-dark",
    primary="#8fb8de",
    secondary="#b9a7d6",
    accent="#e5c07b",
    foreground="#e4e4df",
    background="#1b1e23",
    surface="#22262d",
    panel="#2b3038",
    boost="#2b3038",
    success="#9ccc9c",
    warning="#e5c07b",
    error="#f0a0a0",
    dark=True,
    variables={
        "text-muted": "#b4b8bd",
        "text-disabled": "#a0a5ab",
        "footer-key-foreground": "#e5c07b",
        "footer-description-foreground": "#d5d7d9",
        "footer-background": "#22262d",
        "input-selection-background": "#8fb8de 35%",
        # Quiet enough that muted words on the chosen line stay readable.
        "block-cursor-background": "#30465c",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-blurred-background": "#2b3038",
        "block-cursor-blurred-foreground": "#e4e4df",
        "border": "#8fb8de",
        "border-blurred": "#4a525e",
        "scrollbar": "#4a525e",
        "scrollbar-hover": "#6b7686",
        "scrollbar-active": "#8fb8de",
        "scrollbar-background": "#22262d",
        "scrollbar-background-hover": "#22262d",
        "scrollbar-background-active": "#22262d",
        "scrollbar-corner-color": "#22262d",
        "link-color": "#8fb8de",
    },
)

LIGHT = Theme(
    name="learnlog-light",
    primary="#1f5a8c",
    secondary="#5d4590",
    accent="#8a5a00",
    foreground="#22252a",
    background="#f7f6f2",
    surface="#efede7",
    panel="#e4e1d9",
    boost="#e4e1d9",
    success="#2b6a2f",
    warning="#7a5200",
    error="#9b1c1c",
    dark=False,
    variables={
        "text-muted": "#4c5057",
        "text-disabled": "#5f646b",
        "footer-key-foreground": "#7a4f00",
        "footer-description-foreground": "#33373d",
        "footer-background": "#e4e1d9",
        "input-selection-background": "#1f5a8c 25%",
        "block-cursor-background": "#bcd2e6",
        "block-cursor-foreground": "#101317",
        "block-cursor-blurred-background": "#dcdfe1",
        "block-cursor-blurred-foreground": "#22252a",
        "border": "#1f5a8c",
        "border-blurred": "#a9a69d",
        "scrollbar": "#b5b1a6",
        "scrollbar-hover": "#928e83",
        "scrollbar-active": "#1f5a8c",
        "scrollbar-background": "#e4e1d9",
        "scrollbar-background-hover": "#e4e1d9",
        "scrollbar-background-active": "#e4e1d9",
        "scrollbar-corner-color": "#e4e1d9",
        "link-color": "#1f5a8c",
    },
)

THEMES = (DARK, LIGHT)
