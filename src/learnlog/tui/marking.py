"""Entries marked in the Log room, to hand several in together."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Any

from textual.screen import Screen

from learnlog.tui.behind import work_behind
from learnlog.tui.finding import Answer
from learnlog.tui.navigation import HandIn
from learnlog.workspace import Workspace


class Marking:
    """Which entries are marked. A mark stays, whatever is searched for meanwhile.

    Args:
        screen: whose workers it uses, and from where several are handed in.
        workspace: the log.
        show: called when others are marked than before; also when the screen is being taken away.
        is_going: whether it is: then nothing is handed in from it any more.

    Attributes:
        ids: of the entries that are marked.
    """

    def __init__(
        self, screen: Screen[Any], workspace: Workspace, show: Callable[[], None], is_going: Callable[[], bool]
    ) -> None:
        self._screen = screen
        self._workspace = workspace
        self._show = show
        self._is_going = is_going
        self.ids: frozenset[str] = frozenset()

    def turn(self, entry_id: str) -> None:
        """Mark an entry, or take its mark away."""
        self._mark(self.ids ^ {entry_id})

    def clear(self) -> None:
        """Take all marks away."""
        self._mark(frozenset())

    def forget(self, entry_id: str) -> None:
        """Take the mark off an entry that is no longer there. The list is shown anew for that anyway."""
        self.ids -= {entry_id}

    def mark_all(self, answer: Answer) -> None:
        """Mark every entry that was found, behind what goes on."""
        work_behind(self._screen, partial(self._mark_all, answer), group="mark", exclusive=True)

    async def _mark_all(self, answer: Answer) -> None:
        self._mark(self.ids | frozenset(await asyncio.to_thread(answer.ids, self._workspace)))

    def _mark(self, ids: frozenset[str]) -> None:
        self.ids = ids
        self._show()

    def hand_in(self, answer: Answer) -> None:
        """Ask to hand in what is marked, or, without any mark, all that was found."""
        work_behind(self._screen, partial(self._hand_in, answer), group="hand-in", exclusive=True)

    async def _hand_in(self, answer: Answer) -> None:
        ids = await asyncio.to_thread(answer.to_hand_in, self.ids, self._workspace)
        if ids and not self._is_going():
            self._screen.post_message(HandIn(ids, "1 entry" if len(ids) == 1 else f"{len(ids):,} entries"))
