"""Looking now and then whether something has changed outside: often while somebody is here or it costs little.

Who changes an entry in an editor has the other window in front, and sees this one beside it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from time import monotonic
from typing import Any

from textual.screen import Screen
from textual.timer import Timer

from learnlog.tui.behind import work_behind

OFTEN, SELDOM = 2.0, 10.0
"""Seconds between two looks: while somebody is here, and at most, where a look takes long, while nobody is."""

_SHARE = 30
"""While nobody is here, looking takes at most one part in so many of the time."""

QUIET = 60.0
"""Seconds without a sign of anybody, after which nobody is."""

_TICK = 0.5


@dataclass
class Rhythm:
    """When it is time to look again. Times are seconds of a clock that only goes on.

    Attributes:
        looked: when it was looked last.
        heard: when there was a sign of somebody last.
        took: how long it was looked the last time.
    """

    looked: float
    heard: float
    took: float = 0.0

    def due(self, now: float, *, in_front: bool) -> bool:
        """Return whether it is time. ``in_front``: whether the terminal has the focus."""
        here = in_front and now - self.heard < QUIET
        return now - self.looked >= (OFTEN if here else min(max(OFTEN, self.took * _SHARE), SELDOM))


class Looking:
    """Has a screen look: at once, then in its rhythm, and at once when the terminal gets the focus back.

    Args:
        screen: which screen.
        look: looks, in a thread; it is never called again before it has come back.
        clock: seconds that only go on.
    """

    def __init__(
        self, screen: Screen[Any], look: Callable[[], Awaitable[None]], clock: Callable[[], float] = monotonic
    ) -> None:
        self._screen = screen
        self._look = look
        self._clock = clock
        self._rhythm = Rhythm(clock(), clock())
        self._ticking: Timer | None = None
        self._on = False
        self._looking = False
        self._once_more = False

    def start(self, *, at_once: bool = True) -> None:
        """Look from now on; at once, unless there is something to be shown first."""
        if self._ticking is None:
            self._ticking = self._screen.set_interval(_TICK, self.tick)
            self._screen.watch(self._screen.app, "app_focus", self._focus_changed, init=False)
        self._on = True
        self._ticking.resume()
        self.heard()
        if at_once:
            self.now()

    def stop(self) -> None:
        """Look no more: the screen is not in front."""
        self._on = False
        if self._ticking is not None:
            self._ticking.pause()

    def heard(self) -> None:
        """Take note that somebody is here."""
        self._rhythm.heard = self._clock()

    def now(self) -> None:
        """Look at once; if a look is under way, once more after it."""
        if self._looking:
            self._once_more = True
            return
        self._looking = True
        work_behind(self._screen, self._look_until_seen, group="look")

    def tick(self) -> None:
        """Look if it is time."""
        if not self._looking and self._rhythm.due(self._clock(), in_front=self._screen.app.app_focus):
            self.now()

    def _focus_changed(self, has_focus: bool) -> None:
        if has_focus and self._on:
            self.heard()
            self.now()

    async def _look_until_seen(self) -> None:
        try:
            while True:
                self._once_more = False
                begun = self._clock()
                await self._look()
                self._rhythm.took = self._clock() - begun
                if not self._once_more:
                    break
        finally:
            self._looking = False
            self._rhythm.looked = self._clock()
