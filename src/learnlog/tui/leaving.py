"""Leaving rooms. Home stays at the bottom; a room is left only after it has saved what it holds."""

from __future__ import annotations

from typing import Any, Protocol, runtime_checkable

from textual.app import App

from learnlog.tui.caught_up import caught_up


@runtime_checkable
class Leavable(Protocol):
    """A screen that has something to save before it goes."""

    async def leave(self) -> bool | None:
        """Save everything; False if that cannot be done and the screen should stay. Leaving twice does no harm."""


async def leave(app: App[Any]) -> bool:
    """Leave the room in front, unless it cannot save what it holds; Home is never left."""
    screen = app.screen
    if isinstance(screen, Leavable) and await screen.leave() is False:
        return False
    if len(app.screen_stack) > 1 and app.screen is screen:
        await app.pop_screen()
    return True


async def leave_to_home(app: App[Any]) -> bool:
    """Leave every room; stop at one that cannot save what it holds."""
    while len(app.screen_stack) > 1:
        if not await leave(app):
            return False
    return True


async def save_all(app: App[Any]) -> bool:
    """Save what every room holds, because the app must end; return whether all of it was saved."""
    await caught_up(app.screen)
    saved = True
    for screen in reversed(app.screen_stack):
        if isinstance(screen, Leavable) and await screen.leave() is False:
            saved = False
    return saved
