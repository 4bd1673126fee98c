"""Waiting for keys that are on their way to a field, where something overtakes them."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Any

from textual.screen import Screen

AT_MOST = 1.0
"""Seconds to wait for a field that is busy, or on its way out."""


async def caught_up(screen: Screen[Any]) -> None:
    """Return when every key pressed so far has been taken by the field that has the focus.

    A key goes to its field as a message. A priority key such as Ctrl+Q, or a signal, is heeded before that message is
    read: what was typed last would not be there yet when everything is saved.
    """
    field, taken = screen.focused, asyncio.Event()
    if field is not None and field.call_later(taken.set):
        with suppress(TimeoutError):
            async with asyncio.timeout(AT_MOST):
                await taken.wait()
