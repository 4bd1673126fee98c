"""Finding in the Log room: asking what the log knows, one question at a time, while it is brought up to date."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from threading import Event
from typing import Any, NamedTuple

from textual.screen import Screen
from textual.timer import Timer

from learnlog.errors import EntryUnreadable
from learnlog.journal.summary import Copy
from learnlog.search import NOTHING_ASKED, Choices, Found, Query, parse, settled
from learnlog.tui.behind import work_behind
from learnlog.tui.facets import choices_of
from learnlog.workspace import Workspace

_SAY_EVERY = 0.2
"""Seconds between two looks at how far the log is known by now."""

_WAITS = 0.2
"""Seconds that a look at the files waits at most, time and again, while an answer is found and shown."""

_LARGE = 10_000
"""In a log of more entries than this, to find all that have a common word takes longer than a letter may take."""

_AT_FIRST = 1_000
"""So many are found at first there: a list of more looks the same until somebody goes through it."""

_FIND_EVERY = 5
"""After so many of them what was searched for is found again among what is known by then."""


class _Question(NamedTuple):
    """What is asked: a text as it was typed, in which order, and whether the beginning of very many will do."""

    text: str = ""
    best_first: bool | None = None
    at_first: bool = False


@dataclass(frozen=True)
class Answer:
    """What was found.

    Attributes:
        text: what was asked, as it was typed.
        query: what it means.
        found: the entries.
        more: whether there are more of them than that, which :meth:`Finding.find_rest` finds.
        total: how many entries the log has, as far as it is known.
        files: what cannot be read and what is a copy. Neither is ever hidden, whatever is searched for.
        note: a sentence where finding goes another way than usual; else empty.
        choices: what the log can be narrowed by.
        is_known: whether what is known is the whole log: it was looked at, and the index of it is still there.
        today: the day it was asked on, for what “this month” is.
    """

    text: str
    query: Query
    found: Found
    more: bool
    total: int
    files: tuple[EntryUnreadable | Copy, ...]
    note: str
    choices: Choices
    is_known: bool
    today: date

    @property
    def best_first(self) -> bool:
        """Whether the best come first; else the newest."""
        return self.found.best_first

    @property
    def narrowed(self) -> bool:
        """Whether anything is asked at all."""
        return bool(self.query)

    @property
    def is_empty_log(self) -> bool:
        """Whether there is nothing in the log at all, as far as anybody can know."""
        return self.is_known and not self.total and not self.files

    @property
    def finds_nothing(self) -> bool:
        """Whether the log has something, and no entry of it was found."""
        return self.is_known and not self.found and not self.is_empty_log

    def ids(self, workspace: Workspace) -> Iterator[str]:
        """Yield the ids of all that the log has of what was asked for, also of those that are not found yet."""
        if not self.more:
            return self.found.ids()
        return workspace.log_view().find(self.query, self.today, best_first=self.best_first).ids()

    def to_hand_in(self, marked: frozenset[str], workspace: Workspace) -> list[str]:
        """Return the ids of the marked entries that are still there, or, without any mark, of all that were found."""
        if not marked:
            return sorted(self.ids(workspace))
        return sorted(marked.intersection(workspace.log_view().find(NOTHING_ASKED, workspace.today).ids()))


class Finding:
    """Asks in threads. Keys that come while one question is answered are answered together by the next.

    Args:
        screen: whose workers and timers it uses.
        workspace: the log.
        show: told each answer, the newest last.
        say: called now and then while the log is brought up to date.
    """

    def __init__(
        self, screen: Screen[Any], workspace: Workspace, show: Callable[[Answer], None], say: Callable[[], None]
    ) -> None:
        self._screen = screen
        self._workspace = workspace
        self._show = show
        self._say = say
        self._question = _Question()
        self._asked = 0
        self._asking = False
        self._answer: Answer | None = None
        self._is_known = False
        self._changed = True
        self._shown = Event()
        self._shown.set()
        self._job = workspace.catch_up(self._give_way)
        self._running = False
        self._ticks = 0

    # -- asking

    def ask(self, text: str, best_first: bool | None = None) -> None:
        """Ask for what a text means; in which order, or None for the one that suits. Of very many the first will do."""
        self._ask(_Question(text, best_first, at_first=True))

    def _ask(self, question: _Question) -> None:
        self._question = question
        self._asked += 1
        if not self._asking:
            self._asking = True
            self._shown.clear()
            work_behind(self._screen, self._until_answered, group="find")

    def again(self) -> None:
        """Ask the same of the log as it is now."""
        self._changed = True
        self._ask(self._question._replace(at_first=False))

    def find_rest(self) -> None:
        """Find all, where it was the beginning of them that was found."""
        if self._answer is not None and self._answer.more and not self._asking:
            self._ask(self._question._replace(at_first=False))

    async def _until_answered(self) -> None:
        answered = 0
        try:
            while answered != self._asked and self._screen.is_attached:
                answered = self._asked
                changed, self._changed = self._changed, False
                answer = await asyncio.to_thread(self._answered, self._question, changed)
                # An answer that is no longer the newest is shown all the same: keys held down must not stop the list.
                self._answer = answer
                self._show(answer)
        finally:
            self._asking = False
            if not self._screen.call_after_refresh(self._shown.set):
                self._shown.set()  # the screen is gone

    def _give_way(self) -> None:
        """Let the answer come first. Called in the thread that looks at the files, which would take half its time."""
        self._shown.wait(_WAITS)

    def _answered(self, question: _Question, changed: bool) -> Answer:
        """Ask the log. What it can be narrowed by is asked only where it may have changed."""
        text, best_first, at_first = question
        workspace, before = self._workspace, self._answer
        is_known, today, query = self._is_known, workspace.today, parse(settled(text))
        view = workspace.log_view()
        was_whole = view.is_whole
        total, more = view.total, False
        if at_first and query.terms and total > _LARGE:
            found, more = view.glance(query, today, _AT_FIRST, best_first=best_first)
        else:
            found = view.find(query, today, best_first=best_first)
        # What is drawn first is fetched here: the screen is not to wait for it.
        found[:1]
        choices = before.choices if before and not changed else choices_of(workspace, view.facets(), today)
        if before is not None and choices == before.choices:
            choices = before.choices
        files: tuple[EntryUnreadable | Copy, ...] = (*view.unreadable, *view.copies)
        # Asked before and after: the index may be thrown away, or made again, while it answers.
        is_known &= was_whole and view.is_whole
        return Answer(text, query, found, more, total, files, view.note, choices, is_known, today)

    # -- bringing the log up to date

    @property
    def progress(self) -> tuple[int, int]:
        """How many entries of how many are known, while many are not; else twice 0."""
        job, answer = self._job, self._answer
        if not self._running or not job.total:
            return 0, 0
        known = answer.total + len(answer.files) if answer else 0
        return (job.done, job.total) if job.total - known > job.total // 100 else (0, 0)

    async def look(self) -> None:
        """Bring the log up to date with its files, and find again where something has changed."""
        self._job = self._workspace.catch_up(self._give_way)
        self._running = True
        ticking = self._screen.set_interval(_SAY_EVERY, self._tick)
        try:
            changed = await asyncio.to_thread(self._job.run)
        finally:
            self._running = False
            self._stop(ticking)
        first, self._is_known = not self._is_known, True
        # With the day goes what “this month” and “the last seven days” are.
        turned = self._answer is not None and self._answer.today != self._workspace.today
        if changed or first or turned:
            self.again()

    def _stop(self, ticking: Timer) -> None:
        ticking.stop()
        self._say()

    def _tick(self) -> None:
        self._say()
        self._ticks += 1
        if self._ticks % _FIND_EVERY == 0 and self.progress[1]:
            self.again()

    def leave(self) -> None:
        """Bring it no further up to date."""
        self._job.cancel()
