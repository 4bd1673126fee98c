"""What a terminal can show, as far as it says: how many colours, and which characters."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from textual.app import App

if TYPE_CHECKING:
    from learnlog.tui.fewer_colours import Colours

_ASCII_ALONE = ("C", "POSIX")

_COERCED = ("C.UTF-8", "C.utf8", "UTF-8")
"""What Python puts into LC_CTYPE by itself where the locale is C (PEP 538)."""


def colours(app: App[Any], environ: Mapping[str, str]) -> Colours:
    """Return how many colours to use: none where NO_COLOR says something, whatever it says."""
    if environ.get("NO_COLOR"):
        return "none"
    match app.console.color_system:
        case "standard":
            return "16"
        case "256":
            return "256"
        case _:
            return "many"


def is_unicode(environ: Mapping[str, str], encoding: str, *, as_c: bool = False) -> bool:
    """Return whether the terminal can be sent any character.

    Python itself takes the locale C for one that can (PEP 538 and 540), because nearly every terminal does by now. Who
    names it in the environment means it, though; where nothing is named, Python is followed.

    Args:
        environ: the environment, for ``LC_ALL``, ``LC_CTYPE`` and ``LANG``.
        encoding: what Python would send to it.
        as_c: whether Python found the locale C and put its own in its place.
    """
    if environ.get("PYTHONUTF8") == "1":
        return True
    ctype = environ.get("LC_CTYPE", "")
    own = "" if as_c and ctype in _COERCED else ctype
    named = environ.get("LC_ALL") or own or environ.get("LANG") or ""
    locale, _, codeset = named.partition("@")[0].partition(".")
    if locale in _ASCII_ALONE and not codeset:
        return False
    return _is_utf8(codeset) if codeset else _is_utf8(encoding)


def terminal_is_unicode(environ: Mapping[str, str]) -> bool:
    """Return whether the terminal this process draws on can be sent any character."""
    # Textual draws on standard error. On Windows it is written to in UTF-16, whatever the variables say.
    if sys.platform == "win32":
        return True
    return is_unicode(environ, terminal_encoding(), as_c=bool(sys.flags.utf8_mode))


def terminal_encoding() -> str:
    """Return how what is drawn is sent to the terminal."""
    return getattr(sys.__stderr__, "encoding", None) or "utf-8"


def keys_encoding() -> str:
    """Return how keys come from the terminal. One that is said to be of ASCII alone sends more, and then in UTF-8."""
    encoding = terminal_encoding()
    return "utf-8" if encoding.lower() in ("ascii", "us-ascii", "ansi_x3.4-1968") else encoding


def _is_utf8(codeset: str) -> bool:
    return codeset.lower().replace("-", "") == "utf8"
