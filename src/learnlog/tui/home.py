"""Home: where to go on, how the unit and its tasks stand, what is due, what was written last.

It draws an :class:`~learnlog.overview.Overview` and nothing else, so that the first frame needs no model and no log.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from itertools import chain
from typing import Any

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from learnlog.overview import EntryLine, FileLine, OutcomeLine, Overview, TaskLine, UnitLine
from learnlog.text import one_line, visible
from learnlog.tui.footer import KeyFooter
from learnlog.tui.line import Line
from learnlog.tui.marks import MARKS, NOTHING_YET
from learnlog.tui.navigation import (
    BeginFreeEntry,
    GoOn,
    LeaveAlone,
    OpenActions,
    OpenHandIns,
    OpenLog,
    OpenPictures,
    OpenTask,
    OpenUnit,
    ReadEntry,
    Recover,
)
from learnlog.tui.sized import Sized

BAR = 16
"""Width of the reading bar, in characters."""

FILES = 2
"""How many files that are no entries are named; the log lists them all."""

_UNRATED = "not rated"


SPARED = ("app.home", "home.backups", "home.comments", "home.hand-ins", "home.profile")
"""Keys that the footer leaves out first: from here one goes to the other rooms, so those are named."""


class HomeScreen(Sized, Screen[None]):
    """Home.

    Args:
        overview: what to show; None while the log is still being opened for the first time.
        today: the day, for the corner and for what is overdue.
    """

    HELP = """
    # Home

    The line at the top goes on exactly where you stopped: press **Enter**.

    Below it: how far you have read, how each task stands, what is due, and what you wrote last. ↑ and ↓ (or Tab) move
    between lines, Enter opens the one you are on. A planned action opens among all of them ({app.actions}), where
    Space ticks it. What comes back by itself, because its review is due or because you wrote it a while ago, is left
    alone with **{line.not-now}**: for a month, or for good. **{home.profile}** changes your name, setting, area of
    need and terms; **{home.backups}** shows where backups go, and changes that; **{home.hand-in}** writes the whole
    unit as a document for your tutor, **{home.hand-ins}** shows what you handed in, and **{home.comments}** takes
    your tutor's comments in from the file that came back. **{app.pictures}** draws what you rated and wrote,
    **{app.settings}** opens the settings.

    Everything you write is saved by itself, on this computer only.
    """

    BINDINGS = [
        Binding("h", "app.hand_in", "Hand in", id="home.hand-in", tooltip="Write the unit as one document"),
        Binding("i", "app.hand_ins", "Handed in", id="home.hand-ins", tooltip="What you handed in, as it was"),
        Binding(
            "c",
            "app.take_comments",
            "Take in comments",
            id="home.comments",
            tooltip="Put your tutor's comments beside your answers",
        ),
        Binding("p", "app.profile", "About you", id="home.profile", tooltip="Your name, setting and area of need"),
        Binding("b", "app.backups", "Backups", id="home.backups", tooltip="Where backups of your log go"),
        Binding("6,comma", "app.settings", "Settings", id="app.settings", tooltip="Colours, reading, keys …"),
        Binding("q", "app.quit", "Close", id="home.quit", show=False, tooltip="Save everything and close learnlog"),
    ]

    DEFAULT_CSS = """
    HomeScreen {
        & > #top { height: 1; background: $surface; padding: 0 2; }
        & #top-name { width: 1fr; text-style: bold; color: $primary; }
        & #top-day { width: auto; color: $text-muted; }
        & > #page { height: 1fr; padding: 1 2 0 2; align-horizontal: center; scrollbar-size-vertical: 1; }
        & #greeting { max-width: 112; margin-bottom: 1; padding: 0 1; color: $text-muted; }
        & #go-on {
            max-width: 112; height: 3; padding: 1 2; margin-bottom: 1; background: $surface; text-style: bold;
        }
        & #go-on:focus { background: $block-cursor-background; }
        & .trouble { max-width: 112; color: $warning; padding: 0 1; margin-bottom: 1; }
        & .review { height: auto; text-wrap: wrap; }
        & .waiting { max-width: 112; margin-bottom: 1; }
        & .file { max-width: 112; height: auto; margin-bottom: 1; text-wrap: wrap; }
        & #columns { max-width: 112; height: auto; }
        & #left { width: 3fr; height: auto; margin-right: 3; }
        & #right { width: 2fr; height: auto; }
        & .heading { text-style: bold; color: $primary; padding: 0 1; }
        & .note { color: $text-muted; padding: 0 1; }
        & .outcomes { padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis; }
        & .gap { margin-top: 1; }
        &.-narrow #columns { layout: vertical; }
        &.-narrow #left, &.-narrow #right { width: 1fr; margin-right: 0; }
        &.-narrow #right { margin-top: 1; }
        &.-short #greeting { display: none; }
        &.-narrow > #page { padding: 1 1 0 1; }
    }
    """

    def __init__(self, overview: Overview | None, today: date) -> None:
        super().__init__()
        self.overview = overview
        self._today = today
        self._busy = ""
        self._under_dialog = False

    def compose(self) -> ComposeResult:
        """The corner, the line to go on, and two columns."""
        with Horizontal(id="top"):
            yield Static("learnlog", id="top-name")
            yield Static(f"{self._today:%A} {self._today.day} {self._today:%B} {self._today.year}", id="top-day")
        with VerticalScroll(id="page", can_focus=False):
            if self.overview is None:
                yield Static("Opening your log …", id="greeting")
            else:
                yield from self._page(self.overview)
        yield KeyFooter(spared=SPARED, leads=True)

    def _page(self, overview: Overview) -> ComposeResult:
        name = one_line(overview.name)
        yield Static(Content(f"Hello, {name}." if name else "Hello."), id="greeting")
        for trouble in overview.trouble:
            head, more, rest = visible(trouble).partition("\n")
            yield Static(Content.assemble("! ", (head, "bold" if more else ""), more, rest), classes="trouble")
        yield Line(
            Content.assemble(f"▸ {overview.go_on.verb}: ", (one_line(overview.go_on.where), "not bold")),
            GoOn,
            id="go-on",
        )
        for waiting in overview.waiting:
            yield Line(
                Content.assemble(("! Not yet in your log: ", "$warning"), one_line(waiting.text)),
                partial(Recover, waiting.entry),
                classes="waiting",
            )
        yield from self._files(overview.files)
        yield Horizontal(id="columns")

    async def _fill(self) -> None:
        """Put into the two columns what belongs there, unless it stands there already."""
        for columns in self.query("#columns").results(Horizontal):
            if self.overview is not None and not columns.children:
                left = chain.from_iterable(map(self._unit, self.overview.units))
                await columns.mount(Vertical(*left, id="left"), Vertical(*self._log(self.overview), id="right"))

    def _files(self, files: tuple[FileLine, ...]) -> ComposeResult:
        """What is no entry among the files of the log, each leading to what can be done about it."""
        for number, file in enumerate(files[:FILES]):
            text = Content.assemble(("! ", "$warning"), (one_line(file.name), "$warning"), f"\n{one_line(file.text)}")
            yield Line(text, partial(OpenLog, "", file.path), id=f"file-{number}", classes="file")
        if len(files) > FILES:
            text = Content.styled(f"! {len(files) - FILES:,} more files like this …", "$warning")
            yield Line(text, OpenLog, id="more-files", classes="file")

    def _unit(self, unit: UnitLine) -> ComposeResult:
        yield Static(Content(visible(unit.name)), classes="heading")
        done = round(BAR * unit.read / unit.screens) if unit.screens else 0
        yield Line(
            Content.assemble(
                "Reading  ",
                ("━" * done, "$success"),
                ("─" * (BAR - done), "$text-muted"),
                f"  {unit.read} of {unit.screens}",
            ),
            partial(OpenUnit, unit.id),
            id=f"read-{unit.id}",
        )
        if unit.handed_in:
            yield Line(
                Content.assemble("Handed in  ", (one_line(unit.handed_in), "$text-muted")),
                partial(OpenHandIns, "", unit.id),
                id=f"handed-in-{unit.id}",
            )
        tasks = [task for task in unit.tasks if task.kind == "task"]
        beside = [task for task in unit.tasks if task.kind != "task"]
        yield Static("Tasks", classes="note gap")
        width = max((len(one_line(task.name)) for task in unit.tasks), default=0)
        yield from (self._task_line(unit.id, task, width) for task in tasks)
        if beside:
            yield Static("Beside the tasks", classes="note gap")
            yield from (self._task_line(unit.id, task, width) for task in beside)
        if unit.outcomes:
            yield Static("Learning outcomes, at the start → now", classes="note gap")
            # One widget, not one for each: nobody chooses an outcome here, and every widget delays the first frame.
            yield Static(Content("\n").join(self._outcomes(unit.outcomes)), classes="outcomes")

    def _task_line(self, unit: str, task: TaskLine, width: int) -> Line:
        state = task.state
        if state == "draft":
            gaps = f", {task.gaps} gap{'' if task.gaps == 1 else 's'}" if task.gaps else ", nothing missing"
            state = f"draft{gaps}"
        style = "$success" if task.state == "complete" else "$warning" if task.state == "draft" else "$text-muted"
        text = Content.assemble(
            (f"{MARKS[task.state]} ", style), one_line(task.name).ljust(width), (f"  {state}", "$text-muted")
        )
        return Line(text, partial(OpenTask, unit, task.id), id=f"task-{unit}-{task.id}")

    def _outcomes(self, outcomes: tuple[OutcomeLine, ...]) -> Iterator[Content]:
        """A line each: the ratings under each other, then as much of the outcome as has room."""
        # Under each other, so that the eye runs down what was and what is.
        first = max(len(one_line(one.then) or _UNRATED) for one in outcomes)
        rated = [
            f"{(one_line(one.then) or _UNRATED).ljust(first)} → {one_line(one.now) or _UNRATED}"
            if one.then or one.now
            else f"{_UNRATED} yet"
            for one in outcomes
        ]
        width = max(map(len, rated))
        for one, said in zip(outcomes, rated, strict=True):
            yield Content.assemble((said.ljust(width), "$foreground"), (f"  {one_line(one.text)}", "$text-muted"))

    def _log(self, overview: Overview) -> ComposeResult:
        if overview.actions:
            yield Static("Due" if overview.due else "Actions", classes="heading")
            for number, due in enumerate(overview.due):
                late = ("overdue ", "$warning bold") if due.day < self._today.isoformat() else ""
                yield Line(
                    Content.assemble("☐ ", late, (f"{due.by}  ", "$text-muted"), one_line(due.text)),
                    partial(OpenActions, due.key),
                    id=f"due-{number}",
                )
            if overview.actions > len(overview.due):
                count = f"{overview.actions:,} action{'' if overview.actions == 1 else 's'} …"
                said = f"All {count}" if overview.due else f"Nothing is due now: {count}"
                yield Line(Content.styled(said, "$text-muted"), OpenActions, id="all-actions")
            yield Static("", classes="note")
        if overview.reviews:
            yield from self._reviews(overview)
            yield Static("", classes="note")
        yield Static("Your log", classes="heading")
        if not overview.recent:
            yield Static("Empty so far. What you write in a task or a free entry is kept here.", classes="note")
        for entry in overview.recent:
            yield Line(self._entry(entry), partial(ReadEntry, entry.id), id=f"entry-{entry.id}")
        if overview.entries > len(overview.recent):
            text = Content.styled(f"All {overview.entries:,} entries …", "$text-muted")
            yield Line(text, OpenLog, id="all-entries")
        yield Line(Content.assemble(("+ ", "$success"), "Write a free entry"), BeginFreeEntry, id="free")
        if overview.entries:
            text = Content.assemble(("▒ ", "$primary"), "Pictures of what you rated and wrote")
            yield Line(text, OpenPictures, id="pictures")
        if overview.earlier:
            old = overview.earlier
            yield Static(Content(f"{one_line(overview.earlier_why)} you wrote"), classes="heading gap")
            yield Line(self._entry(old), partial(ReadEntry, old.id), not_now=partial(LeaveAlone, old.id), id="earlier")
            if old.excerpt:
                yield Static(Content(f"“{old.excerpt}”"), classes="note")

    def _reviews(self, overview: Overview) -> ComposeResult:
        yield Static("Review due", classes="heading")
        for number, one in enumerate(overview.reviews):
            yield Line(
                Content.assemble("↻ ", one_line(one.text), (f", {one_line(one.often)}", "$text-muted")),
                partial(ReadEntry, one.entry),
                not_now=partial(LeaveAlone, one.entry, review=True),
                id=f"review-{number}",
                classes="review",
            )
        if overview.more_reviews:
            yield Static(f"and {overview.more_reviews:,} more, which come up as you do these", classes="note")

    def _entry(self, entry: EntryLine) -> Content:
        mark = MARKS.get(entry.state, NOTHING_YET)
        return Content.assemble(f"{mark} ", (f"{entry.when:<6}  ", "$text-muted"), one_line(entry.title))

    def on_mount(self) -> None:
        """Focus the line to go on, and show it; what stands below comes with the next frame.

        A log with much that is due would be seen later than an empty one otherwise: every line delays a frame.
        """
        self._focus("go-on")
        self.call_after_refresh(self._fill)

    def on_screen_suspend(self) -> None:
        """Remember what comes over Home."""
        self._under_dialog = isinstance(self.app.screen, ModalScreen)

    def on_screen_resume(self) -> None:
        """Back from a room: Enter leads on again. A dialog that is closed leaves the focus where it was."""
        if not self._under_dialog:
            self._focus("go-on")

    def show(self, overview: Overview, today: date) -> None:
        """Show a newer overview, or the same on another day; the focus stays on the same line."""
        if (overview, today) != (self.overview, self._today) or self._busy:
            self.overview, self._today = overview, today
            self._busy = ""
            focused = self.focused.id if self.focused else None
            self.call_next(self._redraw, focused or "go-on")

    async def _redraw(self, focused: str) -> None:
        with self.app.batch_update():
            await self.recompose()
            await self._fill()
            self._focus(focused)

    def show_progress(self, done: int, total: int) -> None:
        """Say how far reading the log has come, while there is nothing to show yet."""
        if self.overview is None and total:
            self._busy = f"Opening your log: {done:,} of {total:,} entries"
            for line in self.query("#greeting").results(Static):
                line.update(Content(self._busy))

    def _focus(self, line_id: str) -> None:
        for candidate in (line_id, "go-on"):
            for line in self.query(f"#{candidate}"):
                line.focus()
                return


def home_of(app: App[Any]) -> HomeScreen:
    """Return Home, which is at the bottom of the stack."""
    home = app.screen_stack[0]
    assert isinstance(home, HomeScreen), "Home is the default screen"
    return home
