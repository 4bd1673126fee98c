"""One entry as it reads, full screen."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from learnlog.errors import EntryMissing, EntryUnreadable, LearnlogError
from learnlog.export.deck import deck_of
from learnlog.journal.entry import Entry
from learnlog.rated import rates
from learnlog.returning import go_on_reviewing, looked_at, review_of, stop_reviews
from learnlog.search import Query
from learnlog.text import visible
from learnlog.tui.at_hand import EntryAtHand, home_of
from learnlog.tui.behind import work_behind
from learnlog.tui.entry_head import EntryHead, Standing
from learnlog.tui.entry_page import EntryPage
from learnlog.tui.entry_pieces import EntryPieces
from learnlog.tui.entry_view import EntryView
from learnlog.tui.footer import KeyFooter
from learnlog.tui.key_names import key_on
from learnlog.tui.looking import Looking
from learnlog.tui.navigation import BeginFreeEntry, BeginTask, GatherEvaluations, Present, ShowThenAndNow
from learnlog.workspace import Workspace

_REMOVED = "The file of this entry is no longer in your log. This is how it was; the history may have it still."


class EntryScreen(EntryAtHand):
    """Shows an entry.

    Args:
        workspace: the log.
        entry_id: which entry.
        query: what was searched for, to be marked in it, where somebody came from a search.
    """

    HELP = """
    # An entry, as it reads

    ↑ ↓, PageUp and PageDown scroll. Nothing can be changed by accident here: **{entry.edit}** opens the entry for
    writing.

    | Key | What it does |
    | --- | --- |
    | {entry.edit} | edit it |
    | {entry.complete}, {entry.reopen} | complete it, or reopen it |
    | {entry.follow-up} | follow up: add something, dated, that leaves the entry as it was |
    | {entry.tags} | change its tags |
    | {entry.versions} | its earlier versions, to compare and restore |
    | {entry.hand-in} | hand it in: write it as a document for your tutor |
    | {entry.hand-ins} | the entry as you handed it in, and what changed since |
    | {entry.comments} | your tutor's comments, to answer them |
    | {entry.ratings} | how its ratings were then, and how they are now |
    | {entry.looked} | its review is due: note that you looked at it and have nothing to add |
    | {entry.reviews} | end its reviews, or take them up again |
    | {entry.delete} | move it to the bin; {entry.undo} brings it back |
    | {entry.begin} | begin another entry for the same task |
    | {entry.next-hit}; {entry.hit-before} | after a search: the next place where it stands; the one before |
    | {page.ruler} | a ruler that marks the line you read; ↑ and ↓ move it, the same key again puts it away |
    | {entry.present}, {entry.gather} | where its task makes slides: present it; what was said of it, on one page |
    | Escape | back |
    """

    BINDINGS = [
        Binding("n,f8", "hit(1)", "Next hit", id="entry.next-hit", tooltip="The next place where it stands"),
        Binding("N,f7", "hit(-1)", "Hit before", id="entry.hit-before", tooltip="The place before where it stands"),
        Binding("p", "present", "Present", id="entry.present", tooltip="Show its slides to colleagues, full screen"),
        Binding("g", "gather", "Said", id="entry.gather", tooltip="What colleagues said of it, on one page"),
        Binding("w", "ratings", "Then and now", id="entry.ratings", tooltip="Its ratings then, and how they are now"),
        Binding("l", "looked", "Looked at", id="entry.looked", tooltip="Note that you looked and have nothing to add"),
        Binding("s", "reviews", "Reviews", id="entry.reviews", tooltip="End its reviews, or take them up again"),
        Binding("b", "begin", "Begin another", id="entry.begin", tooltip="Begin another entry for the same task"),
    ]

    DEFAULT_CSS = """
    EntryScreen {
        & > #entry-page { height: 1fr; padding: 1 2 0 2; align-horizontal: center; scrollbar-size-vertical: 1; }
        & #entry-trouble { max-width: 78; color: $warning; }
    }
    """

    def __init__(self, workspace: Workspace, entry_id: str, query: Query | None = None) -> None:
        super().__init__(workspace)
        self._entry_id = entry_id
        self._query = query
        self._now = Standing()
        self._head = EntryHead()
        self._handed_in: tuple[str, ...] = ()
        self._looking = Looking(self, self._read)

    def compose(self) -> ComposeResult:
        """Where we are, the entry, the keys."""
        yield self._head
        yield EntryPage(id="entry-page")
        yield KeyFooter(spared=("entry.begin", "entry.tags", "entry.versions", "entry.hand-ins", "entry.comments"))

    @property
    def at_hand(self) -> Entry | None:
        """The entry, unless it is in the bin or cannot be read."""
        return self._now.at_hand

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done now."""
        if action == "begin":
            entry = self.at_hand
            return entry is not None and self.workspace.catalog.task_of(entry) is not None
        if action == "ratings":
            return self._now.entry is not None and rates(self.workspace, self._now.entry)
        if action == "looked":
            return self._now.review is not None and self._now.review.is_due(self.workspace.today)
        if action == "reviews":
            return self._now.review is not None
        if action == "hit":
            # Asked about its keys also before there is a page, and when it is gone already.
            return any(page.hits for page in self.query(EntryPage))
        if action in ("present", "gather"):
            entry = self.at_hand
            found = self.workspace.catalog.task_of(entry) if entry is not None else None
            deck = found[1].deck if found is not None else None
            return deck is not None and (action == "present" or deck.evaluations is not None)
        return super().check_action(action, parameters)

    def on_mount(self) -> None:
        """Scroll with the keyboard at once. Whoever scrolls is here."""
        page = self.query_one("#entry-page")
        page.focus()
        self.watch(page, "scroll_y", self._looking.heard, init=False)

    # -- showing it

    def on_screen_resume(self) -> None:
        """Read the entry, which may have been changed in another room, and from now on also outside learnlog."""
        self._looking.start()
        self.keep_place()
        work_behind(self, self._look_for_unsent, group="unsent", exclusive=True)
        work_behind(self, self._look_for_hand_ins, group="hand-ins", exclusive=True)

    def on_screen_suspend(self) -> None:
        """Another room may stay in front for long; behind a dialog the entry goes on being shown as it is."""
        if not isinstance(self.app.screen, ModalScreen):
            self._looking.stop()

    async def _read(self) -> None:
        """Show the entry as it is in its file now. What is shown already stays, should there be none any more."""
        if self._now.binned:
            return
        before, entry, trouble = self._now.entry, None, None
        outside = await asyncio.to_thread(self.workspace.care.versions.edited_outside, self._entry_id)
        try:
            entry = await asyncio.to_thread(self.workspace.read_entry, self._entry_id)
        except LearnlogError as error:
            trouble = error
        review = await asyncio.to_thread(review_of, self.workspace, entry) if entry is not None else None
        if self._now.entry is not before or self._now.binned:
            self._looking.now()  # it was changed here meanwhile: what was read may be older
            return
        gone = (_REMOVED if isinstance(trouble, EntryMissing) else trouble.message) if trouble else ""
        shown = entry if entry is not None and entry != before else before
        self._now = replace(self._now, entry=shown, outside=outside, review=review, gone=gone)
        if shown is not None and shown is not before:
            await self._show(self._view(shown))
        elif trouble is not None and before is None:
            await self._show(Static(Content(visible("\n".join(trouble.lines))), id="entry-trouble"))
        else:
            self._show_head()

    def _view(self, entry: Entry) -> EntryView:
        home = home_of(self.workspace, entry)
        return EntryView(EntryPieces(entry, self._query, home=home, handed_in=self._handed_in))

    async def _look_for_hand_ins(self) -> None:
        """Say when it was handed in: perhaps a moment ago, from here."""
        known = await asyncio.to_thread(self.workspace.hand_ins)
        handed_in = tuple(one.said for one in known.of_entry(self._entry_id))
        if handed_in != self._handed_in:
            self._handed_in = handed_in
            if self._now.entry is not None:
                await self._show(self._view(self._now.entry))

    async def _look_for_unsent(self) -> None:
        """Say whether words are waiting to be added: of a dialog that was left, or of a window that ended."""
        try:
            unsent = await asyncio.to_thread(self.workspace.store.unsent.text, self._entry_id)
            key = key_on(self, "entry.follow-up")
            waiting = f"An unsent follow-up is waiting: press {key}" if unsent else ""
        except EntryUnreadable as error:
            waiting = f"The unsent follow-up cannot be read. {error.message}"
        except LearnlogError:
            waiting = ""
        self._now = replace(self._now, waiting=waiting)
        self._show_head()

    async def _show(self, page: EntryView | Static) -> None:
        if self.display:
            await self.query_one(EntryPage).show(page)
        self._show_head()

    def _show_head(self) -> None:
        if not self.display:  # left while this was being read: what stands on it is being taken down, one by one
            return
        page = self.query_one(EntryPage)
        if self._head.show(self._now, self.workspace.today, page.hit, page.hits):
            self.refresh_bindings()

    # -- what was done with it

    def entry_changed(self, entry: Entry) -> None:
        """Show it as it is now; whatever changed it here has saved it with a checksum of its own."""
        self._now = replace(self._now, entry=entry, outside=False)
        work_behind(self, partial(self._show_changed, entry), group="show")

    async def _show_changed(self, entry: Entry) -> None:
        # What was added may have been its review.
        review = await asyncio.to_thread(review_of, self.workspace, entry)
        self._now = replace(self._now, review=review)
        await self._show(self._view(entry))

    def entry_binned(self, entry_id: str) -> None:
        """Say that it is in the bin; it stays on the screen, so that it can be brought back."""
        self._now = replace(self._now, binned=True)
        self._show_head()

    def entry_back(self, entry_id: str) -> None:
        """Show it again. Another one that was brought back is to be seen in the list."""
        if entry_id == self._entry_id:
            self._now = replace(self._now, binned=False)
            self._show_head()

    def known_tags(self) -> list[str]:
        """None: the list knows them, this page does not."""
        return []

    def action_hit(self, step: int) -> None:
        """Go to the next hit (1), or to the one before (-1)."""
        self.query_one(EntryPage).step(step)
        self._show_head()

    def action_present(self) -> None:
        """Show its slides to colleagues."""
        guide = self.workspace.guide(self._now.entry) if self._now.entry is not None else None
        deck = deck_of(guide) if guide is not None else None
        if deck is not None:
            self.post_message(Present(deck))

    def action_gather(self) -> None:
        """Show what colleagues said of it."""
        if self._now.entry is not None:
            self.post_message(GatherEvaluations(self._now.entry.id))

    def action_ratings(self) -> None:
        """Show its ratings then and now."""
        if self._now.entry is not None:
            self.post_message(ShowThenAndNow(self._now.entry.id, self._now.entry.title))

    def action_looked(self) -> None:
        """Note that it was looked at and there is nothing to add: that is a review, too."""
        self.change(
            lambda: looked_at(self.workspace, self._entry_id), self._shown("Noted, with today's date. The next is set.")
        )

    def action_reviews(self) -> None:
        """End its reviews, or take them up again."""
        review, entry = self._now.review, self._now.entry
        if review is None or entry is None:
            return
        keep = go_on_reviewing if review.stopped else stop_reviews

        def change() -> Entry:
            keep(self.workspace, entry.id)
            return entry

        self.change(change, self._shown("Its reviews go on." if review.stopped else "It is not reviewed any more."))

    def action_begin(self) -> None:
        """Begin another entry for the same task."""
        entry = self.at_hand
        if entry is not None:
            self.post_message(BeginTask(entry.unit, entry.task) if entry.unit else BeginFreeEntry())
