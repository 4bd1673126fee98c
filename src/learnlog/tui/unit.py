"""The Unit room: contents, reading and tasks in one line from the first screen to the last."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Button, OptionList

from learnlog.content.unit import Unit
from learnlog.journal.settings import Place
from learnlog.tui.behind import work_behind
from learnlog.tui.contents import Contents
from learnlog.tui.footer import KeyFooter
from learnlog.tui.kept_place import KeptPlace
from learnlog.tui.navigation import OpenTask, OpenUnit
from learnlog.tui.page import Page
from learnlog.tui.read_so_far import ReadSoFar
from learnlog.tui.reading import ReadingView
from learnlog.tui.sized import Sized
from learnlog.tui.taskpage import TaskPage
from learnlog.tui.unit_head import UnitHead
from learnlog.tui.unit_page import focus_of, page_of
from learnlog.tui.way import Way

if TYPE_CHECKING:
    from learnlog.workspace import Workspace

WIDE = 100
"""From this many columns on the contents stand beside the text."""


MARKS = "The notes, links and buttons in the text"


class UnitScreen(Sized, Screen[None], inherit_bindings=False):
    """A unit, screen by screen.

    Args:
        workspace: where what is read and the place are kept.
        unit: the unit.
        place: of its order, with or without ``#heading``; the first screen not yet read if empty or unknown.
        scroll: row of that screen to begin at.
        browsing: the place the cursor of the contents is to begin at; empty to begin in the text.
        states: how the tasks stand, by id: ``not started``, ``draft`` or ``complete``; looked up if not given.
    """

    HELP = """
    # The unit, to read

    Readings and tasks in the order of the course. Your place is kept, and a reading counts as read once you have
    seen its end or gone on to the next.

    | Key | What it does |
    | --- | --- |
    | {unit.next} | next screen |
    | {unit.back} | screen before |
    | {unit.read-on} | one page on, and at the end the next screen |
    | ↑ ↓, PageUp, PageDown, Home, End | move through the text |
    | {page.ruler} | a ruler that marks the line you read; ↑ and ↓ move it, the same key again puts it away |
    | {unit.contents} | contents, and from there back to the text; Enter opens a screen |
    | Tab, Shift+Tab | notes, links and buttons in the text |
    | Enter | opens a note or closes it; on a link, goes to what learnlog offers instead |
    | {link.browse}, {link.copy} | on a link: open the address in your browser, copy it |

    In the contents ✓ is read or complete, ◐ a draft, · not read or not started yet, and ▸ where you are.
    """

    BINDINGS = [
        Binding("n,right", "next", "Next", id="unit.next", key_display="n", tooltip="The next screen of the unit"),
        Binding("p,left", "back", "Back", id="unit.back", key_display="p", tooltip="The screen before", show=False),
        Binding(
            "space",
            "read_on",
            "Read on",
            id="unit.read-on",
            key_display="Space",
            tooltip="The next page or screen",
        ),
        Binding("c", "contents", "Contents", id="unit.contents", tooltip="To the contents, or back to the text"),
        Binding("tab", "app.focus_next", "Links", id="unit.focus", key_display="Tab", tooltip=MARKS),
        # The screen's own keys are all named here, so that Tab stands in the footer where it belongs.
        Binding("shift+tab", "app.focus_previous", "Note before", id="unit.focus-back", tooltip=MARKS, show=False),
        Binding(
            "ctrl+c,super+c", "screen.copy_text", "Copy", id="unit.copy", tooltip="Copies the selected text", show=False
        ),
    ]

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]

    DEFAULT_CSS = """
    UnitScreen {
        & > .unit-body { height: 1fr; layers: text contents; }
        & .unit-page { height: 1fr; width: 1fr; layer: text; }
        & Contents { layer: text; }
        &.-narrow Contents { layer: contents; display: none; border-right: outer $border; width: 36; }
        &.-narrow Contents.-shown { display: block; }
        & .way-on { margin-top: 1; }
        & Button.-style-flat {
            max-width: 100%; background: $panel; border: block $panel; color: $foreground; text-style: none;
            &:hover { background: $panel; border: block $panel; }
            &:focus { background: $primary; border: block $primary; color: $background; text-style: bold; }
        }
        & Button.next { height: 1; border: none !important; padding: 0 1; }
    }
    """

    def __init__(
        self,
        workspace: Workspace,
        unit: Unit,
        place: str = "",
        scroll: int = 0,
        *,
        browsing: str = "",
        states: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__()
        self._workspace = workspace
        self.unit = unit
        self._way = Way(unit)
        self._wanted = place
        self._scroll = scroll
        self._browsing = browsing
        self._states = dict(states or {})
        self._states_known = states is not None
        self._arrived = False
        self._read = ReadSoFar(self, workspace.bookmarks, unit.id)
        self._here = 0
        self._page: Page | None = None
        self.kept_place = KeptPlace(self, self._where_in_front, self._keep_place)

    # -- what is on the screen

    def compose(self) -> ComposeResult:
        """Header line, contents, the page, and the footer."""
        yield UnitHead(self.unit, self._way)
        with Horizontal(classes="unit-body"):
            yield Contents(self._way.screens, self._states)
            yield Vertical(classes="unit-page")
        yield KeyFooter()

    async def on_mount(self) -> None:
        """Show the screen that was asked for, where it was left."""
        await self._read.load()
        anchor = self._wanted.partition("#")[2]
        here = self._way.number(self._wanted)
        if here is None:
            here, self._scroll, anchor = self._way.first_unread(self._read.places), 0, ""
        await self._show(here, self._scroll, anchor)
        number = self._way.number(self._browsing) if self._browsing else None
        if number is not None:
            self._go_to_contents(number)
        if not self._states_known:
            self._look_again()
        self.kept_place.begin()

    @property
    def place(self) -> str:
        """The place of the unit's order that is shown."""
        return self._way.screens[self._here].place

    @property
    def page(self) -> Page | None:
        """What is shown there."""
        return self._page

    def where(self) -> Place:
        """Return where the trainee is, as it is kept."""
        contents = self.query_one(Contents)
        return Place(
            room="unit",
            unit=self.unit.id,
            screen=self.place,
            part=contents.under_cursor if contents.has_focus else "",
            cursor=(self._page.row if self._page else 0, 0),
        )

    def show_states(self, states: Mapping[str, str]) -> None:
        """Show how the tasks stand now, after one was worked on."""
        self._states = dict(states)
        self._show_progress()
        if isinstance(self._page, TaskPage):
            self._page.show_state(self._states.get(self._page.shown.id, "not started"))

    def on_screen_resume(self) -> None:
        """Back from a task: it may stand differently now, and this is where the trainee is again."""
        first, self._arrived = not self._arrived, True
        if not first and self._page is not None:
            self._look_again()
            self._read.stop_at(self.where())

    def _look_again(self) -> None:
        work_behind(self, self._find_states, group="states", exclusive=True)

    async def _find_states(self) -> None:
        self.show_states(await asyncio.to_thread(self._workspace.task_states, self.unit))

    async def open(self, place: str) -> None:
        """Show a place of the unit, with or without ``#heading``. An unknown one changes nothing."""
        here = self._way.number(place)
        if here is not None:
            await self._show(here, anchor=place.partition("#")[2])

    async def _show(self, here: int, scroll: int = 0, anchor: str = "") -> None:
        self._here = here
        page = page_of(self.unit, self._way, here, self._states)
        if scroll:
            page.begin_at(scroll)
        before, self._page = self._page, page
        with self.app.batch_update():
            # The new page has the focus before the old one goes: every change of focus draws the footer anew.
            await self.query_one(".unit-page").mount(page)
            self._focus_page()
            if before is not None:
                await before.remove()
            self._show_progress()
            self.query_one(Contents).remove_class("-shown")
        if anchor and not scroll and isinstance(page, ReadingView):
            page.go_to(anchor)
        self._read.stop_at(Place(room="unit", unit=self.unit.id, screen=self.place, cursor=(scroll, 0)))

    def _show_progress(self) -> None:
        self.query_one(UnitHead).show(self._here, self._read.places, short=self.size.width < WIDE)
        self.query_one(Contents).show_progress(self._here, self._read.places, self._states)

    def on_resize(self) -> None:
        """The header says less where there is less room."""
        if self._page is not None:
            self._show_progress()

    def _focus_page(self) -> None:
        if self._page is not None:
            self.set_focus(focus_of(self._page), scroll_visible=False)

    # -- the way through the unit

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is no way back from the first screen, and none on from the last."""
        if (action, self._here) in (("back", 0), ("next", self._way.last)):
            return None
        return True

    async def action_next(self) -> None:
        """Go one screen on. What was passed this way counts as read."""
        if self._here < self._way.last:
            self._mark_read()
            await self._show(self._here + 1)

    async def action_back(self) -> None:
        """Go one screen back."""
        if self._here:
            await self._show(self._here - 1)

    async def action_read_on(self) -> None:
        """Turn the page; at the end, go one screen on."""
        if self._page is None or self._page.at_end:
            await self.action_next()
        else:
            self._page.action_leaf(1)

    def action_contents(self) -> None:
        """Go to the contents, or from there back to the text."""
        if self.query_one(Contents).has_focus:
            self._leave_contents()
        else:
            self._go_to_contents()

    def _go_to_contents(self, number: int | None = None) -> None:
        contents = self.query_one(Contents)
        contents.add_class("-shown")
        contents.focus()
        if number is not None:
            contents.highlighted = contents.get_option_index(str(number))

    @on(Contents.Left)
    def _leave_contents(self) -> None:
        self.query_one(Contents).remove_class("-shown")
        self._focus_page()

    @on(OptionList.OptionSelected, "Contents")
    async def _open_chosen(self, message: OptionList.OptionSelected) -> None:
        message.stop()
        if message.option_id is not None:
            await self._show(int(message.option_id))

    @on(Button.Pressed, ".next")
    async def _go_next(self, message: Button.Pressed) -> None:
        message.stop()
        await self.action_next()

    @on(Button.Pressed, ".begin")
    def _begin_task(self, message: Button.Pressed) -> None:
        message.stop()
        shown = self._way.screens[self._here]
        self.post_message(OpenTask(self.unit.id, shown.shows.id, shown.part))

    @on(OpenUnit)
    async def _open_here(self, message: OpenUnit) -> None:
        """What a link offers in this unit is opened in place."""
        if message.unit == self.unit.id and self._way.number(message.place) is not None:
            message.stop()
            await self.open(message.place)

    # -- what is kept

    @on(Page.Seen)
    def _read_to_its_end(self, message: Page.Seen) -> None:
        message.stop()
        if message.page is self._page:
            self._mark_read()

    def _mark_read(self) -> None:
        if self._way.unread(self.place, self._read.places):
            self._read.mark(self.place)
            self._show_progress()

    def _where_in_front(self) -> Place | None:
        """Where the trainee is, unless another room is over this one."""
        return self.where() if self.is_current and self._page is not None else None

    async def _keep_place(self) -> None:
        await self._read.stop_now(self.where())

    async def leave(self) -> None:
        """Keep the place, with the row. The app calls this before it takes the screen away."""
        await self._keep_place()
