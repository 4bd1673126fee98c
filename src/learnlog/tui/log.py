"""The Log room: everything that was written, newest first, found as one types, with the entry beside the list."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from learnlog.errors import EntryUnreadable, LearnlogError
from learnlog.journal.entry import Entry
from learnlog.journal.summarising import summarise
from learnlog.journal.summary import Summary
from learnlog.search import ANY, NOTHING_ASKED, Query, parse, scan
from learnlog.store.protocol import Binned, Copy, Listing
from learnlog.text import one_line
from learnlog.tui.at_hand import EntryAtHand
from learnlog.tui.entry_list import EntryList, ListedRow, key_of
from learnlog.tui.facets import facets
from learnlog.tui.filter_line import FilterLine
from learnlog.tui.footer import KeyFooter
from learnlog.tui.navigation import BeginFreeEntry, HandIn, OpenBin, ReadEntry
from learnlog.tui.odd_files import OddFiles
from learnlog.tui.preview import Preview
from learnlog.tui.search_box import SearchBox
from learnlog.workspace import Workspace

_EMPTY = """\
[b]Nothing is written here yet.[/b]

Everything you write will stand here, newest first: your tasks, the
activities beside them, and notes of your own.

[b]n[/b]   write a note of your own
[b]F3[/b]  read the unit, and begin a task from there"""


class LogScreen(EntryAtHand):
    """The Log room.

    Args:
        workspace: the log.
        selected: id of the entry, or path of the file, to begin at; the newest entry by default.
        show_file: whether that is a file to be shown at once.
    """

    HELP = """
    # Your log

    Everything you have written, newest first. ◐ is a draft, ✓ is complete. ! is a file that cannot be read, or a
    copy that another program made: Enter shows what can be done.

    | Key | What it does |
    | --- | --- |
    | ↑ ↓, PageUp, PageDown | move from entry to entry |
    | Enter | read the whole entry |
    | / | search; Escape clears the search, then leaves it |
    | s | show only some: a task, drafts, a tag, a choice, this month |
    | x | show everything again |
    | e | edit the entry |
    | c, r | complete it, or reopen it |
    | f | follow up: add something, dated, that leaves the entry as it was |
    | t | change its tags |
    | v | its earlier versions, to compare and restore |
    | Space or m | mark the entry, or take the mark away; **M** takes all marks away |
    | h, H | hand it in, or the marked entries, or all shown: write them as one document for your tutor |
    | i, o | the entry as you handed it in; your tutor's comments on it, to answer them |
    | d | move it to the bin; **u** brings it back |
    | b | the bin: everything you deleted |
    | n | write a note of your own |

    A search finds entries in which **all** your words occur, wherever: in what you wrote, titles, tags, follow-ups,
    comments and the questions. Beginnings of words are enough, accents and capitals make no difference, and
    "words in quotes" are found next to each other.
    """

    BINDINGS = [
        Binding("slash", "search", "Search", id="log.search", tooltip="Search everything you wrote"),
        Binding("s", "filters", "Show only", id="log.filters", tooltip="Show only some of your entries"),
        Binding("x", "show_all", "Show all", id="log.show-all", tooltip="Clear the search and show everything again"),
        Binding("n", "new", "New", id="log.new", tooltip="Write a note of your own"),
        Binding("b", "bin", "Bin", id="log.bin", tooltip="What you deleted, to bring back or delete for good"),
        Binding("space,m", "mark", "Mark", id="log.mark", tooltip="Mark this entry, to hand several in together"),
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
        & #trail-where { width: 1fr; text-style: bold; color: $primary; }
        & #trail-count { width: auto; color: $text-muted; }
        & > SearchBox { margin: 0 1; }
        & > #rooms { height: 1fr; }
        & #found { width: 2fr; min-width: 46; max-width: 64; padding: 1 0 0 1; }
        & #preview { width: 3fr; }
        & .log-note { height: auto; padding: 1 3; max-width: 76; }
        & #show-all { margin: 0 3; &:focus { text-style: bold underline; } }
        & #empty, & #none, & #show-all { display: none; }
        &.-empty #empty { display: block; }
        &.-empty > SearchBox, &.-empty > FilterLine, &.-empty EntryList, &.-empty #preview { display: none; }
        &.-empty #found, &.-none #found { max-width: 100%; }
        &.-none #none, &.-none #show-all { display: block; }
        &.-none EntryList { height: auto; max-height: 50%; }
        &.-none #preview { display: none; }
        &.-narrow > FilterLine { padding: 0 1; }
        &.-narrow #preview { display: none; }
        &.-narrow #found { max-width: 100%; padding: 0; }
    }
    """

    def __init__(self, workspace: Workspace, selected: str = "", *, show_file: bool = False) -> None:
        super().__init__(workspace)
        self._odd_files = OddFiles(self, workspace, self._load)
        self._show_file = show_file
        self._selected = selected
        self._listing: Listing | None = None
        self._found: tuple[Summary, ...] = ()
        self._marked: frozenset[str] = frozenset()
        self._progress: tuple[int, int] = (0, 0)
        self._reading = 0
        self._query = NOTHING_ASKED
        self._asked = 0
        self._finding = False
        self._out_of_date = True
        self._tags: list[str] = []

    def compose(self) -> ComposeResult:
        """Search and filters on top; the list, and the entry beside it."""
        with Horizontal(id="trail"):
            yield Static("Your log", id="trail-where")
            yield Static(id="trail-count")
        yield SearchBox(placeholder="Search everything you wrote")
        yield FilterLine(id="filters")
        with Horizontal(id="rooms"):
            with Vertical(id="found"):
                yield EntryList(id="entries")
                yield Static(Content.from_markup(_EMPTY), id="empty", classes="log-note")
                yield Static(id="none", classes="log-note")
                yield Button("Show all entries", id="show-all")
            yield Preview(self.workspace, id="preview")
        yield KeyFooter(
            spared=(
                "entry.hand-ins",
                "entry.comments",
                "log.unmark",
                "log.hand-in",
                "log.mark",
                "entry.tags",
                "log.show-all",
                "log.bin",
                "entry.versions",
                "entry.delete",
                "entry.complete",
                "entry.reopen",
                "entry.follow-up",
                "entry.hand-in",
            )
        )

    @property
    def _list(self) -> EntryList:
        return self.query_one(EntryList)

    @property
    def at_hand(self) -> Summary | None:
        """The highlighted entry; None on a file that cannot be read."""
        # Asked about its keys also before there is a list, and when it is gone already.
        rows = (one.row for one in self.query(EntryList))
        return next((row for row in rows if isinstance(row, Summary)), None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done now."""
        if action == "show_all":
            return bool(self._narrowed)
        if action == "hand_in_shown":
            return bool(self._found or self._marked)
        if action == "mark":
            return self.at_hand is not None
        if action == "unmark":
            return bool(self._marked)
        if action in ("search", "filters"):
            # In the search box the key is a letter like any other.
            return not self.has_class("-empty") and not any(box.has_focus for box in self.query(SearchBox))
        return super().check_action(action, parameters)

    def known_tags(self) -> list[str]:
        """The log's tags, the most frequent first."""
        return self._tags

    # -- loading

    @property
    def _is_going(self) -> bool:
        """Whether the screen is being taken away: its parts go first, what works for it last."""
        return not self.query(FilterLine)

    def on_screen_resume(self) -> None:
        """Read the log, which may have changed in another room."""
        if self._out_of_date:
            self._out_of_date = False
            self._load()

    def on_screen_suspend(self) -> None:
        """A dialog changes nothing by itself; another room might."""
        self._out_of_date = not isinstance(self.app.screen, ModalScreen)

    def _load(self, highlight: str = "") -> None:
        self._selected = highlight or key_of(self._list.row) or self._selected
        self.run_worker(self._read_log(), group="listing", exclusive=True)

    async def _read_log(self) -> None:
        self._progress = (0, 0)
        self._reading += 1
        ticking = self.set_interval(0.1, self._say_progress)
        try:
            listing = await asyncio.to_thread(self.workspace.listing, self._note_progress)
            options = await asyncio.to_thread(facets, self.workspace, listing.entries)
        except LearnlogError as error:
            if not self._is_going:
                self.query_one("#trail-count", Static).update("Your log could not be read")
                self.complain(error)
            return
        finally:
            self._reading -= 1
            ticking.stop()
        if self._is_going:
            return
        self._listing = listing
        self._tags = [tag for tag, _ in options.get("tag", ())]
        self.query_one(FilterLine).offer(options)
        self._find()

    def _note_progress(self, done: int, total: int) -> None:
        """Called in the thread that reads; the screen looks at it now and then."""
        self._progress = (done, total)

    def _say_progress(self) -> None:
        done, total = self._progress
        if total and not self._is_going:
            self.query_one("#trail-count", Static).update(f"Reading your log: {done:,} of {total:,}")

    # -- finding

    @property
    def _narrowed(self) -> bool:
        return bool(self._query) or any(one.filters for one in self.query(FilterLine))

    @on(SearchBox.Changed)
    def _search_changed(self, event: SearchBox.Changed) -> None:
        event.stop()
        self._query = parse(event.value)
        self._find()

    @on(FilterLine.Changed)
    def _filters_changed(self, event: FilterLine.Changed) -> None:
        event.stop()
        self._find()

    def _find(self) -> None:
        """Find again. Keys that come while a search is running are answered together by one more."""
        self._asked += 1
        if self._listing is not None and not self._finding:
            self._finding = True
            self.run_worker(self._find_until_answered(), group="find")

    async def _find_until_answered(self) -> None:
        answered = 0
        try:
            while answered != self._asked and self._listing is not None and not self._is_going:
                answered, listing, query = self._asked, self._listing, self._query
                filters, today = self.query_one(FilterLine).filters, self.workspace.today
                found = await asyncio.to_thread(scan, listing.entries, query, filters, today=today)
                if not self._is_going:
                    self._show_found(listing, found, query)
        finally:
            self._finding = False

    def _show_found(self, listing: Listing, found: tuple[Summary, ...], query: Query) -> None:
        # What cannot be read is never hidden, whatever is searched for.
        rows: tuple[ListedRow, ...] = (*listing.unreadable, *listing.copies, *found)
        self.set_class(not rows and not listing.entries, "-empty")
        self.set_class(not found and bool(listing.entries), "-none")
        if not found:
            self.query_one("#none", Static).update(self._nothing_found())
        self._found = found
        self._marked &= {one.id for one in listing.entries}
        self._list.show(rows, query, highlight=self._selected, chosen=self._marked)
        self.query_one(Preview).show(self._list.row, query)
        self._say_count(listing, len(found))
        self.refresh_bindings()
        self.keep_place()
        if self._show_file:
            self._show_file = False
            if key_of(self._list.row) == self._selected:
                self._list.action_select()

    def _nothing_found(self) -> Content:
        said = one_line(self.query_one(SearchBox).value)
        what = f"No entry matches “{said}”" if said else "No entry is like that"
        also = " among those shown" if said and self.query_one(FilterLine).filters else ""
        return Content.assemble((f"{what}{also}.", "bold"), "\n\nFewer words, or the beginnings of words, find more.")

    def _say_count(self, listing: Listing, found: int) -> None:
        total = len(listing.entries)
        entries = "1 entry" if total == 1 else f"{total:,} entries"
        parts = [f"{found:,} of {entries}" if self._narrowed else entries if total else ""]
        if listing.unreadable:
            count = len(listing.unreadable)
            parts.append("1 file cannot be read" if count == 1 else f"{count:,} files cannot be read")
        if listing.copies:
            count = len(listing.copies)
            parts.append("1 copy" if count == 1 else f"{count:,} copies")
        if self._marked:
            parts.append(f"{len(self._marked):,} marked")
        self.query_one("#trail-count", Static).update(" · ".join(part for part in parts if part))

    @on(EntryList.Highlighted)
    def _highlighted(self, event: EntryList.Highlighted) -> None:
        event.stop()
        if event.row is not None:
            self._selected = key_of(event.row)
        self.refresh_bindings()
        self.query_one(Preview).show(self._list.row, self._query)

    def on_resize(self) -> None:
        """A preview that was hidden may have room now."""
        self.call_after_refresh(self.query_one(Preview).show_late)

    # -- what the keys do

    def action_mark(self) -> None:
        """Mark the entry at hand, or take its mark away, and go on to the next."""
        if self.at_hand is not None:
            self._mark(self._marked ^ {self.at_hand.id})
            self._list.action_cursor(1)

    def action_unmark(self) -> None:
        """Take all marks away."""
        self._mark(frozenset())

    def _mark(self, marked: frozenset[str]) -> None:
        self._marked = marked
        self._list.choose(marked)
        if self._listing is not None:
            self._say_count(self._listing, len(self._found))
        self.refresh_bindings()

    def action_hand_in_shown(self) -> None:
        """Write the marked entries, or all that are shown, as one document, the one that happened first first."""
        every = self._listing.entries if self._listing is not None else ()
        chosen = [one for one in every if one.id in self._marked] or self._found
        in_time = sorted(chosen, key=lambda one: (one.happened_on, one.id))
        if in_time:
            title = "1 entry" if len(in_time) == 1 else f"{len(in_time):,} entries"
            self.post_message(HandIn([one.id for one in in_time], title))

    def action_search(self) -> None:
        """Go to the search box."""
        self.query_one(SearchBox).focus()

    def action_filters(self) -> None:
        """Go to the filters."""
        self.query_one(FilterLine).focus()

    @on(Button.Pressed, "#show-all")
    def action_show_all(self) -> None:
        """Clear the search and the filters."""
        self.query_one(SearchBox).value = ""
        self.query_one(FilterLine).show_only(ANY)
        self._list.focus()

    @on(SearchBox.Left)
    @on(FilterLine.Left)
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
            case Binned():
                return  # those are in the bin
            case entry:
                self.post_message(ReadEntry(entry.id))

    def action_bin(self) -> None:
        """Look into the bin."""
        self.post_message(OpenBin())

    # -- what was done

    def _relist(self, entries: tuple[Summary, ...]) -> None:
        if self._listing is not None:
            self._listing = replace(self._listing, entries=entries)
            self._find()
        if self._reading:
            # What is being read was begun before this change, and may not have it.
            self._load()

    def entry_changed(self, entry: Entry) -> None:
        """Show the entry as it is now."""
        if self._listing is not None:
            new = summarise(entry)
            self._relist(tuple(new if one.id == entry.id else one for one in self._listing.entries))

    def entry_binned(self, entry_id: str) -> None:
        """Take the entry off the list."""
        if self._listing is not None:
            self._selected = self._list.neighbour
            self._relist(tuple(one for one in self._listing.entries if one.id != entry_id))

    def entry_back(self, entry_id: str) -> None:
        """Put the entry back on the list, and go to it."""
        self._load(entry_id)
