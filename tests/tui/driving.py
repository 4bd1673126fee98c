"""Drives learnlog as a trainee would: an evening with the app, from Home to the file on the disk."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any, TypeVar

from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Button, OptionList
from textual.worker import WorkerCancelled

from learnlog.guide import REVIEW
from learnlog.journal.answers import Address, Answer
from learnlog.journal.entry import Entry
from learnlog.opening import Opening
from learnlog.store.folders import Folders
from learnlog.store.ids import IdMaker
from learnlog.store.names import find
from learnlog.store.toml import TomlStore
from learnlog.tui.app import LearnlogApp
from learnlog.tui.choosing import ChangeSettings
from learnlog.tui.entry import EntryScreen
from learnlog.tui.fields import FieldWidget
from learnlog.tui.fields.choice import ChoiceWidget
from learnlog.tui.fields.choices import ChoicesWidget
from learnlog.tui.fields.date import DateWidget
from learnlog.tui.fields.day_input import DayInput
from learnlog.tui.fields.line import LineWidget
from learnlog.tui.fields.line_input import LineInput
from learnlog.tui.fields.people import PeopleWidget
from learnlog.tui.fields.picker import Picker
from learnlog.tui.fields.prose import ProseWidget
from learnlog.tui.fields.prose_area import ProseArea
from learnlog.tui.fields.row_card import Cell
from learnlog.tui.fields.rows import RowsWidget
from learnlog.tui.fields.scale import ScaleWidget
from learnlog.tui.footer import KeyFooter
from learnlog.tui.review import ReviewPanel
from learnlog.tui.step import StepPanel
from learnlog.tui.task import TaskScreen
from tests.tui.written.form import Written

S = TypeVar("S", bound=Screen[Any])
W = TypeVar("W", bound=Widget)

GOLDEN = Path(__file__).parent / "golden"
"""Entries as they must come out. ``LEARNLOG_WRITE_GOLDEN=1 pytest tests/tui/test_tasks.py`` writes them anew."""

WRITE_GOLDEN = os.environ.get("LEARNLOG_WRITE_GOLDEN") == "1"

PATIENCE = 60
"""Seconds for the slowest work of a busy machine; longer than that it hangs, and the test says so."""

TURNS = 20
"""Turns of the loop that are waited for what a message leads to."""


class Clock:
    """A clock that stands still until it is moved on."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 23, 19, 2, 11, tzinfo=timezone(timedelta(hours=0)))

    def __call__(self) -> datetime:
        return self.now

    def on(self, **by: int) -> None:
        """Move on, by ``minutes=5`` and the like."""
        self.now += timedelta(**by)


def ids() -> Callable[[datetime], str]:
    """Return what makes the same ids in every run."""
    return IdMaker(lambda bits: 5)


async def settled(pilot: Pilot[Any]) -> None:
    """Wait until every worker is done, and what they began too."""
    async with asyncio.timeout(PATIENCE):
        await pilot.pause()
        while True:
            # However busy the machine is: a message gets through as many widgets as this in as many turns.
            for _ in range(TURNS):
                await asyncio.sleep(0)
            if unfinished := [worker for worker in pilot.app.workers if not worker.is_finished]:
                with suppress(WorkerCancelled):
                    await pilot.app.workers.wait_for_complete(unfinished)
                await pilot.pause()
            elif not any(one.message_queue_size for one in (pilot.app, *pilot.app.screen_stack)):
                return


async def until(pilot: Pilot[Any], true: Callable[[], bool]) -> None:
    """Wait until something is true."""
    async with asyncio.timeout(PATIENCE):
        while not true():
            await pilot.pause()


def screen_text(app: App[Any]) -> str:
    """Everything that stands on the screen, line by line."""
    return "\n".join(strip.text.rstrip() for strip in app.screen._compositor.render_strips())


def keys_named(app: App[Any]) -> list[str]:
    """Return what the footer of the screen in front names: each key with what it does."""
    return [f"{one.name} {one.binding.description}" for one in app.screen.query_one(KeyFooter).shown]


class Trainee:
    """Somebody at the keyboard of one running app.

    Args:
        app: the app.
        pilot: presses its keys.
        folders: where its log is.
    """

    def __init__(self, app: LearnlogApp, pilot: Pilot[Any], folders: Folders) -> None:
        self.app = app
        self.pilot = pilot
        self.folders = folders

    # -- looking

    @property
    def text(self) -> str:
        """What the screen says."""
        return screen_text(self.app)

    def screen(self, kind: type[S]) -> S:
        """Return the screen in front, which must be of this kind."""
        screen = self.app.screen
        assert isinstance(screen, kind), f"{screen} is in front"
        return screen

    def one(self, selector: str, kind: type[W]) -> W:
        """Return a widget of the screen in front."""
        return self.app.screen.query_one(selector, kind)

    def says(self, selector: str) -> str:
        """Return what a widget of the screen in front says."""
        return str(self.app.screen.query_one(selector).render())

    @property
    def task(self) -> TaskScreen:
        """The task screen in front."""
        return self.screen(TaskScreen)

    @property
    def key(self) -> str:
        """The key of the step in front."""
        return self.task.key

    @property
    def gaps(self) -> list[str]:
        """What is missing, in the words of the review."""
        return [gap.text for gap in self.task.guide.gaps]

    def field(self, name: str) -> FieldWidget:
        """Return the widget of a field of the step in front."""
        panel = self.task.panel
        assert isinstance(panel, StepPanel), f"{self.key} has no fields"
        return next(one for one in panel.fields if one.asked.address.field == name)

    def asked(self) -> list[str]:
        """Return the ids of the fields of the step in front."""
        panel = self.task.panel
        assert isinstance(panel, StepPanel), f"{self.key} has no fields"
        return [one.asked.address.field for one in panel.fields]

    def has_focus(self, widget: Widget) -> bool:
        """Return whether this very widget has the focus."""
        return self.app.focused is widget

    @property
    def notifications(self) -> list[str]:
        """Every notification so far."""
        return [one.message for one in self.app._notifications]

    # -- doing

    async def settle(self) -> None:
        """Wait until nothing is going on."""
        await settled(self.pilot)

    async def until(self, true: Callable[[], bool]) -> None:
        """Wait until something is true, then until nothing is going on."""
        await until(self.pilot, true)
        await self.settle()

    async def press(self, *keys: str) -> None:
        """Press keys and wait until all is done."""
        await self.pilot.press(*keys)
        await self.settle()

    async def push(self, selector: str) -> None:
        """Press a button of the screen in front."""
        self.one(selector, Button).focus()
        await self.press("enter")

    async def choose_line(self, line: str) -> None:
        """Choose a line of Home by its id."""
        self.app.home.query_one(f"#{line}").focus()
        await self.press("enter")

    async def open_task(self, unit: str, task: str) -> None:
        """Open a task from Home."""
        self.app.home.query_one(f"#task-{unit}-{task}").focus()
        await self.pilot.press("enter")
        await self.until(lambda: isinstance(self.app.screen, (TaskScreen, EntryScreen)))

    async def write(self, name: str, answer: Any) -> None:
        """Answer a field of the step in front, and have it taken up."""
        await self.put(name, answer)
        await self.taken()

    async def put(self, name: str, answer: Any) -> None:
        """Answer a field of the step in front through its widget, without waiting for the autosave.

        Args:
            name: the id of the field.
            answer: text for a line, prose or a date; an option's id for a choice, several for choices; by item a
                level, or a level and its evidence, for a scale; roles, or a role and an alias, for people; by column
                the cells of each row that is added for rows.
        """
        widget = self.field(name)
        if isinstance(widget, LineWidget):
            widget.input.value = answer
        elif isinstance(widget, ProseWidget):
            widget.area.text = answer
        elif isinstance(widget, DateWidget):
            widget.entry.input.value = answer
        elif isinstance(widget, (ChoiceWidget, ChoicesWidget)):
            for option in [answer] if isinstance(answer, str) else answer:
                widget.marks.move_to(option)
                widget.marks.action_press()
        elif isinstance(widget, ScaleWidget):
            self._rate(widget, answer)
        elif isinstance(widget, PeopleWidget):
            await self._name(widget, answer)
        else:
            assert isinstance(widget, RowsWidget), f"no kind of field: {widget}"
            for cells in answer:
                await self.add_row(name, cells)

    async def taken(self) -> None:
        """Have what was written so far taken up, as the autosave does after some hundredths of a second.

        What depends on it is asked again then.
        """
        await self.pilot.pause()
        self.task.collect()
        await self.settle()

    def _rate(self, widget: ScaleWidget, answer: Mapping[str, str | tuple[str, str]]) -> None:
        for item, said in answer.items():
            level, evidence = (said, "") if isinstance(said, str) else said
            widget.pickers[item].choose(level)
            if evidence:
                set_text(widget.evidence[item], evidence)

    async def _name(self, widget: PeopleWidget, people: Sequence[str | tuple[str, str]]) -> None:
        for person in people:
            role, alias = (person, "") if isinstance(person, str) else person
            if not any(row.texts == ("", "") for row in widget.rows):
                widget.query_one(".add", Button).press()
                await self.pilot.pause()
            row = next(row for row in widget.rows if row.texts == ("", ""))
            row.role.value, row.alias.value = role, alias

    async def add_row(self, name: str, cells: Mapping[str, str]) -> None:
        """Write one row of a table: the first that is still empty, or else a new one."""
        widget = self.field(name)
        assert isinstance(widget, RowsWidget)
        if not any(card.row is None for card in widget.cards):
            widget.query_one(".add", Button).press()
            await self.pilot.pause()
        card = next(card for card in widget.cards if card.row is None)
        for column, text in cells.items():
            set_text(card.cells[column], text)

    async def next(self) -> None:
        """Go to the next step."""
        key = self.key
        await self.pilot.press("f8")
        await self.until(lambda: self.key != key)

    async def review(self) -> None:
        """Go to the review."""
        await self.pilot.press("ctrl+r")
        await self.until(lambda: isinstance(self.task.panel, ReviewPanel))

    async def jump(self, key: str) -> None:
        """Jump to a step, as choosing it in the list of steps does."""
        await self.task.go(key)
        await self.settle()
        assert self.key == key

    async def work_through(self, written: Written, *, but: Sequence[str] = ()) -> None:
        """Answer every step from the one in front to the review.

        Args:
            written: what to write.
            but: fields to leave open, as ``step/field``.
        """
        while self.key != REVIEW:
            await self.answer_step(written, but=but)
            await self.next()

    async def answer_step(self, written: Written, *, but: Sequence[str] = ()) -> None:
        """Answer the step in front."""
        key = self.key
        for name, answer in written.get(key, {}).items():
            if f"{key}/{name}" not in but:
                if name not in self.asked():
                    # Asked only after an answer above it.
                    await self.taken()
                await self.put(name, answer)

    async def fill_gap(self, number: int = 0) -> Address:
        """Choose a gap of the review; return the field it leads to, which has the focus then."""
        gap = self.task.guide.gaps[number]
        gaps = self.one("#gaps", OptionList)
        gaps.focus()
        if number:
            gaps.highlighted = gaps.get_option_index(str(number))
        await self.pilot.press("enter")
        await self.until(lambda: self.key == gap.step)
        focused = self.app.focused
        assert focused is not None and self.field(gap.address.field) in focused.ancestors_with_self
        return gap.address

    async def complete(self) -> None:
        """Complete the entry in the review."""
        assert self.gaps == []
        assert isinstance(self.task.panel, ReviewPanel)
        await self.push("#complete")
        await self.until(lambda: bool(self.app.screen.query("#reopen")))
        assert self.task.sitting.entry.state == "complete"

    # -- what is kept

    def entry_file(self, entry_id: str) -> Path:
        """Return the file of an entry."""
        path = find(self.folders.entries, entry_id)
        assert path is not None
        return path

    def drafts(self) -> list[str]:
        """Return the ids of the entries that have a draft."""
        return sorted({ref.entry_id for ref in TomlStore(self.folders).drafts.all()})

    def kept(self, entry_id: str) -> Entry:
        """Return an entry as it is on the disk."""
        return TomlStore(self.folders).load(entry_id).entry


@asynccontextmanager
async def sitting_down(
    home: Path,
    clock: Clock | None = None,
    *,
    welcome: bool = False,
    size: tuple[int, int] = (80, 24),
    opening: Callable[..., Opening] = Opening,
    resume: bool = False,
) -> AsyncIterator[Trainee]:
    """Start learnlog on a folder, and close it at the end if it still runs.

    Args:
        home: where the log is.
        clock: the time; one that stands at a Monday evening by default.
        welcome: whether to stay at the welcome, where it is asked; else it is skipped, and the tour with it.
        size: of the window.
        opening: makes another opening.
        resume: start as ``learnlog continue`` does.
    """
    folders = Folders.find(home, {})
    _as_used(folders, welcomed=not welcome)
    app = LearnlogApp(opening(folders, clock or Clock(), ids()), resume=resume)
    app.animation_level = "none"
    async with app.run_test(size=size) as pilot:
        trainee = Trainee(app, pilot, folders)
        async with asyncio.timeout(PATIENCE):
            await app.opened()
        _remember_units(folders)
        await trainee.settle()
        if not welcome and len(app.screen_stack) > 1 and not resume:
            await trainee.press("escape")
            app.post_message(ChangeSettings({"tour": False}))
            await trainee.settle()
        yield trainee


_kept_units: list[bytes] = []
"""The units as the first start of this process kept them: to read and check them is a third of a start."""


def _as_used(folders: Folders, *, welcomed: bool) -> None:
    """Make a new home one that was opened before: its units are read, the welcome was seen, and spelling is off."""
    if welcomed and not folders.settings.exists():
        folders.home.mkdir(exist_ok=True)
        folders.settings.write_text("welcomed = true\nspelling = false\n", encoding="utf-8")
    if _kept_units and folders.home.is_dir() and not folders.cache.exists():
        folders.cache.mkdir()
        folders.kept_units.write_bytes(_kept_units[0])


def _remember_units(folders: Folders) -> None:
    if not _kept_units and folders.kept_units.exists():
        _kept_units.append(folders.kept_units.read_bytes())


def set_text(cell: Cell | LineInput | ProseArea, text: str) -> None:
    """Put text into an input, whatever kind it is of."""
    if isinstance(cell, Picker):
        cell.choose(text)
    elif isinstance(cell, DayInput):
        cell.input.value = text
    elif isinstance(cell, ProseArea):
        cell.text = text
    else:
        cell.value = text


def is_golden(path: Path, name: str) -> bool:
    """Return whether a file is, byte for byte, what it must be; write that where it is asked for."""
    golden = GOLDEN / f"{name}.toml"
    found = path.read_bytes()
    if WRITE_GOLDEN:
        golden.parent.mkdir(exist_ok=True)
        golden.write_bytes(found)
    return golden.read_bytes() == found


def same_answers(one: Sequence[Answer], other: Sequence[Answer]) -> bool:
    """Return whether two entries say the same."""
    return {answer.address: answer for answer in one} == {answer.address: answer for answer in other}
