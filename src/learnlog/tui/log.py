"""The Log room: everything that was written, found as one types, with the entry beside the list."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from learnlog.errors import EntryUnreadable
from learnlog.journal.entry import Entry
from learnlog.journal.summary import Copy, Summary
from learnlog.search import NOTHING_ASKED
from learnlog.tui.at_hand import EntryAtHand
from learnlog.tui.entry_list import EntryList
from learnlog.tui.finding import Answer, Finding
from learnlog.tui.footer import KeyFooter
from learnlog.tui.log_words import HELP, SPARED, where
from learnlog.tui.looking import Looking
from learnlog.tui.marking import Marking
from learnlog.tui.navigation import BeginFreeEntry, OpenBin, ReadEntry
from learnlog.tui.nothing_found import NothingFound
from learnlog.tui.odd_files import OddFiles
from learnlog.tui.preview import Preview
from learnlog.tui.resting import RESTS, TYPES, Resting
from learnlog.tui.rows import GONE, Rows, key_of
from learnlog.tui.search_bar import SearchBar
from learnlog.workspace import Workspace


class LogScreen(EntryAtHand):
    """The Log room.

    Args:
        workspace: the log.
        selected: id of the entry, or path of the file, to begin at; the newest entry by default.
        show_file: whether that is a file to be shown at once.
    """

    HELP = HELP

    BINDINGS = [
        Binding("slash", "search", "Search", id="log.search", tooltip="Search everything you wrote"),
        Binding("s", "filters", "Show only", id="log.filters", tooltip="Show only some of your entries"),
        Binding("x", "show_all", "Show all", id="log.show-all", tooltip="Clear the search and show everything again"),
        Binding("a", "order", "Best or newest first", id="log.order", tooltip="Show the best, or the newest, first"),
        Binding("n", "new", "New", id="log.new", tooltip="Write a note of your own"),
        Binding("b", "bin", "Bin", id="log.bin", tooltip="What you deleted, to bring back or delete for good"),
        Binding("space,m", "mark", "Mark", id="log.mark", tooltip="Mark this entry, to hand several in together"),
        Binding("A", "mark_all", "Mark all", id="log.mark-all", tooltip="Mark every entry that is shown"),
        Binding("M", "unmark", "Unmark all", id="log.unmark", tooltip="Take all marks away"),
        Binding(
            "H",
            "hand_in_shown",
            "Hand in several",
            id="log.hand-in",
            tooltip="Write the marked entries, or all that are shown, as one document",
        ),
    ]

    AUTO_FOCUS = "EntryList"

    DEFAULT_CSS = """
    LogScreen {
        & > #trail { height: 1; background: $surface; padding: 0 2; }
        & #trail-where { width: auto; text-style: bold; color: $primary; }
        & #trail-count {
            width: 1fr; text-align: right; color: $text-muted; text-wrap: nowrap; text-overflow: ellipsis;
            padding: 0 0 0 2;
        }
        & > #log-note { height: auto; padding: 0 2; background: $panel; color: $warning; display: none; }
        & > #log-note.-shown { display: block; }
        & > #rooms { height: 1fr; padding: 0 2 0 0; }
        & EntryList { width: 2fr; min-width: 46; max-width: 64; padding: 1 0 0 1; }
        & #preview { width: 3fr; }
        &.-empty > SearchBar, &.-empty > #rooms { display: none; }
        &.-none > #rooms { height: auto; max-height: 50%; }
        &.-none EntryList { height: auto; max-width: 100%; }
        &.-none #preview { display: none; }
        &.-narrow FilterLine { padding: 0 1; }
        &.-narrow #preview { display: none; }
        &.-narrow EntryList { max-width: 100%; padding: 0; }
    }
    """

    def __init__(self, workspace: Workspace, selected: str = "", *, show_file: bool = False) -> None:
        super().__init__(workspace)
        self._finding = Finding(self, workspace, self._show, self._say_where)
        self._looking = Looking(self, self._finding.look)
        self._odd_files = OddFiles(self, workspace, self._again)
        self._show_file = show_file
        self._selected = selected
        # Every key asks for some of them: to look for them each time would take longer than what it does.
        self._count = Static(id="trail-count")
        self._search = SearchBar()
        self._list = EntryList(id="entries")
        self._preview = Preview(workspace, id="preview")
        self._nothing = NothingFound()
        self._marking = Marking(self, workspace, self._show_marks, lambda: self._is_going)
        self._answer: Answer | None = None
        self._best_first: bool | None = None
        self._tags: list[str] = []
        self._resting = Resting(self, self._rest)

    def compose(self) -> ComposeResult:
        """Search and filters on top; the list, and the entry beside it."""
        with Horizontal(id="trail"):
            yield Static("Your log", id="trail-where")
            yield self._count
        yield Static(id="log-note")
        yield self._search
        with Horizontal(id="rooms"):
            yield self._list
            yield self._preview
        yield self._nothing
        yield KeyFooter(spared=SPARED)

    def on_mount(self) -> None:
        """Whoever scrolls the preview is here."""
        self.watch(self._preview, "scroll_y", self._looking.heard, init=False)

    @property
    def at_hand(self) -> Summary | None:
        """The highlighted entry; None on a file that cannot be read."""
        # Asked about its keys also when the list is gone already.
        row = self._list.row if self._list.is_attached else None
        return row if isinstance(row, Summary) and row.state != GONE else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done now."""
        answer = self._answer
        if action == "show_all":
            return answer is not None and answer.narrowed
        if action == "order":
            return answer is not None and bool(answer.query.terms) and len(answer.found) > 1
        if action == "hand_in_shown":
            return bool(self._marking.ids) or (answer is not None and bool(answer.found))
        if action == "mark_all":
            return (
                answer is not None
                and bool(answer.found)
                and (answer.more or len(self._marking.ids) < len(answer.found))
            )
        if action == "mark":
            return self.at_hand is not None
        if action == "unmark":
            return bool(self._marking.ids)
        if action in ("search", "filters"):
            # In the search box the key is a letter like any other.
            return not self.has_class("-empty") and not self._search.is_typed_in
        return super().check_action(action, parameters)

    def known_tags(self) -> list[str]:
        """The log's tags, the most frequent first."""
        return self._tags

    # -- finding

    @property
    def _is_going(self) -> bool:
        """Whether the screen is being taken away: its parts go first, what works for it last."""
        return not self._search.is_attached

    def on_screen_resume(self) -> None:
        """Show the log, which may have changed in another room, and what changes from now on."""
        self._finding.again()
        # A look at every file takes its time, and would take it from the list that somebody waits for.
        self._looking.start(at_once=self._answer is not None)

    def on_screen_suspend(self) -> None:
        """Behind a dialog the log goes on being shown as it is; another room may stay in front for long."""
        if not isinstance(self.app.screen, ModalScreen):
            self._looking.stop()

    def _again(self, highlight: str = "") -> None:
        self._selected = highlight or key_of(self._list.row) or self._selected
        self._finding.again()
        self._looking.now()

    @on(SearchBar.Changed)
    def _search_changed(self, message: SearchBar.Changed) -> None:
        message.stop()
        self._looking.heard()
        self._best_first = None
        self._finding.ask(message.text)

    def _show(self, answer: Answer) -> None:
        """Show what was found: anew for another question, else with everything in its place."""
        if self._is_going:
            return
        before, self._answer = self._answer, answer
        other = before is None or (before.query, before.best_first) != (answer.query, answer.best_first)
        self.set_class(answer.is_empty_log, "-empty")
        self.set_class(answer.finds_nothing, "-none")
        self._nothing.show(answer)
        if answer.note != (before.note if before else ""):
            note = self.query_one("#log-note", Static)
            note.update(Content(answer.note))
            note.set_class(bool(answer.note), "-shown")
        if before is not None and before.is_known and not answer.is_known:
            self._looking.now()  # somebody has thrown the index away: it is made again
        if before is None or before.choices is not answer.choices or before.today != answer.today:
            self._tags = [one.value for one in answer.choices.get("tag", ())]
            self._search.offer(answer.choices, answer.today)
        # Whoever searches for words wants the first that was found; else one stays with the entry one was at.
        first = other and before is not None and bool(answer.query.terms)
        self._list.show(
            Rows(answer.files, answer.found),
            answer.query,
            highlight="" if first else self._selected,
            near=None if other else self._list.highlighted,
            chosen=self._marking.ids,
        )
        self._selected = key_of(self._list.row) or self._selected
        self._say_where()
        self._resting.later(TYPES if other and before is not None else RESTS)
        if before is None:
            self.keep_place()
            self.call_after_refresh(self._looking.now)
        if self._show_file:
            self._show_file = False
            if key_of(self._list.row) == self._selected:
                self._list.action_select()

    def _say_where(self) -> None:
        if self._is_going:
            return
        said = where(self._answer, self._list.highlighted, len(self._marking.ids), self._finding.progress)
        # Its width is fixed: to lay the screen out anew at every key would make the keys wait.
        self._count.update(said, layout=False)

    @on(EntryList.Highlighted)
    def _highlighted(self, event: EntryList.Highlighted) -> None:
        event.stop()
        self._looking.heard()
        if event.row is not None:
            self._selected = key_of(event.row)
        # In a frame of its own: one that goes from the row up to the count takes in all there is between.
        self.call_after_refresh(self._say_where)
        self._resting.later()

    async def _rest(self) -> None:
        """Show the entry, and name the keys there are for it: the row itself has long moved."""
        if self._is_going:
            return
        await self._preview.show(self._list.row, self._answer.query if self._answer else NOTHING_ASKED)
        self.refresh_bindings()
        self._finding.find_rest()

    def on_resize(self) -> None:
        """A preview that was hidden may have room now."""
        self._resting.later()

    # -- what the keys do

    def action_mark(self) -> None:
        """Mark the entry at hand, or take its mark away, and go on to the next."""
        if self.at_hand is not None:
            self._marking.turn(self.at_hand.id)
            self._list.action_cursor(1)

    def action_mark_all(self) -> None:
        """Mark every entry that is shown."""
        if self._answer is not None:
            self._marking.mark_all(self._answer)

    def action_unmark(self) -> None:
        """Take all marks away."""
        self._marking.clear()

    def _show_marks(self) -> None:
        if not self._is_going:
            self._list.choose(self._marking.ids)
            self._say_where()
            self.refresh_bindings()

    def action_hand_in_shown(self) -> None:
        """Write the marked entries, or all that are shown, as one document, the one that happened first first."""
        if self._answer is not None:
            self._marking.hand_in(self._answer)

    def action_search(self) -> None:
        """Go to the search box."""
        self._search.to_box()

    def action_filters(self) -> None:
        """Go to the filters."""
        self._search.to_filters()

    def action_order(self) -> None:
        """Show the best first instead of the newest, or the other way round."""
        if self._answer is not None:
            self._best_first = not self._answer.best_first
            self._finding.ask(self._search.text, self._best_first)

    @on(Button.Pressed, "#show-all")
    def action_show_all(self) -> None:
        """Clear the search and its filters."""
        self._search.clear()
        self._list.expect_rows()
        self._list.focus()

    @on(SearchBar.Left)
    def _to_list(self) -> None:
        self.query_one("#show-all" if self.has_class("-none") else "#entries").focus()

    def action_new(self) -> None:
        """Write a note of one's own."""
        self.post_message(BeginFreeEntry())

    @on(EntryList.Selected)
    def _read(self, event: EntryList.Selected) -> None:
        event.stop()
        match event.row:
            case EntryUnreadable() | Copy() as file:
                self._odd_files.show(file)
            case Summary() as entry if entry.state != GONE:
                self.post_message(ReadEntry(entry.id, self._answer.query if self._answer else None))

    def action_bin(self) -> None:
        """Look into the bin."""
        self.post_message(OpenBin())

    # -- what was done

    async def leave(self) -> None:
        """Keep the place; the log is brought no further up to date."""
        self._finding.leave()
        await super().leave()

    def entry_changed(self, entry: Entry) -> None:
        """Show the entry as it is now."""
        self._finding.again()

    def entry_binned(self, entry_id: str) -> None:
        """Take the entry off the list."""
        self._selected = self._list.neighbour
        self._marking.forget(entry_id)
        self._finding.again()

    def entry_back(self, entry_id: str) -> None:
        """Put the entry back on the list, and go to it."""
        self._again(entry_id)
