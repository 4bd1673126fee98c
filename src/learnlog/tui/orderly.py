"""An app whose input reaches what it was meant for, however quick the hands."""

from __future__ import annotations

from collections import deque
from typing import Generic, Protocol, runtime_checkable

from textual import events, on
from textual.app import App, ReturnType
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget

AT_MOST = 1.0
"""Seconds that a key waits for the one before it, should what that one was given to be gone or busy."""

ARRIVAL = 5.0
"""Seconds that keys wait for a screen to have its focus. Without it what they write is lost, on a slow machine, too."""


class Heeded(Message):
    """Follows a key up from the widget it was given to; when it comes to the app, the key has done its work.

    Attributes:
        target: that widget.
        again: whether to go the same way once more, behind what the key's work has posted in its turn.
    """

    def __init__(self, target: Widget, again: bool = True) -> None:
        super().__init__()
        self.target = target
        self.again = again


class Arrived(Message):
    """Says that a screen which was :class:`Arriving` has put the focus where keys are meant to go."""


@runtime_checkable
class Arriving(Protocol):
    """A screen that is shown before it has put the focus where keys are meant to go.

    It posts :class:`Arrived` when it has.

    Attributes:
        arriving: whether that is still to come.
    """

    arriving: bool


class OrderlyApp(App[ReturnType], Generic[ReturnType]):
    """Textual's app, with things put right that Textual 8.2.8 gets wrong, most of them in a burst of keys or clicks.

    Textual gives a key to the widget that has the focus as soon as it comes in. What a binding does, such as going to
    the next field at a Tab, it does when the key has come back up from there, and by then the keys behind it are given
    to the old field. So each key here waits for the one before it. Those that only write do not: they lead nowhere.
    And what is typed or pasted the moment a screen appears waits until that screen has its focus.
    """

    def __init__(self) -> None:
        super().__init__()
        self._holding_keys: Timer | None = None
        self._keys_waiting: deque[events.Key | events.Paste] = deque()

    async def on_event(self, event: events.Event) -> None:
        """Pass an event on: keys in turn, and the mouse only to what is still there."""
        if event.is_forwarded or not isinstance(event, (events.InputEvent, events.Paste)):
            await super().on_event(event)
        elif isinstance(event, (events.Key, events.Paste)):
            if isinstance(event, events.Key) and event.key.startswith("alt+"):
                # Textual hands the letter on with it, and whatever has the focus would write it.
                event.character = None
            self._keys_waiting.append(event)
            await self._pass_keys_on()
        elif not self._is_on_what_has_gone(event):
            await super().on_event(event)

    async def _pass_keys_on(self, *, waited: bool = False) -> None:
        while self._keys_waiting and self._holding_keys is None:
            if not waited and isinstance(self.screen, Arriving) and self.screen.arriving:
                self._holding_keys = self.set_timer(ARRIVAL, self._wait_no_longer)
                return
            event = self._keys_waiting.popleft()
            target = self.focused or self.screen
            await super().on_event(event)
            if (
                isinstance(event, events.Key)
                and event.is_forwarded
                and not target.check_consume_key(event.key, event.character)
            ):
                self._holding_keys = self.set_timer(AT_MOST, self._wait_no_longer)
                target.post_message(Heeded(target))

    @on(Heeded)
    def _heeded(self, message: Heeded) -> None:
        if not (message.again and message.target.post_message(Heeded(message.target, again=False))):
            # Widget.focus() takes effect by such a call, too; this one comes after it.
            self.call_later(self._release_keys)

    @on(Arrived)
    def _arrived(self) -> None:
        # Behind the focus, which takes effect by such a call, too.
        self.call_later(self._release_keys)

    async def _release_keys(self, *, waited: bool = False) -> None:
        if self._holding_keys is not None:
            self._holding_keys.stop()
            self._holding_keys = None
            await self._pass_keys_on(waited=waited)

    async def _wait_no_longer(self) -> None:
        await self._release_keys(waited=True)

    def _is_on_what_has_gone(self, event: events.InputEvent) -> bool:
        """Whether the mouse is on a widget just taken off the screen.

        Until the next frame that can still be hit, and Textual then fails on a widget without a parent.
        """
        if not isinstance(event, (events.MouseDown, events.MouseMove)):
            return False
        hit, _ = self.screen.get_widget_and_offset_at(event.x, event.y)
        return hit is not None and hit is not self.screen and not hit.is_attached
