"""Keys that belong to the screen, whatever has the focus."""

from __future__ import annotations

import re
from collections.abc import Iterable

from textual.binding import Binding, BindingType

_RESERVED = re.compile(r"f\d+|ctrl\+page(up|down)|escape")


def unreserved(bindings: Iterable[BindingType]) -> list[BindingType]:
    """Return bindings without the keys that belong to the screen: F1 to F12, Ctrl+PageUp/PageDown and Escape.

    Textual's own inputs take some of these (a text area F6 and F7, anything that scrolls Ctrl+PageUp).
    """
    kept: list[BindingType] = []
    for one in Binding.make_bindings(bindings):
        if not _RESERVED.fullmatch(one.key):
            kept.append(one)
    return kept
