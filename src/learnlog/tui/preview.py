"""The entry beside the list: read a moment after its row was highlighted, with what was searched for in sight."""

from __future__ import annotations

import asyncio

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from learnlog.care import Damaged
from learnlog.errors import EntryUnreadable, LearnlogError
from learnlog.journal.readback import long_moment
from learnlog.search import NOTHING_ASKED, Query
from learnlog.store.protocol import Binned, Copy
from learnlog.text import visible
from learnlog.tui.at_hand import home_of
from learnlog.tui.entry_view import EntryView
from learnlog.tui.rows import ListedRow
from learnlog.workspace import Workspace

_AFTER = 0.08
"""Seconds a row has to stay highlighted before its entry is read: holding an arrow key down reads nothing."""


class Preview(VerticalScroll):
    """Shows one row of the list as it reads.

    Args:
        workspace: the log.
    """

    DEFAULT_CSS = """
    Preview {
        border-left: solid $border-blurred;
        padding: 1 2 0 2;
        scrollbar-size-vertical: 1;
        &:focus { border-left: heavy $border; }
        & > .preview-trouble { max-width: 78; color: $warning; }
    }
    """

    def __init__(self, workspace: Workspace, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._workspace = workspace
        self._wanted: tuple[ListedRow | None, Query] = (None, NOTHING_ASKED)
        self._shown: tuple[ListedRow | None, Query] = self._wanted
        self._showing = False

    def show(self, row: ListedRow | None, query: Query = NOTHING_ASKED) -> None:
        """Show a row, with a query's words marked. While there is no room for a preview nothing is read."""
        self._wanted = (row, query)
        self.show_late()

    def show_late(self) -> None:
        """Show what there was no room for, now that there is."""
        if self.display and not self._showing:
            self._showing = True
            # Never cancelled: to stop while widgets are put in and taken out would leave them half there.
            self.run_worker(self._show_until_shown(), group="preview")

    async def _show_until_shown(self) -> None:
        try:
            while self._shown != (wanted := self._wanted):
                await asyncio.sleep(_AFTER)
                if wanted is self._wanted:
                    await self._show(*wanted)
                    self._shown = wanted
        finally:
            self._showing = False

    async def _show(self, row: ListedRow | None, query: Query) -> None:
        page = await asyncio.to_thread(self._page, row, query)
        async with self.batch():
            await self.remove_children()
            if page is not None:
                await self.mount(page)
        self.scroll_home(animate=False)
        if isinstance(page, EntryView):
            self.call_after_refresh(self._show_hit, page)

    def _page(self, row: ListedRow | None, query: Query) -> EntryView | Static | None:
        try:
            match row:
                case None:
                    return None
                case EntryUnreadable():
                    return _trouble(row, last_good(self._workspace.care.damaged(row)))
                case Copy():
                    return EntryView(self._workspace.care.copied(row).entry, home=f"A copy of an entry: {row.why}")
                case Binned():
                    return EntryView(row.entry, home="In the bin") if row.entry else _trouble(row.trouble)
                case _:
                    entry = self._workspace.read_entry(row.id)
                    return EntryView(entry, query, home=home_of(self._workspace, entry))
        except LearnlogError as error:
            return _trouble(error)

    def _show_hit(self, page: EntryView) -> None:
        if page.is_attached:
            page.bring_into_sight(0)


def _trouble(error: LearnlogError | None, more: str = "") -> Static:
    said = "\n".join((*(error.lines if error else ()), *((more,) if more else ())))
    return Static(Content(visible(said)), classes="preview-trouble")


def last_good(damaged: Damaged) -> str:
    """Return what there is to say of the last good version of a file that cannot be read."""
    good = damaged.good
    if good is None or good.entry is None:
        return "There is no earlier version of it here. “learnlog restore” looks through the backups."
    words = "1 word" if good.words == 1 else f"{good.words:,} words"
    return f"Its last good version is there: {long_moment(good.entry.updated)}, {words}. Enter shows it."
