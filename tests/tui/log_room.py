"""A small log, and an app that shows one screen of the Log room, for its tests."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from textual.app import App
from textual.binding import Binding
from textual.message import Message
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget

from learnlog.content.task import ChoicesField, ProseField, Step, Task
from learnlog.content.unit import Item, Unit
from learnlog.journal.answers import Answer, ChoicesAnswer, Chosen, ProseAnswer
from learnlog.journal.entry import Comment, Entry, FollowUp
from learnlog.journal.summary import Summary
from learnlog.search import Listed
from learnlog.store.memory import MemoryDisk, MemoryStore
from learnlog.store.units import Catalog
from learnlog.tui import navigation
from learnlog.tui.entry_list import EntryList
from learnlog.tui.log import LogScreen
from learnlog.tui.preview import Preview
from learnlog.tui.rows import ListedRow
from learnlog.tui.search_box import SearchBox
from learnlog.tui.theme import THEMES
from learnlog.workspace import Workspace
from tests.entries import entry
from tests.tui.driving import screen_text as screen_text
from tests.tui.driving import settled as settled

NASTY = "[bold]not bold[/] [@click=app.quit]x[/] \x1b[31m [/]"

WIDE = (120, 40)
NARROW = (80, 24)

NOW = datetime(2026, 11, 23, 19, 2, 11, tzinfo=UTC)

TASK = Task(
    id="task-1",
    kind="task",
    label="Task 1",
    title="A value",
    asks="Choose and write.",
    steps=(
        Step(
            id="choose",
            title="Choose a value",
            fields=(ChoicesField(id="values", kind="choices", label="Which?", options="lists.values"),),
        ),
        Step(
            id="write",
            title="What it means",
            fields=(
                ProseField(id="text", kind="prose", label="What does it mean here?", required=True),
                ProseField(id="next", kind="prose", label="What next?", required=True),
            ),
        ),
    ),
)

UNIT = Unit(
    id="small",
    version="1",
    label="Unit S",
    title="A small unit",
    order=("tasks/task-1",),
    lists={"values": (Item(id="respect", name="Respect"), Item(id="inclusion", name="Inclusion"))},
    tasks=(TASK,),
)


def entry_id(number: int) -> str:
    return f"{number:026d}"


def prose(text: str, field: str = "text") -> ProseAnswer:
    return ProseAnswer(step="write", field=field, under="What it means", asked="What does it mean here? [b]", text=text)


def values(*ids: str) -> ChoicesAnswer:
    chosen = tuple(Chosen(id=one, name=one.capitalize()) for one in ids)
    return ChoicesAnswer(step="choose", field="values", under="Choose a value", asked="Which?", chosen=chosen)


def task_entry(number: int, *answers: Answer) -> Entry:
    return entry(
        *answers,
        begun=NOW - timedelta(days=300 - number),
        id=entry_id(number),
        unit="small",
        unit_version="1",
        title="Task 1: A value",
    )


def note(number: int, title: str, text: str = "A walk.") -> Entry:
    one = task_entry(number, ProseAnswer(step="note", field="text", under="Your note", asked="What?", text=text))
    return one.changed(unit="", unit_version="", task="free", title=title)


def log() -> tuple[Entry, ...]:
    """Five entries: 1 a note, 2 a draft with a gap, 3 complete, 4 a note with a nasty title, 5 one without a gap."""
    third = task_entry(3, values("inclusion"), prose("The Crèche plays together."), prose("More.", "next"))
    third = third.tagged(("autism", "year 9")).changed(
        hours=1.5,
        state="complete",
        completed=NOW,
        follow_ups=(FollowUp(written=NOW, text="It held for a month."),),
        comments=(Comment(written=NOW, by="Tutor", text="Good evidence."),),
    )
    return (
        note(1, "A quiet lunchtime"),
        task_entry(2, values("respect"), prose("One pupil waits for everyone.")),
        third,
        note(4, NASTY, NASTY).changed(happened_on=date(2026, 11, 2)),
        task_entry(5, prose("Nothing special."), prose("Go on.", "next")),
    )


def workspace(*entries: Entry, broken: bool = False) -> Workspace:
    disk = MemoryDisk()
    store = MemoryStore(disk)
    for one in entries:
        store.save(one, "")
    if broken:
        disk.entries[entry_id(900)] = b'format = 1\nid = "'
    return Workspace(Catalog((UNIT,), ()), store, lambda: NOW, lambda now, after: entry_id(999))


class Shell(App[None]):
    """Shows a screen; keeps where it asked to go, and whether Escape was left to the app."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]
    BINDINGS = [Binding("escape", "back", "Leave", show=False)]

    def __init__(self, make: Callable[[], Screen[None]]) -> None:
        super().__init__()
        self._make = make
        self.asked: list[Message] = []
        self.left = 0

    async def on_mount(self) -> None:
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name
        self.animation_level = "none"
        await self.push_screen(self._make())

    async def action_back(self) -> None:
        self.left += 1

    def on_read_entry(self, message: navigation.ReadEntry) -> None:
        self.asked.append(message)

    def on_edit_entry(self, message: navigation.EditEntry) -> None:
        self.asked.append(message)

    def on_open_task(self, message: navigation.OpenTask) -> None:
        self.asked.append(message)

    def on_begin_task(self, message: navigation.BeginTask) -> None:
        self.asked.append(message)

    def on_hand_in(self, message: navigation.HandIn) -> None:
        self.asked.append(message)

    def on_open_hand_ins(self, message: navigation.OpenHandIns) -> None:
        self.asked.append(message)

    def on_begin_free_entry(self, message: navigation.BeginFreeEntry) -> None:
        self.asked.append(message)

    def on_open_bin(self, message: navigation.OpenBin) -> None:
        self.asked.append(message)

    @property
    def said(self) -> list[str]:
        """Every notification so far."""
        return [one.message for one in self._notifications]


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settled(pilot)


def has_focus(app: App[None], widget: Widget) -> bool:
    """Return whether this very widget has the focus."""
    return app.focused is widget


def in_front(app: App[None], screen: Screen[None]) -> bool:
    """Return whether this very screen is in front."""
    return app.screen is screen


# -- the Log room itself


def room(*entries: Entry, selected: str = "", broken: bool = False) -> tuple[Workspace, LogScreen, Shell]:
    desk = workspace(*entries, broken=broken)
    screen = LogScreen(desk, selected)
    return desk, screen, Shell(lambda: screen)


def rows(screen: LogScreen) -> list[ListedRow]:
    return list(screen.query_one(EntryList)._rows)


def numbers(screen: LogScreen) -> list[int]:
    return [int(row.id) for row in rows(screen) if isinstance(row, Summary)]


def highlighted(screen: LogScreen) -> int | None:
    row = screen.query_one(EntryList).row
    return int(row.id) if isinstance(row, Summary) else None


def previewed(screen: Screen[None]) -> Entry:
    """Return the entry that is shown beside the list."""
    entry = screen.query_one(Preview).entry
    assert entry is not None
    return entry


def shown_keys(screen: Screen[None]) -> set[str]:
    return {active.binding.key for active in screen.active_bindings.values() if active.enabled and active.binding.show}


async def searched(pilot: Pilot[None], text: str) -> None:
    pilot.app.screen.query_one(SearchBox).value = text
    await settled(pilot)


def holding(desk: Workspace, entries: Sequence[Summary]) -> None:
    """Have a log hold these entries, whatever is in its files."""
    desk.log_view = lambda: Listed(tuple(entries))  # type: ignore[method-assign]


@dataclass
class SlowJob:
    """A log being indexed, as far as it is let."""

    go: threading.Event
    done: int = 0
    total: int = 0

    def run(self) -> bool:
        self.go.wait(20)
        return True

    def cancel(self) -> None:
        self.go.set()
