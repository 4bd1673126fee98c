"""The Actions room: every row of every action plan in one table, to tick off, postpone and pass on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Button, Input, Static

from learnlog.journal.action_list import Wanted
from learnlog.journal.planned import PlannedAction
from learnlog.tui.action_changes import ActionChanges
from learnlog.tui.action_detail import ActionDetail
from learnlog.tui.action_filters import ActionFilters
from learnlog.tui.action_log import ActionLog
from learnlog.tui.action_table import ActionTable
from learnlog.tui.calendar_file import IntoCalendar
from learnlog.tui.footer import KeyFooter
from learnlog.tui.navigation import EditEntry, ReadEntry
from learnlog.tui.no_actions import NoActions
from learnlog.tui.search_box import SearchBox
from learnlog.tui.sized import Sized
from learnlog.workspace import Workspace

_ROW_ACTIONS = frozenset({"tick", "postpone", "person", "read"})
"""What acts on the row under the cursor, and so only while the table has the focus."""


class ActionsScreen(Sized, Screen[None]):
    """The Actions room.

    Args:
        workspace: the log.
        key: of the action to begin at; the first by default.
    """

    HELP = """
    # Actions

    Every row of every action plan you wrote, in one table. The row under the cursor stands in full below it.

    | Key | What it does |
    | --- | --- |
    | ↑ ↓, PageUp, PageDown | move from action to action |
    | {actions.tick} | tick it off; one line asks what came of it, for its entry. Again: it is to do after all |
    | {actions.postpone} | postpone it |
    | {actions.person} | say who does it |
    | {actions.undo} | take back what you did last here |
    | Enter | open its entry at this row |
    | {actions.read} | read its entry |
    | {actions.find} | find by any word; Escape clears it |
    | {actions.filters} | show only some: by state, person, value; and the order |
    | {actions.order}, {actions.reverse} | order by something else; the other way round |
    | {actions.calendar} | write them into a file for your calendar |
    | Escape | back |

    A click on a heading orders by it. What is ticked, postponed or passed on changes its entry, and the version before
    is kept.
    """

    BINDINGS = [
        Binding("space,x", "tick", "Tick", id="actions.tick", tooltip="Tick it off, or take that back"),
        Binding("p", "postpone", "Postpone", id="actions.postpone", tooltip="Give it another day"),
        Binding("w", "person", "Who", id="actions.person", tooltip="Say who does it"),
        Binding("u", "undo", "Undo", id="actions.undo", tooltip="Take back what you did last here"),
        Binding("o", "read", "Read", id="actions.read", tooltip="Read the entry it is in"),
        Binding("slash", "find", "Find", id="actions.find", tooltip="Find by any word"),
        Binding("s", "filters", "Show only", id="actions.filters", tooltip="Show only some, or in another order"),
        Binding("t", "order", "Order", id="actions.order", tooltip="Order by something else"),
        Binding("r", "reverse", "Reverse", id="actions.reverse", tooltip="The same order the other way round"),
        Binding("i", "calendar", "Into calendar", id="actions.calendar", tooltip="Write a file for your calendar"),
    ]

    AUTO_FOCUS = "ActionTable"

    DEFAULT_CSS = """
    ActionsScreen {
        & > #trail { height: 1; background: $surface; padding: 0 2; }
        & #trail-where { width: 1fr; text-style: bold; color: $primary; }
        & #trail-count { width: auto; color: $text-muted; }
        & > SearchBox { margin: 0 1; display: none; }
        & > SearchBox.-shown { display: block; }
        & > NoActions { display: none; }
        &.-empty > NoActions, &.-none > NoActions { display: block; }
        &.-empty ActionFilters, &.-empty ActionTable, &.-empty ActionDetail { display: none; }
        &.-none ActionTable, &.-none ActionDetail { display: none; }
        &.-unread ActionFilters { visibility: hidden; }
        &.-short > ActionDetail { height: 7; }
        &.-narrow > ActionFilters { padding: 0 1; & Push { margin-right: 1; } }
    }
    """

    def __init__(self, workspace: Workspace, key: str = "") -> None:
        super().__init__(classes="-unread")
        self._workspace = workspace
        self._at = key
        self._log = ActionLog(self, workspace, self._read)
        self._changes = ActionChanges(self, workspace, self._changed)
        self._calendar = IntoCalendar(self, workspace)
        self._begun = False

    def compose(self) -> ComposeResult:
        """How many there are, which are shown, the table, and the one at hand."""
        with Horizontal(id="trail"):
            yield Static("Actions", id="trail-where")
            yield Static(Content("Looking through your log …"), id="trail-count")
        yield ActionFilters(id="filters")
        yield SearchBox(placeholder="Find an action by any word")
        yield ActionTable(id="actions")
        yield NoActions(self._workspace.catalog, id="nothing")
        yield ActionDetail(id="action")
        yield KeyFooter(spared=("actions.reverse", "actions.order", "actions.calendar", "actions.filters"))

    # -- the keys there are

    @property
    def at_hand(self) -> PlannedAction | None:
        """The action under the cursor."""
        # Asked about its keys also before there is a table, and when it is gone already.
        return next((table.action for table in self.query(ActionTable) if table.display), None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done now."""
        if action in _ROW_ACTIONS:
            return self.at_hand is not None and not isinstance(self.focused, (Button, Input))
        if action == "undo":
            return self._changes.can_take_back
        if action in ("find", "filters", "order", "reverse", "calendar"):
            return bool(self._log.now) and not isinstance(self.focused, Input)
        return super().check_action(action, parameters)

    # -- what is shown

    def on_screen_resume(self) -> None:
        """Show the actions, which may have changed in another room, and what changes from now on."""
        self._log.follow()

    def on_screen_suspend(self) -> None:
        """Behind a dialog they go on being shown as they are; another room may stay in front for long."""
        if not isinstance(self.app.screen, ModalScreen):
            self._log.rest()

    def _read(self) -> None:
        """Show what was read."""
        # The parts of a screen that is being taken away go first.
        if not self.query(ActionFilters):
            return
        if not self._begun and any(one.done and one.key == self._at for one in self._log.now.actions):
            self.query_one(ActionFilters).wanted = Wanted("all")
        self._begun = True
        self.remove_class("-unread")
        self._show()

    @on(ActionFilters.Changed)
    def _show(self) -> None:
        """Show what is wanted of what there is."""
        actions, filters, table = self._log.now, self.query_one(ActionFilters), self.query_one(ActionTable)
        found = filters.offer(actions)
        nothing_before = self.has_class("-empty") or self.has_class("-none")
        self.set_class(self._log.is_read and not actions, "-empty")
        self.set_class(bool(actions) and not found, "-none")
        self.query_one("#trail-count", Static).update(Content(actions.counted))
        if not found:
            self.query_one(NoActions).say(filters.wanted if actions else None)
        table.show(found, actions.today, filters.order, backwards=filters.backwards, highlight=self._at)
        self.call_after_refresh(self._keep_focus, back=nothing_before and bool(found))

    def _keep_focus(self, *, back: bool) -> None:
        """What had the focus may have gone from sight, or, as ``back`` says, the table come back to it."""
        focused = self.focused
        gone = focused is None or not all(one.display for one in focused.ancestors_with_self)
        if gone or (back and not isinstance(focused, Input)):
            self._to_list()
        self.refresh_bindings()

    @on(SearchBox.Left)
    @on(ActionFilters.Left)
    def _to_list(self) -> None:
        box = self.query_one(SearchBox)
        box.set_class(bool(box.value), "-shown")
        if not self.has_class("-empty") and not self.has_class("-none"):
            self.query_one(ActionTable).focus()
        elif not self.query_one(NoActions).focus_first() and self.has_class("-none"):
            self.query_one(ActionFilters).focus_first()

    @on(ActionTable.Pointed)
    def _pointed(self) -> None:
        action = self.at_hand
        self._log.heard()
        if action is not None:
            self._at = action.key
        for detail in self.query(ActionDetail):
            detail.show(action, self._log.now.today)
        self.refresh_bindings()

    # -- which are shown

    def action_filters(self) -> None:
        """Go to what is shown."""
        self.query_one(ActionFilters).focus_first()

    @on(Button.Pressed, "#show-all")
    def _show_all(self, event: Button.Pressed) -> None:
        event.stop()
        self.query_one(SearchBox).value = ""
        self.query_one(ActionFilters).want(Wanted())

    def action_order(self) -> None:
        """Ask what to order by."""
        self.query_one(ActionFilters).ask_order()

    @on(ActionTable.Ordered)
    def _heading(self, event: ActionTable.Ordered) -> None:
        event.stop()
        self.query_one(ActionFilters).order_by(event.order)

    def action_reverse(self) -> None:
        """The other way round."""
        self.query_one(ActionFilters).reverse()

    def action_find(self) -> None:
        """Show the search box, and go there."""
        box = self.query_one(SearchBox)
        box.add_class("-shown")
        box.focus()

    @on(SearchBox.Changed)
    def _words(self, event: SearchBox.Changed) -> None:
        event.stop()
        self._log.heard()
        filters = self.query_one(ActionFilters)
        filters.want(replace(filters.wanted, words=event.value))

    # -- what is done to one

    def _changed(self, action: PlannedAction, now: Sequence[PlannedAction], *, go_to: bool) -> None:
        """Show the actions of one entry as they are now.

        Where the one that was changed has the cursor and is shown no more, the next one has it. ``go_to``: the one that
        was changed has it, wherever it was meanwhile.
        """
        wanted, table = self.query_one(ActionFilters).wanted, self.query_one(ActionTable)
        self._log.changed(action.entry, now)
        if any(one.key == action.key and wanted.accepts(one, self._log.now.today) for one in now):
            self._at = action.key if go_to else self._at
        elif self.at_hand is not None and self.at_hand.key == action.key:
            self._at = table.neighbour
        self._show()

    def action_tick(self) -> None:
        """Tick the action off, or have one that is ticked to do again."""
        if self.at_hand is not None:
            self._changes.tick(self.at_hand)

    def action_postpone(self) -> None:
        """Ask for another day."""
        if self.at_hand is not None:
            self._changes.postpone(self.at_hand)

    def action_person(self) -> None:
        """Ask who does it."""
        if self.at_hand is not None:
            self._changes.pass_on(self.at_hand, self._log.now.people)

    def action_undo(self) -> None:
        """Take back what was done last."""
        self._changes.take_back()

    @on(ActionTable.Chosen)
    def _edit(self) -> None:
        if (action := self.at_hand) is not None:
            self.post_message(EditEntry(action.entry, action.step_key, action.field, action.row))

    def action_read(self) -> None:
        """Read the entry of the action."""
        if self.at_hand is not None:
            self.post_message(ReadEntry(self.at_hand.entry))

    def action_calendar(self) -> None:
        """Write the actions into a file for a calendar."""
        self._calendar.ask(self.query_one(ActionFilters).wanted)

    async def leave(self) -> None:
        """Finish what is being changed. Called before the screen is removed; twice does no harm."""
        self._log.leave()
        await self._changes.settled()
