"""Every command by name: what the palette offers over a screen."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from textual.app import App, SystemCommand
from textual.message import Message
from textual.screen import Screen

from learnlog.tui.choosing import ChangeBackups, ChangeNames, ChangeProfile, ChangeTerms, ChangeTheme, Welcome
from learnlog.tui.navigation import KeepCopy, OpenHandIns, OpenKeys, ShowTour, TakeComments, TakeIn

_OF_THE_APP: tuple[tuple[str, str, type[Message]], ...] = (
    ("About you", "Your name, setting and area of need", ChangeProfile),
    ("Backups", "Where backups of your log go, and one made now", ChangeBackups),
    ("Handed in", "Everything you handed in, as it was", OpenHandIns),
    ("Take in comments", "What your tutor wrote into a file for comments", TakeComments),
    ("Terms and coming back", "When your terms are, for reviews; whether old entries come back", ChangeTerms),
    ("Names to look for", "Real names that must not be handed in", ChangeNames),
    ("Keep a copy of the whole log", "One file, for another computer of yours", KeepCopy),
    ("Take in a log", "From another computer; nothing is overwritten", TakeIn),
    ("Keys", "Every action with its keys, to give it others", OpenKeys),
    ("Tour of a task", "How a task works, in five sentences", ShowTour),
    ("The welcome", "The three screens of the first start, once more", Welcome),
    ("Theme", "Change the colours", ChangeTheme),
)
"""What no key is needed for: its name, what is said of it, and the message that asks for it."""


def commands(app: App[Any], screen: Screen[Any]) -> Iterator[SystemCommand]:
    """Yield every action of a screen, by name, and what belongs to the whole app.

    Args:
        app: does what is chosen.
        screen: the one in front of which the commands are shown.
    """
    seen: set[str] = set()
    for node, binding, enabled, tooltip in screen.active_bindings.values():
        if binding.id is None or not enabled or binding.description in seen:
            continue
        seen.add(binding.description)
        run = partial(app.run_action, binding.action, node)
        about = f"{tooltip or binding.tooltip} ({app.get_key_display(binding)})"
        yield SystemCommand(binding.description, about, run)
    for name, about, asks in _OF_THE_APP:
        if name not in seen:  # some screens have a key for it
            yield SystemCommand(name, about, partial(_post, app, asks))


def _post(app: App[Any], asks: type[Message]) -> None:
    app.post_message(asks())
